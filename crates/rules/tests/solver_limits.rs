//! What stops the engine is said, and what was proved until then; nothing is guessed.

mod solver_support;

use std::cell::Cell;

use codicil_rules::solve::{Decision, Limits, Reason, Smallest, Unknown, decide, smallest};
use codicil_verify::{
    Assignment, Formula, Linear, Objective, Problem, Value, Variable, VariableId, VariableKind,
};
use solver_support::problems::{at_least, at_most, large, not};

fn integers(bounds: &[(Option<i64>, Option<i64>)], formula: Formula) -> Problem {
    let variables = bounds.iter().enumerate().map(|(place, (min, max))| Variable {
        name: format!("v{place}"),
        kind: VariableKind::Integer { min: *min, max: *max },
    });
    Problem { variables: variables.collect(), formula }
}

fn unknown(decision: Decision) -> Unknown {
    match decision {
        Decision::Unknown(unknown) => unknown,
        other => panic!("decided: {other:?}"),
    }
}

/// Enough to read a long question, too few to answer it.
const STEPS: u64 = 12_000;

/// A question that takes more steps than that.
fn long_question() -> Problem {
    (0..1_000)
        .map(large)
        .find(|problem| {
            let limits = Limits { steps: STEPS, ..Limits::default() };
            matches!(decide(problem, &limits), Decision::Unknown(_))
                && matches!(decide(problem, &Limits::default()), Decision::Unsatisfiable(_))
        })
        .expect("some large question takes more steps")
}

#[test]
fn the_limit_of_steps_says_how_far_it_came() {
    let limits = Limits { steps: STEPS, ..Limits::default() };
    let stopped = unknown(decide(&long_question(), &limits));
    assert_eq!(stopped.reason, Reason::Steps);
    assert!(stopped.progress.closed > 0 && stopped.progress.open > 0, "{stopped}");
    assert!(stopped.to_string().starts_with("cannot tell: "), "{stopped}");
}

#[test]
fn the_limit_of_inequalities_holds() {
    let strip = |a, b| {
        let terms = [(VariableId(0), a), (VariableId(1), b), (VariableId(2), 1)];
        Formula::All(vec![at_most(&terms, 45), at_least(&terms, 27)])
    };
    let formula = Formula::All(vec![strip(11, 13), strip(7, -9), strip(3, 5)]);
    let problem = integers(&[(None, None); 3], formula);
    assert!(!matches!(decide(&problem, &Limits::default()), Decision::Unknown(_)));
    let limits = Limits { rows: 4, ..Limits::default() };
    assert_eq!(unknown(decide(&problem, &limits)).reason, Reason::Rows);
}

#[test]
fn the_caller_can_stop_it() {
    let asked = Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() == 3
    };
    let limits = Limits { cancelled: Some(&stop), ..Limits::default() };
    assert_eq!(unknown(decide(&long_question(), &limits)).reason, Reason::Cancelled);
    assert_eq!(asked.get(), 3);
}

#[test]
fn numbers_too_large_are_not_guessed() {
    // y = x + 10 at the end of 64 bits: there is a whole number, but no value for it.
    let terms = [(VariableId(0), -1), (VariableId(1), 1)];
    let formula = Formula::All(vec![at_least(&terms, 10), at_most(&terms, 10)]);
    let problem = integers(&[(Some(i64::MAX), None), (None, None)], formula);
    assert_eq!(unknown(decide(&problem, &Limits::default())).reason, Reason::Overflow);
    // With factors near the limit, products leave even 128 bits.
    let ids = [0, 1, 2, 3].map(VariableId);
    let huge = |shift: i64| {
        let terms: Vec<_> =
            ids.iter().zip([7, 5, 3, 2]).map(|(id, d)| (*id, i64::MAX / d - shift)).collect();
        at_most(&terms, -1 - shift)
    };
    let both = |shift| Formula::All(vec![huge(shift), not(huge(shift + 1))]);
    let formula = Formula::All(vec![both(1), both(4), both(9), both(11)]);
    let problem = integers(&[(None, None); 4], formula);
    match decide(&problem, &Limits::default()) {
        Decision::Unknown(why) => assert_eq!(why.reason, Reason::Overflow),
        Decision::Satisfiable(_) | Decision::Unsatisfiable(_) => {}
    }
    let extremes = at_most(&[(VariableId(0), i64::MIN), (VariableId(1), i64::MIN)], i64::MIN);
    let problem = integers(&[(Some(i64::MIN), Some(i64::MAX)); 2], not(extremes));
    assert!(!matches!(decide(&problem, &Limits::default()), Decision::Unsatisfiable(_)));
}

#[test]
fn a_faulty_question_is_refused() {
    let problem = integers(&[(Some(1), Some(0))], Formula::True);
    let why = unknown(decide(&problem, &Limits::default()));
    assert!(matches!(why.reason, Reason::Malformed(_)), "{why}");
}

/// v0 < v1 < ... < v139, without an end and with one: then each elimination is a level of its own.
fn many_counts() {
    let less = |place: usize| at_most(&[(VariableId(place), 1), (VariableId(place + 1), -1)], -1);
    let chain = Formula::All((0..139).map(less).collect());
    let problem = integers(&[(None, None); 140], chain.clone());
    assert!(matches!(decide(&problem, &Limits::default()), Decision::Satisfiable(_)));
    let ends = [(VariableId(0), -1), (VariableId(139), 1)];
    let problem = integers(&[(None, None); 140], Formula::All(vec![chain, at_most(&ends, 138)]));
    assert!(matches!(decide(&problem, &Limits::default()), Decision::Unsatisfiable(_)));
}

#[test]
fn a_small_stack_is_enough() {
    let small = std::thread::Builder::new().stack_size(1 << 20).spawn(many_counts);
    small.unwrap().join().unwrap();
}

#[test]
fn too_many_counts_are_given_up() {
    let less = |place: usize| at_most(&[(VariableId(place), 1), (VariableId(place + 1), -1)], -1);
    let mut parts: Vec<Formula> = (0..399).map(less).collect();
    let problem = integers(&[(None, None); 400], Formula::All(parts.clone()));
    assert!(matches!(decide(&problem, &Limits::default()), Decision::Satisfiable(_)));
    parts.push(at_most(&[(VariableId(0), -1), (VariableId(399), 1)], 398));
    let decision = decide(&integers(&[(None, None); 400], Formula::All(parts)), &Limits::default());
    assert_eq!(unknown(decision).reason, Reason::Depth);
}

#[test]
fn deep_nesting_is_no_danger() {
    let mut deep = at_most(&[(VariableId(0), 1)], 5);
    for bound in 0..50_000 {
        deep = Formula::All(vec![at_least(&[(VariableId(0), 1)], -bound), not(not(deep))]);
    }
    let mut problem = integers(&[(None, None)], deep);
    assert!(matches!(decide(&problem, &Limits::default()), Decision::Satisfiable(_)));
    // Taken apart by hand: dropping it whole would recurse.
    let mut rest = vec![std::mem::replace(&mut problem.formula, Formula::True)];
    while let Some(formula) = rest.pop() {
        match formula {
            Formula::All(parts) => rest.extend(parts),
            Formula::Not(inner) => rest.push(*inner),
            _ => {}
        }
    }
}

/// Domestic and non-domestic counts: a draft that adds five times the one to the other, and a table
/// with a threshold for each.
fn draft_against_table() -> Problem {
    let [domestic, other] = [VariableId(0), VariableId(1)];
    let draft = at_least(&[(domestic, 1), (other, 5)], 250_001);
    let table =
        Formula::Any(vec![at_least(&[(domestic, 1)], 250_001), at_least(&[(other, 1)], 50_001)]);
    let differs = Formula::Any(vec![
        Formula::All(vec![draft.clone(), not(table.clone())]),
        Formula::All(vec![table, not(draft)]),
    ]);
    integers(&[(Some(0), None), (Some(0), None)], differs)
}

fn count(place: usize) -> Objective {
    Objective::Sum(Linear { terms: vec![(VariableId(place), 1)] })
}

#[test]
fn the_smallest_mixed_supplier_is_found_and_proved() {
    let objectives = [count(0), count(1)];
    match smallest(&draft_against_table(), &objectives, &Limits::default()) {
        Smallest::Found { assignment, minima } => {
            let expected = [Value::Integer(1), Value::Integer(50_000)];
            assert_eq!(assignment, Assignment::from_iter((0..2).map(VariableId).zip(expected)));
            let values: Vec<_> = minima.iter().map(|minimum| minimum.value).collect();
            assert_eq!(values, [1, 50_000]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_has_no_least_value_is_said() {
    let problem = integers(&[(None, Some(5))], Formula::True);
    let found = smallest(&problem, &[count(0)], &Limits::default());
    assert!(matches!(found, Smallest::Unbounded { objective: 0, .. }), "{found:?}");
}

#[test]
fn an_unfinished_search_keeps_what_it_has() {
    let problem = draft_against_table();
    let enough = (1..100_000)
        .find(|steps| {
            let limits = Limits { steps: *steps, ..Limits::default() };
            matches!(decide(&problem, &limits), Decision::Satisfiable(_))
        })
        .expect("the question is easy");
    let limits = Limits { steps: enough, ..Limits::default() };
    match smallest(&problem, &[count(1), count(0)], &limits) {
        Smallest::Unfinished { best: Some(_), unknown, .. } => {
            assert_eq!(unknown.reason, Reason::Steps);
        }
        other => panic!("{other:?}"),
    }
}
