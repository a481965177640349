//! Layout to [`Document`]: running heads and feet, paragraphs, headings, lists, table rows,
//! footnotes, the clause tree, broken words, and what the document says about itself.
//!
//! Each stage is a module; [`build`] puts them in order. A stage decides by the shape of the words
//! and of the page, never by the words of one document.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod assemble;
mod changes;
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
mod parts;
mod places;
mod remarks;
mod repairs;
mod responses;
mod shapes;
mod tables;
mod write;

use codicil_document::{Document, Kind};
use codicil_layout::Layout;
use codicil_profile::Profile;
use tables::framed::Frames;

/// Reads a layout. `name` is the name of the file without its folder, a weak hint.
pub fn build(layout: &Layout, profile: &Profile, name: &str) -> Document {
    build_as(layout, profile, name, None)
}

/// Reads a layout as a paper of the kind that a person has named; `None` leaves it to the words.
pub fn build_as(layout: &Layout, profile: &Profile, name: &str, kind: Option<Kind>) -> Document {
    let lines = lines::read(layout);
    let marks = changes::Marks::of(layout);
    let mut fates = fate::Fates::new(lines.len());
    parts::remove(&lines, &mut fates);
    // What stands in a cell belongs to its table.
    for (index, _) in lines.iter().enumerate().filter(|(_, line)| line.stated.cell.is_some()) {
        fates.hold(index);
    }
    // What a format states as paragraphs has no page ends, and nothing of them is left in the flow.
    if !layout.paragraphs_stated {
        furniture::remove(&lines, &mut fates);
        if !parts::states_notes(&lines) {
            footnotes::remove(&lines, &mut fates);
        }
    }
    fates.release();
    let frames = Frames::of(layout, &lines, &mut fates);
    let mut drafts = paragraphs::build(layout, &lines, &fates, &marks, &frames);
    changes::settle(&mut drafts, &lines, layout, &marks);
    tables::framed::mark_captions(&mut drafts);
    let numbers = numbers::Numbers::of(profile);
    classify::classify(&mut drafts, &numbers);
    classify::drop_leaders(&mut drafts, &layout.text);
    tables::framed::mark_titles(&mut drafts);
    let source = assemble::Source {
        layout,
        lines: &lines,
        fates: &fates,
        marks: &marks,
        frames: &frames,
        profile,
        numbers: &numbers,
        name,
        kind,
    };
    assemble::document(&source, &drafts)
}
