//! Rows without names of columns over them: activities with dates, works with costs, objectives with
//! impacts. Several must follow each other.

use super::cells::{Found, Parts};
use super::flow::Flow;
use super::headed;
use super::values::{Kind, ends_in_crosses, is_cross};
use crate::labels::{self, LabelKind};
use crate::shapes::{ends_with_stop, has_verb, starts_capital};

/// Rows that make a table where nothing else shows one.
const ROWS: usize = 3;

/// Most words of a cell of words.
const LONGEST: usize = 14;

/// Most lines of a row.
const ROW_LINES: usize = 3;

/// The pairs of columns that are told by their cells alone.
const PAIRS: [[Kind; 2]; 4] = [
    [Kind::Text, Kind::Date],
    [Kind::Text, Kind::Money],
    [Kind::Text, Kind::State],
    [Kind::Date, Kind::Text],
];

/// The rows that begin with a line.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    PAIRS.iter().find_map(|kinds| {
        let mut rows: Vec<Parts> = Vec::new();
        let mut next = line;
        while let Some((row, end)) = row(flow, next, kinds) {
            rows.push(row);
            next = end;
        }
        let around = [line.checked_sub(1), Some(next)];
        let is_part = around.iter().any(|line| ends_in_crosses(flow, *line));
        (rows.len() >= ROWS && !is_part).then(|| Found {
            lines: line..next,
            rows,
            ..Found::default()
        })
    })
}

/// The row that begins with a line, and the line behind it.
fn row(flow: &Flow<'_>, line: usize, kinds: &[Kind; 2]) -> Option<(Parts, usize)> {
    if flow.lines.get(line)?.is_barrier {
        return None;
    }
    let (row, end) = headed::row(flow, line, kinds, ROW_LINES)?;
    let last = flow.words[end - 1].line;
    let text = row.iter().zip(kinds).find(|(_, kind)| **kind == Kind::Text)?.0.words.first()?;
    let words = flow.joined(text.clone());
    let label = labels::find(&words).map(|label| label.kind);
    let is_cell = text.len() <= LONGEST
        && starts_capital(
            words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' '),
        )
        && !ends_with_stop(&words)
        && !words.ends_with([':', ';', ',', '?'])
        && !has_verb(&words)
        && !matches!(label, Some(LabelKind::Bullet | LabelKind::Question));
    let has_cross = text.clone().any(|word| is_cross(flow.words[word].text));
    // "The Panel agreed. Yes" is no row: a sentence does not stand before a value.
    (is_cell && !has_cross && !words.contains(". ")).then_some((row, last + 1))
}
