//! Footnotes that hold the words of an objective: "Objective (a)5" in the text, "5 Facilitate …" at
//! the foot of the page. The footnote is where the objective's own text stands.

use codicil_document::{Block, BlockKind};
use codicil_text::{Repair, RepairKind};

use crate::context::Context;
use crate::{Kind, Reference, Role};

/// The definitions that footnotes marked on `references` hold.
pub(crate) fn definitions(context: &Context<'_>, references: &[Reference]) -> Vec<Reference> {
    let document = context.document;
    let is_objective =
        |reference: &&Reference| reference.kind == Kind::Objective && reference.targets.len() == 1;
    let marks = document.repairs.iter().filter(|repair| repair.kind == RepairKind::FootnoteMark);
    let in_words = marks.filter_map(|mark| {
        let mut objectives = references.iter().filter(is_objective);
        let reference = objectives.find(|reference| reference.span.overlaps(mark.span))?;
        let (index, note) = footnote(context, mark, reference.page)?;
        Some(definition(context, reference, index, note))
    });
    // Marks that the format states are not in the words.
    let stated = document.note_marks.iter().filter_map(|mark| {
        let mut objectives = references.iter().filter(is_objective);
        let reference = objectives
            .find(|reference| reference.span.start < mark.at && mark.at <= reference.span.end)?;
        let index = mark.note?;
        Some(definition(context, reference, index, document.blocks.get(index)?))
    });
    in_words.chain(stated).collect()
}

/// The words themselves are the definition; the number only leads to them.
fn definition(
    context: &Context<'_>,
    reference: &Reference,
    index: usize,
    note: &Block,
) -> Reference {
    let span = note.span;
    Reference {
        text: context.document.words(span).to_owned(),
        span,
        source: context.document.map.to_source(span),
        page: note.page,
        block: Some(index),
        kind: Kind::Objective,
        role: Role::Definition,
        action: None,
        targets: reference.targets.clone(),
        malformed: false,
        note: None,
    }
}

/// The footnote that a mark points at: the one of its number on the page or on the next.
fn footnote<'a>(context: &Context<'a>, mark: &Repair, page: u32) -> Option<(usize, &'a Block)> {
    let document = context.document;
    let number = document.words(mark.span).strip_prefix(mark.repaired.as_str())?;
    let blocks = document.blocks.iter().enumerate();
    blocks
        .filter(|(_, block)| {
            block.kind == BlockKind::Footnote && (page..=page + 1).contains(&block.page)
        })
        .find(|(_, block)| block.label.is_some_and(|label| document.words(label) == number))
}
