//! Dates as papers print them.

use std::sync::LazyLock;

use regex::Regex;

use crate::shapes::pattern;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?",
        r"(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june",
        r"|july|august|september|october|november|december)\.?,?\s+(\d{4}|\d{2})\b",
    ))
});

static NUMERIC: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b"));

/// A date in some words: the bytes it takes, and its ISO 8601 form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// "2018-06-19".
    pub iso: String,
}

/// The first date in `words`; day before month.
pub(crate) fn find(words: &str) -> Option<Found> {
    let named = DATE.captures(words).and_then(|found| {
        let month = found.get(2)?.as_str().to_lowercase();
        let month = MONTHS.iter().position(|name| name.starts_with(&month[..3]))? + 1;
        let iso = iso(found.get(3)?.as_str(), month, found.get(1)?.as_str())?;
        let whole = found.get(0)?;
        Some(Found { start: whole.start(), end: whole.end(), iso })
    });
    named.or_else(|| find_numeric(words))
}

fn find_numeric(words: &str) -> Option<Found> {
    let found = NUMERIC.captures(words)?;
    let part = |index: usize| found.get(index).map(|part| part.as_str());
    let iso = match part(1) {
        Some(day) => iso(part(3)?, part(2)?.parse().ok()?, day),
        None => iso(part(4)?, part(5)?.parse().ok()?, part(6)?),
    }?;
    let whole = found.get(0)?;
    Some(Found { start: whole.start(), end: whole.end(), iso })
}

fn iso(year: &str, month: usize, day: &str) -> Option<String> {
    let mut year: u32 = year.parse().ok()?;
    if year < 100 {
        year += 2000;
    }
    let day: u32 = day.parse().ok()?;
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether the words are a date and nothing else.
pub(crate) fn is_date(words: &str) -> bool {
    words.len() <= 40 && find(words).is_some_and(|date| date.start == 0 && date.end == words.len())
}

#[cfg(test)]
mod tests {
    use super::{find, is_date};

    fn iso(words: &str) -> Option<String> {
        find(words).map(|date| date.iso)
    }

    #[test]
    fn dates_are_read_as_british_papers_print_them() {
        assert_eq!(iso("on 3rd May 2021, then").as_deref(), Some("2021-05-03"));
        assert_eq!(iso("14 Sept 19").as_deref(), Some("2019-09-14"));
        assert_eq!(iso("03/04/2020").as_deref(), Some("2020-04-03"));
        assert_eq!(iso("2020-04-03").as_deref(), Some("2020-04-03"));
        assert_eq!(iso("Early May 2020"), None);
        assert_eq!(iso("42 May 2020"), None);
    }

    #[test]
    fn a_date_alone_is_told_from_a_sentence_with_one() {
        assert!(is_date("3rd May 2021") && !is_date("by 3rd May 2021"));
    }
}
