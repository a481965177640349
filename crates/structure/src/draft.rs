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

/// Words that were taken out of a paragraph that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gone {
    /// Where they stand in the text of the layout.
    pub span: Span,
    /// The piece before which they stood: an index of [`Draft::pieces`], or their number.
    pub before: usize,
    /// True where they stood behind the space before that piece.
    pub behind_space: bool,
    /// A space belongs to them on the left, which the words that stay do not show.
    pub lead: bool,
    /// The same on the right.
    pub trail: bool,
}

/// Where a block stands outside the running text, as the format states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// In the contents list.
    Contents,
    /// At a table or figure, as its caption.
    Caption,
}

/// A block in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What it is, as far as is known.
    pub kind: BlockKind,
    /// Its words, line by line.
    pub pieces: Vec<Piece>,
    /// Words taken out of it, in the order of the text.
    pub gone: Vec<Gone>,
    /// The level of the heading that its format says it is.
    pub stated_level: Option<u8>,
    /// Its depth in a list, as its format says.
    pub depth: Option<u8>,
    /// Where it stands outside the running text.
    pub aside: Option<Aside>,
    /// Whether most of its letters are bold, and their size, where the format says so.
    pub look: Look,
    /// The table it stands in: an index of the grids of the framed tables.
    pub grid: Option<usize>,
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
    /// The printed label of a footnote.
    pub note: Option<String>,
    /// True for a footnote, and for a comment in the margin: its lines are not those of the flow.
    pub beside: bool,
    /// Its words as one line.
    pub words: String,
    /// True where it was parted from the block before for its length alone.
    pub cut: bool,
    /// True where white space parts columns in one of its lines.
    pub has_cells: bool,
}

/// What the letters of a block look like; `None` where the format does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether most of its letters are bold.
    pub bold: Option<bool>,
    /// Size of most of its letters, in hundredths of a point.
    pub size: Option<i32>,
}

impl Draft {
    /// A block of which nothing is known.
    pub fn empty() -> Self {
        Self {
            kind: BlockKind::Paragraph,
            pieces: Vec::new(),
            gone: Vec::new(),
            stated_level: None,
            depth: None,
            aside: None,
            look: Look::default(),
            grid: None,
            label: None,
            gap: 0,
            tops_page: false,
            page: 1,
            deleted: false,
            level: None,
            note: None,
            beside: false,
            words: String::new(),
            cut: false,
            has_cells: false,
        }
    }

    /// Puts another block behind this one, as one paragraph.
    pub fn join(&mut self, other: Draft) {
        push_words(&mut self.words, &other.words, false);
        let shift = self.pieces.len();
        self.gone.extend(other.gone.into_iter().map(|g| Gone { before: g.before + shift, ..g }));
        self.pieces.extend(other.pieces);
    }

    /// On how many lines it stands.
    pub fn line_count(&self) -> usize {
        let begins = |pair: &&[Piece]| pair[0].line != pair[1].line;
        usize::from(!self.pieces.is_empty()) + self.pieces.windows(2).filter(begins).count()
    }

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
        self.kind == BlockKind::Paragraph
            && self.level.is_none()
            && !self.deleted
            && self.grid.is_none()
            && self.aside != Some(Aside::Caption)
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
