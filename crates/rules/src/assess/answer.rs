//! The form of an assessment.

use serde::Serialize;

use crate::regime::{Obligation, OpenKind, Status, Wording};

/// What a party gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// How certain it is.
    pub standing: Standing,
    /// What applies, every reading having its own; equal ones stand once.
    pub outcomes: Vec<Assessed>,
    /// Why it is so; whole sentences.
    pub why: String,
    /// What the papers leave open here.
    pub open: Vec<OpenTopic>,
    /// What each role alone would give, for a party with several.
    pub roles: Vec<OfRole>,
    /// What was assumed, and what the answer rests on; whole sentences.
    pub assumptions: Vec<String>,
    /// Duties of the party.
    pub duties: Vec<Obligation>,
}

/// How certain an assessment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Every reading of the papers gives the same.
    Determined,
    /// The papers do not say.
    Silent,
    /// They can be understood in several ways, which give different outcomes.
    Ambiguous,
    /// They say two things.
    Contradictory,
    /// Two rules give different outcomes.
    Conflict,
    /// The party is not described well enough, or the rules cannot be used.
    Unclear,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// From the first year on, three or more where so many are known.
    pub years: Vec<String>,
    /// Whether it goes on in the same way; `None` where the papers do not say.
    pub repeats: Option<bool>,
    /// How many assessments a year, where that is said.
    pub per_year: Option<i128>,
    /// What it rests on.
    pub by: Vec<By>,
    /// The readings that give it.
    pub readings: Vec<String>,
}

/// What an outcome rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct By {
    /// The name of the rule.
    pub rule: String,
    /// Its clause.
    pub clause: Option<String>,
    /// Its paper, where no clause is known.
    pub source: Option<String>,
    /// Whose words the clause has, where it is at hand.
    pub wording: Option<Wording>,
    /// How sure the rule is.
    pub status: Status,
    /// Deeming provisions that took part.
    pub deemed_by: Vec<String>,
}

/// Something open that touches the party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTopic {
    /// Its name in the regime.
    pub id: String,
    /// How it is open.
    pub kind: OpenKind,
    /// What the papers say and do not say.
    pub says: String,
    /// The question that a person has to answer.
    pub ask: String,
    /// The papers.
    pub sources: Vec<String>,
}

/// What one of several roles alone would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfRole {
    /// The role for people.
    pub role: String,
    /// What it would give.
    pub outcomes: Vec<Assessed>,
}

impl Assessment {
    pub(super) fn of(standing: Standing, why: String) -> Self {
        Self {
            standing,
            outcomes: Vec::new(),
            why,
            open: Vec::new(),
            roles: Vec::new(),
            assumptions: Vec::new(),
            duties: Vec::new(),
        }
    }

    /// Whether another says the same to the party, whatever it rests on.
    pub(super) fn same_as(&self, other: &Assessment) -> bool {
        let given = |answer: &Assessment| -> Vec<(Vec<String>, Option<bool>, Option<i128>)> {
            let all = answer.outcomes.iter();
            all.map(|one| (one.years.clone(), one.repeats, one.per_year)).collect()
        };
        self.standing == other.standing && given(self) == given(other)
    }
}
