//! Puts the rooms together: reading files, importing them into a library, searching it, opening a
//! clause. The only crate that composes; programs sit on top of it.

mod clause;
mod doctor;
mod engine;
mod error;
mod files;
mod import;
mod passages;
mod read;
mod search;
mod verbs;

pub use codicil_search::Filters;
pub use engine::{Access, Engine, OpenDocument};
pub use error::EngineError;
pub use files::{Found, Skipped, find};
pub use import::{ImportEvent, ImportOptions};
pub use read::{ReadFile, read_file};
pub use verbs::{View, info, outline, refs, text};
