//! Dates in words.

mod chain;
mod month;
mod numeric;
mod part;
mod period;
mod year;

use codicil_text::Span;
pub(crate) use part::is_numbered;
use serde::Serialize;

use crate::Date;
use crate::tokens::Tokens;

/// Words that name a date or a part of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// How exactly they say it.
    pub precision: Precision,
    /// The day, where the words name one that exists and nothing about it is wrong.
    pub date: Option<Date>,
    /// The first and last day of what they name, where it is longer than a day and its ends are
    /// certain.
    pub range: Option<(Date, Date)>,
    /// Which part of the month or year is meant.
    pub part: Option<Part>,
    /// How the date stands for a week.
    pub week: Option<Week>,
    /// The end of a period that it is; the other end is the mention after or before it.
    pub bound: Option<Bound>,
    /// Why it is no date that can be relied on.
    pub problem: Option<Problem>,
    /// What may be meant, the most likely first, where there is a problem; the other reading, where
    /// it is ambiguous.
    pub candidates: Vec<Date>,
    /// True where the words can also be read otherwise: "03/04/2020".
    pub ambiguous: bool,
}

/// How exactly some words name a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A day: "14 September 2018".
    Day,
    /// A week, by a day of it: "W/C 24 Sep 18".
    Week,
    /// A month: "November 2018".
    Month,
    /// A part of a month: "early November 2018".
    PartOfMonth,
    /// A quarter of a year: "Q1 2019".
    Quarter,
    /// A part of a year: "late 2018", "spring 2019".
    PartOfYear,
    /// A day of no stated year: "31 March".
    DayOfYear,
}

/// Which part of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Early,
    Middle,
    Late,
    Start,
    End,
    FirstHalf,
    SecondHalf,
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// How a day stands for a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Week {
    /// The week begins on it: "W/C".
    Commencing,
    /// The week ends on it: "W/E".
    Ending,
    /// It lies in the week: "week of".
    Of,
}

/// Which end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

/// Why words that look like a date are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// The month has no such day: "31 June 2018".
    NoSuchDay,
    /// Two months are named: "23 Jan Feb 19".
    TwoMonths,
    /// The day of the week is another one.
    WeekdayMismatch,
    /// It is a date only if the month is read first: "09/14/2018".
    MonthFirst,
    /// The year is broken: "14 September 20 18".
    UnclearYear,
}

impl DateMention {
    fn new(span: Span, precision: Precision) -> Self {
        Self {
            span,
            precision,
            date: None,
            range: None,
            part: None,
            week: None,
            bound: None,
            problem: None,
            candidates: Vec::new(),
            ambiguous: false,
        }
    }

    /// The first day that the words can mean, for putting them in order; `None` where they have no
    /// year or are no date.
    pub fn earliest(&self) -> Option<Date> {
        let candidate = || self.problem.and_then(|_| self.candidates.first().copied());
        self.date.or(self.range.map(|(first, _)| first)).or_else(candidate)
    }
}

/// The dates in some words, in the order of the text; they do not overlap.
///
/// Clause numbers, versions, telephone numbers, placeholders ("DD MONTH YEAR") and years alone are
/// none. Numbers are read in British order, day before month.
pub fn dates(text: &str) -> Vec<DateMention> {
    // Nothing without a digit names a date.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = Tokens::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = chain::read(&tokens, at, &mut found).or_else(|| {
            let (mention, next) = period::read(&tokens, at)?;
            found.push(mention);
            Some(next)
        });
        at = read.unwrap_or(at + 1).max(at + 1);
    }
    found
}

#[cfg(test)]
mod tests;
