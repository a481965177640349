//! The Omega test: are there whole numbers that satisfy all inequalities? Exact, also without bounds
//! (Pugh 1991). Equalities are used up by changing unknowns; an unknown is then eliminated by adding
//! its lower to its upper bounds (Fourier–Motzkin), which is exact where one of the two factors is 1.
//! Elsewhere the gaps are searched: by branching where the unknown has bounds, otherwise by the dark
//! shadow and the splinters beside it. Where elimination would need too many rows, the system is first
//! solved in fractions, and branched on.
//!
//! Every row is a combination of rows before it in the variables of the problem too, because unknowns
//! are only ever changed for sums from which they can be had back in whole numbers. So each refutation
//! is a proof that needs no word about the change.

use super::arena::{Arena, AssumptionId, Conflict, Question, Source};
use super::budget::{Budget, Stop};
use super::choose::{Occurrence, choose, set_aside};
use super::compile::divisor_of;
use super::equality::equality;
use super::ratio::Ratio;
use super::relax::{Relaxed, relax};
use super::system::{
    Row, Simplified, Unknown, add_terms, ceiling, combine, floor, minus, plus, simplify, times,
};

/// A case deeper than this is given up; it keeps the stack small.
pub(super) const DEPTH: usize = 150;
/// An elimination that leaves more rows than this is put off for a look at fractions.
const MANY_ROWS: usize = 60;
/// So many times a system is branched on where its solution in fractions is no solution.
const FRACTIONS: usize = 20_000;

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
    pub(super) definitions: Vec<Vec<(Unknown, i128)>>,
    /// How often gaps and fractions were branched on.
    pub(super) branches: usize,
    pub(super) fractions: usize,
}

impl<'a, 'b> Omega<'a, 'b> {
    /// For a problem with so many variables.
    pub(super) fn new(arena: &'a mut Arena, budget: &'a mut Budget<'b>, variables: usize) -> Self {
        let definitions = (0..variables).map(|variable| vec![(variable, 1)]).collect();
        Omega { arena, budget, definitions, branches: 0, fractions: 0 }
    }

    pub(super) fn solve(&mut self, rows: Vec<Row>, depth: usize) -> Result<Answer, Stop> {
        if depth > DEPTH {
            return Err(Stop::Depth);
        }
        self.budget.spend_on(rows.iter().map(|row| row.terms.len()).sum())?;
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
        let (rows, aside) = set_aside(rows);
        self.budget.rows(rows.len())?;
        let mut values = match choose(&rows) {
            None => vec![0; self.definitions.len()],
            Some(chosen) => match self.eliminate(rows, &chosen, depth)? {
                Answer::Values(values) => values,
                impossible => return Ok(impossible),
            },
        };
        for (unknown, rows) in aside.iter().rev() {
            let (least, greatest) = range(*unknown, rows, &values)?;
            values[*unknown] = nearest_to_zero(least, greatest);
        }
        Ok(Answer::Values(values))
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
        let left = rows.len() - chosen.lower - chosen.upper;
        if left.saturating_add(chosen.lower.saturating_mul(chosen.upper)) > MANY_ROWS
            && chosen.growth() > 0
            && let Some(answer) = self.by_fractions(&rows, depth)?
        {
            return Ok(answer);
        }
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

    /// Solves the system in fractions and branches on one of them. `None` where that does not lead on.
    pub(super) fn by_fractions(
        &mut self,
        rows: &[Row],
        depth: usize,
    ) -> Result<Option<Answer>, Stop> {
        if self.fractions >= FRACTIONS || depth >= DEPTH / 2 {
            return Ok(None);
        }
        self.fractions += 1;
        let point = match relax(self.arena, self.budget, rows) {
            Ok(Relaxed::Point(point)) => point,
            Ok(Relaxed::Impossible(conflict)) => return Ok(Some(Answer::Impossible(conflict))),
            Err(Stop::Overflow) => return Ok(None),
            Err(stop) => return Err(stop),
        };
        let distance = |value: &Ratio| {
            let above = value.over.rem_euclid(value.under);
            // In thousandths: how far from the nearest whole number.
            above.min(value.under - above).saturating_mul(1_000) / value.under
        };
        let fractional = point.iter().filter(|(_, value)| value.under != 1);
        if let Some((unknown, value)) = fractional.max_by_key(|(_, value)| distance(value)) {
            return Ok(Some(self.split(rows, &[(*unknown, 1)], value.floor(), depth)?));
        }
        let mut values = vec![0; self.definitions.len()];
        for (unknown, Ratio { over, .. }) in point {
            values[unknown] = over;
        }
        Ok(Some(Answer::Values(values)))
    }

    /// Adds a lower to an upper bound of the unknown so that it vanishes.
    pub(super) fn cross(
        &mut self,
        unknown: Unknown,
        below: &Row,
        above: &Row,
    ) -> Result<Row, Stop> {
        let (b, a) = (-below.factor(unknown), above.factor(unknown));
        let common = divisor_of(a, b);
        combine(self.arena, self.budget, &[(below, a / common), (above, b / common)])
    }

    pub(super) fn assume(
        &mut self,
        terms: Vec<(Unknown, i128)>,
        bound: i128,
    ) -> (AssumptionId, Row) {
        let assumption = self.arena.assumption();
        let id = self.arena.row(Source::Assumed(assumption));
        (assumption, Row { terms, bound, id })
    }

    /// The question in the variables of the problem.
    pub(super) fn question(
        &self,
        terms: &[(Unknown, i128)],
        bound: i128,
    ) -> Result<Question, Stop> {
        let mut sum = Vec::new();
        for (unknown, factor) in terms {
            sum = add_terms(&sum, &self.definitions[*unknown], *factor)?;
        }
        let small = |number: i128| i64::try_from(number).map_err(|_| Stop::Overflow);
        let sum = sum.into_iter().map(|(variable, factor)| Ok((variable, small(factor)?)));
        Ok(Question::AtMost(sum.collect::<Result<_, Stop>>()?, small(bound)?))
    }
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
pub(super) fn range(
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

pub(super) fn nearest_to_zero(least: Option<i128>, greatest: Option<i128>) -> i128 {
    match (least, greatest) {
        (Some(least), _) if least > 0 => least,
        (_, Some(greatest)) if greatest < 0 => greatest,
        _ => 0,
    }
}

#[cfg(test)]
#[path = "omega_tests.rs"]
mod tests;
