//! Parties at the boundaries, evaluated one by one as a cross-check of what was proved.

use std::collections::BTreeSet;

use super::Domain;
use crate::lines::steps;
use crate::{Condition, Party, Side, Vocabulary};

/// No more parties than this are evaluated.
const MOST: usize = 5_000;

/// Parties in the domain at the boundaries of the conditions: for every one or two roles and every choice
/// of facts, counts at their bounds and next to every threshold.
pub(super) fn parties(
    domain: &Domain,
    sides: &[&Side],
    conditions: &[&Condition],
    names: &BTreeSet<String>,
) -> Vec<Party> {
    let Some(first) = sides.first() else { return Vec::new() };
    let vocabulary = first.vocabulary();
    let mut parties = with_roles(vocabulary);
    for fact in vocabulary.facts.iter().filter(|fact| names.contains(&fact.name)) {
        let mut with = parties.clone();
        with.iter_mut().for_each(|party| party.set_fact(&fact.name, true));
        parties.extend(with);
        parties = thinned(parties);
    }
    for count in vocabulary.counts.iter().filter(|count| names.contains(&count.name)) {
        let mut next = Vec::new();
        for party in &parties {
            for value in steps(conditions, count, party) {
                let mut party = party.clone();
                party.set_count(&count.name, value);
                next.push(party);
            }
        }
        parties = thinned(next);
    }
    parties.retain(|party| domain.has(party, sides));
    parties
}

/// Evenly thinned, so that every role keeps its share.
fn thinned(parties: Vec<Party>) -> Vec<Party> {
    let keep = parties.len().div_ceil(MOST).max(1);
    parties.into_iter().step_by(keep).collect()
}

fn with_roles(vocabulary: &Vocabulary) -> Vec<Party> {
    let mut parties = Vec::new();
    for (at, role) in vocabulary.roles.iter().enumerate() {
        let mut party = Party::default();
        party.set_fact(&role.name, true);
        parties.push(party.clone());
        for other in &vocabulary.roles[at + 1..] {
            let mut party = party.clone();
            party.set_fact(&other.name, true);
            parties.push(party);
        }
    }
    parties
}
