//! Where a block begins inside a line or with it: labels, and the notes of word processors.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::labels::{self, LabelKind};
use crate::remarks;
use crate::shapes::{has_cell_gap, pattern, starts_small};

/// A part of a line that may begin a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Its bytes in the line.
    pub range: Range<usize>,
    /// True for words that a note shows as deleted.
    pub deleted: bool,
}

static ANSWERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,2}\.\s[^?]+\?(\s{2,})[^\s(]"));

/// Splits a line where a block begins inside it: behind "Deleted:" when a clause follows, and
/// behind a numbered question that is answered on its line.
pub(super) fn parts(line: &str) -> Vec<Part> {
    if let Some(text_start) = remarks::deleted_clause(line) {
        let head = line[..text_start].trim_end().len();
        return vec![
            Part { range: 0..head, deleted: false },
            Part { range: text_start..line.len(), deleted: true },
        ];
    }
    if let Some(gap) = ANSWERED.captures(line).and_then(|found| found.get(1)) {
        return vec![
            Part { range: 0..gap.start(), deleted: false },
            Part { range: gap.end()..line.len(), deleted: false },
        ];
    }
    vec![Part { range: 0..line.len(), deleted: false }]
}

/// Whether white space parts columns in a line; the space behind a label or a section number does
/// not.
pub(super) fn has_cells(line: &str) -> bool {
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match labels::find(line) {
        Some(label) => label.rest,
        None if number <= 2 => line[number..].trim_start(),
        None => line,
    };
    has_cell_gap(rest)
}

/// The label of a block that begins with these words: bytes before it, and its length.
pub(super) fn label_of(words: &str) -> Option<(usize, usize)> {
    let label = labels::find(words)?;
    if label.kind == LabelKind::Clause && starts_small(label.rest) {
        return None;
    }
    Some((label.start, label.text.len()))
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn split(line: &str) -> Vec<&str> {
        parts(line).into_iter().map(|part| &line[part.range]).collect()
    }

    #[test]
    fn a_deleted_clause_begins_behind_its_note() {
        assert_eq!(split("Deleted: H2.4 In counting"), ["Deleted:", "H2.4 In counting"]);
        assert_eq!(split("Deleted: 8"), ["Deleted: 8"]);
    }

    #[test]
    fn an_answer_begins_behind_its_question() {
        assert_eq!(
            split("4. Which path is asked for?  Path 2"),
            ["4. Which path is asked for?", "Path 2"]
        );
        assert_eq!(split("4. Which path? (Mark one)").len(), 1);
    }
}
