//! What a file format yields before anybody has read it: pages of lines, each leading back to the
//! bytes of the file or to its place on the page; with what the format itself says about them:
//! paragraphs, headings, tables, notes, tracked changes. Data only; no format and no meaning.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod changes;
mod stated;
mod tables;

pub use changes::{Mark, MarkKind};
use codicil_text::{SourceMap, Span};
use serde::{Deserialize, Serialize};
pub use stated::{LinePlace, Part, Stated, WordPlace};
pub use tables::{CellAt, CellFrame, TableFrame};

/// A file as its format sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// All characters of the file, decoded. Words shown or recorded as deleted are in it too, at
    /// their place; [`Layout::changes`] says which they are.
    pub text: String,
    /// From [`Layout::text`] to the bytes of the file; empty for formats whose bytes are not their
    /// words.
    pub map: SourceMap,
    /// The pages in order; at least one for a file with text. A format that knows no pages has one.
    pub pages: Vec<Page>,
    /// True where the format says itself where a page ends; false where page ends are read from
    /// signs in the text.
    pub pages_stated: bool,
    /// True where the lines are paragraphs as written (DOCX): a line may be long, and nothing about
    /// it is to be told from its width.
    pub paragraphs_stated: bool,
    /// Tables that the format states or that rules enclose, in reading order. Their words are lines
    /// of the pages like all others, with [`Stated::cell`] set.
    pub tables: Vec<TableFrame>,
    /// Words recorded or shown as inserted, deleted or moved; sorted by start, not overlapping.
    pub changes: Vec<Mark>,
    /// Where footnotes are cited: the mark itself is not in [`Layout::text`]. Sorted by `at`.
    pub note_marks: Vec<NoteMark>,
}

/// The place where a footnote or endnote is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteMark {
    /// Byte offset in [`Layout::text`]: the end of the word it stands behind.
    pub at: usize,
    /// The printed number or sign: "3", "*". The note is the line of [`Part::Note`] with that label.
    pub label: String,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// 1-based position in the file.
    pub number: u32,
    /// The lines from top to bottom, in reading order.
    pub lines: Vec<Line>,
    /// Width and height as shown, in hundredths of a point; `None` for formats without pages.
    pub size: Option<(i32, i32)>,
    /// Why words of it are missing; `None` for a page read in full, an empty one included.
    pub unread: Option<Unread>,
}

/// Why words of a page are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unread {
    /// It holds pictures and no text.
    Picture,
    /// Reading it failed or was stopped.
    Failed,
    /// Its characters have no known meaning: the fonts do not say which letters they draw.
    NoLetters,
}

/// One visual line, or one paragraph of a format that knows no lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its characters in [`Layout::text`], without the line end and without outer white space.
    /// Lines are parted by `\n` in the text.
    pub span: Span,
    /// White space characters before it.
    pub indent: u32,
    /// Empty lines above it on this page. For a format with places: how many lines of its size
    /// would fit into the white above it beyond the usual distance.
    pub blank_above: u32,
    /// What the format itself says about it.
    pub stated: Stated,
}

impl Line {
    /// The words of the line.
    pub fn of<'a>(&self, layout: &'a Layout) -> &'a str {
        self.span.of(&layout.text)
    }
}
