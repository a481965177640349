//! `codicil.outline/1`: headings and clause tree.

use serde::Serialize;

use super::Position;

/// The answer of `outline`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutlineAnswer {
    /// `codicil.outline/1`.
    pub schema: &'static str,
    /// The path as given.
    pub path: String,
    /// The headings in reading order.
    pub headings: Vec<HeadingAnswer>,
    /// The clauses as a tree, in reading order.
    pub clauses: Vec<ClauseNode>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadingAnswer {
    /// Its words with the number.
    pub text: String,
    /// Depth: 0 for the title.
    pub level: u8,
    /// The printed number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: Position,
}

/// A clause or a paragraph of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseNode {
    /// Its address in normal form.
    pub target: String,
    /// The printed label.
    pub label: String,
    /// Its first words, at most 80 characters.
    pub words: String,
    /// True where it is shown as deleted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// True where it is quoted in a report.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub quoted: bool,
    /// Where it stands, with its paragraphs.
    #[serde(flatten)]
    pub position: Position,
    /// Its paragraphs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<ClauseNode>,
}
