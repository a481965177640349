//! Answers as rows of comma-separated values (RFC 4180), for spreadsheets.

use std::io::{self, Write};

use crate::answer::responses::ResponsesAnswer;

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
