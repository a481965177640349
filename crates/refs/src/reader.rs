//! Reads a document block by block, over its repaired words, and leads what is found back to the
//! words as they stand.

use std::collections::BTreeMap;

use codicil_document::{Document, Furniture, FurnitureKind};
use codicil_profile::Profile;
use codicil_text::{RepairedText, Span};

use crate::context::{Context, Found, Words};
use crate::{Kind, Reference, definitions, footnotes, forms, roles};

/// Reads every reference of a document, in the order of its text.
pub fn read(document: &Document, profile: &Profile) -> Vec<Reference> {
    let context = Context::new(document, profile);
    let mut references = definitions::of(&context);
    let mut labels: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for definition in &references {
        if let Some(block) = definition.block {
            labels.entry(block).or_default().push(definition.span);
        }
    }
    for index in 0..document.blocks.len() {
        let labels = labels.get(&index).map_or(&[][..], Vec::as_slice);
        block(&context, index, labels, &mut references);
    }
    let footnotes = footnotes::definitions(&context, &references);
    references.extend(footnotes);
    for furniture in &document.furniture {
        running(&context, furniture, &mut references);
    }
    references
        .sort_by_key(|reference| (reference.span.start, std::cmp::Reverse(reference.span.end)));
    references
}

/// The references of a block, but those that are `labels`: where a clause is defined it is not
/// mentioned.
fn block(context: &Context<'_>, index: usize, labels: &[Span], references: &mut Vec<Reference>) {
    let document = context.document;
    let block = &document.blocks[index];
    let repaired = RepairedText::new(&document.text, block.span, &document.repairs);
    let words = Words { text: &repaired.text, block: Some(block), index: Some(index) };
    for found in in_words(context, &words, forms::find(context, &words)) {
        let Some(span) = repaired.to_canonical(found.span) else { continue };
        if labels.iter().any(|label| label.overlaps(span)) {
            continue;
        }
        references.push(Reference {
            text: document.words(span).to_owned(),
            span,
            source: document.map.to_source(span),
            page: document.page_at(span.start),
            block: Some(index),
            ..found
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
    let found = found.into_iter().filter(|found| names_paper(found.kind)).collect();
    for found in in_words(context, &words, found) {
        references.push(Reference {
            source: furniture.map.to_source(found.span).or(furniture.source),
            span: Span::new(furniture.at, furniture.at),
            page: furniture.page,
            ..found
        });
    }
}

/// True for what a running head says of its paper: "Section G" at the head of every page cites
/// nothing.
fn names_paper(kind: Kind) -> bool {
    matches!(kind, Kind::Modification | Kind::Attachment | Kind::Version | Kind::Link)
}

/// What was found, with its role; spans are those of the words that were read.
fn in_words(context: &Context<'_>, words: &Words<'_>, found: Vec<Found>) -> Vec<Reference> {
    let roles = roles::of_all(context, words, &found);
    let with_role = found.into_iter().zip(roles);
    with_role
        .map(|(found, (role, action))| {
            let span = Span::new(found.start, found.end);
            Reference {
                text: span.of(words.text).to_owned(),
                span,
                source: None,
                page: 0,
                block: None,
                kind: found.kind,
                role,
                action,
                targets: roles::targets(context, role, found.targets),
                malformed: found.malformed.is_some(),
                note: found.malformed,
            }
        })
        .collect()
}
