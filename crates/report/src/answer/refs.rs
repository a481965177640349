//! `codicil.refs/1`: every reference of a document.

use codicil_refs::{Action, Kind, Role};
use serde::Serialize;

use super::Position;

/// The answer of `refs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefsAnswer {
    /// `codicil.refs/1`.
    pub schema: &'static str,
    /// The files in the order given.
    pub documents: Vec<DocumentRefs>,
}

/// The references of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentRefs {
    /// The path as given.
    pub path: String,
    /// In the order of the text.
    pub references: Vec<ReferenceAnswer>,
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferenceAnswer {
    /// Its words.
    pub text: String,
    /// Where they stand. A reference in a running head or foot has the empty span where that was
    /// taken out of the flow.
    #[serde(flatten)]
    pub position: Position,
    /// Its form.
    pub kind: Kind,
    /// What it does.
    pub role: Role,
    /// What an amendment does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// What it points at, in normal form.
    pub targets: Vec<String>,
    /// True where the form is malformed; absent otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub malformed: bool,
    /// What is odd about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
