//! The index as its users see it: filled with a few invented passages, asked, and met in bad shape.

mod faults;
mod forms;
mod hits;
mod narrowed;

use codicil_document::Kind;
use codicil_profile::Address;
use codicil_refs::Role;
use codicil_search::{ClauseTerm, Filters, Index, Passage, SearchPage};
use codicil_text::Span;

fn at(words: &str) -> Address {
    words.parse().expect(words)
}

/// A passage of document 1 at `block`.
fn passage(block: usize, text: &str) -> Passage {
    Passage {
        document: 1,
        block,
        page: 1,
        span: Span::new(block * 1000, block * 1000 + text.len()),
        text: text.to_owned(),
        repaired: None,
        clause: None,
        headings: Vec::new(),
        kind: Kind::FinalReport,
        modification: None,
        file: "report.txt".to_owned(),
        clauses: Vec::new(),
        names: Vec::new(),
        respondent: None,
        category: None,
        question: None,
        answer: None,
    }
}

/// The same passage, citing `words` of its text as `from` or as the range up to `to`.
fn citing(mut passage: Passage, words: &str, from: &str, to: Option<&str>, role: Role) -> Passage {
    let start = passage.text.find(words).expect("the words are in the text");
    passage.clauses.push(ClauseTerm {
        code: "ABC".to_owned(),
        from: at(from),
        to: to.map(at),
        role,
        span: Span::new(start, start + words.len()),
    });
    passage
}

/// A passage that mentions one clause in words that are its number.
fn mentioning(block: usize, text: &str, clause: &str) -> Passage {
    citing(passage(block, text), clause, clause, None, Role::Mention)
}

/// An index of these passages, at generation 1.
fn index(passages: Vec<Passage>) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().expect("a folder");
    let index = Index::create(&folder.path().join("index")).expect("an index");
    let mut writer = index.writer().expect("the only writer");
    let mut documents: Vec<i64> = passages.iter().map(|passage| passage.document).collect();
    documents.dedup();
    for document in documents {
        let own = passages.iter().filter(|passage| passage.document == document).cloned();
        writer.replace_document(document, own).expect("written");
    }
    writer.commit(1).expect("committed");
    (folder, index)
}

fn search(index: &Index, typed: &str) -> SearchPage {
    index.search(typed, &Filters::default(), 0, 100).expect("an answer")
}

/// The hits as lines: block, how it came about, the words in brackets.
fn drawn(page: &SearchPage) -> String {
    let lines: Vec<String> = page
        .hits
        .iter()
        .map(|hit| {
            let words: String = hit
                .snippet
                .iter()
                .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() })
                .collect();
            format!("{} {:?}: {words}", hit.block, hit.via)
        })
        .collect();
    lines.join("\n")
}

/// The blocks found, best first.
fn blocks(page: &SearchPage) -> Vec<usize> {
    page.hits.iter().map(|hit| hit.block).collect()
}
