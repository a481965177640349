//! Transport types of the search and of text cut into pieces.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SearchRequest {
    /// As typed.
    pub query: String,
    /// Facet values that were ticked; OR inside a facet, AND between facets.
    pub filters: Vec<FacetChoice>,
    /// First hit, from 0.
    pub offset: u32,
    /// How many hits, up to 200.
    pub limit: u32,
}

/// A ticked facet value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FacetChoice {
    /// "kind", "modification", "document", "section".
    pub facet: String,
    /// The value.
    pub value: String,
}

/// The answer to a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchAnswer {
    /// What was understood, in plain English.
    pub means: String,
    /// A sentence where the words could not be taken as typed.
    pub warning: Option<String>,
    /// The one clause that was searched for, in normal form, so that its page can be offered.
    pub clause: Option<String>,
    /// Passages in all.
    pub total: u32,
    /// Documents in all.
    pub documents: u32,
    /// The passages asked for, best first.
    pub hits: Vec<SearchHit>,
    /// The facets with their counts.
    pub facets: Vec<Facet>,
    /// Documents searched, and those not searched in full.
    pub searched: u32,
    /// Documents of the library that are not, or not fully, searched.
    pub not_searched: u32,
}

/// A facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Facet {
    /// Stable name.
    pub facet: String,
    /// Name for people.
    pub title: String,
    /// Its values.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FacetValue {
    /// Stable value.
    pub value: String,
    /// For people.
    pub title: String,
    /// Passages, with all other facets applied.
    pub count: u32,
}

/// A passage found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchHit {
    /// The document.
    #[ts(type = "number")]
    pub document: i64,
    /// Its title.
    pub document_title: String,
    /// Its kind for people.
    pub kind_title: String,
    /// Its modification.
    pub modification: Option<String>,
    /// The block to open.
    pub block: u32,
    /// The page, 1-based.
    pub page: u32,
    /// The clause it belongs to, without the code's prefix.
    pub clause: Option<String>,
    /// Headings above it.
    pub headings: Vec<String>,
    /// The words around the match.
    pub snippet: Vec<Piece>,
    /// How it came about: "direct", "range", "contains", "near", "repaired", "words".
    pub via: String,
    /// The same in words: "through the range G8.41 to G8.43".
    pub via_text: String,
    /// True where the words are shown as deleted.
    pub deleted: bool,
}

/// A piece of text that is shown one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// True where they are what was searched for.
    pub hit: bool,
    /// The reference they are.
    pub reference: Option<PieceReference>,
    /// What a broken word is read as.
    pub repaired: Option<String>,
}

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PieceReference {
    /// Kind: "clause", "range".
    pub kind: String,
    /// Role: "mention", "definition", "amendment_target", "self".
    pub role: String,
    /// What it points at, in normal form.
    pub targets: Vec<String>,
    /// The clause whose page it opens, in normal form; `None` where there is no such page.
    pub opens: Option<String>,
    /// True where the form is malformed.
    pub malformed: bool,
    /// What is odd about it.
    pub note: Option<String>,
}
