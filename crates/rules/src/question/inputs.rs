//! Does an input matter?

use std::collections::{BTreeMap, BTreeSet};

use codicil_verify::Formula;

use super::ask::{CannotTell, Question, empty, somebody, verdict};
use super::encode::{Encoder, either};
use super::kinds::{distinct_years, given_years};
use super::outcomes::Encoded;
use super::verdict::{Finding, Verdict};
use super::{Domain, Proof, grid};
use crate::evaluate::Pattern;
use crate::solve::{Limits, Smallest, smallest};
use crate::{Party, Side};

/// Is there a party to whom a side gives something else when these inputs, and nothing else of it,
/// are changed? The first example is such a party, the neighbour the same with the inputs changed.
#[must_use]
pub fn matters(side: &Side, inputs: &[&str], domain: &Domain) -> Verdict {
    let text =
        format!("Does {} give the same whatever the value of {}?", side.name(), inputs.join(", "));
    let put = || -> Result<Verdict, CannotTell> {
        let question = Question::new(domain, vec![side])?;
        let mut encoder = question.encoder()?;
        let horizon = question.horizon()?;
        let other = encoder.second(inputs);
        let here = Encoded::new(side, &question.lines[0], &|one| encoder.formula(one))?;
        let there = Encoded::new(side, &question.lines[0], &|one| other.formula(one))?;
        let outcomes: Vec<&str> =
            encoder.vocabulary.outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
        let mut differs = vec![either(here.any(), there.any())];
        for year in distinct_years(horizon, &[&here]) {
            let each = outcomes.iter().map(|one| either(here.due(year, one), there.due(year, one)));
            differs.push(Formula::Any(each.collect()));
        }
        let formula = Formula::All(vec![
            somebody(&encoder)?,
            other.in_domain(&encoder)?,
            Formula::Any(differs),
        ]);
        let problem = encoder.problem(formula);
        let mut found = empty();
        match smallest(&problem, &encoder.objectives(), &Limits::default()) {
            Smallest::Unsatisfiable(certificate) => {
                found.finding = Finding::None;
                let evaluated = alike(&question, &encoder, inputs, horizon)?;
                found.proof = Some(Proof { steps: certificate.steps.len(), evaluated });
            }
            Smallest::Found { assignment, .. } => {
                let (first, second) =
                    (encoder.party(&assignment), other.party(&encoder, &assignment));
                let given = |party: &Party| {
                    (side.given(party).is_empty(), given_years(side, party, horizon))
                };
                if given(&first) == given(&second) {
                    return Err(CannotTell(
                        "The engine and the plain evaluation do not agree; please report this."
                            .to_owned(),
                    ));
                }
                found.finding = Finding::Some;
                found.examples = vec![question.example(first, true, inputs)];
                found.neighbour = Some(question.example(second, false, inputs));
            }
            Smallest::Unfinished { unknown, .. } => {
                let reason =
                    format!("This question is too hard within its limits: {}.", unknown.reason);
                found.finding = Finding::CannotTell(reason);
            }
            Smallest::Unbounded { .. } => {
                return Err(CannotTell("There is no smallest party.".to_owned()));
            }
        }
        Ok(found)
    };
    verdict(&text, domain, &[side], put())
}

/// Evaluates parties at the boundaries that differ in the inputs alone, as a cross-check; the number of
/// parties.
fn alike(
    question: &Question,
    encoder: &Encoder,
    inputs: &[&str],
    horizon: usize,
) -> Result<usize, CannotTell> {
    let side = question.sides[0];
    let names: BTreeSet<String> = encoder.names().map(str::to_owned).collect();
    let parties = grid::parties(question.domain, &question.sides, &question.conditions(), &names);
    let mut known: BTreeMap<Party, Pattern> = BTreeMap::new();
    for party in &parties {
        let mut rest = party.clone();
        for input in inputs {
            rest.set_fact(input, false);
            rest.counts.remove(*input);
        }
        let given = given_years(side, party, horizon);
        if *known.entry(rest).or_insert_with(|| given.clone()) != given {
            return Err(CannotTell(
                "The proof and the plain evaluation do not agree; please report this.".to_owned(),
            ));
        }
    }
    Ok(parties.len())
}
