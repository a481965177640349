//! The names of columns, and the rows that hold them.

use std::ops::Range;

use super::flow::Flow;
use super::values::Kind;
use crate::labels;
use crate::shapes::{ends_open, is_title_like};

/// Names of columns in small letters with what stands under them.
const NAMES: &[(&str, Kind)] = &[
    ("activity", Kind::Text),
    ("activities", Kind::Text),
    ("implementation activity", Kind::Text),
    ("action", Kind::Text),
    ("event", Kind::Text),
    ("stage", Kind::Text),
    ("step", Kind::Text),
    ("milestone", Kind::Text),
    ("task", Kind::Text),
    ("process", Kind::Text),
    ("process stage", Kind::Text),
    ("process step", Kind::Text),
    ("meeting", Kind::Text),
    ("item", Kind::Text),
    ("area", Kind::Text),
    ("description", Kind::Text),
    ("detail", Kind::Text),
    ("details", Kind::Text),
    ("deliverable", Kind::Text),
    ("document", Kind::Text),
    ("party", Kind::Text),
    ("parties", Kind::Text),
    ("party type", Kind::Text),
    ("party category", Kind::Text),
    ("category", Kind::Text),
    ("respondent", Kind::Text),
    ("response", Kind::Text),
    ("code", Kind::Text),
    ("codes", Kind::Text),
    ("industry code", Kind::Text),
    ("system", Kind::Text),
    ("systems", Kind::Text),
    ("objective", Kind::Text),
    ("relevant objective", Kind::Text),
    ("relevant objectives", Kind::Text),
    ("description of relevant objective", Kind::Text),
    ("applicable objective", Kind::Text),
    ("option", Kind::Text),
    ("risk", Kind::Text),
    ("issue", Kind::Text),
    ("requirement", Kind::Text),
    ("criterion", Kind::Text),
    ("criteria", Kind::Text),
    ("topic", Kind::Text),
    ("type", Kind::Text),
    ("role", Kind::Text),
    ("name", Kind::Text),
    ("organisation", Kind::Text),
    ("owner", Kind::Text),
    ("author", Kind::Text),
    ("lead", Kind::Text),
    ("responsible", Kind::Text),
    ("responsibility", Kind::Text),
    ("comment", Kind::Text),
    ("comments", Kind::Text),
    ("rationale", Kind::Text),
    ("reason", Kind::Text),
    ("reasons", Kind::Text),
    ("notes", Kind::Text),
    ("summary of changes", Kind::Text),
    ("change", Kind::Text),
    ("changes", Kind::Text),
    ("work", Kind::Text),
    ("component", Kind::Text),
    ("service", Kind::Text),
    ("service provider", Kind::Text),
    ("release", Kind::Text),
    ("section", Kind::Text),
    ("date", Kind::Date),
    ("dates", Kind::Date),
    ("date(s)", Kind::Date),
    ("target date", Kind::Date),
    ("due date", Kind::Date),
    ("planned date", Kind::Date),
    ("proposed date", Kind::Date),
    ("start date", Kind::Date),
    ("end date", Kind::Date),
    ("start", Kind::Date),
    ("end", Kind::Date),
    ("finish", Kind::Date),
    ("due", Kind::Date),
    ("when", Kind::Date),
    ("deadline", Kind::Date),
    ("timescale", Kind::Date),
    ("timescales", Kind::Date),
    ("implementation date", Kind::Date),
    ("cost", Kind::Money),
    ("costs", Kind::Money),
    ("total", Kind::Money),
    ("total cost", Kind::Money),
    ("estimated cost", Kind::Money),
    ("one-off cost", Kind::Money),
    ("ongoing cost", Kind::Money),
    ("annual cost", Kind::Money),
    ("implementation cost", Kind::Money),
    ("amount", Kind::Money),
    ("price", Kind::Money),
    ("fee", Kind::Money),
    ("charge", Kind::Money),
    ("value", Kind::Money),
    ("effort", Kind::Count),
    ("days", Kind::Count),
    ("man days", Kind::Count),
    ("working days", Kind::Count),
    ("number of days", Kind::Count),
    ("duration", Kind::Count),
    ("quantity", Kind::Count),
    ("volume", Kind::Count),
    ("hours", Kind::Count),
    ("number", Kind::Count),
    ("percentage", Kind::Count),
    ("impact", Kind::State),
    ("impact?", Kind::State),
    ("impacted", Kind::State),
    ("impacted?", Kind::State),
    ("impacts", Kind::State),
    ("affected", Kind::State),
    ("affected?", Kind::State),
    ("identified impact", Kind::State),
    ("effect", Kind::State),
    ("yes/no", Kind::State),
    ("y/n", Kind::State),
    ("yes / no", Kind::State),
    ("status", Kind::State),
    ("priority", Kind::State),
    ("likelihood", Kind::State),
    ("probability", Kind::State),
    ("severity", Kind::State),
    ("rating", Kind::State),
    ("vote", Kind::State),
    ("decision", Kind::State),
    ("view", Kind::State),
    ("no", Kind::Label),
    ("no.", Kind::Label),
    ("ref", Kind::Label),
    ("ref.", Kind::Label),
    ("reference", Kind::Label),
    ("id", Kind::Label),
    ("version", Kind::Label),
    ("issue no", Kind::Label),
    ("#", Kind::Label),
];

/// Names of a column of terms.
const TERMS: &[&str] = &[
    "acronym",
    "acronyms",
    "abbreviation",
    "abbreviations",
    "term",
    "terms",
    "defined term",
    "acronym / term",
    "acronym/term",
    "term/acronym",
    "term / acronym",
    "expression",
    "word",
    "initials",
];

/// Names of the column of what they mean.
const MEANINGS: &[&str] = &[
    "definition",
    "definitions",
    "defined term",
    "full term",
    "full name",
    "full form",
    "meaning",
    "description",
    "expansion",
    "explanation",
    "term",
    "stands for",
];

/// Most words in the name of a column.
const NAME_WORDS: usize = 6;

/// Most words in a row of names.
const HEAD_WORDS: usize = 24;

/// Most lines that a row of names takes.
const HEAD_LINES: usize = 12;

/// Most columns of a table.
const MOST_COLUMNS: usize = 9;

/// A column that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words.
    pub words: Range<usize>,
    /// What stands under it.
    pub kind: Kind,
    /// True where the name is one that columns have.
    pub is_known: bool,
}

/// The row of names that begins with a line: columns whose names are known, or stand in segments of
/// their own beside known ones.
pub(super) fn head(flow: &Flow<'_>, line: usize) -> Option<Vec<Name>> {
    let first = flow.lines[line].words.start;
    let limit = limit(flow, line, HEAD_LINES).min(first + HEAD_WORDS);
    let mut names: Vec<Name> = Vec::new();
    let mut at = first;
    while at < limit && names.len() < MOST_COLUMNS {
        let Some(name) = known(flow, at, limit).or_else(|| unknown(flow, at, limit)) else { break };
        at = name.words.end;
        names.push(name);
    }
    // The row ends with the last line that its names fill.
    while let Some(last) = names.last() {
        let known = names.iter().filter(|name| name.is_known).count();
        if last.is_known && flow.ends_line(last.words.end - 1) && known * 2 >= names.len() {
            break;
        }
        names.pop();
    }
    let is_distinct = (1..names.len()).all(|index| {
        let words = flow.joined(names[index].words.clone());
        names[..index].iter().all(|name| flow.joined(name.words.clone()) != words)
    });
    (names.len() >= 2 && is_distinct).then_some(names)
}

/// The row of names of a glossary that begins with a line: the terms and what they mean.
pub(super) fn glossary_head(flow: &Flow<'_>, line: usize) -> Option<[Range<usize>; 2]> {
    let first = flow.lines[line].words.start;
    let limit = limit(flow, line, 2).min(first + HEAD_WORDS);
    let named = |from: usize, list: &[&str], to: usize| {
        let is_named = |end: &usize| list.contains(&flat(&flow.joined(from..*end)).as_str());
        (from + 1..=to.min(from + NAME_WORDS)).rev().find(is_named)
    };
    let ends = (first + 1..=limit.min(first + NAME_WORDS)).rev();
    ends.filter(|end| TERMS.contains(&flat(&flow.joined(first..*end)).as_str())).find_map(
        |middle| {
            let end = named(middle, MEANINGS, limit)?;
            let is_whole = flow.ends_line(end - 1);
            let begins = flow.words[middle].text.starts_with(char::is_uppercase);
            (is_whole && begins).then_some([first..middle, middle..end])
        },
    )
}

/// One past the last word of so many lines from `line` on, none of which is a barrier.
pub(super) fn limit(flow: &Flow<'_>, line: usize, lines: usize) -> usize {
    let within = flow.lines[line..].iter().take(lines).take_while(|line| !line.is_barrier);
    within.last().map_or(0, |line| line.words.end)
}

/// The longest known name at a word, with what stands in brackets behind it.
fn known(flow: &Flow<'_>, at: usize, limit: usize) -> Option<Name> {
    if !flow.words[at].text.starts_with(|c: char| c.is_uppercase() || c == '#') {
        return None;
    }
    let longest = limit.min(at + NAME_WORDS);
    let mut best: Option<Name> = None;
    for end in at + 1..=longest {
        let words = flat(&flow.joined(at..end));
        let found = NAMES.iter().find(|(name, _)| *name == words);
        if let Some((_, kind)) = found {
            best = Some(Name { words: at..end, kind: *kind, is_known: true });
        }
    }
    let mut name = best?;
    if let Some(end) = bracket(flow, name.words.end, limit) {
        name.words.end = end;
    }
    Some(name)
}

/// One past the last word of a bracket that opens at a word.
fn bracket(flow: &Flow<'_>, at: usize, limit: usize) -> Option<usize> {
    let words = flow.words.get(at..limit.min(at + NAME_WORDS))?;
    let first = words.first()?;
    // "(a)" below the names begins the first row.
    let is_label = flow.starts_line(at) && labels::find(&flow.line_text(first.line)).is_some();
    if !first.text.starts_with('(') || is_label {
        return None;
    }
    words.iter().position(|word| word.text.ends_with(')')).map(|index| at + index + 1)
}

/// A segment that could be the name of a column.
fn unknown(flow: &Flow<'_>, at: usize, limit: usize) -> Option<Name> {
    let starts = flow.starts_line(at) || flow.words[at].cut;
    let end = (at..limit).find(|word| flow.ends_segment(*word))? + 1;
    // A line of its own is rather the title of the table.
    let has_neighbour = flow.words[at].cut || !flow.ends_line(end - 1);
    let words = flow.joined(at..end);
    let is_name = starts
        && has_neighbour
        && end - at <= NAME_WORDS
        && is_title_like(&words)
        && !ends_open(&words);
    is_name.then_some(Name { words: at..end, kind: Kind::Text, is_known: false })
}

/// Small letters, without a footnote mark or a colon at the end.
fn flat(words: &str) -> String {
    let bare = words.trim_end_matches([':', '*']).to_lowercase();
    let plain = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_marked = plain.len() < bare.len() && plain.ends_with(|c: char| c.is_ascii_lowercase());
    if is_marked { plain.to_owned() } else { bare }
}
