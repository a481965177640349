//! The commands on rules, which need no library.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use codicil_api::{App, Host, ImportProgress, Start};
use serde_json::{Value, json};

const DRAFTED: &str = "sec/R2-drafted.rules.toml";
const ONEROUS: &str = "sec/R2-intended-onerous.table.md";

struct Desk {
    data: PathBuf,
    rules: PathBuf,
    picks: Option<PathBuf>,
}

impl Host for Desk {
    fn pick_folder(&self, _title: &str) -> Option<PathBuf> {
        None
    }

    fn pick_file(&self, _title: &str, _endings: &[&str]) -> Option<PathBuf> {
        self.picks.clone()
    }

    fn import_progress(&self, _progress: &ImportProgress) {}

    fn data_folder(&self) -> &Path {
        &self.data
    }

    fn sample_folder(&self) -> &Path {
        &self.data
    }

    fn rules_folder(&self) -> &Path {
        &self.rules
    }
}

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/rules")
}

fn app(picks: Option<PathBuf>) -> App {
    let data = std::env::temp_dir();
    App::start(Arc::new(Desk { data, rules: packs(), picks }), Start::Nothing)
}

fn call(app: &App, command: &str, request: Value) -> Value {
    app.dispatch(command, request).unwrap_or_else(|error| panic!("{command}: {}", error.message))
}

fn given(values: &[(&str, &str)]) -> Value {
    values.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
}

#[test]
fn the_packs_can_be_chosen_and_each_regime_finds_its_table() {
    let files = call(&app(None), "rule_files", json!({}));
    assert_eq!(files["problems"], json!([]));
    let regimes = files["regimes"].as_array().expect("a list");
    let drafted = regimes.iter().find(|one| one["id"] == DRAFTED).expect("it is in the pack");
    assert_eq!(drafted["table"], ONEROUS);
    assert_eq!(drafted["from"], "built in");
    let report = regimes.iter().find(|one| one["name"] == "R2").expect("it is in the pack");
    assert_eq!(report["readings"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_file_that_a_person_opens_joins_the_list() {
    let path = packs().join("sec/R1.rules.toml");
    let app = app(Some(path));
    let files = call(&app, "choose_rules", json!({}));
    assert_eq!(files["opened"], "opened/0");
    let again = call(&app, "choose_rules", json!({}));
    assert_eq!(again["opened"], "opened/0", "the same file is not listed twice");
    let view = call(&app, "rules", json!({ "regime": "opened/0", "reading": null, "table": null }));
    assert_eq!(view["regime"], "R1");
    let refused =
        app.dispatch("rules", json!({ "regime": "../secret", "reading": null, "table": null }));
    assert!(refused.is_err(), "a path is no name");
}

#[test]
fn a_file_that_is_none_is_refused_with_its_reason() {
    let app = app(Some(packs().join("sec/vocabulary.toml")));
    let error = app.dispatch("choose_rules", json!({})).expect_err("it is no regime");
    assert!(error.message.contains("vocabulary.toml"), "{}", error.message);
}

#[test]
fn the_draft_differs_and_the_smallest_party_shows_it() {
    let request = json!({ "regime": DRAFTED, "reading": null, "table": ONEROUS });
    let app = app(None);
    let verdict = call(&app, "rules_verdict", request.clone());
    assert_eq!(verdict["verdict"], "differs");
    assert_eq!(verdict["title"], "Differs (example)");
    let example = &verdict["examples"][0];
    assert_eq!(
        example["says"],
        "The smallest such party: a Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises."
    );
    assert_eq!(example["sides"][0]["name"], "R2-drafted", "the rules come before the table");
    assert_eq!(example["sides"][0]["by"][0]["clause"], "SEC:G8.41");
    let differs: Vec<&Value> = example["sides"][0]["years"]
        .as_array()
        .expect("years")
        .iter()
        .map(|year| &year["differs"])
        .collect();
    assert_eq!(&differs[..3], [&json!(false), &json!(true), &json!(true)]);
    assert!(verdict["neighbour"]["says"].as_str().is_some_and(|says| says.ends_with('.')));
    let warnings = verdict["warnings"].to_string();
    assert!(warnings.contains("reconstructed"), "{warnings}");
    assert!(verdict["assumptions"].to_string().contains("most onerous"), "{verdict}");
    let rows = call(&app, "rules", request)["rows"].clone();
    assert_eq!(rows[1]["agreement"]["verdict"], "differs");
    assert_eq!(rows[0]["agreement"]["words"], "agrees (proved)");
}

#[test]
fn gaps_and_conflicts_come_with_their_examples() {
    let request = json!({ "regime": DRAFTED, "reading": null, "table": null });
    let holes = call(&app(None), "rules_holes", request);
    for side in ["gaps", "conflicts"] {
        assert!(
            holes[side]["question"].as_str().is_some_and(|text| text.ends_with('?')),
            "{holes}"
        );
    }
    assert_eq!(holes["gaps"]["verdict"], "differs", "nobody says what a provider gets");
}

#[test]
fn what_a_party_gets_and_where_it_changes() {
    let app = app(None);
    let party = given(&[("supplier", "yes"), ("domestic", "1"), ("non_domestic", "50,000")]);
    let answer = call(&app, "what_if", json!({ "regime": DRAFTED, "given": party }));
    assert_eq!(answer["standing"], "determined", "{answer}");
    assert_eq!(answer["outcomes"][0]["years"][1], "Full");
    assert_eq!(answer["outcomes"][0]["by"][0]["place"], "G8.41");
    let request = json!({ "regime": DRAFTED, "given": party, "count": "domestic" });
    let steps = call(&app, "what_if_steps", request);
    let ranges: Vec<&str> = steps["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .filter_map(|step| step["range"].as_str())
        .collect();
    assert_eq!(ranges, ["0", "1 to 40,000,000"]);
    assert_eq!(steps["steps"][1]["here"], true);
}

#[test]
fn what_is_wrong_with_a_value_is_said_at_its_field() {
    let party = given(&[("supplier", "yes"), ("domestic", "many")]);
    let answer = call(&app(None), "what_if", json!({ "regime": DRAFTED, "given": party }));
    assert_eq!(answer["errors"][0]["key"], "domestic");
    assert_eq!(answer["standing"], "unclear");
    assert_eq!(answer["outcomes"], json!([]));
}

#[test]
fn what_the_papers_leave_open_is_no_change() {
    let party = given(&[("supplier", "yes"), ("domestic", "1"), ("non_domestic", "50,000")]);
    let request = json!({ "before": "sec/R1.rules.toml", "after": DRAFTED, "given": party });
    let found = call(&app(None), "compare_rules", request);
    assert_eq!(found["before"]["standing"], "silent", "{found}");
    let change = found["change"].as_str().unwrap_or_default();
    assert!(
        change.starts_with("Whether anything changes for this party cannot be told"),
        "{change}"
    );
    assert_eq!(found["who"]["examples"][0]["sides"][0]["name"], "R1");
    let same = json!({ "before": "sec/R1.rules.toml", "after": DRAFTED, "given": given(&[("network", "yes"), ("domestic", "5")]) });
    let change = call(&app(None), "compare_rules", same)["change"].clone();
    assert_eq!(change, "Nothing changes for this party.");
}

#[test]
fn a_draft_begins_as_a_copy_and_its_verdict_follows_the_words() {
    let app = app(None);
    let copy = call(&app, "draft_start", json!({ "regime": DRAFTED, "document": null }));
    let text = copy["text"].as_str().expect("a text");
    assert!(text.starts_with("G8.41 ") && copy["says"].to_string().contains("reconstructed"));
    let check = |text: &str| {
        let request = json!({ "text": text, "table": ONEROUS, "asRead": false });
        call(&app, "draft_check", request)
    };
    let found = check(text);
    assert_eq!(found["verdict"]["verdict"], "differs", "{}", found["verdict"]["says"]);
    assert_eq!(found["verdict"]["examples"][0]["sides"][0]["name"], "the draft");
    let odd = check(&format!("{text}\nG8.60 Zebras yawn at noon.\n"));
    assert_eq!(odd["verdict"]["verdict"], "cannot-tell");
    let unread = odd["unsettled"].as_array().and_then(|all| all.last()).expect("it is open");
    assert_eq!(unread["clause"], "G8.60");
    assert_eq!(check(text)["verdict"], found["verdict"], "undone, it is as it was");
    let again = call(&app, "draft_start", json!({ "regime": DRAFTED, "document": null }));
    assert_eq!(again, copy, "the source is as it was");
}
