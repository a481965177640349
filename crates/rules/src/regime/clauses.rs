//! The texts of clauses and their fingerprints.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::Spanned;

use crate::expression::ReadError;
use crate::source::Source;

/// The clauses of one edition, by reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseTexts {
    /// Which edition.
    pub edition: String,
    texts: BTreeMap<String, ClauseText>,
}

/// A clause as drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseText {
    /// Its words.
    pub text: String,
    /// Whose words they are.
    pub wording: Wording,
    /// SHA-256 of the words, in hexadecimal; see [`fingerprint`].
    pub fingerprint: String,
}

/// Whose words a clause has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// Those of the paper.
    Verbatim,
    /// Our own, which stand for words that we do not have.
    Reconstructed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: Spanned<String>,
    #[serde(default)]
    edition: String,
    #[serde(default)]
    clause: Vec<WrittenClause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClause {
    id: Spanned<String>,
    status: Wording,
    text: String,
}

impl ClauseTexts {
    /// Reads a file of clause texts.
    ///
    /// # Errors
    ///
    /// Where the file is none: place and reason.
    pub fn read(file: &str, text: &str) -> Result<Self, ReadError> {
        let file = Source::new(file, text);
        let written: Written = file.toml()?;
        file.format(&written.format, "clauses/1")?;
        let mut texts = BTreeMap::new();
        for clause in written.clause {
            let span = clause.id.span();
            let id = clause.id.into_inner();
            let fingerprint = fingerprint(&clause.text);
            let text = ClauseText { text: clause.text, wording: clause.status, fingerprint };
            if texts.insert(id.clone(), text).is_some() {
                return Err(file.error(span, format!("Clause {id} stands here twice.")));
            }
        }
        Ok(Self { edition: written.edition, texts })
    }

    /// The clauses of a draft: each with its own words, the first where one stands twice.
    pub fn of_draft(clauses: impl Iterator<Item = (String, String)>) -> Self {
        let mut texts = BTreeMap::new();
        for (id, text) in clauses {
            let fingerprint = fingerprint(&text);
            texts.entry(id).or_insert(ClauseText { text, wording: Wording::Verbatim, fingerprint });
        }
        Self { edition: String::new(), texts }
    }

    /// A clause by its reference.
    #[must_use]
    pub fn get(&self, clause: &str) -> Option<&ClauseText> {
        self.texts.get(clause)
    }

    /// Every clause, in the order of the references' letters.
    pub fn all(&self) -> impl Iterator<Item = (&str, &ClauseText)> {
        self.texts.iter().map(|(id, text)| (id.as_str(), text))
    }
}

/// SHA-256 of a clause's words in hexadecimal. How the lines are broken does not count.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Sha256::digest(words.as_bytes()).iter().fold(String::new(), |mut written, byte| {
        write!(written, "{byte:02x}").expect("a string can be written to");
        written
    })
}
