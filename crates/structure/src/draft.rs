//! A block in the making: lines that belong together, before their words are put in one text.

use codicil_document::BlockKind;
use codicil_text::Span;

/// A stretch of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its words in the text of the layout.
    pub span: Span,
    /// The line it is of: an index of the lines.
    pub line: usize,
    /// True where it continues a word of the piece before: no space between.
    pub glued: bool,
}

/// A block in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What it is, as far as is known.
    pub kind: BlockKind,
    /// Its words, line by line.
    pub pieces: Vec<Piece>,
    /// The printed label at its start: the bytes before it and its length, in the words.
    pub label: Option<(usize, usize)>,
    /// Blank lines above it.
    pub gap: u32,
    /// True where it begins a page.
    pub tops_page: bool,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// True for text shown as deleted.
    pub deleted: bool,
    /// The level of a heading.
    pub level: Option<u8>,
    /// The number of a footnote.
    pub note: Option<u32>,
    /// Its words as one line.
    pub words: String,
    /// True where it was parted from the block before for its length alone.
    pub cut: bool,
    /// True where white space parts columns in one of its lines.
    pub has_cells: bool,
}

impl Draft {
    /// The words behind the label.
    pub fn body(&self) -> &str {
        let start = self.label.map_or(0, |(start, len)| start + len);
        self.words.get(start..).unwrap_or_default().trim_start()
    }

    /// The printed label.
    pub fn label_words(&self) -> Option<&str> {
        let (start, len) = self.label?;
        self.words.get(start..start + len)
    }

    /// True for text of which nothing more is known.
    pub fn is_plain(&self) -> bool {
        self.kind == BlockKind::Paragraph && self.level.is_none() && !self.deleted
    }

    /// The last line it takes.
    pub fn last_line(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.line)
    }

    /// The first line it takes.
    pub fn first_line(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.line)
    }
}

/// Puts words behind others: white space becomes one space, a glued piece gets none.
pub(crate) fn push_words(text: &mut String, words: &str, glued: bool) {
    for (index, word) in words.split_whitespace().enumerate() {
        let goes_on = glued && index == 0;
        if !text.is_empty() && !goes_on {
            text.push(' ');
        }
        text.push_str(word);
    }
}
