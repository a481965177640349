//! Periods in words: "10 Working Days following approval", "within 12 months of the review".

mod anchor;
mod period;

use codicil_text::Span;
use serde::Serialize;

use crate::tokens::Tokens;
use crate::{Calendar, Date};

/// Words that name a length of time, and what it hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationMention {
    /// From the first word ("within") to the last of the anchor.
    pub span: Span,
    /// The number and the unit: "10 Working Days".
    pub length: Span,
    /// How many.
    pub amount: Amount,
    /// Of what.
    pub unit: Unit,
    /// Whether it is exact, a most or a least.
    pub limit: Limit,
    /// How it lies to its anchor.
    pub relation: Relation,
    /// What it is counted from.
    pub anchor: Option<Anchor>,
    /// What it is the length of, where it stands before its noun: "review" in "a three-month
    /// review".
    pub noun: Option<Span>,
}

/// How many; the two differ in "one to two weeks".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The least.
    pub from: u32,
    /// The most.
    pub to: u32,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    WorkingDay,
    Day,
    Week,
    Month,
    Year,
    Hour,
}

/// Whether a length is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// So much: "10 days after".
    #[default]
    Exactly,
    /// So much or less: "within", "no later than".
    AtMost,
    /// So much or more: "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "less than".
    LessThan,
}

/// How a period lies to what it is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// It runs from it.
    After,
    /// It runs from it, which is its first day: "beginning with".
    From,
    /// It runs up to it.
    Before,
    /// It lies on either side, or the words leave it open: "within 5 days of".
    Of,
    /// A length of time without a beginning: "for three months".
    #[default]
    Length,
}

/// What a period is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The words.
    pub span: Span,
    /// The words that name the event, without "the end of" and without a period.
    pub event: Span,
    /// Which end of the event counts.
    pub edge: Edge,
    /// A period that has to pass first: "the end of the 10 Working Day window that applies after …".
    pub period: Option<Box<DurationMention>>,
}

/// Which end of an event counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    /// The event has one day, or the words do not say.
    #[default]
    Day,
    /// Its beginning: "the start of".
    Start,
    /// Its end: "the end of", "the close of".
    End,
}

/// The periods in some words, in the order of the text. One inside the anchor of another is listed
/// too.
pub fn durations(text: &str) -> Vec<DurationMention> {
    let tokens = Tokens::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match period::read(&tokens, at, 0) {
            Some((mention, next)) => {
                found.push(mention);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

impl DurationMention {
    /// The day that lies the whole length after `event` (or before it, for [`Relation::Before`]).
    /// The day after the event is day 1, save where the words make the event itself the first day;
    /// a month ends on the same day of the month, or on its last.
    ///
    /// `None` for a length that is not one number of days, weeks, months or years, that does not
    /// hang on an event, or that reaches into years whose holidays are not known.
    pub fn from_event(&self, event: Date, calendar: Calendar) -> Option<Date> {
        if self.amount.from != self.amount.to || self.relation == Relation::Length {
            return None;
        }
        let back = self.relation == Relation::Before;
        let count = match self.relation {
            Relation::From => self.amount.to.checked_sub(1)?,
            _ => self.amount.to,
        };
        let signed = |by: i64| if back { -by * i64::from(count) } else { by * i64::from(count) };
        match self.unit {
            Unit::WorkingDay if self.relation == Relation::From => {
                // The first day counts only where it is a Working Day.
                let count = if calendar.is_working_day(event) { count } else { self.amount.to };
                calendar.working_days_after(event, count)
            }
            Unit::WorkingDay if back => calendar.working_days_before(event, count),
            Unit::WorkingDay => calendar.working_days_after(event, count),
            Unit::Day => event.plus_days(signed(1)),
            Unit::Week | Unit::Month | Unit::Year if self.relation == Relation::From => {
                let whole = Self { relation: Relation::After, ..self.clone() };
                whole.from_event(event, calendar)?.plus_days(-1)
            }
            Unit::Week => event.plus_days(signed(7)),
            Unit::Month => event.plus_months(signed(1)),
            Unit::Year => event.plus_months(signed(12)),
            Unit::Hour => None,
        }
    }
}

#[cfg(test)]
mod tests;
