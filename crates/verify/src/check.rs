//! The checker: replays a certificate step by step and believes nothing but the problem.

use std::collections::BTreeMap;

#[cfg(test)]
use crate::VariableId;
use crate::compiled::{Atom, Bound, Compiled, Terms};
use crate::validate::{choice, choice_value, flag, integer, linear, validate};
use crate::{Certificate, Combination, Fact, Flaw, Linear, Problem, Step, VariableKind};

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
                    replay.case.back_to(mark);
                    replay.assume(second)?;
                }
                None => closed = true,
            },
        }
    }
    if closed { Ok(()) } else { Err(Flaw::Unfinished(open.len() + 1)) }
}

enum Assumption {
    Flag(usize, bool),
    Is(usize, u32, bool),
    AtMost(Terms, i128),
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

/// What holds in the case that is being replayed.
#[derive(Default)]
struct Case {
    flags: Vec<(usize, bool)>,
    choices: Vec<(usize, u32, bool)>,
    /// `terms <= bound`, by number.
    facts: Vec<(Terms, i128)>,
    /// What those facts say about the sums of the formula.
    bounds: Vec<(usize, Bound)>,
}

struct Mark {
    flags: usize,
    choices: usize,
    facts: usize,
    bounds: usize,
}

impl Case {
    fn mark(&self) -> Mark {
        Mark {
            flags: self.flags.len(),
            choices: self.choices.len(),
            facts: self.facts.len(),
            bounds: self.bounds.len(),
        }
    }

    fn back_to(&mut self, mark: Mark) {
        self.flags.truncate(mark.flags);
        self.choices.truncate(mark.choices);
        self.facts.truncate(mark.facts);
        self.bounds.truncate(mark.bounds);
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
            Step::AtMost(sum, bound) => Ok(split(self.problem, sum, *bound)?),
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
                if remaining(choice(self.problem, *id)?, id.0, &self.case.choices) == 0 {
                    Ok(Outcome::Closed)
                } else {
                    Err(Refused::Why("the choice still has a value"))
                }
            }
        }
    }

    fn assume(&mut self, assumption: Assumption) -> Result<(), Flaw> {
        match assumption {
            Assumption::Flag(id, set) => self.case.flags.push((id, set)),
            Assumption::Is(id, value, is) => self.case.choices.push((id, value, is)),
            Assumption::AtMost(terms, bound) => {
                self.case.bounds.extend(self.compiled.sums.find(&terms, bound)?);
                self.case.facts.push((terms, bound));
            }
        }
        Ok(())
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
            Fact::Known(number) => self
                .case
                .facts
                .get(number)
                .cloned()
                .ok_or(Refused::Why("there is no such fact here")),
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
        for (sum, bound) in self.given.iter().chain(&self.case.bounds) {
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
            Atom::Flag(id) => {
                self.case.flags.iter().find(|(other, _)| *other == id).map(|(_, set)| *set)
            }
            Atom::Is(id, value) => self.is(id, value),
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

    fn is(&self, id: usize, value: u32) -> Option<bool> {
        let mut excluded = false;
        for (other, other_value, is) in &self.case.choices {
            if *other == id && *is && *other_value == value {
                return Some(true);
            }
            excluded |= *other == id && (*is != (*other_value == value));
        }
        excluded.then_some(false)
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

fn split(problem: &Problem, sum: &Linear, bound: i64) -> Result<Outcome, Flaw> {
    linear(problem, sum)?;
    let bound = i128::from(bound);
    let terms: Terms = sum.terms.iter().map(|(id, factor)| (id.0, i128::from(*factor))).collect();
    let negated = terms.iter().map(|(id, factor)| (*id, -factor)).collect();
    Ok(Outcome::Split(Assumption::AtMost(terms, bound), Assumption::AtMost(negated, -bound - 1)))
}

fn add_multiple(to: i128, factor: i128, multiple: i64) -> Result<i128, Flaw> {
    factor
        .checked_mul(i128::from(multiple))
        .and_then(|product| to.checked_add(product))
        .ok_or(Flaw::Overflow)
}

/// How many values of a choice no assumption excludes.
fn remaining(values: u32, id: usize, choices: &[(usize, u32, bool)]) -> u32 {
    let mut is = None;
    let mut excluded = std::collections::BTreeSet::new();
    for (other, value, holds) in choices {
        if *other != id {
            continue;
        }
        match (holds, is) {
            (true, Some(before)) if before != *value => return 0,
            (true, _) => is = Some(*value),
            (false, _) => {
                excluded.insert(*value);
            }
        }
    }
    match is {
        Some(value) => u32::from(!excluded.contains(&value)),
        None => u32::try_from(excluded.len()).map_or(0, |gone| values.saturating_sub(gone)),
    }
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
