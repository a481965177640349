//! The engine against brute force, on random problems with small bounds.
//!
//! `CODICIL_BRUTE` says how many; `CODICIL_SEED` where to begin.

mod solver_support;

use codicil_rules::solve::{Decision, Limits, Smallest, decide, smallest};
use codicil_verify::{
    Assignment, Linear, Objective, Problem, VariableId, VariableKind, check, satisfies,
};
use solver_support::{brute, count, problems};

#[test]
fn decisions_agree_with_brute_force() {
    let problems = count("CODICIL_BRUTE", 3_000);
    let first = count("CODICIL_SEED", 0);
    let (mut yes, mut no) = (0, 0);
    for seed in first..first + problems {
        let problem = problems::small(seed);
        let expected = brute::first(&problem).is_some();
        match decide(&problem, &Limits::default()) {
            Decision::Satisfiable(example) => {
                assert_eq!(satisfies(&problem, &example), Ok(true), "seed {seed}");
                assert!(expected, "seed {seed}: an example where there is none");
                yes += 1;
            }
            Decision::Unsatisfiable(proof) => {
                assert_eq!(check(&problem, &proof), Ok(()), "seed {seed}");
                assert!(!expected, "seed {seed}: a proof where there is an example");
                no += 1;
            }
            Decision::Unknown(unknown) => panic!("seed {seed}: {unknown}"),
        }
    }
    println!("{problems} problems, {yes} satisfiable, {no} not; none undecided");
    assert!(yes > problems / 10 && no > problems / 10, "the problems are one-sided");
}

fn objectives(problem: &Problem) -> Vec<Objective> {
    let all = || problem.variables.iter().enumerate();
    let of = |kind: fn(&VariableKind) -> bool| {
        all().filter(move |(_, variable)| kind(&variable.kind)).map(|(place, _)| VariableId(place))
    };
    let integers: Vec<_> = of(|kind| matches!(kind, VariableKind::Integer { .. })).collect();
    let total = integers.iter().zip([2, -1, 1]).map(|(id, factor)| (*id, factor)).collect();
    let mut objectives = vec![
        Objective::FlagsSet(of(|kind| *kind == VariableKind::Flag).collect()),
        Objective::Sum(Linear { terms: total }),
    ];
    objectives.extend(of(|kind| matches!(kind, VariableKind::Choice(_))).map(Objective::Choice));
    objectives.extend(integers.iter().map(|id| Objective::Sum(Linear { terms: vec![(*id, 1)] })));
    objectives
}

#[test]
fn smallest_examples_agree_with_brute_force() {
    let first = count("CODICIL_SEED", 0);
    for seed in first..first + count("CODICIL_BRUTE", 3_000) / 10 {
        let problem = problems::small(seed);
        let objectives = objectives(&problem);
        let values = |example: &Assignment| -> Vec<i128> {
            objectives.iter().map(|objective| objective.value(example).unwrap()).collect()
        };
        let expected = brute::every(&problem).map(|example| values(&example)).min();
        match smallest(&problem, &objectives, &Limits::default()) {
            Smallest::Found { assignment, minima } => {
                assert_eq!(Some(values(&assignment)), expected, "seed {seed}");
                let minima: Vec<_> =
                    minima.iter().map(|minimum| i128::from(minimum.value)).collect();
                assert_eq!(Some(minima), expected, "seed {seed}");
            }
            Smallest::Unsatisfiable(_) => assert_eq!(expected, None, "seed {seed}"),
            other => panic!("seed {seed}: {other:?}"),
        }
    }
}
