//! The health of a library.

use crate::content::unpack;
use crate::error::LibraryError;
use crate::library::Library;

/// What was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckKind {
    /// The pages of the database file.
    File,
    /// Rows that point at others.
    Links,
    /// Documents whose words can be read.
    Contents,
    /// Imports that did not end.
    Imports,
}

impl CheckKind {
    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            CheckKind::File => "library-file",
            CheckKind::Links => "library-links",
            CheckKind::Contents => "library-contents",
            CheckKind::Imports => "library-imports",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub kind: CheckKind,
    /// True where it is as it should be.
    pub good: bool,
    /// A sentence: how it is, and what to do.
    pub message: String,
}

impl Library {
    /// Looks at everything; slow on a large library, since every page and document is read.
    ///
    /// # Errors
    ///
    /// When the library cannot be read at all.
    pub fn check(&self) -> Result<Vec<Check>, LibraryError> {
        let file = self.check_file()?;
        if !file.good {
            return Ok(vec![file]);
        }
        Ok(vec![file, self.check_links()?, self.check_contents()?, self.check_imports()?])
    }

    fn check_file(&self) -> Result<Check, LibraryError> {
        let found: Result<Vec<String>, rusqlite::Error> = (|| {
            let mut statement = self.connection.prepare("PRAGMA integrity_check(3)")?;
            statement.query_map([], |row| row.get(0))?.collect()
        })();
        let faults = match found.map_err(LibraryError::from) {
            Ok(faults) => faults,
            Err(LibraryError::Damaged(reason)) => vec![reason],
            Err(error) => return Err(error),
        };
        let good = faults.len() == 1 && faults[0] == "ok";
        Ok(check(CheckKind::File, good, "The file of the library is sound.", || {
            LibraryError::Damaged(faults.join("; ")).to_string()
        }))
    }

    fn check_links(&self) -> Result<Check, LibraryError> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let orphans = statement.query_map([], |_| Ok(()))?.count();
        Ok(check(CheckKind::Links, orphans == 0, "Every entry belongs to a document.", || {
            format!(
                "Entries that belong to no document: {orphans}. Import the papers again into a new library."
            )
        }))
    }

    fn check_contents(&self) -> Result<Check, LibraryError> {
        let mut statement = self.connection.prepare(
            "SELECT d.path, c.body FROM documents d
             LEFT JOIN contents c ON c.document = d.id ORDER BY d.path",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<Vec<u8>>>(1)?))
        })?;
        let mut unreadable = Vec::new();
        let mut count = 0usize;
        for row in rows {
            let (path, body) = row?;
            count += 1;
            let readable = body.is_some_and(|body| unpack(&body).is_ok());
            if !readable {
                unreadable.push(path);
            }
        }
        let good =
            format!("The words of every document can be read (documents and versions: {count}).");
        Ok(check(CheckKind::Contents, unreadable.is_empty(), &good, || {
            format!(
                "The words of “{}” cannot be read. Import these papers again.",
                unreadable.join("”, “")
            )
        }))
    }

    fn check_imports(&self) -> Result<Check, LibraryError> {
        let unfinished: i64 = self.connection.query_row(
            "SELECT count(*) FROM runs WHERE finished IS NULL AND id = (SELECT max(id) FROM runs)",
            [],
            |row| row.get(0),
        )?;
        Ok(check(CheckKind::Imports, unfinished == 0, "The last import came to its end.", || {
            "The last import runs still or was interrupted. What it had finished is in the library; import the folder again for the rest.".to_owned()
        }))
    }
}

fn check(kind: CheckKind, good: bool, sentence: &str, fault: impl Fn() -> String) -> Check {
    let message = if good { sentence.to_owned() } else { fault() };
    Check { kind, good, message }
}
