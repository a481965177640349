//! `codicil.rules/1`: what drafted clauses and printed tables may say. None of it is a rule until a
//! person accepts it.

use codicil_english::{Candidate, Certainty, Kind, Precedence, Question, What};
use codicil_rules::Condition;
use serde::Serialize;

use super::{NoticeAnswer, Position};

/// The answer of `read-rules`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadRulesAnswer {
    /// `codicil.rules/1`.
    pub schema: &'static str,
    /// One a file, in the order named.
    pub documents: Vec<DocumentRules>,
}

/// What was read in one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DocumentRules {
    /// The file.
    pub path: String,
    /// Words of its clauses.
    pub words: usize,
    /// Those that a candidate or the structure of a clause accounts for.
    pub words_read: usize,
    /// Their share, from 0 to 1.
    pub share_read: f64,
    /// The clauses, in reading order.
    pub clauses: Vec<ClauseRules>,
    /// The tables of outcomes.
    pub tables: Vec<TableRules>,
    /// What happened while the file was read.
    pub notices: Vec<NoticeAnswer>,
}

/// What was read in one clause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClauseRules {
    /// Its address, and where it stands.
    #[serde(flatten)]
    pub position: Position,
    /// How many words it has.
    pub words: usize,
    /// How many of them were read.
    pub words_read: usize,
    /// What it may say.
    pub candidates: Vec<CandidateAnswer>,
    /// Stretches that were not read.
    pub not_read: Vec<WordsAnswer>,
    /// What a person should look at, whichever candidate it concerns.
    pub questions: Vec<QuestionAnswer>,
}

/// One thing that a clause may say. Spans are bytes of the canonical text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CandidateAnswer {
    /// What sort of thing.
    pub kind: Kind,
    /// The clause or paragraph that says it.
    pub clause: String,
    /// First byte of the words it was read from.
    pub start: usize,
    /// Behind their last byte.
    pub end: usize,
    /// When it applies, as a file of rules writes it; absent where no condition was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What it gives year by year, as a file of rules writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<String>,
    /// Its other parts, in the words of the clause.
    #[serde(flatten)]
    pub words: PartsInWords,
    /// The provisions that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
    /// Which words each part came from.
    pub parts: Vec<PartAnswer>,
    /// Whether nothing about it is open.
    pub certain: bool,
    /// What is open, one line each.
    pub why: Vec<String>,
    /// The same as questions to a person.
    pub questions: Vec<QuestionAnswer>,
    /// The candidate in plain English.
    pub paraphrase: String,
}

/// The parts of a candidate that stay in the words of the clause; those that it has not are left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PartsInWords {
    /// Who must, may or must not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer: Option<String>,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// To whom, or with whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterparty: Option<String>,
    /// Until when, or how often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// The count that a deeming provision enlarges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// What it adds to that count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adds: Option<String>,
    /// What is defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// As what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<String>,
    /// Which way a rule of precedence points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<Precedence>,
}

/// Words of a part. Bytes of the canonical text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartAnswer {
    /// Which part.
    pub what: What,
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// Words and where they stand. Bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StretchAnswer {
    /// The words.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// A question that the words leave to a person. Bytes of the canonical text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionAnswer {
    /// First byte of the words it is about.
    pub start: usize,
    /// Behind their last byte.
    pub end: usize,
    /// The question.
    pub text: String,
}

impl From<&Question> for QuestionAnswer {
    fn from(question: &Question) -> Self {
        let Question { span, text } = question;
        Self { start: span.start, end: span.end, text: text.clone() }
    }
}

impl From<Candidate> for CandidateAnswer {
    fn from(read: Candidate) -> Self {
        let why = match read.certainty {
            Certainty::Certain => Vec::new(),
            Certainty::Uncertain { why } => why,
        };
        let parts = read.parts.iter();
        Self {
            kind: read.kind,
            clause: read.path,
            start: read.span.start,
            end: read.span.end,
            when: (read.condition != Condition::always()).then(|| read.condition.to_string()),
            then: read.sequence.as_ref().map(ToString::to_string),
            words: PartsInWords {
                bearer: read.bearer,
                act: read.act,
                counterparty: read.counterparty,
                deadline: read.deadline,
                count: read.count,
                adds: read.adds,
                term: read.term,
                meaning: read.meaning,
                precedence: read.precedence,
            },
            scope: read.scope,
            parts: parts
                .map(|part| PartAnswer {
                    what: part.what,
                    start: part.span.start,
                    end: part.span.end,
                })
                .collect(),
            certain: why.is_empty(),
            why,
            questions: read.questions.iter().map(QuestionAnswer::from).collect(),
            paraphrase: read.paraphrase,
        }
    }
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WordsAnswer {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub position: Position,
}

/// A printed table of outcomes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableRules {
    /// Its caption, or the heading that it stands under.
    pub name: String,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// The rows that were read whole.
    pub rows: Vec<RowRules>,
    /// The cells that were not; their rows are left out.
    pub not_read: Vec<CellNotRead>,
    /// The rows as a file of outcomes writes them.
    pub markdown: String,
}

/// A row of a table of outcomes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowRules {
    /// Its place among the printed rows, 0-based.
    pub row: usize,
    /// The role, as printed.
    pub party: String,
    /// The condition as a file of rules writes it.
    pub when: String,
    /// The outcomes year by year.
    pub years: Vec<String>,
}

/// A cell that was not read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellNotRead {
    /// The printed row, 0-based.
    pub row: usize,
    /// The column, 0-based.
    pub column: usize,
    /// Its words.
    pub words: String,
    /// Why, in a sentence.
    pub why: String,
}
