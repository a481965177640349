//! `codicil.import/1`: what was read, file by file.

use serde::Serialize;

use super::NoticeAnswer;

/// The answer of `import`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportAnswer {
    /// `codicil.import/1`.
    pub schema: &'static str,
    /// The files in the order in which they were found.
    pub documents: Vec<ImportedDocument>,
    /// Files that no reader is for, and why.
    pub skipped: Vec<SkippedFile>,
    /// True where the import was stopped before its end; what is listed is in the library.
    pub cancelled: bool,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedDocument {
    /// The path as it was given or found.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal; absent where it could not be read at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Stable name of its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its modification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// How it went.
    pub status: Status,
    /// Pages in the file.
    pub pages: u32,
    /// Pages whose words were read.
    pub pages_read: u32,
    /// What a person must know.
    pub notices: Vec<NoticeAnswer>,
    /// Its number in the library, where this import stored it.
    #[serde(skip)]
    pub stored: Option<i64>,
}

/// How reading went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In full.
    Read,
    /// In part.
    Partial,
    /// Not at all.
    Failed,
    /// The same content is there under another name.
    Duplicate,
    /// Nothing has changed since it was read.
    Unchanged,
}

impl Status {
    /// The stable name, as in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Status::Read => "read",
            Status::Partial => "partial",
            Status::Failed => "failed",
            Status::Duplicate => "duplicate",
            Status::Unchanged => "unchanged",
        }
    }
}

/// A file that was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SkippedFile {
    /// Its path.
    pub path: String,
    /// Why.
    pub reason: String,
}
