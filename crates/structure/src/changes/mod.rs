//! Words that a paper records or shows as inserted, deleted or moved.
//!
//! The canonical text is the text after the changes. What was taken out of a paragraph that stays
//! leaves it ([`settle`]) and is kept with its place ([`record`]); a paragraph that was taken out as
//! a whole stays as a block of its own, marked as deleted.

mod labels;
mod marks;
mod record;
mod settle;

pub(crate) use marks::Marks;
pub(crate) use record::{Source, record};
pub(crate) use settle::settle;
