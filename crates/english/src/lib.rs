//! What does a clause say? Drafted clauses to rule candidates, phrase by phrase, with the words that
//! each part came from.
//!
//! Stages: clauses and paragraphs (`tree`), tokens with their places (`tokens`), the words of the code
//! (`lexicon`), what stands around the main clause (`lead`), the main clause (`main_clause`), then one
//! grammar for each sort of statement (`rule`, `deeming`, `definition`, `duty`, `application`).
//!
//! A word that no grammar takes is listed as not read. A fact or count that the lexicon has no name
//! for stands in a candidate as the clause's own words; such a candidate is uncertain and asks what is
//! meant. A candidate is certain only where every word of its sentence was read, every name is in the
//! lexicon, and no trap was met: words that call for judgement, "and/or", "and" beside "or", two
//! negatives, provisions that are cited but not at hand, one party or many, a number without its unit,
//! a boundary that the words leave open.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod again;
mod application;
mod bounds;
mod clause;
mod comparison;
mod condition;
mod conditions_below;
mod deadline;
mod deeming;
mod definition;
mod doubts;
mod draft;
mod duty;
mod lead;
mod lexicon;
mod main_clause;
mod modal;
mod numbers;
mod paraphrase;
mod parse;
mod pattern;
mod predicate;
mod provisions;
mod quantity;
mod reading;
mod repeats;
mod rule;
mod sequence;
mod switches;
mod tokens;
mod tree;
mod year_words;
mod years;

pub use again::Rereader;
pub use lexicon::{Lexicon, LexiconError};
pub use pattern::PatternError;
pub use reading::{
    Candidate, Certainty, ClauseReading, Kind, Part, Precedence, Question, Reading, What,
};
pub use sequence::NOT_STATED;
pub use tree::ClauseText;

use tree::Clause;

/// Reads a text: one clause, or several that each begin with their number at the beginning of a line.
#[must_use]
pub fn read(text: &str, lexicon: &Lexicon) -> Reading {
    read_all(&tree::clauses(text), lexicon)
}

/// Reads clauses whose tree is known, such as those of a document: each clause, then its paragraphs in
/// their order. Spans are those of the text that the pieces' spans refer to.
#[must_use]
pub fn read_known(clauses: &[ClauseText<'_>], lexicon: &Lexicon) -> Reading {
    read_all(&tree::known(clauses), lexicon)
}

fn read_all(clauses: &[Clause], lexicon: &Lexicon) -> Reading {
    let paths: Vec<String> = clauses.iter().map(|clause| clause.path.clone()).collect();
    let read = |clause: &Clause| clause::read_clause(clause, lexicon, &paths);
    Reading { clauses: clauses.iter().map(read).collect() }
}
