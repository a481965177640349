//! The Omega test: are there whole numbers that satisfy all inequalities? Exact, also without bounds
//! (Pugh 1991). Equalities are used up by changing unknowns; an unknown is then eliminated by adding
//! its lower to its upper bounds (Fourier–Motzkin), which is exact where one of the two factors is 1.
//! Elsewhere the gaps are searched: by branching where the unknown has bounds, otherwise by the dark
//! shadow and the splinters beside it.
//!
//! Every row is a combination of rows before it in the variables of the problem too, because unknowns
//! are only ever changed for sums from which they can be had back in whole numbers. So each refutation
//! is a proof that needs no word about the change.

use super::arena::{Arena, AssumptionId, Conflict, Question, Source};
use super::budget::{Budget, Stop};
use super::system::{
    Row, Simplified, Unknown, add_terms, ceiling, combine, floor, minus, negated, plus, simplify,
    times,
};

/// A case deeper than this is given up; it keeps the stack small.
const DEPTH: usize = 150;
/// So many gaps are searched by branching before the splinters are.
const BRANCHES: usize = 100;

/// What became of a system.
pub(super) enum Answer {
    /// Values by unknown; those that are not named may have any.
    Values(Vec<i128>),
    Impossible(Conflict),
}

pub(super) struct Omega<'a, 'b> {
    pub(super) arena: &'a mut Arena,
    pub(super) budget: &'a mut Budget<'b>,
    /// Each unknown as a sum of variables of the problem.
    definitions: Vec<Vec<(Unknown, i128)>>,
    branches: usize,
}

/// How the rows speak of an unknown.
struct Occurrence {
    unknown: Unknown,
    lower: usize,
    upper: usize,
    greatest_lower: i128,
    greatest_upper: i128,
}

impl Occurrence {
    fn one_sided(&self) -> bool {
        self.lower == 0 || self.upper == 0
    }

    fn exact(&self) -> bool {
        self.greatest_lower <= 1 || self.greatest_upper <= 1
    }

    fn growth(&self) -> i64 {
        let (lower, upper) = (self.lower as i64, self.upper as i64);
        lower.saturating_mul(upper) - lower - upper
    }
}

impl<'a, 'b> Omega<'a, 'b> {
    /// For a problem with so many variables.
    pub(super) fn new(arena: &'a mut Arena, budget: &'a mut Budget<'b>, variables: usize) -> Self {
        let definitions = (0..variables).map(|variable| vec![(variable, 1)]).collect();
        Omega { arena, budget, definitions, branches: 0 }
    }

    pub(super) fn solve(&mut self, rows: Vec<Row>, depth: usize) -> Result<Answer, Stop> {
        if depth > DEPTH {
            return Err(Stop::Depth);
        }
        self.budget.spend_on(rows.len())?;
        let rows = match simplify(self.arena, self.budget, rows)? {
            Simplified::Rows(rows) => rows,
            Simplified::Impossible(conflict) => return Ok(Answer::Impossible(conflict)),
        };
        if let Some((row, opposite)) = equality(&rows) {
            return self.use_equality(&rows, row, opposite, depth);
        }
        let rows = match self.without_implied(rows)? {
            Simplified::Rows(rows) => rows,
            Simplified::Impossible(conflict) => return Ok(Answer::Impossible(conflict)),
        };
        self.budget.rows(rows.len())?;
        match choose(&rows) {
            None => Ok(Answer::Values(vec![0; self.definitions.len()])),
            Some(chosen) => self.eliminate(rows, &chosen, depth),
        }
    }

    /// `row` and `opposite` together say that a sum has one value.
    fn use_equality(
        &mut self,
        rows: &[Row],
        row: usize,
        opposite: usize,
        depth: usize,
    ) -> Result<Answer, Stop> {
        let (equal, opposite) = (&rows[row], &rows[opposite]);
        let least = equal.terms.iter().min_by_key(|(_, factor)| factor.abs());
        let &(unknown, factor) = least.ok_or(Stop::Fault("an equality has no unknowns"))?;
        if factor.abs() != 1 {
            return self.change_unknown(rows, equal, unknown, factor, depth);
        }
        let mut without = Vec::with_capacity(rows.len());
        for other in rows {
            let present = other.factor(unknown);
            if present == 0 {
                without.push(other.clone());
            } else if other.id != equal.id && other.id != opposite.id {
                let adding = if (present > 0) == (factor > 0) { opposite } else { equal };
                let parts = [(other, 1), (adding, present.abs())];
                without.push(combine(self.arena, self.budget, &parts)?);
            }
        }
        let (equal, bound) = (equal.clone(), equal.bound);
        let answer = self.solve(without, depth + 1)?;
        if let Answer::Values(mut values) = answer {
            values[unknown] = times(factor, minus(bound, equal.rest(unknown, &values)?)?)?;
            return Ok(Answer::Values(values));
        }
        Ok(answer)
    }

    /// No factor of the equality is 1: puts a new unknown in the place of the one with the least
    /// factor, so that the other factors become remainders.
    fn change_unknown(
        &mut self,
        rows: &[Row],
        equal: &Row,
        unknown: Unknown,
        factor: i128,
        depth: usize,
    ) -> Result<Answer, Stop> {
        // new = unknown + sum of quotient * other
        let mut quotients: Vec<(Unknown, i128)> = Vec::new();
        for (other, present) in &equal.terms {
            let quotient = nearest(*present, factor)?;
            if *other != unknown && quotient != 0 {
                quotients.push((*other, quotient));
            }
        }
        let new = self.definitions.len();
        let mut definition = self.definitions[unknown].clone();
        for (other, quotient) in &quotients {
            definition = add_terms(&definition, &self.definitions[*other], *quotient)?;
        }
        self.definitions.push(definition);
        let mut changed = Vec::with_capacity(rows.len());
        for row in rows {
            let present = row.factor(unknown);
            let mut row = row.clone();
            if present != 0 {
                row.terms.retain(|(other, _)| *other != unknown);
                row.terms = add_terms(&row.terms, &quotients, -present)?;
                row.terms.push((new, present));
            }
            changed.push(row);
        }
        let answer = self.solve(changed, depth + 1)?;
        if let Answer::Values(mut values) = answer {
            let mut value = values[new];
            for (other, quotient) in &quotients {
                value = minus(value, times(*quotient, values[*other])?)?;
            }
            values[unknown] = value;
            return Ok(Answer::Values(values));
        }
        Ok(answer)
    }

    /// Leaves out the rows that the bounds of their unknowns imply; finds those that they contradict.
    fn without_implied(&mut self, rows: Vec<Row>) -> Result<Simplified, Stop> {
        let mut upper: Vec<Option<usize>> = vec![None; self.definitions.len()];
        let mut lower = upper.clone();
        for (place, row) in rows.iter().enumerate() {
            if let [(unknown, factor)] = row.terms.as_slice() {
                if *factor > 0 {
                    upper[*unknown] = Some(place);
                } else {
                    lower[*unknown] = Some(place);
                }
            }
        }
        let mut kept = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.terms.len() == 1 {
                kept.push(row.clone());
                continue;
            }
            let highest = extreme(row, &rows, &upper, &lower)?;
            if highest.is_some_and(|highest| highest <= row.bound) {
                continue;
            }
            let lowest = extreme(row, &rows, &lower, &upper)?;
            if lowest.is_some_and(|lowest| lowest > row.bound) {
                let mut parts = vec![(row, 1)];
                for (unknown, factor) in &row.terms {
                    let side = if *factor > 0 { &lower } else { &upper };
                    let place = side[*unknown].ok_or(Stop::Fault("a bound is gone"))?;
                    parts.push((&rows[place], factor.abs()));
                }
                let impossible = combine(self.arena, self.budget, &parts)?;
                return Ok(Simplified::Impossible(self.arena.contradiction(impossible.id)));
            }
            kept.push(row.clone());
        }
        Ok(Simplified::Rows(kept))
    }

    fn eliminate(
        &mut self,
        rows: Vec<Row>,
        chosen: &Occurrence,
        depth: usize,
    ) -> Result<Answer, Stop> {
        let unknown = chosen.unknown;
        let mut shadow = Vec::new();
        let (mut lower, mut upper) = (Vec::new(), Vec::new());
        for row in &rows {
            match row.factor(unknown) {
                0 => shadow.push(row.clone()),
                factor if factor > 0 => upper.push(row),
                _ => lower.push(row),
            }
        }
        for below in &lower {
            for above in &upper {
                shadow.push(self.cross(unknown, below, above)?);
                self.budget.rows(shadow.len())?;
            }
        }
        let mut values = match self.solve(shadow, depth + 1)? {
            Answer::Values(values) => values,
            impossible => return Ok(impossible),
        };
        let (least, greatest) = range(unknown, &rows, &values)?;
        if let (Some(least), Some(greatest)) = (least, greatest)
            && least > greatest
        {
            if chosen.exact() {
                return Err(Stop::Fault("an exact elimination left a gap"));
            }
            return self.gap(rows, unknown, greatest, depth);
        }
        values[unknown] = nearest_to_zero(least, greatest);
        Ok(Answer::Values(values))
    }

    /// Adds a lower to an upper bound of the unknown so that it vanishes.
    fn cross(&mut self, unknown: Unknown, below: &Row, above: &Row) -> Result<Row, Stop> {
        let (b, a) = (-below.factor(unknown), above.factor(unknown));
        let common = super::compile::divisor_of(a, b);
        combine(self.arena, self.budget, &[(below, a / common), (above, b / common)])
    }

    /// No whole number fits between the bounds of the unknown for one solution of the others.
    fn gap(
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
        let greatest_upper =
            rows.iter().map(|row| row.factor(unknown)).max().ok_or(Stop::Fault("no rows"))?;
        let lower = rows.iter().filter(|row| row.factor(unknown) < 0).cloned().collect();
        self.splinters(&rows, unknown, greatest_upper, lower, Vec::new(), depth)
    }

    /// Looks at `sum <= bound` and at its opposite.
    fn split(
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

    fn assume(&mut self, terms: Vec<(Unknown, i128)>, bound: i128) -> (AssumptionId, Row) {
        let assumption = self.arena.assumption();
        let id = self.arena.row(Source::Assumed(assumption));
        (assumption, Row { terms, bound, id })
    }

    /// The question in the variables of the problem.
    fn question(&self, terms: &[(Unknown, i128)], bound: i128) -> Result<Question, Stop> {
        let mut sum = Vec::new();
        for (unknown, factor) in terms {
            sum = add_terms(&sum, &self.definitions[*unknown], *factor)?;
        }
        let small = |number: i128| i64::try_from(number).map_err(|_| Stop::Overflow);
        let sum = sum.into_iter().map(|(variable, factor)| Ok((variable, small(factor)?)));
        Ok(Question::AtMost(sum.collect::<Result<_, Stop>>()?, small(bound)?))
    }
}

fn with(rows: &[Row], row: Row) -> Vec<Row> {
    let mut rows = rows.to_vec();
    rows.push(row);
    rows
}

/// Two rows that say that a sum has one value; first one with a factor of 1.
fn equality(rows: &[Row]) -> Option<(usize, usize)> {
    let mut found = None;
    // Rows are sorted by their terms, so the opposite can be looked up.
    for (place, row) in rows.iter().enumerate() {
        if row.terms[0].1 < 0 {
            continue;
        }
        let opposite = rows.binary_search_by(|other| other.terms.cmp(&negated(&row.terms)));
        if let Ok(opposite) = opposite
            && rows[opposite].bound.checked_neg() == Some(row.bound)
        {
            if row.terms.iter().any(|(_, factor)| factor.abs() == 1) {
                return Some((place, opposite));
            }
            found = found.or(Some((place, opposite)));
        }
    }
    found
}

/// The unknown whose elimination costs least: exact before inexact, then by the growth of the system.
fn choose(rows: &[Row]) -> Option<Occurrence> {
    let mut found: std::collections::BTreeMap<Unknown, Occurrence> =
        std::collections::BTreeMap::new();
    for row in rows {
        for (unknown, factor) in &row.terms {
            let entry = found.entry(*unknown).or_insert(Occurrence {
                unknown: *unknown,
                lower: 0,
                upper: 0,
                greatest_lower: 0,
                greatest_upper: 0,
            });
            if *factor > 0 {
                entry.upper += 1;
                entry.greatest_upper = entry.greatest_upper.max(*factor);
            } else {
                entry.lower += 1;
                entry.greatest_lower = entry.greatest_lower.max(-factor);
            }
        }
    }
    found.into_values().min_by_key(|occurrence| {
        (!occurrence.one_sided(), !occurrence.exact(), occurrence.growth(), occurrence.unknown)
    })
}

/// The greatest value that the sum can have, where `upper` and `lower` name the rows that bound each
/// unknown; with the two exchanged, the least.
fn extreme(
    row: &Row,
    rows: &[Row],
    upper: &[Option<usize>],
    lower: &[Option<usize>],
) -> Result<Option<i128>, Stop> {
    let mut total = 0_i128;
    for (unknown, factor) in &row.terms {
        let side = if *factor > 0 { upper } else { lower };
        let Some(place) = side[*unknown] else { return Ok(None) };
        // The row of a bound has the factor 1 or -1.
        let value = times(rows[place].bound, rows[place].terms[0].1)?;
        total = plus(total, times(*factor, value)?)?;
    }
    Ok(Some(total))
}

/// Between which whole numbers the unknown must be, given the others.
fn range(
    unknown: Unknown,
    rows: &[Row],
    values: &[i128],
) -> Result<(Option<i128>, Option<i128>), Stop> {
    let (mut least, mut greatest): (Option<i128>, Option<i128>) = (None, None);
    for row in rows {
        let factor = row.factor(unknown);
        if factor == 0 {
            continue;
        }
        let left = minus(row.bound, row.rest(unknown, values)?)?;
        if factor > 0 {
            let most = floor(left, factor);
            greatest = Some(greatest.map_or(most, |greatest| greatest.min(most)));
        } else {
            let at_least = ceiling(left.checked_neg().ok_or(Stop::Overflow)?, -factor)?;
            least = Some(least.map_or(at_least, |least| least.max(at_least)));
        }
    }
    Ok((least, greatest))
}

fn nearest_to_zero(least: Option<i128>, greatest: Option<i128>) -> i128 {
    match (least, greatest) {
        (Some(least), _) if least > 0 => least,
        (_, Some(greatest)) if greatest < 0 => greatest,
        _ => 0,
    }
}

/// The quotient that leaves the remainder of least size.
fn nearest(a: i128, b: i128) -> Result<i128, Stop> {
    let quotient = a / b;
    let remainder = a % b;
    if times(remainder.abs(), 2)? <= b.abs() {
        Ok(quotient)
    } else if (a > 0) == (b > 0) {
        plus(quotient, 1)
    } else {
        minus(quotient, 1)
    }
}

#[cfg(test)]
#[path = "omega_tests.rs"]
mod tests;
