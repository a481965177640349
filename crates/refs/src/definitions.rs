//! Places where a provision's own text stands: clause labels and the document's own headings.

use codicil_document::{Clause, Heading};
use codicil_profile::Address;
use codicil_text::Span;

use crate::context::Context;
use crate::forms::internal;
use crate::{Action, Kind, Reference, Role, Target};

/// The definitions of a document.
pub(crate) fn of(context: &Context<'_>) -> Vec<Reference> {
    let clauses = context.document.clauses.iter().filter_map(|clause| of_clause(context, clause));
    let headings =
        context.document.headings.iter().filter_map(|heading| of_heading(context, heading));
    clauses.chain(headings).collect()
}

fn of_clause(context: &Context<'_>, clause: &Clause) -> Option<Reference> {
    let address: Address = clause.path.parse().ok()?;
    let address = in_section(context, address, clause.label.start)?;
    let kind = if address.paragraphs.is_empty() { Kind::Clause } else { Kind::Subclause };
    let target = Target::provision(&context.profile.prefix, address);
    let action = clause.deleted.then_some(Action::Delete);
    Some(definition(context, clause.label, clause.page, kind, target, action))
}

/// The whole address of a clause: where the code has letters and its text prints numbers only, the
/// letter stands over it, "Section K". `None` where no such title is found.
fn in_section(context: &Context<'_>, address: Address, at: usize) -> Option<Address> {
    if !address.section.is_empty() || context.profile.clauses.sections.is_empty() {
        return Some(address);
    }
    let index = context.document.block_at(at)?;
    let section = context.section_over(index)?;
    Some(Address { numbers: address.numbers, paragraphs: address.paragraphs, ..section.clone() })
}

fn of_heading(context: &Context<'_>, heading: &Heading) -> Option<Reference> {
    let number = heading.number.as_deref()?;
    if let Some(target) = group(context, number) {
        return Some(definition(context, heading.span, heading.page, Kind::Group, target, None));
    }
    let (kind, target) = internal::own_part(number)?;
    let block = context.document.blocks.get(heading.block)?;
    // A title of the code's own text ("8 Assurance") is no part of this paper.
    if block.clause.is_some() {
        return None;
    }
    Some(definition(context, heading.span, heading.page, kind, target, None))
}

/// The group of clauses that a heading of the code's own text numbers: "G8".
fn group(context: &Context<'_>, number: &str) -> Option<Target> {
    let address: Address = number.parse().ok()?;
    // "P390" numbers no group but a modification.
    let is_group = matches!(address.numbers.as_slice(), [number] if number.value < 100);
    (is_group && !address.section.is_empty() && context.profile.fits(&address))
        .then(|| Target::provision(&context.profile.prefix, address))
}

fn definition(
    context: &Context<'_>,
    span: Span,
    page: u32,
    kind: Kind,
    target: Target,
    action: Option<Action>,
) -> Reference {
    let document = context.document;
    Reference {
        text: document.words(span).to_owned(),
        span,
        source: document.map.to_source(span),
        page,
        block: document.block_at(span.start),
        kind,
        role: Role::Definition,
        action,
        targets: vec![target],
        malformed: false,
        note: None,
    }
}
