//! References to provisions: first every form is read ([`read`]), without deciding what exists;
//! then a target is related to what a library holds ([`relation`]).

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod reference;
mod target;

pub use reference::{Action, Kind, Reference, Role};
pub use target::{ParseTargetError, Target};

use codicil_document::Document;
use codicil_profile::Profile;

/// Reads every reference of a document, in the order of its text.
pub fn read(_document: &Document, _profile: &Profile) -> Vec<Reference> {
    Vec::new()
}
