//! What can be wrong with a problem, an assignment or a certificate.

use thiserror::Error;

/// Why a problem, an assignment or a certificate is refused. Variables are named by their place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Flaw {
    /// Two variables have one name.
    #[error("two unknowns have the name `{0}`, so an answer could not tell them apart; rename one")]
    NameTwice(String),
    /// A choice without values.
    #[error("the choice `{0}` has no values; give it one or more")]
    NoValues(String),
    /// The least value is above the greatest.
    #[error("the least value of `{0}` is above its greatest value; exchange them")]
    BoundsCross(String),
    /// A place where there is no variable.
    #[error("there is no unknown number {0}")]
    NoVariable(usize),
    /// A variable is used as what it is not.
    #[error("unknown number {0} is not {1}")]
    WrongKind(usize, &'static str),
    /// A choice has no such value.
    #[error("unknown number {0} has no value {1}")]
    NoSuchValue(usize, u32),
    /// A sum that has a variable twice, out of order, or with the factor 0.
    #[error("a sum does not list each unknown once, in order and with a factor other than 0")]
    SumUnordered,
    /// An assignment that leaves a variable open.
    #[error("unknown number {0} has no value in the example")]
    Unassigned(usize),
    /// A value outside the bounds of its variable.
    #[error("the value of unknown number {0} is outside its bounds")]
    OutOfBounds(usize),
    /// The numbers are too large for exact arithmetic in 128 bits.
    #[error("the numbers are too large to be checked exactly")]
    Overflow,
    /// An objective that cannot be put into a formula.
    #[error("what is to be smallest cannot be written as a condition: {0}")]
    Objective(&'static str),
    /// The certificate ends while cases are open.
    #[error("the proof ends while {0} of its cases are open")]
    Unfinished(usize),
    /// Something follows although every case is closed.
    #[error("the proof goes on at step {0}, after its last case is closed")]
    AfterEnd(usize),
    /// A step that does not hold.
    #[error("step {step} of the proof does not hold: {why}")]
    Step {
        /// Its place, counted from 0.
        step: usize,
        /// What is wrong with it.
        why: &'static str,
    },
    /// There are fewer or more certificates than what they should prove.
    #[error("there are {given} proofs where {wanted} are needed")]
    Count {
        /// How many there are.
        given: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// The example is not an example.
    #[error("the example does not satisfy the condition that it is an example of")]
    NotAnExample,
}
