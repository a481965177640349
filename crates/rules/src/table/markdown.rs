//! Tables in Markdown, with a head between lines of `---`.

use super::rows::{self, Head, Line, error};
use super::{Table, cells};
use crate::Vocabulary;
use crate::expression::{ReadError, nearest};
use crate::regime::Combine;

/// What a head may say.
const KEYS: [&str; 4] = ["table", "source", "combine", "combine is"];

impl Table {
    /// Reads a table in Markdown; `file` is its name for messages.
    ///
    /// # Errors
    ///
    /// Where the file is none: place, reason, and what to do.
    pub fn read_markdown(
        file: &str,
        text: &str,
        vocabulary: &Vocabulary,
    ) -> Result<Self, ReadError> {
        let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
        let head = head(file, &mut lines)?;
        let mut rows: Vec<Line> = Vec::new();
        for (number, line) in lines {
            let line_is_rule = line.trim_start_matches(['|', ' ']).starts_with("--");
            if line.trim_start().starts_with('|') && !line_is_rule {
                rows.push(Line { line: number, cells: split(line) });
            }
        }
        rows::table(file, head, &rows, vocabulary)
    }

    /// Reads a table of comma-separated values, whose rows are those of the Markdown form; how rows
    /// combine is said by whoever asks.
    ///
    /// # Errors
    ///
    /// Where the file is none: place, reason, and what to do.
    pub fn read_csv(
        file: &str,
        text: &str,
        combine: Combine,
        vocabulary: &Vocabulary,
    ) -> Result<Self, ReadError> {
        let rows = cells::read(text.trim_start_matches('\u{feff}'))
            .ok_or_else(|| ReadError::new(file, "A quotation mark is never closed."))?;
        let lines: Vec<Line> = rows
            .into_iter()
            .map(|(line, cells)| Line {
                line,
                cells: cells.into_iter().map(|cell| (1, cell)).collect(),
            })
            .collect();
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file).trim_end_matches(".csv");
        let head = Head {
            name: name.to_owned(),
            source: file.to_owned(),
            combine,
            combine_is_stated: false,
        };
        rows::table(file, head, &lines, vocabulary)
    }
}

fn head<'a>(
    file: &str,
    lines: &mut impl Iterator<Item = (usize, &'a str)>,
) -> Result<Head, ReadError> {
    let mut head = Head {
        name: String::new(),
        source: String::new(),
        combine: Combine::default(),
        combine_is_stated: false,
    };
    if lines.next().is_none_or(|(_, line)| line.trim_end() != "---") {
        return Err(error(file, 1, 1, "The file does not begin with a head.").hint(
            "Begin it with a line “---”, then “table:”, “source:”, “combine:”, then “---”.",
        ));
    }
    let mut combined = false;
    for (number, line) in lines {
        if line.trim_end() == "---" {
            if combined {
                return Ok(head);
            }
            return Err(error(file, number, 1, "The head does not say how rows combine.").hint(
                "Add “combine: report conflicts”, “combine: most onerous” or “combine: first row”.",
            ));
        }
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.split(" #").next().unwrap_or_default().trim();
        match key.trim() {
            "table" => value.clone_into(&mut head.name),
            "source" => value.clone_into(&mut head.source),
            "combine is" => head.combine_is_stated = value == "stated",
            "combine" => {
                combined = true;
                head.combine = Combine::of_words(value).ok_or_else(|| {
                    error(file, number, key.len() + 3, &format!("“{value}” is no way to combine."))
                        .hint("Write “report conflicts”, “most onerous” or “first row”.")
                })?;
            }
            "" => {}
            other => {
                let error = error(file, number, 1, &format!("“{other}” says nothing here."));
                return Err(match nearest(other, KEYS) {
                    Some(near) => error.hint(format!("Did you mean “{near}”?")),
                    None => error,
                });
            }
        }
    }
    Err(error(file, 1, 1, "The head does not end.").hint("End it with a line “---”."))
}

/// The cells of a line, each with the column of its first character.
fn split(line: &str) -> Vec<(usize, String)> {
    let mut cells = Vec::new();
    let mut column = 1;
    for cell in line.split('|') {
        let before = cell.len() - cell.trim_start().len();
        let lead = cell[..before].chars().count();
        cells.push((column + lead, cell.trim().to_owned()));
        column += cell.chars().count() + 1;
    }
    // Before the first and after the last line there is no cell.
    cells.remove(0);
    if cells.last().is_some_and(|(_, cell)| cell.is_empty()) && line.trim_end().ends_with('|') {
        cells.pop();
    }
    cells
}

/// The table in the form that [`Table::read_markdown`] reads.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let stated = if table.combine_is_stated { "combine is: stated\n" } else { "" };
    let mut text = format!(
        "---\ntable: {}\nsource: {}\ncombine: {}\n{stated}---\n",
        table.name,
        table.source,
        table.combine.words()
    );
    let mut line = |cells: &[&str]| {
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    };
    let heads: Vec<&str> =
        ["Party", "When"].into_iter().chain(table.years.iter().map(String::as_str)).collect();
    line(&heads);
    line(&vec!["---"; heads.len()]);
    for row in &table.rows {
        let years = row.sequence.years.iter().map(String::as_str);
        let cells: Vec<&str> =
            [row.party.as_str(), row.when.as_str()].into_iter().chain(years).collect();
        line(&cells);
    }
    text
}
