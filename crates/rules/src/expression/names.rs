//! What the names of an expression stand for.

use std::collections::BTreeMap;

use crate::{Condition, Quantity};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A role or another fact.
    Fact,
    /// A count.
    Count,
    /// A term that a regime defines as a condition.
    Condition(Condition),
    /// A term that a regime defines as a quantity.
    Quantity(Quantity),
}

/// The names that an expression may use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    meanings: BTreeMap<String, Meaning>,
}

impl Names {
    /// Adds a name; `false`, and nothing changes, where it has a meaning already.
    pub fn add(&mut self, name: impl Into<String>, meaning: Meaning) -> bool {
        let name = name.into();
        if self.meanings.contains_key(&name) {
            return false;
        }
        self.meanings.insert(name, meaning);
        true
    }

    /// What a name stands for.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Meaning> {
        self.meanings.get(name)
    }

    /// Every name, in the order of letters.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.meanings.keys().map(String::as_str)
    }
}
