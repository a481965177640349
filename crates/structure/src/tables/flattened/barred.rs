//! Tables whose columns are parted by bars or by tabs.

use super::cells::{Found, Part, Parts};
use super::flow::Flow;

/// Rows that make a table.
const ROWS: usize = 2;

/// What parts the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Bars.
    Bar,
    /// Tabs, each of which begins a cell.
    Tab,
    /// Tabs, several of which may lead to the next cell.
    Tabs,
}

/// The table whose first row is a line.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    [Mark::Bar, Mark::Tab, Mark::Tabs].iter().find_map(|mark| parted(flow, line, *mark))
}

fn parted(flow: &Flow<'_>, line: usize, mark: Mark) -> Option<Found> {
    let columns = cells(flow, line, mark).filter(|cells| cells.len() >= 2)?.len();
    let mut groups: Vec<Vec<Parts>> = vec![Vec::new()];
    let mut end = line;
    while end < flow.lines.len() && !flow.lines[end].is_barrier {
        if is_rule(flow, end) {
            groups.push(Vec::new());
        } else if let Some(cells) = cells(flow, end, mark).filter(|cells| cells.len() == columns) {
            if let Some(group) = groups.last_mut() {
                group.push(cells);
            }
        } else {
            break;
        }
        end += 1;
    }
    groups.retain(|group| !group.is_empty());
    let (head, rows) = rows(groups);
    (rows.len() + head.len() >= ROWS && !rows.is_empty()).then_some(Found {
        lines: line..end,
        head,
        rows,
        caption: None,
    })
}

/// Groups of lines between rules to head rows and rows: a rule below the first line parts the names
/// of the columns; rules between all rows make each group a row.
fn rows(groups: Vec<Vec<Parts>>) -> (Vec<Parts>, Vec<Parts>) {
    let is_ruled = groups.len() > 2;
    let has_head = groups.len() > 1;
    let mut made: Vec<Parts> = Vec::new();
    let mut head = Vec::new();
    for (index, group) in groups.into_iter().enumerate() {
        let mut rows: Vec<Parts> = Vec::new();
        for cells in group {
            let goes_on = is_ruled || cells[0].is_empty() && !rows.is_empty();
            match rows.last_mut() {
                Some(last) if goes_on => join(last, cells),
                _ => rows.push(cells),
            }
        }
        if index == 0 && has_head {
            head = rows;
        } else {
            made.extend(rows);
        }
    }
    (head, made)
}

fn join(row: &mut Parts, cells: Parts) {
    for (cell, more) in row.iter_mut().zip(cells) {
        more.words.into_iter().for_each(|words| cell.push(words));
    }
}

/// The cells of a line between its marks; `None` where it has none.
fn cells(flow: &Flow<'_>, line: usize, mark: Mark) -> Option<Parts> {
    let words = flow.lines[line].words.clone();
    let mut cells: Parts = vec![Part::default()];
    let mut marks = 0;
    for word in words.clone() {
        let mut more = match mark {
            Mark::Bar => flow.words[word].bars,
            Mark::Tab => flow.words[word].tabs,
            Mark::Tabs => flow.words[word].tabs.min(1),
        };
        marks += more;
        // A bar before the first cell is a border.
        if word == words.start {
            more = more.saturating_sub(1);
        }
        cells.extend((0..more).map(|_| Part::default()));
        if let Some(cell) = cells.last_mut() {
            cell.push(word..word + 1);
        }
    }
    let behind = if mark == Mark::Bar { flow.lines[line].bars } else { 0 };
    // So is one behind the last.
    cells.extend((1..behind).map(|_| Part::default()));
    (marks + behind > 0).then_some(cells)
}

/// Whether a line is drawn of dashes.
fn is_rule(flow: &Flow<'_>, line: usize) -> bool {
    flow.of_line(line).iter().all(|word| word.text.chars().all(|c| "-=+|:_—–─┼├┤".contains(c)))
}
