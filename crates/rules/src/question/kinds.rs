//! The questions.

use codicil_verify::Formula;

use super::Domain;
use super::ask::{CannotTell, Question, Wanted, verdict};
use super::encode::{either, not};
use super::outcomes::Encoded;
use super::verdict::Verdict;
use crate::evaluate::{Pattern, pattern};
use crate::solve::{Decision, Limits, decide};
use crate::{Party, Side, Vocabulary};

/// Is there a party to whom two sides give different outcomes in a year of which both say something? Of a
/// party to whom no row applies a table says nothing; that no rule of a regime applies is a difference.
/// Sets of outcomes are compared, never rule by rule: a conflict that both have is no difference.
#[must_use]
pub fn differ(left: &Side, right: &Side, domain: &Domain) -> Verdict {
    let text = format!(
        "Do {} and {} give every party the same in every year of which both say something?",
        left.name(),
        right.name()
    );
    two_sides(
        text,
        left,
        right,
        domain,
        &|left, right, outcomes, year| {
            let differs =
                outcomes.iter().map(|one| either(left.due(year, one), right.due(year, one)));
            Formula::Any(differs.collect())
        },
        &|left, right, _| left.outcomes != right.outcomes,
    )
}

/// Is there a party to whom the first side gives something less onerous than the second?
#[must_use]
pub fn laxer(left: &Side, right: &Side, domain: &Domain) -> Verdict {
    let text = format!("Is {} never less onerous than {}?", left.name(), right.name());
    two_sides(
        text,
        left,
        right,
        domain,
        &|left, right, outcomes, year| {
            let lighter = outcomes.iter().enumerate().map(|(rank, outcome)| {
                let as_heavy = outcomes[..=rank].iter().map(|one| left.due(year, one)).collect();
                Formula::All(vec![right.due(year, outcome), not(Formula::Any(as_heavy))])
            });
            Formula::Any(lighter.collect())
        },
        &|left, right, vocabulary| {
            let heaviest = |year: &crate::evaluate::Year| {
                year.outcomes.iter().filter_map(|one| vocabulary.rank(one)).min()
            };
            match (heaviest(left), heaviest(right)) {
                (Some(left), Some(right)) => left > right,
                (None, Some(_)) => true,
                (_, None) => false,
            }
        },
    )
}

type InYear<'f> = &'f dyn Fn(&Encoded, &Encoded, &[&str], usize) -> Formula;
type Plain<'f> = &'f dyn Fn(&crate::evaluate::Year, &crate::evaluate::Year, &Vocabulary) -> bool;

fn two_sides(
    text: String,
    left: &Side,
    right: &Side,
    domain: &Domain,
    in_year: InYear,
    plain: Plain,
) -> Verdict {
    let put = || -> Result<Verdict, CannotTell> {
        let question = Question::new(domain, vec![left, right])?;
        let encoder = question.encoder()?;
        let horizon = question.horizon()?;
        let encode = |at: usize| {
            Encoded::new(question.sides[at], &question.lines[at], &|one| encoder.formula(one))
        };
        let first = encode(0)?;
        let second = encode(1)?;
        let outcomes: Vec<&str> =
            encoder.vocabulary.outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
        let years = distinct_years(horizon, &[&first, &second]);
        let differs = years.iter().map(|year| {
            Formula::All(vec![
                in_year(&first, &second, &outcomes, *year),
                not(first.not_stated(*year)),
                not(second.not_stated(*year)),
            ])
        });
        let of = |side: &Side, party: &Party| given_years(side, party, horizon);
        let holds = |party: &Party| {
            let covered = |side: &Side| match side {
                Side::Table(..) => !side.given(party).is_empty(),
                Side::Regime(..) => true,
            };
            if !covered(left) || !covered(right) {
                return false;
            }
            let (left, right) = (of(left, party), of(right, party));
            left.iter().zip(&right).any(|(left, right)| {
                !left.not_stated && !right.not_stated && plain(left, right, encoder.vocabulary)
            })
        };
        let same_kind = |party: &Party| {
            let mut parts = Vec::new();
            for (side, encoded) in [(left, &first), (right, &second)] {
                parts.push(pattern_is(encoded, &of(side, party), &years, &outcomes));
            }
            Formula::All(parts)
        };
        let mut parts = vec![Formula::Any(differs.collect())];
        for (side, encoded) in [(left, &first), (right, &second)] {
            if matches!(side, Side::Table(..)) {
                parts.push(encoded.any());
            }
        }
        let formula = Formula::All(parts);
        question.ask(&encoder, &Wanted { formula, holds: &holds, same_kind: &same_kind })
    };
    verdict(&text, domain, &[left, right], put())
}

/// Is there a party to whom a side gives two outcomes in one year?
#[must_use]
pub fn conflicts(side: &Side, domain: &Domain) -> Verdict {
    let text = format!("Does {} give no party two outcomes in one year?", side.name());
    let put = || -> Result<Verdict, CannotTell> {
        let question = Question::new(domain, vec![side])?;
        let encoder = question.encoder()?;
        let horizon = question.horizon()?;
        let encoded = Encoded::new(side, &question.lines[0], &|one| encoder.formula(one))?;
        let outcomes: Vec<&str> =
            encoder.vocabulary.outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
        let years = distinct_years(horizon, &[&encoded]);
        let mut clashes = Vec::new();
        for year in &years {
            for (at, one) in outcomes.iter().enumerate() {
                for other in &outcomes[at + 1..] {
                    clashes.push(Formula::All(vec![
                        encoded.due(*year, one),
                        encoded.due(*year, other),
                    ]));
                }
            }
        }
        let holds = |party: &Party| {
            given_years(side, party, horizon).iter().any(|year| year.outcomes.len() > 1)
        };
        let same_kind = |party: &Party| {
            pattern_is(&encoded, &given_years(side, party, horizon), &years, &outcomes)
        };
        let formula = Formula::Any(clashes);
        question.ask(&encoder, &Wanted { formula, holds: &holds, same_kind: &same_kind })
    };
    verdict(&text, domain, &[side], put())
}

/// Is there a party to whom no rule of a side applies?
#[must_use]
pub fn gaps(side: &Side, domain: &Domain) -> Verdict {
    let text = format!("Does a rule of {} apply to every party?", side.name());
    let put = || -> Result<Verdict, CannotTell> {
        let question = Question::new(domain, vec![side])?;
        let encoder = question.encoder()?;
        let encoded = Encoded::new(side, &question.lines[0], &|one| encoder.formula(one))?;
        let roles: Vec<&str> =
            encoder.vocabulary.roles.iter().map(|role| role.name.as_str()).collect();
        let holds = |party: &Party| side.given(party).is_empty();
        // A gap of other roles is another gap.
        let same_kind = |party: &Party| {
            let each = roles.iter().map(|role| {
                let has = crate::Condition::Holds((*role).to_owned());
                let flag = encoder.formula(&has).unwrap_or(Formula::False);
                if party.holds(role) { flag } else { not(flag) }
            });
            Formula::All(each.collect())
        };
        let formula = not(encoded.any());
        question.ask(&encoder, &Wanted { formula, holds: &holds, same_kind: &same_kind })
    };
    verdict(&text, domain, &[side], put())
}

/// The rules and rows that apply to nobody: name and place. `Err` where that cannot be told: why.
pub fn unreachable(side: &Side, domain: &Domain) -> Result<Vec<(String, String)>, String> {
    let put = || -> Result<Vec<(String, String)>, CannotTell> {
        let question = Question::new(domain, vec![side])?;
        let encoder = question.encoder()?;
        let mut found = Vec::new();
        for line in &question.lines[0] {
            let formula =
                Formula::All(vec![encoder.in_domain()?, encoder.formula(&line.condition)?]);
            match decide(&encoder.problem(formula), &Limits::default()) {
                Decision::Unsatisfiable(_) => found.push((line.rule.clone(), line.place.clone())),
                Decision::Satisfiable(_) => {}
                Decision::Unknown(unknown) => return Err((&unknown).into()),
            }
        }
        Ok(found)
    };
    put().map_err(|CannotTell(reason)| reason)
}

pub(super) fn given_years(side: &Side, party: &Party, years: usize) -> Pattern {
    pattern(&side.given(party), side.combine(), side.vocabulary(), years)
}

/// Years in which no two sides do the same as in an earlier one.
pub(super) fn distinct_years(horizon: usize, sides: &[&Encoded]) -> Vec<usize> {
    let mut seen = Vec::new();
    let mut years = Vec::new();
    for year in 1..=horizon {
        let signature: Vec<_> = sides.iter().flat_map(|side| side.signature(year)).collect();
        if !seen.contains(&signature) {
            seen.push(signature);
            years.push(year);
        }
    }
    years
}

/// A side gives exactly this in these years.
fn pattern_is(side: &Encoded, pattern: &Pattern, years: &[usize], outcomes: &[&str]) -> Formula {
    let mut parts = Vec::new();
    for year in years {
        let Some(due) = pattern.get(year - 1) else { continue };
        for outcome in outcomes {
            let is_due = side.due(*year, outcome);
            parts.push(if due.outcomes.contains(*outcome) { is_due } else { not(is_due) });
        }
    }
    Formula::All(parts)
}
