//! The exact engine: is there an assignment that satisfies a formula, and which is the smallest?
//!
//! A case split over flags, choices and sums with propagation and backjumping; the whole numbers of a
//! case are decided by the Omega test (Pugh, "The Omega test: a fast and practical integer programming
//! algorithm for dependence analysis", 1991), so that counts without bounds are exact too, with a look at
//! fractions where that needs too many inequalities.
//!
//! Nothing that is found is believed: an example is replayed by [`codicil_verify::satisfies`] and a
//! proof by [`codicil_verify::check`] before either is returned. Numbers that grow too large, too many
//! inequalities and the limit of steps are answered with [`Decision::Unknown`].

mod arena;
mod bounds;
mod budget;
mod candidate;
mod choose;
mod compile;
mod emit;
mod equality;
mod gaps;
mod omega;
mod propagate;
mod ratio;
mod relax;
mod search;
mod smallest;
mod state;
mod system;

use std::fmt;

use codicil_verify::{Assignment, Certificate, Problem, check, satisfies, validate};
use thiserror::Error;

pub use smallest::{Minimum, Smallest, smallest};

use budget::{Budget, Stop};
use search::{Outcome, Search};

/// How much a decision may cost. Steps and rows, and never time, so that one question has one answer.
#[derive(Clone, Copy)]
pub struct Limits<'a> {
    /// How many elementary steps (cases opened, rounds of propagation, inequalities derived) one
    /// decision may take; a million take some seconds.
    pub steps: u64,
    /// How many inequalities the whole numbers of one case may need at one time.
    pub rows: usize,
    /// Asked now and then; the decision stops soon after it has said `true`.
    pub cancelled: Option<&'a dyn Fn() -> bool>,
}

impl Default for Limits<'_> {
    fn default() -> Self {
        Limits { steps: 1_000_000, rows: 4_000, cancelled: None }
    }
}

impl fmt::Debug for Limits<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Limits")
            .field("steps", &self.steps)
            .field("rows", &self.rows)
            .field("cancelled", &self.cancelled.is_some())
            .finish()
    }
}

/// The answer to "is there an assignment that satisfies the formula?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// No; the certificate was replayed.
    Unsatisfiable(Certificate),
    /// Yes, this one; it was replayed.
    Satisfiable(Assignment),
    /// Cannot tell.
    Unknown(Unknown),
}

/// Why it cannot be told, and how far the search came.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("cannot tell: {reason} ({progress})")]
pub struct Unknown {
    /// What stopped the search.
    pub reason: Reason,
    /// What was proved until then.
    pub progress: Progress,
}

/// What stopped a search.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// The limit of steps was reached.
    #[error("the question takes more steps than are allowed")]
    Steps,
    /// The limit of inequalities was reached.
    #[error("the counts of one case need more inequalities at once than are allowed")]
    Rows,
    /// The counts of one case depend on one another through too many others.
    #[error("the counts of one case depend on one another too deeply")]
    Depth,
    /// A number left the range of exact arithmetic.
    #[error("the numbers are too large to be computed exactly")]
    Overflow,
    /// The caller asked to stop.
    #[error("the search was stopped")]
    Cancelled,
    /// The question itself is faulty.
    #[error("the question is not well formed: {0}")]
    Malformed(String),
    /// The replay refused what was found. This is a fault of the engine and never of the question.
    #[error("the answer that was found did not pass its check ({0}); please report this")]
    Unchecked(String),
}

/// How much of the work is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Cases that were proved impossible, each whatever its size.
    pub closed: u64,
    /// Cases that were begun or known to remain.
    pub open: u64,
    /// Steps taken.
    pub steps: u64,
}

impl fmt::Display for Progress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Progress { closed, open, steps } = self;
        write!(formatter, "{closed} cases proved impossible, {open} open, after {steps} steps")
    }
}

/// Decides whether an assignment satisfies the problem's formula. What is returned as an answer has
/// been replayed; see the module.
pub fn decide(problem: &Problem, limits: &Limits<'_>) -> Decision {
    let unknown = |reason, progress| Decision::Unknown(Unknown { reason, progress });
    if let Err(flaw) = validate(problem) {
        return unknown(Reason::Malformed(flaw.to_string()), Progress::default());
    }
    let mut budget = Budget::new(limits);
    let (found, progress) = search(problem, &mut budget);
    match found {
        Ok(Outcome::Proof(certificate)) => match check(problem, &certificate) {
            Ok(()) => Decision::Unsatisfiable(certificate),
            Err(flaw) => unknown(Reason::Unchecked(flaw.to_string()), progress),
        },
        Ok(Outcome::Example(assignment)) => match satisfies(problem, &assignment) {
            Ok(true) => Decision::Satisfiable(assignment),
            Ok(false) => unknown(Reason::Unchecked("the formula is false".to_owned()), progress),
            Err(flaw) => unknown(Reason::Unchecked(flaw.to_string()), progress),
        },
        Err(stop) => unknown(stop.into(), progress),
    }
}

fn search(problem: &Problem, budget: &mut Budget<'_>) -> (Result<Outcome, Stop>, Progress) {
    match compile::Compiled::new(problem, budget) {
        Ok(compiled) => {
            let mut search = Search::new(problem, &compiled, budget);
            let found = search.run();
            let progress = search.progress();
            (found, progress)
        }
        Err(stop) => (Err(stop), Progress { closed: 0, open: 1, steps: budget.used() }),
    }
}

impl From<Stop> for Reason {
    fn from(stop: Stop) -> Reason {
        match stop {
            Stop::Steps => Reason::Steps,
            Stop::Rows => Reason::Rows,
            Stop::Depth => Reason::Depth,
            Stop::Overflow => Reason::Overflow,
            Stop::Cancelled => Reason::Cancelled,
            Stop::Fault(what) => Reason::Unchecked(what.to_owned()),
        }
    }
}
