//! Is it so? The form in which a question about rules is put: variables, integer constraints, and the
//! claim that no party satisfies them; the certificate that proves such a claim, and the checker that
//! replays it. It shares no code with the engine that answers.
//!
//! Everything is integers. Bounds are inclusive. All arithmetic is checked, in 128 bits.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod case;
mod certificate;
mod check;
mod compiled;
mod evaluate;
mod flaw;
mod problem;
mod smallest;
mod validate;

pub use certificate::{Certificate, Combination, Fact, Step};
pub use check::check;
pub use evaluate::satisfies;
pub use flaw::Flaw;
pub use problem::{
    Assignment, Formula, Linear, Problem, Value, Variable, VariableId, VariableKind,
};
pub use smallest::{Objective, at_most, check_smallest};
pub use validate::validate;
