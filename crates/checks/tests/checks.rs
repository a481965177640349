//! Runs every example of every check and every case in `tests/cases`, through the pipeline that
//! papers go through; and holds the registry to its rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use codicil_checks::{ALL, Paper, Review, run};
use codicil_finding::{At, Finding, Part, parts};
use codicil_testkit::{ReadPaper, set};

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

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

/// A finding as a mark puts it: paper, bytes of the file, check.
type Told = (usize, usize, usize, String);

fn told(papers: &[ReadPaper], finding: &Finding) -> Told {
    let place = finding.primary();
    let document = &papers[place.paper].document;
    let source = match place.at {
        At::Text(span) => document.map.to_source(span),
        At::Furniture { index, span } => document.furniture[index].map.to_source(span),
    };
    let source = source.expect("an example is plain text");
    (place.paper, source.start, source.end, finding.check.name.to_owned())
}

/// The one place that compares what is found in marked papers with their marks.
#[track_caller]
fn expect(marked: &str) -> usize {
    let papers = set(marked);
    let found: BTreeSet<Told> =
        review(&papers).findings.iter().map(|finding| told(&papers, finding)).collect();
    let expected: BTreeSet<Told> = papers
        .iter()
        .enumerate()
        .flat_map(|(number, paper)| paper.expected.iter().map(move |it| (number, it)))
        .map(|(number, it)| (number, it.span.start, it.span.end, it.name.clone()))
        .collect();
    let text = |told: &Told| {
        let (number, start, end, name) = told;
        format!("{name} on “{}”", &papers[*number].text[*start..*end])
    };
    let missed: Vec<String> = expected.difference(&found).map(text).collect();
    let extra: Vec<String> = found.difference(&expected).map(text).collect();
    assert!(
        missed.is_empty() && extra.is_empty(),
        "in:\n{marked}\nnot reported: {missed:?}\nnot expected: {extra:?}"
    );
    expected.len()
}

/// The examples under a heading of an explanation; under any where it is empty.
fn examples(docs: &str, heading: &str) -> Vec<String> {
    let mut under = heading.is_empty();
    let mut found = Vec::new();
    for part in parts(docs) {
        match part {
            Part::Heading(words) => under = heading.is_empty() || words == heading,
            Part::Example(text) if under => found.push(text),
            _ => {}
        }
    }
    found
}

#[test]
fn documented_examples_hold() {
    for check in ALL {
        let reported = examples(check.meta.docs, "Reported");
        let silent = examples(check.meta.docs, "Not reported");
        let name = check.meta.name;
        assert!(!reported.is_empty() && !silent.is_empty(), "{name} needs an example of each kind");
        for example in reported {
            assert!(expect(&example) > 0, "{name}: an example that reports nothing");
            assert!(example.contains(&format!("|{name}]]")), "{name}: an example of another check");
        }
        for example in silent {
            assert_eq!(expect(&example), 0, "{name}: an example that reports something");
        }
    }
}

#[test]
fn cases_hold() {
    let mut cases = 0;
    for entry in fs::read_dir(here().join("tests/cases")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(ALL.iter().any(|it| it.meta.name == name), "{name}.md belongs to no check");
        for case in examples(&fs::read_to_string(&path).unwrap(), "") {
            expect(&case);
            cases += 1;
        }
    }
    assert!(cases > 0);
}

#[test]
fn the_registry_is_sound() {
    let mut seen = BTreeSet::new();
    for check in ALL {
        let meta = check.meta;
        let name = meta.name;
        assert!(seen.insert(meta.code) && seen.insert(name), "{name} is there twice");
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}: kebab-case");
        let (letter, number) = meta.code.split_at(1);
        assert!(letter.chars().all(|c| c.is_ascii_uppercase()), "{}", meta.code);
        assert!(number.len() == 3 && number.parse::<u16>().is_ok(), "{}", meta.code);
        let short = meta.summary.len() <= 72 && !meta.summary.ends_with('.');
        assert!(short, "{name}: the summary is one short line");
        let headings: Vec<String> = parts(meta.docs)
            .into_iter()
            .filter_map(|part| match part {
                Part::Heading(words) => Some(words),
                _ => None,
            })
            .collect();
        let order = ["Why it matters", "Reported", "Not reported", "Known limits"];
        assert_eq!(headings[..3], order[..3], "{name}: its headings, in their order");
        assert!(headings.iter().all(|it| order.contains(&it.as_str())), "{name}: {headings:?}");
        assert!(matches!(&parts(meta.docs)[0], Part::Text(text) if text.starts_with("Reports ")));
        // What the scaffold writes has to be replaced.
        assert!(!meta.docs.contains("WRITE"), "{name}: text left from the scaffold");
        let file = Path::new(meta.file);
        let stem = file.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        assert_eq!(stem, name, "the file is named after the check");
        let folder = file.parent().unwrap().file_name().unwrap().to_str().unwrap();
        assert_eq!(folder, meta.family, "{name}: its family is its folder");
    }
    let families: BTreeSet<&str> = ALL.iter().map(|check| check.meta.family).collect();
    let files: usize = families
        .iter()
        .map(|family| fs::read_dir(here().join("src").join(family)).unwrap().count())
        .sum();
    assert_eq!(files, ALL.len(), "a file of a check is missing from the list in lib.rs");
}
