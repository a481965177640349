//! The drafting checks: one file each, in a folder for each family.
//!
//! To add one, run `cargo xtask new-check NAME --family FAMILY --code CODE`: it writes
//! `src/FAMILY/NAME.rs` and puts the name in the list below, and that is all there is to register.
//!
//! A check sees the papers of one modification ([`Context::papers`]) and, of all other papers under
//! review, what [`Background`] keeps. It reports what is wrong, never what it could not look up: that
//! goes to [`Context::not_checked`].

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod background;
mod context;
mod declare;
mod paper;
mod readers;
mod review;

pub use background::Background;
pub use context::{Context, NotChecked};
pub use declare::Check;
pub use paper::Paper;
pub use review::{Review, find, groups, review, run};

declare::checks! {
    references: [
        reference_to_deleted_clause, malformed_reference, heading_body_reference_mismatch,
        loose_reference,
    ],
    lists: [numbering_gap, duplicate_number, misplaced_list_conjunction, unfinished_list],
    wording: [
        doubled_word, wrong_word_of_pair, template_residue, stray_punctuation, unbalanced_pair,
    ],
    terms: [misspelt_term],
    amounts: [conflicting_boundary],
    dates: [impossible_date, conflicting_deadline, document_before_its_cause],
}
