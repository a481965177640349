use std::io;
use std::path::{Path, PathBuf};

use codicil_library::LibraryError;

/// Why the engine could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A file or folder is not there.
    #[error("“{path}” is not there. Nothing of it was read.")]
    NotFound {
        /// The path as given.
        path: PathBuf,
    },
    /// A file is another one than the one that was read.
    #[error(
        "“{path}” has changed since it was read. Text and findings are those of the file that was read; import it again to bring them up to date."
    )]
    Changed {
        /// The path.
        path: PathBuf,
    },
    /// A file or folder cannot be opened.
    #[error("“{path}” cannot be opened ({reason}). Nothing of it was read.")]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A file holds nothing that can be read.
    #[error("{path}: {reason}")]
    NotText {
        /// The path as given.
        path: PathBuf,
        /// A sentence.
        reason: String,
    },
    /// No file was given or found that could be read.
    #[error("There is nothing to read in {places}. Codicil reads files that end in {extensions}.")]
    NothingToRead {
        /// The places that were looked at.
        places: String,
        /// What a file must end in.
        extensions: String,
    },
    /// The words are no clause.
    #[error("“{words}” is not a clause. Write it like G8.43, G10.7(d) or SEC:G8.43.")]
    NoClause {
        /// As typed.
        words: String,
    },
    /// A correction that cannot be.
    #[error("That cannot be the {field}: {reason}.")]
    BadValue {
        /// The field, for people.
        field: &'static str,
        /// Why.
        reason: String,
    },
    /// There is no such check.
    #[error("There is no check “{words}”. Run `codicil explain` for the list.")]
    NoCheck {
        /// As typed.
        words: String,
    },
    /// Rules, a table or a party that cannot be read: a sentence with the place.
    #[error("{0}")]
    Rules(String),
    /// The library refuses.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The search index refuses, and rebuilding it did not help.
    #[error(
        "The search index cannot be used: {0}. The documents are safe; run `codicil doctor --repair` to build it anew."
    )]
    Index(String),
}

impl EngineError {
    pub(crate) fn unreachable(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => EngineError::NotFound { path: path.to_owned() },
            io::ErrorKind::PermissionDenied => EngineError::Unreadable {
                path: path.to_owned(),
                reason: "no permission".to_owned(),
            },
            _ => EngineError::Unreadable { path: path.to_owned(), reason: error.to_string() },
        }
    }

    /// What to do about it; empty where the message says it all.
    pub fn hint(&self) -> &'static str {
        match self {
            EngineError::NotFound { .. } => "Check the name, or whether the drive is connected.",
            EngineError::Unreadable { .. } => {
                "Check that you may read it and that no other program holds it."
            }
            EngineError::NothingToRead { .. } => "Choose the folder that holds the papers.",
            _ => "",
        }
    }
}
