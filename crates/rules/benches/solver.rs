//! Times the engine on random questions: deciding with the replay, and finding the smallest example.

#[path = "../tests/solver_support/mod.rs"]
mod solver_support;

use std::hint::black_box;

use codicil_rules::solve::{Limits, decide, smallest};
use codicil_verify::{Linear, Objective, Problem, VariableId};
use criterion::{Criterion, criterion_group, criterion_main};
use solver_support::problems::{FAMILIES, like_real};

/// Problems of a family that one iteration goes round.
const PROBLEMS: u64 = 100;

fn decisions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decide");
    for (name, family) in FAMILIES {
        let problems: Vec<Problem> = (0..PROBLEMS).map(family).collect();
        let mut round = problems.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                round.next().map(|problem| black_box(decide(problem, &Limits::default())))
            });
        });
    }
    group.finish();
}

fn smallest_examples(criterion: &mut Criterion) {
    let problems: Vec<Problem> = (0..PROBLEMS).map(like_real).collect();
    let count = |place| Objective::Sum(Linear { terms: vec![(VariableId(place), 1)] });
    let objectives =
        [Objective::FlagsSet((1..5).map(VariableId).collect()), count(5), count(6), count(7)];
    let mut round = problems.iter().cycle();
    criterion.bench_function("smallest/like real", |bencher| {
        bencher.iter(|| {
            round
                .next()
                .map(|problem| black_box(smallest(problem, &objectives, &Limits::default())))
        });
    });
}

criterion_group!(benches, decisions, smallest_examples);
criterion_main!(benches);
