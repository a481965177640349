use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// A table, rebuilt as rows of cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The words that name it: a caption, or the heading it stands under.
    pub caption: Option<Span>,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// Its rows from top to bottom, the head rows first. A head that is repeated on a later page
    /// stands once.
    pub rows: Vec<TableRow>,
    /// How its rows and columns were told.
    pub basis: TableBasis,
}

/// How the rows and columns of a table were told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableBasis {
    /// The format states them.
    Stated,
    /// Ruled lines part them.
    Ruled,
    /// The words stand in columns, or were flattened from such: the cells are a reading.
    Aligned,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its cells from left to right, one for each column: a cell merged over several rows or columns
    /// is repeated in each.
    pub cells: Vec<Cell>,
    /// True where it names the columns.
    pub is_head: bool,
    /// The page it begins on, 1-based.
    pub page: u32,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words, paragraphs parted by `\n`; empty for an empty cell.
    pub text: String,
    /// Where they stand in the canonical text, in reading order.
    pub spans: Vec<Span>,
    /// True where they are those of a merged cell that stands in full to the left or above.
    pub repeated: bool,
}
