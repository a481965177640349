//! `assess`, `outcomes`, `compare`, `gaps`, `conflicts` and `matters` on the rules of `corpus/rules/sec/`.

use serde_json::{Value, json};

use super::{Run, answer, codicil, list, text};

fn regime(name: &str) -> String {
    format!("corpus/rules/sec/{name}.rules.toml")
}

fn table(name: &str) -> String {
    format!("corpus/rules/sec/{name}.table.md")
}

fn run(arguments: &[&str]) -> (i32, Value) {
    let run: Run = codicil(&[arguments, &["--format", "json"]].concat());
    (run.exit, run.json())
}

fn clauses(example: &Value) -> Vec<&str> {
    list(example, "by").iter().filter_map(Value::as_str).collect()
}

#[test]
fn assess_answers_a_party_from_words_and_from_json() {
    let file = regime("R1");
    let words = answer(&["assess", &file, "--party", "party=Supplier", "domestic=250_001"]);
    let json =
        answer(&["assess", &file, "--party-json", r#"{"party":"Supplier","domestic":250001}"#]);
    assert_eq!(words, json);
    let silent = r#"{"party":"Supplier","domestic":250001,"non_domestic":null}"#;
    assert_eq!(answer(&["assess", &file, "--party-json", silent]), json);
    assert_eq!(words["schema"], "codicil.assess/1");
    assert_eq!(words["status"], "determined");
    assert_eq!(words["outcomes"][0]["years"], json!(["Full", "Full", "Full"]));
    assert_eq!(words["outcomes"][0]["repeats"], true);
    assert_eq!(words["outcomes"][0]["by"][0]["clause"], "G8.41");
    let unclear = answer(&["assess", &file, "--party", "party=Supplier", "wealth=1"]);
    assert_eq!(unclear["status"], "unclear");
    assert!(text(&unclear, "why").contains("“wealth”"));
    codicil(&["assess", &file, "--party-json", "{"]).assert_refused("party cannot be read");
    codicil(&["assess", &file, "--party", "Supplier"]).assert_refused("KEY=VALUE");
    codicil(&["assess", "gone.toml", "--party", "party=Supplier"]).assert_refused("is not there");
}

#[test]
fn outcomes_shows_where_the_factor_of_five_turns() {
    let (draft, intended) = (regime("R2-drafted"), table("R2-intended-onerous"));
    let ask = |more: &[&str]| run(&[&["outcomes", &draft, "--table", &intended], more].concat());
    let (exit, differs) = ask(&["--one-role"]);
    assert_eq!((exit, text(&differs, "verdict")), (1, "differs"));
    let first = &differs["examples"][0];
    assert_eq!(first["party"], json!({"party": "Supplier", "domestic": 1, "non_domestic": 50000}));
    assert_eq!(
        first["under"],
        json!({
            "R2-drafted": ["Full", "Full", "Full"],
            "R2-intended-onerous": ["Full", "Verification", "Self"],
        })
    );
    assert_eq!(clauses(first)[0], "G8.41");
    assert_eq!(differs["neighbour"]["party"]["domestic"], 0);
    assert_eq!(clauses(&differs["neighbour"])[0], "G8.42");
    assert_eq!(differs["directions"][0]["holds"], true);
    for narrow in ["domestic = 0", "non_domestic = 0"] {
        let (exit, agrees) = ask(&["--one-role", "--where", narrow]);
        assert_eq!((exit, text(&agrees, "verdict")), (0, "agrees"), "{narrow}");
        assert_eq!(agrees["proof"]["replayed"], true);
    }
    codicil(&["outcomes", &draft, "--table", &intended, "--where", "domestc = 0"])
        .assert_refused("Did you mean “domestic”?");
}

#[test]
fn every_example_is_what_assess_gives_the_same_party() {
    let (before, after) = (regime("R0"), regime("R1"));
    let (exit, changes) =
        run(&["compare", &before, &after, "--one-role", "--where", "not shared_resource_provider"]);
    assert_eq!(exit, 1);
    for example in list(&changes, "examples") {
        assert_eq!(example["party"]["uses_shared_resource"], true);
        let given = answer(&["assess", &after, "--party-json", &example["party"].to_string()]);
        assert_eq!(given["outcomes"][0]["years"], example["under"]["R1"], "{}", example["text"]);
    }
}

#[test]
fn gaps_conflicts_and_what_does_not_matter_have_their_exit_codes() {
    let after = regime("R1");
    assert_eq!(run(&["gaps", &after]).0, 0);
    let (exit, conflicts) = run(&["conflicts", &after]);
    assert_eq!((exit, text(&conflicts, "verdict")), (1, "agrees"));
    assert_eq!(
        conflicts["several_roles"]["examples"][0]["party"]["party"],
        "Supplier + Other User"
    );
    assert_eq!(run(&["conflicts", &after, "--one-role"]).0, 0);
    let input = ["--input", "uses_shared_resource", "others_supplied", "aggregate_domestic"];
    let suppliers = ["--one-role", "--where", "supplier"];
    let matters = |file: &str| run(&[&["matters", file], &input[..], &suppliers[..]].concat()).0;
    assert_eq!((matters(&regime("R0")), matters(&after)), (1, 0));
    let (exit, nobody) = run(&["gaps", &after, "--one-role", "--where", "never"]);
    assert_eq!((exit, text(&nobody, "verdict")), (1, "cannot tell"));
}
