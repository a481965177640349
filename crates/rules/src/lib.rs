//! What does this party get? Regimes, outcome tables, their plain evaluation, and the exact engine
//! that proves what holds for every party.
//!
//! Knows no documents: a rule names its clause and the fingerprint of the words that it was read from.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod condition;
pub mod expression;
mod party;
mod sequence;
pub mod solve;
mod source;
pub mod vocabulary;

pub use condition::{Condition, GREATEST, Quantity, Relation};
pub use party::Party;
pub use sequence::{Due, MOST_YEARS, Repeats, Sequence};
pub use vocabulary::Vocabulary;
