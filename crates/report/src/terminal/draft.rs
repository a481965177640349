//! `draft` for people.

use super::{ALERT, FAINT, STRONG, styled};
use crate::answer::draft::{DraftAnswer, DraftVerdict};

/// What follows from a scratch text.
#[must_use]
pub fn draft(answer: &DraftAnswer) -> String {
    let mut text = match &answer.verdict {
        DraftVerdict::NoTable => {
            format!("{}\n", styled(FAINT, "No table was named, so nothing is compared (--table)."))
        }
        DraftVerdict::CannotTell { why } => {
            format!("{}: {why}\n", styled(ALERT, "cannot tell"))
        }
        DraftVerdict::Asked(asked) => super::verdict(asked),
    };
    for clause in answer.clauses.iter().filter(|clause| !clause.candidates.is_empty()) {
        text.push_str(&format!("{}\n", styled(STRONG, &clause.clause)));
        for candidate in &clause.candidates {
            text.push_str(&format!("  {}\n", candidate.paraphrase));
        }
    }
    for open in &answer.unsettled {
        let clause = if open.clause.is_empty() { "the text" } else { &open.clause };
        text.push_str(&format!("{} {clause}: {}\n", styled(ALERT, "?"), open.why));
    }
    text
}
