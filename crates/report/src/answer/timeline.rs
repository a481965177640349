//! `codicil.timeline/1`: when things happen, as documents say it.

use codicil_calendar::{Bound, Limit, Part, Precision, Problem, Relation, Unit, Week};
use serde::Serialize;

use super::{NoticeAnswer, Position};

/// The answer of `timeline`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimelineAnswer {
    /// `codicil.timeline/1`.
    pub schema: &'static str,
    /// The files in the order given.
    pub documents: Vec<DocumentTimeline>,
}

/// The dates and periods of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DocumentTimeline {
    /// The path as given.
    pub path: String,
    /// The date that the document gives itself, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Every date as printed, in the order of the file; running heads and feet included.
    pub dates: Vec<DateAnswer>,
    /// Every period as printed, in the order of the file.
    pub durations: Vec<DurationAnswer>,
    /// The rows of its timetables, in the order of the text.
    pub timetable: Vec<TimetableRow>,
    /// Days that follow from its periods and its dates.
    pub computed: Vec<ComputedAnswer>,
    /// Where it says two things about one time.
    pub contradictions: Vec<Contradiction>,
    /// What a person must know about how the file was read.
    pub notices: Vec<NoticeAnswer>,
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateAnswer {
    /// The words.
    pub text: String,
    /// The day, ISO 8601; only where the words name one that exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// How exactly the words say it.
    pub precision: Precision,
    /// First and last day of what is longer than a day, where they are certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[String; 2]>,
    /// Which part of the month or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// How the day stands for a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<Week>,
    /// The end of a period that it is; the other end is its neighbour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// What happens then, in the words of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Where those words were found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_from: Option<EventFrom>,
    /// Why it is no date to rely on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    /// The same as a sentence; or what a reader must know about an ambiguous date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What may be meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
    /// True where the words can be read otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
    /// Where it stands. In a running head or foot, `start` and `end` are the place in the text where
    /// that was taken out.
    #[serde(flatten)]
    pub position: Position,
    /// The first day that it can mean, for putting dates in order.
    #[serde(skip)]
    pub order: Option<String>,
}

/// Where the words of an event were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventFrom {
    /// The other cells of the row.
    Row,
    /// The label or heading of a field.
    Label,
    /// The clause of the sentence.
    Sentence,
    /// It is the date of the document.
    Document,
}

/// A period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DurationAnswer {
    /// The words.
    pub text: String,
    /// How many; the least, where it is a span.
    pub amount: u32,
    /// The most, where it is a span: "one to two weeks".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_most: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// Whether it is exact, a most or a least.
    pub limit: Limit,
    /// How it lies to what it is counted from.
    pub relation: Relation,
    /// What it is counted from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// What it is the period of, in the words of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: Position,
}

/// A row of a timetable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimetableRow {
    /// Which timetable of the document, from 0.
    pub timetable: usize,
    /// What happens.
    pub activity: String,
    /// When: indexes of `dates`.
    pub dates: Vec<usize>,
    /// The first day, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day of a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The Working Days of a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_days: Option<WorkingDays>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: Position,
}

/// The length of a period, by the two usual ways to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkingDays {
    /// The first day does not count.
    pub first_day_out: u32,
    /// Both ends count.
    pub both_in: u32,
    /// Whose bank holidays.
    pub calendar: &'static str,
}

/// A day that follows from a period and a date that the same document states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComputedAnswer {
    /// The words of the period.
    pub rule: String,
    /// What it is the period of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// The day, ISO 8601.
    pub result: String,
    /// What the day is.
    pub meaning: Meaning,
    /// Whose bank holidays.
    pub calendar: &'static str,
    /// What it is counted from: an index of `dates`.
    pub from: usize,
    /// The day it is counted from, ISO 8601.
    pub from_iso: String,
    /// What was taken for granted, whole sentences.
    pub assumptions: Vec<String>,
    /// Other calendars that give another day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// The periods with these words: indexes of `durations`.
    pub durations: Vec<usize>,
    /// Where the first of them stands.
    #[serde(flatten)]
    pub position: Position,
}

/// What a computed day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// It happens on it.
    On,
    /// It happens on it at the latest.
    Latest,
    /// It happens on it at the earliest.
    Earliest,
}

/// The same day by another calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// Whose bank holidays.
    pub calendar: &'static str,
    /// The day, ISO 8601.
    pub result: String,
}

/// Two statements about one time that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// What kind.
    pub kind: ContradictionKind,
    /// A whole sentence that names both.
    pub message: String,
    /// The dates: indexes of `dates`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<usize>,
    /// The computed days: indexes of `computed`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub computed: Vec<usize>,
}

/// What two statements clash about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContradictionKind {
    /// Two dates for one event.
    TwoDates,
    /// Two rules for one event that give two days.
    TwoRules,
    /// A period that ends before it begins.
    EndBeforeStart,
    /// A row of a timetable that is dated before the rows above it.
    OutOfOrder,
    /// An event told as coming, dated before the document.
    ToldAsComing,
    /// A document dated before the year of its copyright.
    CopyrightYear,
}
