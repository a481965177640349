//! What the shape of a few words says: a sentence that ends, a title, a link, a bullet.

use std::sync::LazyLock;

use regex::Regex;

/// Compiles a pattern of ours, in which digits, word characters and word ends are those of ASCII:
/// the tables of Unicode cost more time than reading a paper.
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(&ascii_classes(source)).expect("the pattern is ours and tested")
}

fn ascii_classes(source: &str) -> String {
    let mut ascii = String::with_capacity(source.len() * 2);
    let mut in_class = false;
    let mut characters = source.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match (characters.next(), in_class) {
                (Some('d'), true) => ascii.push_str("0-9"),
                (Some('d'), false) => ascii.push_str("[0-9]"),
                (Some('w'), true) => ascii.push_str("0-9A-Za-z_"),
                (Some('w'), false) => ascii.push_str("[0-9A-Za-z_]"),
                (Some('b'), false) => ascii.push_str(r"(?-u:\b)"),
                (Some(other), _) => ascii.extend(['\\', other]),
                (None, _) => ascii.push('\\'),
            },
            other => {
                in_class = in_class && other != ']' || other == '[';
                ascii.push(other);
            }
        }
    }
    ascii
}

/// Words that no sentence, title or table cell ends with.
const OPEN_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "and", "or", "nor", "for", "in", "on", "by", "with", "that",
    "which", "who", "whose", "any", "each", "every", "is", "are", "was", "were", "be", "been",
    "as", "at", "from", "their", "its", "his", "her", "our", "this", "these", "those", "such",
    "than", "into", "under", "between", "if", "but", "not", "has", "have", "had", "will", "shall",
    "may", "must", "can", "could", "would", "should", "per", "via", "upon", "where", "when",
    "because", "whether", "other",
];

/// Nouns behind which a reference goes on.
const CITING_WORDS: &[&str] = &[
    "section",
    "sections",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "condition",
    "conditions",
    "schedule",
    "schedules",
    "objective",
    "objectives",
    "appendix",
    "part",
    "path",
    "step",
    "version",
    "page",
    "table",
    "figure",
    "annex",
    "attachment",
    "attachments",
];

/// Closing marks that may stand behind the last letter or stop.
const CLOSERS: &[char] = &['”', '’', '"', '\'', ')', ']', '»'];

/// Whether the words end a sentence, a question or a lead-in: ". ? ! : ;" and what closes them.
pub(crate) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(CLOSERS);
    match bare.chars().last() {
        Some('?' | '!' | ':' | ';' | '…' | '¶') => true,
        Some('.') => !ends_in_abbreviation(bare),
        _ => false,
    }
}

/// Whether the words end with a full stop that ends a sentence.
pub(crate) fn ends_with_stop(words: &str) -> bool {
    let bare = words.trim_end_matches(CLOSERS);
    bare.ends_with('.') && !ends_in_abbreviation(bare)
}

fn ends_in_abbreviation(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(['(', '‘', '“', '"']);
    ["i.e.", "e.g.", "approx.", "No.", "cf.", "v.", "vs.", "Mr.", "Mrs.", "Ms.", "Dr."]
        .contains(&last)
}

/// Whether more must follow: the last word cannot end anything, or a comma stands behind it.
pub(crate) fn ends_open(words: &str) -> bool {
    if words.ends_with([',', '(', '&', '+']) {
        return true;
    }
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(['(', '‘', '“', '"']);
    OPEN_WORDS.contains(&last.to_lowercase().as_str()) && last != "A"
}

/// Whether a reference goes on over a line end: "Sections" and "G8.41" below it.
pub(crate) fn cites_on(words: &str, next: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    let next = first_word(next);
    let is_reference = next.starts_with('(') || next.contains(|c: char| c.is_ascii_digit());
    is_reference && CITING_WORDS.contains(&last.trim_start_matches(['(', '‘', '“']))
}

/// Bytes before the end in which a bracket may still be open.
const BRACKET_REACH: usize = 160;

/// Whether a bracket is open at the end of the words.
pub(crate) fn has_open_bracket(words: &str) -> bool {
    let mut from = words.len().saturating_sub(BRACKET_REACH);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let mut closed = 0_u32;
    for byte in words.as_bytes()[from..].iter().rev() {
        match byte {
            b')' => closed += 1,
            b'(' if closed == 0 => return true,
            b'(' => closed -= 1,
            _ => {}
        }
    }
    false
}

/// Whether the first letter is a small one.
pub(crate) fn starts_small(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the words begin like a sentence or a title: a capital, a figure or an opening mark.
pub(crate) fn starts_capital(words: &str) -> bool {
    let bare = words.trim_start_matches(['‘', '“', '"', '(', '\'', '[']);
    bare.chars().next().is_some_and(char::is_uppercase)
}

/// The first word.
pub(crate) fn first_word(words: &str) -> &str {
    words.split_whitespace().next().unwrap_or_default()
}

/// Whether the line is an address of the web or of mail and nothing else.
pub(crate) fn is_bare_link(words: &str) -> bool {
    let is_address = words.starts_with("http://")
        || words.starts_with("https://")
        || words.starts_with("mailto:")
        || words.starts_with("www.");
    is_address && !words.contains(char::is_whitespace)
}

/// Most words of a title.
const TITLE_WORDS: usize = 16;

/// Most bytes of a title.
const TITLE_BYTES: usize = 130;

/// Whether the words could be a heading: short, begun with a capital, not ended like a sentence.
pub(crate) fn is_title_like(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    words.len() <= TITLE_BYTES
        && letters >= 3
        && letters * 2 > words.len()
        && starts_capital(words)
        && words.split_whitespace().count() <= TITLE_WORDS
        && !words.ends_with(['.', ';', ',', ':', '”', '…'])
        && !ends_open(words)
        && !words.contains("://")
        && !words.contains('@')
}

/// Whether the words are a question that could stand as a heading.
pub(crate) fn is_question(words: &str) -> bool {
    let bare = words.trim_end_matches(CLOSERS);
    words.len() <= 260 && (bare.ends_with('?') || words.contains("? (") && words.ends_with(')'))
}

/// Titles that papers of every kind have.
const STANDARD_TITLES: &[&str] = &[
    "summary",
    "executive summary",
    "contents",
    "content",
    "table of contents",
    "introduction",
    "background",
    "impacts",
    "costs",
    "benefits",
    "drawbacks",
    "issue",
    "solution",
    "proposed solution",
    "implementation",
    "conclusions",
    "recommendations",
    "purpose",
    "about this document",
    "glossary",
    "attachments",
    "appendices",
    "definitions",
];

/// Whether a line is a title that papers of every kind have.
pub(crate) fn is_standard_title(words: &str) -> bool {
    let bare = words.trim_end_matches([':', ' ']);
    bare.starts_with(char::is_uppercase)
        && STANDARD_TITLES.iter().any(|title| bare.eq_ignore_ascii_case(title))
}

/// Verbs that make a sentence of a line.
const VERBS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "will",
    "would",
    "shall",
    "should",
    "may",
    "must",
    "can",
    "could",
    "does",
    "do",
    "did",
    "seeks",
    "believes",
    "agreed",
    "noted",
    "considers",
    "considered",
    "proposes",
    "recommends",
    "requires",
    "contains",
    "provides",
    "sets",
    "asked",
    "questioned",
    "informed",
    "highlighted",
    "states",
    "means",
];

/// Whether the words hold a verb as sentences do and titles do not.
pub(crate) fn has_verb(words: &str) -> bool {
    words.split_whitespace().skip(1).any(|word| VERBS.contains(&word))
}

/// Whether the line ends with the leader dots and the page of an entry of the contents.
pub(crate) fn ends_with_leader(words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.len() < words.len() && bare.trim_end().ends_with("....")
}

/// The column gaps of a table row: white space of two or more inside a line, not behind a stop.
pub(crate) fn has_cell_gap(line: &str) -> bool {
    static GAP: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^\s.?!:;,”’)](\s{2,}|\t)\S"));
    GAP.is_match(line)
}

/// Whether white space of three or more parts columns in a line, behind whatever begins it.
pub(crate) fn has_wide_gap(line: &str) -> bool {
    let behind_first = line.find(char::is_whitespace).map_or("", |at| line[at..].trim_start());
    behind_first.contains("   ") || behind_first.contains('\t')
}

/// Longest line that counts as a field, in bytes.
const LONGEST_FIELD: usize = 80;

/// Whether the line is a field of a form with its value: "Company name: Example Ltd".
pub(crate) fn is_field(line: &str) -> bool {
    let Some((name, value)) = line.split_once(": ") else { return false };
    line.len() <= LONGEST_FIELD
        && name.len() <= 28
        && name.starts_with(char::is_uppercase)
        && name.split(' ').count() <= 4
        && name.chars().all(|c| c.is_alphabetic() || c == ' ')
        && !value.trim().is_empty()
        && !has_verb(name)
}

#[cfg(test)]
mod tests {
    use super::{cites_on, ends_open, ends_sentence, has_cell_gap, is_title_like};

    #[test]
    fn sentences_end_with_stops_not_with_abbreviations() {
        assert!(ends_sentence("It is done.") && ends_sentence("He said “no.”"));
        assert!(!ends_sentence("the same, i.e.") && !ends_sentence("of Great"));
    }

    #[test]
    fn open_ends_need_more() {
        assert!(cites_on("the purposes of Sections", "H2.4 and") && ends_open("one, two,"));
        assert!(!ends_open("Impacts") && !ends_open("Attachment A"));
    }

    #[test]
    fn titles_are_short_and_do_not_stop() {
        assert!(is_title_like("Costs of the change"));
        assert!(!is_title_like("It costs nothing.") && !is_title_like("20 7946 0000"));
    }

    #[test]
    fn two_spaces_behind_a_stop_are_no_column_gap() {
        assert!(has_cell_gap("Large Parties  X Small Parties"));
        assert!(!has_cell_gap("It ends.  Another begins."));
    }
}
