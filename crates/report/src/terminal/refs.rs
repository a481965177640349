//! References, one a line.

use super::{ALERT, FAINT, STRONG, counted, styled};
use crate::answer::refs::{ReferenceAnswer, RefsAnswer};

/// One line a reference: page, words, targets, role.
pub fn refs(answer: &RefsAnswer) -> String {
    let mut out = String::new();
    for document in &answer.documents {
        let count = counted(document.references.len(), "reference", "references");
        out.push_str(&format!("{} {}\n", styled(STRONG, &document.path), styled(FAINT, &count)));
        for reference in &document.references {
            out.push_str(&line(reference));
        }
    }
    out
}

fn line(reference: &ReferenceAnswer) -> String {
    let malformed = if reference.malformed { styled(ALERT, " malformed") } else { String::new() };
    let note = reference
        .note
        .as_ref()
        .map(|note| styled(FAINT, &format!(" – {note}")))
        .unwrap_or_default();
    let role = serde_json::to_value(reference.role).ok();
    let role = role.as_ref().and_then(|value| value.as_str()).unwrap_or_default().replace('_', " ");
    format!(
        "  p {:<4} {} → {} {}{malformed}{note}\n",
        reference.position.page,
        reference.text,
        styled(STRONG, &reference.targets.join(", ")),
        styled(FAINT, &role)
    )
}
