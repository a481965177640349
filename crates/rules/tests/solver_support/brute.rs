//! Brute force: every assignment of a problem with small bounds, one after the other.

use codicil_verify::{Assignment, Formula, Problem, Value, VariableId, VariableKind};

/// The first assignment that satisfies the problem, with its evaluation written once more, here.
pub fn first(problem: &Problem) -> Option<Assignment> {
    all(problem).find(|values| holds(&problem.formula, values)).map(|values| assignment(&values))
}

/// Every assignment that satisfies the problem.
pub fn every(problem: &Problem) -> impl Iterator<Item = Assignment> {
    all(problem).filter(|values| holds(&problem.formula, values)).map(|values| assignment(&values))
}

fn assignment(values: &[Value]) -> Assignment {
    values.iter().enumerate().map(|(place, value)| (VariableId(place), *value)).collect()
}

fn all(problem: &Problem) -> impl Iterator<Item = Vec<Value>> {
    let domains: Vec<Vec<Value>> = problem
        .variables
        .iter()
        .map(|variable| match variable.kind {
            VariableKind::Flag => vec![Value::Flag(false), Value::Flag(true)],
            VariableKind::Choice(values) => (0..values).map(Value::Choice).collect(),
            VariableKind::Integer { min: Some(min), max: Some(max) } => {
                (min..=max).map(Value::Integer).collect()
            }
            VariableKind::Integer { .. } => panic!("brute force needs bounds"),
        })
        .collect();
    let total: usize = domains.iter().map(Vec::len).product();
    (0..total).map(move |mut number| {
        domains
            .iter()
            .map(|domain| {
                let value = domain[number % domain.len()];
                number /= domain.len();
                value
            })
            .collect()
    })
}

fn holds(formula: &Formula, values: &[Value]) -> bool {
    match formula {
        Formula::True => true,
        Formula::False => false,
        Formula::Flag(id) => values[id.0] == Value::Flag(true),
        Formula::Is(id, value) => values[id.0] == Value::Choice(*value),
        Formula::AtMost(sum, bound) => {
            let total: i64 = sum
                .terms
                .iter()
                .map(|(id, factor)| match values[id.0] {
                    Value::Integer(value) => factor * value,
                    _ => panic!("a sum of what is no number"),
                })
                .sum();
            total <= *bound
        }
        Formula::Not(inner) => !holds(inner, values),
        Formula::All(parts) => parts.iter().all(|part| holds(part, values)),
        Formula::Any(parts) => parts.iter().any(|part| holds(part, values)),
    }
}
