use std::io;

use tantivy::TantivyError;

/// Why the index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is none, or it was made from another state of the library.
    #[error("the search index is not up to date: {0}")]
    Stale(String),
    /// It is damaged.
    #[error("the search index is damaged: {0}")]
    Broken(String),
    /// Another process writes to it.
    #[error("another process is writing to the search index; try again when it is done")]
    Busy,
    /// The disk refuses.
    #[error("the search index cannot be kept on disk: {0}")]
    Io(io::Error),
}

impl IndexError {
    /// True where making the index anew is the answer.
    pub fn must_rebuild(&self) -> bool {
        matches!(self, IndexError::Stale(_) | IndexError::Broken(_))
    }
}

impl From<io::Error> for IndexError {
    fn from(error: io::Error) -> Self {
        if is_of_the_disk(error.kind()) {
            IndexError::Io(error)
        } else {
            IndexError::Broken(error.to_string())
        }
    }
}

impl From<TantivyError> for IndexError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(..) => IndexError::Busy,
            TantivyError::IoError(error) if is_of_the_disk(error.kind()) => {
                IndexError::Io(io::Error::other(error))
            }
            other => IndexError::Broken(other.to_string()),
        }
    }
}

/// True where making the index anew would not help. Other errors come from reading damaged files.
fn is_of_the_disk(kind: io::ErrorKind) -> bool {
    use io::ErrorKind;
    matches!(
        kind,
        ErrorKind::PermissionDenied
            | ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::OutOfMemory
    )
}
