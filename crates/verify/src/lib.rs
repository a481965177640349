//! Is it so? The form in which a question about rules is put: variables, integer constraints, and the
//! claim that no party satisfies them. It shares no code with the engine that answers.
//!
//! Everything is integers. Bounds are inclusive.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod problem;

pub use problem::{Assignment, Formula, Linear, Problem, Value, Variable, VariableId, VariableKind};
