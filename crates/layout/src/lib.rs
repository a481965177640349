//! What a file format yields before anybody has read it: pages of lines, each leading back to the
//! bytes of the file. Data only; no format and no meaning.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

use codicil_text::{SourceMap, Span};
use serde::{Deserialize, Serialize};

/// A file as its format sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// All characters of the file, decoded.
    pub text: String,
    /// From [`Layout::text`] to the bytes of the file.
    pub map: SourceMap,
    /// The pages in order; at least one for a file with text.
    pub pages: Vec<Page>,
    /// True where the format says itself where a page ends; false where page ends are read from
    /// signs in the text.
    pub pages_stated: bool,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// 1-based position in the file.
    pub number: u32,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
}

/// One visual line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its characters in [`Layout::text`], without the line end and without outer white space.
    pub span: Span,
    /// White space characters before it.
    pub indent: u32,
    /// Empty lines above it on this page.
    pub blank_above: u32,
}

impl Line {
    /// The words of the line.
    pub fn of<'a>(&self, layout: &'a Layout) -> &'a str {
        self.span.of(&layout.text)
    }
}
