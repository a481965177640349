//! `codicil.search/1`: passages found.

use std::collections::BTreeMap;

use codicil_search::Via;
use serde::Serialize;

use super::Position;

/// The answer of `search`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchAnswer {
    /// `codicil.search/1`.
    pub schema: &'static str,
    /// What was understood, in plain English.
    pub means: String,
    /// A sentence where the query could not be taken as typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Passages in all.
    pub total: usize,
    /// The passages asked for, best first.
    pub hits: Vec<HitAnswer>,
    /// Counts: facet → value → passages.
    pub facets: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// The same counts as the index gives them, in its order.
    #[serde(skip)]
    pub facet_counts: Vec<codicil_search::FacetCount>,
    /// Documents of the library that could not be read, or only in part.
    pub not_fully_read: usize,
}

/// One passage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HitAnswer {
    /// The file.
    pub path: String,
    /// The document's number in the library.
    pub document: i64,
    /// The block's position in the document, from 0.
    pub block: usize,
    /// Its modification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// Stable name of the kind of document.
    pub kind: &'static str,
    /// Where the passage stands.
    #[serde(flatten)]
    pub position: Position,
    /// Headings above it, outermost first.
    pub headings: Vec<String>,
    /// The words around the match.
    pub snippet: Vec<Fragment>,
    /// Higher is better; comparable within one answer only.
    pub score: f32,
    /// How it came about.
    pub via: Via,
    /// True where the passage is shown as deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
}

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fragment {
    /// Its words.
    pub text: String,
    /// True where they are what was searched for.
    pub hit: bool,
}
