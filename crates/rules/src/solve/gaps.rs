//! The gaps that an inexact elimination leaves: branching, and the dark shadow with its splinters.

use super::arena::{AssumptionId, Conflict, Question};
use super::budget::Stop;
use super::omega::{Answer, DEPTH, Omega, nearest_to_zero, range};
use super::system::{Row, Unknown, floor, minus, negated, times};

/// So many gaps are searched by branching before the splinters are.
const BRANCHES: usize = 100;
/// And so many solutions in fractions are looked at before them.
const FRACTIONS_FIRST: usize = 200;

impl Omega<'_, '_> {
    /// No whole number fits between the bounds of the unknown for one solution of the others.
    pub(super) fn gap(
        &mut self,
        rows: Vec<Row>,
        unknown: Unknown,
        below: i128,
        depth: usize,
    ) -> Result<Answer, Stop> {
        let bounded = |positive: bool| {
            rows.iter().any(|row| {
                matches!(row.terms.as_slice(), [(other, factor)]
                    if *other == unknown && (*factor > 0) == positive)
            })
        };
        if bounded(true) && bounded(false) && self.branches < BRANCHES {
            self.branches += 1;
            return self.split(&rows, &[(unknown, 1)], below, depth);
        }
        if self.fractions < FRACTIONS_FIRST
            && let Some(answer) = self.by_fractions(&rows, depth)?
        {
            return Ok(answer);
        }
        let greatest_upper =
            rows.iter().map(|row| row.factor(unknown)).max().ok_or(Stop::Fault("no rows"))?;
        let lower = rows.iter().filter(|row| row.factor(unknown) < 0).cloned().collect();
        self.splinters(&rows, unknown, greatest_upper, lower, Vec::new(), depth)
    }

    /// Looks at `sum <= bound` and at its opposite.
    pub(super) fn split(
        &mut self,
        rows: &[Row],
        terms: &[(Unknown, i128)],
        bound: i128,
        depth: usize,
    ) -> Result<Answer, Stop> {
        let question = self.question(terms, bound)?;
        let (yes, row) = self.assume(terms.to_vec(), bound);
        let in_yes = match self.solve(with(rows, row), depth + 1)? {
            Answer::Impossible(conflict) => conflict,
            values => return Ok(values),
        };
        let (no, row) = self.assume(negated(terms), minus(-1, bound)?);
        let in_no = match self.solve(with(rows, row), depth + 1)? {
            Answer::Impossible(conflict) => conflict,
            values => return Ok(values),
        };
        Ok(Answer::Impossible(self.arena.join(&question, (yes, in_yes), (no, in_no))))
    }

    /// For each lower bound in turn: either the unknown is well above it, or it is one of a few steps
    /// above it. Where it is well above all of them, elimination is exact (the dark shadow).
    fn splinters(
        &mut self,
        rows: &[Row],
        unknown: Unknown,
        greatest_upper: i128,
        mut lower: Vec<Row>,
        mut raised: Vec<Row>,
        depth: usize,
    ) -> Result<Answer, Stop> {
        if depth > DEPTH {
            return Err(Stop::Depth);
        }
        let Some(below) = lower.pop() else {
            return self.dark_shadow(rows, unknown, &raised, depth);
        };
        // With a the greatest factor of an upper bound: (a b - a - b) / a steps at most leave a gap.
        let b = -below.factor(unknown);
        let a = greatest_upper;
        let steps = floor(minus(minus(times(a, b)?, a)?, b)?, a);
        if steps < 0 {
            raised.push(below);
            return self.splinters(rows, unknown, a, lower, raised, depth + 1);
        }
        let well_above = minus(minus(below.bound, steps)?, 1)?;
        let question = self.question(&below.terms, well_above)?;
        let (yes, row) = self.assume(below.terms.clone(), well_above);
        raised.push(row);
        let in_yes = match self.splinters(rows, unknown, a, lower, raised, depth + 1)? {
            Answer::Impossible(conflict) => conflict,
            values => return Ok(values),
        };
        if !in_yes.assumptions.contains(&yes) {
            return Ok(Answer::Impossible(in_yes));
        }
        let (no, row) = self.assume(negated(&below.terms), minus(-1, well_above)?);
        let in_no = match self.near(with(rows, row), &below, steps, depth)? {
            Answer::Impossible(conflict) => conflict,
            values => return Ok(values),
        };
        Ok(Answer::Impossible(self.arena.join(&question, (yes, in_yes), (no, in_no))))
    }

    /// One case for each of the steps above the lower bound, which then is an equality.
    fn near(
        &mut self,
        mut rows: Vec<Row>,
        below: &Row,
        steps: i128,
        depth: usize,
    ) -> Result<Answer, Stop> {
        let mut cases: Vec<(Question, AssumptionId, Conflict, AssumptionId)> = Vec::new();
        let mut step = 0;
        let last = loop {
            if step == steps {
                match self.solve(rows, depth + 1)? {
                    Answer::Impossible(conflict) => break conflict,
                    values => return Ok(values),
                }
            }
            // Farther than this step: below.terms <= below.bound - step - 1.
            let farther_bound = minus(minus(below.bound, step)?, 1)?;
            let question = self.question(&below.terms, farther_bound)?;
            let (here, row) = self.assume(negated(&below.terms), minus(-1, farther_bound)?);
            let in_here = match self.solve(with(&rows, row), depth + 1)? {
                Answer::Impossible(conflict) => conflict,
                values => return Ok(values),
            };
            if !in_here.assumptions.contains(&here) {
                break in_here;
            }
            let (farther, row) = self.assume(below.terms.clone(), farther_bound);
            rows.push(row);
            cases.push((question, here, in_here, farther));
            step += 1;
        };
        let mut conflict = last;
        for (question, here, in_here, farther) in cases.into_iter().rev() {
            conflict = self.arena.join(&question, (farther, conflict), (here, in_here));
        }
        Ok(Answer::Impossible(conflict))
    }

    /// Eliminates the unknown with its raised lower bounds; what solves this leaves it a whole number.
    fn dark_shadow(
        &mut self,
        rows: &[Row],
        unknown: Unknown,
        raised: &[Row],
        depth: usize,
    ) -> Result<Answer, Stop> {
        let mut shadow: Vec<Row> =
            rows.iter().filter(|row| row.factor(unknown) == 0).cloned().collect();
        for above in rows.iter().filter(|row| row.factor(unknown) > 0) {
            for below in raised {
                shadow.push(self.cross(unknown, below, above)?);
                self.budget.rows(shadow.len())?;
            }
        }
        let mut values = match self.solve(shadow, depth + 1)? {
            Answer::Values(values) => values,
            impossible => return Ok(impossible),
        };
        let (least, greatest) = range(unknown, rows, &values)?;
        if let (Some(least), Some(greatest)) = (least, greatest)
            && least > greatest
        {
            return Err(Stop::Fault("the dark shadow left a gap"));
        }
        values[unknown] = nearest_to_zero(least, greatest);
        Ok(Answer::Values(values))
    }
}

fn with(rows: &[Row], row: Row) -> Vec<Row> {
    let mut rows = rows.to_vec();
    rows.push(row);
    rows
}
