//! The rules that apply to a party.

use crate::regime::{Combine, Status};
use crate::table::Table;
use crate::{Party, Regime, Sequence, Vocabulary};

/// A regime under one of its readings, or a table.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// A regime and the name of a reading of it.
    Regime(&'a Regime, &'a str),
    /// A table.
    Table(&'a Table, &'a Vocabulary),
}

/// What one rule or row gives a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given<'a> {
    /// The name of the rule, or of the row.
    pub rule: String,
    /// The clause it was read from.
    pub clause: Option<&'a str>,
    /// The paper it was read from, where no clause is known.
    pub source: Option<&'a str>,
    /// Deeming provisions that took part, by clause or paper.
    pub deemed_by: Vec<&'a str>,
    /// What it gives.
    pub sequence: Option<&'a Sequence>,
    /// How many assessments a year it says.
    pub per_year: Option<i128>,
    /// How sure the rule is.
    pub status: Status,
    /// What a person must know.
    pub note: Option<&'a str>,
}

impl Given<'_> {
    /// Where it stands, for people.
    #[must_use]
    pub fn place(&self) -> &str {
        self.clause.or(self.source).unwrap_or(&self.rule)
    }
}

impl<'a> Side<'a> {
    /// Its name for people.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Side::Regime(regime, reading) if regime.readings.len() > 1 => {
                format!("{} ({reading})", regime.name)
            }
            Side::Regime(regime, _) => regime.name.clone(),
            Side::Table(table, _) => table.name.clone(),
        }
    }

    /// The words it uses.
    #[must_use]
    pub fn vocabulary(&self) -> &'a Vocabulary {
        match self {
            Side::Regime(regime, _) => &regime.vocabulary,
            Side::Table(_, vocabulary) => vocabulary,
        }
    }

    /// What holds where several of its rules apply.
    #[must_use]
    pub fn combine(&self) -> Combine {
        match self {
            Side::Regime(regime, reading) => {
                regime.reading(reading).map(|reading| reading.combine).unwrap_or_default()
            }
            Side::Table(table, _) => table.combine,
        }
    }

    /// Everything that applies to a party, in the order of the file.
    #[must_use]
    pub fn given(&self, party: &Party) -> Vec<Given<'a>> {
        match self {
            Side::Regime(regime, reading) => of_regime(regime, reading, party),
            Side::Table(table, _) => of_table(table, party),
        }
    }
}

fn of_table<'a>(table: &'a Table, party: &Party) -> Vec<Given<'a>> {
    let applies = table.rows.iter().filter(|row| party.satisfies(&row.condition));
    applies
        .map(|row| Given {
            rule: row.name(),
            clause: None,
            source: Some(&table.source),
            deemed_by: Vec::new(),
            sequence: Some(&row.sequence),
            per_year: None,
            status: Status::Accepted,
            note: None,
        })
        .collect()
}

fn of_regime<'a>(regime: &'a Regime, reading: &'a str, party: &Party) -> Vec<Given<'a>> {
    let mut known = vec![None; regime.rules.len()];
    let used: Vec<usize> = regime.rules_of(reading).map(|(at, _)| at).collect();
    let mut given = Vec::new();
    for at in &used {
        if !applies(regime, reading, party, *at, &mut known) {
            continue;
        }
        let rule = &regime.rules[*at];
        let deems = regime.deems_on(rule, reading).filter(|deem| party.satisfies(&deem.when));
        given.push(Given {
            rule: rule.id.clone(),
            clause: rule.clause.as_deref(),
            source: rule.source.as_deref(),
            deemed_by: deems
                .filter_map(|deem| deem.clause.as_deref().or(deem.source.as_deref()))
                .collect(),
            sequence: rule.then.as_ref(),
            per_year: rule
                .per_year
                .as_ref()
                .map(|sum| sum.value(|name| i128::from(party.count(name)))),
            status: rule.status,
            note: rule.note.as_deref(),
        });
    }
    given
}

/// Whether a rule applies: its condition holds with counts as deemed, no exception holds, and no rule
/// that goes before it applies. Circles of precedence were refused when the regime was read.
fn applies(
    regime: &Regime,
    reading: &str,
    party: &Party,
    at: usize,
    known: &mut [Option<bool>],
) -> bool {
    if let Some(applies) = known[at] {
        return applies;
    }
    let rule = &regime.rules[at];
    let mut holds = rule.is_used() && rule.is_of(reading);
    if holds {
        let fact = |name: &str| party.holds(name);
        let count = |name: &str| deemed_count(regime, reading, rule, party, name);
        holds = rule.when.holds(&fact, &count)
            && !rule.except.as_ref().is_some_and(|except| except.holds(&fact, &count));
    }
    for before in &rule.after {
        holds = holds && !applies(regime, reading, party, *before, known);
    }
    known[at] = Some(holds);
    holds
}

/// A count as it is to be taken for the purposes of a rule.
fn deemed_count(
    regime: &Regime,
    reading: &str,
    rule: &crate::regime::Rule,
    party: &Party,
    name: &str,
) -> i128 {
    let own = |name: &str| i128::from(party.count(name));
    let deems = regime.deems_on(rule, reading).filter(|deem| deem.count == name);
    let added = deems.filter(|deem| party.satisfies(&deem.when)).map(|deem| deem.adds.value(own));
    own(name) + added.sum::<i128>()
}
