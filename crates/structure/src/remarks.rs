//! Notes that a word processor prints beside changed text: "Deleted: 8".

use std::sync::LazyLock;

use regex::Regex;

use crate::labels::{self, LabelKind};
use crate::shapes::pattern;

static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:Deleted|Inserted|Formatted(?: Table)?|Moved (?:from|to|down|up)(?: \[\d+\])?",
        r"|Field Code Changed|Comment(?:ed)? \[[A-Za-z0-9 ]{1,8}\])(?::|$)",
    ))
});

/// Whether the words are such a note.
pub(crate) fn is_remark(words: &str) -> bool {
    REMARK.is_match(words)
}

/// Where the text of a deleted clause begins in a line "Deleted: G8.43 In assessing …".
pub(crate) fn deleted_clause(line: &str) -> Option<usize> {
    let text = line.strip_prefix("Deleted:")?.trim_start();
    let label = labels::find(text)?;
    let is_clause = label.kind == LabelKind::Clause && label.rest.starts_with(char::is_uppercase);
    is_clause.then_some(line.len() - text.len())
}

#[cfg(test)]
mod tests {
    use super::{deleted_clause, is_remark};

    #[test]
    fn notes_are_told_from_text() {
        assert!(is_remark("Deleted: 8") && is_remark("Comment [AB1]: see above"));
        assert!(!is_remark("Deleted text is shown in red."));
    }

    #[test]
    fn a_deleted_clause_is_more_than_a_note() {
        assert_eq!(deleted_clause("Deleted: H2.4 In counting"), Some(9));
        assert_eq!(deleted_clause("Deleted: H2.4 and"), None);
    }
}
