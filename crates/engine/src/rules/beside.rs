//! A table beside the rules that are to give what it states, row by row.

use std::collections::BTreeSet;
use std::path::Path;

use codicil_rules::question::{self, Domain, Finding, Roles, words};
use codicil_rules::regime::{Rule, Status};
use codicil_rules::table::Row;
use codicil_rules::{Condition, Regime, Side, Table, Vocabulary};

use super::verdict::{self, Narrowing};
use super::{load, phrases};
use crate::error::EngineError;

/// A regime in words, beside a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The regime's short name.
    pub regime: String,
    /// What it is.
    pub title: String,
    /// First and last day of effect, ISO 8601, where they are known.
    pub effect: (Option<String>, Option<String>),
    /// What a person must know about every answer; whole sentences.
    pub notes: Vec<String>,
    /// Clauses that rules of the reading were read from in reconstructed wording.
    pub reconstructed: Vec<String>,
    /// Clauses that have changed since rules were read from them.
    pub stale: Vec<String>,
    /// The rules of the reading, stale ones and candidates included.
    pub rules: Vec<RuleInWords>,
    /// The table, where one was given.
    pub table: Option<TableInWords>,
}

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInWords {
    /// Its name in the regime.
    pub id: String,
    /// Its clause.
    pub clause: Option<String>,
    /// The paper, where no clause is known.
    pub source: Option<String>,
    /// To whom it applies.
    pub when: String,
    /// What it gives.
    pub gives: String,
    /// How sure it is.
    pub status: Status,
    /// Whether its clause has changed since it was read.
    pub is_stale: bool,
    /// Whether its clause stands in reconstructed wording.
    pub is_reconstructed: bool,
    /// Exceptions, precedence, deeming provisions and notes; whole sentences.
    pub remarks: Vec<String>,
}

/// A table and whether the rules give what it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableInWords {
    /// Its short name.
    pub name: String,
    /// The paper.
    pub source: String,
    /// How its rows combine: "most onerous".
    pub combine: &'static str,
    /// Whether the report itself says so.
    pub combine_is_stated: bool,
    /// The heads of its years.
    pub years: Vec<String>,
    /// Its rows.
    pub rows: Vec<RowBeside>,
}

/// A row and the rules that apply to its parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowBeside {
    /// The role in the words of the table.
    pub party: String,
    /// The condition in the words of the table.
    pub when: String,
    /// What it gives.
    pub years: Vec<String>,
    /// Places in [`Beside::rules`] of the rules that apply to some of its parties.
    pub rules: Vec<usize>,
    /// Whether rules and table give its parties, of one role, the same.
    pub agreement: RowAgreement,
}

/// Whether rules and table give the parties of a row the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowAgreement {
    /// Proved.
    Agrees,
    /// The smallest party for whom they differ, and what the rules and the table give it.
    Differs {
        /// The party.
        party: String,
        /// What the rules give it.
        rules: String,
        /// What the table gives it.
        table: String,
    },
    /// It cannot be told; why.
    CannotTell(String),
}

/// A regime in words, beside a table where one is given.
///
/// # Errors
///
/// When a file cannot be read, is not what it should be, or has no such reading.
pub fn beside(
    regime: &Path,
    reading: Option<&str>,
    table: Option<&Path>,
) -> Result<Beside, EngineError> {
    let regime = load::regime(regime)?.regime;
    let narrowing = Narrowing { reading: reading.map(str::to_owned), ..Narrowing::default() };
    let side = verdict::side(&regime, &narrowing)?;
    let reading = match side {
        Side::Regime(_, reading) => reading,
        Side::Table(..) => "",
    };
    let shown: Vec<&Rule> = regime.rules.iter().filter(|rule| rule.is_of(reading)).collect();
    let table =
        table.map(|path| verdict::read_table(path, None, &regime.vocabulary)).transpose()?;
    let clauses: BTreeSet<&str> = shown
        .iter()
        .filter(|rule| rule.is_used())
        .filter_map(|rule| rule.clause.as_deref())
        .filter(|clause| regime.is_reconstructed(clause))
        .collect();
    let stale: BTreeSet<&str> = regime.stale().map(|(_, clause, _)| clause).collect();
    Ok(Beside {
        regime: side.name(),
        title: regime.title.clone(),
        effect: (regime.from.clone(), regime.until.clone()),
        notes: regime.notes.clone(),
        reconstructed: clauses.into_iter().map(str::to_owned).collect(),
        stale: stale.into_iter().map(str::to_owned).collect(),
        rules: shown.iter().map(|rule| in_words(&regime, rule, reading)).collect(),
        table: table.map(|table| rows(&regime, &side, &shown, &table)),
    })
}

fn in_words(regime: &Regime, rule: &Rule, reading: &str) -> RuleInWords {
    let vocabulary = &regime.vocabulary;
    let mut remarks = Vec::new();
    if let Some(except) = &rule.except {
        remarks.push(format!("Except: {}.", phrases::condition(except, vocabulary)));
    }
    let before: Vec<String> =
        rule.after.iter().map(|at| format!("“{}”", regime.rules[*at].id)).collect();
    if !before.is_empty() {
        remarks.push(format!("Does not apply where {} applies.", before.join(" or ")));
    }
    remarks.extend(regime.deems_on(rule, reading).map(|deem| phrases::deemed(deem, vocabulary)));
    if rule.stale.is_some() {
        remarks.push(format!(
            "The words of {} have changed since this rule was read from them. It is not used.",
            rule.place()
        ));
    }
    remarks.extend(rule.note.clone());
    RuleInWords {
        id: rule.id.clone(),
        clause: rule.clause.clone(),
        source: rule.source.clone(),
        when: phrases::condition(&rule.when, vocabulary),
        gives: phrases::gives(rule, vocabulary),
        status: rule.status,
        is_stale: rule.stale.is_some(),
        is_reconstructed: rule
            .clause
            .as_deref()
            .is_some_and(|clause| regime.is_reconstructed(clause)),
        remarks,
    }
}

fn rows(regime: &Regime, side: &Side, shown: &[&Rule], table: &Table) -> TableInWords {
    let other = Side::Table(table, &regime.vocabulary);
    let rows = table.rows.iter().map(|row| {
        let domain = of_row(row);
        RowBeside {
            party: row.party.clone(),
            when: row.when.clone(),
            years: row.sequence.years.clone(),
            rules: meeting(side, shown, &domain, &regime.vocabulary),
            agreement: agreement(side, &other, &domain),
        }
    });
    TableInWords {
        name: table.name.clone(),
        source: table.source.clone(),
        combine: table.combine.words(),
        combine_is_stated: table.combine_is_stated,
        years: table.years.clone(),
        rows: rows.collect(),
    }
}

/// The parties of a row that have no other role.
fn of_row(row: &Row) -> Domain {
    Domain { roles: Roles::One, holds: vec![(row.name(), row.condition.clone())] }
}

/// The rules that apply to some party of a domain. One of which that cannot be told is among them.
fn meeting(side: &Side, shown: &[&Rule], domain: &Domain, vocabulary: &Vocabulary) -> Vec<usize> {
    let idle = question::unreachable(side, domain).unwrap_or_default();
    let roles = |condition: &Condition| -> BTreeSet<String> {
        let names = condition.names().into_iter();
        let is_role = |name: &&str| vocabulary.roles.iter().any(|role| role.name == **name);
        names.filter(is_role).map(str::to_owned).collect()
    };
    let wanted: BTreeSet<String> =
        domain.holds.iter().flat_map(|(_, condition)| roles(condition)).collect();
    let applies = |rule: &Rule| match rule.is_used() {
        true => !idle.iter().any(|(name, _)| *name == rule.id),
        // A rule that is not used stands where it would be looked for.
        false => !roles(&rule.when).is_disjoint(&wanted),
    };
    let places = shown.iter().enumerate().filter(|(_, rule)| applies(rule));
    places.map(|(at, _)| at).collect()
}

fn agreement(side: &Side, table: &Side, domain: &Domain) -> RowAgreement {
    let found = question::differ(side, table, domain);
    match (found.finding, found.examples.first()) {
        (Finding::None, _) => RowAgreement::Agrees,
        (Finding::CannotTell(why), _) => RowAgreement::CannotTell(why),
        (Finding::Some, None) => RowAgreement::CannotTell("No example was found.".to_owned()),
        (Finding::Some, Some(example)) => {
            let years = |at: usize| {
                example.under.get(at).map(|under| words::years(&under.years)).unwrap_or_default()
            };
            RowAgreement::Differs { party: example.words.clone(), rules: years(0), table: years(1) }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn pack(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/rules/sec").join(name)
    }

    #[test]
    fn the_draft_differs_from_the_table_in_the_rows_of_mixed_suppliers() {
        let table = pack("R2-intended-onerous.table.md");
        let found = beside(&pack("R2-drafted.rules.toml"), None, Some(&table)).expect("both read");
        let rows = found.table.expect("a table was given").rows;
        let differing: Vec<&str> = rows
            .iter()
            .filter(|row| matches!(row.agreement, RowAgreement::Differs { .. }))
            .map(|row| row.when.as_str())
            .collect();
        assert_eq!(differing, ["domestic <= 250,000", "non_domestic <= 50,000"]);
        let RowAgreement::Differs { party, rules, table } = &rows[1].agreement else {
            panic!("the second row differs");
        };
        assert_eq!(
            party,
            "a Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises"
        );
        assert!(
            rules.starts_with("Full, Full, Full") && table.starts_with("Full, Verification, Self")
        );
        let first: Vec<&str> =
            rows[0].rules.iter().map(|at| found.rules[*at].id.as_str()).collect();
        assert_eq!(first, ["supplier-large"]);
    }

    #[test]
    fn a_rule_says_how_it_is_read() {
        let found = beside(&pack("R0.rules.toml"), None, None).expect("it reads");
        let large = &found.rules[0];
        assert_eq!(large.when, "Supplier, and Domestic Premises are more than 250,000");
        assert_eq!(large.gives, "Full in every year");
        assert!(large.is_reconstructed && !large.is_stale);
        assert!(large.remarks.iter().any(|remark| remark.starts_with("By G8.43")), "{large:?}");
        assert!(beside(&pack("R0.rules.toml"), Some("no such"), None).is_err());
    }
}
