//! A regime: what a set of clauses gives to whom.

mod clauses;
mod obligation;
mod order;
mod parts;
mod read;
mod values;
mod written;

pub use clauses::{ClauseText, ClauseTexts, Wording, fingerprint};
pub use obligation::{Deadline, Duties, Obligation};
pub use parts::{
    Combine, Deem, Definition, Disagreement, Open, OpenKind, Reading, Rule, Stale, Status,
};
pub use written::Beside;

use crate::{Condition, Party, Vocabulary};

/// A set of rules with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    /// Its short name.
    pub name: String,
    /// What it is.
    pub title: String,
    /// The words that its rules use.
    pub vocabulary: Vocabulary,
    /// The clauses that its rules were read from.
    pub clauses: ClauseTexts,
    /// First day of effect, ISO 8601, where it is known.
    pub from: Option<String>,
    /// Last day of effect, ISO 8601, where it is known.
    pub until: Option<String>,
    /// How the papers may be understood; one or more.
    pub readings: Vec<Reading>,
    /// Terms that the rules use.
    pub definitions: Vec<Definition>,
    /// Who gets what.
    pub rules: Vec<Rule>,
    /// What counts as what.
    pub deems: Vec<Deem>,
    /// What the papers leave open.
    pub opens: Vec<Open>,
    /// What holds of every party that this regime is asked about, besides the vocabulary's.
    pub domain: Vec<Condition>,
    /// What a person must know about every answer; whole sentences.
    pub notes: Vec<String>,
}

impl Regime {
    /// When it is in effect, as a sentence, where that is known.
    #[must_use]
    pub fn effect(&self) -> Option<String> {
        let days = match (&self.from, &self.until) {
            (None, None) => return None,
            (Some(from), None) => format!("from {from}"),
            (None, Some(until)) => format!("until {until}"),
            (Some(from), Some(until)) => format!("from {from} until {until}"),
        };
        Some(format!("{} is in effect {days}.", self.name))
    }

    /// A reading by its name.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.id == id)
    }

    /// Whether such a party can be.
    #[must_use]
    pub fn can_be(&self, party: &Party) -> bool {
        self.vocabulary.can_be(party)
            && self.domain.iter().all(|condition| party.satisfies(condition))
    }

    /// The rules of a reading with their places in [`Regime::rules`]; candidates that no person has
    /// accepted, and rules whose clause has changed since, are not among them.
    pub fn rules_of<'a>(&'a self, reading: &'a str) -> impl Iterator<Item = (usize, &'a Rule)> {
        let all = self.rules.iter().enumerate();
        all.filter(move |(_, rule)| rule.is_used() && rule.is_of(reading))
    }

    /// The deeming provisions that work on a rule in a reading.
    pub fn deems_on<'a>(
        &'a self,
        rule: &'a Rule,
        reading: &'a str,
    ) -> impl Iterator<Item = &'a Deem> {
        self.deems.iter().filter(move |deem| {
            deem.stale.is_none()
                && (deem.readings.is_empty() || deem.readings.iter().any(|id| id == reading))
                && deem.rules.contains(&rule.id)
        })
    }

    /// Rules and deeming provisions whose clause has changed since they were read: the name, the
    /// clause, and what is wrong. They are not used.
    pub fn stale(&self) -> impl Iterator<Item = (&str, &str, &Stale)> {
        let rules = self.rules.iter().filter_map(|rule| {
            Some((rule.id.as_str(), rule.clause.as_deref()?, rule.stale.as_ref()?))
        });
        let deems = self.deems.iter().filter_map(|deem| {
            Some((deem.id.as_str(), deem.clause.as_deref()?, deem.stale.as_ref()?))
        });
        rules.chain(deems)
    }

    /// Whether a clause stands in wording of our own, so that a verdict on it is one on that wording.
    #[must_use]
    pub fn is_reconstructed(&self, clause: &str) -> bool {
        self.clauses.get(clause).is_some_and(|text| text.wording == Wording::Reconstructed)
    }
}
