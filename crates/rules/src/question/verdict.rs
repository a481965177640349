//! The form of a verdict.

use serde::Serialize;

use crate::Party;
use crate::evaluate::Pattern;

/// The answer to a question about all parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The question, as a sentence.
    pub question: String,
    /// What was found.
    pub finding: Finding,
    /// Which parties it is about, for people.
    pub domain: String,
    /// Parties that were looked for: the smallest of each kind, the smallest of all first.
    pub examples: Vec<Example>,
    /// Whether there are more kinds than are shown.
    pub more: bool,
    /// A party one step away from the first example that is none.
    pub neighbour: Option<Example>,
    /// Shown for "none".
    pub proof: Option<Proof>,
    /// What it rests on; whole sentences.
    pub assumptions: Vec<String>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// There is no such party; proved.
    None,
    /// There is.
    Some,
    /// It cannot be told; why, as a sentence.
    CannotTell(String),
}

/// A party with what it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The party.
    pub party: Party,
    /// For people: "a Supplier with 1 Domestic Premises".
    pub words: String,
    /// What each side gives it.
    pub under: Vec<Under>,
    /// Proved to be the smallest of its kind.
    pub smallest: bool,
}

/// What one side gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// The side.
    pub side: String,
    /// Year by year.
    pub years: Pattern,
    /// The rules and rows that apply.
    pub by: Vec<Applied>,
    /// Where none applies: those that would with other counts.
    pub nearest: Vec<Applied>,
}

/// A rule or a row that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Its name.
    pub rule: String,
    /// Its clause, paper or table.
    pub place: String,
    /// Deeming provisions that took part.
    pub deemed_by: Vec<String>,
}

/// How "none" was proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Steps of the certificate, which was replayed by a checker that shares no code with the engine.
    pub steps: usize,
    /// Parties at the boundaries that were evaluated besides.
    pub evaluated: usize,
}
