//! What people correct and take out of a library.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use codicil_engine::{Engine, EngineError, Field, Filters, ImportOptions, Kind};
use codicil_report::answer::import::Status;

const PAPER: &str = "Draft Legal Text\n\nMRC0001 Bridges\n\nVersion 0.1\n\nC4.1 Bridges are painted under Section C4.2.\n";

struct Fixture {
    folder: tempfile::TempDir,
    engine: Engine,
}

impl Fixture {
    fn with(name: &str, words: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let engine = Engine::create(&folder.path().join("library")).expect("a new library");
        let fixture = Self { folder, engine };
        std::fs::write(fixture.path(name), words).expect("a file");
        fixture.import(name);
        fixture
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn import(&self, name: &str) -> Status {
        let never = AtomicBool::new(false);
        let paths = [self.path(name)];
        let answer = self.engine.import(&paths, &ImportOptions::default(), &never, &mut |_| {});
        answer.expect("it can be read").documents[0].status
    }

    fn only(&self) -> codicil_engine::DocumentSummary {
        let mut documents = self.engine.documents().expect("the list");
        assert_eq!(documents.len(), 1);
        documents.remove(0)
    }

    fn total(&self, query: &str, kind: Option<&str>) -> usize {
        let mut filters = Filters::default();
        filters.kinds.extend(kind.and_then(Kind::from_name));
        self.engine.search(query, &filters, 0, 10).expect("an answer").total
    }
}

#[test]
fn a_correction_holds_everywhere_and_outlives_a_new_version() {
    let fixture = Fixture::with("paper.txt", PAPER);
    let id = fixture.only().id;
    fixture.engine.correct(id, Field::Kind, Some("proposal-form")).expect("a kind");
    fixture.engine.correct(id, Field::Modification, Some("MRC0002")).expect("a number");
    assert_eq!(fixture.only().kind, Kind::ProposalForm);
    assert_eq!(fixture.only().modification.as_deref(), Some("MRC0002"));
    assert_eq!(fixture.total("bridges", Some("proposal-form")), fixture.total("bridges", None));
    let open = fixture.engine.document(id).expect("it is there");
    assert!(open.document.metadata.corrected.contains_key("kind"));

    std::fs::write(fixture.path("paper.txt"), PAPER.replace("painted", "varnished"))
        .expect("a file");
    assert_eq!(fixture.import("paper.txt"), Status::Read);
    let now = fixture.only();
    assert_ne!(now.id, id, "a changed paper is a new version");
    assert_eq!((now.kind, now.modification.as_deref()), (Kind::ProposalForm, Some("MRC0002")));

    fixture.engine.correct(now.id, Field::Kind, None).expect("taken back");
    assert_eq!(fixture.only().kind, Kind::LegalText);
    assert_eq!(fixture.only().modification.as_deref(), Some("MRC0002"));
}

#[test]
fn a_correction_needs_no_file_and_follows_the_content() {
    let fixture = Fixture::with("paper.txt", PAPER);
    let id = fixture.only().id;
    std::fs::rename(fixture.path("paper.txt"), fixture.path("elsewhere.txt")).expect("moved");
    fixture.engine.correct(id, Field::Title, Some("Bridges, as meant")).expect("a title");
    assert_eq!(fixture.only().title.as_deref(), Some("Bridges, as meant"));
    fixture.engine.correct(id, Field::Kind, Some("code")).expect("a kind");
    fixture.engine.correct(id, Field::Title, None).expect("taken back");
    assert_ne!(fixture.only().title.as_deref(), Some("Bridges, as meant"));
    assert_eq!(fixture.only().kind, Kind::Code);
}

#[test]
fn a_value_that_cannot_be_is_refused_and_changes_nothing() {
    let fixture = Fixture::with("paper.txt", PAPER);
    let before = fixture.only();
    let refused = fixture.engine.correct(before.id, Field::Date, Some("31 June 2018"));
    assert!(matches!(refused, Err(EngineError::BadValue { .. })), "{refused:?}");
    assert_eq!(fixture.only(), before);
}

#[test]
fn what_is_taken_out_is_nowhere_until_it_is_brought_back() {
    let fixture = Fixture::with("paper.txt", PAPER);
    let before = fixture.only();
    let hits = fixture.total("bridges", None);
    assert!(hits > 0);
    fixture.engine.take_out(before.id).expect("taken out");
    assert!(fixture.engine.documents().expect("the list").is_empty());
    assert_eq!(fixture.total("bridges", None), 0);
    assert!(fixture.engine.clauses("", 10).expect("the list").is_empty());
    let out = fixture.engine.taken_out().expect("the list");
    assert_eq!(out.iter().map(|row| row.id).collect::<Vec<_>>(), [before.id]);
    fixture.engine.bring_back(before.id).expect("brought back");
    assert_eq!(fixture.only(), before);
    assert_eq!(fixture.total("bridges", None), hits);
}

#[test]
fn importing_again_brings_a_paper_back_once() {
    let fixture = Fixture::with("paper.txt", PAPER);
    let id = fixture.only().id;
    fixture.engine.take_out(id).expect("taken out");
    assert_eq!(fixture.import("paper.txt"), Status::Read);
    assert!(fixture.engine.taken_out().expect("the list").is_empty());
    assert!(fixture.engine.bring_back(id).is_err(), "the old reading is gone");
    assert_eq!(fixture.only().kind, Kind::LegalText);
}
