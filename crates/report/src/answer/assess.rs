//! `codicil.assess/1`: what a party gets under a regime.

use codicil_rules::assess::Standing;
use codicil_rules::regime::OpenKind;
use serde::Serialize;

/// The answer of `assess`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AssessAnswer {
    /// `codicil.assess/1`.
    pub schema: &'static str,
    /// The regime.
    pub regime: String,
    /// How certain it is.
    pub status: Standing,
    /// What applies; several where readings differ or rules conflict.
    pub outcomes: Vec<OutcomeAnswer>,
    /// Why it is so; whole sentences.
    pub why: String,
    /// What the papers leave open here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenAnswer>,
    /// What each of several roles alone would give.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleAnswer>,
    /// What was assumed, and what the answer rests on; whole sentences.
    pub assumptions: Vec<String>,
    /// Duties of such a party.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<DutyAnswer>,
    /// What the party would get for every value of an input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub along: Option<AlongAnswer>,
}

/// What a party would get for every value of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlongAnswer {
    /// The input.
    pub key: String,
    /// Its values in stretches that give the same; together they are all of them.
    pub stretches: Vec<StretchAnswer>,
}

/// A stretch of values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StretchAnswer {
    /// The first.
    pub from: StretchValue,
    /// The last.
    pub to: StretchValue,
    /// How certain it is there.
    pub status: Standing,
    /// What applies there.
    pub outcomes: Vec<OutcomeAnswer>,
    /// Why it is so.
    pub why: String,
}

/// The value of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum StretchValue {
    /// Of a count.
    Number(i64),
    /// Of a fact.
    Flag(bool),
}

/// One outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutcomeAnswer {
    /// From the first year on.
    pub years: Vec<String>,
    /// Whether it goes on in the same way; null where the papers do not say.
    pub repeats: Option<bool>,
    /// How many assessments a year, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessments_per_year: Option<i64>,
    /// What it rests on.
    pub by: Vec<BasisAnswer>,
    /// The readings of the papers that give it.
    pub readings: Vec<String>,
}

/// What an outcome rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BasisAnswer {
    /// The rule.
    pub rule: String,
    /// Its clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The paper, where no clause is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether the clause was read in wording of our own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reconstructed: bool,
    /// Where the rule is not stated in words: "implied", "reported only".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// Deeming provisions that took part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deemed_by: Vec<String>,
}

/// Something that the papers leave open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenAnswer {
    /// Its name in the regime.
    pub topic: String,
    /// How it is open.
    pub kind: OpenKind,
    /// What the papers say and do not say.
    pub says: String,
    /// The question that a person has to answer.
    pub ask: String,
    /// The papers.
    pub sources: Vec<String>,
}

/// What one role alone would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleAnswer {
    /// The role.
    pub role: String,
    /// What it would give.
    pub outcomes: Vec<OutcomeAnswer>,
}

/// A duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyAnswer {
    /// Its name.
    pub id: String,
    /// Who bears it.
    pub bearer: String,
    /// "must", "may" and so on, as the papers word it.
    pub modality: String,
    /// What is to be done.
    pub act: String,
    /// To or for whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterparty: Option<String>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<DeadlineAnswer>,
    /// The clauses.
    pub clauses: Vec<String>,
    /// The papers.
    pub source: String,
    /// What is open about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
}

/// Until when a duty is due; what is not said is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DeadlineAnswer {
    /// So many Working Days after an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<u32>,
    /// So many months after an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Before this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// By this day, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Every so often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// Words that name no day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// From this on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}
