//! A regime as its file writes it.

use serde::Deserialize;
use toml::Spanned;

use super::{Disagreement, OpenKind, Status};
use crate::expression::ReadError;
use crate::source::Source;

/// The files that belong to a regime, by their paths from the folder of the regime's file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Beside {
    /// The vocabulary.
    pub vocabulary: String,
    /// The texts of the clauses.
    pub text: Option<String>,
    /// The duties.
    pub duties: Option<String>,
}

impl Beside {
    /// Reads which files belong to a regime; `file` is its name for messages.
    ///
    /// # Errors
    ///
    /// Where the file is no TOML or names no vocabulary.
    pub fn read(file: &str, text: &str) -> Result<Self, ReadError> {
        Source::new(file, text).toml()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub format: Spanned<String>,
    pub regime: String,
    #[serde(default)]
    pub title: String,
    /// The files beside it are found by whoever reads the regime; here they are only allowed.
    #[serde(rename = "vocabulary")]
    pub _vocabulary: String,
    #[serde(rename = "text")]
    pub _text: Option<String>,
    #[serde(rename = "duties")]
    pub _duties: Option<String>,
    pub from: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
    #[serde(default)]
    pub notes: Vec<String>,
    #[serde(default)]
    pub holds: Vec<Spanned<String>>,
    #[serde(default)]
    pub reading: Vec<WrittenReading>,
    #[serde(default)]
    pub define: Vec<WrittenDefinition>,
    #[serde(default)]
    pub rule: Vec<WrittenRule>,
    #[serde(default)]
    pub deem: Vec<WrittenDeem>,
    #[serde(default)]
    pub open: Vec<WrittenOpen>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenReading {
    pub id: Spanned<String>,
    pub says: String,
    pub combine: Option<Spanned<String>>,
    #[serde(default)]
    pub disagreement: Disagreement,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenDefinition {
    pub name: Spanned<String>,
    pub condition: Option<Spanned<String>>,
    pub quantity: Option<Spanned<String>>,
    pub clause: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRule {
    pub id: Spanned<String>,
    pub clause: Option<Spanned<String>>,
    pub source: Option<String>,
    pub reads: Option<Spanned<String>>,
    pub when: Spanned<String>,
    pub except: Option<Spanned<String>>,
    pub then: Option<Spanned<String>>,
    pub per_year: Option<Spanned<String>>,
    pub status: Status,
    #[serde(default)]
    pub readings: Vec<Spanned<String>>,
    #[serde(default)]
    pub subject_to: Vec<Spanned<String>>,
    #[serde(default)]
    pub notwithstanding: Vec<Spanned<String>>,
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenDeem {
    pub id: Spanned<String>,
    pub clause: Option<Spanned<String>>,
    pub source: Option<String>,
    pub reads: Option<Spanned<String>>,
    pub count: Spanned<String>,
    #[serde(rename = "in")]
    pub rules: Vec<Spanned<String>>,
    #[serde(rename = "where")]
    pub when: Option<Spanned<String>>,
    pub adds: Spanned<String>,
    /// Deeming provisions are accepted like rules; the value is for people.
    #[serde(rename = "status")]
    pub _status: Option<Status>,
    #[serde(default)]
    pub readings: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOpen {
    pub id: Spanned<String>,
    pub kind: OpenKind,
    pub when: Option<Spanned<String>>,
    #[serde(default)]
    pub keys: Vec<String>,
    pub says: String,
    pub ask: String,
    #[serde(default)]
    pub sources: Vec<String>,
}
