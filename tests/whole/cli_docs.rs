//! `docs/cli.md` is the contract of the command line: its help is the program's, and its forms are
//! what the program answers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::cli::{self, LIBRARY, Library};
use crate::tree;

/// What the paper shows and the sample has no case of.
const NOT_IN_THE_SAMPLE: [&str; 6] = [
    "clause.terms.modification",
    "import.documents.notices.page",
    "info.documents.implementation_date",
    "info.documents.notices.",
    "outline.clauses.quoted",
    "outline.headings.clause",
];

/// Clauses that between them have everything that a clause can have.
const CLAUSES: [&str; 4] = ["G1.7A", "G3.28", "G8.41", "G8.43"];

/// The paper's sections that describe a verb, by name.
fn verbs() -> BTreeMap<String, String> {
    let paper = tree::read("docs/cli.md");
    paper
        .split("\n## ")
        .filter_map(|section| section.split_once('\n'))
        .filter(|(_, text)| text.contains("<!-- help: "))
        .map(|(verb, text)| (verb.to_owned(), text.to_owned()))
        .collect()
}

fn fenced<'a>(section: &'a str, language: &str) -> &'a str {
    let after =
        section.split_once(&format!("```{language}\n")).expect("the section has this block").1;
    after.split_once("```").expect("the block ends").0
}

/// The keys of a form as paths, list and map positions left out.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, path, found)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let named = !["facets", "facets.*", "confidence", "evidence", "party", "under"]
                    .iter()
                    .any(|map| path.ends_with(&format!(".{map}")));
                let key = if named { key } else { "*" };
                let path = format!("{path}.{key}").replace(".paragraphs.", ".");
                found.insert(path.clone());
                keys(value, &path, found);
            }
        }
        _ => {}
    }
}

fn answers(verb: &str) -> Vec<Value> {
    // Text alone leads back to bytes of the file.
    let library = Library::of_the_sample_as_text();
    let papers = cli::sample();
    let each = |verb: &str| papers.iter().map(|paper| cli::answer(&[verb, paper])).collect();
    match verb {
        "import" => vec![import_of_odd_files()],
        "search" => vec![
            library.answer(&["search", "G8.42"]),
            library.answer(&["search", "\"never closed"]),
        ],
        "clause" => CLAUSES.iter().map(|clause| library.answer(&["clause", clause])).collect(),
        "check" => vec![library.answer(&["check"]), cli::answer(&papers_of(&["check"], &papers))],
        "explain" => vec![cli::answer(&["explain", "R002"])],
        "assess" => parties(),
        "read-rules" => [each(verb), vec![cli::answer(&[verb, DRAFTING])]].concat(),
        "draft" => drafts(),
        "outcomes" | "compare" | "gaps" | "conflicts" | "matters" => verdicts(verb),
        "doctor" => vec![library.answer(&["doctor"])],
        "timeline" => [each(verb), vec![timeline_that_clashes()]].concat(),
        _ => each(verb),
    }
}

/// A paper with a clause of each sort, and a printed table.
const DRAFTING: &str = "tests/whole/files/drafting.txt";

/// A draft with a table, as it stands and as it was read; and without one.
fn drafts() -> Vec<Value> {
    let table = "corpus/rules/sec/R2-intended-onerous.table.md";
    let folder = tempfile::tempdir().unwrap();
    let settled = folder.path().join("settled.txt");
    let lines = tree::read(DRAFTING);
    let lines =
        lines.lines().filter(|line| !line.starts_with("G8.45") && !line.starts_with("G8.47"));
    std::fs::write(&settled, lines.collect::<Vec<_>>().join("\n")).unwrap();
    let settled = settled.display().to_string();
    vec![
        cli::answer(&["draft", &settled, "--table", table, "--as-read"]),
        cli::answer(&["draft", DRAFTING]),
        cli::answer(&["draft", DRAFTING, "--table", table]),
    ]
}

/// Parties that between them have everything that an assessment can have.
fn parties() -> Vec<Value> {
    let all = [
        ("R0", r#"{"party": "Supplier", "domestic": 1, "aggregate_domestic_suppliers": 300000}"#),
        (
            "R1",
            r#"{"party": "Supplier + Shared Resource Provider", "domestic": 300000, "aggregate_domestic": 1}"#,
        ),
        (
            "R1",
            r#"{"party": "Supplier + Shared Resource Provider", "domestic": 1, "aggregate_domestic": 300000}"#,
        ),
        ("R2", r#"{"party": "Network", "domestic": 1}"#),
        ("R2", r#"{"party": "Supplier + Other User", "domestic": 0, "non_domestic": 1}"#),
        ("SMETS1", r#"{"party": "Supplier", "domestic": 1, "smets1_enrolled": true}"#),
    ];
    let regime = |name: &str| {
        tree::root().join(format!("corpus/rules/sec/{name}.rules.toml")).display().to_string()
    };
    let party = ["--party", "party=Supplier", "--vary", "domestic"];
    let along = cli::answer(&[&["assess", &regime("R1")], party.as_slice()].concat());
    let single = all
        .iter()
        .map(|(name, party)| cli::answer(&["assess", &regime(name), "--party-json", party]));
    single.chain([along]).collect()
}

/// Questions about every party that between them have everything that a verdict can have.
fn verdicts(verb: &str) -> Vec<Value> {
    let file = |name: &str| tree::root().join("corpus/rules/sec").join(name).display().to_string();
    let regime = |name: &str| file(&format!("{name}.rules.toml"));
    let table = file("R2-intended-onerous.table.md");
    let (r0, r1, draft) = (regime("R0"), regime("R1"), regime("R2-drafted"));
    let input = ["--input", "uses_shared_resource", "others_supplied"];
    let supplier = ["--where", "supplier", "--one-role"];
    let questions: Vec<Vec<&str>> = match verb {
        "outcomes" => vec![
            vec![&draft, "--table", &table],
            vec![&draft, "--table", &table, "--where", "domestic = 0"],
        ],
        "compare" => vec![vec![&r0, &r1]],
        "gaps" => vec![vec![&draft, "--where", "domestic < 9 and non_domestic < 9"]],
        "conflicts" => vec![vec![&r1]],
        _ => vec![
            [vec![r0.as_str()], supplier.to_vec(), input.to_vec()].concat(),
            [vec![r0.as_str(), "--where", "domestic < 0"], input.to_vec()].concat(),
        ],
    };
    questions.iter().map(|words| cli::answer(&[&[verb], words.as_slice()].concat())).collect()
}

/// A paper from whose dates days follow, and that says two things about some of them.
fn timeline_that_clashes() -> Value {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper.txt");
    let words = "The Forum will vote on this at its meeting on 29 July 2021.\n\n\
        The survey takes one to two weeks and runs from 22/06/2021 to 03/06/2021.\n\n\
        We recommend an implementation date of 5 Working Days after the Forum vote.\n\n\
        The Forum recommends an implementation date of 10 Working Days after the Forum vote.\n";
    std::fs::write(&paper, words).unwrap();
    cli::answer(&["timeline", paper.to_str().unwrap()])
}

fn papers_of<'a>(arguments: &[&'a str], papers: &'a [String]) -> Vec<&'a str> {
    arguments.iter().copied().chain(papers.iter().map(String::as_str)).collect()
}

/// An import with everything that it can have to say.
fn import_of_odd_files() -> Value {
    let odd = tempfile::tempdir().unwrap();
    std::fs::write(odd.path().join("empty.txt"), "").unwrap();
    std::fs::write(odd.path().join("photo.jpg"), "").unwrap();
    Library::new().answer(&["import", LIBRARY, odd.path().to_str().unwrap()])
}

#[test]
fn help_is_that_of_the_program() {
    for (verb, section) in verbs() {
        let run = cli::codicil(&[&verb, "--help"]);
        assert_eq!(run.exit, 0, "{}", run.err);
        let said: Vec<&str> = run.out.lines().map(str::trim_end).collect();
        assert_eq!(
            fenced(&section, "text").trim_end(),
            said.join("\n").trim_end(),
            "help of {verb}"
        );
    }
}

#[test]
fn every_offered_verb_is_described() {
    let help = cli::codicil(&["--help"]).out;
    let commands = help.split_once("Commands:\n").expect("the help lists verbs").1;
    let commands = commands.split_once("\n\n").expect("the list ends").0;
    let offered: BTreeSet<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
        .collect();
    let described = verbs();
    let described: BTreeSet<&str> = described.keys().map(String::as_str).collect();
    assert_eq!(offered, described);
}

#[test]
fn forms_are_what_the_program_answers() {
    let wrong: Vec<String> =
        verbs().iter().flat_map(|(verb, section)| differences(verb, section)).collect();
    assert!(wrong.is_empty(), "docs/cli.md and the program differ:\n{}", wrong.join("\n"));
}

/// Keys that only the paper or only the program has.
fn differences(verb: &str, section: &str) -> Vec<String> {
    let form: Value = serde_json::from_str(fenced(section, "json"))
        .unwrap_or_else(|error| panic!("the form of {verb}: {error}"));
    let (mut described, mut answered) = (BTreeSet::new(), BTreeSet::new());
    keys(&form, verb, &mut described);
    for answer in answers(verb) {
        assert_eq!(answer["schema"], form["schema"], "{verb}");
        keys(&answer, verb, &mut answered);
    }
    let silent = answered.difference(&described).map(|path| format!("not described: {path}"));
    let never = described
        .difference(&answered)
        .filter(|path| !NOT_IN_THE_SAMPLE.iter().any(|known| path.starts_with(known)))
        .map(|path| format!("never answered: {path}"));
    silent.chain(never).collect()
}
