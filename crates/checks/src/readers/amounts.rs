//! Thresholds as values: a number, what is counted, and on which side the number itself lies.

use std::sync::LazyLock;

use codicil_document::{BlockKind, Document};
use codicil_text::{RepairedText, Span};
use regex::Regex;

/// A number that something is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Threshold {
    /// The number.
    pub value: u64,
    /// How it is compared.
    pub operator: Operator,
    /// The noun of what is counted, small: "premises"; `None` where none follows.
    pub noun: Option<String>,
    /// The operator, the number and the noun, in the canonical text.
    pub span: Span,
    /// The block that holds it.
    pub block: usize,
}

/// How something is compared with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operator {
    /// "more than"
    More,
    /// "at least", "or more"
    AtLeast,
    /// "fewer than"
    Less,
    /// "up to", "or fewer"
    AtMost,
}

impl Operator {
    /// Whether a value of exactly the number meets it.
    pub fn holds_at_the_number(self) -> bool {
        matches!(self, Operator::AtLeast | Operator::AtMost)
    }

    /// Whether it counts the number itself with what is above it: "at least" does, and so does "fewer
    /// than", which leaves it out of what is below.
    pub fn counts_the_number_up(self) -> bool {
        matches!(self, Operator::AtLeast | Operator::Less)
    }

    /// Whether it looks above the number.
    pub fn looks_up(self) -> bool {
        matches!(self, Operator::More | Operator::AtLeast)
    }
}

/// The thresholds of a document, in the order of its text.
pub(crate) fn read(document: &Document) -> Vec<Threshold> {
    let mut found = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let counts = !matches!(block.kind, BlockKind::Contents | BlockKind::ChangeRemark);
        // Most blocks hold no number that is long enough.
        if counts && document.words(block.span).bytes().filter(u8::is_ascii_digit).count() > 2 {
            let repaired = RepairedText::new(&document.text, block.span, &document.repairs);
            for one in in_words(&repaired.text) {
                let Some(span) = repaired.to_canonical(one.span) else { continue };
                found.push(Threshold { span, block: index, ..one });
            }
        }
    }
    found
}

/// A number of three digits or more, with commas or without.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,3}(?:,\d{3})+|\d{3,9}"));

/// Words before a number, the longer first: "no more than" is not "more than".
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|[^\w])(?:",
        r"(?P<at_most>(?:no|not) (?:more|greater) than|(?:does|do|did|shall|will|would|may|must) not (?:exceed|surpass)",
        r"|not exceeding|up to(?: and including)?|at most|a maximum of|≤)",
        r"|(?P<at_least>(?:no|not) (?:less|fewer) than|at least|a minimum of|reach(?:es|ed|ing)?|≥)",
        r"|(?P<more>(?:more|greater) than|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|over|above|>)",
        r"|(?P<less>(?:less|fewer) than|below|under|<)",
        r")\s?$",
    ))
});

/// Words behind a number and perhaps its noun.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?P<noun>(?: [a-z][a-z-]*){0,4}?) (?:",
        r"(?P<at_least>or (?:more|greater|above|over|higher)|and (?:above|over))",
        r"|(?P<at_most>or (?:fewer|less|below|under|lower)|and (?:below|under))",
        r")\b(?P<than> than\b)?",
    ))
});

/// "more or less than 250,000" names both sides and belongs to neither.
static BOTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:more|less|fewer|greater|above|below|over|under) (?:or|and) [a-z]+(?: than)?$",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is tested")
}

fn in_words(words: &str) -> Vec<Threshold> {
    let mut found = Vec::new();
    for number in NUMBER.find_iter(words) {
        let (before, after) = (&words[..number.start()], &words[number.end()..]);
        let joined =
            |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '£' | '€' | '$');
        let tail = after.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '%');
        let decimal = after.starts_with(['.', ',', '/', '-'])
            && after[1..].starts_with(|c: char| c.is_ascii_digit());
        if before.ends_with(joined) || tail || decimal {
            continue;
        }
        let Ok(value) = number.as_str().replace(',', "").parse() else { continue };
        found.extend(threshold(words, value, number.range()));
    }
    found
}

/// How far the words before a number are looked at, in bytes.
const REACH: usize = 40;

fn threshold(words: &str, value: u64, at: std::ops::Range<usize>) -> Option<Threshold> {
    let from = words.floor_char_boundary(at.start.saturating_sub(REACH));
    let before = &words[from..at.start];
    let rest = &words[at.end..words.floor_char_boundary(at.end.saturating_add(2 * REACH))];
    let behind = AFTER.captures(rest).filter(|found| found.name("than").is_none());
    let (operator, start, end) = match (BEFORE.captures(before), behind) {
        (Some(found), _) => {
            let groups = [
                ("at_most", Operator::AtMost),
                ("at_least", Operator::AtLeast),
                ("more", Operator::More),
                ("less", Operator::Less),
            ];
            let (word, operator) = groups
                .into_iter()
                .find_map(|(name, operator)| Some((found.name(name)?, operator)))?;
            if BOTH.is_match(&before[..word.end()]) {
                return None;
            }
            (operator, from + word.start(), at.end)
        }
        (None, Some(found)) => {
            let operator = match found.name("at_least") {
                Some(_) => Operator::AtLeast,
                None => Operator::AtMost,
            };
            let own = found.name("noun").map_or("", |noun| noun.as_str());
            let end = at.end + found.get(0)?.end();
            if !own.is_empty() {
                let noun = noun(own)?.0;
                return Some(made(value, operator, Some(noun), Span::new(at.start, end)));
            }
            (operator, at.start, end)
        }
        (None, None) => return None,
    };
    let following = &words[end..words.floor_char_boundary(end.saturating_add(2 * REACH))];
    Some(match noun(following) {
        Some((noun, len)) => made(value, operator, Some(noun), Span::new(start, end + len)),
        None => made(value, operator, None, Span::new(start, end)),
    })
}

fn made(value: u64, operator: Operator, noun: Option<String>, span: Span) -> Threshold {
    Threshold { value, operator, noun, span, block: 0 }
}

/// Words that end the name of what is counted.
const STOPS: &[&str] = &[
    "of", "in", "for", "with", "that", "which", "who", "whose", "and", "or", "are", "is", "be",
    "to", "through", "per", "at", "on", "by", "from", "will", "shall", "may", "must", "should",
    "has", "have", "where", "when", "as", "then", "than", "if", "the", "a", "an", "its", "their",
    "this", "each", "was", "were", "they", "it", "would", "could", "can", "but", "so", "this",
];

/// How many words the name of what is counted may have.
const MOST_WORDS: usize = 5;

/// The noun of what is counted at the start of some words, and the bytes up to its end: the first
/// plural before the phrase ends.
fn noun(words: &str) -> Option<(String, usize)> {
    let mut end = 0;
    for word in words.split_inclusive(' ').take(MOST_WORDS + 1) {
        let bare = word.trim_end();
        if bare.is_empty() {
            end += word.len();
            continue;
        }
        let name = bare.trim_end_matches(['.', ',', ';', ':', ')', '”', '’']);
        let letters = name.chars().all(|c| c.is_alphabetic() || c == '-');
        let small = name.to_lowercase();
        if name.is_empty() || !letters || STOPS.contains(&small.as_str()) {
            return None;
        }
        if small.len() > 3 && small.ends_with('s') && !small.ends_with("ss") {
            return Some((small, end + name.len()));
        }
        if name.len() < bare.len() {
            return None;
        }
        end += word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Operator, in_words};

    /// Operator, number and noun of each threshold, with the words.
    fn of(words: &str) -> Vec<String> {
        let name = |operator| match operator {
            Operator::More => ">",
            Operator::AtLeast => ">=",
            Operator::Less => "<",
            Operator::AtMost => "<=",
        };
        in_words(words)
            .into_iter()
            .map(|one| {
                let noun = one.noun.as_deref().unwrap_or("-");
                format!("{} {} {noun} “{}”", name(one.operator), one.value, one.span.of(words))
            })
            .collect()
    }

    #[test]
    fn operators_stand_before_and_behind() {
        assert_eq!(
            of("for more than 40,000 Harbour Sites in"),
            ["> 40000 sites “more than 40,000 Harbour Sites”"]
        );
        assert_eq!(of("40,000 or more boats lie"), [">= 40000 boats “40,000 or more boats”"]);
        assert_eq!(of("of 40,000 boats or fewer."), ["<= 40000 boats “40,000 boats or fewer”"]);
        assert_eq!(of("no more than 40,000 boats"), ["<= 40000 boats “no more than 40,000 boats”"]);
        assert_eq!(
            of("does not exceed 40,000 boats"),
            ["<= 40000 boats “does not exceed 40,000 boats”"]
        );
        assert_eq!(of("not less than 500 boats"), [">= 500 boats “not less than 500 boats”"]);
        assert_eq!(of("below 500"), ["< 500 - “below 500”"]);
    }

    #[test]
    fn what_is_no_threshold_is_left_alone() {
        for words in [
            "more or less than 40,000 boats",
            "about 40,000 boats",
            "over £40,000",
            "H2.400 or more",
            "between 300 and 500 boats",
            "40,000 or more than that",
            "up to 12.5 boats",
            "more than 50% of boats",
            "",
        ] {
            assert_eq!(of(words), [""; 0], "{words}");
        }
    }
}
