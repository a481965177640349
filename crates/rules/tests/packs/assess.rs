//! Single parties.

use codicil_rules::assess::{Standing, along, assess};
use codicil_rules::vocabulary::{Input, Inputs};

use codicil_rules::{Party, Side};

use crate::pack::{answer, duties, party, regime, regime_of, table, text, vocabulary};

/// The first letters of a determined outcome, and whether it goes on.
fn determined(name: &str, roles: &str, words: &str) -> (String, Option<bool>) {
    let answer = answer(name, roles, words);
    assert_eq!(answer.standing, Standing::Determined, "{name} {roles} {words}: {}", answer.why);
    assert_eq!(answer.outcomes.len(), 1, "{name} {roles} {words}");
    let outcome = &answer.outcomes[0];
    (outcome.years.iter().filter_map(|year| year.chars().next()).collect(), outcome.repeats)
}

fn standing(name: &str, roles: &str, words: &str) -> Standing {
    answer(name, roles, words).standing
}

#[test]
fn boundaries_are_exact() {
    for name in ["R0", "R1"] {
        assert_eq!(determined(name, "Supplier", "domestic=250_000").0, "FVS");
        assert_eq!(determined(name, "Supplier", "domestic=250_001").0, "FFF");
        assert_eq!(determined(name, "Network", "domestic=250_000").0, "FVS");
        assert_eq!(determined(name, "Network", "domestic=250_001").0, "FVV");
    }
    assert_eq!(determined("R2", "Supplier", "domestic=0 non_domestic=50_000").0, "FVS");
    assert_eq!(determined("R2", "Supplier", "domestic=0 non_domestic=50_001").0, "FFF");
    assert_eq!(determined("R1", "Shared Resource Provider", "aggregate_domestic=250_000").0, "FVS");
}

#[test]
fn premises_of_others_count_before_secmp0044_and_not_after() {
    let words = "domestic=30_000 uses_shared_resource=true aggregate_domestic_suppliers=250_001";
    assert_eq!(determined("R0", "Supplier", words).0, "FFF");
    assert_eq!(determined("R1", "Supplier", words).0, "FVS");
    let answer = answer("R0", "Supplier", words);
    assert_eq!(answer.outcomes[0].by[0].deemed_by, ["G8.43"]);
}

#[test]
fn the_narrative_contradicts_the_clauses_for_others_than_suppliers() {
    let words = "uses_shared_resource=true aggregate_domestic_suppliers=1_000_000";
    assert_eq!(standing("R0", "Other User", words), Standing::Contradictory);
    let words = "domestic=1 uses_shared_resource=true aggregate_domestic_networks=250_001";
    assert_eq!(standing("R0", "Network", words), Standing::Contradictory);
}

#[test]
fn readings_that_differ_make_no_answer() {
    for (words, standing_of_it) in [
        ("domestic=1 non_domestic=50_000", Standing::Ambiguous),
        ("domestic=150_000 non_domestic=25_000", Standing::Ambiguous),
        ("domestic=100_000 non_domestic=60_000", Standing::Ambiguous),
    ] {
        assert_eq!(standing("R2", "Supplier", words), standing_of_it, "{words}");
    }
    assert_eq!(determined("R2", "Supplier", "domestic=1 non_domestic=49_999").0, "FVS");
}

#[test]
fn silence_is_said_and_never_filled_in() {
    assert_eq!(standing("R0", "Supplier", "domestic=0 non_domestic=60_000"), Standing::Silent);
    assert_eq!(
        standing("R2", "Supplier", "domestic=0 non_domestic=60_000 year=4"),
        Standing::Silent
    );
    assert_eq!(
        standing("R2", "Supplier + Other User", "domestic=0 non_domestic=1"),
        Standing::Silent
    );
    assert_eq!(determined("R0", "Supplier", "domestic=200_000 year=4").0, "FVSF");
    assert_eq!(standing("R0", "Network", "domestic=200_000 year=4"), Standing::Silent);
}

#[test]
fn several_roles_are_shown_one_by_one() {
    let words = "domestic=100_000 provides_shared_resource=true aggregate_domestic=400_000";
    let answer = answer("R1", "Supplier", words);
    assert_eq!(answer.standing, Standing::Silent);
    let roles: Vec<(&str, &str)> = answer
        .roles
        .iter()
        .map(|role| (role.role.as_str(), role.outcomes[0].years[1].as_str()))
        .collect();
    assert_eq!(roles, [("Supplier", "Verification"), ("Shared Resource Provider", "Full")]);
    assert_eq!(standing("R1", "Supplier + Other User", "domestic=1"), Standing::Conflict);
    let words = "domestic=2_000_000 provides_shared_resource=true aggregate_domestic=2_100_000";
    assert_eq!(determined("R1", "Supplier", words).0, "FFF");
}

#[test]
fn assessments_of_a_provider_are_counted() {
    let before = answer("R0", "Shared Resource Provider", "users_served=36");
    assert_eq!(before.outcomes[0].per_year, Some(36));
    assert!(before.outcomes[0].years.is_empty());
    let after =
        answer("R1", "Shared Resource Provider", "users_served=36 aggregate_domestic=300_000");
    assert_eq!(after.outcomes[0].per_year, Some(1));
}

#[test]
fn what_is_not_stated_is_asked_for_only_where_it_matters() {
    let unclear = answer("R0", "Supplier", "domestic=30_000 uses_shared_resource=true");
    assert_eq!(unclear.standing, Standing::Unclear);
    assert!(unclear.why.contains("others_supplied"), "{}", unclear.why);
    assert_eq!(determined("R0", "Supplier", "domestic=300_000 uses_shared_resource=true").0, "FFF");
    assert_eq!(determined("R1", "Supplier", "domestic=30_000 uses_shared_resource=true").0, "FVS");
    assert_eq!(standing("R1", "Supplier", ""), Standing::Unclear);
}

#[test]
fn smets1_premises_count_from_enrolment() {
    let words = "domestic_smets1=150_000 domestic_smets2=150_000";
    assert_eq!(
        determined("SMETS1", "Supplier", &format!("{words} smets1_enrolled=false")).0,
        "FVS"
    );
    assert_eq!(determined("SMETS1", "Supplier", &format!("{words} smets1_enrolled=true")).0, "FFF");
    assert_eq!(standing("SMETS1", "Supplier", words), Standing::Unclear);
}

#[test]
fn an_unknown_key_is_named() {
    let unclear = answer("R1", "Supplier", "domestic=1 non_domestc=2");
    assert_eq!(unclear.standing, Standing::Unclear);
    assert_eq!(
        unclear.why,
        "“non_domestc” is no key of this vocabulary. Did you mean “non_domestic”?"
    );
    assert_eq!(standing("R1", "Wizard", ""), Standing::Unclear);
    let mut inputs = party("Supplier", "");
    inputs.insert("domestic".into(), Input::Other("1.5".into()));
    assert_eq!(assess(&regime("R1"), &inputs, &duties()).standing, Standing::Unclear);
}

#[test]
fn premises_that_may_count_twice_are_ambiguous() {
    let mut inputs = party("Supplier", "domestic=150_000 uses_shared_resource=true");
    let mut other = party("Supplier", "domestic=150_000 same_premises=true");
    let list = |other: &Inputs| Input::List(vec![other.clone()]);
    inputs.insert("other_users".into(), list(&other));
    assert_eq!(assess(&regime("R0"), &inputs, &duties()).standing, Standing::Ambiguous);
    other.remove("same_premises");
    inputs.insert("other_users".into(), list(&other));
    assert_eq!(assess(&regime("R0"), &inputs, &duties()).standing, Standing::Determined);
}

#[test]
fn a_rule_whose_clause_has_changed_is_not_used() {
    let text = text("R1.rules.toml");
    let digits = text
        .split("reads  = \"")
        .nth(1)
        .expect("the packs are well formed")
        .split('"')
        .next()
        .expect("the packs are well formed")
        .to_owned();
    let stale = regime_of("R1.rules.toml", &text.replacen(&digits, "000000000000", 1));
    assert_eq!(stale.stale().count(), 1);
    let answer = assess(&stale, &party("Supplier", "domestic=300_000"), &duties());
    assert_eq!(answer.standing, Standing::Unclear);
    assert!(answer.outcomes.is_empty() && answer.why.contains("G8.41"), "{}", answer.why);
}

#[test]
fn duties_go_with_the_party() {
    let answer = answer("R1", "Shared Resource Provider", "aggregate_domestic=1");
    let ids: Vec<&str> = answer.duties.iter().map(|duty| duty.id.as_str()).collect();
    assert!(ids.contains(&"provider-assessment") && !ids.contains(&"notify-shared-resource"));
    assert_eq!(duties().all.len(), 39);
}

#[test]
fn rows_of_the_report_conflict_for_a_supplier_with_domestic_premises_only() {
    let (vocabulary, table) = (vocabulary(), table("R2-intended"));
    let mut party = Party::default();
    party.set_fact("supplier", true);
    party.set_count("domestic", 250_001);
    let rows: Vec<String> =
        Side::Table(&table, &vocabulary).given(&party).into_iter().map(|row| row.rule).collect();
    assert_eq!(rows, ["Supplier, domestic > 250,000", "Supplier, non_domestic <= 50,000"]);
}

#[test]
fn along_an_input_every_step_is_exact() {
    let stretches = |name: &str, words: &str, key: &str| -> Vec<(Input, Standing)> {
        let stretches = along(&regime(name), &party("Supplier", words), key).expect("it can vary");
        stretches.into_iter().map(|one| (one.from, one.assessment.standing)).collect()
    };
    let (sure, open) = (Standing::Determined, Standing::Ambiguous);
    let number = Input::Number;
    assert_eq!(stretches("R1", "", "domestic"), [(number(0), sure), (number(250_001), sure)]);
    // With 25,000 Non-Domestic Premises the factor of five turns at 125,000; from 250,001 the thresholds
    // for both kinds of premises disagree as well.
    assert_eq!(
        stretches("R2", "non_domestic=25_000", "domestic"),
        [(number(0), sure), (number(125_001), open), (number(250_001), open)]
    );
    let words = "domestic=30_000 others_supplied=220_001 aggregate_domestic=250_001";
    let shared = stretches("R0", words, "uses_shared_resource");
    assert_eq!(shared, [(Input::Flag(false), Standing::Unclear), (Input::Flag(true), sure)]);
    assert!(along(&regime("R1"), &party("Supplier", ""), "wealth").is_err());
    let words = "uses_shared_resource=true aggregate_domestic_suppliers=300_000";
    assert!(along(&regime("R0"), &party("Supplier", words), "domestic").is_err());
}
