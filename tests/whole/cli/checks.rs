//! `check` and `explain`.

use std::collections::BTreeSet;

use super::{Library, answer, codicil, list, sample, text, without_space, words_at};

fn on_the_sample() -> serde_json::Value {
    let papers = sample();
    let arguments = std::iter::once("check").chain(papers.iter().map(String::as_str));
    answer(&arguments.collect::<Vec<_>>())
}

#[test]
fn check_finds_the_deliberate_defects_of_the_sample() {
    let answer = on_the_sample();
    assert_eq!(answer["schema"], "codicil.findings/1");
    let found: BTreeSet<(String, String)> = list(&answer, "findings")
        .iter()
        .map(|finding| {
            let place = &list(finding, "places")[0];
            let hit = list(place, "snippet").iter().find(|part| part["hit"] == true);
            (text(finding, "code").to_owned(), text(hit.expect("words"), "text").to_owned())
        })
        .collect();
    // What corpus/sample/README.md names.
    for (code, words) in [
        ("R002", "Sections G8.41 to G8.43"),
        ("R002", "Sections G8.41 to G8.46"),
        ("R003", "Sections G 8.54 to G8.60"),
        ("R003", "G1.7(A)"),
        ("R003", "SECMPO059"),
        ("W004", "SECMP00XX"),
    ] {
        let wanted = (code.to_owned(), words.to_owned());
        assert!(found.contains(&wanted), "{wanted:?} is not among {found:?}");
    }
}

#[test]
fn places_lead_to_the_words_in_the_file() {
    for finding in list(&on_the_sample(), "findings") {
        let places = list(finding, "places");
        assert_eq!(places[0]["role"], "primary", "{finding}");
        assert!(places[1..].iter().all(|place| place["role"] == "related"), "{finding}");
        for place in places {
            let hit = list(place, "snippet").iter().find(|part| part["hit"] == true);
            let shown = text(hit.unwrap_or_else(|| panic!("no words: {place}")), "text");
            if !shown.contains('…') {
                assert_eq!(words_at(text(place, "path"), place), without_space(shown), "{finding}");
            }
        }
    }
}

#[test]
fn exit_says_whether_something_was_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let clean = folder.path().join("clean.txt");
    std::fs::write(&clean, "Final Modification Report\nSECMP0990\n\nNothing to say.\n")
        .expect("a file");
    let clean = clean.to_str().expect("plain names");
    let papers = sample();
    let all: Vec<&str> =
        std::iter::once("check").chain(papers.iter().map(String::as_str)).collect();
    assert_eq!(codicil(&all).exit, 1);
    let run = codicil(&["check", clean]);
    assert_eq!((run.exit, run.out.contains("Nothing found")), (0, true), "{}", run.out);
    codicil(&["check", "no-such-paper.txt"]).assert_refused("no-such-paper.txt");
    codicil(&["check", "--library", "no-such-folder"]).assert_refused("no-such-folder");
}

#[test]
fn a_library_and_its_files_give_the_same_findings() {
    let prints = |answer: &serde_json::Value| -> Vec<String> {
        let findings = list(answer, "findings");
        findings.iter().map(|finding| text(finding, "fingerprint").to_owned()).collect()
    };
    let papers = crate::tree::files(super::LIBRARY, &[".txt", ".pdf", ".docx"]);
    let papers: Vec<&str> = papers.iter().filter_map(|path| path.to_str()).collect();
    let files = prints(&answer(&[&["check"], papers.as_slice()].concat()));
    let library = prints(&Library::of_the_sample().answer(&["check"]));
    assert!(files.len() > 5);
    assert_eq!(files, library);
}

#[test]
fn explain_knows_every_check_by_code_and_name() {
    let all = answer(&["explain"]);
    for check in list(&all, "checks") {
        for name in [text(check, "code"), text(check, "check")] {
            assert_eq!(
                list(&answer(&["explain", name]), "checks"),
                std::slice::from_ref(check),
                "{name}"
            );
        }
    }
    codicil(&["explain", "Z999"]).assert_refused("Z999");
}
