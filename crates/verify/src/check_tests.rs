//! The checker against right and damaged certificates.

use super::*;
use crate::{Formula, Linear, Variable};

const X: VariableId = VariableId(0);
const Y: VariableId = VariableId(1);
const FLAG: VariableId = VariableId(2);
const CHOICE: VariableId = VariableId(3);

fn sum(terms: &[(VariableId, i64)]) -> Linear {
    Linear { terms: terms.to_vec() }
}

fn at_most(terms: &[(VariableId, i64)], bound: i64) -> Formula {
    Formula::AtMost(sum(terms), bound)
}

/// `x` from 0, `y` without bounds, a flag and a choice of three.
fn problem(formula: Formula) -> Problem {
    let kinds = [
        VariableKind::Integer { min: Some(0), max: None },
        VariableKind::Integer { min: None, max: None },
        VariableKind::Flag,
        VariableKind::Choice(3),
    ];
    let variables = kinds.into_iter().enumerate();
    let variables =
        variables.map(|(place, kind)| Variable { name: format!("v{place}"), kind }).collect();
    Problem { variables, formula }
}

fn combination(parts: &[(Fact, i64)], divide: i64) -> Combination {
    Combination { parts: parts.to_vec(), divide }
}

fn why(problem: &Problem, steps: &[Step]) -> Option<&'static str> {
    match check(problem, &Certificate { steps: steps.to_vec() }) {
        Ok(()) => None,
        Err(Flaw::Step { why, .. }) => Some(why),
        Err(other) => panic!("{other}"),
    }
}

/// 3x - 3y = 1 has no solution: both bounds, rounded, cross.
fn parity() -> (Problem, Vec<Step>) {
    let terms = [(X, 3), (Y, -3)];
    let negated = [(X, -3), (Y, 3)];
    let problem = problem(Formula::All(vec![at_most(&terms, 1), at_most(&negated, -1)]));
    let steps = vec![
        Step::AtMost(sum(&terms), 1),
        Step::AtMost(sum(&negated), -1),
        Step::Derive(combination(&[(Fact::Known(0), 1)], 3)),
        Step::Derive(combination(&[(Fact::Known(1), 1)], 3)),
        Step::Contradiction(combination(&[(Fact::Known(2), 1), (Fact::Known(3), 1)], 1)),
        Step::FormulaFalse,
        Step::FormulaFalse,
    ];
    (problem, steps)
}

#[test]
fn rounding_closes_what_fractions_leave_open() {
    let (problem, steps) = parity();
    assert_eq!(why(&problem, &steps), None);
    let mut without = steps;
    without[4] = Step::Contradiction(combination(&[(Fact::Known(0), 1), (Fact::Known(1), 1)], 1));
    assert_eq!(why(&problem, &without), Some("the combination is no contradiction"));
}

#[test]
fn each_step_must_hold() {
    let (problem, steps) = parity();
    let with = |place: usize, step: Step| {
        let mut steps = steps.clone();
        steps[place] = step;
        why(&problem, &steps)
    };
    let derive = |parts: &[(Fact, i64)], divide| Step::Derive(combination(parts, divide));
    let known = Fact::Known(0);
    assert_eq!(with(2, derive(&[(known, 1)], 0)), Some("the divisor is less than 1"));
    assert_eq!(with(2, derive(&[(known, 1)], -3)), Some("the divisor is less than 1"));
    assert_eq!(with(2, derive(&[(known, 0)], 3)), Some("a multiple is less than 1"));
    assert_eq!(with(2, derive(&[(known, -1)], 3)), Some("a multiple is less than 1"));
    assert_eq!(with(2, derive(&[(known, 1)], 2)), Some("the divisor does not divide every factor"));
    assert_eq!(with(2, derive(&[(Fact::Known(2), 1)], 1)), Some("there is no such fact here"));
    assert_eq!(with(2, derive(&[(Fact::Max(X), 1)], 1)), Some("there is no greatest value"));
    assert_eq!(with(2, derive(&[(Fact::Min(Y), 1)], 1)), Some("there is no least value"));
    let contradiction = Step::Contradiction(combination(&[(known, 1)], 1));
    assert_eq!(with(4, contradiction), Some("the combination still has unknowns in it"));
    assert_eq!(with(4, Step::FormulaFalse), Some("the formula is true here"));
    assert_eq!(with(0, Step::Flag(FLAG)), Some("the divisor does not divide every factor"));
}

#[test]
fn every_case_must_be_closed_and_nothing_may_follow() {
    let (problem, steps) = parity();
    for end in 0..steps.len() {
        let certificate = Certificate { steps: steps[..end].to_vec() };
        assert!(matches!(check(&problem, &certificate), Err(Flaw::Unfinished(_))), "{end}");
    }
    let mut more = steps;
    more.push(Step::FormulaFalse);
    assert_eq!(check(&problem, &Certificate { steps: more }), Err(Flaw::AfterEnd(7)));
}

#[test]
fn facts_of_one_case_are_not_facts_of_the_other() {
    let problem = problem(Formula::True);
    let contradiction =
        Step::Contradiction(combination(&[(Fact::Known(0), 1), (Fact::Min(X), 1)], 1));
    // `x <= -1` contradicts the least value of x, `x >= 0` does not.
    let steps = [Step::AtMost(sum(&[(X, 1)]), -1), contradiction.clone(), contradiction];
    assert_eq!(why(&problem, &steps), Some("the combination still has unknowns in it"));
}

#[test]
fn choices_and_flags_are_split_completely() {
    let is = |value| Formula::Is(CHOICE, value);
    let not = |formula| Formula::Not(Box::new(formula));
    let all = vec![
        not(is(0)),
        not(is(1)),
        not(Formula::All(vec![is(2), Formula::Flag(FLAG)])),
        Formula::Flag(FLAG),
    ];
    let problem = problem(Formula::All(all));
    let split = |value| Step::Is(CHOICE, value);
    let closed = Step::FormulaFalse;
    let steps = [
        Step::Flag(FLAG),
        split(0),
        closed.clone(),
        split(1),
        closed.clone(),
        split(2),
        closed.clone(),
        Step::NoValueLeft(CHOICE),
        closed.clone(),
    ];
    assert_eq!(why(&problem, &steps), None);
    let steps = [Step::Flag(FLAG), split(0), closed, Step::NoValueLeft(CHOICE)];
    assert_eq!(why(&problem, &steps), Some("the choice still has a value"));
}

#[test]
fn a_sum_is_known_in_every_form() {
    // The formula says 2x + 2y >= 3; the facts say x + y <= 1.
    let problem = problem(at_most(&[(X, -2), (Y, -2)], -3));
    let steps = [Step::AtMost(sum(&[(X, 1), (Y, 1)]), 1), Step::FormulaFalse, Step::FormulaFalse];
    assert_eq!(why(&problem, &steps), Some("the formula is true here"));
    let steps = [Step::AtMost(sum(&[(X, 5), (Y, 5)]), 9), Step::FormulaFalse];
    assert!(matches!(
        check(&problem, &Certificate { steps: steps.to_vec() }),
        Err(Flaw::Unfinished(1))
    ));
}

#[test]
fn numbers_beyond_128_bits_are_refused() {
    let terms = [(X, i64::MAX), (Y, i64::MAX)];
    let problem = problem(Formula::False);
    let mut steps = vec![Step::AtMost(sum(&terms), i64::MAX)];
    for fact in 0..2 {
        steps.push(Step::Derive(combination(&[(Fact::Known(fact), i64::MAX)], 1)));
    }
    let certificate = Certificate { steps };
    assert_eq!(check(&problem, &certificate), Err(Flaw::Overflow));
}

#[test]
fn a_certificate_survives_being_stored() {
    let (problem, steps) = parity();
    let certificate = Certificate { steps };
    let stored = serde_json::to_string(&certificate).unwrap();
    let read: Certificate = serde_json::from_str(&stored).unwrap();
    assert_eq!(read, certificate);
    assert_eq!(check(&problem, &read), Ok(()));
}
