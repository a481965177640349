//! Answers as rows of comma-separated values (RFC 4180), for spreadsheets.

use std::io::{self, Write};

use crate::answer::responses::ResponsesAnswer;
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

fn row(out: &mut impl Write, cells: &[&str]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell, in quotation marks where a reader would take it apart otherwise.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::row;

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
}
