//! Transport types of page pictures, corrections and removal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether pages of a paper can be shown as pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PagePictures {
    /// The format has no pages to be drawn.
    None,
    /// They can be drawn from the original.
    Available,
    /// The original is no longer at its place.
    FileMissing,
    /// The file at its place is another one now.
    FileChanged,
}

/// A page of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PageRequest {
    /// The document.
    #[ts(type = "number")]
    pub document: i64,
    /// The page, 1-based.
    pub page: u32,
    /// A query whose matches are marked; empty for none.
    pub query: String,
}

/// What stands where on a page. Lengths are in points, from the top left corner of the page as it is
/// shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// The page, 1-based.
    pub page: u32,
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
    /// Its words in reading order.
    pub words: Vec<PageWord>,
    /// Why words of it are missing, in a whole sentence; null for a page read in full.
    pub unread: Option<String>,
}

/// A word on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageWord {
    /// Distance from the left of the page.
    pub left: f64,
    /// Distance from the top of the page.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The block it belongs to.
    pub block: u32,
    /// True where it is what was searched for.
    pub hit: bool,
    /// True where it is part of a reference.
    pub reference: bool,
}

/// Something about a paper that a person may correct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CorrectableField {
    /// What to pass to `correctDocument`: "kind", "modification".
    pub field: String,
    /// Name for people: "Kind".
    pub title: String,
    /// What holds now, ready to be edited; null where nothing is known.
    pub value: Option<String>,
    /// What the paper was read to say, for people; null where it does not say it.
    pub read: Option<String>,
    /// True where the value is the person's.
    pub corrected: bool,
    /// The values to choose from; empty where any words will do.
    pub choices: Vec<Choice>,
    /// What a value looks like: "2018-06-19"; empty where that is plain.
    pub example: String,
}

/// A value to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Stable value.
    pub value: String,
    /// For people.
    pub title: String,
}

/// A correction by the person. It outlives reading the paper again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CorrectionRequest {
    /// The document.
    #[ts(type = "number")]
    pub document: i64,
    /// From [`CorrectableField::field`].
    pub field: String,
    /// What holds; null to go back to what the paper says.
    pub value: Option<String>,
}
