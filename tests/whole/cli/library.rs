//! The verbs that work on a library: `import`, `search`, `clause`, `doctor`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{LIBRARY, Library, command, list, sample, text};

fn statuses(answer: &Value) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for document in list(answer, "documents") {
        *counts.entry(text(document, "status")).or_default() += 1;
    }
    counts
}

fn vias(answer: &Value, key: &str) -> Vec<String> {
    list(answer, key).iter().map(|place| text(place, "via").to_owned()).collect()
}

#[test]
fn import_reads_the_sample_once() {
    let library = Library::new();
    let first = library.answer(&["import", LIBRARY]);
    assert_eq!(first["schema"], "codicil.import/1");
    assert_eq!(statuses(&first), BTreeMap::from([("read", sample().len())]));
    let again = library.answer(&["import", LIBRARY]);
    assert_eq!(statuses(&again), BTreeMap::from([("unchanged", sample().len())]));
}

#[test]
fn import_of_the_same_bytes_under_another_name_is_a_duplicate() {
    let library = Library::new();
    let folder = tempfile::tempdir().unwrap();
    let paper = std::fs::read(crate::tree::root().join(&sample()[0])).unwrap();
    for name in ["one.txt", "two.txt"] {
        std::fs::write(folder.path().join(name), &paper).unwrap();
    }
    let answer = library.answer(&["import", folder.path().to_str().unwrap()]);
    assert_eq!(statuses(&answer), BTreeMap::from([("duplicate", 1), ("read", 1)]));
}

#[test]
fn import_speaks_on_standard_error_only() {
    let library = Library::new();
    let run = library.run(&["import", LIBRARY, "--format", "json"]);
    assert!(run.out.trim_start().starts_with('{') && run.out.trim_end().ends_with('}'));
    assert!(
        !run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'),
        "no colour without a terminal"
    );
}

#[test]
fn search_finds_members_of_ranges() {
    let answer = Library::of_the_sample().answer(&["search", "G8.42"]);
    assert_eq!(answer["schema"], "codicil.search/1");
    let vias = vias(&answer, "hits");
    assert!(vias.iter().any(|via| via == "range"), "{vias:?}");
    assert!(vias.iter().any(|via| via == "direct"), "{vias:?}");
    assert!(answer["total"].as_u64() >= Some(vias.len() as u64));
}

#[test]
fn search_pages_do_not_overlap() {
    let library = Library::of_the_sample();
    let all = library.answer(&["search", "G8.42"]);
    let page =
        |offset: &str| library.answer(&["search", "G8.42", "--limit", "1", "--offset", offset]);
    assert_eq!(list(&page("0"), "hits"), &list(&all, "hits")[..1]);
    assert_eq!(list(&page("1"), "hits"), &list(&all, "hits")[1..2]);
    assert_eq!(page("1")["total"], all["total"]);
}

#[test]
fn search_without_hits_is_done_all_the_same() {
    let run = Library::of_the_sample().run(&["search", "zzyzx", "--format", "json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert_eq!(run.json()["total"], 0);
}

#[test]
fn search_is_narrowed_by_facets() {
    let answer =
        Library::of_the_sample().answer(&["search", "G8.42", "--modification", "SECMP0044"]);
    assert!(!list(&answer, "hits").is_empty());
    for hit in list(&answer, "hits") {
        assert_eq!(hit["modification"], "SECMP0044");
    }
}

#[test]
fn clause_names_who_cites_it_and_what_becomes_of_it() {
    let answer = Library::of_the_sample().answer(&["clause", "G8.43"]);
    assert_eq!(answer["schema"], "codicil.clause/1");
    assert_eq!(answer["clause"], "SEC:G8.43");
    assert!(vias(&answer, "cited_by").iter().any(|via| via == "range"), "{answer}");
    let deleted = list(&answer, "states")
        .iter()
        .find(|state| state["modification"] == "SECMP0044")
        .expect("SECMP0044 touches G8.43");
    assert_eq!(deleted["state"], "deleted");
    assert!(!list(&answer, "definitions").is_empty(), "the sample sets out G8.43");
}

#[test]
fn clause_takes_every_way_of_writing_it() {
    let library = Library::of_the_sample();
    for [plain, also @ ..] in [
        ["G8.43", "SEC:G8.43", "g8.43", "G 8.43"],
        ["G8.41", "SEC:G8.41", "g8.41", "Section G8.41"],
        ["G1.7A(w)", "SEC:G1.7A(w)", "G1.7A (w)", "G 1.7A(w)"],
    ] {
        let answer = library.answer(&["clause", plain]);
        for written in also {
            assert_eq!(library.answer(&["clause", written]), answer, "{written}");
        }
    }
}

#[test]
fn clause_that_nothing_mentions_is_unknown() {
    let run = Library::of_the_sample().run(&["clause", "G99.7", "--format", "json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert_eq!(run.json()["unknown"], true);
}

#[test]
fn doctor_finds_and_mends_a_lost_index() {
    let library = Library::new();
    library.answer(&["import", LIBRARY]);
    let before = library.answer(&["search", "G8.42"]);
    assert_eq!(library.answer(&["doctor"])["healthy"], true);
    std::fs::remove_dir_all(library.path().join("index")).unwrap();
    let run = library.run(&["doctor", "--format", "json"]);
    assert_eq!(run.exit, 1, "{}", run.out);
    assert_eq!(library.answer(&["doctor", "--repair"])["healthy"], true);
    assert_eq!(library.answer(&["search", "G8.42"]), before);
}

#[test]
fn answers_are_the_same_bytes_every_time() {
    let other = Library::new();
    other.answer(&["import", LIBRARY]);
    for arguments in [["search", "G8.42"], ["clause", "G8.43"]] {
        assert_eq!(
            Library::of_the_sample().answer(&arguments),
            other.answer(&arguments),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::Stdio;
    let path = Library::of_the_sample().path();
    let mut child = command(&["search", "G8", "--limit", "1000", "--library"])
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
}
