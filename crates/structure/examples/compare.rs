//! Prints what two files of the same paper are read as differently: headings, clauses, tables,
//! responses, facts, and the paragraphs of the running text.

use std::collections::BTreeMap;
use std::error::Error;

use codicil_document::{BlockKind, Document};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [first, second] = paths.as_slice() else { return Err("usage: compare FILE FILE".into()) };
    let (first, second) = (read(first)?, read(second)?);
    for (name, picture) in PICTURES {
        let (a, b) = (picture(&first), picture(&second));
        let common = a.iter().filter(|line| b.contains(line)).count();
        println!("== {name}: {} and {}, {common} of the first in both", a.len(), b.len());
        differences(&a, &b);
    }
    Ok(())
}

type Picture = fn(&Document) -> Vec<String>;

const PICTURES: &[(&str, Picture)] = &[
    ("facts", facts),
    ("headings", headings),
    ("clauses", clauses),
    ("tables", tables),
    ("responses", responses),
    ("text", text),
    ("notes", notes),
];

fn read(path: &str) -> Result<Document, Box<dyn Error>> {
    let bytes = std::fs::read(path)?;
    let extracted = codicil_extract::read(&bytes, path)?;
    let profile = codicil_profile::detect(&extracted.layout.text);
    Ok(codicil_structure::build(&extracted.layout, profile, path))
}

/// Prints the lines that only one of the two has, in order.
fn differences(a: &[String], b: &[String]) {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for line in b {
        *counts.entry(line).or_default() += 1;
    }
    for line in a {
        let left = counts.entry(line).or_default();
        if *left == 0 {
            println!("- {line}");
        } else {
            *left -= 1;
        }
    }
    for line in b {
        if let Some(left) = counts.get_mut(line.as_str()).filter(|left| **left > 0) {
            println!("+ {line}");
            *left -= 1;
        }
    }
}

fn facts(document: &Document) -> Vec<String> {
    let m = &document.metadata;
    let mut facts = Vec::new();
    let mut put = |name: &str, value: Option<String>| {
        facts.extend(value.map(|value| format!("{name}: {value}")));
    };
    put("kind", m.kind.as_ref().map(|fact| format!("{:?} {:?}", fact.value, fact.confidence)));
    put("pages", m.pages.as_ref().map(|fact| fact.value.to_string()));
    put("contact", m.contact.as_ref().map(|fact| format!("{:?}", fact.value)));
    for (name, fact) in [
        ("modification", &m.modification),
        ("title", &m.title),
        ("stage", &m.stage),
        ("version", &m.version),
        ("date", &m.date),
        ("classification", &m.classification),
        ("proposer", &m.proposer),
        ("label", &m.attachment_label),
        ("path", &m.path_type),
        ("implementation", &m.implementation_date),
        ("baseline", &m.baseline_version),
    ] {
        put(name, fact.as_ref().map(|fact| fact.value.clone()));
    }
    for attachment in &m.attachments {
        put("attachment", Some(attachment.value.clone()));
    }
    facts
}

fn headings(document: &Document) -> Vec<String> {
    let one = |heading: &codicil_document::Heading| {
        format!("{} {}", heading.level, document.words(heading.span))
    };
    document.headings.iter().map(one).collect()
}

fn clauses(document: &Document) -> Vec<String> {
    let one = |clause: &codicil_document::Clause| {
        let deleted = if clause.deleted { " deleted" } else { "" };
        format!("{}{deleted} {}", clause.path, document.words(clause.span))
    };
    document.clauses.iter().map(one).collect()
}

fn tables(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for table in &document.tables {
        let caption = table.caption.map_or("", |span| document.words(span));
        lines.push(format!("# {caption}"));
        for row in &table.rows {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| cell.text.replace('\n', " / ")).collect();
            let head = if row.is_head { "head " } else { "" };
            lines.push(format!("{head}{}", cells.join(" | ")));
        }
    }
    lines
}

fn responses(document: &Document) -> Vec<String> {
    let question = |question: &codicil_document::Question| {
        format!("Q{} {}", question.number, document.words(question.span))
    };
    let mut lines: Vec<String> = document.questions.iter().map(question).collect();
    for one in &document.responses {
        lines.push(format!(
            "{} {} | {:?} | {:?} | {}",
            one.question,
            one.respondent,
            one.category,
            one.answer,
            one.text.replace("\n\n", " ¶ ")
        ));
    }
    lines
}

fn text(document: &Document) -> Vec<String> {
    document.view(codicil_document::View::After).lines().map(str::to_owned).collect()
}

fn notes(document: &Document) -> Vec<String> {
    let notes = document.blocks.iter().filter(|block| block.kind == BlockKind::Footnote);
    notes.map(|block| document.words(block.span).to_owned()).collect()
}
