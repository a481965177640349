//! `codicil.draft/1`: what follows from a scratch text. Positions are bytes of that text.

use serde::Serialize;

use super::read_rules::{CandidateAnswer, StretchAnswer};
use super::verdict::VerdictAnswer;

/// The answer of `draft`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DraftAnswer {
    /// `codicil.draft/1`.
    pub schema: &'static str,
    /// The share of words read, from 0 to 1.
    pub share_read: f64,
    /// How many rules the verdict rests on.
    pub rules: usize,
    /// The clauses, in the order of the text.
    pub clauses: Vec<DraftClause>,
    /// What a person has to settle before there is a verdict.
    pub unsettled: Vec<UnsettledAnswer>,
    /// Whether the draft gives what the table intends.
    pub verdict: DraftVerdict,
}

/// What was read in one clause of a draft.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DraftClause {
    /// Its address as written; empty where there is none.
    pub clause: String,
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// How many words it has.
    pub words: usize,
    /// How many of them were read.
    pub words_read: usize,
    /// What it may say.
    pub candidates: Vec<CandidateAnswer>,
    /// Stretches that were not read.
    pub not_read: Vec<StretchAnswer>,
}

/// Something that a person has to settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnsettledAnswer {
    /// The clause; empty where the words have no number.
    pub clause: String,
    /// First byte of the words.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// What is open, in a sentence or two.
    pub why: String,
}

/// Whether a draft gives what a table intends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftVerdict {
    /// No table was named.
    NoTable,
    /// Something is not settled.
    CannotTell {
        /// What, for people.
        why: String,
    },
    /// The question was asked; see `codicil.verdict/1`.
    Asked(Box<VerdictAnswer>),
}
