//! Years after a month: "2018", "18", "’18", and broken ones ("201 8").

use super::month;
use crate::tokens::{APOSTROPHES, Tokens};

/// A year in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Year {
    pub year: i32,
    /// The other reading, where a gap makes the year unclear ("20 18").
    pub other: Option<i32>,
    /// The index after it.
    pub next: usize,
    /// True where it has four digits.
    pub is_full: bool,
}

/// Words in small letters that may follow a year of two digits; before others the digits count
/// something ("14 September 18 responses").
const FOLLOWS: &[&str] = &[
    "to", "until", "till", "and", "or", "at", "by", "for", "in", "is", "was", "through", "with",
    "before", "after", "from", "when", "where", "on", "if", "but", "as", "which", "the", "will",
];

/// A year of four digits at `at`.
pub(super) fn four(tokens: &Tokens<'_>, at: usize) -> Option<Year> {
    let token = tokens.get(at)?;
    let whole = |year: u32, next| {
        let year = i32::try_from(year).ok().filter(|year| (1900..2200).contains(year))?;
        Some(Year { year, other: None, next, is_full: true })
    };
    if let Some(year) = token.number(4..=4) {
        return whole(year, at + 1);
    }
    // A gap in the middle of the year.
    let tail = tokens.get(at + 1)?;
    match (token.number(1..=3)?, token.text.len(), tail.number(1..=3)?, tail.text.len()) {
        (head, 3, tail, 1) => whole(head * 10 + tail, at + 2),
        (head @ 1..=2, 1, tail, 3) => whole(head * 1000 + tail, at + 2),
        _ => None,
    }
}

/// A year at `at`, after the name of a month.
pub(super) fn year(tokens: &Tokens<'_>, at: usize, after_full_name: bool) -> Option<Year> {
    let comma = tokens.past(at, &[',']);
    four(tokens, comma).or_else(|| two(tokens, at, after_full_name))
}

fn two(tokens: &Tokens<'_>, at: usize, after_full_name: bool) -> Option<Year> {
    let digits = tokens.past(at, APOSTROPHES);
    let year = tokens.get(digits)?.number(2..=2)?;
    let next = digits + 1;
    let full = |year: u32| i32::try_from(if year < 80 { 2000 + year } else { 1900 + year }).ok();
    if digits == at {
        if let Some(joined) = broken(tokens, at) {
            let (year, other) = (full(year)?, Some(joined));
            return Some(Year { year, other, next: next + 1, is_full: false });
        }
        if tokens.is_glued_after(at) || counts(tokens, next, after_full_name) {
            return None;
        }
    }
    Some(Year { year: full(year)?, other: None, next, is_full: false })
}

/// "20 18", where no month follows that would make the second number a day.
fn broken(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let (head, tail) = (tokens.get(at)?.number(2..=2)?, tokens.get(at + 1)?);
    let fits = matches!(head, 19 | 20) && month::month(tokens, at + 2).is_none();
    let joined = head * 100 + tail.number(2..=2)?;
    (fits && !tokens.is_glued_after(at + 1)).then(|| i32::try_from(joined).ok())?
}

/// True where the word at `at` is something that the digits before it count.
fn counts(tokens: &Tokens<'_>, at: usize, after_full_name: bool) -> bool {
    const UNITS: &[&str] = &[
        "working",
        "business",
        "calendar",
        "clear",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "hour",
        "hours",
        "am",
        "pm",
        "parties",
        "responses",
    ];
    let Some(word) = tokens.get(at).filter(|token| token.is_word()) else { return false };
    if word.is_any(UNITS) {
        return true;
    }
    if word.is_capital() {
        return after_full_name && month::weekday(tokens, at).is_none();
    }
    !word.is_any(FOLLOWS)
}
