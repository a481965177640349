//! Reads a document block by block, over its repaired words, and leads what is found back to the
//! words as they stand.

use codicil_document::{Document, Furniture, FurnitureKind};
use codicil_profile::Profile;
use codicil_text::{RepairedText, Span};

use crate::context::{Context, Found, Words};
use crate::{Reference, definitions, forms, roles};

/// Reads every reference of a document, in the order of its text.
pub fn read(document: &Document, profile: &Profile) -> Vec<Reference> {
    let context = Context::new(document, profile);
    let mut references = definitions::of(&context);
    for index in 0..document.blocks.len() {
        block(&context, index, &mut references);
    }
    for furniture in &document.furniture {
        running(&context, furniture, &mut references);
    }
    references
        .sort_by_key(|reference| (reference.span.start, std::cmp::Reverse(reference.span.end)));
    references
}

fn block(context: &Context<'_>, index: usize, references: &mut Vec<Reference>) {
    let document = context.document;
    let block = &document.blocks[index];
    let repaired = RepairedText::new(&document.text, block.span, &document.repairs);
    let words = Words { text: &repaired.text, block: Some(block), index: Some(index) };
    let defined: Vec<Span> = references
        .iter()
        .filter(|reference| reference.block == Some(index))
        .map(|reference| reference.span)
        .collect();
    for found in forms::find(context, &words) {
        let Some(span) = repaired.to_canonical(Span::new(found.start, found.end)) else { continue };
        // A clause's own label is where it is defined, and no mention of it.
        if defined.iter().any(|label| label.overlaps(span)) {
            continue;
        }
        let (role, action) = roles::of(context, &words, &found);
        references.push(Reference {
            text: document.words(span).to_owned(),
            span,
            source: document.map.to_source(span),
            page: document.page_at(span.start),
            block: Some(index),
            kind: found.kind,
            role,
            action,
            targets: found.targets,
            malformed: found.malformed.is_some(),
            note: found.malformed,
        });
    }
}

/// Running heads and feet name the document and its modification; links lead elsewhere.
fn running(context: &Context<'_>, furniture: &Furniture, references: &mut Vec<Reference>) {
    let words = Words { text: &furniture.text, block: None, index: None };
    let found = match furniture.kind {
        FurnitureKind::Running => forms::find(context, &words),
        FurnitureKind::Link => forms::links(&words),
        FurnitureKind::Figure => Vec::new(),
    };
    let at = Span::new(furniture.at, furniture.at);
    for Found { start, end, kind, targets, malformed } in found {
        let found = Found { start, end, kind, targets, malformed };
        let (role, action) = roles::of(context, &words, &found);
        let span = Span::new(start, end);
        references.push(Reference {
            text: span.of(&furniture.text).to_owned(),
            span: at,
            source: furniture.map.to_source(span).or(furniture.source),
            page: furniture.page,
            block: None,
            kind,
            role,
            action,
            targets: found.targets,
            malformed: found.malformed.is_some(),
            note: found.malformed,
        });
    }
}
