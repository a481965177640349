//! Bad input: each gets a clear message, and the rest goes on.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::{Library, codicil, command, list, sample, text};
use crate::tree;

/// A folder with one good paper; the tests add what is bad.
pub fn folder_with_a_good_paper() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(tree::root().join(&sample()[0]), folder.path().join("good.txt")).unwrap();
    folder
}

/// Imports the folder, and gives what became of `name` after checking that the good paper was read.
pub fn imported(folder: &Path, name: &str) -> Value {
    let library = Library::new();
    let answer = library.answer(&["import", folder.to_str().unwrap()]);
    let document = |name: &str| {
        let documents = list(&answer, "documents");
        documents
            .iter()
            .find(|document| text(document, "path").ends_with(name))
            .unwrap_or_else(|| panic!("{name} is not in {answer}"))
            .clone()
    };
    assert_eq!(document("good.txt")["status"], "read", "the rest goes on");
    document(name)
}

/// Asserts that a document was not read in full and says why.
pub fn assert_told(document: &Value, statuses: &[&str]) {
    assert!(statuses.contains(&text(document, "status")), "{document}");
    let notices = list(document, "notices");
    assert!(
        notices.iter().any(|notice| text(notice, "message").len() > 10),
        "no reason: {document}"
    );
}

#[test]
fn empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    Library::new()
        .run(&["import", folder.path().to_str().unwrap()])
        .assert_refused("nothing to read");
}

#[test]
fn vanished_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone");
    Library::new().run(&["import", path.to_str().unwrap()]).assert_refused("is not there");
}

#[cfg(unix)]
#[test]
fn unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with_a_good_paper();
    let path = folder.path().join("secret.txt");
    fs::write(&path, "Clause G8.43 is kept from you.\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let document = imported(folder.path(), "secret.txt");
    // Nothing is kept from root.
    if fs::File::open(&path).is_err() {
        assert_told(&document, &["failed"]);
    }
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_passed_over() {
    let folder = folder_with_a_good_paper();
    let link = folder.path().join("loop.txt");
    std::os::unix::fs::symlink(&link, &link).unwrap();
    let pipe = folder.path().join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let answer = Library::new().answer(&["import", folder.path().to_str().unwrap()]);
    let skipped = list(&answer, "skipped");
    assert!(skipped.iter().any(|file| text(file, "path") == link.to_str().unwrap()), "{answer}");
    assert_eq!(list(&answer, "documents").len(), 1, "the rest goes on");
}

#[test]
fn zero_byte_file() {
    let folder = folder_with_a_good_paper();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    assert_told(&imported(folder.path(), "empty.txt"), &["failed"]);
}

#[test]
fn binary_named_txt() {
    let folder = folder_with_a_good_paper();
    let bytes: Vec<u8> =
        (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    fs::write(folder.path().join("picture.txt"), bytes).unwrap();
    assert_told(&imported(folder.path(), "picture.txt"), &["failed"]);
}

#[test]
fn invalid_utf8() {
    let folder = folder_with_a_good_paper();
    let bytes =
        b"Clause G8.43 of \xff\xfe this paper is kept.\n\nIt says so twice, G8.43.\n".repeat(20);
    fs::write(folder.path().join("broken.txt"), bytes).unwrap();
    let document = imported(folder.path(), "broken.txt");
    assert_told(&document, &["read", "partial"]);
}

/// One megabyte here, where programs are not optimised; `make soak` takes fifty.
#[test]
fn one_very_long_line() {
    let folder = folder_with_a_good_paper();
    let words = "the party shall keep the record that G8.43 asks for and ";
    fs::write(folder.path().join("long.txt"), words.repeat(1_000_000 / words.len())).unwrap();
    assert_told(&imported(folder.path(), "long.txt"), &["read"]);
}

#[test]
fn query_that_does_not_parse() {
    for query in ["\"never closed", "(a OR", "AND", "\"\"", "~"] {
        let run = Library::of_the_sample().run(&["search", query, "--format", "json"]);
        assert!(!run.err.contains("panicked"), "{query}: {}", run.err);
        if run.exit == 0 {
            let answer = run.json();
            let told = !text(&answer, "warning").is_empty()
                || text(&answer, "means").starts_with("Nothing");
            assert!(told, "{query}: nothing is said: {answer}");
        } else {
            run.assert_refused("codicil:");
        }
    }
}

#[test]
fn words_that_are_no_clause() {
    Library::of_the_sample().run(&["clause", "banana"]).assert_refused("is not a clause");
}

#[test]
fn library_that_is_not_there() {
    let run = Library::new().run(&["search", "G8.42"]);
    run.assert_refused("library");
}

#[test]
fn folder_that_is_no_library() {
    let folder = folder_with_a_good_paper();
    codicil(&["search", "G8.42", "--library", folder.path().to_str().unwrap()])
        .assert_refused("library");
}

#[test]
fn library_from_a_newer_version() {
    let library = Library::new();
    library.answer(&["import", &sample()[0]]);
    let path = library.path().join("library.db");
    let mut bytes = fs::read(&path).unwrap();
    // Where SQLite keeps `user_version`.
    bytes[60..64].copy_from_slice(&9999_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    library.run(&["search", "G8.42"]).assert_refused("newer");
    library.run(&["import", &sample()[0]]).assert_refused("newer");
    assert_eq!(fs::read(&path).unwrap(), bytes, "it is left as it is");
}

#[cfg(unix)]
#[test]
fn library_in_use_by_another_process() {
    let library = Library::new();
    let papers = many_papers();
    let mut writer = command(&["import", papers.path().to_str().unwrap(), "--library"])
        .arg(library.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let signal = |name: &str| {
        let done =
            std::process::Command::new("kill").args([name, &writer.id().to_string()]).status();
        assert!(done.unwrap().success());
    };
    wait_for_documents(&library.path());
    signal("-STOP");
    let second = library.run(&["import", &sample()[0]]);
    let reader = library.run(&["search", "G8.42", "--format", "json"]);
    signal("-CONT");
    signal("-KILL");
    writer.wait().unwrap();
    second.assert_refused("being written to by “codicil”");
    assert_eq!(reader.exit, 0, "readers are not kept waiting: {}", reader.err);
    assert_eq!(library.run(&["import", &sample()[0]]).exit, 0, "the lock dies with its owner");
}

/// Enough papers that their import is still under way when it is looked at.
fn many_papers() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let words = fs::read_to_string(tree::root().join(&sample()[0])).unwrap();
    for number in 0..300 {
        let path = folder.path().join(format!("paper-{number}.txt"));
        fs::write(path, format!("{words}\n\nPaper {number}.\n")).unwrap();
    }
    folder
}

/// Waits until the first documents are stored: what SQLite writes before it tidies up has grown.
fn wait_for_documents(library: &Path) {
    let until = Instant::now() + Duration::from_secs(20);
    while fs::metadata(library.join("library.db-wal")).map_or(0, |file| file.len()) < 200_000 {
        assert!(Instant::now() < until, "no document appears in {}", library.display());
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn wrong_use() {
    codicil(&["no-such-verb"]).assert_refused("no-such-verb");
    codicil(&["search"]).assert_refused("QUERY");
    codicil(&["search", "x", "--kind", "novel"]).assert_refused("kinds are");
    assert_eq!(codicil(&["--help"]).exit, 0);
    assert_eq!(codicil(&["--version"]).exit, 0);
}
