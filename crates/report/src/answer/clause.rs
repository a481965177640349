//! `codicil.clause/1`: one clause: where its text stands, what modifications do to it, who cites it.

use codicil_refs::Role;
use serde::Serialize;

use super::Position;

/// The answer of `clause`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseAnswer {
    /// `codicil.clause/1`.
    pub schema: &'static str,
    /// Normal form.
    pub clause: String,
    /// The heading printed over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// True where nothing in the library mentions it; it may exist all the same.
    pub unknown: bool,
    /// A sentence on what the answer rests on.
    pub basis: String,
    /// Its state, one for the code as it is and one for each modification that touches it.
    pub states: Vec<StateAnswer>,
    /// Where its own text stands.
    pub definitions: Vec<DefinitionAnswer>,
    /// Who cites it.
    pub cited_by: Vec<CitationAnswer>,
    /// What it cites.
    pub cites: Vec<CitedAnswer>,
    /// Its parts whose text is in the library.
    pub parts: Vec<PartAnswer>,
    /// Defined terms in its text whose definition is in the library.
    pub terms: Vec<TermAnswer>,
    /// Sentences on what needs checking where a modification deletes or changes it.
    pub consequences: Vec<String>,
}

/// A place in a document of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceAnswer {
    /// The file.
    pub path: String,
    /// The document's number in the library.
    pub document: i64,
    /// Stable name of the kind of document.
    pub kind: &'static str,
    /// Its modification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The block's position in the document, from 0.
    pub block: usize,
    /// Where the words stand.
    #[serde(flatten)]
    pub position: Position,
}

/// What a modification does to the clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateAnswer {
    /// The modification; absent for the code as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// `unchanged`, `amended`, `new`, `deleted`, `not in library` or `unclear`.
    pub state: &'static str,
    /// A sentence.
    pub explanation: String,
    /// The words it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<PlaceAnswer>,
    /// Those words themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// A place where the text of the clause stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DefinitionAnswer {
    /// Where.
    #[serde(flatten)]
    pub place: PlaceAnswer,
    /// The text with its paragraphs, one a line.
    pub text: String,
    /// True where it is shown as deleted.
    pub deleted: bool,
    /// True where it is quoted in a report.
    pub quoted: bool,
    /// Number of the last block of the text, from 0.
    #[serde(skip)]
    pub last_block: usize,
}

/// How a citation reaches the clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CitationVia {
    /// It names the clause.
    Direct,
    /// It names a range in which the clause lies.
    Range,
    /// It names a part of the clause.
    Part,
    /// It names a clause, group or section of which the clause is a part.
    Group,
}

/// A place that cites the clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitationAnswer {
    /// Where.
    #[serde(flatten)]
    pub place: PlaceAnswer,
    /// The citing words.
    pub text: String,
    /// What they point at, in normal form.
    pub target: String,
    /// How they reach the clause.
    pub via: CitationVia,
    /// What they do.
    pub role: Role,
    /// True where the citing words are themselves shown as deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// True where the form is malformed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub malformed: bool,
}

/// Something the clause cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedAnswer {
    /// The words.
    pub text: String,
    /// What they point at, in normal form.
    pub target: String,
    /// True where text of it is in the library.
    pub in_library: bool,
}

/// A part of the clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartAnswer {
    /// Normal form.
    pub clause: String,
    /// First words.
    pub words: String,
    /// True where it is shown as deleted.
    pub deleted: bool,
}

/// A defined term used in the clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermAnswer {
    /// The term.
    pub term: String,
    /// Where it is defined.
    #[serde(flatten)]
    pub place: PlaceAnswer,
}
