//! A question: is there an assignment of the variables for which the formula is true?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The place of a variable in [`Problem::variables`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VariableId(pub usize);

/// What values a variable may take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VariableKind {
    /// True or false.
    Flag,
    /// One of so many values, counted from 0; at least one.
    Choice(u32),
    /// A whole number between the bounds, both included; a bound that is `None` does not exist.
    Integer {
        /// The least value.
        min: Option<i64>,
        /// The greatest value.
        max: Option<i64>,
    },
}

/// A named unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variable {
    /// For people; no two variables of a problem have the same.
    pub name: String,
    /// Its values.
    pub kind: VariableKind,
}

/// A sum of multiples of integer variables. No variable occurs twice and no factor is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Linear {
    /// Variables with their factors, in the order of the variables.
    pub terms: Vec<(VariableId, i64)>,
}

/// A condition over the variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Formula {
    /// Always so.
    True,
    /// Never so.
    False,
    /// The flag is set.
    Flag(VariableId),
    /// The choice has this value.
    Is(VariableId, u32),
    /// The sum is at most the bound.
    AtMost(Linear, i64),
    /// It is not so.
    Not(Box<Formula>),
    /// All are so; of none, true.
    All(Vec<Formula>),
    /// One or more are so; of none, false.
    Any(Vec<Formula>),
}

/// The question. The claim that a certificate proves is that no assignment satisfies the formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The unknowns.
    pub variables: Vec<Variable>,
    /// What must be true.
    pub formula: Formula,
}

/// The value of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Value {
    /// Of a flag.
    Flag(bool),
    /// Of a choice.
    Choice(u32),
    /// Of an integer.
    Integer(i64),
}

/// A value for every variable.
pub type Assignment = BTreeMap<VariableId, Value>;
