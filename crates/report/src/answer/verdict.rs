//! `codicil.verdict/1`: the answer to a question about every party.

use std::collections::BTreeMap;

use serde::Serialize;

/// The answer of `outcomes`, `compare`, `gaps`, `conflicts` and `matters`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictAnswer {
    /// `codicil.verdict/1`.
    pub schema: &'static str,
    /// On parties with one role.
    #[serde(flatten)]
    pub one_role: VerdictPart,
    /// On parties with several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub several_roles: Option<VerdictPart>,
    /// Whether one side is ever less onerous than the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub directions: Vec<DirectionAnswer>,
    /// Rules that apply to nobody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreachable: Vec<RuleAnswer>,
    /// What the answer rests on; whole sentences.
    pub assumptions: Vec<String>,
}

/// A verdict on some parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictPart {
    /// The question, to which "agrees" is yes.
    pub question: String,
    /// What was found.
    pub verdict: Found,
    /// Why it cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The parties that it is about.
    pub domain: String,
    /// The smallest party of each kind that was found, the smallest of all first.
    pub examples: Vec<ExampleAnswer>,
    /// Whether there are more kinds than are shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// A party one step away from the first example to whom it does not happen; for `matters` the same
    /// party with the inputs changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neighbour: Option<ExampleAnswer>,
    /// Where it holds of every party: how that was proved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<ProofAnswer>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Found {
    /// It holds of every party; proved.
    #[serde(rename = "agrees")]
    Agrees,
    /// There are parties of whom it does not hold.
    #[serde(rename = "differs")]
    Differs,
    /// It cannot be told.
    #[serde(rename = "cannot tell")]
    CannotTell,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExampleAnswer {
    /// By the keys that `assess` takes.
    pub party: BTreeMap<String, PartyValue>,
    /// The same in words.
    pub text: String,
    /// What each side gives it, year by year; several outcomes of a year are joined by " / ".
    pub under: BTreeMap<String, Vec<String>>,
    /// The clauses, papers and rows that it rests on.
    pub by: Vec<String>,
    /// The rules and rows that apply.
    pub rules: Vec<RuleAnswer>,
    /// Where no rule or row of a side applies: those that would with other counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nearest: Vec<RuleAnswer>,
    /// Whether it is proved to be the smallest of its kind.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub smallest: bool,
}

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PartyValue {
    /// Roles.
    Words(String),
    /// A count.
    Number(i64),
    /// A fact.
    Flag(bool),
}

/// A rule or a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleAnswer {
    /// The regime or table.
    pub side: String,
    /// Its name.
    pub rule: String,
    /// Its clause, paper or table.
    pub place: String,
    /// Deeming provisions that took part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deemed_by: Vec<String>,
}

/// How something was proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProofAnswer {
    /// Steps of the certificate.
    pub steps: usize,
    /// True: a checker that shares no code with the engine has replayed it.
    pub replayed: bool,
    /// Parties at the boundaries that were evaluated besides.
    pub evaluated: usize,
}

/// Whether one side is ever less onerous than the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DirectionAnswer {
    /// A sentence.
    pub statement: String,
    /// Whether it holds of every party; null where it cannot be told.
    pub holds: Option<bool>,
}

impl VerdictAnswer {
    /// Whether it is proved of every party that was asked about.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        let agrees = |part: &VerdictPart| part.verdict == Found::Agrees;
        agrees(&self.one_role)
            && self.several_roles.as_ref().is_none_or(agrees)
            && self.unreachable.is_empty()
    }
}
