//! Duties: who must do what, to whom, and until when.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::expression::ReadError;
use crate::source::Source;
use crate::{Condition, Vocabulary};

/// The duties of a subject, by regime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// In the order of the file.
    pub all: Vec<Obligation>,
}

/// A duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Its name.
    pub id: String,
    /// The regimes it belongs to.
    pub regimes: Vec<String>,
    /// Who bears it, in the words of the papers.
    pub bearer: String,
    /// "must", "shall", "may", "is expected to": as the papers word it.
    pub modality: String,
    /// What is to be done.
    pub act: String,
    /// To or for whom.
    pub counterparty: Option<String>,
    /// Until when.
    pub deadline: Option<Deadline>,
    /// The parties of the vocabulary that bear it; `None` where the bearer is none of them.
    pub when: Option<Condition>,
    /// The clauses.
    pub clauses: Vec<String>,
    /// The papers.
    pub source: String,
    /// What is open about it; whole sentences.
    pub open: Option<String>,
}

/// Until when something is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Deadline {
    /// So long after an event.
    Within {
        /// How many Working Days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        working_days: Option<u32>,
        /// How many months.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        months: Option<u32>,
        /// The event.
        after: String,
    },
    /// Before an event.
    Before(String),
    /// By a day, ISO 8601.
    By(String),
    /// Every so often.
    Each(String),
    /// In words that name no day: "as soon as reasonably practicable".
    Words(String),
    /// From an event on.
    From(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: Spanned<String>,
    #[serde(default)]
    obligation: Vec<WrittenObligation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenObligation {
    id: Spanned<String>,
    regimes: Vec<String>,
    bearer: String,
    modality: String,
    act: String,
    counterparty: Option<String>,
    deadline: Option<Deadline>,
    when: Option<Spanned<String>>,
    #[serde(default)]
    clauses: Vec<String>,
    source: String,
    open: Option<String>,
}

impl Duties {
    /// Reads a file of duties.
    ///
    /// # Errors
    ///
    /// Where the file is none: place and reason.
    pub fn read(file: &str, text: &str, vocabulary: &Vocabulary) -> Result<Self, ReadError> {
        let file = Source::new(file, text);
        let written: Written = file.toml()?;
        file.format(&written.format, "duties/1")?;
        let names = vocabulary.names();
        let mut all: Vec<Obligation> = Vec::new();
        for duty in written.obligation {
            let id = duty.id.get_ref().clone();
            if all.iter().any(|known| known.id == id) {
                return Err(file.error(duty.id.span(), format!("There are two duties “{id}”.")));
            }
            let when = duty.when.as_ref().map(|words| file.condition(words, &names)).transpose()?;
            all.push(Obligation {
                id,
                regimes: duty.regimes,
                bearer: duty.bearer,
                modality: duty.modality,
                act: duty.act,
                counterparty: duty.counterparty,
                deadline: duty.deadline,
                when,
                clauses: duty.clauses,
                source: duty.source,
                open: duty.open,
            });
        }
        Ok(Self { all })
    }

    /// The duties of a regime.
    pub fn of<'a>(&'a self, regime: &'a str) -> impl Iterator<Item = &'a Obligation> {
        self.all.iter().filter(move |duty| duty.regimes.iter().any(|name| name == regime))
    }
}
