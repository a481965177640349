//! The names of the columns over a table of responses.

use super::lines::Line;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The respondent.
    Name,
    /// What kind of party the respondent is.
    Category,
    /// The answer.
    Answer,
    /// The respondent's words.
    Words,
}

/// Names of columns in small letters; longer ones stand before those that they begin with.
const NAMES: &[(&str, Column)] = &[
    ("respondent name", Column::Name),
    ("respondents", Column::Name),
    ("respondent", Column::Name),
    ("organisation name", Column::Name),
    ("organisation", Column::Name),
    ("company name", Column::Name),
    ("company", Column::Name),
    ("party name", Column::Name),
    ("party category", Column::Category),
    ("party type", Column::Category),
    ("role(s)", Column::Category),
    ("category", Column::Category),
    ("role", Column::Category),
    ("yes/no", Column::Answer),
    ("approve/reject", Column::Answer),
    ("response", Column::Answer),
    ("responses", Column::Answer),
    ("answer", Column::Answer),
    ("vote", Column::Answer),
    ("position", Column::Answer),
    ("view", Column::Answer),
    ("rationale and comments", Column::Words),
    ("rationale/comments", Column::Words),
    ("rationale / comments", Column::Words),
    ("rationale", Column::Words),
    ("comments and rationale", Column::Words),
    ("comments/rationale", Column::Words),
    ("comments", Column::Words),
    ("comment", Column::Words),
    ("further comments", Column::Words),
    ("additional comments", Column::Words),
    ("supporting comments", Column::Words),
    ("reasons", Column::Words),
    ("reason", Column::Words),
    ("key points", Column::Words),
];

/// What a column holds by the words over it, in a table whose cells are known: by its name, else by
/// what the words speak of, respondents before all else.
pub(super) fn role(words: &str) -> Option<Column> {
    let small = words.to_lowercase();
    let joined = small.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = joined.trim_end_matches([':', '?', '*', ' ']);
    // A narrow column may have broken a word.
    let whole = name.replace(' ', "");
    let is_name = |known: &str| known == name || known.replace(' ', "") == whole;
    if let Some((_, column)) = NAMES.iter().find(|(known, _)| is_name(known)) {
        return Some(*column);
    }
    let has = |words: &[&str]| {
        let is_one =
            |word: &str| words.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
        name.split(' ').any(is_one)
    };
    // What the administrator of a code answers is no response.
    if name.len() > LONGEST_NAME || has(&["secas", "administrator", "elexon", "panel"]) {
        return None;
    }
    let kinds: [(&[&str], Column); 4] = [
        (&["respondent", "respondents", "organisation", "company"], Column::Name),
        (&["category", "role", "type"], Column::Category),
        (
            &["rationale", "comment", "comments", "reason", "reasons", "why", "details"],
            Column::Words,
        ),
        (
            &["yes/no", "y/n", "agree", "approve", "support", "vote", "answer", "response"],
            Column::Answer,
        ),
    ];
    kinds.into_iter().find(|(words, _)| has(words)).map(|(_, column)| column)
}

/// Longest name of a column that is read word by word, in bytes.
const LONGEST_NAME: usize = 80;

/// Most words in the name of a column.
const NAME_WORDS: usize = 3;

/// Most lines that the names of the columns take, where each stands on its own.
const HEAD_LINES: usize = 6;

/// The columns of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Whether there is one for the category of the respondent.
    pub category: bool,
    /// Whether there is one for the answer.
    pub answer: bool,
    /// Whether there is one for running words.
    pub words: bool,
}

/// The columns that begin at a line, and how many lines their names take.
pub(super) fn at(lines: &[Line<'_>], index: usize) -> Option<(Columns, usize)> {
    let mut found: Vec<Column> = Vec::new();
    let mut taken = 0;
    for line in lines.iter().skip(index).take(HEAD_LINES) {
        let Some(more) = names(line) else { break };
        if more.iter().any(|column| found.contains(column)) {
            break;
        }
        found.extend(more);
        taken += 1;
    }
    let is_table = found.len() >= 2 && found[0] == Column::Name;
    let has = |column| found.contains(&column);
    let columns = Columns {
        category: has(Column::Category),
        answer: has(Column::Answer),
        words: has(Column::Words),
    };
    (is_table && (columns.answer || columns.words)).then_some((columns, taken))
}

/// The columns that a line names, where it names nothing else.
fn names(line: &Line<'_>) -> Option<Vec<Column>> {
    let mut columns = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        let (column, taken) = name(line, at)?;
        columns.push(column);
        at += taken;
    }
    Some(columns)
}

fn name(line: &Line<'_>, at: usize) -> Option<(Column, usize)> {
    if !line.words[at].text.starts_with(char::is_uppercase) {
        return None;
    }
    (1..=NAME_WORDS.min(line.words.len() - at)).rev().find_map(|count| {
        let words = line.joined(at, at + count).to_lowercase();
        let known = NAMES.iter().find(|(name, _)| *name == words)?;
        Some((known.1, count))
    })
}
