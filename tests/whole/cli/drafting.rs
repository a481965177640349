//! From drafted words to a verdict: `read-rules` and `draft`.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{answer, codicil, list, text, words_at};
use crate::tree;

const DRAFTING: &str = "tests/whole/files/drafting.txt";

/// A Supplier's two clauses; the sum of counts and the words of the threshold are left out.
const CLAUSES: &str = "\
G8.41 Where a User is a Supplier Party and COUNT exceeds LIMIT, it shall schedule:
(a) in the first year after the year of its initial Full User Security Assessment, a Full User Security Assessment; and
(b) in each year thereafter, a Full User Security Assessment.

G8.42 Where a User is a Supplier Party and COUNT is equal to or less than LIMIT, it shall schedule:
(a) in the first year after the year of its initial Full User Security Assessment, a Verification User Security Assessment;
(b) in the immediately following year, a User Security Self-Assessment;
(c) in the next following year, a Full User Security Assessment; and
(d) in each year thereafter, a category of security assurance assessment which repeats the same annual sequence as that of paragraphs (a) to (c).
";

const TABLE: &str = "\
---
table: intended
source: a report
combine: most onerous
---
| Party    | When                   | Year 1 | Year 2       | Year 3 |
|----------|------------------------|--------|--------------|--------|
| Supplier | domestic > 250,000     | Full   | Full         | Full   |
| Supplier | domestic <= 250,000    | Full   | Verification | Self   |
| Supplier | non_domestic > 50,000  | Full   | Full         | Full   |
| Supplier | non_domestic <= 50,000 | Full   | Verification | Self   |
";

struct Scratch {
    folder: tempfile::TempDir,
}

impl Scratch {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("table.md"), TABLE).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn draft(&self, count: &str, limit: &str) -> Value {
        let words = CLAUSES.replace("COUNT", count).replace("LIMIT", limit);
        let (draft, table) = (self.path("draft.txt"), self.path("table.md"));
        std::fs::write(&draft, &words).unwrap();
        let answer = answer(&["draft", &shown(&draft), "--table", &shown(&table)]);
        assert_eq!(std::fs::read_to_string(&draft).unwrap(), words, "the draft was written to");
        answer
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

const DOMESTIC: &str = "the number of Domestic Premises";
const WEIGHTED: &str =
    "the sum of the number of Domestic Premises and five times the number of Non-Domestic Premises";

#[test]
fn clauses_are_read_with_the_words_of_each_part() {
    let answer = answer(&["read-rules", DRAFTING]);
    let document = &list(&answer, "documents")[0];
    let clauses = list(document, "clauses");
    let clause = |path: &str| clauses.iter().find(|one| one["clause"] == path).expect(path);
    let rule = &list(clause("SEC:G8.42"), "candidates")[0];
    assert_eq!(text(rule, "when"), "supplier and domestic <= 250000");
    assert_eq!(text(rule, "then"), "Full, Verification, Self, repeat");
    assert_eq!(rule["certain"], true);
    let deeming = &list(clause("SEC:G8.43"), "candidates")[0];
    assert_eq!((text(deeming, "kind"), deeming["certain"] == true), ("deeming", false));
    let zebras = clause("SEC:G8.47");
    assert!(list(zebras, "candidates").is_empty());
    let unread = &list(zebras, "not_read")[0];
    assert!(words_at(tree::root().join(DRAFTING), unread).contains("Zebras"));
}

#[test]
fn a_printed_table_of_outcomes_is_read_as_far_as_it_is_clear() {
    let answer = answer(&["read-rules", DRAFTING]);
    let table = &list(&list(&answer, "documents")[0], "tables")[0];
    let rows: Vec<&str> = list(table, "rows").iter().map(|row| text(row, "when")).collect();
    assert_eq!(rows, ["supplier and domestic > 250000", "supplier and domestic <= 250000"]);
    assert_eq!(text(&list(table, "not_read")[0], "words"), "100 to 250,000");
}

#[test]
fn the_tables_of_the_sample_reports_are_read_whole() {
    let count = |paper: &str| {
        let answer = answer(&["read-rules", paper]);
        let tables = list(&list(&answer, "documents")[0], "tables").to_vec();
        assert!(tables.iter().all(|table| list(table, "not_read").is_empty()), "{tables:?}");
        tables.iter().map(|table| list(table, "rows").len()).sum::<usize>()
    };
    for (folder, ending) in [("text", "txt"), ("docx", "docx"), ("pdf", "pdf")] {
        let paper = |name: &str| format!("corpus/sample/{folder}/{name}.{ending}");
        assert_eq!(count(&paper("SECMP0044 Final Modification Report v1.0")), 5, "{folder}");
        assert_eq!(count(&paper("SECMP0059 Initial Modification Report v0.2")), 2, "{folder}");
    }
}

#[test]
fn a_weight_makes_a_draft_differ_at_one_domestic_premises() {
    let answer = Scratch::new().draft(WEIGHTED, "250,000");
    let asked = &answer["verdict"]["asked"];
    assert_eq!(asked["verdict"], "differs", "{answer}");
    let smallest = &list(asked, "examples")[0];
    assert_eq!(smallest["party"]["domestic"], 1);
    assert_eq!(smallest["party"]["non_domestic"], 50_000);
    assert_eq!(asked["neighbour"]["party"]["domestic"], 0);
}

#[test]
fn an_edit_turns_the_verdict() {
    let scratch = Scratch::new();
    let table = TABLE.lines().filter(|line| !line.contains("non_domestic"));
    std::fs::write(scratch.path("table.md"), table.collect::<Vec<_>>().join("\n")).unwrap();
    let verdict =
        |limit: &str| scratch.draft(DOMESTIC, limit)["verdict"]["asked"]["verdict"].clone();
    assert_eq!(verdict("250,000"), "agrees");
    assert_eq!(verdict("250,001"), "differs");
}

#[test]
fn a_clause_that_is_not_settled_leaves_no_verdict() {
    let scratch = Scratch::new();
    let words = CLAUSES.replace("COUNT", DOMESTIC).replace("LIMIT", "250,000");
    let words =
        format!("{words}\nG8.43 Section G8.42 applies only to those whom the Panel likes.\n");
    let draft = scratch.path("draft.txt");
    std::fs::write(&draft, words).unwrap();
    let answer = answer(&["draft", &shown(&draft), "--table", &shown(&scratch.path("table.md"))]);
    let why = answer["verdict"]["cannot_tell"]["why"].as_str().expect("no verdict");
    assert!(why.starts_with("G8.43 is not settled."), "{why}");
    assert!(list(&answer, "unsettled").iter().any(|open| open["clause"] == "G8.43"));
}

#[test]
fn a_draft_that_differs_exits_with_one_and_says_so() {
    let scratch = Scratch::new();
    scratch.draft(WEIGHTED, "250,000");
    let (draft, table) = (shown(&scratch.path("draft.txt")), shown(&scratch.path("table.md")));
    let run = codicil(&["draft", &draft, "--table", &table]);
    assert_eq!(run.exit, 1);
    assert!(
        run.out.contains("1 Domestic Premises and 50,000 Non-Domestic Premises"),
        "{}",
        run.out
    );
    assert!(run.out.contains("no person has accepted them"), "{}", run.out);
}

#[test]
fn the_clauses_of_a_pack_are_read_into_its_rules() {
    for (pack, table, verdict) in
        [("R1", "R1-intended", "agrees"), ("R2-drafted", "R2-intended-onerous", "differs")]
    {
        let clauses = tree::read(format!("corpus/rules/sec/text/{pack}.clauses.toml"));
        let scratch = Scratch::new();
        let draft = scratch.path("draft.txt");
        std::fs::write(&draft, text_of_pack(&clauses)).unwrap();
        let table = format!("corpus/rules/sec/{table}.table.md");
        let answer = answer(&["draft", &shown(&draft), "--table", &table]);
        assert_eq!(answer["verdict"]["asked"]["verdict"], verdict, "{pack}: {}", answer["verdict"]);
        let regime = format!("corpus/rules/sec/{pack}.rules.toml");
        let rules = super::answer(&["outcomes", &regime, "--table", &table]);
        assert_eq!(rules["verdict"], verdict, "{pack}");
    }
}

/// The clauses of a file of clause texts, each behind its number.
fn text_of_pack(file: &str) -> String {
    let mut words = String::new();
    let mut in_text = false;
    for line in file.lines() {
        match line.trim() {
            "text   = \"\"\"" => in_text = true,
            "\"\"\"" => {
                in_text = false;
                words.push('\n');
            }
            line if in_text => words.push_str(&format!("{line}\n")),
            line => {
                if let Some(id) = line.strip_prefix("id     = \"") {
                    words.push_str(&format!("{} ", id.trim_end_matches('"')));
                }
            }
        }
    }
    words
}
