//! Findings are the same at every run, and fingerprints survive what a new issue of a paper changes.

use codicil_checks::{Paper, Review, run};
use codicil_testkit::{ReadPaper, set};

const PAPER: &str = "=== SECMP0920 Draft Legal Text.txt
Draft Legal Text
SECMP0920
Moorings

1. Draft Legal Text

Add new section H2.7 as follows:

H2.7 The keeper of a raft shall:

(a) pay the fee; and

(b) obey Sections H 2.2 to H2.4;

(c) tell the harbour master.
";

fn review(papers: &[ReadPaper]) -> Review {
    let papers: Vec<Paper<'_>> = papers
        .iter()
        .enumerate()
        .map(|(number, it)| {
            Paper::new(number, &it.document, &it.references, &it.changes, it.profile)
        })
        .collect();
    run(&papers)
}

fn fingerprints(text: &str) -> Vec<(&'static str, String)> {
    let mut prints: Vec<_> = review(&set(text))
        .findings
        .into_iter()
        .map(|finding| (finding.check.code, finding.fingerprint))
        .collect();
    prints.sort();
    prints
}

#[test]
fn a_new_issue_keeps_the_fingerprints() {
    let first = fingerprints(PAPER);
    assert_eq!(first.len(), 2);
    let moved = PAPER
        .replace("SECMP0920 Draft Legal Text.txt", "second issue.txt")
        .replace("Moorings\n", "Moorings\n\nA foreword that was not there.\n")
        .replace("shall:", "shall, in every year that is a leap year:");
    assert_eq!(fingerprints(&moved), first);
    // Another modification has its own faults.
    let other = fingerprints(&PAPER.replace("SECMP0920", "SECMP0921"));
    assert!(other.iter().all(|print| !first.contains(print)));
}

#[test]
fn equal_faults_of_one_clause_are_told_apart() {
    let twice = PAPER.replace(
        "(c) tell the harbour master.",
        "(c) obey Sections H 2.2 to H2.4 and Section H 3.1, and Section H 3.1;",
    );
    let prints = fingerprints(&twice);
    let mut different = prints.clone();
    different.dedup();
    assert_eq!(prints, different);
}

#[test]
fn a_run_gives_the_same_every_time() {
    let papers = set(PAPER);
    assert_eq!(review(&papers), review(&papers));
    let every = review(&papers).findings;
    assert!(every.iter().all(|finding| finding.fingerprint.starts_with("v1-")));
}

#[test]
fn odd_papers_bring_nothing_down() {
    for text in [
        "(",
        "(a)\n(b)\n(c) and\n",
        "Draft Legal Text\n\nH99999999999.1 (a) x; and\n\n(a) x;\n\n(zzzz) x\n",
        "“ “ “ “ ”\n\n• a;\n\n• b and\n\nH2.5((a\n\nH2.5(\n",
        "more than 999,999,999,999 boats or more than\n\n250,000",
        "é é é 250,000 or more é\n\n• é;\n• é é",
    ] {
        let papers = set(text);
        let review = review(&papers);
        for place in review.findings.iter().flat_map(|finding| &finding.places) {
            assert!(place.paper < papers.len());
        }
    }
}
