//! Places where a provision's own text stands: clause labels and the document's own headings.

use codicil_document::{Clause, Heading};
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
    let address: codicil_profile::Address = clause.path.parse().ok()?;
    let kind = if address.paragraphs.is_empty() { Kind::Clause } else { Kind::Subclause };
    let target = Target::provision(&context.profile.prefix, address);
    let action = clause.deleted.then_some(Action::Delete);
    Some(definition(context, clause.label, clause.page, kind, target, action))
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
    let address: codicil_profile::Address = number.parse().ok()?;
    let is_group = !address.section.is_empty() && address.numbers.len() == 1;
    (is_group && context.profile.fits(&address))
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
