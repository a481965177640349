//! Questions about all parties.

use codicil_rules::question::{
    Domain, Finding, Verdict, conflicts, differ, gaps, laxer, matters, unreachable, words,
};
use codicil_rules::{ClauseTexts, Party, Regime, Side, Table, Vocabulary};

use crate::pack::{regime, regime_of, table, text, vocabulary};

fn one_role(conditions: &[&str]) -> Domain {
    let mut domain = Domain::one_role();
    for words in conditions {
        domain = domain.and(words, &vocabulary()).expect("the condition is one");
    }
    domain
}

struct Files {
    drafted: Regime,
    intended: Table,
    vocabulary: Vocabulary,
}

impl Files {
    fn new(table_name: &str) -> Self {
        Self {
            drafted: regime("R2-drafted"),
            intended: table(table_name),
            vocabulary: vocabulary(),
        }
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        (Side::Regime(&self.drafted, "as written"), Side::Table(&self.intended, &self.vocabulary))
    }
}

fn proved(verdict: &Verdict) {
    assert_eq!(verdict.finding, Finding::None, "{}: {:?}", verdict.question, verdict.examples);
    let proof = verdict.proof.as_ref().expect("a proof");
    assert!(proof.steps > 0);
}

fn counts(party: &Party) -> Vec<(&str, i64)> {
    let counts = party.counts.iter().filter(|(_, value)| **value != 0);
    counts.map(|(name, value)| (name.as_str(), *value)).collect()
}

#[test]
fn the_factor_of_five_is_not_what_the_table_intends() {
    let files = Files::new("R2-intended-onerous");
    let (draft, intended) = files.sides();
    let verdict = differ(&draft, &intended, &Domain::one_role());
    assert_eq!(verdict.finding, Finding::Some);
    let first = &verdict.examples[0];
    assert!(first.smallest && first.party.holds("supplier"));
    assert_eq!(counts(&first.party), [("domestic", 1), ("non_domestic", 50_000)]);
    assert_eq!(
        first.words,
        "a Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises"
    );
    assert_eq!(words::years(&first.under[0].years), "Full, Full, Full");
    assert_eq!(words::years(&first.under[1].years), "Full, Verification, Self");
    assert_eq!(first.under[0].by[0].place, "G8.41");
    assert_eq!(first.under[1].by.len(), 2);
    let neighbour = verdict.neighbour.as_ref().expect("a neighbour");
    assert_eq!(counts(&neighbour.party), [("non_domestic", 50_000)]);
    assert_eq!(neighbour.under[0].by[0].place, "G8.42");
    assert!(verdict.assumptions.iter().any(|one| one.contains("“most onerous” decides")));
    assert!(verdict.assumptions.iter().any(|one| one.contains("reconstructed")));
}

#[test]
fn the_factor_of_five_is_right_for_one_kind_of_premises_and_never_laxer() {
    let files = Files::new("R2-intended-onerous");
    let (draft, intended) = files.sides();
    proved(&differ(&draft, &intended, &one_role(&["non_domestic = 0"])));
    proved(&differ(&draft, &intended, &one_role(&["domestic = 0"])));
    proved(&laxer(&draft, &intended, &Domain::one_role()));
    assert_eq!(laxer(&intended, &draft, &Domain::one_role()).finding, Finding::Some);
}

#[test]
fn the_rows_of_the_report_conflict() {
    let files = Files::new("R2-intended");
    let (_, intended) = files.sides();
    let verdict = conflicts(&intended, &Domain::one_role());
    assert_eq!(verdict.finding, Finding::Some);
    let kinds: Vec<_> = verdict.examples.iter().map(|one| counts(&one.party)).collect();
    assert!(
        kinds.contains(&vec![("domestic", 250_001)])
            || kinds.contains(&vec![("non_domestic", 50_001)]),
        "{kinds:?}"
    );
    proved(&conflicts(&Side::Table(&table("R1-intended"), &files.vocabulary), &Domain::one_role()));
}

#[test]
fn secmp0044_changes_the_parties_on_shared_resources_and_no_others() {
    let (before, after) = (regime("R0"), regime("R1"));
    let (before, after) = (Side::Regime(&before, "clauses"), Side::Regime(&after, "as written"));
    let users = "not shared_resource_provider";
    proved(&differ(&before, &after, &one_role(&[users, "not uses_shared_resource"])));
    let verdict = differ(&before, &after, &one_role(&[users]));
    assert_eq!(verdict.finding, Finding::Some);
    assert!(!verdict.more);
    for example in &verdict.examples {
        assert!(example.party.holds("uses_shared_resource"));
        assert!(!example.party.holds("other_user"));
        assert_eq!(example.under[0].by[0].deemed_by.len(), 1);
    }
    let smallest = &verdict.examples[0];
    assert_eq!(smallest.party.counts.values().sum::<i64>(), 250_002, "{}", smallest.words);
    // The aggregate over the Shared Resource is no less than the premises of the others.
    proved(&differ(&before, &after, &one_role(&[users, "domestic > 250_000"])));
}

#[test]
fn a_shared_resource_matters_before_secmp0044_and_not_after() {
    let inputs =
        ["uses_shared_resource", "others_supplied", "others_networked", "aggregate_domestic"];
    let suppliers = one_role(&["supplier"]);
    let (before, after) = (regime("R0"), regime("R1"));
    proved(&matters(&Side::Regime(&after, "as written"), &inputs, &suppliers));
    let verdict = matters(&Side::Regime(&before, "clauses"), &inputs, &suppliers);
    assert_eq!(verdict.finding, Finding::Some);
    assert_ne!(
        words::years(&verdict.examples[0].under[0].years),
        words::years(&verdict.neighbour.as_ref().expect("the other").under[0].years)
    );
}

#[test]
fn a_supplier_that_is_an_other_user_conflicts() {
    let after = regime("R1");
    let side = Side::Regime(&after, "as written");
    proved(&conflicts(&side, &Domain::one_role()));
    let several = Domain::default()
        .and(
            "supplier and other_user and not network and not shared_resource_provider",
            &vocabulary(),
        )
        .expect("the condition is one");
    let verdict = conflicts(&side, &several);
    assert_eq!(verdict.finding, Finding::Some);
    let first = &verdict.examples[0];
    assert_eq!(first.words, "a Supplier Party that is also an Other User");
    let places: Vec<&str> = first.under[0].by.iter().map(|by| by.place.as_str()).collect();
    assert_eq!(places, ["G8.42", "G8.47"]);
}

#[test]
fn strictness_differs_at_exactly_one_count() {
    let written = text("R1.rules.toml");
    let strict = regime_of("R1.rules.toml", &written);
    let slack = regime_of(
        "R1.rules.toml",
        &written
            .replace("supplier and domestic > 250_000\"", "supplier and domestic >= 250_000\"")
            .replace("supplier and domestic <= 250_000\"", "supplier and domestic < 250_000\""),
    );
    let sides = |domain: &Domain| {
        differ(&Side::Regime(&strict, "as written"), &Side::Regime(&slack, "as written"), domain)
    };
    let verdict = sides(&Domain::one_role());
    assert_eq!(counts(&verdict.examples[0].party), [("domestic", 250_000)]);
    assert_eq!(verdict.examples.len(), 1);
    proved(&sides(&one_role(&["domestic != 250_000"])));
}

#[test]
fn gaps_and_rules_that_nobody_meets() {
    for name in ["R0", "R1", "SMETS1"] {
        let regime = regime(name);
        let side = Side::Regime(&regime, &regime.readings[0].id);
        proved(&gaps(&side, &Domain::default()));
        assert_eq!(unreachable(&side, &Domain::default()), Ok(Vec::new()), "{name}");
    }
    let written = text("R1.rules.toml").replace("domestic <= 250_000", "domestic < 250_000");
    let open = regime_of("R1.rules.toml", &written);
    let side = Side::Regime(&open, "as written");
    let verdict = gaps(&side, &Domain::one_role());
    assert_eq!(counts(&verdict.examples[0].party), [("domestic", 250_000)]);
    let narrow = one_role(&["domestic < 9"]);
    let unmet = unreachable(&side, &narrow).expect("it can be told");
    assert_eq!(unmet[0].0, "supplier-large");
}

#[test]
fn nobody_and_stale_rules_are_no_proof() {
    let after = regime("R1");
    let side = Side::Regime(&after, "as written");
    let nobody = one_role(&["domestic > 1 and domestic < 1"]);
    assert!(matches!(conflicts(&side, &nobody).finding, Finding::CannotTell(_)));
    let written = text("R1.rules.toml");
    let digits =
        written.split("reads  = \"").nth(1).expect("a rule reads a clause")[..12].to_owned();
    let stale = regime_of("R1.rules.toml", &written.replacen(&digits, "000000000000", 1));
    let verdict = differ(&side, &Side::Regime(&stale, "as written"), &Domain::one_role());
    assert!(matches!(verdict.finding, Finding::CannotTell(why) if why.contains("G8.41")));
}

#[test]
fn what_is_too_large_is_refused_or_cannot_be_told() {
    let mut text = String::from(
        "format = \"rules/1\"\nregime = \"big\"\nvocabulary = \"v\"\n[[define]]\nname = \"t0\"\ncondition = \"supplier or network\"\n",
    );
    let mut terms = text.clone();
    for at in 1..40 {
        let before = at - 1;
        terms.push_str(&format!(
            "[[define]]\nname = \"t{at}\"\ncondition = \"t{before} and not t{before}\"\n"
        ));
    }
    let read = |text: &str| Regime::read("big", text, vocabulary(), ClauseTexts::default());
    let refused = read(&terms).expect_err("the terms double").to_string();
    assert!(refused.contains("is too large"), "{refused}");
    // Each rule is subject to every rule above it.
    for at in 0..40 {
        let before: Vec<String> = (0..at).map(|before| format!("\"r{before}\"")).collect();
        text.push_str(&format!(
            "[[rule]]\nid = \"r{at}\"\nsource = \"s\"\nstatus = \"accepted\"\nwhen = \"domestic > {at}\"\nthen = \"Full\"\nsubject_to = [{}]\n",
            before.join(", ")
        ));
    }
    let regime = read(&text).expect("it can be read");
    let verdict = conflicts(&Side::Regime(&regime, "as written"), &Domain::one_role());
    assert!(matches!(verdict.finding, Finding::CannotTell(why) if why.contains("too large")));
}
