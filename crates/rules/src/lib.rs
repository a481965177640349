//! What does this party get? Regimes, outcome tables, their plain evaluation, and the exact engine
//! that proves what holds for every party.
//!
//! Knows no documents: a rule names its clause and the fingerprint of the words that it was read from.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

pub mod assess;
mod condition;
pub mod evaluate;
pub mod expression;
pub mod lines;
mod party;
pub mod question;
pub mod regime;
mod sequence;
pub mod solve;
mod source;
pub mod table;
pub mod vocabulary;

pub use condition::{Condition, GREATEST, Quantity, Relation};
pub use evaluate::{Given, Side};
pub use party::Party;
pub use regime::{ClauseTexts, Duties, Regime};
pub use sequence::{Due, MOST_YEARS, Repeats, Sequence};
pub use table::Table;
pub use vocabulary::Vocabulary;
