//! What a rule gives, year by year.

use serde::{Deserialize, Serialize};

/// Outcomes from the first year on. Names are those of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sequence {
    /// The outcomes of the first years as stated; at least one.
    pub years: Vec<String>,
    /// What comes after them.
    pub repeats: Repeats,
}

/// What comes after the stated years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// The same again from the year with this place, counted from 0 ("each year thereafter repeats
    /// the same annual sequence").
    From(usize),
    /// Nothing more is due.
    Ends,
    /// The words do not say, so that nothing is known of later years.
    NotStated,
}
