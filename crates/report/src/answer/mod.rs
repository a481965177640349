//! One module per verb: the data it answers.
//!
//! A value that a document does not state is absent from the JSON, never null-filled with a guess.

pub mod assess;
pub mod clause;
pub mod doctor;
pub mod draft;
pub mod explain;
pub mod findings;
pub mod import;
pub mod info;
pub mod outline;
pub mod read_rules;
pub mod refs;
pub mod responses;
pub mod search;
pub mod tables;
pub mod text;
pub mod timeline;
pub mod verdict;

use codicil_document::Notice;
use codicil_text::Span;
use serde::Serialize;

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// First byte in the canonical text.
    pub start: usize,
    /// One past the last byte in the canonical text.
    pub end: usize,
    /// The same in the bytes of a plain-text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span>,
    /// Page, 1-based.
    pub page: u32,
    /// The clause it lies in, in normal form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// What a person must know about how a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoticeAnswer {
    /// Stable name.
    pub code: String,
    /// Whole sentences.
    pub message: String,
    /// Page, 1-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

impl From<&Notice> for NoticeAnswer {
    fn from(notice: &Notice) -> Self {
        Self { code: notice.code.clone(), message: notice.message.clone(), page: notice.page }
    }
}
