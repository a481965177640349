//! PDFs of invented words, from their bytes to the layout.

#![expect(clippy::unwrap_used, reason = "what a test needs it may demand, in its helpers too")]

mod damage;
mod marks;
mod places;
mod tables;
mod writer;

use codicil_extract::{Extracted, read};
use codicil_layout::Line;

/// Reads a PDF that can be read.
fn reading(bytes: &[u8]) -> Extracted {
    read(bytes, "paper.pdf").unwrap()
}

/// The lines of a page, as words.
fn lines(read: &Extracted, page: usize) -> Vec<&str> {
    read.layout.pages[page].lines.iter().map(|line| line.of(&read.layout)).collect()
}

/// The line with these words.
fn line<'a>(read: &'a Extracted, words: &str) -> &'a Line {
    let mut all = read.layout.pages.iter().flat_map(|page| &page.lines);
    all.find(|line| line.of(&read.layout) == words).unwrap()
}

/// The codes of the notices.
fn codes(read: &Extracted) -> Vec<&str> {
    read.notices.iter().map(|notice| notice.code.as_str()).collect()
}
