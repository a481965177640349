//! What a person must know about how a Word document was read.

use codicil_finding::Notice;
use codicil_layout::Layout;

use super::package::{Cut, Fault, Package};
use super::parts::Parts;
use super::story::Tally;

/// How many of the last letters before a fault are quoted.
const QUOTED: usize = 60;

/// All notices, the gravest first.
pub(crate) fn all(
    package: &Package<'_>,
    parts: &Parts,
    tally: &Tally,
    layout: &Layout,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    if package.is_salvaged() {
        let message = "The file is damaged: its table of contents is missing, so it may have been cut off. What could be found in it was read; parts of the document may be missing. Ask for the file again.";
        notices.push(Notice::new("damaged-file", message).losing_text());
    }
    notices.extend(package.faults.iter().map(|fault| about(fault, package, layout)));
    if parts.is_too_deep {
        let message = "Some content lies too deep within other content and was left out. Compare the document with what is shown.";
        notices.push(Notice::new("too-deep", message).losing_text());
    }
    if parts.has_type {
        let message = "The file declares a document type, which no word processor writes; it was not read, and names it may declare are shown as they stand (“&name;”).";
        notices.push(Notice::new("document-type", message));
    }
    if parts.has_bad_bytes {
        let message = "Some bytes of the file stand for no character; each is shown as \u{FFFD}.";
        notices.push(Notice::new("undecodable-bytes", message).losing_text());
    }
    notices.extend(lost_words(tally));
    notices.extend(changes(parts, tally));
    if tally.shown > 0 {
        let message = format!(
            "{} by lines through the letters (or coloured ones under them), without a record of who made them; the text shown is without the struck words.",
            counted(tally.shown, "change is shown", "changes are shown")
        );
        notices.push(Notice::new("shown-changes", message));
    }
    notices
}

fn about(fault: &Fault, package: &Package<'_>, layout: &Layout) -> Notice {
    let (why, what) = match fault.cut {
        Some(Cut::TooLarge) => {
            ("is larger than what is read", "Split the document in two and import both.")
        }
        Some(Cut::Encrypted) => {
            ("needs a password", "Save a copy without a password and import that.")
        }
        Some(Cut::Broken) | None => ("is damaged", "Ask for the file again or save it anew."),
    };
    let message = if package.is_main(&fault.part) {
        let how_far = match last_words(layout) {
            Some(words) => format!("It was read up to “{words}”; what follows is missing."),
            None => "None of its words could be read.".to_owned(),
        };
        format!("The text of the document {why}. {how_far} {what}")
    } else {
        let name = &fault.part;
        format!(
            "A part of the file ({name}) {why} and was read only in part; notes, numbers or headings may be missing. {what}"
        )
    };
    Notice::new("damaged-part", message).losing_text()
}

/// The last words of the body before a fault.
fn last_words(layout: &Layout) -> Option<String> {
    let lines = layout.pages.iter().rev().flat_map(|page| page.lines.iter().rev());
    let line = lines.into_iter().find(|line| line.stated.part.is_none())?.of(layout);
    let from = line.char_indices().rev().nth(QUOTED - 1).map_or(0, |(at, _)| at);
    let rest = &line[from..];
    let word = if from == 0 { 0 } else { rest.find(' ').map_or(0, |at| at + 1) };
    Some(rest[word..].trim().to_owned())
}

fn lost_words(tally: &Tally) -> Vec<Notice> {
    let mut notices = Vec::new();
    if tally.outside > 0 {
        let message = format!(
            "{} inserted as a file of its own and not read. Open the document in a word processor, save it anew and import that.",
            counted(tally.outside, "part of the document is", "parts of the document are")
        );
        notices.push(Notice::new("embedded-document", message).losing_text());
    }
    if tally.hidden > 0 {
        let message = format!(
            "{} left out, as on paper. To read them, switch off “hidden” in a word processor.",
            counted(tally.hidden, "passage of hidden text is", "passages of hidden text are")
        );
        notices.push(Notice::new("hidden-text", message).losing_text());
    }
    if tally.field_numbers > 0 {
        let message = format!(
            "{} made by a field whose result is not in the file; they are missing from the text.",
            counted(tally.field_numbers, "number is", "numbers are")
        );
        notices.push(Notice::new("field-numbers", message).losing_text());
    }
    if tally.objects > 0 {
        let message = format!(
            "The document holds {} whose words are not read: charts, diagrams, worksheets or formulas.",
            counted(tally.objects, "embedded object", "embedded objects")
        );
        notices.push(Notice::new("embedded-objects", message).losing_text());
    }
    if tally.unknown_signs > 0 {
        let message = format!(
            "{} of a font whose meaning is not known; each is shown as \u{FFFD}.",
            counted(tally.unknown_signs, "sign is", "signs are")
        );
        notices.push(Notice::new("unknown-signs", message).losing_text());
    }
    if tally.pictures > 0 {
        let message = format!(
            "The document holds {} between its paragraphs; words in pictures are not read.",
            counted(tally.pictures, "picture", "pictures")
        );
        notices.push(Notice::new("pictures", message));
    }
    notices
}

fn changes(parts: &Parts, tally: &Tally) -> Option<Notice> {
    let formats = parts.document.count_ending("PrChange");
    let comments = counted(tally.comments, "comment", "comments");
    let is_changed = tally.changes + tally.numbers > 0 || tally.has_passing;
    if !is_changed && formats == 0 {
        let message = format!("This document has {comments} in its margin.");
        return (tally.comments > 0).then(|| Notice::new("comments", message));
    }
    let mut message = String::from("This document has ");
    message.push_str(&counted(tally.changes, "tracked change", "tracked changes"));
    if !tally.authors.is_empty() {
        message.push_str(&format!(" by {}", counted(tally.authors.len(), "author", "authors")));
    }
    if tally.comments > 0 {
        message.push_str(&format!(" and {comments}"));
    }
    message.push_str("; the text shown is with the changes accepted.");
    if tally.numbers > 0 {
        let count = counted(tally.numbers, "automatic number is", "automatic numbers are");
        message.push_str(&format!(" {count} different before and after the changes."));
    }
    if formats > 0 {
        let count = counted(formats, "change of formatting is", "changes of formatting are");
        message.push_str(&format!(" {count} not shown."));
    }
    if tally.has_passing {
        message.push_str(" Words that were inserted and taken out again are left out.");
    }
    Some(Notice::new("tracked-changes", message))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
