//! Spans of canonical text, and the maps from it: back to the bytes of a file, to UTF-16, and to
//! the words as they were meant before extraction broke them.
//!
//! Canonical text is the words of a document in reading order, one paragraph a line. Every
//! position in Codicil is a [`Span`] of it, in bytes, until it leaves the program.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod map;
mod rect;
mod repair;
mod span;
pub mod utf16;

pub use map::{Run, SourceMap};
pub use rect::Rect;
pub use repair::{Repair, RepairKind, RepairedText};
pub use span::Span;
