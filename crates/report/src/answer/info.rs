//! `codicil.info/1`: what a document says about itself.

use serde::Serialize;
use std::collections::BTreeMap;

use super::NoticeAnswer;
use codicil_text::Span;

/// The answer of `info`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InfoAnswer {
    /// `codicil.info/1`.
    pub schema: &'static str,
    /// The files in the order given.
    pub documents: Vec<DocumentInfo>,
}

/// What one document says about itself; what it does not say is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentInfo {
    /// The path as given.
    pub path: String,
    /// Stable name of its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The modification it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its stage as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its date, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its classification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// The number of pages it states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// The number of pages found in the file.
    pub pages_found: u32,
    /// Who proposed the modification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposer: Option<String>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactInfo>,
    /// What it says is attached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
    /// Its own label as an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment_label: Option<String>,
    /// The path of the modification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_type: Option<String>,
    /// The implementation date as worded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implementation_date: Option<String>,
    /// The version of the code that the drafting rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_version: Option<String>,
    /// For each guess among the values: how sure, in per cent.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub confidence: BTreeMap<&'static str, u8>,
    /// For each value: the words it was read from.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<&'static str, Evidence>,
    /// What a person must know about the reading.
    pub notices: Vec<NoticeAnswer>,
}

/// The words that a value was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// First byte in the canonical text; absent for words in a running head or foot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// One past the last byte.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// The same in the bytes of a plain-text file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span>,
    /// Page, 1-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContactInfo {
    /// Name of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Telephone number as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}
