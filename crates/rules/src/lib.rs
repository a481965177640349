//! What does this party get? Regimes, outcome tables, their plain evaluation, and the exact engine
//! that proves what holds for every party.
//!
//! Knows no documents: a rule names its clause and the fingerprint of the words that it was read from.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod condition;
mod sequence;
pub mod solve;

pub use condition::{Condition, Quantity, Relation};
pub use sequence::{Repeats, Sequence};
