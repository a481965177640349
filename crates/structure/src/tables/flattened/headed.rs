//! Tables below the names of their columns, whose rows hold values: timetables, costs, impacts on
//! codes, objectives, versions.
//!
//! A row is read from its words alone: each column of values must be matched where it stands, and
//! what is left over between two of them is the column of words there. Two columns of words side by
//! side are told apart only where something parts them. A table is one only if whole rows follow.

use std::collections::BTreeSet;

use super::cells::{Found, Part, Parts};
use super::flow::Flow;
use super::names::{self, Name};
use super::values::Kind;
use crate::labels;
use crate::shapes::{ends_open, starts_capital};

/// Most words of a cell of words.
const LONGEST_TEXT: usize = 70;

/// The same where the other columns hold dates: an activity has a short name.
const LONGEST_ACTIVITY: usize = 30;

/// Most lines of a row.
const ROW_LINES: usize = 14;

/// The table whose column names begin with a line.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    let mut names = names::head(flow, line)?;
    // A name that was taken for one of the head may be the first word of the first row.
    while names.len() >= 2 {
        if let Some(found) = below(flow, line, &names) {
            return Some(found);
        }
        let last = names.pop()?;
        let is_whole = names.last().is_some_and(|name| flow.ends_line(name.words.end - 1));
        if !is_whole || flow.words[last.words.start].line == flow.lines.len() {
            return None;
        }
    }
    None
}

fn below(flow: &Flow<'_>, line: usize, names: &[Name]) -> Option<Found> {
    let end = names.last()?.words.end;
    let first = flow.words.get(end)?.line;
    let kinds: Vec<Kind> = names.iter().map(|name| name.kind).collect();
    let mut readings = vec![kinds.clone()];
    // A column that may hold one of few words may also hold running ones.
    if kinds.contains(&Kind::State) {
        readings.push(
            kinds
                .iter()
                .map(|kind| if *kind == Kind::State { Kind::Text } else { *kind })
                .collect(),
        );
    }
    let known = names.iter().filter(|name| name.is_known).count();
    readings.iter().find_map(|kinds| {
        let (rows, last) = rows(flow, first, kinds)?;
        let is_enough = rows.len() >= 2 || known >= 3 || known == 2 && kinds.contains(&Kind::Money);
        is_enough.then(|| Found {
            lines: line..last + 1,
            head: vec![names.iter().map(|name| Part::of(name.words.clone())).collect()],
            rows,
            caption: None,
        })
    })
}

/// The rows from a line on, and their last line.
fn rows(flow: &Flow<'_>, first: usize, kinds: &[Kind]) -> Option<(Vec<Parts>, usize)> {
    // Without a column of values nothing shows a row.
    if kinds.iter().all(|kind| *kind == Kind::Text) {
        return None;
    }
    let mut rows = Vec::new();
    let mut line = first;
    let mut last = first;
    while line < flow.lines.len() && !flow.lines[line].is_barrier {
        let Some((row, end)) = row(flow, line, kinds, ROW_LINES) else { break };
        last = flow.words[end - 1].line;
        rows.push(row);
        line = last + 1;
        // The names of the columns are repeated on the next page.
        if let Some(names) = repeated(flow, line, kinds) {
            line = names;
        }
    }
    (!rows.is_empty()).then_some((rows, last))
}

/// The line behind names of columns that are repeated at the top of a page.
fn repeated(flow: &Flow<'_>, line: usize, kinds: &[Kind]) -> Option<usize> {
    let tops = line > 0 && flow.lines.get(line)?.page != flow.lines[line - 1].page;
    let names = names::head(flow, line).filter(|_| tops)?;
    let same = names.len() == kinds.len() && names.iter().zip(kinds).all(|(n, k)| n.kind == *k);
    same.then(|| flow.words[names[names.len() - 1].words.end - 1].line + 1)
}

/// The row that begins with a line and takes at most so many, and one past its last word.
pub(super) fn row(
    flow: &Flow<'_>,
    line: usize,
    kinds: &[Kind],
    lines: usize,
) -> Option<(Parts, usize)> {
    let limit = names::limit(flow, line, lines);
    let mut fitting = Fitting { flow, limit, kinds, row: Vec::new(), failed: BTreeSet::new() };
    let end = fitting.fit(flow.lines[line].words.start, 0)?;
    Some((fitting.row, end))
}

/// Columns being fitted to words.
struct Fitting<'f, 'a> {
    flow: &'f Flow<'a>,
    /// One past the last word that may be taken.
    limit: usize,
    kinds: &'f [Kind],
    row: Parts,
    /// Words from which on the columns from the given one are known not to fit.
    failed: BTreeSet<(usize, usize)>,
}

impl Fitting<'_, '_> {
    /// Fits the columns from the `column`th on to the words from `at` on; one past the last word of
    /// the row.
    fn fit(&mut self, at: usize, column: usize) -> Option<usize> {
        if column == self.kinds.len() {
            // A row ends with its line.
            return (at > 0 && self.flow.ends_line(at - 1)).then_some(at);
        }
        if at >= self.limit || self.failed.contains(&(at, column)) {
            return None;
        }
        let end = self.fit_column(at, column);
        if end.is_none() {
            self.failed.insert((at, column));
        }
        end
    }

    fn fit_column(&mut self, at: usize, column: usize) -> Option<usize> {
        let (flow, kind) = (self.flow, self.kinds[column]);
        if kind != Kind::Text {
            let len = kind.value(flow, at, self.limit)?;
            return self.with(at, at + len, column);
        }
        let Some(next) = self.kinds.get(column + 1) else {
            let end = text_end(flow, at, self.limit);
            return self.with(at, end, column);
        };
        let has_dates = self.kinds.contains(&Kind::Date);
        let longest = if has_dates { LONGEST_ACTIVITY } else { LONGEST_TEXT };
        let last = (self.limit - 1).min(at + longest);
        (at + 1..=last).find_map(|end| {
            let is_edge = *next != Kind::Text || flow.words[end].cut;
            (is_edge && is_text(flow, at, end)).then(|| self.with(at, end, column))?
        })
    }

    /// Takes the words of a range for a column, if the columns behind it fit too.
    fn with(&mut self, at: usize, end: usize, column: usize) -> Option<usize> {
        self.row.push(Part::of(at..end));
        let whole = self.fit(end, column + 1);
        if whole.is_none() {
            self.row.pop();
        }
        whole
    }
}

/// Whether words can be a cell of words before a value: they begin like one and do not need more.
fn is_text(flow: &Flow<'_>, from: usize, to: usize) -> bool {
    let first = flow.words[from].text;
    let begins = starts_capital(first)
        || first.starts_with(|c: char| c.is_ascii_digit())
        || labels::find(&flow.line_text(flow.words[from].line)).is_some();
    let last = &flow.words[to - 1];
    let next = flow.words.get(to);
    let is_parted = next.is_none_or(|next| next.cut || next.line != last.line);
    begins && (is_parted || !ends_open(last.text) && !last.text.ends_with([',', ':']))
}

/// Where a last column of words ends: with the block of its first line, before a line that could
/// begin a row of its own.
fn text_end(flow: &Flow<'_>, at: usize, limit: usize) -> usize {
    let line = flow.words[at].line;
    let block = flow.lines[line].block;
    let mut end = flow.lines[line].words.end.min(limit);
    for next in line + 1..flow.lines.len() {
        let words = &flow.lines[next].words;
        if flow.lines[next].block != block || words.end > limit || begins_value(flow, next) {
            break;
        }
        end = words.end;
    }
    end
}

fn begins_value(flow: &Flow<'_>, line: usize) -> bool {
    let words = flow.lines[line].words.clone();
    [Kind::Date, Kind::Label].iter().any(|kind| kind.value(flow, words.start, words.end).is_some())
}
