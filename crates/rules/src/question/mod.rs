//! Questions about all parties at once: does a draft give what a table intends, who changes between
//! two regimes, where do rules conflict or say nothing, does an input matter.
//!
//! A question becomes a [`codicil_verify::Problem`] whose solutions are the parties that are looked
//! for. Every party that is found is replayed by plain evaluation before it is shown; every "there is
//! none" carries a certificate that was replayed, and is cross-checked on parties at the boundaries.

mod ask;
mod domain;
mod encode;
mod grid;
mod inputs;
mod kinds;
mod outcomes;
mod rests;
mod verdict;
pub mod words;

pub use domain::{Domain, Roles};
pub use inputs::matters;
pub use kinds::{conflicts, differ, gaps, laxer, unreachable};
pub use verdict::{Applied, Example, Finding, Proof, Under, Verdict};
