//! The first whole date in some words, as metadata needs it.

use codicil_calendar::{Precision, dates};

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

/// The first date that names a day, if there is one.
pub(crate) fn find(words: &str) -> Option<Found> {
    dates(words).into_iter().filter(|mention| mention.precision == Precision::Day).find_map(|one| {
        Some(Found { start: one.span.start, end: one.span.end, iso: one.date?.to_string() })
    })
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
        assert_eq!(iso("31 June 2020"), None);
    }

    #[test]
    fn a_date_alone_is_told_from_a_sentence_with_one() {
        assert!(is_date("3rd May 2021") && !is_date("by 3rd May 2021"));
        assert!(!is_date("W/C 3 May 2021") && !is_date("May 2021"));
    }
}
