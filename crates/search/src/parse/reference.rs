//! Provisions, objectives and modifications as people type them.

use std::sync::LazyLock;

use codicil_profile::Address;
use regex::Regex;

use super::Known;
use crate::query::{ClauseQuery, Deed, Leaf, Which};
use crate::words::words;

static DEED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?i:(cites|amends|defines):)\s*").expect("a pattern of ours"));

/// Words before a number that say it is a provision.
static CONTEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:sections?|clauses?|paragraphs?|paras?|subsections?|groups?|parts?)\s+")
        .expect("a pattern of ours")
});

static HEAD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([A-Za-z]{2,6})(:\s*|\s+)").expect("a pattern of ours"));

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^
        (?P<section>[A-Za-z]{0,2}) (?P<gap>\s?)
        (?P<numbers>[0-9]{1,4}[A-Za-z]{0,2}(?:\.[0-9]{1,4}[A-Za-z]{0,2})*)?
        (?P<paragraphs>(?:\s?\([A-Za-z0-9]{1,5}\))*)
        (?P<star>\.\*|\.?[0-9]*\*)?
        ",
    )
    .expect("a pattern of ours")
});

/// Between the ends of a range. A hyphen with a space before it only is "without".
static JOIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\s+(?i:to|through|until)\s+|\s*(?:–|—|\.\.)\s*|-|\s+-\s+)")
        .expect("a pattern of ours")
});

static OBJECTIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:objectives?)\s*((?:\(?[A-Za-z]\)?(?:\s*,\s*|\s+(?i:and|or|&)\s+|\s*$|\s+))+)")
        .expect("a pattern of ours")
});

static LETTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\(([A-Za-z])\)|\b([A-Za-z])\b").expect("a pattern of ours"));

static MODIFICATION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([A-Za-z]{1,6})([0-9]{3,5})\b").expect("a pattern of ours"));

/// The provisions at the beginning of `rest`, and how many bytes name them.
pub(super) fn clause(rest: &str, known: &Known) -> Option<(ClauseQuery, usize)> {
    let mut at = 0;
    let mut deed = Deed::Any;
    if let Some(found) = DEED.captures(rest) {
        deed = match found[1].to_ascii_lowercase().as_str() {
            "cites" => Deed::Cite,
            "amends" => Deed::Amend,
            _ => Deed::Any,
        };
        at = found[0].len();
    }
    let (code, length) = code(&rest[at..], known);
    at += length;
    let context = CONTEXT.find(&rest[at..]).map_or(0, |found| found.end());
    at += context;
    let (document, length) = document(&rest[at..], known);
    at += length;
    let said = context > 0 || code.is_some() || document.is_some() || deed != Deed::Any;
    let (which, or_word, length) = provisions(&rest[at..], said, document.as_deref())?;
    Some((ClauseQuery { code, which, deed, or_word }, at + length))
}

fn code(rest: &str, known: &Known) -> (Option<String>, usize) {
    let Some(found) = HEAD.captures(rest) else { return (None, 0) };
    let head = found[1].to_ascii_uppercase();
    let is_code = known.codes.contains(&head);
    if is_code { (Some(head), found[0].len()) } else { (None, 0) }
}

fn document(rest: &str, known: &Known) -> (Option<String>, usize) {
    let Some(found) = HEAD.captures(rest) else { return (None, 0) };
    let head = found[1].to_ascii_uppercase();
    let is_document = known.documents.contains(&head);
    if is_document { (Some(head), found[0].len()) } else { (None, 0) }
}

/// One provision, a range or all that begin alike; `said` where the words before say that a
/// provision follows.
fn provisions(
    rest: &str,
    said: bool,
    document: Option<&str>,
) -> Option<(Which, Option<String>, usize)> {
    let first = Written::read(rest)?;
    if let Some(star) = &first.star {
        let beginning = format!("{}{star}", in_document(&first.stem()?, document));
        return Some((Which::Beginning(beginning), None, first.length));
    }
    // "Q1" may be a group of clauses or an ordinary word.
    let doubtful = first.section.is_empty() || !said && !first.is_dotted();
    if !first.is_plausible(said) || ends_inside_word(&rest[first.length..]) {
        return None;
    }
    let from = first.address(None, document)?;
    if let Some((to, length)) = range_end(&rest[first.length..], &first, document) {
        return Some((Which::Range(from, to), None, first.length + length));
    }
    let number = words(&rest[..first.length]).into_iter().next().filter(|_| doubtful);
    Some((Which::One(from), number.map(|word| word.exact), first.length))
}

fn range_end(rest: &str, first: &Written, document: Option<&str>) -> Option<(Address, usize)> {
    let join = JOIN.find(rest)?.end();
    let context = CONTEXT.find(&rest[join..]).map_or(0, |found| found.end());
    let last = Written::read(&rest[join + context..])?;
    let whole = last.numbers.is_some() && last.star.is_none();
    let closed = !ends_inside_word(&rest[join + context + last.length..]);
    if !whole || !closed {
        return None;
    }
    let to = last.address(Some(&first.section), document)?;
    Some((to, join + context + last.length))
}

fn ends_inside_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() => true,
        Some(',' | '%') => chars.next().is_none_or(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn in_document(address: &str, document: Option<&str>) -> String {
    document.map_or_else(|| address.to_owned(), |document| format!("{document} {address}"))
}

/// An address as it is written.
struct Written {
    section: String,
    /// True where the letters of the section are capitals.
    capital: bool,
    gap: bool,
    numbers: Option<String>,
    paragraphs: String,
    star: Option<String>,
    length: usize,
}

impl Written {
    fn read(rest: &str) -> Option<Self> {
        let found = ADDRESS.captures(rest).filter(|found| !found[0].is_empty())?;
        let part = |name: &str| found.name(name).map(|part| part.as_str().to_owned());
        let star = part("star").map(|star| star.trim_end_matches('*').to_owned());
        Some(Self {
            section: found["section"].to_ascii_uppercase(),
            capital: found["section"].starts_with(|c: char| c.is_ascii_uppercase()),
            gap: !found["gap"].is_empty(),
            numbers: part("numbers"),
            paragraphs: found["paragraphs"].chars().filter(|c| !c.is_whitespace()).collect(),
            star,
            length: found[0].trim_end().len(),
        })
    }

    /// True where nothing else can be meant.
    fn is_plausible(&self, said: bool) -> bool {
        let Some(numbers) = &self.numbers else {
            return said && self.capital && self.paragraphs.is_empty();
        };
        if said || self.section.is_empty() {
            return said;
        }
        if self.gap {
            // "a 5.2" and "in 5.2" are ordinary words before a number.
            return self.is_dotted()
                && self.section.len() == 1
                && (self.capital || self.section != "A");
        }
        let short = self.section.len() == 1 && numbers.len() <= 2;
        self.is_dotted() || short || !self.paragraphs.is_empty()
    }

    fn is_dotted(&self) -> bool {
        self.numbers.as_ref().is_some_and(|numbers| numbers.contains('.'))
    }

    /// What stands before a star.
    fn stem(&self) -> Option<String> {
        let numbers = self.numbers.as_ref()?;
        let plausible = !self.section.is_empty() && !self.gap && self.paragraphs.is_empty();
        plausible.then(|| format!("{}{}", self.section, numbers.to_ascii_uppercase()))
    }

    /// The address; a range's end may leave out the section that its beginning names.
    fn address(&self, section: Option<&str>, document: Option<&str>) -> Option<Address> {
        let section = match section {
            Some(first) if self.section.is_empty() => first,
            _ => &self.section,
        };
        let numbers = self.numbers.as_deref().unwrap_or_default().to_ascii_uppercase();
        in_document(&format!("{section}{numbers}{}", self.paragraphs), document).parse().ok()
    }
}

/// The objectives at the beginning of `rest`.
pub(super) fn objectives(rest: &str) -> Option<(Vec<Leaf>, usize)> {
    let found = OBJECTIVES.captures(rest)?;
    let leaves: Vec<Leaf> = LETTER
        .captures_iter(&found[1])
        .filter_map(|letter| letter.get(1).or(letter.get(2)))
        .map(|letter| Leaf::Objective(letter.as_str().to_ascii_lowercase()))
        .collect();
    (!leaves.is_empty()).then(|| (leaves, found[0].trim_end().len()))
}

/// The modification at the beginning of `rest`.
pub(super) fn modification(rest: &str) -> Option<(String, usize)> {
    let found = MODIFICATION.captures(rest)?;
    Some((found[0].to_ascii_uppercase(), found[0].len()))
}
