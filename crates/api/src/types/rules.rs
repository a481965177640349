//! Transport types of the rules. Rows come in the order in which they are shown, and sentences come
//! whole: the window decides nothing about them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The files of rules that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleFiles {
    /// The regimes.
    pub regimes: Vec<RegimeChoice>,
    /// The tables of outcomes.
    pub tables: Vec<TableChoice>,
    /// The file that was opened last, by its `id`; null where none was.
    pub opened: Option<String>,
    /// Files that cannot be read, each with its reason; whole sentences.
    pub problems: Vec<String>,
}

/// A regime that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegimeChoice {
    /// What to pass on.
    pub id: String,
    /// Its short name: "R2-drafted".
    pub name: String,
    /// What it is.
    pub title: String,
    /// Where it comes from, for people: "built in", or the folder of an opened file.
    pub from: String,
    /// The ways in which its papers can be understood; one or more.
    pub readings: Vec<ReadingChoice>,
    /// The table that belongs to it, by its `id`, where one is known.
    pub table: Option<String>,
    /// The vocabulary that it uses; regimes and tables of one vocabulary can be compared.
    pub vocabulary: String,
}

/// A way in which papers can be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingChoice {
    /// What to pass on.
    pub id: String,
    /// What it takes the papers to say; a sentence.
    pub says: String,
}

/// A table that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableChoice {
    /// What to pass on.
    pub id: String,
    /// Its short name: "R2-intended".
    pub name: String,
    /// The paper it stands in.
    pub source: String,
    /// As in [`RegimeChoice::from`].
    pub from: String,
    /// As in [`RegimeChoice::vocabulary`].
    pub vocabulary: String,
}

/// A regime, one way to understand it, and the table it is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RulesRequest {
    /// The regime, from [`RegimeChoice::id`].
    pub regime: String,
    /// The reading, from [`ReadingChoice::id`]; the first one where it is null.
    pub reading: Option<String>,
    /// The table, from [`TableChoice::id`]; none where it is null.
    pub table: Option<String>,
}

/// A table beside the rules that are to give what it states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RulesView {
    /// The regime's short name.
    pub regime: String,
    /// What it is.
    pub title: String,
    /// When it is or was in effect, where that is known.
    pub in_effect: Option<String>,
    /// What a person must know about every answer; whole sentences.
    pub notes: Vec<String>,
    /// Set where rules rest on reconstructed wording; a sentence.
    pub reconstructed: Option<String>,
    /// Set where rules are stale; a sentence.
    pub stale: Option<String>,
    /// The table, where one was chosen.
    pub table: Option<TableHead>,
    /// Its rows, as the report prints them.
    pub rows: Vec<RowView>,
    /// The rules of the reading, in the order of the regime.
    pub rules: Vec<RuleView>,
    /// What a party can be described by, in the order of the vocabulary.
    pub fields: Vec<PartyField>,
}

/// What stands over a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TableHead {
    /// Its short name.
    pub name: String,
    /// The paper it stands in.
    pub source: String,
    /// How its rows combine, and whether the report says so; a sentence.
    pub combine: String,
    /// The heads of its years, as printed.
    pub years: Vec<String>,
}

/// A row of a table and whether the rules give what it states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// The role in the words of the table.
    pub party: String,
    /// The condition in the words of the table; empty where it has none.
    pub when: String,
    /// What it gives, year by year.
    pub years: Vec<String>,
    /// Places in [`RulesView::rules`] of the rules that apply to some of its parties.
    pub rules: Vec<u32>,
    /// Whether the rules give its parties what the table gives them.
    pub agreement: Agreement,
}

/// Whether two sides agree about some parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// "agrees", "differs" or "cannot-tell".
    pub verdict: String,
    /// The verdict in words: "agrees (proved)".
    pub words: String,
    /// The example, or why it cannot be told; null for "agrees".
    pub because: Option<String>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Its name in the regime.
    pub id: String,
    /// Its clause, or the paper it was read from.
    pub place: String,
    /// The clause in normal form, where it has a page.
    pub clause: Option<String>,
    /// To whom it applies, in words.
    pub condition: String,
    /// What it gives, year by year and after that, in words.
    pub gives: String,
    /// "accepted", "reconstructed", "implied", "reported-only", "as-read", "candidate" or "stale".
    pub status: String,
    /// The same in words.
    pub status_words: String,
    /// What a person must know about it; whole sentences.
    pub remarks: Vec<String>,
}

/// Something that a party can be described by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PartyField {
    /// What to pass on.
    pub key: String,
    /// "role", "fact" or "count".
    pub kind: String,
    /// For people: "Supplier", "Domestic Premises".
    pub label: String,
    /// What is meant, in the words of the papers.
    pub says: String,
    /// What is counted.
    pub unit: Option<String>,
    /// The bounds of a count, for people: "0 to 40,000,000".
    pub bounds: Option<String>,
    /// What is assumed where nothing is said; a phrase.
    pub absent: String,
    /// Whether rules of the regime turn on it.
    pub used: bool,
}

/// What is said of a party: a value for a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GivenValue {
    /// From [`PartyField::key`].
    pub key: String,
    /// As typed; "yes" or "no" for roles and facts.
    pub value: String,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldError {
    /// The field.
    pub key: String,
    /// What is wrong and what to do; a sentence.
    pub message: String,
}

/// The answer to a question about all parties of a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView {
    /// The question, as a sentence.
    pub question: String,
    /// "agrees", "differs" or "cannot-tell".
    pub verdict: String,
    /// The verdict in words: "Differs (example)".
    pub title: String,
    /// Why it cannot be told, what was proved, or how the sides differ; a sentence.
    pub says: String,
    /// The parties that it is about; a sentence, empty where the question could not be put.
    pub domain: String,
    /// The smallest party of each kind that was looked for.
    pub examples: Vec<ExampleView>,
    /// Set where there are more kinds than are shown; a sentence.
    pub more: Option<String>,
    /// A party one step from the first example of which it does not hold.
    pub neighbour: Option<ExampleView>,
    /// How "agrees" was proved; a sentence.
    pub proof: Option<String>,
    /// What else was found: which side is less onerous, rules that apply to nobody; whole sentences.
    pub remarks: Vec<String>,
    /// What it rests on that no paper states; whole sentences.
    pub assumptions: Vec<String>,
    /// The same question about parties with several roles, where it was asked.
    pub several: Option<Box<VerdictView>>,
    /// What should make a reader careful, such as reconstructed wording; whole sentences.
    pub warnings: Vec<String>,
}

/// A party with what it gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExampleView {
    /// "The smallest such party: a Supplier Party with …".
    pub says: String,
    /// The heads of the years.
    pub years: Vec<String>,
    /// What each side gives.
    pub sides: Vec<SideView>,
}

/// What one side gives a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SideView {
    /// The side.
    pub name: String,
    /// One for each year.
    pub years: Vec<YearView>,
    /// What it rests on.
    pub by: Vec<BasisView>,
}

/// What is due in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearView {
    /// In words: "Full", "not stated", "Full and Self (conflict)".
    pub says: String,
    /// Whether the sides differ in this year.
    pub differs: bool,
}

/// A rule or a row that something rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BasisView {
    /// The name of the rule or row.
    pub rule: String,
    /// Its clause, paper or table, with deeming provisions that took part.
    pub place: String,
    /// The clause in normal form, where it has a page.
    pub clause: Option<String>,
    /// What to know of it: "reconstructed wording", "implied".
    pub marks: Vec<String>,
}

/// The gaps and conflicts of a regime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HolesView {
    /// Parties to whom no rule applies.
    pub gaps: VerdictView,
    /// Parties to whom rules give two outcomes in one year.
    pub conflicts: VerdictView,
}

/// A party under a regime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WhatIfRequest {
    /// The regime, from [`RegimeChoice::id`].
    pub regime: String,
    /// What is said of the party.
    pub given: Vec<GivenValue>,
}

/// What a party gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WhatIfView {
    /// The regime's short name.
    pub regime: String,
    /// "determined", "silent", "ambiguous", "contradictory", "conflict" or "unclear".
    pub standing: String,
    /// The same in words.
    pub title: String,
    /// Why it is so; whole sentences.
    pub why: String,
    /// The heads of the years, of those that any outcome states.
    pub years: Vec<String>,
    /// What applies; several where readings differ or rules conflict.
    pub outcomes: Vec<OutcomeView>,
    /// What each of several roles alone would give.
    pub roles: Vec<RoleOutcomes>,
    /// What the papers leave open here.
    pub open: Vec<OpenView>,
    /// What was assumed; whole sentences.
    pub assumptions: Vec<String>,
    /// The duties of such a party.
    pub duties: Vec<DutyView>,
    /// What is wrong with single values.
    pub errors: Vec<FieldError>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeView {
    /// One for each head of [`WhatIfView::years`].
    pub years: Vec<String>,
    /// What comes after them; a phrase.
    pub after: String,
    /// How many assessments a year, where that is said; a phrase.
    pub per_year: Option<String>,
    /// What it rests on.
    pub by: Vec<BasisView>,
    /// The readings that give it, where there is more than one; a phrase.
    pub readings: Option<String>,
}

/// What one role alone would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RoleOutcomes {
    /// The role.
    pub role: String,
    /// What it would give.
    pub outcomes: Vec<OutcomeView>,
}

/// Something that the papers leave open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenView {
    /// How it is open: "The papers are silent".
    pub kind: String,
    /// What they say and do not say.
    pub says: String,
    /// The question that a person has to answer.
    pub ask: String,
    /// The papers.
    pub sources: Vec<String>,
}

/// A duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DutyView {
    /// Who must do what, until when; a sentence.
    pub says: String,
    /// The clauses and papers.
    pub place: String,
    /// What is open about it.
    pub open: Option<String>,
}

/// One count of a party that is to vary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StepsRequest {
    /// The regime, from [`RegimeChoice::id`].
    pub regime: String,
    /// What is said of the party.
    pub given: Vec<GivenValue>,
    /// The count, from [`PartyField::key`].
    pub count: String,
}

/// Where the outcome changes along one count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepsView {
    /// What is counted.
    pub unit: String,
    /// The heads of the years.
    pub years: Vec<String>,
    /// From the least value on; together they are all values.
    pub steps: Vec<StepView>,
    /// What is held fixed, and what is not told; a sentence.
    pub says: String,
}

/// Values of a count that give the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The values, for people: "0 to 250,000".
    pub range: String,
    /// As in [`WhatIfView::standing`].
    pub standing: String,
    /// As in [`WhatIfView::title`].
    pub title: String,
    /// What applies.
    pub outcomes: Vec<OutcomeView>,
    /// Why it is so; whole sentences.
    pub why: String,
    /// Whether the party as described lies in it.
    pub here: bool,
}

/// Two regimes and a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompareRequest {
    /// The regime before, from [`RegimeChoice::id`].
    pub before: String,
    /// The regime after.
    pub after: String,
    /// What is said of the party.
    pub given: Vec<GivenValue>,
}

/// What changes between two regimes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareView {
    /// What the party got; null where nothing is said of it.
    pub before: Option<WhatIfView>,
    /// What it gets.
    pub after: Option<WhatIfView>,
    /// Whether that changes; a sentence.
    pub change: Option<String>,
    /// Who changes at all.
    pub who: VerdictView,
}

/// What was read in the clauses of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidatesView {
    /// How much was read; a sentence.
    pub read: String,
    /// The clauses, in the order of the paper.
    pub clauses: Vec<ReadClause>,
}

/// What was read in one clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadClause {
    /// Its number as printed; empty where it has none.
    pub path: String,
    /// In normal form, where it has a page.
    pub clause: Option<String>,
    /// Its words, cut where it changes whether they were read.
    pub words: Vec<ReadWords>,
    /// How many of its words were read; a phrase: "41 of 44 words read".
    pub share: String,
    /// What it may say.
    pub candidates: Vec<CandidateView>,
    /// What a person should look at, besides the questions of its candidates.
    pub questions: Vec<String>,
    /// The paper's block that it begins in, where it comes from a paper.
    pub block: Option<u32>,
}

/// Words of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadWords {
    /// The words, with the spaces between them.
    pub text: String,
    /// Whether they were read.
    pub read: bool,
}

/// Something that a clause may say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// What sort of thing: "Rule", "Deeming provision".
    pub kind: String,
    /// The clause or paragraph: "G8.41(a)".
    pub path: String,
    /// In plain English, made of what was read and nothing else.
    pub says: String,
    /// The words each part came from.
    pub parts: Vec<CandidatePart>,
    /// Whether anything about it is open: "certain", "open".
    pub certainty: String,
    /// The same in words.
    pub certainty_words: String,
    /// What is open, as questions to a person.
    pub questions: Vec<String>,
}

/// A part of a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidatePart {
    /// Which: "Number", "Outcome".
    pub what: String,
    /// The words.
    pub words: String,
}

/// What a scratch text begins with: the clauses of a regime or of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftStartRequest {
    /// The clauses of a regime, from [`RegimeChoice::id`].
    pub regime: Option<String>,
    /// The clauses of a paper in the library.
    #[ts(type = "number | null")]
    pub document: Option<i64>,
}

/// A scratch text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftText {
    /// The clauses, each with its number at the beginning of a line.
    pub text: String,
    /// What it is a copy of; whole sentences.
    pub says: String,
}

/// A scratch text that is to be held against a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftRequest {
    /// The clauses as they stand.
    pub text: String,
    /// The table, from [`TableChoice::id`].
    pub table: String,
    /// Whether rules that leave a doubt are taken as they were read.
    pub as_read: bool,
}

/// What a scratch text says and whether it gives what a table states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The clauses, in the order of the text.
    pub clauses: Vec<ReadClause>,
    /// How much was read; a sentence.
    pub read: String,
    /// What a person has to settle before there is a verdict.
    pub unsettled: Vec<UnsettledView>,
    /// The verdict; it says itself why it cannot be told.
    pub verdict: VerdictView,
}

/// Something about a draft that a person has to settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnsettledView {
    /// The clause, for people.
    pub clause: String,
    /// The words.
    pub words: String,
    /// What is open; whole sentences.
    pub why: String,
}
