//! A party of which something is unknown: everything it can be, as far as it matters.

use std::collections::BTreeSet;

use crate::lines::{lines, relevant, steps};
use crate::vocabulary::Described;
use crate::{Condition, Party, Quantity, Regime, Relation, Side};

/// More completions than this are not gone through.
const MOST: usize = 4096;

/// The parties that a description can mean.
pub(super) struct Completions {
    /// One for every way in which the rules can turn, and more.
    pub parties: Vec<Party>,
    /// The unknown facts and counts that the rules can turn on.
    pub needed: BTreeSet<String>,
    /// Whether the parties show every way in which the rules can turn.
    pub exact: bool,
}

pub(super) fn of(regime: &Regime, described: &Described) -> Completions {
    let (conditions, mut exact) = conditions(regime);
    let conditions: Vec<&Condition> = conditions.iter().collect();
    let vocabulary = &regime.vocabulary;
    let needed = relevant(&conditions, &described.party, &described.unknown, vocabulary);
    let counts = vocabulary.counts.iter().filter(|count| needed.contains(&count.name));
    exact = exact && counts.clone().count() <= 1;
    let mut parties = vec![described.party.clone()];
    for fact in vocabulary.fact_names().filter(|fact| needed.contains(*fact)) {
        let mut with = parties.clone();
        with.iter_mut().for_each(|party| party.set_fact(fact, true));
        parties.extend(with);
        if parties.len() > MOST {
            return Completions { parties: vec![described.party.clone()], needed, exact: false };
        }
    }
    for count in counts {
        parties = parties
            .iter()
            .flat_map(|party| {
                steps(&conditions, count, party).into_iter().map(|value| {
                    let mut party = party.clone();
                    party.set_count(&count.name, value);
                    party
                })
            })
            .take(MOST)
            .collect();
        exact = exact && parties.len() < MOST;
    }
    Completions { parties, needed, exact }
}

/// Every condition that an answer can turn on, and whether these are all.
pub(super) fn conditions(regime: &Regime) -> (Vec<Condition>, bool) {
    let opens = regime.opens.iter().filter_map(|open| open.when.clone());
    let mut conditions: Vec<Condition> = opens.chain(per_year_conditions(regime)).collect();
    let mut exact = true;
    for reading in &regime.readings {
        match lines(&Side::Regime(regime, &reading.id)) {
            Some(lines) => conditions.extend(lines.into_iter().map(|line| line.condition)),
            None => exact = false,
        }
    }
    (conditions, exact)
}

/// A count of assessments a year turns at every value of what it counts.
fn per_year_conditions(regime: &Regime) -> Vec<Condition> {
    let counted = regime.rules.iter().filter_map(|rule| Some((rule, rule.per_year.as_ref()?)));
    counted
        .filter(|(_, sum)| !sum.terms.is_empty())
        .map(|(rule, sum)| {
            let turns = Condition::Compare {
                left: sum.clone(),
                relation: Relation::More,
                right: Quantity::number(1),
            };
            Condition::All(vec![rule.when.clone(), turns])
        })
        .collect()
}
