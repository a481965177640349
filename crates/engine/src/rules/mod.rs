//! The verbs on rules: regimes, tables and parties from files and words, answers from [`codicil_rules`].

mod assess;
mod draft;
mod drafted;
mod forms;
mod load;
mod read;
mod verdict;

pub use assess::{assess, party_of_json, party_of_words};
pub use draft::Draft;
pub use read::{draft_text, read_rules};
pub use verdict::{Narrowing, compare, conflicts, gaps, matters, outcomes};
