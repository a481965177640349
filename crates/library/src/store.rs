use std::path::Path;

use codicil_document::{Clause, Document, Metadata};
use codicil_profile::Address;
use codicil_refs::{Reference, Target};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::content::pack;
use crate::error::LibraryError;
use crate::library::Library;
use crate::row::{ChangeRow, Status, name_of};

/// How much of a clause's words a list of clauses shows, in characters.
const SHOWN_WORDS: usize = 80;

/// A document to be stored.
#[derive(Clone, Debug)]
pub struct NewDocument<'a> {
    /// The path it was read from; a current document at the same path becomes an earlier version.
    pub path: &'a str,
    /// SHA-256 of its bytes, hexadecimal; `None` where they could not be read.
    pub sha256: Option<&'a str>,
    /// Its size in bytes.
    pub size: u64,
    /// When the file was last changed, in nanoseconds since 1970.
    pub modified: i64,
    /// When it is imported, in seconds since 1970.
    pub imported_at: i64,
    /// How reading went.
    pub status: Status,
    /// Prefix of the code that it speaks of.
    pub code: &'a str,
    /// Pages in the file.
    pub pages: u32,
    /// Pages whose words were read.
    pub pages_read: u32,
    /// Its words; empty but for the notices where nothing could be read.
    pub document: &'a Document,
    /// Its references, in the order of the text.
    pub references: &'a [Reference],
    /// What it does to clauses.
    pub changes: &'a [ChangeRow],
}

/// What the library knows about a file before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It was read from this path; the document.
    Here(i64),
    /// Its content was read from another path; the document.
    Elsewhere(i64),
}

impl Library {
    /// The document that was read from `path` when the file had this size and time of change; by
    /// these alone, without the content. Files that could not be read are never "unchanged".
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn unchanged(
        &self,
        path: &str,
        size: u64,
        modified: i64,
    ) -> Result<Option<Seen>, LibraryError> {
        let here = "SELECT id FROM documents WHERE path = ?1 AND superseded_by IS NULL
                    AND size = ?2 AND modified = ?3 AND status <> 'failed'";
        let parameters = params![path, stored(size), modified];
        if let Some(id) = self.number(here, parameters)? {
            return Ok(Some(Seen::Here(id)));
        }
        // A copy of what is now an earlier version must be read for itself.
        let elsewhere = "SELECT n.document FROM names n
                         JOIN documents d ON d.id = n.document AND d.superseded_by IS NULL
                         WHERE n.path = ?1 AND n.size = ?2 AND n.modified = ?3";
        Ok(self.number(elsewhere, parameters)?.map(Seen::Elsewhere))
    }

    /// The current document with this content. The one at `path` itself is preferred.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn with_content(&self, path: &str, sha256: &str) -> Result<Option<Seen>, LibraryError> {
        let statement = "SELECT id, path = ?1 FROM documents
                         WHERE sha256 = ?2 AND superseded_by IS NULL AND status <> 'failed'
                         ORDER BY path = ?1 DESC, id LIMIT 1";
        let found = self
            .connection
            .query_row(statement, params![path, sha256], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.map(|(id, here)| if here { Seen::Here(id) } else { Seen::Elsewhere(id) }))
    }

    /// Notes that `path` holds the same content as a document: the file was only touched, or is a
    /// second copy. A document that was read from `path` before becomes an earlier version.
    ///
    /// # Errors
    ///
    /// When there is no such document, or nothing can be written.
    pub fn note_name(
        &mut self,
        path: &str,
        document: i64,
        size: u64,
        modified: i64,
    ) -> Result<(), LibraryError> {
        let row = self.row(document)?;
        let transaction = self.begin()?;
        if row.path == path {
            let statement = "UPDATE documents SET size = ?2, modified = ?3 WHERE id = ?1";
            transaction.execute(statement, params![document, stored(size), modified])?;
        } else {
            supersede(&transaction, path, document)?;
            let statement = "INSERT OR REPLACE INTO names (path, document, size, modified)
                             VALUES (?1, ?2, ?3, ?4)";
            transaction.execute(statement, params![path, document, stored(size), modified])?;
        }
        advance(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Stores a document, whole or not at all; the result is its number.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    pub fn store(&mut self, new: &NewDocument<'_>) -> Result<i64, LibraryError> {
        let transaction = self.begin()?;
        transaction.execute("DELETE FROM names WHERE path = ?1", [new.path])?;
        // The successor must exist before a document can name it, and two current documents may
        // not share a path: the new one comes in under its own number and takes the path over.
        let id = next_number(&transaction)?;
        insert_document(&transaction, id, new)?;
        supersede(&transaction, new.path, id)?;
        // Read again, a paper that was taken out is there again.
        let taken_out = "DELETE FROM documents WHERE path = ?1 AND superseded_by = id AND id <> ?2";
        transaction.execute(taken_out, params![new.path, id])?;
        transaction.execute("UPDATE documents SET superseded_by = NULL WHERE id = ?1", [id])?;
        insert_words(&transaction, id, new)?;
        advance(&transaction)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Puts another reading of the same content in the place of a document; it keeps its number and
    /// its earlier versions.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when nothing can be written.
    pub fn replace(&mut self, id: i64, new: &NewDocument<'_>) -> Result<(), LibraryError> {
        self.row(id)?;
        let transaction = self.begin()?;
        for table in ["contents", "refs", "sites", "changes"] {
            transaction.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [id])?;
        }
        update_document(&transaction, id, new)?;
        insert_words(&transaction, id, new)?;
        advance(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Takes a document out of everything that the library answers, until it is brought back.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when nothing can be written.
    pub fn take_out(&mut self, id: i64) -> Result<(), LibraryError> {
        self.row(id)?;
        let transaction = self.begin()?;
        let statement =
            "UPDATE documents SET superseded_by = id WHERE id = ?1 AND superseded_by IS NULL";
        transaction.execute(statement, [id])?;
        advance(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Brings a document back that was taken out. Where the paper was read again since, that reading
    /// stands and nothing changes.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when nothing can be written.
    pub fn bring_back(&mut self, id: i64) -> Result<(), LibraryError> {
        self.row(id)?;
        let transaction = self.begin()?;
        transaction.execute(
            "UPDATE documents SET superseded_by = NULL
             WHERE id = ?1 AND superseded_by = id AND NOT EXISTS (
                 SELECT 1 FROM documents other
                 WHERE other.path = documents.path AND other.superseded_by IS NULL)",
            [id],
        )?;
        advance(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Removes a document with all its earlier versions.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when nothing can be written.
    pub fn remove(&mut self, id: i64) -> Result<(), LibraryError> {
        self.row(id)?;
        let transaction = self.begin()?;
        transaction.execute("DELETE FROM documents WHERE id = ?1", [id])?;
        advance(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Takes back the storing of a document: the version before it is current again, or an earlier
    /// version of what has replaced the document since.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when nothing can be written.
    pub fn withdraw(&mut self, id: i64) -> Result<(), LibraryError> {
        // A document that was taken out names itself and has no successor.
        let successor = self.row(id)?.superseded_by.filter(|successor| *successor != id);
        let transaction = self.begin()?;
        // It gives up its path before the one before it takes the path back.
        transaction.execute("UPDATE documents SET superseded_by = id WHERE id = ?1", [id])?;
        transaction.execute(
            "UPDATE documents SET superseded_by = ?2 WHERE id IN (
                 SELECT max(id) FROM documents WHERE superseded_by = ?1 AND id <> ?1 GROUP BY path)",
            params![id, successor],
        )?;
        transaction.execute("DELETE FROM documents WHERE id = ?1", [id])?;
        advance(&transaction)?;
        Ok(transaction.commit()?)
    }

    pub(crate) fn begin(&mut self) -> Result<Transaction<'_>, LibraryError> {
        self.ready_to_write()?;
        Ok(self.connection.transaction()?)
    }

    fn number(
        &self,
        statement: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Option<i64>, LibraryError> {
        Ok(self.connection.query_row(statement, parameters, |row| row.get(0)).optional()?)
    }
}

/// SQLite counts to 2^63; no file is larger.
fn stored(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

/// Whoever is current at `path` becomes an earlier version of `successor`. One that could not be read
/// has no words to keep and goes.
fn supersede(transaction: &Transaction<'_>, path: &str, successor: i64) -> rusqlite::Result<()> {
    let unread = "SELECT id FROM documents WHERE path = ?1 AND superseded_by IS NULL
                  AND status = 'failed' AND id <> ?2";
    let unread: Option<i64> =
        transaction.query_row(unread, params![path, successor], |row| row.get(0)).optional()?;
    if let Some(unread) = unread {
        let statement = "UPDATE documents SET superseded_by = ?2 WHERE superseded_by = ?1";
        transaction.execute(statement, params![unread, successor])?;
        transaction.execute("DELETE FROM documents WHERE id = ?1", [unread])?;
    }
    let statement = "UPDATE documents SET superseded_by = ?2
                     WHERE path = ?1 AND superseded_by IS NULL AND id <> ?2";
    transaction.execute(statement, params![path, successor]).map(drop)
}

fn advance(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute("UPDATE generation SET value = value + 1", []).map(drop)
}

fn next_number(transaction: &Transaction<'_>) -> rusqlite::Result<i64> {
    transaction.query_row(
        "SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'documents'), 0)",
        [],
        |row| row.get(0),
    )
}

/// The columns that come from reading, without the number and the successor.
const READ_COLUMNS: &str = "path, file, sha256, size, modified, status, code, kind, modification, \
     title, version, date, pages, pages_read, notices, imported_at";

fn insert_document(
    transaction: &Transaction<'_>,
    id: i64,
    new: &NewDocument<'_>,
) -> rusqlite::Result<()> {
    let statement = format!(
        "INSERT INTO documents (id, superseded_by, {READ_COLUMNS})
         VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
    );
    write_document(transaction, &statement, id, new)
}

fn update_document(
    transaction: &Transaction<'_>,
    id: i64,
    new: &NewDocument<'_>,
) -> rusqlite::Result<()> {
    let statement = format!(
        "UPDATE documents SET ({READ_COLUMNS}) =
         (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) WHERE id = ?1"
    );
    write_document(transaction, &statement, id, new)
}

fn write_document(
    transaction: &Transaction<'_>,
    statement: &str,
    id: i64,
    new: &NewDocument<'_>,
) -> rusqlite::Result<()> {
    let metadata: &Metadata = &new.document.metadata;
    let value = |fact: &Option<codicil_document::Fact<String>>| {
        fact.as_ref().map(|fact| fact.value.clone())
    };
    let file = Path::new(new.path).file_name().map(|name| name.to_string_lossy().into_owned());
    let notices = serde_json::to_string(&new.document.notices).unwrap_or_else(|_| "[]".to_owned());
    transaction.execute(
        statement,
        params![
            id,
            new.path,
            file.as_deref().unwrap_or(new.path),
            new.sha256,
            stored(new.size),
            new.modified,
            new.status.name(),
            new.code,
            metadata.kind().name(),
            value(&metadata.modification),
            value(&metadata.title),
            value(&metadata.version),
            value(&metadata.date),
            new.pages,
            new.pages_read,
            notices,
            new.imported_at,
        ],
    )?;
    Ok(())
}

/// The words of a document and what is found in them.
fn insert_words(
    transaction: &Transaction<'_>,
    id: i64,
    new: &NewDocument<'_>,
) -> Result<(), LibraryError> {
    let body = pack(new.document)
        .map_err(|error| LibraryError::Damaged(format!("“{}”: {error}", new.path)))?;
    transaction.execute("INSERT INTO contents VALUES (?1, ?2)", params![id, body])?;
    insert_references(transaction, id, new)?;
    insert_sites(transaction, id, new)?;
    Ok(insert_changes(transaction, id, new.changes)?)
}

fn insert_references(
    transaction: &Transaction<'_>,
    id: i64,
    new: &NewDocument<'_>,
) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO refs VALUES
         (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    for (ordinal, reference) in new.references.iter().enumerate() {
        let block = reference.block.and_then(|block| new.document.blocks.get(block));
        statement.execute(params![
            id,
            ordinal,
            reference.block,
            name_of(reference.kind),
            name_of(reference.role),
            reference.action.and_then(name_of),
            reference.text,
            reference.span.start,
            reference.span.end,
            reference.source.map(|source| source.start),
            reference.source.map(|source| source.end),
            reference.page,
            block.and_then(|block| new.document.clause_path(block)),
            reference.malformed,
            reference.note,
        ])?;
        insert_targets(transaction, id, ordinal, &reference.targets)?;
    }
    Ok(())
}

fn insert_targets(
    transaction: &Transaction<'_>,
    id: i64,
    reference: usize,
    targets: &[Target],
) -> rusqlite::Result<()> {
    let mut statement =
        transaction.prepare_cached("INSERT INTO targets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (ordinal, target) in targets.iter().enumerate() {
        let (code, from, to) = match target {
            Target::Provision { code, address } => (Some(code), Some(address), Some(address)),
            Target::Range { code, from, to } => (Some(code), Some(from), Some(to)),
            Target::Named(_) => (None, None, None),
        };
        let from = from.map(Address::sort_key);
        let to = to.map(Address::sort_key);
        statement.execute(params![id, reference, ordinal, target.to_string(), code, from, to])?;
    }
    Ok(())
}

fn insert_sites(
    transaction: &Transaction<'_>,
    id: i64,
    new: &NewDocument<'_>,
) -> rusqlite::Result<()> {
    let document = new.document;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO sites VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for (ordinal, clause) in document.clauses.iter().enumerate() {
        let Ok(address) = clause.path.parse::<Address>() else { continue };
        let heading = clause.heading.and_then(|index| document.headings.get(index));
        statement.execute(params![
            id,
            ordinal,
            document.block_at(clause.span.start),
            new.code,
            clause.path,
            address.sort_key(),
            clause.extent.start,
            clause.extent.end,
            clause.deleted,
            clause.quoted,
            clause.page,
            heading.map(|heading| &heading.title),
            first_words(document, clause),
        ])?;
    }
    Ok(())
}

/// The first words behind the label, cut between two words where there are more.
fn first_words(document: &Document, clause: &Clause) -> String {
    let words = document.words(clause.span);
    let label = clause.label.end.saturating_sub(clause.span.start);
    let own = words.get(label..).unwrap_or(words).trim();
    let Some((end, _)) = own.char_indices().nth(SHOWN_WORDS) else { return own.to_owned() };
    let cut = own[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", own[..cut].trim_end())
}

fn insert_changes(
    transaction: &Transaction<'_>,
    id: i64,
    changes: &[ChangeRow],
) -> rusqlite::Result<()> {
    let mut statement = transaction
        .prepare_cached("INSERT INTO changes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
    for (ordinal, change) in changes.iter().enumerate() {
        let last = change.to.as_ref().unwrap_or(&change.from);
        statement.execute(params![
            id,
            ordinal,
            change.code,
            change.from.to_string(),
            change.to.as_ref().map(ToString::to_string),
            change.from.sort_key(),
            last.sort_key(),
            change.body,
        ])?;
    }
    Ok(())
}
