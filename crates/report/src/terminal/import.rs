//! What was read, file by file.

use super::{FAINT, STRONG, counted, notice, styled};
use crate::answer::import::{ImportAnswer, ImportedDocument, Status};

/// One line a file, its notices under it, a sum at the end.
pub fn import(answer: &ImportAnswer) -> String {
    let mut out = String::new();
    for document in &answer.documents {
        out.push_str(&line(document));
        for item in &document.notices {
            out.push_str(&notice(item));
        }
    }
    for file in &answer.skipped {
        out.push_str(&format!("  {:<10} {} – {}\n", "passed over", file.path, file.reason));
    }
    out.push_str(&sum(answer));
    out
}

fn line(document: &ImportedDocument) -> String {
    let pages = (document.status != Status::Failed)
        .then(|| counted(document.pages as usize, "page", "pages"));
    let about = [document.modification.clone(), document.kind.clone(), pages];
    let about: Vec<String> = about.into_iter().flatten().collect();
    format!(
        "  {:<10} {} {}\n",
        document.status.name(),
        styled(STRONG, &document.path),
        styled(FAINT, &about.join(", "))
    )
}

fn sum(answer: &ImportAnswer) -> String {
    let of = |status| answer.documents.iter().filter(|document| document.status == status).count();
    let mut parts = Vec::new();
    for (status, words) in [
        (Status::Read, "read"),
        (Status::Partial, "read in part"),
        (Status::Unchanged, "unchanged"),
        (Status::Duplicate, "with the same content as another"),
        (Status::Failed, "not read"),
    ] {
        if of(status) > 0 {
            parts.push(format!("{} {words}", of(status)));
        }
    }
    if !answer.skipped.is_empty() {
        parts.push(format!("{} passed over", answer.skipped.len()));
    }
    let cancelled = if answer.cancelled { "Stopped before the end. " } else { "" };
    match parts.is_empty() {
        true => format!("{cancelled}Nothing was read.\n"),
        false => format!("{cancelled}{}.\n", parts.join(", ")),
    }
}
