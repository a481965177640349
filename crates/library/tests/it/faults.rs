use std::fs;
use std::path::Path;

use codicil_library::{CheckKind, Library, LibraryError};

use crate::{library, new, paper};

fn refusal(folder: &Path) -> LibraryError {
    Library::open(folder).expect_err("it must not open")
}

#[test]
fn a_second_writer_is_told_who_writes() {
    let (folder, library) = library();
    let error = Library::open_for_writing(folder.path()).expect_err("one writer at a time");
    let own = std::process::id().to_string();
    assert!(matches!(error, LibraryError::InUse { .. }));
    assert!(error.to_string().contains(&own), "{error}");
    Library::open(folder.path()).expect("readers any time");
    drop(library);
    Library::open_for_writing(folder.path()).expect("a left-over file is harmless");
}

#[test]
fn readers_see_the_last_whole_document_while_a_writer_works() {
    let (folder, mut library) = library();
    let read = paper("x", &[]);
    let reader = Library::open(folder.path()).expect("readers any time");
    assert!(reader.documents().expect("a list").is_empty());
    library.store(&new("one.txt", "aa", &read)).expect("stored beside an open reader");
    assert_eq!(reader.documents().expect("a list").len(), 1);
}

#[test]
fn a_reader_writes_nothing() {
    let (folder, library) = library();
    drop(library);
    let mut reader = Library::open(folder.path()).expect("it opens");
    assert!(matches!(reader.remove(1), Err(LibraryError::NoDocument(1))));
    assert!(matches!(reader.begin_run(1), Err(LibraryError::ReadOnly)));
}

#[test]
fn no_library_and_no_place_for_one_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(refusal(folder.path()), LibraryError::Missing { .. }));
    assert!(matches!(refusal(&folder.path().join("gone")), LibraryError::Missing { .. }));
    fs::write(folder.path().join("holiday.jpg"), "x").expect("a file");
    assert!(matches!(refusal(folder.path()), LibraryError::NotALibrary { .. }));
    let error = Library::create(folder.path()).expect_err("the folder is taken");
    assert!(error.to_string().contains("holiday.jpg"), "{error}");
    assert!(!folder.path().join("library.db").exists(), "nothing was left behind");
}

#[test]
fn a_newer_library_is_left_alone() {
    let (folder, library) = library();
    drop(library);
    let file = folder.path().join("library.db");
    let connection = rusqlite::Connection::open(&file).expect("SQLite");
    connection.pragma_update(None, "user_version", 99).expect("set");
    drop(connection);
    let before = fs::read(&file).expect("bytes");
    assert!(matches!(refusal(folder.path()), LibraryError::Newer { found: 99, .. }));
    let error = Library::create(folder.path()).expect_err("neither for writing");
    assert!(matches!(error, LibraryError::Newer { .. }), "{error}");
    assert_eq!(fs::read(&file).expect("bytes"), before);
}

/// A library as the first form had it, with one document.
#[test]
fn an_older_library_is_brought_up_to_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("library.db");
    let connection = rusqlite::Connection::open(&file).expect("SQLite");
    connection
        .execute_batch(include_str!("../../migrations/0001_documents.sql"))
        .expect("the first form");
    let body = serde_json::to_string(&paper("old words", &[]).0).expect("JSON");
    connection
        .execute_batch(&format!(
            "PRAGMA application_id = 1131373673;
             PRAGMA user_version = 1;
             INSERT INTO documents VALUES (1, 'a/one.txt', 'one.txt', 'aa', 1, 1, 'read', 'ABC',
                 'other', NULL, NULL, NULL, NULL, 1, 1, '[]', 1, NULL);
             INSERT INTO contents VALUES (1, '{body}');"
        ))
        .expect("a document");
    drop(connection);
    let library = Library::open(folder.path()).expect("opening brings it up to date");
    assert_eq!(library.document(1).expect("it is there").document.text, "old words\n");
    assert!(library.check().expect("looked at").iter().all(|check| check.good));
}

#[test]
fn a_database_of_another_program_is_no_library() {
    let folder = tempfile::tempdir().expect("a folder");
    let connection = rusqlite::Connection::open(folder.path().join("library.db")).expect("SQLite");
    connection.execute_batch("CREATE TABLE books (title TEXT)").expect("a table");
    drop(connection);
    assert!(matches!(refusal(folder.path()), LibraryError::NotALibrary { .. }));
}

#[test]
fn a_damaged_file_is_named_so() {
    let (folder, mut library) = library();
    let long = "words ".repeat(20_000);
    library.store(&new("one.txt", "aa", &paper(&long, &[]))).expect("stored");
    drop(library);
    let file = folder.path().join("library.db");
    let whole = fs::read(&file).expect("bytes");

    for (case, bytes) in [
        ("empty", Vec::new()),
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("not SQLite", b"These are the words of a letter, and nothing else at all.".repeat(99)),
    ] {
        fs::write(&file, bytes).expect("written");
        let error = refusal(folder.path());
        assert!(matches!(error, LibraryError::Damaged(_)), "{case}: {error:?}");
    }
}

#[test]
fn a_flipped_page_is_found_by_the_check() {
    let (folder, mut library) = library();
    let long = "words ".repeat(20_000);
    library.store(&new("one.txt", "aa", &paper(&long, &[]))).expect("stored");
    drop(library);
    let file = folder.path().join("library.db");
    let mut bytes = fs::read(&file).expect("bytes");
    // The header of the third page: every page that holds rows begins with a kind and a count.
    let page = 4096 * 2;
    for byte in &mut bytes[page..page + 8] {
        *byte ^= 0xff;
    }
    fs::write(&file, bytes).expect("written");
    match Library::open(folder.path()).and_then(|library| library.check()) {
        Ok(checks) => {
            assert!(checks.iter().any(|check| check.kind == CheckKind::File && !check.good));
        }
        Err(error) => assert!(matches!(error, LibraryError::Damaged(_)), "{error}"),
    }
}

#[test]
fn a_library_that_vanishes_says_so() {
    let (folder, mut library) = library();
    fs::remove_dir_all(folder.path()).expect("removed behind our back");
    let error =
        library.store(&new("one.txt", "aa", &paper("x", &[]))).expect_err("nowhere to write");
    assert!(matches!(error, LibraryError::Vanished { .. }), "{error}");
    assert!(matches!(library.generation(), Err(LibraryError::Vanished { .. })));
}
