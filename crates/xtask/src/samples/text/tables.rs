//! Tables without their rules.

use super::super::model::{Cell, Flat, Table};
use super::pages::{Entry, Paragraph};
use super::{PAGE_END, notes, plain, wrapped};

/// Writes the rows of a table.
pub fn entries(table: &Table, width: usize, out: &mut Vec<Entry>) {
    let [top, rest] = &table.text;
    let head: Vec<String> =
        table.rows[..table.head].iter().flat_map(|row| paragraphs(row, top, width)).collect();
    push(out, &head);
    for (number, row) in table.rows.iter().enumerate().skip(table.head) {
        let form = if table.scattered.contains(&number) { &Flat::Cells } else { rest };
        for text in paragraphs(row, form, width) {
            // Where the page ends inside a row, its head is repeated above the rest.
            for (at, part) in split_at_page_end(&text).into_iter().enumerate() {
                if at > 0 {
                    out.push(Entry::Page);
                    push(out, &head);
                }
                push(out, &[part]);
            }
        }
        out.extend(row.iter().flat_map(|cell| &cell.paragraphs).flat_map(notes));
    }
    let head = &table.rows[..table.head];
    out.extend(head.iter().flatten().flat_map(|cell| &cell.paragraphs).flat_map(notes));
}

fn push(out: &mut Vec<Entry>, paragraphs: &[String]) {
    for text in paragraphs {
        let lines = text.lines().map(str::to_owned).collect();
        out.push(Entry::Paragraph(Paragraph { lines, heading: false }));
    }
}

/// The paragraphs before and after the ends of pages. The line in which the mark stands is the last
/// one of its page.
fn split_at_page_end(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.lines() {
        let part = parts.last_mut().expect("there is always a part");
        part.push_str(&line.replace(PAGE_END, ""));
        part.push('\n');
        if line.contains(PAGE_END) {
            parts.push(String::new());
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn paragraphs(row: &[Cell], flat: &Flat, width: usize) -> Vec<String> {
    match flat {
        Flat::Cells => row
            .iter()
            .flat_map(|cell| &cell.paragraphs)
            .map(|words| wrapped(&plain(words), width).join("\n"))
            .collect(),
        Flat::Line(spaces) => on_one_line(row, &" ".repeat(*spaces), width),
        Flat::Across(widths) => across(row, widths, width),
    }
}

fn on_one_line(row: &[Cell], gap: &str, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut cells = Vec::new();
    for cell in row.iter().filter(|cell| cell.columns > 0 && cell.rows > 0) {
        let words: Vec<String> = cell.paragraphs.iter().map(plain).collect();
        // A cell over several rows comes out before all of them.
        if cell.rows > 1 {
            out.extend(words);
        } else {
            cells.push(words.join(gap));
        }
    }
    let line = cells.join(gap);
    if !line.trim().is_empty() {
        out.push(wrapped(line.trim_end(), width).join("\n"));
    }
    out
}

/// The cells side by side: each narrow cell gives a line of its own to each line of the row, and the
/// last cell takes what is left of it.
fn across(row: &[Cell], widths: &[usize], width: usize) -> Vec<String> {
    let Some((last, narrow)) = row.split_last() else { return Vec::new() };
    let columns: Vec<Vec<String>> = narrow
        .iter()
        .zip(widths)
        .map(|(cell, width)| {
            cell.paragraphs.iter().flat_map(|words| wrapped(&plain(words), *width)).collect()
        })
        .collect();
    let prefix = |line: usize| {
        let cells = columns.iter().filter_map(|column| column.get(line)).map(String::as_str);
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut out: Vec<String> = Vec::new();
    let mut line = 0;
    for (at, words) in last.paragraphs.iter().enumerate() {
        let mut lines = Vec::new();
        let mut rest = plain(words);
        while !rest.is_empty() {
            let before = prefix(line);
            let room = width.saturating_sub(before.chars().count() + 1).max(20);
            let wrapped = wrapped(&rest, room);
            let first = wrapped[0].clone();
            rest = rest[first.len()..].trim_start().to_owned();
            lines.push(if before.is_empty() { first } else { format!("{before} {first}") });
            line += 1;
        }
        // The paragraphs of a cell are parted; what is left of the narrow cells stays with the first.
        if at == 0 {
            while line < tallest {
                lines.push(prefix(line));
                line += 1;
            }
        }
        out.push(lines.join("\n"));
    }
    if last.paragraphs.is_empty() {
        out.push((0..tallest).map(prefix).collect::<Vec<_>>().join("\n"));
    }
    out
}
