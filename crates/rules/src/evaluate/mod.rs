//! Plain evaluation: what a party gets, by going through the rules one by one.
//!
//! It shares no code with the encoding of questions, so that each can be checked against the other.

mod given;
mod years;

pub use given::{Given, Side};
pub use years::{Pattern, Year, horizon, pattern};
