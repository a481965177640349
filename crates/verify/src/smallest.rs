//! The smallest example: what is to be small, and the check that nothing smaller is an example too.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::evaluate::total;
use crate::validate::{choice, flag, linear};
use crate::{
    Assignment, Certificate, Flaw, Formula, Linear, Problem, Value, Variable, VariableId,
    VariableKind, check, satisfies,
};

/// What is to be as small as possible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Objective {
    /// The value of the sum.
    Sum(Linear),
    /// How many of the flags are set.
    FlagsSet(Vec<VariableId>),
    /// The place of the choice's value, counted from 0.
    Choice(VariableId),
}

/// A condition that lists more values of a choice than this is not written out.
const VALUES: usize = 10_000;

impl Objective {
    /// Its value under an assignment; refused where the assignment or the objective does not fit.
    pub fn value(&self, assignment: &Assignment) -> Result<i128, Flaw> {
        match self {
            Objective::Sum(sum) => total(sum, assignment),
            Objective::FlagsSet(flags) => {
                let mut set = 0;
                for id in flags.iter().collect::<BTreeSet<_>>() {
                    match assignment.get(id) {
                        Some(Value::Flag(value)) => set += i128::from(*value),
                        _ => return Err(Flaw::WrongKind(id.0, "a flag")),
                    }
                }
                Ok(set)
            }
            Objective::Choice(id) => match assignment.get(id) {
                Some(Value::Choice(value)) => Ok(i128::from(*value)),
                _ => Err(Flaw::WrongKind(id.0, "a choice")),
            },
        }
    }
}

/// The problem with the further condition that the objective is at most the bound. Its first variables
/// are those of `problem`; counting flags adds an integer for each, which is at least 1 where the flag
/// is set.
pub fn at_most(problem: &Problem, objective: &Objective, bound: i64) -> Result<Problem, Flaw> {
    let mut variables = problem.variables.clone();
    let mut parts = match &problem.formula {
        Formula::All(parts) => parts.clone(),
        other => vec![other.clone()],
    };
    match objective {
        Objective::Sum(sum) => {
            linear(problem, sum)?;
            parts.push(Formula::AtMost(sum.clone(), bound));
        }
        Objective::FlagsSet(flags) => {
            let mut count = Linear::default();
            for id in flags.iter().collect::<BTreeSet<_>>() {
                flag(problem, *id)?;
                let counted = VariableId(variables.len());
                let name = unused_name(&variables, &problem.variables[id.0].name);
                let kind = VariableKind::Integer { min: Some(0), max: Some(1) };
                variables.push(Variable { name, kind });
                let at_least_1 = Formula::AtMost(Linear { terms: vec![(counted, -1)] }, -1);
                let not_set = Formula::Not(Box::new(Formula::Flag(*id)));
                parts.push(Formula::Any(vec![not_set, at_least_1]));
                count.terms.push((counted, 1));
            }
            parts.push(Formula::AtMost(count, bound));
        }
        Objective::Choice(id) => parts.push(value_at_most(*id, choice(problem, *id)?, bound)?),
    }
    Ok(Problem { variables, formula: Formula::All(parts) })
}

fn unused_name(variables: &[Variable], name: &str) -> String {
    let mut counted = format!("count of {name}");
    while variables.iter().any(|variable| variable.name == counted) {
        counted.push('\'');
    }
    counted
}

fn value_at_most(id: VariableId, values: u32, bound: i64) -> Result<Formula, Flaw> {
    if bound < 0 {
        return Ok(Formula::False);
    }
    let Some(bound) = u32::try_from(bound).ok().filter(|bound| *bound < values - 1) else {
        return Ok(Formula::True);
    };
    let is = |value| Formula::Is(id, value);
    let above = bound + 1..values;
    let up_to = 0..=bound;
    if above.len() <= VALUES && above.len() <= bound as usize {
        Ok(Formula::Not(Box::new(Formula::Any(above.map(is).collect()))))
    } else if (bound as usize) < VALUES {
        Ok(Formula::Any(up_to.map(is).collect()))
    } else {
        Err(Flaw::Objective("the choice has too many values"))
    }
}

/// Accepts the assignment only if it satisfies the problem and the certificates prove it smallest: the
/// first that nothing has a smaller first objective, the second that nothing with so small a first
/// objective has a smaller second one, and so on.
pub fn check_smallest(
    problem: &Problem,
    objectives: &[Objective],
    assignment: &Assignment,
    certificates: &[Certificate],
) -> Result<(), Flaw> {
    if !satisfies(problem, assignment)? {
        return Err(Flaw::NotAnExample);
    }
    if objectives.len() != certificates.len() {
        return Err(Flaw::Count { given: certificates.len(), wanted: objectives.len() });
    }
    let mut problem = problem.clone();
    for (objective, certificate) in objectives.iter().zip(certificates) {
        let value = i64::try_from(objective.value(assignment)?).map_err(|_| Flaw::Overflow)?;
        let less = value.checked_sub(1).ok_or(Flaw::Overflow)?;
        check(&at_most(&problem, objective, less)?, certificate)?;
        problem = at_most(&problem, objective, value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Combination, Fact, Step};

    /// `x` in 0..10 with 3x >= 7, two flags of which one must be set, and a choice of four.
    fn problem() -> Problem {
        let integer = VariableKind::Integer { min: Some(0), max: Some(10) };
        let kinds = [integer, VariableKind::Flag, VariableKind::Flag, VariableKind::Choice(4)];
        let variables = kinds.into_iter().enumerate();
        let variables =
            variables.map(|(place, kind)| Variable { name: format!("v{place}"), kind }).collect();
        let flags = vec![Formula::Flag(VariableId(1)), Formula::Flag(VariableId(2))];
        let least = Formula::AtMost(Linear { terms: vec![(VariableId(0), -3)] }, -7);
        let formula = Formula::All(vec![least, Formula::Any(flags)]);
        Problem { variables, formula }
    }

    fn x() -> Objective {
        Objective::Sum(Linear { terms: vec![(VariableId(0), 1)] })
    }

    fn example(x: i64) -> Assignment {
        let values = [Value::Integer(x), Value::Flag(true), Value::Flag(false), Value::Choice(0)];
        values.into_iter().enumerate().map(|(place, value)| (VariableId(place), value)).collect()
    }

    /// Proves that `x` is not below 3: in either case of `x <= 2` the formula is false.
    fn proof() -> Certificate {
        let at_most_2 = Step::AtMost(Linear { terms: vec![(VariableId(0), 1)] }, 2);
        Certificate { steps: vec![at_most_2, Step::FormulaFalse, Step::FormulaFalse] }
    }

    #[test]
    fn the_smallest_is_accepted_and_nothing_else() {
        let check = |x_value| check_smallest(&problem(), &[x()], &example(x_value), &[proof()]);
        assert_eq!(check(3), Ok(()));
        assert_eq!(check(2), Err(Flaw::NotAnExample));
        assert!(matches!(check(4), Err(Flaw::Step { .. })));
        let none = check_smallest(&problem(), &[x()], &example(3), &[]);
        assert_eq!(none, Err(Flaw::Count { given: 0, wanted: 1 }));
    }

    #[test]
    fn flags_are_counted_by_integers() {
        let flags = Objective::FlagsSet(vec![VariableId(1), VariableId(2), VariableId(1)]);
        assert_eq!(flags.value(&example(3)), Ok(1));
        let none = at_most(&problem(), &flags, 0).unwrap();
        assert_eq!(none.variables.len(), 6);
        let split = |flag| Step::Flag(VariableId(flag));
        let count = |place| Step::AtMost(Linear { terms: vec![(VariableId(place), 1)] }, 0);
        let both = Linear { terms: vec![(VariableId(4), 1), (VariableId(5), 1)] };
        // One count is at least 1 and the other at least 0, so the two are not at most 0.
        let above = |number, other| {
            let parts = [Fact::Known(0), Fact::Known(number), Fact::Min(VariableId(other))];
            Step::Contradiction(Combination {
                parts: parts.map(|fact| (fact, 1)).into(),
                divide: 1,
            })
        };
        let closed = Step::FormulaFalse;
        let steps = vec![
            Step::AtMost(both, 0),
            count(4),
            count(5),
            // Both counts are 0, so neither flag is set.
            split(1),
            closed.clone(),
            split(2),
            closed.clone(),
            closed.clone(),
            above(2, 4),
            above(1, 5),
            closed,
        ];
        assert_eq!(check(&none, &Certificate { steps }), Ok(()));
    }

    #[test]
    fn values_of_a_choice_are_written_out_on_the_shorter_side() {
        let id = VariableId(3);
        let formula = |bound| value_at_most(id, 4, bound).unwrap();
        assert_eq!(formula(-1), Formula::False);
        assert_eq!(formula(0), Formula::Any(vec![Formula::Is(id, 0)]));
        assert_eq!(formula(2), Formula::Not(Box::new(Formula::Any(vec![Formula::Is(id, 3)]))));
        assert_eq!(formula(3), Formula::True);
        assert!(value_at_most(id, u32::MAX, 1_000_000).is_err());
        assert!(value_at_most(id, u32::MAX, 5).is_ok());
    }
}
