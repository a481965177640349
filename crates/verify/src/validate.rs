//! Is a problem well formed? Asked before anything is believed of it.

use std::collections::BTreeSet;

use crate::{Flaw, Formula, Linear, Problem, VariableId, VariableKind};

/// Refuses a problem whose variables or formula do not fit together, naming the first thing wrong.
/// A formula may be nested as deeply as memory allows.
pub fn validate(problem: &Problem) -> Result<(), Flaw> {
    let mut names = BTreeSet::new();
    for variable in &problem.variables {
        if !names.insert(variable.name.as_str()) {
            return Err(Flaw::NameTwice(variable.name.clone()));
        }
        match variable.kind {
            VariableKind::Choice(0) => return Err(Flaw::NoValues(variable.name.clone())),
            VariableKind::Integer { min: Some(min), max: Some(max) } if min > max => {
                return Err(Flaw::BoundsCross(variable.name.clone()));
            }
            _ => {}
        }
    }
    formula(problem)
}

fn formula(problem: &Problem) -> Result<(), Flaw> {
    let mut open = vec![&problem.formula];
    while let Some(part) = open.pop() {
        match part {
            Formula::True | Formula::False => {}
            Formula::Flag(id) => flag(problem, *id)?,
            Formula::Is(id, value) => choice_value(problem, *id, *value)?,
            Formula::AtMost(sum, _) => linear(problem, sum)?,
            Formula::Not(inner) => open.push(inner),
            Formula::All(parts) | Formula::Any(parts) => open.extend(parts),
        }
    }
    Ok(())
}

fn kind(problem: &Problem, id: VariableId) -> Result<&VariableKind, Flaw> {
    Ok(&problem.variables.get(id.0).ok_or(Flaw::NoVariable(id.0))?.kind)
}

pub(crate) fn flag(problem: &Problem, id: VariableId) -> Result<(), Flaw> {
    match kind(problem, id)? {
        VariableKind::Flag => Ok(()),
        _ => Err(Flaw::WrongKind(id.0, "a flag")),
    }
}

/// How many values the choice has.
pub(crate) fn choice(problem: &Problem, id: VariableId) -> Result<u32, Flaw> {
    match kind(problem, id)? {
        VariableKind::Choice(values) => Ok(*values),
        _ => Err(Flaw::WrongKind(id.0, "a choice")),
    }
}

pub(crate) fn choice_value(problem: &Problem, id: VariableId, value: u32) -> Result<(), Flaw> {
    if value < choice(problem, id)? { Ok(()) } else { Err(Flaw::NoSuchValue(id.0, value)) }
}

/// The bounds of the integer.
pub(crate) fn integer(
    problem: &Problem,
    id: VariableId,
) -> Result<(Option<i64>, Option<i64>), Flaw> {
    match kind(problem, id)? {
        VariableKind::Integer { min, max } => Ok((*min, *max)),
        _ => Err(Flaw::WrongKind(id.0, "a whole number")),
    }
}

pub(crate) fn linear(problem: &Problem, sum: &Linear) -> Result<(), Flaw> {
    let mut before = None;
    for &(id, factor) in &sum.terms {
        integer(problem, id)?;
        if factor == 0 || before.is_some_and(|before| before >= id) {
            return Err(Flaw::SumUnordered);
        }
        before = Some(id);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Variable;

    fn problem(formula: Formula) -> Problem {
        let variable = |name: &str, kind: VariableKind| Variable { name: name.into(), kind };
        Problem {
            variables: vec![
                variable("shared", VariableKind::Flag),
                variable("party", VariableKind::Choice(3)),
                variable("domestic", VariableKind::Integer { min: Some(0), max: None }),
                variable("other", VariableKind::Integer { min: None, max: None }),
            ],
            formula,
        }
    }

    #[test]
    fn what_fits_is_accepted() {
        let sum = Linear { terms: vec![(VariableId(2), 1), (VariableId(3), -5)] };
        let parts = vec![
            Formula::Flag(VariableId(0)),
            Formula::Not(Box::new(Formula::Is(VariableId(1), 2))),
            Formula::AtMost(sum, 250_000),
            Formula::AtMost(Linear::default(), -1),
        ];
        assert_eq!(validate(&problem(Formula::Any(parts))), Ok(()));
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let cases = [
            (Formula::Flag(VariableId(4)), Flaw::NoVariable(4)),
            (Formula::Flag(VariableId(1)), Flaw::WrongKind(1, "a flag")),
            (Formula::Is(VariableId(0), 0), Flaw::WrongKind(0, "a choice")),
            (Formula::Is(VariableId(1), 3), Flaw::NoSuchValue(1, 3)),
        ];
        for (formula, flaw) in cases {
            assert_eq!(validate(&problem(formula)), Err(flaw));
        }
        for terms in [vec![(2, 0)], vec![(3, 1), (2, 1)], vec![(2, 1), (2, 1)]] {
            let terms = terms.into_iter().map(|(id, factor)| (VariableId(id), factor)).collect();
            let formula = Formula::AtMost(Linear { terms }, 0);
            assert_eq!(validate(&problem(formula)), Err(Flaw::SumUnordered));
        }
    }

    #[test]
    fn variables_are_looked_at_too() {
        let mut twice = problem(Formula::True);
        twice.variables[3].name = "domestic".into();
        assert_eq!(validate(&twice), Err(Flaw::NameTwice("domestic".into())));
        let mut empty = problem(Formula::True);
        empty.variables[1].kind = VariableKind::Choice(0);
        assert_eq!(validate(&empty), Err(Flaw::NoValues("party".into())));
        let mut crossed = problem(Formula::True);
        crossed.variables[2].kind = VariableKind::Integer { min: Some(1), max: Some(0) };
        assert_eq!(validate(&crossed), Err(Flaw::BoundsCross("domestic".into())));
    }
}
