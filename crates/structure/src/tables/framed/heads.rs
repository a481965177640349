//! Which rows of a table name its columns.

use super::frames::{Grid, GridCell, Row};
use crate::furniture::is_column_name;
use crate::lines::TextLine;

/// Longest name of a column in bytes, where nothing but its shape shows it.
const LONGEST_NAME: usize = 40;

/// Most words of such a name.
const NAME_WORDS: usize = 5;

/// How many rows from the top name the columns; `stated` says how many the format names.
pub(super) fn count(grid: &Grid, stated: usize, lines: &[TextLine<'_>]) -> usize {
    if stated > 0 {
        // A table of nothing but heads has none.
        return if stated < grid.rows.len() { stated } else { 0 };
    }
    let Some((first, rest)) = grid.rows.split_first() else { return 0 };
    let is_head = first.filled() > 1
        && !rest.is_empty()
        && (is_bold(first, lines)
            && !rest.iter().all(|row| row.filled() == 0 || is_bold(row, lines))
            || names_columns(first, lines)
            || stands_out(grid, first, rest, lines));
    if is_head { rows_of_head(grid, first) } else { 0 }
}

/// Names of groups of columns stand over the names of the columns: where the first row has such a name,
/// a cell that reaches down to a further row shows how many rows the head has.
fn rows_of_head(grid: &Grid, first: &Row) -> usize {
    let has_groups = first.cells.iter().any(|cell| cell.columns > 1 && !cell.lines.is_empty());
    let down = first.cells.iter().filter(|cell| !cell.lines.is_empty()).map(|cell| cell.rows).max();
    down.filter(|rows| has_groups && *rows < grid.rows.len()).unwrap_or(1)
}

/// Whether all words of a row are bold.
fn is_bold(row: &Row, lines: &[TextLine<'_>]) -> bool {
    let mut words = row.cells.iter().flat_map(|cell| &cell.lines).peekable();
    words.peek().is_some() && words.all(|line| lines[*line].stated.bold == Some(true))
}

/// Whether every cell holds the name of a column as tables of such papers have them.
fn names_columns(row: &Row, lines: &[TextLine<'_>]) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.lines.is_empty());
    // A narrow column may have broken a word.
    let is_name = |words: &str| is_column_name(words) || is_column_name(&words.replace(' ', ""));
    filled().all(|cell| is_name(&joined(cell, lines)))
}

/// Whether the first row of three columns or more is made of short nouns over cells that are
/// something else.
fn stands_out(grid: &Grid, first: &Row, rest: &[Row], lines: &[TextLine<'_>]) -> bool {
    let is_name =
        |cell: &GridCell| cell.lines.is_empty() && cell.column == 0 || is_noun(cell, lines);
    grid.columns > 2
        && first.filled() + 1 >= grid.columns
        && first.cells.iter().all(is_name)
        && (0..grid.columns).any(|column| {
            let below = || {
                rest.iter()
                    .flat_map(|row| &row.cells)
                    .filter(|cell| cell.column == column && !cell.lines.is_empty())
            };
            below().next().is_some() && below().all(|cell| is_value(cell, lines))
        })
}

fn joined(cell: &GridCell, lines: &[TextLine<'_>]) -> String {
    cell.words(lines).take(NAME_WORDS + 1).collect::<Vec<_>>().join(" ")
}

/// A few words that begin with a capital, without figures, that end nothing.
fn is_noun(cell: &GridCell, lines: &[TextLine<'_>]) -> bool {
    let words = joined(cell, lines);
    (1..=NAME_WORDS).contains(&cell.words(lines).count())
        && words.len() <= LONGEST_NAME
        && words.starts_with(char::is_uppercase)
        && !words.ends_with([':', '.', '?', ';', ','])
        && !is_value(cell, lines)
}

/// A number, a mark, an answer, or a sentence.
fn is_value(cell: &GridCell, lines: &[TextLine<'_>]) -> bool {
    let words = joined(cell, lines);
    let is_answer = ["yes", "no", "x", "n/a", "tbc"].contains(&words.to_lowercase().as_str());
    is_answer
        || cell.len(lines) > LONGEST_NAME + NAME_WORDS
        || words.contains(|c: char| c.is_ascii_digit())
        || !words.contains(char::is_alphabetic)
        || words.ends_with('.')
}
