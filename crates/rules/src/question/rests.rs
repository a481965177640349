//! What a verdict rests on, in sentences.

use std::collections::BTreeSet;

use crate::regime::{Combine, Status};
use crate::{Regime, Side};

/// What a verdict on these sides rests on.
pub(super) fn assumptions(sides: &[&Side]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for side in sides {
        match side {
            Side::Table(table, _) => {
                if !table.combine_is_stated && table.combine != Combine::ReportConflicts {
                    all.push(format!(
                        "Where several rows of {} apply to one party, “{}” decides. The report does not say so; a person must confirm it.",
                        table.name,
                        table.combine.words()
                    ));
                }
                all.push(format!(
                    "{} states nothing of the years after its last column, nor of parties to whom no row applies; neither are compared.",
                    table.name
                ));
            }
            Side::Regime(regime, reading) => {
                all.extend(regime.effect());
                all.extend(regime.notes.iter().cloned());
                if regime.readings.len() > 1 {
                    let says = regime.reading(reading).map_or("", |one| one.says.as_str());
                    let others: Vec<String> = regime
                        .readings
                        .iter()
                        .filter(|one| one.id != *reading)
                        .map(|one| format!("“{}”", one.id))
                        .collect();
                    all.push(format!(
                        "Of {}, the reading “{reading}” is taken: {says} There are also {}.",
                        regime.name,
                        others.join(", ")
                    ));
                }
                all.extend(weak(regime, reading));
            }
        }
    }
    let mut known = BTreeSet::new();
    all.retain(|one| known.insert(one.clone()));
    all
}

/// Rules on wording of our own, and rules that are not stated in words.
fn weak(regime: &Regime, reading: &str) -> Vec<String> {
    let mut all = Vec::new();
    let rules = || regime.rules_of(reading).map(|(_, rule)| rule);
    let own: BTreeSet<&str> = rules()
        .filter_map(|rule| rule.clause.as_deref())
        .filter(|clause| regime.is_reconstructed(clause))
        .collect();
    if !own.is_empty() {
        let own: Vec<&str> = own.into_iter().collect();
        all.push(format!(
            "The wording of {} in {} is reconstructed from reports; compare it with the published text.",
            own.join(", "),
            regime.name
        ));
    }
    let inferred: Vec<String> = rules()
        .filter(|rule| rule.status == Status::Implied)
        .map(|rule| format!("“{}”", rule.id))
        .collect();
    if !inferred.is_empty() {
        all.push(format!(
            "Inferred in {}, not stated in words: {}.",
            regime.name,
            inferred.join(", ")
        ));
    }
    all
}
