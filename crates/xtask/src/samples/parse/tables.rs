//! Tables: `@table` to `@end`.

use super::super::model::{Cell, Flat, Table};
use super::inline::words;

/// Reads a table from the words after `@table` and the lines up to `@end`.
///
/// # Errors
///
/// A sentence, where a row has not as many cells as there are widths, or a setting is not known.
pub fn read(settings: &str, lines: &[&str]) -> Result<Table, String> {
    let mut widths = Vec::new();
    let mut head = 0;
    let mut text = [Flat::Line(1), Flat::Line(1)];
    for setting in settings.split_whitespace() {
        match setting.split_once('=') {
            None => widths.push(number(setting)?),
            Some(("head", value)) => head = number(value)? as usize,
            Some(("text", value)) => {
                let (top, rest) = value.split_once('/').unwrap_or((value, value));
                text = [flat(top)?, flat(rest)?];
            }
            Some(_) => return Err(format!("`{setting}` is no setting of a table")),
        }
    }
    let (rows, scattered) = rows(lines)?;
    if let Some(row) = rows.iter().find(|row| row.len() != widths.len()) {
        return Err(format!("a row has {} cells, not {}: {row:?}", row.len(), widths.len()));
    }
    Ok(Table { widths, head, text, rows: merged(&rows)?, scattered })
}

fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}

fn flat(text: &str) -> Result<Flat, String> {
    Ok(match text {
        "line" => Flat::Line(1),
        "wide" => Flat::Line(2),
        "cells" => Flat::Cells,
        _ => Flat::Across(
            text.split(',')
                .map(|width| number(width).map(|n| n as usize))
                .collect::<Result<_, _>>()?,
        ),
    })
}

/// The paragraphs of each cell. A row is one line `| a | b |`; or it begins with `--`, each cell
/// begins with `|` and runs to the next, and an empty line begins a paragraph. `-- cells` is a row
/// whose cells an extraction scatters; the numbers of such rows are given too.
fn rows(lines: &[&str]) -> Result<(Vec<Vec<String>>, Vec<usize>), String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut scattered = Vec::new();
    let mut open = false;
    for line in lines {
        let line = line.trim();
        if line == "--" || line == "-- cells" {
            if line != "--" {
                scattered.push(rows.len());
            }
            rows.push(Vec::new());
            open = true;
        } else if let Some(cell) = line.strip_prefix('|') {
            if let Some(cells) = cell.strip_suffix('|') {
                rows.push(cells.split('|').map(|cell| cell.trim().to_owned()).collect());
                open = false;
            } else {
                rows.last_mut()
                    .filter(|_| open)
                    .ok_or("a cell stands outside a row")?
                    .push(cell.trim().to_owned());
            }
        } else if open {
            let cell = rows.last_mut().and_then(|row| row.last_mut());
            let cell = cell.ok_or_else(|| format!("“{line}” stands outside a cell"))?;
            cell.push_str(if line.is_empty() { "\n" } else { " " });
            cell.push_str(line);
        } else if !line.is_empty() {
            return Err(format!("“{line}” stands outside a row"));
        }
    }
    Ok((rows, scattered))
}

/// The cells with their spans: `<` belongs to the cell on its left, `^` to the one above.
fn merged(rows: &[Vec<String>]) -> Result<Vec<Vec<Cell>>, String> {
    let at = |row: usize, column: usize| {
        rows.get(row).and_then(|row| row.get(column)).map(String::as_str)
    };
    let mut out = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let mut line = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            let covered = |mark: &str| cell == mark;
            let run = |next: &dyn Fn(usize) -> Option<bool>| {
                1 + (1..).take_while(|step| next(*step) == Some(true)).count() as u32
            };
            let right = run(&|step| at(row, column + step).map(|cell| cell == "<"));
            let down = run(&|step| at(row + step, column).map(|cell| cell == "^"));
            let paragraphs = if covered("<") || covered("^") {
                Vec::new()
            } else {
                cell.split('\n')
                    .map(str::trim)
                    .filter(|text| !text.is_empty())
                    .map(words)
                    .collect::<Result<_, _>>()?
            };
            line.push(Cell {
                paragraphs,
                columns: if covered("<") { 0 } else { right },
                rows: if covered("^") { 0 } else { down },
            });
        }
        out.push(line);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn cells_merge_to_the_left_and_upwards() {
        let table =
            read("40 30 30 head=1", &["| A | B | < |", "| c | d | e |", "| ^ | f | g |"]).unwrap();
        let spans: Vec<Vec<(u32, u32)>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| (cell.columns, cell.rows)).collect())
            .collect();
        assert_eq!(
            spans,
            [[(1, 1), (2, 1), (0, 1)], [(1, 2), (1, 1), (1, 1)], [(1, 0), (1, 1), (1, 1)]]
        );
    }

    #[test]
    fn long_rows_have_cells_of_several_paragraphs() {
        let table =
            read("50 50", &["--", "| a", "| one", "more", "", "two", "--", "| b", "|"]).unwrap();
        let counts: Vec<Vec<usize>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.paragraphs.len()).collect())
            .collect();
        assert_eq!(counts, [[1, 2], [1, 0]]);
        assert!(read("50 50", &["| a |"]).is_err());
    }
}
