//! The checker: replays a certificate step by step and believes nothing but the problem.

use std::collections::BTreeMap;

#[cfg(test)]
use crate::VariableId;
use crate::case::{Assumption, Case, Mark, both_sides};
use crate::compiled::{Atom, Bound, Compiled, Terms};
use crate::validate::{choice, choice_value, flag, integer, linear, validate};
use crate::{Certificate, Combination, Fact, Flaw, Problem, Step, VariableKind};

/// Accepts the certificate only if it proves that no assignment satisfies the problem's formula.
///
/// Every split covers all values, every derived fact follows from facts of its case, and every case
/// is closed by a formula that is false or by an inequality that is.
pub fn check(problem: &Problem, certificate: &Certificate) -> Result<(), Flaw> {
    validate(problem)?;
    let compiled = Compiled::new(&problem.formula)?;
    let given = given(problem, &compiled)?;
    let mut replay = Replay { problem, compiled: &compiled, given, case: Case::default() };
    // Second cases that are still to come: what they assume, and what stood before the split.
    let mut open: Vec<(Assumption, Mark)> = Vec::new();
    let mut closed = false;
    for (place, step) in certificate.steps.iter().enumerate() {
        if closed {
            return Err(Flaw::AfterEnd(place));
        }
        let outcome = replay.step(step).map_err(|refused| refused.at(place))?;
        match outcome {
            Outcome::Split(first, second) => {
                open.push((second, replay.case.mark()));
                replay.assume(first)?;
            }
            Outcome::OneCase => {}
            Outcome::Closed => match open.pop() {
                Some((second, mark)) => {
                    replay.case.back_to(&mark);
                    replay.assume(second)?;
                }
                None => closed = true,
            },
        }
    }
    if closed { Ok(()) } else { Err(Flaw::Unfinished(open.len() + 1)) }
}

enum Outcome {
    Split(Assumption, Assumption),
    OneCase,
    Closed,
}

enum Refused {
    Flaw(Flaw),
    Why(&'static str),
}

impl From<Flaw> for Refused {
    fn from(flaw: Flaw) -> Refused {
        Refused::Flaw(flaw)
    }
}

impl Refused {
    fn at(self, step: usize) -> Flaw {
        match self {
            Refused::Flaw(flaw) => flaw,
            Refused::Why(why) => Flaw::Step { step, why },
        }
    }
}

struct Replay<'a> {
    problem: &'a Problem,
    compiled: &'a Compiled,
    /// What the bounds of the variables say about the sums of the formula.
    given: Vec<(usize, Bound)>,
    case: Case,
}

impl Replay<'_> {
    fn step(&mut self, step: &Step) -> Result<Outcome, Refused> {
        match step {
            Step::Flag(id) => {
                flag(self.problem, *id)?;
                Ok(Outcome::Split(Assumption::Flag(id.0, true), Assumption::Flag(id.0, false)))
            }
            Step::Is(id, value) => {
                choice_value(self.problem, *id, *value)?;
                let assumption = |is| Assumption::Is(id.0, *value, is);
                Ok(Outcome::Split(assumption(true), assumption(false)))
            }
            Step::AtMost(sum, bound) => {
                linear(self.problem, sum)?;
                let (at_most, above) = both_sides(sum, *bound);
                Ok(Outcome::Split(at_most, above))
            }
            Step::Derive(combination) => {
                let (terms, bound) = self.combine(combination)?;
                self.assume(Assumption::AtMost(terms, bound))?;
                Ok(Outcome::OneCase)
            }
            Step::Contradiction(combination) => {
                let (terms, bound) = self.combine(combination)?;
                if !terms.is_empty() {
                    return Err(Refused::Why("the combination still has unknowns in it"));
                }
                if bound >= 0 {
                    return Err(Refused::Why("the combination is no contradiction"));
                }
                Ok(Outcome::Closed)
            }
            Step::FormulaFalse => match self.value() {
                Some(false) => Ok(Outcome::Closed),
                Some(true) => Err(Refused::Why("the formula is true here")),
                None => Err(Refused::Why("the formula is not decided here")),
            },
            Step::NoValueLeft(id) => {
                if self.case.remaining(id.0, choice(self.problem, *id)?) == 0 {
                    Ok(Outcome::Closed)
                } else {
                    Err(Refused::Why("the choice still has a value"))
                }
            }
        }
    }

    fn assume(&mut self, assumption: Assumption) -> Result<(), Flaw> {
        self.case.add(assumption, &self.compiled.sums)
    }

    fn combine(&self, combination: &Combination) -> Result<(Terms, i128), Refused> {
        if combination.divide < 1 {
            return Err(Refused::Why("the divisor is less than 1"));
        }
        let mut sum: BTreeMap<usize, i128> = BTreeMap::new();
        let mut total = 0_i128;
        for (fact, multiple) in &combination.parts {
            if *multiple < 1 {
                return Err(Refused::Why("a multiple is less than 1"));
            }
            let (terms, bound) = self.fact(*fact)?;
            for (variable, factor) in terms {
                let entry = sum.entry(variable).or_insert(0);
                *entry = add_multiple(*entry, factor, *multiple)?;
            }
            total = add_multiple(total, bound, *multiple)?;
        }
        let divide = i128::from(combination.divide);
        let mut terms = Terms::new();
        for (variable, factor) in sum {
            if factor % divide != 0 {
                return Err(Refused::Why("the divisor does not divide every factor"));
            }
            if factor != 0 {
                terms.push((variable, factor / divide));
            }
        }
        Ok((terms, total.div_euclid(divide)))
    }

    fn fact(&self, fact: Fact) -> Result<(Terms, i128), Refused> {
        match fact {
            Fact::Known(number) => {
                let known = self.case.fact(number);
                known.cloned().ok_or(Refused::Why("there is no such fact here"))
            }
            Fact::Min(id) => {
                let min =
                    integer(self.problem, id)?.0.ok_or(Refused::Why("there is no least value"))?;
                Ok((vec![(id.0, -1)], -i128::from(min)))
            }
            Fact::Max(id) => {
                let max = integer(self.problem, id)?.1;
                let max = max.ok_or(Refused::Why("there is no greatest value"))?;
                Ok((vec![(id.0, 1)], i128::from(max)))
            }
        }
    }

    /// The value of the formula under the facts of this case, looked up and not worked out: a sum is
    /// known to be at most 5 where a fact says that it is at most 5 or less.
    fn value(&self) -> Option<bool> {
        let mut most: Vec<Option<i128>> = vec![None; self.compiled.sums.len()];
        let mut least = most.clone();
        for (sum, bound) in self.given.iter().chain(self.case.bounds()) {
            match bound {
                Bound::Most(bound) => {
                    most[*sum] = Some(most[*sum].map_or(*bound, |known| known.min(*bound)));
                }
                Bound::Least(bound) => {
                    least[*sum] = Some(least[*sum].map_or(*bound, |known| known.max(*bound)));
                }
            }
        }
        self.compiled.value(|atom| match atom {
            Atom::Flag(id) => self.case.flag(id),
            Atom::Is(id, value) => self.case.is(id, value),
            Atom::Most(sum, bound) => {
                if most[sum].is_some_and(|most| most <= bound) {
                    Some(true)
                } else if least[sum].is_some_and(|least| least > bound) {
                    Some(false)
                } else {
                    None
                }
            }
            Atom::Least(sum, bound) => {
                if least[sum].is_some_and(|least| least >= bound) {
                    Some(true)
                } else if most[sum].is_some_and(|most| most < bound) {
                    Some(false)
                } else {
                    None
                }
            }
        })
    }
}

fn given(problem: &Problem, compiled: &Compiled) -> Result<Vec<(usize, Bound)>, Flaw> {
    let mut given = Vec::new();
    for (place, variable) in problem.variables.iter().enumerate() {
        if let VariableKind::Integer { min, max } = variable.kind {
            if let Some(min) = min {
                given.extend(compiled.sums.find(&vec![(place, -1)], -i128::from(min))?);
            }
            if let Some(max) = max {
                given.extend(compiled.sums.find(&vec![(place, 1)], i128::from(max))?);
            }
        }
    }
    Ok(given)
}

fn add_multiple(to: i128, factor: i128, multiple: i64) -> Result<i128, Flaw> {
    factor
        .checked_mul(i128::from(multiple))
        .and_then(|product| to.checked_add(product))
        .ok_or(Flaw::Overflow)
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
