//! Transport types of the overview, the responses and the findings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CitedTarget, DocumentRow, NoticeView, Piece};

/// What the library holds, modification by modification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OverviewView {
    /// One card for each modification, the one with the newest paper first.
    pub modifications: Vec<ModificationCard>,
    /// Papers whose modification is not stated.
    pub unassigned: Vec<DocumentRow>,
    /// Papers that could not be read in full, or not at all.
    pub not_fully_read: Vec<DocumentRow>,
    /// Papers in the library.
    pub documents: u32,
    /// True while an import is running: what is shown is what has been read so far.
    pub reading: bool,
}

/// What the library holds on one modification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModificationCard {
    /// Its number: "SECMP0059".
    pub modification: String,
    /// Its title, where a paper states it.
    pub title: Option<String>,
    /// From the first to the last date of its papers, for people: "September 2018 to January 2019".
    pub period: Option<String>,
    /// Its papers by stage.
    pub documents: Vec<DocumentRow>,
    /// Papers that one would expect and that are not there, in words: "No legal text found".
    pub missing: Vec<String>,
    /// The questions that were put to respondents, in the order of the papers.
    pub questions: Vec<QuestionTally>,
    /// The clauses that it touches, up to eight.
    pub clauses: Vec<TouchedClause>,
    /// How many more clauses it touches.
    pub more_clauses: u32,
    /// What should worry most, up to three.
    pub findings: Vec<FindingView>,
    /// Findings in all.
    pub all_findings: u32,
}

/// A clause that a modification touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TouchedClause {
    /// Normal form.
    pub clause: String,
    /// Without the prefix.
    pub label: String,
    /// "unchanged", "amended", "new", "deleted", "not-in-library", "unclear".
    pub state: String,
}

/// A question and how it was answered, as filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionTally {
    /// The paper it stands in.
    #[ts(type = "number")]
    pub document: i64,
    /// Its position among the questions of the paper, from 0.
    pub question: u32,
    /// Its printed number.
    pub number: Option<String>,
    /// Its words; empty where none stand over the table.
    pub text: String,
    /// The block it stands in.
    pub block: u32,
    /// How often each answer was filed, the most frequent first; answers are never re-labelled.
    pub answers: Vec<AnswerCount>,
    /// Responses without an answer in the answer column, or all where there is no such column.
    pub unanswered: u32,
    /// Responses in all: the denominator.
    pub responses: u32,
    /// Responses with words of their own.
    pub wrote: u32,
    /// What the responses cite.
    pub cites: Vec<CitedTarget>,
}

/// How often an answer was filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerCount {
    /// The answer as filed: "Approve".
    pub answer: String,
    /// How its mark is drawn: "for", "against", "neutral", or "other" where that cannot be told from
    /// the words alone.
    pub tone: String,
    /// How often.
    pub count: u32,
}

/// Which responses are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResponsesRequest {
    /// Those about one modification; all where it is null.
    pub modification: Option<String>,
}

/// The responses of the library, paper by paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponsesView {
    /// One for each paper with responses.
    pub sets: Vec<ResponseSet>,
    /// The modifications that have responses, for choosing.
    pub modifications: Vec<String>,
    /// Papers without responses, which the person may declare to be collated responses.
    pub other_documents: Vec<DocumentRow>,
}

/// The responses in one paper: a matrix of respondents and questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponseSet {
    /// The paper.
    pub document: DocumentRow,
    /// The columns.
    pub questions: Vec<QuestionTally>,
    /// The rows, in the order in which respondents first appear.
    pub respondents: Vec<RespondentRow>,
    /// What could not be told about the responses.
    pub notices: Vec<NoticeView>,
}

/// A respondent with what they said to each question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RespondentRow {
    /// The name as filed.
    pub respondent: String,
    /// The category as filed.
    pub category: Option<String>,
    /// One for each question, in the order of [`ResponseSet::questions`]; null where the respondent
    /// is not in that table.
    pub cells: Vec<Option<ResponseCell>>,
}

/// What one respondent said to one question, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponseCell {
    /// Its position among the responses of the paper, from 0.
    pub response: u32,
    /// The answer as filed.
    pub answer: Option<String>,
    /// As in [`AnswerCount::tone`].
    pub tone: String,
    /// The first words, cut with an ellipsis; empty where nothing was said.
    pub words: String,
    /// How many words were said.
    pub length: u32,
    /// What it cites, as worded.
    pub cites: Vec<String>,
}

/// One response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ResponseRequest {
    /// The paper.
    #[ts(type = "number")]
    pub document: i64,
    /// From [`ResponseCell::response`].
    pub response: u32,
}

/// What one respondent said to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponseView {
    /// The name as filed.
    pub respondent: String,
    /// The category as filed.
    pub category: Option<String>,
    /// The answer as filed.
    pub answer: Option<String>,
    /// As in [`AnswerCount::tone`].
    pub tone: String,
    /// The question's number.
    pub question_number: Option<String>,
    /// The question's words.
    pub question: String,
    /// What was said, paragraph by paragraph.
    pub paragraphs: Vec<Vec<Piece>>,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// The block to open.
    pub block: u32,
    /// What it cites.
    pub cites: Vec<CitedTarget>,
}

/// What the checks report on the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingsView {
    /// The findings, the gravest and surest first.
    pub findings: Vec<FindingView>,
    /// How many checks ran.
    pub checks: u32,
    /// How many papers they ran on.
    pub documents: u32,
    /// Papers that are not, or not fully, covered.
    pub not_fully_read: u32,
    /// What could not be checked and why, in whole sentences.
    pub not_checked: Vec<String>,
}

/// Something a check reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Code of the check: "R002".
    pub code: String,
    /// Name of the check: "reference-to-deleted-clause".
    pub check: String,
    /// "error", "warning" or "note".
    pub severity: String,
    /// "high", "medium" or "low".
    pub confidence: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// The computation or comparison it rests on.
    pub because: Option<String>,
    /// What would mend it.
    pub suggestions: Vec<String>,
    /// Where; the place it is about first.
    pub places: Vec<FindingPlace>,
    /// The modification of the paper it is about.
    pub modification: Option<String>,
    /// Stays the same when papers are read again.
    pub fingerprint: String,
}

/// A place that a finding names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindingPlace {
    /// The document.
    #[ts(type = "number")]
    pub document: i64,
    /// Its title.
    pub document_title: String,
    /// The block to open.
    pub block: u32,
    /// The page, 1-based.
    pub page: u32,
    /// The clause it belongs to, without the code's prefix.
    pub clause: Option<String>,
    /// "primary" or "related".
    pub role: String,
    /// What this place shows, as a phrase; empty where the message says it.
    pub label: String,
    /// The words around, with those meant marked as hits.
    pub snippet: Vec<Piece>,
}

/// A check by code or name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckRequest {
    /// "R002" or "reference-to-deleted-clause".
    pub check: String,
}

/// What a check reports and why it matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckExplanation {
    /// Its code.
    pub code: String,
    /// Its name.
    pub check: String,
    /// One line.
    pub summary: String,
    /// The severity of its findings.
    pub severity: String,
    /// What it reports, why it matters, examples.
    pub parts: Vec<ExplanationPart>,
}

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExplanationPart {
    /// Its heading; empty for the first part.
    pub heading: String,
    /// Its paragraphs, or the lines of an example.
    pub paragraphs: Vec<String>,
    /// True for an example of a paper.
    pub example: bool,
}
