//! A paper of the sample as its source says it, before it takes a form.

use std::collections::BTreeMap;

/// A paper.
pub struct Paper {
    pub meta: Meta,
    pub blocks: Vec<Block>,
    /// The footnotes; number 1 is the first.
    pub notes: Vec<Words>,
}

/// What stands above the first block of a source.
#[derive(Default)]
pub struct Meta {
    pub title: String,
    pub subject: String,
    /// Day of the paper, `2018-06-19`.
    pub date: String,
    /// The form in which the sample library holds the paper.
    pub library: Format,
    /// Who made the tracked changes.
    pub author: String,
    /// When, `2018-06-19T10:00:00Z`.
    pub changed: String,
    /// Whether headings that begin with a number get it from the word processor.
    pub numbered_headings: bool,
    pub text: TextStyle,
    /// Running heads and feet by name; the one without a name is that of the first section.
    pub running: BTreeMap<String, Running>,
}

/// A form of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Docx,
    Pdf,
}

impl Format {
    /// The folder below the sample and the ending of the file, which are the same but for text.
    pub fn folder(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Format::Text => "txt",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        }
    }
}

/// How an extraction of the paper as plain text looks.
pub struct TextStyle {
    /// Whether a form feed parts the pages; otherwise each page begins with one space.
    pub form_feeds: bool,
    /// Whether each line ends with a space and is followed by an empty one.
    pub spread: bool,
    /// Characters in a line, at most.
    pub width: usize,
    /// Whether the running foot stands above the words of its page.
    pub foot_on_top: bool,
    /// The pages on which the extraction has the foot; empty for all.
    pub foot_on: Vec<usize>,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self { form_feeds: true, spread: false, width: 94, foot_on_top: false, foot_on: Vec::new() }
    }
}

/// A running head and foot: lines of cells from left to right. `{page}` and `{pages}` are replaced.
#[derive(Default)]
pub struct Running {
    pub head: Vec<Vec<String>>,
    pub foot: Vec<Vec<String>>,
}

/// A form that alone has some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// What an extraction adds or breaks.
    Text,
    /// What an extraction loses.
    Documents,
}

/// A tracked change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Inserted,
    Deleted,
}

/// A paragraph, a table or a break.
pub struct Block {
    pub what: What,
    /// Set where the whole paragraph came or went.
    pub change: Option<Change>,
    pub only: Option<Only>,
}

pub enum What {
    /// Level 0 is the title.
    Heading {
        level: u8,
        words: Words,
    },
    /// A line of a cover below or above the title.
    Subtitle(Words),
    Paragraph(Words),
    Bullet(Words),
    /// An item of a list that letters itself: level 0 is (a), level 1 is (i).
    Item {
        level: u8,
        label: String,
        /// Number of the list in the paper, 0-based.
        list: usize,
        words: Words,
    },
    /// A clause with its printed number.
    Clause {
        label: String,
        words: Words,
    },
    Table(Table),
    /// Lines of a list of contents, each with its page.
    Contents(Vec<(String, String)>),
    Page,
    /// A new page from which another running head and foot hold.
    Section(String),
}

/// Words with what is to be said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Run(Run),
    /// The mark of a footnote, by number.
    Note(usize),
    /// A line break inside a paragraph.
    Break,
    /// Where the page ends in the text form, inside a table whose rows the documents break.
    PageEnd,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub change: Option<Change>,
    pub only: Option<Only>,
}

pub struct Table {
    /// Width of each column in per cent.
    pub widths: Vec<u32>,
    /// Rows that are repeated on each page.
    pub head: usize,
    /// How the head rows and the others come out of an extraction.
    pub text: [Flat; 2],
    pub rows: Vec<Vec<Cell>>,
    /// The rows that come out of an extraction with each cell on a line of its own, as
    /// [`Flat::Cells`], whatever the others do.
    pub scattered: Vec<usize>,
}

/// How a row of a table comes out of an extraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flat {
    /// Its cells on one line, parted by so many spaces.
    Line(usize),
    /// Each cell on a line of its own.
    Cells,
    /// Line by line across all cells: a narrow cell fills so many characters, the last one the rest.
    Across(Vec<usize>),
}

pub struct Cell {
    pub paragraphs: Vec<Words>,
    /// Columns that it takes; 0 where the cell to the left takes its place.
    pub columns: u32,
    /// Rows that it takes; 0 where the cell above takes its place.
    pub rows: u32,
}
