//! A line of a page while it is being understood.

use std::ops::Range;

use codicil_layout::Part;

use super::rows::Piece;

/// A line, before it is written into the layout.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its words and its place, turned until they run to the right.
    pub piece: Piece,
    /// The angle that it was turned by, where it is not the one of its page: stamps, words along a
    /// margin.
    pub slant: Option<u16>,
    /// The column or cell that it is read in: lines of one flow follow each other.
    pub flow: usize,
    /// It stands in a box that is set apart from the text.
    pub boxed: bool,
    /// The table of its page and the cell that it stands in.
    pub cell: Option<(usize, usize)>,
    /// The right end of the space that it could fill, where a cell or a box beside it shows it.
    pub limit: Option<f32>,
    /// The white between its end and the end of the space that it could fill; set with `begins`.
    pub room: f32,
    /// Where it stands outside the running text.
    pub part: Option<Part>,
    /// Whether it begins a paragraph.
    pub begins: Option<bool>,
    /// Empty lines above it.
    pub blank_above: u32,
    /// Letters that are no words of the line: marks of notes, and the label of a note.
    pub marks: Vec<MarkAt>,
}

/// Letters of a line that are left out of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MarkAt {
    /// Index of the word.
    pub word: usize,
    /// Indices of its glyphs.
    pub glyphs: Range<usize>,
    /// The notes that are cited here; empty for the label of a note.
    pub labels: Vec<String>,
}

impl Draft {
    /// A line of a flow.
    pub(crate) fn new(piece: Piece, flow: usize) -> Self {
        Self {
            piece,
            slant: None,
            flow,
            boxed: false,
            cell: None,
            limit: None,
            room: 0.0,
            part: None,
            begins: None,
            blank_above: 0,
            marks: Vec::new(),
        }
    }

    /// Whether it is a line of the running text.
    pub(crate) fn is_body(&self) -> bool {
        self.part.is_none() && self.cell.is_none() && self.slant.is_none() && !self.boxed
    }

    /// Whether most of its letters are bold, where the fonts say so.
    pub(crate) fn bold(&self) -> Option<bool> {
        let (mut bold, mut known) = (0, 0);
        for glyph in self.piece.words.iter().flat_map(|word| &word.glyphs) {
            if let Some(is_bold) = glyph.bold {
                known += 1;
                bold += usize::from(is_bold);
            }
        }
        (known > 0).then_some(bold * 2 > known)
    }
}
