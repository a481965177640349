//! Whole papers, invented, in the forms in which extractions print them.

mod collated;
mod forms;
mod invariants;
mod legal_text;
mod odd_input;
mod other_codes;
mod reports;
mod responses;
mod tables;

use codicil_document::Document;

/// Reads a text as a paper of the default code.
fn read(text: &str) -> Document {
    read_as("SEC", text)
}

/// Reads a text as a paper of the code with that prefix.
fn read_as(prefix: &str, text: &str) -> Document {
    let extracted = codicil_extract::read(text.as_bytes(), "paper.txt").expect("the text is text");
    let profiles = codicil_profile::builtin();
    let profile = profiles.iter().find(|profile| profile.prefix == prefix).expect("a known code");
    codicil_structure::build(&extracted.layout, profile, "paper.txt")
}

/// One line a block: kind, label, clause, words.
fn picture(document: &Document) -> String {
    let mut picture = String::new();
    for block in &document.blocks {
        let label = block.label.map_or("", |label| document.words(label));
        let clause = document.clause_path(block).unwrap_or_default();
        let deleted = if block.deleted { " deleted" } else { "" };
        let words = document.words(block.span);
        picture.push_str(&format!("{:?}{deleted} <{label}> [{clause}] {words}\n", block.kind));
    }
    picture
}

/// One line a heading, moved in by its level.
fn outline(document: &Document) -> String {
    let line = |heading: &codicil_document::Heading| {
        let indent = "  ".repeat(heading.level.into());
        let number = heading.number.as_deref().unwrap_or("-");
        format!("{indent}{number} {} p{}\n", heading.title, heading.page)
    };
    document.headings.iter().map(line).collect()
}

/// Puts a blank line behind each line, as some extractions do.
fn spaced(text: &str) -> String {
    text.lines().map(|line| format!("{line} \n\n")).collect()
}
