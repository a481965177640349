//! Footnotes that hold the words of an objective: "Objective (a)5" in the text, "5 Facilitate …" at
//! the foot of the page. The footnote is where the objective's own text stands.

use codicil_document::{Block, BlockKind};
use codicil_text::{Repair, RepairKind};

use crate::context::Context;
use crate::{Kind, Reference, Role};

/// The definitions that footnotes marked on `references` hold.
pub(crate) fn definitions(context: &Context<'_>, references: &[Reference]) -> Vec<Reference> {
    let document = context.document;
    let marks = document.repairs.iter().filter(|repair| repair.kind == RepairKind::FootnoteMark);
    marks
        .filter_map(|mark| {
            let reference = references.iter().find(|reference| {
                reference.kind == Kind::Objective
                    && reference.targets.len() == 1
                    && reference.span.overlaps(mark.span)
            })?;
            let (index, note) = footnote(context, mark, reference.page)?;
            // The words themselves are the definition; the number only leads to them.
            let span = note.span;
            Some(Reference {
                text: document.words(span).to_owned(),
                span,
                source: document.map.to_source(span),
                page: note.page,
                block: Some(index),
                kind: Kind::Objective,
                role: Role::Definition,
                action: None,
                targets: reference.targets.clone(),
                malformed: false,
                note: None,
            })
        })
        .collect()
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
