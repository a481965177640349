//! Times the engine beside z3 on the same random problems, in one run:
//! `cargo run --release -p codicil-rules --example solver_beside_z3 [PROBLEMS] [SEED]`.
//!
//! z3 is one process that is already running and reads SMT-LIB text; writing the text is not counted.
//! Our time includes the replay of every example and every proof.

#[path = "../tests/solver_support/mod.rs"]
mod solver_support;

use std::time::{Duration, Instant};

use codicil_rules::solve::{Decision, Limits, decide};
use codicil_verify::Problem;
use solver_support::problems::FAMILIES;
use solver_support::z3::{Verdict, Z3, smt_lib};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise: u64| match arguments.next() {
        Some(text) => text.parse().expect("a whole number is wanted"),
        None => otherwise,
    };
    let (problems, seed) = (number(2_000), number(1));
    let Some(mut z3) = Z3::start() else { return };
    println!(
        "{:<10} {:>8} {:>6} {:>8}   {:>9} {:>9} {:>9}   {:>9} {:>9} {:>9}",
        "", "problems", "agree", "unknown", "median", "p99", "worst", "z3 median", "p99", "worst"
    );
    let mut all = Times::default();
    for (name, family) in FAMILIES {
        let mut times = Times::default();
        for seed in seed..seed + problems / FAMILIES.len() as u64 {
            times.add(&family(seed), &mut z3, &format!("{name} {seed}"));
        }
        times.print(name);
        all.append(times);
    }
    all.print("all");
}

#[derive(Default)]
struct Times {
    ours: Vec<Duration>,
    theirs: Vec<Duration>,
    agree: usize,
    unknown: usize,
}

impl Times {
    fn add(&mut self, problem: &Problem, z3: &mut Z3, name: &str) {
        let began = Instant::now();
        let decision = decide(problem, &Limits::default());
        self.ours.push(began.elapsed());
        let text = smt_lib(problem);
        let began = Instant::now();
        let verdict = z3.ask_text(&text);
        self.theirs.push(began.elapsed());
        match (decision, verdict) {
            (Decision::Unknown(why), _) => {
                eprintln!("{name}: {why}");
                self.unknown += 1;
            }
            (Decision::Satisfiable(_), Verdict::Unsatisfiable)
            | (Decision::Unsatisfiable(_), Verdict::Satisfiable) => panic!("{name}: disagreement"),
            (_, Verdict::Unknown) => eprintln!("{name}: z3 does not decide"),
            _ => self.agree += 1,
        }
    }

    fn append(&mut self, mut other: Times) {
        self.ours.append(&mut other.ours);
        self.theirs.append(&mut other.theirs);
        self.agree += other.agree;
        self.unknown += other.unknown;
    }

    fn print(&mut self, name: &str) {
        let (problems, agree, unknown) = (self.ours.len(), self.agree, self.unknown);
        let [median, p99, worst] = marks(&mut self.ours);
        let [z3_median, z3_p99, z3_worst] = marks(&mut self.theirs);
        println!(
            "{name:<10} {problems:>8} {agree:>6} {unknown:>8}   {median:>9} {p99:>9} {worst:>9}   \
             {z3_median:>9} {z3_p99:>9} {z3_worst:>9}"
        );
    }
}

/// Median, 99th percentile and worst, in milliseconds.
fn marks(times: &mut [Duration]) -> [String; 3] {
    times.sort_unstable();
    [50, 99, 100].map(|percent| {
        let place = (times.len() * percent).div_ceil(100).max(1) - 1;
        let time = times.get(place).copied().unwrap_or_default();
        format!("{:.3} ms", time.as_secs_f64() * 1_000.0)
    })
}
