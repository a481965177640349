//! The verbs on rules: regimes, tables and parties from files and words, answers from [`codicil_rules`].

mod assess;
mod load;

pub use assess::{assess, party_of_json, party_of_words};
