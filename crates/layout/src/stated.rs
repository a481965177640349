use codicil_text::{Rect, Span};
use serde::{Deserialize, Serialize};

use crate::CellAt;

/// What a format itself says about a line; what it does not say is `None` and is told from the words
/// later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Whether it begins a paragraph (true) or goes on with the one above (false).
    pub begins: Option<bool>,
    /// It is a heading of this depth: 0 for the title of the document, 1 for its sections.
    pub heading: Option<u8>,
    /// Bytes of the label that begins it ("(a)", "•", "1.2"), where the format knows that it is one;
    /// automatic labels are written out in the text.
    pub label: Option<u32>,
    /// Depth in a list, 0-based.
    pub depth: Option<u8>,
    /// Where it stands outside the running text.
    pub part: Option<Part>,
    /// The cell it stands in.
    pub cell: Option<CellAt>,
    /// Size of most of its letters, in hundredths of a point.
    pub size: Option<i32>,
    /// Whether most of its letters are bold.
    pub bold: Option<bool>,
    /// Where it stands on its page.
    pub place: Option<LinePlace>,
}

/// A part of a paper outside the running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A running head.
    Head,
    /// A running foot.
    Foot,
    /// A footnote or endnote with this printed label, which is not in the text of the line. It
    /// stands behind the paragraph that cites it.
    Note(String),
    /// The contents list of the document.
    Contents,
    /// The caption of a table or figure.
    Caption,
    /// A comment in the margin.
    Comment,
}

/// Where a line stands on its page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePlace {
    /// The box around its letters.
    pub rect: Rect,
    /// Its words from left to right, spans in ascending order.
    pub words: Vec<WordPlace>,
}

/// Where a word stands in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordPlace {
    /// Its characters in the text of the layout.
    pub span: Span,
    /// Left end, in hundredths of a point from the left of the page.
    pub left: i32,
    /// Right end, in the same measure.
    pub right: i32,
}
