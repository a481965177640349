//! The parts of a regime.

use serde::{Deserialize, Serialize};

use crate::{Condition, Quantity, Sequence};

/// One way in which the papers may be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub id: String,
    /// What it takes the papers to say; a sentence.
    pub says: String,
    /// What holds where several rules apply.
    pub combine: Combine,
    /// What it means where this reading gives something else than another.
    pub disagreement: Disagreement,
}

/// What holds where several rules apply to one party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Combine {
    /// All of them; different outcomes are a conflict.
    #[default]
    #[serde(rename = "report conflicts")]
    ReportConflicts,
    /// In each year the most onerous outcome.
    #[serde(rename = "most onerous")]
    MostOnerous,
    /// The first in the order of the file.
    #[serde(rename = "first row")]
    FirstRow,
}

impl Combine {
    /// As files write it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Combine::ReportConflicts => "report conflicts",
            Combine::MostOnerous => "most onerous",
            Combine::FirstRow => "first row",
        }
    }

    /// From what files write.
    #[must_use]
    pub fn of_words(words: &str) -> Option<Self> {
        [Self::ReportConflicts, Self::MostOnerous, Self::FirstRow]
            .into_iter()
            .find(|combine| combine.words() == words)
    }
}

/// What it means where readings differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Disagreement {
    /// The papers can be understood in both ways.
    #[default]
    Ambiguous,
    /// The papers say both.
    Contradictory,
}

/// Who gets what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in the regime.
    pub id: String,
    /// The clause it was read from.
    pub clause: Option<String>,
    /// The paper it was read from, where no clause is known.
    pub source: Option<String>,
    /// To whom it applies.
    pub when: Condition,
    /// To whom it does not apply all the same ("except where").
    pub except: Option<Condition>,
    /// What it gives; `None` where it gives no outcome of its own.
    pub then: Option<Sequence>,
    /// How many assessments a year it says, where it does.
    pub per_year: Option<Quantity>,
    /// How sure it is.
    pub status: Status,
    /// The readings it belongs to; all, where it is empty.
    pub readings: Vec<String>,
    /// Places of the rules that go before it ("subject to", or their "notwithstanding").
    pub after: Vec<usize>,
    /// Set where its clause has changed since it was read.
    pub stale: Option<Stale>,
    /// What a person must know where it applies; a sentence.
    pub note: Option<String>,
}

/// What differs about a clause since it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The fingerprint that the rule was read from.
    pub read: String,
    /// That of the clause now; `None` where the clause is gone.
    pub now: Option<String>,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A person has compared it with its clause.
    Accepted,
    /// Accepted, on wording of our own that stands for words we do not have.
    Reconstructed,
    /// The papers do not say it in words; it follows from what they say.
    Implied,
    /// A paper says that it is so, and the clause itself is not at hand.
    ReportedOnly,
    /// Read by a program in a draft, and used for that draft alone; every answer says so.
    #[serde(skip)]
    AsRead,
    /// Read by a program; not used until a person accepts it.
    Candidate,
}

impl Rule {
    /// Whether it may be used.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.stale.is_none() && self.status != Status::Candidate
    }

    /// Whether it belongs to a reading.
    #[must_use]
    pub fn is_of(&self, reading: &str) -> bool {
        self.readings.is_empty() || self.readings.iter().any(|id| id == reading)
    }

    /// The clause, or else the paper.
    #[must_use]
    pub fn place(&self) -> &str {
        self.clause.as_deref().or(self.source.as_deref()).unwrap_or_default()
    }
}

/// "That number shall, where …, be deemed to include …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deem {
    /// Its name in the regime.
    pub id: String,
    /// The clause it was read from.
    pub clause: Option<String>,
    /// The paper it was read from, where no clause is known.
    pub source: Option<String>,
    /// The count that is deemed to be another.
    pub count: String,
    /// The rules for whose purposes.
    pub rules: Vec<String>,
    /// Where this holds.
    pub when: Condition,
    /// What it is deemed to include.
    pub adds: Quantity,
    /// The readings it belongs to; all, where it is empty.
    pub readings: Vec<String>,
    /// Set where its clause has changed since it was read.
    pub stale: Option<Stale>,
}

/// A term with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The name in expressions.
    pub name: String,
    /// The meaning as an expression.
    pub means: String,
    /// The clause it was read from.
    pub clause: Option<String>,
}

/// Something that the papers leave open. It is said, never filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Its name in the regime.
    pub id: String,
    /// How it is open.
    pub kind: OpenKind,
    /// For whom; `None` where only keys decide.
    pub when: Option<Condition>,
    /// Keys that raise it when a party is described by them.
    pub keys: Vec<String>,
    /// What the papers say and do not say; whole sentences.
    pub says: String,
    /// The question that a person has to answer.
    pub ask: String,
    /// The papers.
    pub sources: Vec<String>,
}

/// How something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OpenKind {
    /// The papers say nothing.
    Silent,
    /// What they say can be understood in several ways.
    Ambiguous,
    /// They say two things.
    Contradictory,
}
