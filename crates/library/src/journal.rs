use rusqlite::params;

use crate::error::LibraryError;
use crate::library::Library;

/// How many files an import met, by how it went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Read in full.
    pub read: u32,
    /// Read in part.
    pub partial: u32,
    /// Not read.
    pub failed: u32,
    /// Already there under another name.
    pub duplicate: u32,
    /// Not changed since they were read.
    pub unchanged: u32,
}

/// One import in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: i64,
    /// When it began, in seconds since 1970.
    pub started: i64,
    /// When it ended; `None` for one that runs or was interrupted.
    pub finished: Option<i64>,
    /// What it met.
    pub counts: Counts,
    /// True where a person stopped it.
    pub cancelled: bool,
}

impl Library {
    /// Notes the beginning of an import; the result is its number.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    pub fn begin_run(&mut self, started: i64) -> Result<i64, LibraryError> {
        self.ready_to_write()?;
        self.connection.execute("INSERT INTO runs (started) VALUES (?1)", [started])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Notes the end of an import.
    ///
    /// # Errors
    ///
    /// When nothing can be written.
    pub fn finish_run(
        &mut self,
        run: i64,
        finished: i64,
        counts: &Counts,
        cancelled: bool,
    ) -> Result<(), LibraryError> {
        self.ready_to_write()?;
        self.connection.execute(
            "UPDATE runs SET finished = ?2, read = ?3, partial = ?4, failed = ?5, duplicate = ?6,
                 unchanged = ?7, cancelled = ?8 WHERE id = ?1",
            params![
                run,
                finished,
                counts.read,
                counts.partial,
                counts.failed,
                counts.duplicate,
                counts.unchanged,
                cancelled,
            ],
        )?;
        Ok(())
    }

    /// The imports, the latest first.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn runs(&self) -> Result<Vec<Run>, LibraryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, started, finished, read, partial, failed, duplicate, unchanged, cancelled
             FROM runs ORDER BY id DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Run {
                id: row.get(0)?,
                started: row.get(1)?,
                finished: row.get(2)?,
                counts: Counts {
                    read: row.get(3)?,
                    partial: row.get(4)?,
                    failed: row.get(5)?,
                    duplicate: row.get(6)?,
                    unchanged: row.get(7)?,
                },
                cancelled: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
