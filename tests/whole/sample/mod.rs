//! The sample papers give the same answers as text, as DOCX and as PDF.
//!
//! The DOCX states what the others only show, so it is what they are compared with. What differs all
//! the same is named in [`allowed`], with the reason; a difference that is gone must be taken out of
//! there.

mod allowed;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::cli::{self, Library, list, text};
use crate::tree;
use allowed::{ALLOWED, GLUED};

/// Folder and ending of the forms that are compared with the DOCX.
const OTHERS: [(&str, &str); 2] = [("text", "txt"), ("pdf", "pdf")];

/// The papers, by name.
fn papers() -> Vec<String> {
    let sources = tree::files("corpus/sample/source", &[".paper"]);
    assert_eq!(sources.len(), 7);
    sources.iter().map(|path| stem(&path.to_string_lossy())).collect()
}

fn stem(path: &str) -> String {
    Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// One form of a paper.
struct Form {
    folder: &'static str,
    path: String,
}

impl Form {
    fn of(paper: &str, folder: &'static str, ending: &str) -> Self {
        Self { folder, path: format!("corpus/sample/{folder}/{paper}.{ending}") }
    }

    fn answer(&self, verb: &[&str]) -> Value {
        cli::answer(&[verb, &[self.path.as_str()]].concat())
    }

    fn document(&self, verb: &str) -> Value {
        list(&self.answer(&[verb]), "documents")[0].clone()
    }

    /// Text without white space, in which words that a page or a kerning broke are whole. In the text
    /// form, the numbers of footnotes are glued to the words before them; they are taken off.
    fn squeezed(&self, words: &str) -> String {
        let mut words = cli::without_space(words);
        if self.folder == "text" {
            for (glued, plain) in GLUED {
                words = words.replace(glued, plain);
            }
        }
        words
    }
}

/// Compares what `lines` says of each form of each paper, line by line.
fn compare(what: &str, lines: impl Fn(&Form) -> Vec<String>) {
    let mut wrong = Vec::new();
    for paper in papers() {
        let stated = lines(&Form::of(&paper, "docx", "docx"));
        for (folder, ending) in OTHERS {
            let shown = lines(&Form::of(&paper, folder, ending));
            wrong.extend(unexpected(&paper, folder, what, &differences(&stated, &shown)));
        }
    }
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

/// What is not allowed to differ, and what is allowed and does not differ.
fn unexpected(paper: &str, folder: &str, what: &str, found: &[String]) -> Vec<String> {
    let mut rest = found.to_vec();
    let mut wrong = Vec::new();
    for allowed in ALLOWED {
        if allowed.what != what || allowed.form != folder || !paper.starts_with(allowed.paper) {
            continue;
        }
        for line in allowed.lines {
            match rest.iter().position(|one| one.starts_with(line)) {
                Some(at) => {
                    rest.remove(at);
                }
                None => wrong.push(format!(
                    "{paper}, {folder}: “{line}” differs no longer; take it out of \
                     tests/whole/sample/allowed.rs (it was there because {})",
                    allowed.why
                )),
            }
        }
    }
    wrong.extend(rest.iter().map(|line| format!("{paper}, {folder} against docx: {line}")));
    wrong
}

/// Lines that only one side has: `-` for the first, `+` for the second (longest common subsequence).
fn differences(one: &[String], two: &[String]) -> Vec<String> {
    let mut best = vec![vec![0_u32; two.len() + 1]; one.len() + 1];
    for (i, left) in one.iter().enumerate().rev() {
        for (j, right) in two.iter().enumerate().rev() {
            best[i][j] = if left == right {
                best[i + 1][j + 1] + 1
            } else {
                best[i + 1][j].max(best[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < one.len() || j < two.len() {
        if i < one.len() && j < two.len() && one[i] == two[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == two.len() || i < one.len() && best[i + 1][j] >= best[i][j + 1] {
            out.push(format!("-{}", one[i]));
            i += 1;
        } else {
            out.push(format!("+{}", two[j]));
            j += 1;
        }
    }
    out
}

#[test]
fn facts_are_the_same() {
    const KEYS: [&str; 10] = [
        "kind",
        "modification",
        "title",
        "stage",
        "version",
        "date",
        "classification",
        "proposer",
        "path_type",
        "baseline_version",
    ];
    compare("facts", |form| {
        let info = form.document("info");
        let mut facts: Vec<String> = KEYS
            .iter()
            .filter(|key| info[**key].is_string())
            .map(|key| format!("{key}: {}", text(&info, key)))
            .collect();
        let contact = &info["contact"];
        facts.extend(["name", "phone", "email"].map(|key| format!("{key}: {}", contact[key])));
        facts.push(format!("attachments: {}", info["attachments"]));
        facts
    });
}

#[test]
fn headings_are_the_same() {
    compare("headings", |form| {
        let outline = form.answer(&["outline"]);
        let headings = list(&outline, "headings");
        headings.iter().map(|heading| form.squeezed(text(heading, "text"))).collect()
    });
}

#[test]
fn clauses_are_the_same() {
    compare("clauses", |form| {
        let outline = form.answer(&["outline"]);
        let mut lines = Vec::new();
        clauses(form, list(&outline, "clauses"), &mut lines);
        lines
    });
}

fn clauses(form: &Form, of: &[Value], out: &mut Vec<String>) {
    for clause in of {
        let deleted = if clause["deleted"] == true { " deleted" } else { "" };
        let words = form.squeezed(text(clause, "words"));
        out.push(format!("{}{deleted} {words}", text(clause, "target")));
        if let Some(paragraphs) = clause["paragraphs"].as_array() {
            clauses(form, paragraphs, out);
        }
    }
}

/// References to the paper itself are left out: most stand in running feet, once a page, and a DOCX
/// has no pages. Definitions of objectives come last: they are footnotes, which a DOCX has behind the
/// paragraph that cites them and the others at the end of the page.
#[test]
fn references_are_the_same() {
    compare("references", |form| {
        let document = form.document("refs");
        let references = list(&document, "references");
        let mut lines: Vec<String> = references
            .iter()
            .filter(|reference| reference["role"] != "self")
            .map(|reference| {
                let words = form.squeezed(text(reference, "text"));
                let targets = list(reference, "targets").iter().filter_map(Value::as_str);
                let targets: Vec<String> = targets.map(|target| form.squeezed(target)).collect();
                let words = words.trim_end_matches(['.', ':']);
                format!("{words} → {} ({})", targets.join(", "), text(reference, "role"))
            })
            .collect();
        lines.sort_by_key(|line| line.contains("Objective(") && line.ends_with("(definition)"));
        lines
    });
}

/// Rows as they stand; but in a text, a grid of names and crosses is a list of pairs, and the name of
/// a field stands without its colon.
#[test]
fn tables_are_the_same() {
    compare("tables", |form| {
        let document = form.document("tables");
        let mut lines = Vec::new();
        for table in list(&document, "tables") {
            for (kind, rows) in [("head", "header_rows"), ("row", "rows")] {
                for row in list(table, rows) {
                    let cells = row.as_array().expect("a row has cells");
                    let cells: Vec<String> = cells
                        .iter()
                        .map(|cell| form.squeezed(cell.as_str().expect("a cell is words")))
                        .collect();
                    lines.extend(pairs(&cells).iter().map(|row| format!("{kind}: {row}")));
                }
            }
        }
        lines
    });
}

/// A row, or its pairs where every second cell is crossed or empty.
fn pairs(cells: &[String]) -> Vec<String> {
    let is_cross = |cell: &String| cell.is_empty() || cell.eq_ignore_ascii_case("x");
    let is_grid = cells.len() == 4 && is_cross(&cells[1]) && is_cross(&cells[3]);
    let size = if is_grid { 2 } else { cells.len().max(1) };
    let rows = cells.chunks(size).filter(|row| !row[0].is_empty() || !is_grid);
    rows.map(|row| row.join(" | ").replacen(": | ", " | ", 1)).collect()
}

#[test]
fn responses_are_the_same() {
    compare("responses", |form| {
        let document = form.document("responses");
        let responses = list(&document, "responses");
        responses
            .iter()
            .map(|response| {
                let key = |key: &str| text(response, key);
                format!(
                    "{}: {} ({}) {}: {}",
                    response["question"],
                    key("respondent"),
                    key("category"),
                    key("answer"),
                    form.squeezed(key("text"))
                )
            })
            .collect()
    });
}

/// The words in the order of reading; where paragraphs, rows and cells end is left to the other tests.
#[test]
fn words_are_the_same_with_the_changes_accepted() {
    let words = |form: &Form| {
        let answer = form.answer(&["text", "--view", "after"]);
        let lines: Vec<String> = text(&answer, "text")
            .lines()
            .map(|line| form.squeezed(line))
            .filter(|line| !line.is_empty())
            .collect();
        lines
    };
    let mut wrong = Vec::new();
    for paper in papers() {
        let stated = words(&Form::of(&paper, "docx", "docx"));
        for (folder, ending) in OTHERS {
            // A text has the cells of a row line by line across each other; what they say is compared
            // as responses.
            if folder == "text" && paper.ends_with("Consultation Responses") {
                continue;
            }
            let shown = words(&Form::of(&paper, folder, ending)).concat();
            wrong.extend(unexpected(&paper, folder, "words", &missing_and_left(&stated, &shown)));
        }
    }
    assert!(wrong.is_empty(), "words:\n{}", wrong.join("\n"));
}

/// Lines that are not in `shown` in their order, and what is left of it between those that are.
fn missing_and_left(lines: &[String], shown: &str) -> Vec<String> {
    let (mut at, mut out) = (0, Vec::new());
    let left = |words: &str, out: &mut Vec<String>| {
        if !words.is_empty() {
            out.push(format!("+{words}"));
        }
    };
    for line in lines {
        match shown[at..].find(line.as_str()) {
            // A short line that is found far away is another one.
            Some(ahead) if ahead < 300 => {
                left(&shown[at..at + ahead], &mut out);
                at += ahead + line.len();
            }
            _ => out.push(format!("-{line}")),
        }
    }
    left(&shown[at..], &mut out);
    out
}

/// What a library of one form answers about clauses.
const CLAUSES: [&str; 9] =
    ["G1.7A", "G5.25", "G8.41", "G8.42", "G8.43", "G8.44A", "G8.46", "G8.49", "G10.5"];

/// What a library of one form is searched for.
const QUERIES: [&str; 7] = [
    "G8.42",
    "G8.43",
    "\"10 Working Days\"",
    "threshold",
    "\"Shared Resource Provider\"",
    "SECMP0044",
    "30 Feb",
];

#[test]
fn a_library_of_each_form_answers_the_same() {
    let answers = ["docx", "text", "pdf"].map(|folder| {
        let library = Library::new();
        library.answer(&["import", &format!("corpus/sample/{folder}")]);
        let states = CLAUSES.iter().flat_map(|clause| states(&library, clause));
        let found = QUERIES.iter().flat_map(|query| found(&library, query));
        states.chain(found).collect::<Vec<String>>()
    });
    let [stated, others @ ..] = &answers;
    let mut wrong = Vec::new();
    for ((folder, _), shown) in OTHERS.iter().zip(others) {
        wrong.extend(unexpected("", folder, "library", &differences(stated, shown)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What each modification does to a clause, and which papers cite it in which way.
fn states(library: &Library, clause: &str) -> Vec<String> {
    let page = library.answer(&["clause", clause]);
    let mut lines: Vec<String> = list(&page, "states")
        .iter()
        .map(|state| format!("{clause}: {} {}", text(state, "modification"), text(state, "state")))
        .collect();
    let cited: BTreeSet<String> = list(&page, "cited_by")
        .iter()
        .map(|place| {
            format!("{clause} cited, {}: {}", text(place, "via"), stem(text(place, "path")))
        })
        .collect();
    lines.extend(cited);
    lines
}

/// The papers that a search finds, and how.
fn found(library: &Library, query: &str) -> BTreeSet<String> {
    let answer = library.answer(&["search", query, "--limit", "500"]);
    list(&answer, "hits")
        .iter()
        .map(|hit| format!("{query}, {}: {}", text(hit, "via"), stem(text(hit, "path"))))
        .collect()
}

#[test]
fn differences_are_found() {
    let lines = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(differences(&lines(&["a", "b", "c"]), &lines(&["a", "x", "c"])), ["-b", "+x"]);
    assert_eq!(missing_and_left(&lines(&["one", "two"]), "onexthree"), ["-two", "+xthree"]);
}
