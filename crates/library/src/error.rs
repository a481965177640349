use std::io;
use std::path::{Path, PathBuf};

use crate::lock::Owner;

/// Why the library refuses.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is no library in the folder.
    #[error(
        "There is no library in “{folder}”. Import papers into it to make one, or choose another folder."
    )]
    Missing {
        /// The folder.
        folder: PathBuf,
    },
    /// Another process writes to it.
    #[error(
        "The library is being written to by {owner}. You can search and read it meanwhile; try again when that is done."
    )]
    InUse {
        /// Who.
        owner: Owner,
    },
    /// A newer version of Codicil made it.
    #[error(
        "A newer version of Codicil made this library (form {found}; this version knows {supported}). Nothing was changed; open it with the newer version."
    )]
    Newer {
        /// The form of the library.
        found: u32,
        /// The newest form that this version knows.
        supported: u32,
    },
    /// The folder holds other things.
    #[error(
        "“{folder}” is not a library: {reason}. Nothing was changed; choose an empty folder or one that holds a library."
    )]
    NotALibrary {
        /// The folder.
        folder: PathBuf,
        /// What it holds.
        reason: String,
    },
    /// It was there, and is gone.
    #[error(
        "The library in “{folder}” is no longer there. Check whether its drive is connected or the folder was moved; what was saved in it is where it is now."
    )]
    Vanished {
        /// The folder.
        folder: PathBuf,
    },
    /// Its file is damaged.
    #[error(
        "The library is damaged ({0}). Your papers are not affected; restore the library from a copy, or import the papers into a new one."
    )]
    Damaged(String),
    /// The disk is full.
    #[error(
        "There is no room left on the disk that holds the library. The document at hand was not saved, the others were; make room and import again."
    )]
    Full,
    /// It has no such document.
    #[error(
        "The library has no document {0}; it may have been removed or replaced meanwhile. Open it again from the list."
    )]
    NoDocument(i64),
    /// The library was opened for reading only.
    #[error("The library is open for reading only. Nothing was changed; open it for writing.")]
    ReadOnly,
    /// The disk refuses.
    #[error(
        "The library in “{folder}” cannot be used: {error}. Nothing was saved; check the disk and your right to write there."
    )]
    Io {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// SQLite refuses.
    #[error(
        "The library did not answer: {0}. Nothing was saved; try again, and run `codicil doctor` if it stays."
    )]
    Sql(rusqlite::Error),
}

impl LibraryError {
    pub(crate) fn io(folder: &Path, error: io::Error) -> Self {
        LibraryError::Io { folder: folder.to_owned(), error }
    }
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        if matches!(error, rusqlite::Error::FromSqlConversionFailure(..)) {
            return LibraryError::Damaged(error.to_string());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                LibraryError::Damaged(error.to_string())
            }
            Some(ErrorCode::ReadOnly) => LibraryError::ReadOnly,
            Some(ErrorCode::DiskFull) => LibraryError::Full,
            _ => LibraryError::Sql(error),
        }
    }
}
