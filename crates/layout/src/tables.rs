use serde::{Deserialize, Serialize};

/// The cell a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellAt {
    /// The table: an index of [`crate::Layout::tables`].
    pub table: usize,
    /// The cell: an index of [`TableFrame::cells`].
    pub cell: usize,
}

/// A table as a format states it or as its rules show it, without its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFrame {
    /// The page it begins on, 1-based.
    pub page: u32,
    /// Number of rows of its grid.
    pub rows: u32,
    /// Number of columns of its grid.
    pub columns: u32,
    /// Its cells, row by row from left to right; a merged cell stands once, at its first row.
    pub cells: Vec<CellFrame>,
    /// How many rows from the top are named as head rows by the format.
    pub header_rows: u32,
    /// True where the format says that the table goes on with the one before: rows over a page end.
    pub goes_on: bool,
}

/// A cell without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFrame {
    /// Row, 0-based.
    pub row: u32,
    /// Column, 0-based.
    pub column: u32,
    /// Rows it takes; at least 1.
    pub row_span: u32,
    /// Columns it takes; at least 1.
    pub column_span: u32,
}
