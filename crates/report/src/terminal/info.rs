//! What documents say about themselves.

use super::{FAINT, STRONG, notice, styled};
use crate::answer::info::{ContactInfo, DocumentInfo, InfoAnswer};

/// A table of name and value for each document; what it does not state is said so.
pub fn info(answer: &InfoAnswer) -> String {
    let blocks: Vec<String> = answer.documents.iter().map(document).collect();
    blocks.join("\n")
}

fn document(info: &DocumentInfo) -> String {
    let mut out = format!("{}\n", styled(STRONG, &info.path));
    let pages = info.pages.map(|pages| pages.to_string());
    let contact = info.contact.as_ref().map(contact);
    let attachments = (!info.attachments.is_empty()).then(|| info.attachments.join(", "));
    let rows: [(&str, &str, Option<&str>); 14] = [
        ("Kind", "kind", info.kind.as_deref()),
        ("Modification", "modification", info.modification.as_deref()),
        ("Title", "title", info.title.as_deref()),
        ("Stage", "stage", info.stage.as_deref()),
        ("Version", "version", info.version.as_deref()),
        ("Date", "date", info.date.as_deref()),
        ("Classification", "classification", info.classification.as_deref()),
        ("Pages", "pages", pages.as_deref()),
        ("Proposer", "proposer", info.proposer.as_deref()),
        ("Contact", "contact", contact.as_deref()),
        ("Attachments", "attachments", attachments.as_deref()),
        ("Path", "path_type", info.path_type.as_deref()),
        ("Implementation", "implementation_date", info.implementation_date.as_deref()),
        ("Drafted against", "baseline_version", info.baseline_version.as_deref()),
    ];
    for (name, field, value) in rows {
        out.push_str(&row(info, name, field, value));
    }
    for item in &info.notices {
        out.push_str(&notice(item));
    }
    out
}

fn row(info: &DocumentInfo, name: &str, field: &str, value: Option<&str>) -> String {
    let sure = match info.confidence.get(field) {
        Some(confidence) => styled(FAINT, &format!(" (a guess, {confidence} % sure)")),
        None => String::new(),
    };
    match value {
        Some(value) => format!("  {name:<16} {value}{sure}\n"),
        None => format!("  {name:<16} {}\n", styled(FAINT, "not stated")),
    }
}

fn contact(contact: &ContactInfo) -> String {
    let parts = [&contact.name, &contact.phone, &contact.email];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}
