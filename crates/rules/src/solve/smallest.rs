//! The smallest example, proved smallest.

use codicil_verify::{
    Assignment, Certificate, Flaw, Objective, Problem, VariableId, at_most, check_smallest,
};

use super::{Decision, Limits, Progress, Reason, Unknown, decide};

/// The least value of an objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// The value.
    pub value: i64,
    /// Proves that nothing has a smaller one, among what has the least values of the objectives before.
    pub certificate: Certificate,
}

/// The answer to "which is the smallest assignment that satisfies the formula?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Smallest {
    /// There is none at all.
    Unsatisfiable(Certificate),
    /// This one; replayed by [`codicil_verify::check_smallest`].
    Found {
        /// A value for every variable.
        assignment: Assignment,
        /// The least value of each objective, in their order.
        minima: Vec<Minimum>,
    },
    /// An objective has no least value that a number of 64 bits could hold.
    Unbounded {
        /// Its place among the objectives.
        objective: usize,
        /// An example with a value below -2^62.
        example: Assignment,
    },
    /// Cannot tell.
    Unfinished {
        /// The smallest example so far, where one was found; it was replayed.
        best: Option<Assignment>,
        /// What was proved about the first objectives.
        proved: Vec<Minimum>,
        /// What was proved about the next: nothing has this value or a smaller one.
        none_up_to: Option<Minimum>,
        /// What stopped the search.
        unknown: Unknown,
    },
}

/// An objective with smaller values than this counts as having no least one.
const LOWEST: i64 = -(1 << 62);

/// Finds the assignment that satisfies the problem and has the least first objective, among these the
/// least second one, and so on. The limits hold for each decision on the way, of which there are about
/// as many as the objectives have binary digits.
pub fn smallest(problem: &Problem, objectives: &[Objective], limits: &Limits<'_>) -> Smallest {
    let mut best = match decide(problem, limits) {
        Decision::Satisfiable(example) => example,
        Decision::Unsatisfiable(certificate) => return Smallest::Unsatisfiable(certificate),
        Decision::Unknown(unknown) => return unfinished(None, Vec::new(), None, unknown),
    };
    let mut narrowed = problem.clone();
    let mut minima: Vec<Minimum> = Vec::new();
    for (place, objective) in objectives.iter().enumerate() {
        let mut descent = Descent { problem: &narrowed, objective, limits, best, none_up_to: None };
        let end = descent.run();
        let Descent { best: found, none_up_to, .. } = descent;
        best = found;
        match end {
            Ok(End::Minimum(minimum)) => {
                match at_most(&narrowed, objective, minimum.value) {
                    Ok(problem) => narrowed = problem,
                    Err(flaw) => {
                        let example = Some(own(best, problem));
                        return unfinished(example, minima, none_up_to, malformed(&flaw));
                    }
                }
                minima.push(minimum);
            }
            Ok(End::Unbounded) => {
                return Smallest::Unbounded { objective: place, example: own(best, problem) };
            }
            Err(unknown) => {
                return unfinished(Some(own(best, problem)), minima, none_up_to, unknown);
            }
        }
    }
    replayed(problem, objectives, own(best, problem), minima)
}

fn replayed(
    problem: &Problem,
    objectives: &[Objective],
    assignment: Assignment,
    minima: Vec<Minimum>,
) -> Smallest {
    let certificates: Vec<Certificate> =
        minima.iter().map(|minimum| minimum.certificate.clone()).collect();
    match check_smallest(problem, objectives, &assignment, &certificates) {
        Ok(()) => Smallest::Found { assignment, minima },
        Err(flaw) => {
            let reason = Reason::Unchecked(flaw.to_string());
            let unknown = Unknown { reason, progress: Progress::default() };
            unfinished(Some(assignment), Vec::new(), None, unknown)
        }
    }
}

fn unfinished(
    best: Option<Assignment>,
    proved: Vec<Minimum>,
    none_up_to: Option<Minimum>,
    unknown: Unknown,
) -> Smallest {
    Smallest::Unfinished { best, proved, none_up_to, unknown }
}

fn malformed(flaw: &Flaw) -> Unknown {
    let reason = match flaw {
        Flaw::Overflow => Reason::Overflow,
        flaw => Reason::Malformed(flaw.to_string()),
    };
    Unknown { reason, progress: Progress::default() }
}

/// The assignment without the variables that were added for counting.
fn own(mut assignment: Assignment, problem: &Problem) -> Assignment {
    assignment.split_off(&VariableId(problem.variables.len()));
    assignment
}

enum End {
    Minimum(Minimum),
    Unbounded,
}

/// The way down to the least value of one objective: by doubling steps until nothing is so small, then
/// by halving what lies between. What was proved is kept, so no bound is asked about twice.
struct Descent<'a, 'b> {
    problem: &'a Problem,
    objective: &'a Objective,
    limits: &'a Limits<'b>,
    best: Assignment,
    none_up_to: Option<Minimum>,
}

impl Descent<'_, '_> {
    fn run(&mut self) -> Result<End, Unknown> {
        let mut step = 1_i64;
        loop {
            let value = self.value()?;
            if value < LOWEST {
                return Ok(End::Unbounded);
            }
            let bound = match &self.none_up_to {
                Some(none) if none.value == value - 1 => {
                    let certificate = none.certificate.clone();
                    return Ok(End::Minimum(Minimum { value, certificate }));
                }
                Some(none) => middle(none.value, value),
                None => value.saturating_sub(step),
            };
            step = step.saturating_mul(2);
            let problem =
                at_most(self.problem, self.objective, bound).map_err(|flaw| malformed(&flaw))?;
            match decide(&problem, self.limits) {
                Decision::Satisfiable(example) => self.best = example,
                Decision::Unsatisfiable(certificate) => {
                    self.none_up_to = Some(Minimum { value: bound, certificate });
                }
                Decision::Unknown(unknown) => return Err(unknown),
            }
        }
    }

    fn value(&self) -> Result<i64, Unknown> {
        let value = self.objective.value(&self.best).map_err(|flaw| malformed(&flaw))?;
        i64::try_from(value).map_err(|_| malformed(&Flaw::Overflow))
    }
}

/// A number above `low` and below `high`, which lie at least 2 apart.
fn middle(low: i64, high: i64) -> i64 {
    let middle = i128::midpoint(i128::from(low), i128::from(high));
    i64::try_from(middle).map_or(low, |middle| middle.clamp(low + 1, high - 1))
}
