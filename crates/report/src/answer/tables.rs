//! `codicil.tables/1`: the tables of documents as rows of cells.

use serde::Serialize;

use super::{NoticeAnswer, Position};

/// The answer of `tables`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TablesAnswer {
    /// `codicil.tables/1`.
    pub schema: &'static str,
    /// The files in the order given.
    pub documents: Vec<DocumentTables>,
}

/// The tables in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentTables {
    /// The path as given.
    pub path: String,
    /// The tables in reading order.
    pub tables: Vec<TableAnswer>,
    /// What a person must know about how the file was read.
    pub notices: Vec<NoticeAnswer>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableAnswer {
    /// Its place among all tables of the answer, from 1.
    pub number: usize,
    /// The words that name it: a caption, or the heading it stands under; `null` where none does.
    pub caption: Option<String>,
    /// How its rows and columns were told: `stated`, `ruled` or `aligned`.
    pub basis: &'static str,
    /// From its first word to its last.
    #[serde(flatten)]
    pub position: Position,
    /// The rows that name the columns.
    pub header_rows: Vec<Vec<String>>,
    /// The other rows; a merged cell is repeated in each row and column that it takes.
    pub rows: Vec<Vec<String>>,
    /// Where the words of the cells stand: a list for each of `header_rows`, then for each of `rows`.
    pub cells: Vec<Vec<CellAnswer>>,
}

/// A cell without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellAnswer {
    /// Where its words stand, in reading order; empty for an empty cell.
    pub places: Vec<Position>,
    /// True where they are those of a merged cell that stands to the left or above.
    #[serde(skip_serializing_if = "is_false")]
    pub repeated: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}

impl TablesAnswer {
    /// How many tables there are.
    pub fn count(&self) -> usize {
        self.documents.iter().map(|document| document.tables.len()).sum()
    }

    /// Leaves no table but the one of that number.
    pub fn keep(&mut self, number: usize) {
        for document in &mut self.documents {
            document.tables.retain(|table| table.number == number);
        }
    }
}
