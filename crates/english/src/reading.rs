//! What a reading gives: candidates, the words they came from, and the words that were not read.

use codicil_rules::{Condition, Sequence};
use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// What was read in a text. Spans are bytes of the text that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// One a clause, in the order of the text.
    pub clauses: Vec<ClauseReading>,
}

/// What was read in one clause with its paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseReading {
    /// Its address as printed, "G8.41"; empty where the text does not begin with one.
    pub path: String,
    /// From its first word to its last.
    pub span: Span,
    /// What it may say. None of them is a rule until a person accepts it.
    pub candidates: Vec<Candidate>,
    /// The words that a candidate or the structure of the clause accounts for.
    pub read: Vec<Span>,
    /// All other words. Together with `read` they cover every word once.
    pub not_read: Vec<Span>,
    /// How many words it has.
    pub words: usize,
    /// How many of them are read.
    pub words_read: usize,
    /// What a person should look at, whichever candidate it concerns.
    pub questions: Vec<Question>,
}

impl ClauseReading {
    /// The share of words read, from 0 to 1; 1 for a clause without words.
    #[must_use]
    pub fn share_read(&self) -> f64 {
        share(self.words_read, self.words)
    }
}

impl Reading {
    /// The share of words read over all clauses, from 0 to 1; 1 for a text without words.
    #[must_use]
    pub fn share_read(&self) -> f64 {
        let count = |of: fn(&ClauseReading) -> usize| self.clauses.iter().map(of).sum::<usize>();
        share(count(|clause| clause.words_read), count(|clause| clause.words))
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { number(part) / number(whole) }
}

/// One thing that a clause may say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// What sort of thing.
    pub kind: Kind,
    /// The clause or paragraph that says it: "G8.41", "G8.41(a)".
    pub path: String,
    /// The words it was read from, from the first to the last.
    pub span: Span,
    /// When it applies. Names are those of the lexicon; a fact without a name there is the clause's
    /// own words, and such a candidate is never certain.
    pub condition: Condition,
    /// What a rule gives, year by year.
    pub sequence: Option<Sequence>,
    /// Who must, may or must not; the clause's words.
    pub bearer: Option<String>,
    /// What is to be done; the clause's words without deadline, condition and counterparty's place.
    pub act: Option<String>,
    /// To whom, or with whom.
    pub counterparty: Option<String>,
    /// Until when, or how often.
    pub deadline: Option<String>,
    /// The count that a deeming provision enlarges.
    pub count: Option<String>,
    /// What it adds to that count.
    pub adds: Option<String>,
    /// The provisions that it is about: those for which a deeming or definition holds, those that
    /// take precedence or give way, those that apply.
    pub scope: Vec<String>,
    /// What is defined.
    pub term: Option<String>,
    /// As what.
    pub meaning: Option<String>,
    /// Which way a rule of precedence points.
    pub precedence: Option<Precedence>,
    /// Which words each part came from.
    pub parts: Vec<Part>,
    /// Whether anything about it is open.
    pub certainty: Certainty,
    /// What is open, as questions to a person.
    pub questions: Vec<Question>,
    /// The candidate in plain English, made of what was read and nothing else, to compare with the
    /// clause.
    pub paraphrase: String,
}

/// What sort of thing a clause says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What a party gets, year by year.
    Rule,
    /// A count is taken to include something.
    Deeming,
    /// What a term means.
    Definition,
    /// Somebody must do something.
    Obligation,
    /// Somebody may do something, or need not.
    Permission,
    /// Somebody must not do something.
    Prohibition,
    /// One provision gives way to another.
    Precedence,
    /// Provisions apply, or do not apply, to somebody.
    Application,
}

/// Which way a rule of precedence points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precedence {
    /// "subject to": this clause gives way to the cited one.
    GivesWay,
    /// "notwithstanding": this clause prevails over the cited one.
    Prevails,
    /// "without prejudice to": the cited one stays as it is.
    LeavesStanding,
    /// "except as provided in": the cited one is carved out of this clause.
    Excepts,
}

/// A part of a candidate and the words it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Part {
    /// Which part.
    pub what: What,
    /// The words.
    pub span: Span,
}

/// Which part of a candidate some words gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum What {
    Connective,
    Subject,
    Fact,
    UnnamedFact,
    Count,
    Relation,
    Number,
    Factor,
    Exception,
    Modal,
    Year,
    Outcome,
    Repeats,
    Bearer,
    Act,
    Counterparty,
    Deadline,
    Term,
    Meaning,
    Scope,
    Adds,
    Precedence,
}

/// Whether anything about a candidate is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Every word of its sentence was read, every name is in the lexicon, and no trap was met.
    Certain,
    /// Something is open.
    Uncertain {
        /// What, in one line each.
        why: Vec<String>,
    },
}

/// A question that the words leave to a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Question {
    /// The words it is about.
    pub span: Span,
    /// The question, in plain English.
    pub text: String,
}
