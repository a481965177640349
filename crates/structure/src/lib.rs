//! Layout to [`Document`]: running heads and feet, paragraphs, headings, lists, table rows,
//! footnotes, the clause tree, broken words, and what the document says about itself.
//!
//! Each stage is a module; [`build`] puts them in order. A stage decides by the shape of the words
//! and of the page, never by the words of one document.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod assemble;
mod classify;
mod clauses;
mod dates;
mod draft;
mod fate;
mod footnotes;
mod furniture;
mod labels;
mod lines;
mod metadata;
mod numbers;
mod paragraphs;
mod remarks;
mod repairs;
mod responses;
mod shapes;
mod write;

use codicil_document::{Document, Kind};
use codicil_layout::Layout;
use codicil_profile::Profile;

/// Reads a layout. `name` is the name of the file without its folder, a weak hint.
pub fn build(layout: &Layout, profile: &Profile, name: &str) -> Document {
    build_as(layout, profile, name, None)
}

/// Reads a layout as a paper of the kind that a person has named; `None` leaves it to the words.
pub fn build_as(layout: &Layout, profile: &Profile, name: &str, kind: Option<Kind>) -> Document {
    let lines = lines::read(layout);
    let mut fates = fate::Fates::new(lines.len());
    furniture::remove(&lines, &mut fates);
    footnotes::remove(&lines, &mut fates);
    let mut drafts = paragraphs::build(&lines, &fates);
    let numbers = numbers::Numbers::of(profile);
    classify::classify(&mut drafts, &numbers);
    let source = assemble::Source {
        layout,
        lines: &lines,
        fates: &fates,
        profile,
        numbers: &numbers,
        name,
        kind,
    };
    assemble::document(&source, &drafts)
}
