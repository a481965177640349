//! Printed labels at the start of a line: bullets, "(a)", "1.", "Q4:", and the labels of clauses.

use std::sync::LazyLock;

use codicil_profile::Address;
use regex::Regex;

use crate::shapes::pattern;

/// A label at the start of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// What it is.
    pub kind: LabelKind,
    /// As printed: "(a)", "•", "G8.43".
    pub text: &'a str,
    /// Bytes before it: an opening quotation mark.
    pub start: usize,
    /// The words behind it.
    pub rest: &'a str,
}

/// What a label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelKind {
    /// A bullet or a dash.
    Bullet,
    /// A letter, a roman or arabic number in brackets: "(a)", "b)".
    Bracketed,
    /// A number with a stop, or with several parts: "3.", "2.1".
    Numbered,
    /// A question: "Q4:", "Question 1:".
    Question,
    /// The address of a clause of a code with section letters: "G8.43".
    Clause,
}

static BULLET: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([•●▪■◦○‣·∙*\u{F0B7}\u{F0A7}\u{F0FC}\u{F0D8}➢►]|[–—-]|o)(\s+|$)"));
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\((?:[a-z]{1,5}|[A-Z]{1,2}|\d{1,2}|[a-z]\d)\)|(?:[a-z]|[ivx]{1,4}|\d{1,2})\))(\s+|$)",
    )
});
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,3}\.|\d{1,3}(?:\.\d{1,3}){1,4}[A-Z]?\.?)(\s+|$)"));
static QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^((?:Question|Consultation Question|Q)\s?\d{1,3}\s?[:.)–-])(\s+|$)")
});
static CLAUSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[A-Z]{1,2}\d+(?:\.\d+[A-Z]{0,2})+(?:\([a-zA-Z]{1,4}\))*(\s+|$)"));

/// The label at the start of `words`, if there is one by its looks.
pub(crate) fn find(words: &str) -> Option<Label<'_>> {
    let body = words.trim_start_matches(['“', '"', '‘']);
    let start = words.len() - body.len();
    if let Some(found) = CLAUSE.find(body)
        && found.as_str().trim().parse::<Address>().is_ok()
    {
        return Some(label(LabelKind::Clause, body, found.as_str(), start));
    }
    let kinds = [
        (&BULLET, LabelKind::Bullet),
        (&BRACKETED, LabelKind::Bracketed),
        (&NUMBERED, LabelKind::Numbered),
        (&QUESTION, LabelKind::Question),
    ];
    kinds.iter().find_map(|(pattern, kind)| {
        let found = pattern.find(body)?;
        Some(label(*kind, body, found.as_str(), start))
    })
}

fn label<'a>(kind: LabelKind, body: &'a str, found: &'a str, start: usize) -> Label<'a> {
    Label { kind, text: found.trim_end(), start, rest: &body[found.len()..] }
}

/// The letters or digits of a bracketed label: "a" for "(a)" and for "a)".
pub(crate) fn inner(label: &str) -> &str {
    label.trim_matches(['(', ')'])
}

/// Whether `next` is the label after `last` in some way of counting: (b) after (a), (aa) after (z),
/// (ii) after (i), (3) after (2).
pub(crate) fn follows(last: &str, next: &str) -> bool {
    let bare = |label| str::trim_end_matches(inner(label), '.');
    let (last, next) = (bare(last), bare(next));
    letters(last).zip(letters(next)).is_some_and(|(a, b)| b == a + 1)
        || roman(last).zip(roman(next)).is_some_and(|(a, b)| b == a + 1)
        || last.parse::<u32>().ok().zip(next.parse::<u32>().ok()).is_some_and(|(a, b)| b == a + 1)
}

/// The place of a label in a, b … z, aa, bb … (and aa, ab …): 1-based.
pub(crate) fn letters(label: &str) -> Option<u32> {
    let bytes = label.as_bytes();
    let place = |byte: u8| u32::from(byte.to_ascii_lowercase() - b'a') + 1;
    if bytes.is_empty() || !bytes.iter().all(u8::is_ascii_alphabetic) {
        return None;
    }
    match bytes {
        [one] => Some(place(*one)),
        // Both ways of going on after (z) begin with (aa).
        [first, second] if first == second => Some(26 + place(*first)),
        [b'a', second] => Some(26 + place(*second)),
        _ => None,
    }
}

/// The value of a small roman number up to 39.
pub(crate) fn roman(label: &str) -> Option<u32> {
    let small = label.to_ascii_lowercase();
    let tens = small.bytes().take_while(|byte| *byte == b'x').count();
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let ones = ONES.iter().position(|one| *one == &small[tens..])?;
    let value = u32::try_from(tens * 10 + ones).ok()?;
    (tens <= 3 && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{LabelKind, find, follows, roman};

    fn kind(words: &str) -> Option<(LabelKind, &str)> {
        find(words).map(|label| (label.kind, label.text))
    }

    #[test]
    fn labels_are_told_apart() {
        assert_eq!(kind("• words"), Some((LabelKind::Bullet, "•")));
        assert_eq!(kind("(aa) words"), Some((LabelKind::Bracketed, "(aa)")));
        assert_eq!(kind("(b)"), Some((LabelKind::Bracketed, "(b)")));
        assert_eq!(kind("3. Costs"), Some((LabelKind::Numbered, "3.")));
        assert_eq!(kind("2.1 Costs"), Some((LabelKind::Numbered, "2.1")));
        assert_eq!(kind("Q4: What?"), Some((LabelKind::Question, "Q4:")));
        assert_eq!(kind("“H2.4A Where"), Some((LabelKind::Clause, "H2.4A")));
        assert_eq!(kind("(a), (b) and"), None);
        assert_eq!(kind("250,000 or more"), None);
        assert_eq!(kind("12 months"), None);
    }

    #[test]
    fn labels_count_on() {
        assert!(follows("(a)", "(b)") && follows("(z)", "(aa)") && follows("(aa)", "(bb)"));
        assert!(follows("(i)", "(ii)") && follows("(h)", "(i)") && follows("(9)", "(10)"));
        assert!(!follows("(a)", "(c)") && !follows("(b)", "(i)"));
    }

    #[test]
    fn roman_numbers_are_read() {
        assert_eq!(roman("xiv"), Some(14));
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman(""), None);
    }
}
