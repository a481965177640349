//! References to provisions: first every form is read ([`read`]), without deciding what exists;
//! then a target is related to a provision that somebody asks about ([`relation`]).
//!
//! A form of reference is one file in `forms` and one line in its list.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod context;
mod definitions;
mod footnotes;
mod forms;
mod reader;
mod reference;
mod relation;
mod roles;
mod target;

pub use reader::read;
pub use reference::{Action, Kind, Reference, Role};
pub use relation::{Relation, relation};
pub use target::{ParseTargetError, Target};
