//! Prints what is read of files: pages, lines, cells, changes, note marks, notices.
//!
//! `cargo run -p codicil-extract --example layout -- [--text | --words] FILE…`; with `--text` the
//! words only, with `--words` also the place of each word.

use std::process::ExitCode;

use codicil_extract::read;
use codicil_layout::{Layout, Line};

fn main() -> ExitCode {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let only_text = flags.iter().any(|flag| flag == "--text");
    for file in &files {
        if !only_text {
            println!("== {file}");
        }
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let name = file.rsplit('/').next().unwrap_or(file);
        match read(&bytes, name) {
            Err(error) => println!("error: {error}"),
            Ok(read) if only_text => println!("{}", read.layout.text),
            Ok(read) => {
                print_layout(&read.layout, flags.iter().any(|flag| flag == "--words"));
                for notice in &read.notices {
                    let lost = if notice.loses_text { " (loses text)" } else { "" };
                    println!("notice {}{lost}: {}", notice.code, notice.message);
                }
            }
        }
    }
    ExitCode::SUCCESS
}

fn print_layout(layout: &Layout, words: bool) {
    for page in &layout.pages {
        println!("-- page {} {:?} {:?}", page.number, page.size, page.unread);
        for line in &page.lines {
            print_line(layout, line);
            for word in line.stated.place.iter().filter(|_| words).flat_map(|place| &place.words) {
                println!("      {:6}–{:6} {}", word.left, word.right, word.span.of(&layout.text));
            }
        }
    }
    for (i, table) in layout.tables.iter().enumerate() {
        println!(
            "table {i}: page {}, {} × {}, {} cells{}",
            table.page,
            table.rows,
            table.columns,
            table.cells.len(),
            if table.goes_on { ", goes on" } else { "" }
        );
    }
    for change in &layout.changes {
        println!("{:?}: {}", change.kind, change.span.of(&layout.text));
    }
    for mark in &layout.note_marks {
        let before = layout.text.get(..mark.at).unwrap_or_default();
        let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
        println!("note {} behind {word:?}", mark.label);
    }
}

fn print_line(layout: &Layout, line: &Line) {
    let stated = &line.stated;
    let begins = match stated.begins {
        Some(true) => "¶",
        Some(false) => "·",
        None => " ",
    };
    let cell = stated.cell.map(|at| {
        let frame = layout.tables.get(at.table).and_then(|table| table.cells.get(at.cell));
        frame.map_or_else(String::new, |frame| {
            format!(
                "[{} r{}c{}+{}x{}] ",
                at.table, frame.row, frame.column, frame.row_span, frame.column_span
            )
        })
    });
    let part = stated.part.as_ref().map(|part| format!("{part:?} ")).unwrap_or_default();
    let rect = stated.place.as_ref().map(|place| place.rect).unwrap_or_default();
    println!(
        "{begins}{} {:5.1},{:5.1} {:4.1}{} {part}{}{}",
        line.blank_above,
        f64::from(rect.left) / 100.0,
        f64::from(rect.top) / 100.0,
        f64::from(stated.size.unwrap_or(0)) / 100.0,
        if stated.bold == Some(true) { "b" } else { " " },
        cell.unwrap_or_default(),
        line.of(layout)
    );
}
