//! A party: the facts that hold of it, and its counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::Condition;

/// A party of which everything is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Party {
    /// Roles and other facts that hold of it; the others do not.
    pub facts: BTreeSet<String>,
    /// Its counts; one that is missing is 0.
    pub counts: BTreeMap<String, i64>,
}

impl Party {
    /// Whether a fact holds.
    #[must_use]
    pub fn holds(&self, fact: &str) -> bool {
        self.facts.contains(fact)
    }

    /// A count.
    #[must_use]
    pub fn count(&self, name: &str) -> i64 {
        self.counts.get(name).copied().unwrap_or_default()
    }

    /// Sets a fact or lets it not hold.
    pub fn set_fact(&mut self, fact: &str, holds: bool) {
        if holds {
            self.facts.insert(fact.to_owned());
        } else {
            self.facts.remove(fact);
        }
    }

    /// Sets a count.
    pub fn set_count(&mut self, name: &str, value: i64) {
        self.counts.insert(name.to_owned(), value);
    }

    /// Whether a condition holds of it.
    #[must_use]
    pub fn satisfies(&self, condition: &Condition) -> bool {
        condition.holds(&|fact| self.holds(fact), &|name| i128::from(self.count(name)))
    }
}
