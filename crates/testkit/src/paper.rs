use codicil_amend::Change;
use codicil_document::Document;
use codicil_profile::Profile;
use codicil_refs::Reference;

use crate::{Expected, unmark};

/// A paper that was read as the engine reads one.
#[derive(Clone, Debug)]
pub struct ReadPaper {
    /// The name of its file.
    pub name: String,
    /// The text that was read, without marks.
    pub text: String,
    /// Its words.
    pub document: Document,
    /// Its references.
    pub references: Vec<Reference>,
    /// What it does to clauses.
    pub changes: Vec<Change>,
    /// The code it speaks of.
    pub profile: &'static Profile,
    /// What the marks in its text expect; spans are bytes of the text without marks.
    pub expected: Vec<Expected>,
}

/// Reads a text, with marks or without, as a paper of that name.
///
/// # Panics
///
/// When it is empty.
pub fn read(name: &str, marked: &str) -> ReadPaper {
    let (text, expected) = unmark(marked);
    let extracted = codicil_extract::read(text.as_bytes(), name).expect("the text is text");
    let profile = codicil_profile::detect(&extracted.layout.text);
    let document = codicil_structure::build(&extracted.layout, profile, name);
    let references = codicil_refs::read(&document, profile);
    let changes = codicil_amend::changes(&document, &references, profile);
    ReadPaper { name: name.to_owned(), text, document, references, changes, profile, expected }
}

/// Reads a set of papers: a line `=== NAME` begins one; without such a line there is one paper.
pub fn set(marked: &str) -> Vec<ReadPaper> {
    let mut papers: Vec<(String, String)> = Vec::new();
    for line in marked.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            papers.push((name.trim().to_owned(), String::new()));
            continue;
        }
        if papers.is_empty() {
            papers.push(("paper.txt".to_owned(), String::new()));
        }
        if let Some((_, text)) = papers.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    papers.iter().map(|(name, text)| read(name, text)).collect()
}
