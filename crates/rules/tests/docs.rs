//! `docs/rules.md`: its examples are read as they stand, and give what the page says.

use std::path::Path;

use codicil_rules::regime::Combine;
use codicil_rules::table::{to_csv, to_markdown};
use codicil_rules::{ClauseTexts, Duties, Party, Regime, Side, Table, Vocabulary};

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    std::fs::read_to_string(path).expect("the page is well formed")
}

/// The fenced example that begins so.
fn example(begins: &str) -> String {
    let page = page();
    let mut blocks = page.split("```").skip(1).step_by(2);
    let block = blocks.find_map(|block| {
        let (_, text) = block.split_once('\n')?;
        text.starts_with(begins).then(|| text.to_owned())
    });
    block.unwrap_or_else(|| panic!("no example begins {begins}"))
}

fn vocabulary() -> Vocabulary {
    Vocabulary::read("vocabulary.toml", &example("format = \"vocabulary/1\""))
        .expect("the page is well formed")
}

fn regime() -> Regime {
    let clauses = ClauseTexts::read("clauses.toml", &example("format  = \"clauses/1\""))
        .expect("the page is well formed");
    let text = example("format     = \"rules/1\"");
    Regime::read("R1.rules.toml", &text, vocabulary(), clauses).unwrap_or_else(|e| panic!("{e}"))
}

fn rules(
    regime: &Regime,
    reading: &'static str,
    facts: &[&str],
    domestic: i64,
    others: i64,
) -> Vec<String> {
    let mut party = Party::default();
    facts.iter().for_each(|fact| party.set_fact(fact, true));
    party.set_count("domestic", domestic);
    party.set_count("others", others);
    Side::Regime(regime, reading).given(&party).into_iter().map(|given| given.rule).collect()
}

#[test]
fn the_regime_does_what_the_page_says() {
    let regime = regime();
    assert_eq!(regime.stale().collect::<Vec<_>>(), []);
    let supplier = |domestic, others| rules(&regime, "clauses", &["supplier"], domestic, others);
    assert_eq!(supplier(250_000, 0), ["supplier-small"]);
    assert_eq!(supplier(250_001, 0), ["supplier-large"]);
    let shared = |reading, domestic, others| {
        rules(&regime, reading, &["supplier", "shared"], domestic, others)
    };
    assert_eq!(shared("clauses", 250_000, 1), ["supplier-large"]);
    assert_eq!(shared("narrative", 100_001, 0), ["told"]);
    assert_eq!(shared("narrative", 100_000, 0), ["supplier-small"]);
    let both = rules(&regime, "clauses", &["supplier", "other_user"], 250_001, 0);
    assert_eq!(both, ["supplier-small", "other"]);
}

#[test]
fn the_table_goes_through_both_forms() {
    let vocabulary = vocabulary();
    let table = Table::read_markdown("t.md", &example("---\ntable:"), &vocabulary)
        .expect("the page is well formed");
    assert_eq!(table.rows.len(), 3);
    let again = Table::read_markdown("t.md", &to_markdown(&table), &vocabulary)
        .expect("the page is well formed");
    assert_eq!(again, table);
    let csv = Table::read_csv("t.csv", &to_csv(&table), Combine::ReportConflicts, &vocabulary);
    assert_eq!(csv.expect("the page is well formed").rows, table.rows);
}

#[test]
fn a_table_that_is_none_is_refused_with_its_place() {
    let text = example("---\ntable:");
    let said = |from: &str, to: &str| {
        Table::read_markdown("t.md", &text.replacen(from, to, 1), &vocabulary())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        said("domestic > 250,000 ", "domestc > 250,000  "),
        "t.md: line 8, column 16: “domestc” is no fact and no count of the vocabulary. Did you mean “domestic”?"
    );
    assert!(said("combine: report conflicts\n", "").contains("does not say how rows combine"));
    assert!(said("| Full   | Full   |", "| Full   | Fool   |").contains("“Fool” is no outcome"));
    assert!(said("| Supplier ", "| Supplyer ").contains("“Supplyer” is no role"));
}

#[test]
fn the_duties_are_read() {
    let duties = Duties::read("duties.toml", &example("format = \"duties/1\""), &vocabulary());
    assert_eq!(duties.expect("the page is well formed").of("R1").count(), 1);
}
