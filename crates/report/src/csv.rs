//! Answers as rows of comma-separated values (RFC 4180), for spreadsheets.

use std::io::{self, Write};

use crate::answer::responses::ResponsesAnswer;
use crate::answer::tables::{TableAnswer, TablesAnswer};
use crate::answer::timeline::{Meaning, TimelineAnswer};

/// Writes one row a response, below the names of the columns.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn responses(answer: &ResponsesAnswer, out: &mut impl Write) -> io::Result<()> {
    row(out, &["path", "question", "respondent", "category", "answer", "text", "page"])?;
    for document in &answer.documents {
        for one in &document.responses {
            let text = [
                document.path.as_str(),
                &one.question.to_string(),
                &one.respondent,
                one.category.as_deref().unwrap_or_default(),
                one.answer.as_deref().unwrap_or_default(),
                &one.text,
                &one.position.page.to_string(),
            ];
            row(out, &text)?;
        }
    }
    Ok(())
}

/// Writes one row a date in the order of the file, then one a computed day, below the names of the
/// columns.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn timeline(answer: &TimelineAnswer, out: &mut impl Write) -> io::Result<()> {
    row(out, &["path", "date", "printed", "event", "page", "basis", "remark"])?;
    for document in &answer.documents {
        for one in &document.dates {
            let candidates = one.candidates.join(" or ");
            let remark = one.message.as_ref().map(|message| match candidates.as_str() {
                "" => message.clone(),
                candidates => format!("{message} Candidates: {candidates}"),
            });
            let cells = [
                document.path.as_str(),
                one.iso.as_deref().unwrap_or_default(),
                &one.text,
                one.event.as_deref().unwrap_or_default(),
                &one.position.page.to_string(),
                "printed",
                remark.as_deref().unwrap_or_default(),
            ];
            row(out, &cells)?;
        }
        for one in &document.computed {
            let meaning = match one.meaning {
                Meaning::On => String::new(),
                Meaning::Latest => "At the latest. ".to_owned(),
                Meaning::Earliest => "At the earliest. ".to_owned(),
            };
            let cells = [
                document.path.as_str(),
                &one.result,
                &one.rule,
                one.event.as_deref().unwrap_or_default(),
                &one.position.page.to_string(),
                "computed",
                &(meaning + &one.assumptions.join(" ")),
            ];
            row(out, &cells)?;
        }
    }
    Ok(())
}

/// Writes the rows of each table, the names of its columns first. With `titles` a row with the number,
/// path, page and caption stands over each table, and an empty line between two.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn tables(answer: &TablesAnswer, titles: bool, out: &mut impl Write) -> io::Result<()> {
    let mut is_first = true;
    for document in &answer.documents {
        for table in &document.tables {
            if titles {
                if !is_first {
                    write!(out, "\r\n")?;
                }
                title(out, &document.path, table)?;
            }
            is_first = false;
            for cells in table.header_rows.iter().chain(&table.rows) {
                row(out, &cells.iter().map(String::as_str).collect::<Vec<_>>())?;
            }
        }
    }
    Ok(())
}

fn title(out: &mut impl Write, path: &str, table: &TableAnswer) -> io::Result<()> {
    let number = format!("Table {}", table.number);
    let page = format!("page {}", table.position.page);
    row(out, &[&number, path, &page, table.caption.as_deref().unwrap_or_default()])
}

fn row(out: &mut impl Write, cells: &[&str]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell, in quotation marks where a reader would take it apart otherwise; with an apostrophe before
/// it where a spreadsheet would take it for a formula and run it (CWE-1236).
fn quoted(cell: &str) -> String {
    let cell = if is_formula(cell) { &format!("'{cell}") } else { cell };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Whether a spreadsheet would take the words for a formula. A number with its sign is none.
fn is_formula(cell: &str) -> bool {
    let begun = cell.trim_start_matches([' ', '\u{a0}']);
    let number = begun.strip_prefix(['+', '-']).unwrap_or_default();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'%'));
    begun.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number
}

#[cfg(test)]
mod tests {
    use super::{quoted, row, tables};
    use crate::answer::Position;
    use crate::answer::tables::{DocumentTables, TableAnswer, TablesAnswer};

    #[test]
    fn cells_that_would_come_apart_are_quoted() {
        let mut out = Vec::new();
        row(&mut out, &["plain", "one, two", "so \"called\"", "a\n\nb"])
            .expect("memory can be written");
        assert_eq!(
            String::from_utf8_lossy(&out),
            "plain,\"one, two\",\"so \"\"called\"\"\",\"a\n\nb\"\r\n"
        );
    }

    #[test]
    fn nothing_is_run_by_a_spreadsheet() {
        for cell in ["=1+1", "+44 20", "-A1", "@SUM(A1)", " =1", "-- none"] {
            assert_eq!(quoted(cell), format!("'{cell}"));
        }
        assert_eq!(quoted("=A1,B1"), "\"'=A1,B1\"");
        for cell in ["-5", "+1.5", "-3%", "none - yet", "a=b", ""] {
            assert_eq!(quoted(cell), cell);
        }
    }

    fn two_tables() -> TablesAnswer {
        let table = |number, caption: Option<&str>, cell: &str| TableAnswer {
            number,
            caption: caption.map(str::to_owned),
            basis: "aligned",
            position: Position { start: 0, end: 0, source: None, page: 2, clause: None },
            header_rows: vec![vec!["Boat".to_owned(), "Port".to_owned()]],
            rows: vec![vec![cell.to_owned(), "=Hull".to_owned()]],
            cells: Vec::new(),
        };
        let tables = vec![table(1, Some("Boats, all"), "Ann"), table(2, None, "Bea")];
        let document = DocumentTables { path: "a.txt".to_owned(), tables, notices: Vec::new() };
        TablesAnswer { schema: "codicil.tables/1", documents: vec![document] }
    }

    #[test]
    fn tables_stand_one_after_another() {
        let mut out = Vec::new();
        tables(&two_tables(), true, &mut out).expect("memory can be written");
        assert_eq!(
            String::from_utf8_lossy(&out),
            "Table 1,a.txt,page 2,\"Boats, all\"\r\nBoat,Port\r\nAnn,'=Hull\r\n\r\n\
             Table 2,a.txt,page 2,\r\nBoat,Port\r\nBea,'=Hull\r\n"
        );
    }

    #[test]
    fn one_table_is_its_rows_alone() {
        let mut answer = two_tables();
        answer.keep(2);
        let mut out = Vec::new();
        tables(&answer, false, &mut out).expect("memory can be written");
        assert_eq!(String::from_utf8_lossy(&out), "Boat,Port\r\nBea,'=Hull\r\n");
    }
}
