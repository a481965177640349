//! The whole way through the engine, on the sample papers.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use codicil_engine::{
    CitationVia, Engine, EngineError, Filters, ImportAnswer, ImportEvent, ImportOptions,
    LibraryError, Via,
};
use codicil_report::answer::import::Status;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/sample/library")
}

/// A library in a folder that goes away with it.
struct Fixture {
    folder: tempfile::TempDir,
    engine: Engine,
}

impl Fixture {
    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let engine = Engine::create(&folder.path().join("library")).expect("a new library");
        Self { folder, engine }
    }

    fn with_sample() -> Self {
        let fixture = Self::empty();
        fixture.import(&[sample()]).expect("the sample can be read");
        fixture
    }

    fn import(&self, paths: &[PathBuf]) -> Result<ImportAnswer, EngineError> {
        let never = AtomicBool::new(false);
        self.engine.import(paths, &ImportOptions::default(), &never, &mut |_| {})
    }

    fn file(&self, name: &str, words: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, words).expect("a file");
        path
    }

    fn total(&self, query: &str) -> usize {
        self.engine.search(query, &Filters::default(), 0, 10).expect("an answer").total
    }
}

fn statuses(answer: &ImportAnswer) -> Vec<Status> {
    answer.documents.iter().map(|document| document.status).collect()
}

#[test]
fn a_clause_is_found_by_name_and_through_ranges() {
    let fixture = Fixture::with_sample();
    let answer = fixture.engine.search("G8.42", &Filters::default(), 0, 50).expect("an answer");
    let via: Vec<Via> = answer.hits.iter().map(|hit| hit.via).collect();
    assert!(via.contains(&Via::Direct) && via.contains(&Via::Range), "{via:?}");
    let last_direct = via.iter().rposition(|via| *via == Via::Direct);
    let first_range = via.iter().position(|via| *via == Via::Range);
    assert!(last_direct < first_range, "direct hits come first: {via:?}");
    for hit in answer.hits {
        let bytes = std::fs::read(&hit.path).expect("the paper is there");
        // Only the bytes of plain text are its words.
        assert_eq!(hit.position.source.is_some(), hit.path.ends_with(".txt"), "{}", hit.path);
        if let Some(source) = hit.position.source {
            assert!(source.end <= bytes.len() && !source.is_empty());
        }
    }
}

#[test]
fn the_page_of_a_clause_says_who_cites_it_and_what_becomes_of_it() {
    let fixture = Fixture::with_sample();
    let page = fixture.engine.clause("G8.43").expect("a page");
    assert_eq!(page.clause, "SEC:G8.43");
    let states: Vec<_> =
        page.states.iter().map(|state| (state.modification.as_deref(), state.state)).collect();
    assert!(states.contains(&(None, "unchanged")), "{states:?}");
    assert!(states.contains(&(Some("SECMP0044"), "deleted")), "{states:?}");
    assert!(page.definitions.iter().any(|text| text.deleted), "its text is shown deleted");
    let ranges = page.cited_by.iter().filter(|place| place.via == CitationVia::Range).count();
    assert!(ranges >= 2, "{ranges} places cite it through ranges");
    assert!(
        page.cited_by.windows(2).all(|pair| pair[0].via <= pair[1].via),
        "direct places come first"
    );
    assert!(!page.consequences.is_empty());
}

#[test]
fn an_unknown_clause_is_not_in_the_library_and_other_words_are_no_clause() {
    let fixture = Fixture::with_sample();
    let page = fixture.engine.clause("H99.1").expect("a page");
    assert!(
        page.unknown && page.basis.contains("does not mean that it does not exist"),
        "{}",
        page.basis
    );
    let error = fixture.engine.clause("no clause at all").expect_err("no page");
    assert!(matches!(error, EngineError::NoClause { .. }));
}

#[test]
fn the_list_of_clauses_has_those_that_are_only_cited() {
    let fixture = Fixture::empty();
    let words = "Draft Legal Text\n\nSECMP0001\n\nAdd new section G8.9 as follows:\n\n\
                 G8.9 The keeper shall feed the heron as Section G8.10 says.\n";
    let path = fixture.file("Draft Legal Text.txt", words.as_bytes());
    fixture.import(&[path]).expect("an answer");
    let clauses = fixture.engine.clauses("g8", 10).expect("a list");
    let list: Vec<_> =
        clauses.iter().map(|clause| (clause.clause.as_str(), clause.state)).collect();
    assert_eq!(list, [("SEC:G8.9", "new"), ("SEC:G8.10", "not-in-library")]);
}

#[test]
fn nothing_is_read_twice() {
    let fixture = Fixture::with_sample();
    let again = fixture.import(&[sample()]).expect("an answer");
    assert!(statuses(&again).iter().all(|status| *status == Status::Unchanged), "{again:?}");
    let copy = fixture.file("copy.txt", &std::fs::read(first_sample()).expect("a paper"));
    let answer = fixture.import(&[copy]).expect("an answer");
    assert_eq!(statuses(&answer), [Status::Duplicate]);
}

fn first_sample() -> PathBuf {
    codicil_engine::find(&[sample()]).expect("papers").readable.remove(0)
}

#[test]
fn a_changed_file_replaces_what_was_read_and_undo_brings_it_back() {
    let fixture = Fixture::empty();
    let path = fixture.file("note.txt", b"The keeper feeds the heron under Section G8.41.\n");
    fixture.import(std::slice::from_ref(&path)).expect("an answer");
    assert_eq!((fixture.total("heron"), fixture.total("otter")), (1, 0));
    let path = fixture.file("note.txt", b"The keeper now feeds the otter under Section G8.42.\n");
    let changed = fixture.import(&[path]).expect("an answer");
    assert_eq!((fixture.total("heron"), fixture.total("otter")), (0, 1));
    fixture.engine.undo(&changed).expect("it can be undone");
    assert_eq!((fixture.total("heron"), fixture.total("otter")), (1, 0));
}

#[test]
fn a_file_that_cannot_be_read_costs_nothing_else() {
    let fixture = Fixture::empty();
    let good = fixture.file("good.txt", b"Words about the heron.\n");
    let empty = fixture.file("empty.txt", b"");
    let binary = fixture.file("binary.txt", &[0u8; 512]);
    let answer = fixture.import(&[empty.clone(), binary, good.clone()]).expect("an answer");
    assert_eq!(statuses(&answer), [Status::Failed, Status::Failed, Status::Read]);
    assert!(answer.documents[0].notices[0].message.starts_with("The file is empty"), "{answer:?}");
    assert_eq!(fixture.total("heron"), 1);
    assert_eq!(fixture.engine.documents().expect("a list").len(), 3, "failed files are listed too");
    // A file that was read once and is empty now keeps what was read.
    std::fs::write(&good, b"").expect("a file");
    let answer = fixture.import(&[good, empty]).expect("an answer");
    assert!(answer.documents[0].notices[0].message.contains("is kept"), "{answer:?}");
    assert_eq!(fixture.total("heron"), 1);
    assert_eq!(fixture.engine.documents().expect("a list").len(), 3);
}

#[test]
fn a_stopped_import_keeps_what_is_done() {
    let fixture = Fixture::empty();
    let stop = AtomicBool::new(false);
    let answer = fixture
        .engine
        .import(&[sample()], &ImportOptions::default(), &stop, &mut |event| {
            if matches!(event, ImportEvent::Finished { .. }) {
                stop.store(true, std::sync::atomic::Ordering::Relaxed);
            }
        })
        .expect("an answer");
    assert!(answer.cancelled);
    assert_eq!(answer.documents.len(), 1);
    assert_eq!(fixture.engine.documents().expect("a list").len(), 1);
}

#[test]
fn one_process_writes_at_a_time_and_reading_goes_on() {
    let fixture = Fixture::with_sample();
    let folder = fixture.folder.path().join("library");
    let writer = codicil_library::Library::open_for_writing(&folder).expect("the right to write");
    let error = fixture.import(&[sample()]).expect_err("somebody else writes");
    assert!(matches!(error, EngineError::Library(LibraryError::InUse { .. })), "{error}");
    assert!(fixture.total("G8.42") > 0);
    drop(writer);
    fixture.import(&[sample()]).expect("the right is free again");
}

#[test]
fn a_lost_index_is_made_again() {
    let fixture = Fixture::with_sample();
    let before = fixture.total("threshold");
    assert!(before > 0);
    let folder = fixture.folder.path().join("library");
    std::fs::remove_dir_all(folder.join("index")).expect("it was there");
    let engine = Engine::open(&folder).expect("the library is untouched");
    assert!(!engine.doctor(false).expect("an answer").healthy, "the doctor sees it");
    let after = engine.search("threshold", &Filters::default(), 0, 10).expect("an answer").total;
    assert_eq!(after, before);
    assert!(engine.doctor(false).expect("an answer").healthy);
}

#[test]
fn an_empty_folder_and_a_missing_one_are_told_apart() {
    let fixture = Fixture::empty();
    let folder = fixture.folder.path().join("papers");
    let gone = fixture.import(std::slice::from_ref(&folder)).expect_err("it is not there");
    assert!(matches!(gone, EngineError::NotFound { .. }));
    std::fs::create_dir(&folder).expect("a folder");
    let empty = fixture.import(&[folder]).expect_err("it is empty");
    assert!(matches!(empty, EngineError::NothingToRead { .. }), "{empty}");
}

#[test]
fn a_very_long_line_is_read_in_parts() {
    let fixture = Fixture::empty();
    let line = "heron and otter under Section G8.41; ".repeat(8_000);
    let path = fixture.file("long.txt", line.as_bytes());
    let answer = fixture.import(&[path]).expect("an answer");
    assert!(answer.documents[0].status != Status::Failed, "{:?}", answer.documents[0].notices);
    assert!(fixture.total("otter") > 1, "the line is split into several passages");
}

#[test]
fn a_file_is_one_document_however_its_path_is_written() {
    let fixture = Fixture::empty();
    let named = PathBuf::from("Cargo.toml");
    let whole = std::env::current_dir().expect("a current folder").join(&named);
    let first = fixture.import(std::slice::from_ref(&named)).expect("it can be read");
    assert_eq!(first.documents[0].path, "Cargo.toml");
    let again = fixture.import(&[whole]).expect("it can be read");
    assert_eq!(statuses(&again), [Status::Unchanged]);
}

#[test]
fn an_undo_leaves_alone_what_came_after() {
    let fixture = Fixture::empty();
    let path = fixture.file("letter.txt", b"The first wording, of boats.");
    fixture.import(std::slice::from_ref(&path)).expect("it can be read");
    fixture.file("letter.txt", b"The second wording, of rafts.");
    let second = fixture.import(std::slice::from_ref(&path)).expect("it can be read");
    fixture.file("letter.txt", b"The third wording, about ferries.");
    fixture.import(&[path]).expect("it can be read");
    fixture.engine.undo(&second).expect("it can be undone");
    fixture.engine.undo(&second).expect("undone twice is undone");
    assert_eq!(
        (fixture.total("ferries"), fixture.total("rafts"), fixture.total("boats")),
        (1, 0, 0)
    );
    assert_eq!(fixture.engine.documents().expect("a list").len(), 1);
}

#[test]
fn a_search_beside_an_import_of_another_program_sees_its_end() {
    let fixture = Fixture::empty();
    let path = fixture.file("letter.txt", b"A letter about boats.");
    let reader = Engine::open(&fixture.folder.path().join("library")).expect("the library");
    let searched =
        |words: &str| reader.search(words, &Filters::default(), 0, 10).map(|found| found.total);
    assert_eq!(searched("boats").expect("an answer"), 0);
    let never = AtomicBool::new(false);
    let mut during = Vec::new();
    let follow = &mut |event: &ImportEvent<'_>| {
        // What is stored now is all; only the index lacks it.
        if matches!(event, ImportEvent::Indexing) {
            during.push(searched("boats").expect("the last state answers"));
        }
    };
    fixture
        .engine
        .import(&[path], &ImportOptions::default(), &never, follow)
        .expect("it can be read");
    assert_eq!(during, [0]);
    assert_eq!(searched("boats").expect("an answer"), 1);
}
