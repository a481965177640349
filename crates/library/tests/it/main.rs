//! The library as its users see it: stored, asked, and met in bad shape.

mod faults;
mod stored;

use codicil_document::{Block, BlockKind, Clause, Document, Fact, Kind, Notice, PageSpan};
use codicil_library::{ChangeRow, Library, NewDocument, Status};
use codicil_profile::Address;
use codicil_refs::{Kind as Form, Reference, Role, Target};
use codicil_text::Span;

fn at(words: &str) -> Address {
    words.parse().expect(words)
}

fn fact<T>(value: T) -> Option<Fact<T>> {
    Some(Fact { value, span: None, source: None, confidence: None })
}

/// A paper of one line that cites `targets`, each at the beginning of the line.
fn paper(line: &str, targets: &[&str]) -> (Document, Vec<Reference>) {
    let span = Span::new(0, line.len());
    let mut document = Document { text: format!("{line}\n"), ..Document::default() };
    document.pages.push(PageSpan {
        number: 1,
        span: Span::new(0, line.len() + 1),
        size: None,
        read: true,
    });
    document.blocks.push(Block {
        kind: BlockKind::Paragraph,
        span,
        page: 1,
        label: None,
        heading: None,
        clause: None,
        deleted: false,
    });
    document.metadata.kind = fact(Kind::FinalReport);
    document.metadata.modification = fact("ABCMP0001".to_owned());
    document.notices.push(Notice::new("example", "An example."));
    let references = targets.iter().map(|target| reference(target)).collect();
    (document, references)
}

fn reference(target: &str) -> Reference {
    Reference {
        text: target.to_owned(),
        span: Span::new(0, 3),
        source: Some(Span::new(10, 13)),
        page: 1,
        block: Some(0),
        kind: Form::Clause,
        role: Role::Mention,
        action: None,
        targets: vec![target.parse::<Target>().expect(target)],
        malformed: false,
        note: None,
    }
}

/// A clause whose own text is the first line.
fn clause(path: &str, deleted: bool) -> Clause {
    Clause {
        path: path.to_owned(),
        label: Span::new(0, 0),
        span: Span::new(0, 3),
        extent: Span::new(0, 3),
        parent: None,
        heading: None,
        page: 1,
        deleted,
        quoted: false,
    }
}

fn new<'a>(
    path: &'a str,
    sha256: &'a str,
    read: &'a (Document, Vec<Reference>),
) -> NewDocument<'a> {
    NewDocument {
        path,
        sha256: Some(sha256),
        size: 100,
        modified: 7,
        imported_at: 1_700_000_000,
        status: Status::Read,
        code: "ABC",
        pages: 1,
        pages_read: 1,
        document: &read.0,
        references: &read.1,
        changes: &[],
    }
}

fn change(from: &str, to: Option<&str>) -> ChangeRow {
    ChangeRow { code: "ABC".into(), from: at(from), to: to.map(at), body: "{\"to\":1}".into() }
}

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().expect("a folder");
    let library = Library::create(folder.path()).expect("an empty folder takes a library");
    (folder, library)
}
