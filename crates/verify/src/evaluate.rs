//! Plain evaluation: does this assignment satisfy the formula?

use crate::validate::{choice_value, flag, integer};
use crate::{Assignment, Flaw, Formula, Linear, Problem, Value, VariableId, validate};

/// Whether the formula is true under the assignment. An assignment that leaves a variable open, gives
/// it a value of another kind or one outside its bounds is refused, and so is a problem that is not
/// well formed.
pub fn satisfies(problem: &Problem, assignment: &Assignment) -> Result<bool, Flaw> {
    validate(problem)?;
    for place in 0..problem.variables.len() {
        let value = assignment.get(&VariableId(place)).ok_or(Flaw::Unassigned(place))?;
        in_bounds(problem, VariableId(place), *value)?;
    }
    if let Some(id) = assignment.keys().find(|id| id.0 >= problem.variables.len()) {
        return Err(Flaw::NoVariable(id.0));
    }
    value(&problem.formula, assignment)
}

fn in_bounds(problem: &Problem, id: VariableId, value: Value) -> Result<(), Flaw> {
    match value {
        Value::Flag(_) => flag(problem, id),
        Value::Choice(value) => choice_value(problem, id, value),
        Value::Integer(value) => {
            let (min, max) = integer(problem, id)?;
            let below = min.is_some_and(|min| value < min);
            let above = max.is_some_and(|max| value > max);
            if below || above { Err(Flaw::OutOfBounds(id.0)) } else { Ok(()) }
        }
    }
}

enum Task<'a> {
    Evaluate(&'a Formula),
    /// Put the values of the last so many parts together into the value of the whole.
    Combine(&'a Formula, usize),
}

/// Without recursion, so that no nesting is too deep.
fn value(formula: &Formula, assignment: &Assignment) -> Result<bool, Flaw> {
    let mut tasks = vec![Task::Evaluate(formula)];
    let mut values: Vec<bool> = Vec::new();
    while let Some(task) = tasks.pop() {
        match task {
            Task::Evaluate(whole @ Formula::Not(inner)) => {
                tasks.push(Task::Combine(whole, 1));
                tasks.push(Task::Evaluate(inner));
            }
            Task::Evaluate(whole @ (Formula::All(parts) | Formula::Any(parts))) => {
                tasks.push(Task::Combine(whole, parts.len()));
                tasks.extend(parts.iter().map(Task::Evaluate));
            }
            Task::Evaluate(atom) => values.push(elementary(atom, assignment)?),
            Task::Combine(whole, count) => {
                let parts = values.split_off(values.len() - count);
                values.push(match whole {
                    Formula::Not(_) => !parts[0],
                    Formula::All(_) => parts.iter().all(|part| *part),
                    _ => parts.iter().any(|part| *part),
                });
            }
        }
    }
    Ok(values[0])
}

fn elementary(formula: &Formula, assignment: &Assignment) -> Result<bool, Flaw> {
    Ok(match formula {
        Formula::True => true,
        Formula::Flag(id) => assignment.get(id) == Some(&Value::Flag(true)),
        Formula::Is(id, value) => assignment.get(id) == Some(&Value::Choice(*value)),
        Formula::AtMost(sum, bound) => total(sum, assignment)? <= i128::from(*bound),
        _ => false,
    })
}

/// The value of a sum; [`Flaw::Overflow`] beyond 128 bits.
pub(crate) fn total(sum: &Linear, assignment: &Assignment) -> Result<i128, Flaw> {
    let mut total = 0_i128;
    for (id, factor) in &sum.terms {
        let Some(Value::Integer(value)) = assignment.get(id) else {
            return Err(Flaw::WrongKind(id.0, "a whole number"));
        };
        // Two factors of 64 bits have a product of less than 128.
        let product = i128::from(*factor) * i128::from(*value);
        total = total.checked_add(product).ok_or(Flaw::Overflow)?;
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Variable, VariableKind};

    fn problem(formula: Formula) -> Problem {
        let integer = VariableKind::Integer { min: Some(0), max: Some(10) };
        let kinds = [VariableKind::Flag, VariableKind::Choice(2), integer];
        let name = |place: usize| format!("v{place}");
        let variables = kinds.into_iter().enumerate();
        let variables =
            variables.map(|(place, kind)| Variable { name: name(place), kind }).collect();
        Problem { variables, formula }
    }

    fn assignment(flag: bool, choice: u32, integer: i64) -> Assignment {
        let values = [Value::Flag(flag), Value::Choice(choice), Value::Integer(integer)];
        values.into_iter().enumerate().map(|(place, value)| (VariableId(place), value)).collect()
    }

    #[test]
    fn a_formula_is_what_its_parts_are() {
        let sum = Linear { terms: vec![(VariableId(2), -3)] };
        let least = Formula::AtMost(sum, -7);
        let not_second = Formula::Not(Box::new(Formula::Is(VariableId(1), 1)));
        let either = Formula::Any(vec![Formula::Flag(VariableId(0)), least]);
        let problem = problem(Formula::All(vec![not_second, either]));
        for (flag, choice, integer, wanted) in
            [(true, 0, 0, true), (false, 0, 2, false), (false, 0, 3, true), (true, 1, 3, false)]
        {
            assert_eq!(satisfies(&problem, &assignment(flag, choice, integer)), Ok(wanted));
        }
    }

    #[test]
    fn an_assignment_must_fit() {
        let problem = problem(Formula::True);
        assert_eq!(satisfies(&problem, &assignment(true, 1, 10)), Ok(true));
        assert_eq!(satisfies(&problem, &assignment(true, 2, 10)), Err(Flaw::NoSuchValue(1, 2)));
        assert_eq!(satisfies(&problem, &assignment(true, 1, 11)), Err(Flaw::OutOfBounds(2)));
        let mut open = assignment(true, 1, 1);
        open.remove(&VariableId(1));
        assert_eq!(satisfies(&problem, &open), Err(Flaw::Unassigned(1)));
        let mut more = assignment(true, 1, 1);
        more.insert(VariableId(3), Value::Flag(true));
        assert_eq!(satisfies(&problem, &more), Err(Flaw::NoVariable(3)));
        let mut other = assignment(true, 1, 1);
        other.insert(VariableId(0), Value::Integer(1));
        assert!(matches!(satisfies(&problem, &other), Err(Flaw::WrongKind(0, _))));
    }
}
