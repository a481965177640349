//! Tables whose columns line up: in each line the cells begin, or end, where they do in the others.

use std::ops::Range;

use super::cells::{Found, Part, Parts};
use super::flow::Flow;
use super::names;
use super::values::{Kind, ends_in_crosses, is_cross};
use crate::labels;
use crate::shapes::{ends_open, starts_small};

/// Blanks between two columns.
const GUTTER: usize = 2;

/// Lines with several cells that make a table of two columns; one of more needs fewer.
const LINES: usize = 3;

/// Most words of a line of a table: longer ones are running text set in columns.
const CELL_WORDS: usize = 12;

/// The table whose first line is `line`.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    let segments = flow.segments(line);
    if segments.len() < 2 || flow.lines[line].is_barrier {
        return None;
    }
    let (columns, end) = columns(flow, line);
    let lines: Vec<Vec<Part>> = (line..end).map(|line| cells(flow, line, &columns)).collect();
    let full = lines.iter().filter(|cells| filled(cells) > 1).count();
    let needed = if columns.len() > 2 { LINES - 1 } else { LINES };
    if full < needed
        || !lines_up(flow, &lines, columns.len())
        || is_prose(flow, &lines)
        || is_list(flow, &lines, columns.len())
    {
        return None;
    }
    let rows = rows(flow, line, lines);
    if rows.len() < 2 || is_contents(flow, &rows) {
        return None;
    }
    let (head, rows) = head(flow, line, rows);
    let is_part = || {
        columns.len() > 2
            || ends_in_crosses(flow, line.checked_sub(1))
            || ends_in_crosses(flow, Some(end))
    };
    if head.is_empty() && are_crosses(flow, &rows) && is_part() {
        return None;
    }
    (!rows.is_empty()).then_some(Found { lines: line..end, head, rows, caption: None })
}

/// Whether the rows say nothing but crosses, which mean nothing without the names of their columns.
fn are_crosses(flow: &Flow<'_>, rows: &[Parts]) -> bool {
    let mut words = rows.iter().flat_map(|cells| cells.iter().skip(1)).flat_map(|cell| &cell.words);
    words.all(|words| words.clone().all(|word| is_cross(flow.words[word].text)))
}

fn filled(cells: &[Part]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// The columns of the lines from the first on, as stretches of the width of the page; and the line
/// behind the last that keeps them apart.
fn columns(flow: &Flow<'_>, line: usize) -> (Vec<Range<usize>>, usize) {
    let mut columns = stretches(flow, line);
    let mut end = line + 1;
    while end < flow.lines.len() && !flow.lines[end].is_barrier {
        let own = stretches(flow, end);
        let merged = merge(&columns, &own);
        let is_rest = own.len() == 1
            && merged.len() == columns.len()
            && flow.lines[end].gap <= 1
            && !flow.lines[end].begins_block | (own[0].start > 0);
        // A line that adds a column may do so; one that joins two is not of this table.
        let keeps = own.len() >= 2 && merged.len() >= columns.len().max(2) || is_rest;
        if !keeps {
            break;
        }
        columns = merged;
        end += 1;
    }
    // What stands alone behind the last full line is no part of the table.
    while end > line + 1
        && stretches(flow, end - 1).len() == 1
        && !is_inner(flow, end - 1, &columns)
    {
        end -= 1;
    }
    (columns, end)
}

/// Whether a line with one cell goes on with a column other than the first.
fn is_inner(flow: &Flow<'_>, line: usize, columns: &[Range<usize>]) -> bool {
    stretches(flow, line)
        .first()
        .is_some_and(|own| columns.get(1).is_some_and(|c| own.start >= c.start))
}

fn stretches(flow: &Flow<'_>, line: usize) -> Vec<Range<usize>> {
    let segments = flow.segments(line);
    segments.iter().map(|s| flow.words[s.start].left..flow.words[s.end - 1].right).collect()
}

/// The stretches of both, those that touch or overlap being one.
fn merge(one: &[Range<usize>], other: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = one.iter().chain(other).cloned().collect();
    all.sort_by_key(|stretch| stretch.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for stretch in all {
        match merged.last_mut() {
            Some(last) if stretch.start < last.end + GUTTER => last.end = last.end.max(stretch.end),
            _ => merged.push(stretch),
        }
    }
    merged
}

/// The cells of a line, one for each column.
fn cells(flow: &Flow<'_>, line: usize, columns: &[Range<usize>]) -> Vec<Part> {
    let mut cells = vec![Part::default(); columns.len()];
    for segment in flow.segments(line) {
        let left = flow.words[segment.start].left;
        let column = columns.partition_point(|column| column.start <= left).saturating_sub(1);
        if let Some(cell) = cells.get_mut(column) {
            cell.push(segment);
        }
    }
    cells
}

/// Whether the cells of each column behind the first begin, or end, in the same place as a rule.
fn lines_up(flow: &Flow<'_>, lines: &[Vec<Part>], columns: usize) -> bool {
    (1..columns).all(|column| {
        let cells: Vec<&Range<usize>> =
            lines.iter().filter_map(|cells| cells.get(column)?.words.first()).collect();
        let lefts = cells.iter().map(|cell| flow.words[cell.start].left).collect();
        let rights = cells.iter().map(|cell| flow.words[cell.end - 1].right).collect();
        let same = most(lefts).max(most(rights));
        same * 5 >= cells.len() * 4 && (same > 1 || cells.len() == 1 && columns > 2)
    })
}

/// How often the most frequent value stands in a list.
fn most(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values.chunk_by(|one, next| one == next).map(<[usize]>::len).max().unwrap_or(0)
}

/// Whether the cells are the lines of running text that is set in columns.
fn is_prose(flow: &Flow<'_>, lines: &[Vec<Part>]) -> bool {
    let cells = || lines.iter().flatten().filter_map(|cell| cell.words.first());
    let long = cells().filter(|cell| cell.len() > CELL_WORDS).count();
    let wordy = cells().filter(|cell| cell.len() > 4 && starts_small(flow.words[cell.start].text));
    let count = cells().count();
    long * 3 > count || wordy.count() * 3 > count
}

/// Whether the cells are those of a list: labels and items.
fn is_list(flow: &Flow<'_>, lines: &[Vec<Part>], columns: usize) -> bool {
    let labels = lines.iter().filter_map(|cells| cells[0].words.first()).filter(|words| {
        let label = labels::find(flow.words[words.start].text);
        label.is_some_and(|label| label.rest.is_empty()) && words.len() == 1
    });
    columns == 2 && labels.count() * 2 >= lines.len()
}

/// The rows of the lines: wrapped cells are joined, merged labels repeated.
fn rows(flow: &Flow<'_>, first: usize, lines: Vec<Vec<Part>>) -> Vec<Parts> {
    // Where blank lines part some lines and not others, they part the rows.
    let gaps: Vec<bool> =
        (first + 1..first + lines.len()).map(|at| flow.lines[at].gap > 0).collect();
    let is_parted = gaps.iter().any(|gap| *gap) && !gaps.iter().all(|gap| *gap);
    let mut rows: Vec<Parts> = Vec::new();
    for (index, cells) in lines.into_iter().enumerate() {
        let goes_on = match rows.last() {
            None => false,
            Some(_) if is_parted => !gaps[index - 1],
            Some(row) => continues(flow, row, &cells),
        };
        match rows.last_mut() {
            Some(row) if goes_on => join(row, cells),
            Some(row) if cells[0].is_empty() && filled(&cells) == cells.len() - 1 => {
                let label = row[0].again();
                let mut cells = cells;
                cells[0] = label;
                rows.push(cells);
            }
            _ => rows.push(cells),
        }
    }
    rows
}

/// Whether the cells of a line go on with those of the row above.
fn continues(flow: &Flow<'_>, row: &Parts, cells: &[Part]) -> bool {
    if cells[0].is_empty() {
        let is_whole = cells.len() > 2 && filled(cells) == cells.len() - 1;
        let above_is_whole = row.iter().all(|cell| !cell.is_empty());
        return !(is_whole && above_is_whole && !any_goes_on(flow, row, cells));
    }
    filled(cells) == 1 && cells.len() > 1 && any_goes_on(flow, row, cells)
        || filled(cells) > 1 && all_go_on(flow, row, cells)
}

fn goes_on(flow: &Flow<'_>, above: &Part, cell: &Part) -> bool {
    let (Some(above), Some(cell)) = (above.words.last(), cell.words.first()) else { return false };
    let last = flow.words[above.end - 1].text;
    starts_small(flow.words[cell.start].text) || ends_open(last) || last.ends_with(['-', '–', '/'])
}

fn any_goes_on(flow: &Flow<'_>, row: &Parts, cells: &[Part]) -> bool {
    row.iter().zip(cells).any(|(above, cell)| goes_on(flow, above, cell))
}

fn all_go_on(flow: &Flow<'_>, row: &Parts, cells: &[Part]) -> bool {
    let mut pairs = row.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    pairs.all(|(above, cell)| goes_on(flow, above, cell))
}

fn join(row: &mut Parts, cells: Vec<Part>) {
    for (cell, more) in row.iter_mut().zip(cells) {
        more.words.into_iter().for_each(|words| cell.push(words));
    }
}

/// The rows that name the columns, and the others: where the names are known, or no value stands in
/// the first row and one below.
fn head(flow: &Flow<'_>, line: usize, mut rows: Vec<Parts>) -> (Vec<Parts>, Vec<Parts>) {
    let has_value = |row: &Parts| {
        row.iter().flat_map(|cell| cell.words.first()).any(|words| {
            [Kind::Date, Kind::Money, Kind::Count, Kind::State]
                .iter()
                .any(|kind| kind.value(flow, words.start, words.end) == Some(words.len()))
        })
    };
    let is_named = names::head(flow, line).is_some() || names::glossary_head(flow, line).is_some();
    let valued = rows.iter().skip(1).filter(|row| has_value(row)).count();
    let is_head = is_named || !has_value(&rows[0]) && valued * 2 >= rows.len() - 1 && valued > 0;
    if !is_head || rows.len() < 2 {
        return (Vec::new(), rows);
    }
    let body = rows.split_off(1);
    (rows, body)
}

/// Whether the rows are those of a contents list: titles and rising page numbers.
fn is_contents(flow: &Flow<'_>, rows: &[Parts]) -> bool {
    let pages: Option<Vec<u32>> = rows
        .iter()
        .map(|row| flow.joined(row.last()?.words.first()?.clone()).parse().ok())
        .collect();
    pages.is_some_and(|pages| pages.is_sorted() && rows.len() > 2)
}
