//! What people correct about papers, kept apart from what was read.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::error::LibraryError;
use crate::library::Library;

impl Library {
    /// What people have corrected about the paper at `path`, or about a paper with this content read
    /// from elsewhere: field and value. What was said of the path itself counts first, then the
    /// newest.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn corrections(
        &self,
        path: &str,
        sha256: &str,
    ) -> Result<BTreeMap<String, String>, LibraryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT field, value FROM corrections WHERE path = ?1 OR sha256 = ?2 AND sha256 <> ''
             ORDER BY path = ?1, made_at",
        )?;
        let rows = statement.query_map(params![path, sha256], |row| Ok((row.get(0)?, row.get(1)?)));
        // Later rows replace earlier ones of the same field.
        Ok(rows?.collect::<Result<_, _>>()?)
    }

    /// Keeps a correction, or with `None` takes it back; the document itself is not changed.
    ///
    /// # Errors
    ///
    /// [`LibraryError::NoDocument`], or when nothing can be written.
    pub fn keep_correction(
        &mut self,
        document: i64,
        field: &str,
        value: Option<&str>,
        made_at: i64,
    ) -> Result<(), LibraryError> {
        let row = self.row(document)?;
        let sha256 = row.sha256.unwrap_or_default();
        let transaction = self.begin()?;
        match value {
            Some(value) => transaction.execute(
                "INSERT OR REPLACE INTO corrections (path, sha256, field, value, made_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![row.path, sha256, field, value, made_at],
            )?,
            None => transaction.execute(
                "DELETE FROM corrections WHERE field = ?3 AND (path = ?1 OR sha256 = ?2 AND sha256 <> '')",
                params![row.path, sha256, field],
            )?,
        };
        Ok(transaction.commit()?)
    }
}
