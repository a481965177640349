//! Damaged proofs, and proofs of something else, are refused.
//!
//! The least value of an objective comes with a proof that nothing is smaller. Read as a proof that
//! nothing is as small, it is wrong, since the example is: whatever is changed in it, the checker must
//! refuse it. `CODICIL_DAMAGE` says for how many problems, `CODICIL_SEED` where to begin.

mod solver_support;

use codicil_rules::solve::{Limits, Smallest, smallest};
use codicil_verify::{
    Certificate, Combination, Fact, Linear, Objective, Step, VariableId, VariableKind, at_most,
    check,
};
use solver_support::{Random, count, problems};

/// Damages tried for each proof.
const DAMAGES: u64 = 60;

#[test]
fn no_damage_makes_a_proof_of_what_is_not_so() {
    let (mut proofs, mut harmless, mut tried) = (0, 0, 0);
    let first = count("CODICIL_SEED", 0);
    for seed in first..first + count("CODICIL_DAMAGE", 600) {
        let family = if seed % 2 == 0 { problems::small } else { problems::nasty };
        let problem = family(seed);
        let Some(id) = problem
            .variables
            .iter()
            .position(|variable| matches!(variable.kind, VariableKind::Integer { .. }))
        else {
            continue;
        };
        let objective = Objective::Sum(Linear { terms: vec![(VariableId(id), 1)] });
        let found = smallest(&problem, std::slice::from_ref(&objective), &Limits::default());
        let Smallest::Found { minima, .. } = found else { continue };
        let least = minima[0].value;
        let certificate = &minima[0].certificate;
        let so_small = at_most(&problem, &objective, least).unwrap();
        let smaller = at_most(&problem, &objective, least - 1).unwrap();
        assert_eq!(check(&smaller, certificate), Ok(()), "seed {seed}");
        assert!(check(&so_small, certificate).is_err(), "seed {seed}");
        proofs += 1;
        let mut random = Random(seed);
        for _ in 0..DAMAGES {
            let damaged = damage(certificate, &mut random);
            assert!(check(&so_small, &damaged).is_err(), "seed {seed}: {damaged:?}");
            // The statement that it proves is true, so some changes do no harm; most must.
            harmless += u64::from(check(&smaller, &damaged).is_ok());
            tried += 1;
        }
    }
    println!("{proofs} proofs, {tried} damages, {harmless} of them harmless");
    assert!(proofs > 100, "there are too few proofs");
    assert!(harmless * 2 < tried, "the damages are too small");
}

fn damage(certificate: &Certificate, random: &mut Random) -> Certificate {
    let mut steps = certificate.steps.clone();
    let place = random.place(0, steps.len() - 1);
    match random.between(0, 5) {
        0 => {
            steps.remove(place);
        }
        1 => steps.truncate(place),
        2 => {
            let other = random.place(0, steps.len() - 1);
            steps.swap(place, other);
        }
        3 => {
            let again = steps[place].clone();
            steps.insert(place, again);
        }
        4 => {
            let end = random.place(place, steps.len());
            steps.drain(place..end);
        }
        _ => steps[place] = changed(&steps[place], random),
    }
    Certificate { steps }
}

fn changed(step: &Step, random: &mut Random) -> Step {
    let by = *random.pick(&[-2, -1, 1, 2]);
    match step {
        Step::Flag(id) => Step::Flag(VariableId(id.0 + 1)),
        Step::Is(id, value) => Step::Is(*id, value.wrapping_add_signed(by)),
        Step::AtMost(sum, bound) if random.one_in(2) => {
            Step::AtMost(sum.clone(), bound + i64::from(by))
        }
        Step::AtMost(sum, bound) => {
            let mut sum = sum.clone();
            sum.terms[0].1 += i64::from(by);
            Step::AtMost(sum, *bound)
        }
        Step::Derive(combination) => Step::Derive(other(combination, random)),
        Step::Contradiction(combination) => Step::Contradiction(other(combination, random)),
        Step::FormulaFalse => Step::NoValueLeft(VariableId(random.place(0, 3))),
        Step::NoValueLeft(_) => Step::FormulaFalse,
    }
}

fn other(combination: &Combination, random: &mut Random) -> Combination {
    let mut combination = combination.clone();
    let by = *random.pick(&[-2, -1, 1, 2]);
    let part = random.place(0, combination.parts.len() - 1);
    match random.between(0, 3) {
        0 => combination.divide += by,
        1 => combination.parts[part].1 += by,
        2 => {
            combination.parts.remove(part);
        }
        _ => {
            combination.parts[part].0 = match combination.parts[part].0 {
                Fact::Known(number) if number > 0 => Fact::Known(number - 1),
                Fact::Known(number) => Fact::Known(number + 1),
                Fact::Min(id) => Fact::Max(id),
                Fact::Max(id) => Fact::Min(id),
            };
        }
    }
    combination
}
