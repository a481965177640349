//! When a rule applies: facts and comparisons of counts.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The greatest number that a count or a constant may be: a million million.
pub const GREATEST: i64 = 1_000_000_000_000;
/// The greatest factor of a count.
const GREATEST_FACTOR: i64 = 1_000_000_000;
/// A sum has no more terms. With these three bounds no sum leaves 128 bits, deemed counts included.
pub(crate) const MOST_TERMS: usize = 64;

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

    /// Whether it holds, where `fact` says which facts hold and `count` what each count is.
    pub fn holds(&self, fact: &impl Fn(&str) -> bool, count: &impl Fn(&str) -> i128) -> bool {
        match self {
            Condition::Holds(name) => fact(name),
            Condition::Compare { left, relation, right } => {
                relation.holds(left.value(count), right.value(count))
            }
            Condition::Not(inner) => !inner.holds(fact, count),
            Condition::All(parts) => parts.iter().all(|part| part.holds(fact, count)),
            Condition::Any(parts) => parts.iter().any(|part| part.holds(fact, count)),
        }
    }

    /// How many parts it has, itself included, and how deep they are nested.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let of = |parts: &[Condition]| {
            parts
                .iter()
                .map(Condition::size)
                .fold((1, 0), |(parts, deepest), (more, depth)| (parts + more, deepest.max(depth)))
        };
        let (parts, depth) = match self {
            Condition::Holds(_) | Condition::Compare { .. } => (1, 0),
            Condition::Not(inner) => of(std::slice::from_ref(inner)),
            Condition::All(parts) | Condition::Any(parts) => of(parts),
        };
        (parts, depth + 1)
    }

    /// The facts and the counts that it speaks of.
    #[must_use]
    pub fn names(&self) -> BTreeSet<&str> {
        match self {
            Condition::Holds(name) => BTreeSet::from([name.as_str()]),
            Condition::Compare { left, right, .. } => {
                left.terms.iter().chain(&right.terms).map(|(_, name)| name.as_str()).collect()
            }
            Condition::Not(inner) => inner.names(),
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().flat_map(Condition::names).collect()
            }
        }
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

    /// This and `factor` times the other; `None` where that is too great to be computed with.
    #[must_use]
    pub fn plus(&self, factor: i64, other: &Quantity) -> Option<Self> {
        let mut sum = self.clone();
        for (times, name) in &other.terms {
            let more = times.checked_mul(factor)?;
            match sum.terms.iter_mut().find(|(_, known)| known == name) {
                Some((known, _)) => *known = known.checked_add(more)?,
                None => sum.terms.push((more, name.clone())),
            }
        }
        sum.terms.retain(|(factor, _)| *factor != 0);
        sum.constant = sum.constant.checked_add(other.constant.checked_mul(factor)?)?;
        let bounded = sum.constant.abs() <= GREATEST
            && sum.terms.iter().all(|(factor, _)| factor.abs() <= GREATEST_FACTOR);
        bounded.then_some(sum)
    }

    /// The value, where `count` says what each count is.
    pub fn value(&self, count: impl Fn(&str) -> i128) -> i128 {
        let terms = self.terms.iter().map(|(factor, name)| i128::from(*factor) * count(name));
        terms.sum::<i128>() + i128::from(self.constant)
    }
}

impl Relation {
    /// Whether it holds between two numbers.
    #[must_use]
    pub fn holds(self, left: i128, right: i128) -> bool {
        match self {
            Relation::Less => left < right,
            Relation::AtMost => left <= right,
            Relation::Equal => left == right,
            Relation::Different => left != right,
            Relation::AtLeast => left >= right,
            Relation::More => left > right,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (factor, name)) in self.terms.iter().enumerate() {
            match (at, *factor < 0) {
                (0, true) => formatter.write_str("-")?,
                (0, false) => {}
                (_, true) => formatter.write_str(" - ")?,
                (_, false) => formatter.write_str(" + ")?,
            }
            match factor.unsigned_abs() {
                1 => formatter.write_str(name)?,
                times => write!(formatter, "{times}*{name}")?,
            }
        }
        match (self.terms.is_empty(), self.constant) {
            (true, constant) => write!(formatter, "{constant}"),
            (false, 0) => Ok(()),
            (false, constant) if constant < 0 => {
                write!(formatter, " - {}", constant.unsigned_abs())
            }
            (false, constant) => write!(formatter, " + {constant}"),
        }
    }
}

impl fmt::Display for Condition {
    /// As an expression that [`crate::expression::condition`] reads again.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Holds(name) => formatter.write_str(name),
            Condition::Compare { left, relation, right } => {
                write!(formatter, "{left} {relation} {right}")
            }
            Condition::Not(inner) => match **inner {
                Condition::Holds(_) => write!(formatter, "not {inner}"),
                _ => write!(formatter, "not ({inner})"),
            },
            Condition::All(parts) if parts.is_empty() => formatter.write_str("always"),
            Condition::Any(parts) if parts.is_empty() => formatter.write_str("never"),
            Condition::All(parts) => joined(formatter, parts, " and "),
            Condition::Any(parts) => joined(formatter, parts, " or "),
        }
    }
}

fn joined(formatter: &mut fmt::Formatter<'_>, parts: &[Condition], between: &str) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            formatter.write_str(between)?;
        }
        match part {
            Condition::All(inner) | Condition::Any(inner) if !inner.is_empty() => {
                write!(formatter, "({part})")?;
            }
            _ => write!(formatter, "{part}")?,
        }
    }
    Ok(())
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
