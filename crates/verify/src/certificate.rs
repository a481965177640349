//! A certificate: the written proof that no assignment satisfies a formula.

use serde::{Deserialize, Serialize};

use crate::{Linear, VariableId};

/// A proof, as the steps of a tree in the order in which one reads it: after a step come its cases,
/// each complete before the next begins.
///
/// The facts of a case are numbered from 0 in the order in which its path from the first step
/// assumes or derives them; a step of another case has no number here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The steps; the first is the root of the tree.
    pub steps: Vec<Step>,
}

/// A step of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Two cases follow: the flag is set; it is not set.
    Flag(VariableId),
    /// Two cases follow: the choice has the value; it has another one.
    Is(VariableId, u32),
    /// Two cases follow: the sum is at most the bound; it is at least the bound and 1. The first case
    /// gets the fact `sum <= bound`, the second `-sum <= -bound - 1`.
    AtMost(Linear, i64),
    /// One case follows, with one fact more.
    Derive(Combination),
    /// Closes the case: the combination has no variable left and says `0 <= -1` or worse.
    Contradiction(Combination),
    /// Closes the case: whatever is still open, the formula is false under the facts of this case.
    FormulaFalse,
    /// Closes the case: the choice has none of its values.
    NoValueLeft(VariableId),
}

/// A fact that follows from others: the sum of multiples of them, divided by a whole number that
/// divides all factors of variables, where the bound is rounded down.
///
/// Rounding down is right because a sum of whole multiples of whole numbers is whole (Gomory 1958;
/// Pugh, "The Omega test", 1991, calls it tightening).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Combination {
    /// What is added, each with its multiple, which is at least 1.
    pub parts: Vec<(Fact, i64)>,
    /// The divisor, at least 1.
    pub divide: i64,
}

/// A fact of the form `sum <= bound` that a combination may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// The fact of this number on the path to this step.
    Known(usize),
    /// The integer is at least its least value: `-variable <= -min`.
    Min(VariableId),
    /// The integer is at most its greatest value: `variable <= max`.
    Max(VariableId),
}
