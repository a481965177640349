//! Inequalities over whole numbers and the arithmetic that keeps track of where each comes from.

use std::collections::BTreeMap;

use super::arena::{Arena, Conflict, RowId, Source};
use super::budget::{Budget, Stop};
use super::compile::divisor_of;

/// An unknown of a system: a variable of the problem, or a sum of some that stands for one.
pub(super) type Unknown = usize;

/// `terms <= bound`; unknowns in order, no factor 0.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) terms: Vec<(Unknown, i128)>,
    pub(super) bound: i128,
    pub(super) id: RowId,
}

impl Row {
    pub(super) fn factor(&self, unknown: Unknown) -> i128 {
        match self.terms.binary_search_by_key(&unknown, |(other, _)| *other) {
            Ok(place) => self.terms[place].1,
            Err(_) => 0,
        }
    }

    /// The value of the sum without one unknown.
    pub(super) fn rest(&self, without: Unknown, values: &[i128]) -> Result<i128, Stop> {
        let mut total = 0_i128;
        for (unknown, factor) in &self.terms {
            if *unknown != without {
                total = plus(total, times(*factor, values[*unknown])?)?;
            }
        }
        Ok(total)
    }
}

pub(super) fn plus(a: i128, b: i128) -> Result<i128, Stop> {
    a.checked_add(b).ok_or(Stop::Overflow)
}

pub(super) fn minus(a: i128, b: i128) -> Result<i128, Stop> {
    a.checked_sub(b).ok_or(Stop::Overflow)
}

pub(super) fn times(a: i128, b: i128) -> Result<i128, Stop> {
    a.checked_mul(b).ok_or(Stop::Overflow)
}

/// The greatest whole number that is at most `a / b`, for `b` above 0.
pub(super) fn floor(a: i128, b: i128) -> i128 {
    a.div_euclid(b)
}

/// The least whole number that is at least `a / b`, for `b` above 0.
pub(super) fn ceiling(a: i128, b: i128) -> Result<i128, Stop> {
    Ok(-floor(a.checked_neg().ok_or(Stop::Overflow)?, b))
}

/// The sum of multiples of rows, divided by the common divisor of its factors. Without unknowns left
/// it is divided by nothing.
pub(super) fn combine(
    arena: &mut Arena,
    budget: &mut Budget<'_>,
    parts: &[(&Row, i128)],
) -> Result<Row, Stop> {
    budget.spend()?;
    let mut terms: Vec<(Unknown, i128)> = Vec::new();
    let mut bound = 0;
    for (row, multiple) in parts {
        terms = add_terms(&terms, &row.terms, *multiple)?;
        bound = plus(bound, times(row.bound, *multiple)?)?;
    }
    let divide = match terms.iter().fold(0, |divisor, (_, factor)| divisor_of(divisor, *factor)) {
        0 => 1,
        divisor => divisor,
    };
    for (_, factor) in &mut terms {
        *factor /= divide;
    }
    let bound = floor(bound, divide);
    let mut written = Vec::with_capacity(parts.len());
    for (row, multiple) in parts {
        written.push((row.id, i64::try_from(*multiple).map_err(|_| Stop::Overflow)?));
    }
    let divide = i64::try_from(divide).map_err(|_| Stop::Overflow)?;
    Ok(Row { terms, bound, id: arena.row(Source::Derived { parts: written, divide }) })
}

/// `a + multiple * b`, term by term. The lowest number of 128 bits counts as an overflow, so that
/// every factor has an opposite.
pub(super) fn add_terms(
    a: &[(Unknown, i128)],
    b: &[(Unknown, i128)],
    multiple: i128,
) -> Result<Vec<(Unknown, i128)>, Stop> {
    let mut sum = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let left =
            a.get(i).filter(|(unknown, _)| b.get(j).is_none_or(|(other, _)| unknown <= other));
        let right =
            b.get(j).filter(|(unknown, _)| a.get(i).is_none_or(|(other, _)| unknown <= other));
        let unknown = left.or(right).map_or(0, |(unknown, _)| *unknown);
        let mut factor = 0;
        if let Some((_, of_a)) = left {
            factor = *of_a;
            i += 1;
        }
        if let Some((_, of_b)) = right {
            factor = plus(factor, times(*of_b, multiple)?)?;
            j += 1;
        }
        if factor == i128::MIN {
            return Err(Stop::Overflow);
        }
        if factor != 0 {
            sum.push((unknown, factor));
        }
    }
    Ok(sum)
}

/// A system after looking at each sum once.
pub(super) enum Simplified {
    /// The tightest row of each sum and direction.
    Rows(Vec<Row>),
    Impossible(Conflict),
}

/// Keeps the tightest row for each sum; finds rows that are false alone or with their opposite.
pub(super) fn simplify(
    arena: &mut Arena,
    budget: &mut Budget<'_>,
    rows: Vec<Row>,
) -> Result<Simplified, Stop> {
    let mut tightest: BTreeMap<Vec<(Unknown, i128)>, Row> = BTreeMap::new();
    for row in rows {
        if row.terms.is_empty() {
            if row.bound < 0 {
                return Ok(Simplified::Impossible(arena.contradiction(row.id)));
            }
            continue;
        }
        match tightest.get_mut(&row.terms) {
            Some(other) if other.bound <= row.bound => {}
            Some(other) => *other = row,
            None => {
                tightest.insert(row.terms.clone(), row);
            }
        }
    }
    for (terms, row) in &tightest {
        if terms[0].1 < 0 {
            continue;
        }
        if let Some(opposite) = tightest.get(&negated(terms))
            && minus(opposite.bound.checked_neg().ok_or(Stop::Overflow)?, row.bound)? > 0
        {
            let impossible = combine(arena, budget, &[(row, 1), (opposite, 1)])?;
            return Ok(Simplified::Impossible(arena.contradiction(impossible.id)));
        }
    }
    Ok(Simplified::Rows(tightest.into_values().collect()))
}

pub(super) fn negated(terms: &[(Unknown, i128)]) -> Vec<(Unknown, i128)> {
    terms.iter().map(|(unknown, factor)| (*unknown, -factor)).collect()
}
