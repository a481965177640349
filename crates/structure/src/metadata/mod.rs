//! What a document says about itself. What it does not say is absent.

mod identity;
pub(crate) mod kind;
mod people;
mod plan;
mod stated;

use codicil_document::{
    Block, BlockKind, Document, Fact, Furniture, FurnitureKind, Kind, Metadata,
};
use codicil_text::Span;

use crate::numbers::Numbers;

/// Blocks at the start of a document that speak about it.
const HEAD_BLOCKS: usize = 14;

/// Blocks read for statements in the text.
const READ_BLOCKS: usize = 4000;

/// Where some words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the canonical text.
    Text(Span),
    /// In the words of a piece of furniture: its index and the bytes of its own text.
    Furniture(usize, Span),
}

/// Reads all of it. `kind` has been decided before, because the clause tree depends on it.
pub(crate) fn read(document: &Document, numbers: &Numbers, kind: Option<Fact<Kind>>) -> Metadata {
    let paper = Paper { document, numbers };
    let modification = identity::modification(&paper, kind.as_ref().map(|kind| kind.value));
    let number = modification.as_ref().map(|fact| fact.value.clone());
    Metadata {
        title: identity::title(&paper, number.as_deref()),
        stage: stated::stage(&paper),
        version: stated::version(&paper),
        date: stated::date(&paper),
        classification: stated::classification(&paper),
        pages: stated::pages(&paper),
        proposer: people::proposer(&paper, number.as_deref()),
        contact: people::contact(&paper),
        attachments: identity::attachments(&paper),
        attachment_label: identity::attachment_label(&paper),
        path_type: plan::path(&paper),
        implementation_date: plan::implementation_date(&paper),
        baseline_version: plan::baseline_version(&paper),
        modification,
        kind,
        ..Metadata::default()
    }
}

/// A document, as the readers of single facts look at it.
pub(crate) struct Paper<'a> {
    document: &'a Document,
    numbers: &'a Numbers,
}

impl<'a> Paper<'a> {
    /// The words of a block.
    fn words(&self, block: &Block) -> &'a str {
        block.span.of(&self.document.text)
    }

    /// The blocks that are read for statements, without footnotes.
    fn blocks(&self) -> impl Iterator<Item = &'a Block> + 'a {
        self.document.blocks.iter().take(READ_BLOCKS).filter(|b| b.kind != BlockKind::Footnote)
    }

    /// The blocks at the start.
    fn head(&self) -> impl Iterator<Item = &'a Block> + 'a {
        self.document.blocks.iter().take(HEAD_BLOCKS)
    }

    /// The titles of the document.
    fn titles(&self) -> impl Iterator<Item = &'a Block> + 'a {
        let headings = self.document.headings.iter().filter(|heading| heading.level == 0);
        headings.filter_map(|heading| self.document.blocks.get(heading.block))
    }

    /// Running heads and feet, with their index.
    fn feet(&self) -> impl Iterator<Item = (usize, &'a Furniture)> + 'a {
        let furniture = self.document.furniture.iter().enumerate();
        furniture.filter(|(_, furniture)| furniture.kind == FurnitureKind::Running)
    }

    /// A fact that the document states.
    fn fact<T>(&self, value: T, place: Place) -> Fact<T> {
        let (span, source) = match place {
            Place::Text(span) => (Some(span), self.document.map.to_source(span)),
            Place::Furniture(index, span) => {
                (None, self.document.furniture.get(index).and_then(|f| f.map.to_source(span)))
            }
        };
        Fact { value, span, source, confidence: None }
    }
}

/// A part of a block as a place of the canonical text.
fn within(block: &Block, start: usize, end: usize) -> Place {
    Place::Text(Span::new(block.span.start + start, block.span.start + end))
}
