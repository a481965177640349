//! When a rule applies: facts and comparisons of counts.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A condition on a party. Names are those of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// A role or another fact holds of the party.
    Holds(String),
    /// Two quantities compare so.
    Compare {
        /// What is compared.
        left: Quantity,
        /// How.
        relation: Relation,
        /// With what.
        right: Quantity,
    },
    /// It is not so.
    Not(Box<Condition>),
    /// All are so; of none, always.
    All(Vec<Condition>),
    /// One or more are so; of none, never.
    Any(Vec<Condition>),
}

/// A sum of multiples of counts, and a constant.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// Counts with their factors, in the order written; no count occurs twice.
    pub terms: Vec<(i64, String)>,
    /// What is added.
    pub constant: i64,
}

/// How two quantities compare. Strictness is what boundaries turn on, so every wording keeps its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// "less than", "fewer than".
    Less,
    /// "no more than", "equal to or less than", "or fewer".
    AtMost,
    /// "equal to", "exactly".
    Equal,
    /// "other than".
    Different,
    /// "at least", "or more".
    AtLeast,
    /// "more than", "exceeds".
    More,
}

impl Condition {
    /// The condition that always holds.
    #[must_use]
    pub fn always() -> Self {
        Self::All(Vec::new())
    }
}

impl Quantity {
    /// One count, once.
    pub fn count(name: impl Into<String>) -> Self {
        Self { terms: vec![(1, name.into())], constant: 0 }
    }

    /// A number.
    #[must_use]
    pub fn number(constant: i64) -> Self {
        Self { terms: Vec::new(), constant }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Relation::Less => "<",
            Relation::AtMost => "<=",
            Relation::Equal => "=",
            Relation::Different => "!=",
            Relation::AtLeast => ">=",
            Relation::More => ">",
        })
    }
}
