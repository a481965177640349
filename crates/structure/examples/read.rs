//! Prints what is read from a text file: facts, outline, blocks, clauses, furniture, repairs.

use std::error::Error;

use codicil_document::Document;
use codicil_text::Span;

fn main() -> Result<(), Box<dyn Error>> {
    let mut parts: Vec<String> = std::env::args().skip(1).collect();
    let path = parts
        .pop()
        .ok_or("usage: read [info|outline|blocks|clauses|furniture|repairs|places|time]… FILE")?;
    let bytes = std::fs::read(&path)?;
    let started = std::time::Instant::now();
    let extracted = codicil_extract::read(&bytes, &path)?;
    let profile = codicil_profile::detect(&extracted.layout.text);
    let document = codicil_structure::build(&extracted.layout, profile, &path);
    let took = started.elapsed();
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    if wants("info") {
        println!("{:#?}", document.metadata);
    }
    if wants("outline") {
        outline(&document);
    }
    if wants("blocks") {
        blocks(&document);
    }
    if wants("clauses") {
        clauses(&document);
    }
    if wants("furniture") {
        for one in &document.furniture {
            println!("{:?} p{} at {} {:?}", one.kind, one.page, one.at, one.text);
        }
    }
    if wants("repairs") {
        for repair in &document.repairs {
            println!(
                "{:?} {:?} → {:?}",
                repair.kind,
                words(&document, repair.span),
                repair.repaired
            );
        }
    }
    if wants("places") {
        places(&document);
    }
    if wants("time") {
        println!("{took:?}, {} pages, {} blocks", document.pages.len(), document.blocks.len());
    }
    Ok(())
}

fn words(document: &Document, span: Span) -> &str {
    document.words(span)
}

fn outline(document: &Document) {
    for heading in &document.headings {
        let indent = "  ".repeat(heading.level.into());
        println!(
            "{indent}{} [{:?}] p{}",
            words(document, heading.span),
            heading.number,
            heading.page
        );
    }
}

/// Where headings, pages and furniture stand in the bytes of the file.
fn places(document: &Document) {
    for heading in &document.headings {
        if let Some(source) = document.map.to_source(heading.span) {
            println!("H\t{}\t{}\t{}", heading.level, source.start, source.end);
        }
    }
    for page in &document.pages {
        if let Some(source) = document.map.to_source(page.span) {
            println!("P\t{}\t{}", page.number, source.start);
        }
    }
    for source in document.furniture.iter().filter_map(|one| one.source) {
        println!("F\t{}\t{}", source.start, source.end);
    }
}

fn blocks(document: &Document) {
    for block in &document.blocks {
        let label = block.label.map_or("", |label| words(document, label));
        let clause = document.clause_path(block).unwrap_or("");
        let deleted = if block.deleted { " DELETED" } else { "" };
        let head = format!("p{} {:?}{deleted} {label:?} {clause}", block.page, block.kind);
        println!("{head}\n    {}", words(document, block.span));
    }
}

fn clauses(document: &Document) {
    for clause in &document.clauses {
        let marks = [(clause.deleted, " deleted"), (clause.quoted, " quoted")];
        let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        println!("{}{marks} p{}: {}", clause.path, clause.page, words(document, clause.span));
    }
}
