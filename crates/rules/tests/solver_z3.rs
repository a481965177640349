//! The engine against z3, on random problems of several kinds.
//!
//! `CODICIL_Z3` says how many; `CODICIL_SEED` where to begin.

mod solver_support;

use codicil_rules::solve::{Decision, Limits, decide};
use codicil_verify::{check, satisfies};
use solver_support::z3::{Verdict, Z3};
use solver_support::{count, problems};

#[test]
fn decisions_agree_with_z3() {
    let Some(mut z3) = Z3::start() else { return };
    let problems = count("CODICIL_Z3", 2_000);
    let first = count("CODICIL_SEED", 1_000_000);
    let (mut yes, mut no, mut unknown, mut not_judged) = (0_u64, 0_u64, 0_u64, 0_u64);
    for seed in first..first + problems {
        let problem = problems::mixed(seed);
        let ours = match decide(&problem, &Limits::default()) {
            Decision::Satisfiable(example) => {
                assert_eq!(satisfies(&problem, &example), Ok(true), "seed {seed}");
                Verdict::Satisfiable
            }
            Decision::Unsatisfiable(proof) => {
                assert_eq!(check(&problem, &proof), Ok(()), "seed {seed}");
                Verdict::Unsatisfiable
            }
            Decision::Unknown(why) => {
                println!("seed {seed}: {why}");
                unknown += 1;
                continue;
            }
        };
        match z3.ask(&problem) {
            Verdict::Unknown => not_judged += 1,
            theirs => assert_eq!(ours, theirs, "seed {seed}"),
        }
        yes += u64::from(ours == Verdict::Satisfiable);
        no += u64::from(ours == Verdict::Unsatisfiable);
    }
    println!(
        "{problems} problems: {yes} satisfiable, {no} not, {unknown} undecided, 0 disagreements; \
         z3 did not decide {not_judged}"
    );
    assert!(unknown * 1_000 < problems.max(1_000), "{unknown} of {problems} undecided");
    assert!(not_judged * 100 <= problems, "z3 judged too few");
    assert!(yes > problems / 10 && no > problems / 10, "the problems are one-sided");
}
