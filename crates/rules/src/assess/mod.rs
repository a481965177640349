//! What one party gets, and how certain that is.

mod along;
mod answer;
mod completions;
mod judge;
mod why;

pub use along::{Stretch, along};
pub use answer::{Assessed, Assessment, By, OfRole, OpenTopic, Standing};

use crate::evaluate::Side;
use crate::regime::{Duties, Regime};
use crate::vocabulary::{Described, Inputs};
use crate::{Condition, Party};

/// What a party gets that is described key by key.
#[must_use]
pub fn assess(regime: &Regime, inputs: &Inputs, duties: &Duties) -> Assessment {
    let described = regime.vocabulary.describe(inputs);
    let mut answer = of_described(regime, &described);
    answer.assumptions.splice(0..0, described.assumptions.iter().cloned());
    answer.duties = duties
        .of(&regime.name)
        .filter(|duty| duty.when.as_ref().is_some_and(|when| described.party.satisfies(when)))
        .cloned()
        .collect();
    answer.roles = of_roles(regime, &described);
    answer
}

fn of_described(regime: &Regime, described: &Described) -> Assessment {
    if let Some(answer) = why::not_understood(regime, described) {
        return answer;
    }
    if let Some(answer) = why::stale(regime) {
        return answer;
    }
    let completions = completions::of(regime, described);
    let possible: Vec<_> =
        completions.parties.iter().filter(|party| can_be(regime, party, described)).collect();
    if possible.is_empty() {
        return why::impossible(regime, described);
    }
    let mut answers: Vec<Assessment> =
        possible.iter().map(|party| judge::judge(regime, party, described)).collect();
    let first = answers.remove(0);
    let agree = answers.iter().all(|other| other.same_as(&first));
    if agree && completions.exact { first } else { why::needs(regime, &completions, first, agree) }
}

/// Whether such a party can be, as far as what is unknown allows to say.
fn can_be(regime: &Regime, party: &Party, described: &Described) -> bool {
    let known = |condition: &&Condition| {
        condition.names().into_iter().all(|name| !described.unknown.contains(name))
    };
    let mut domain = regime.vocabulary.domain.iter().chain(&regime.domain).filter(known);
    domain.all(|condition| party.satisfies(condition))
}

/// For a party with several roles: what each alone would give.
fn of_roles(regime: &Regime, described: &Described) -> Vec<OfRole> {
    let roles = &regime.vocabulary.roles;
    let held: Vec<_> = roles.iter().filter(|role| described.party.holds(&role.name)).collect();
    if held.len() < 2 {
        return Vec::new();
    }
    let alone = |role: &str| {
        let mut party = described.party.clone();
        for other in roles.iter().filter(|other| other.name != role) {
            party.set_fact(&other.name, false);
        }
        party
    };
    held.into_iter()
        .map(|role| {
            let party = alone(&role.name);
            let mut outcomes = Vec::new();
            for reading in &regime.readings {
                let side = Side::Regime(regime, &reading.id);
                judge::gather(&side, &reading.id, &party, described.year, &mut outcomes);
            }
            OfRole { role: role.label.clone(), outcomes }
        })
        .collect()
}
