//! What a review has to say, as data.
//!
//! A [`Notice`] reports what happened while a document was read: it never stops the reading, and
//! everybody who shows results shows the notices with them. A [`Finding`] is what a check has to say
//! about the words of a document; its [`CheckMeta`] says what kind of thing that is.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod explanation;
mod finding;
mod fingerprint;
mod meta;
mod notice;

pub use explanation::{Part, parts};
pub use finding::{At, Finding, Place, Role};
pub use fingerprint::{Identity, folded};
pub use meta::{CheckMeta, Confidence, Severity};
pub use notice::Notice;
