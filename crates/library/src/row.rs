use codicil_document::{Document, Kind, Notice};
use codicil_profile::Address;
use codicil_refs::Reference;
use rusqlite::types::Type;
use rusqlite::{Connection, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::citing;
use crate::content::unpack;
use crate::error::LibraryError;
use crate::library::Library;

/// How reading a document went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// In full.
    Read,
    /// In part.
    Partial,
    /// Not at all; the notices say why.
    Failed,
}

impl Status {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Status::Read => "read",
            Status::Partial => "partial",
            Status::Failed => "failed",
        }
    }

    fn from_name(name: &str) -> Self {
        match name {
            "read" => Status::Read,
            "partial" => Status::Partial,
            _ => Status::Failed,
        }
    }
}

/// What the list of documents says about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its number in the library; never used again for another.
    pub id: i64,
    /// The path it was read from.
    pub path: String,
    /// The name of the file.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal; `None` where they could not be read.
    pub sha256: Option<String>,
    /// Its size in bytes.
    pub size: u64,
    /// When the file was last changed, in nanoseconds since 1970.
    pub modified: i64,
    /// How reading went.
    pub status: Status,
    /// Prefix of the code that it speaks of.
    pub code: String,
    /// What kind of paper it is.
    pub kind: Kind,
    /// Its modification.
    pub modification: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Pages in the file.
    pub pages: u32,
    /// Pages whose words were read.
    pub pages_read: u32,
    /// What a person must know.
    pub notices: Vec<Notice>,
    /// When it was imported, in seconds since 1970.
    pub imported_at: i64,
    /// The document that replaced it, where this is an earlier version; itself, where a person took
    /// it out.
    pub superseded_by: Option<i64>,
    /// Further paths at which the same content was found.
    pub also: Vec<String>,
    /// True where a person has corrected something about it.
    pub corrected: bool,
}

/// A document with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// What the list says about it.
    pub row: DocumentRow,
    /// Prefix of the code that it speaks of.
    pub code: String,
    /// Its words and their structure.
    pub document: Document,
    /// Its references, in the order of the text.
    pub references: Vec<Reference>,
    /// What it does to clauses.
    pub changes: Vec<ChangeRow>,
}

/// What a document does to one clause, or to those of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// Prefix of the code.
    pub code: String,
    /// The first clause, or the only one.
    pub from: Address,
    /// The last clause of a range.
    pub to: Option<Address>,
    /// What the reader of changes wrote, kept as it is.
    pub body: String,
}

const COLUMNS: &str = "d.id, d.path, d.file, d.sha256, d.size, d.modified, d.status, d.code, d.kind, \
     d.modification, d.title, d.version, d.date, d.pages, d.pages_read, d.notices, d.imported_at, \
     d.superseded_by, \
     (SELECT json_group_array(path) FROM (SELECT path FROM names WHERE document = d.id ORDER BY path)), \
     EXISTS (SELECT 1 FROM corrections c WHERE c.path = d.path OR c.sha256 = d.sha256)";

impl Library {
    /// The current documents, in the order of their paths.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn documents(&self) -> Result<Vec<DocumentRow>, LibraryError> {
        self.rows("d.superseded_by IS NULL ORDER BY d.path", [])
    }

    /// The documents that people took out and that can be brought back, in the order of their paths.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn taken_out(&self) -> Result<Vec<DocumentRow>, LibraryError> {
        self.rows("d.superseded_by = d.id ORDER BY d.path", [])
    }

    /// The earlier versions of a document, the latest first.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn earlier_versions(&self, id: i64) -> Result<Vec<DocumentRow>, LibraryError> {
        self.rows(
            "d.id IN (WITH RECURSIVE older (id) AS (
                 SELECT id FROM documents WHERE superseded_by = ?1
                 UNION SELECT documents.id FROM documents JOIN older ON superseded_by = older.id
             ) SELECT id FROM older) AND d.id <> ?1 ORDER BY d.id DESC",
            [id],
        )
    }

    /// A document with its words.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when the library cannot be read.
    pub fn document(&self, id: i64) -> Result<StoredDocument, LibraryError> {
        let row = self.row(id)?;
        let statement = "SELECT body FROM contents WHERE document = ?1";
        let body: Vec<u8> = self.connection.query_row(statement, [id], |row| row.get(0))?;
        let document = unpack(&body)
            .map_err(|reason| LibraryError::Damaged(format!("“{}”: {reason}", row.path)))?;
        Ok(StoredDocument {
            code: row.code.clone(),
            row,
            document,
            references: citing::references(&self.connection, id)?,
            changes: changes(&self.connection, id)?,
        })
    }

    /// What the list says about one document, current or earlier.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when the library cannot be read.
    pub fn row(&self, id: i64) -> Result<DocumentRow, LibraryError> {
        self.rows("d.id = ?1", [id])?.pop().ok_or(LibraryError::NoDocument(id))
    }

    pub(crate) fn rows(
        &self,
        condition: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<DocumentRow>, LibraryError> {
        let statement = format!("SELECT {COLUMNS} FROM documents d WHERE {condition}");
        let mut statement = self.connection.prepare_cached(&statement)?;
        let rows = statement.query_map(parameters, document_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn document_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let status: String = row.get(6)?;
    let kind: String = row.get(8)?;
    Ok(DocumentRow {
        id: row.get(0)?,
        path: row.get(1)?,
        file: row.get(2)?,
        sha256: row.get(3)?,
        size: row.get::<_, i64>(4)?.unsigned_abs(),
        modified: row.get(5)?,
        status: Status::from_name(&status),
        code: row.get(7)?,
        kind: Kind::from_name(&kind).unwrap_or_default(),
        modification: row.get(9)?,
        title: row.get(10)?,
        version: row.get(11)?,
        date: row.get(12)?,
        pages: row.get(13)?,
        pages_read: row.get(14)?,
        notices: json(row, 15)?,
        imported_at: row.get(16)?,
        superseded_by: row.get(17)?,
        also: json(row, 18)?,
        corrected: row.get(19)?,
    })
}

fn changes(connection: &Connection, id: i64) -> Result<Vec<ChangeRow>, LibraryError> {
    let mut statement = connection.prepare_cached(
        "SELECT code, from_path, to_path, body FROM changes WHERE document = ?1 ORDER BY ordinal",
    )?;
    let rows = statement.query_map([id], |row| {
        let to: Option<String> = row.get(2)?;
        Ok(ChangeRow {
            code: row.get(0)?,
            from: address(row, 1, &row.get::<_, String>(1)?)?,
            to: to.map(|to| address(row, 2, &to)).transpose()?,
            body: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn address(_: &Row<'_>, column: usize, words: &str) -> rusqlite::Result<Address> {
    words.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

/// Reads a column that holds JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let words: String = row.get(column)?;
    serde_json::from_str(&words).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

/// The stable name of a value whose JSON is a string.
pub(crate) fn name_of(value: impl Serialize) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Some(name),
        _ => None,
    }
}

/// The value of that stable name.
pub(crate) fn named<T: DeserializeOwned>(column: usize, name: String) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(name)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
