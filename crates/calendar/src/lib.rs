//! When? Dates and periods as papers word them, bank holidays and Working Days. Pure functions over
//! words and numbers; there is no "today" in here.
//!
//! All spans are bytes of the words that were handed in.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod calendar;
mod count;
mod date;
mod dates;
mod durations;
mod event;
mod numbers;
mod tokens;

pub use calendar::{Calendar, Holiday, PROCLAIMED_THROUGH};
pub use count::Counting;
pub use date::{Date, Weekday};
pub use dates::{Bound, DateMention, Part, Precision, Problem, Week, dates};
pub use durations::{Amount, Anchor, DurationMention, Edge, Limit, Relation, Unit, durations};
pub use event::{event_words, sentence_around};
