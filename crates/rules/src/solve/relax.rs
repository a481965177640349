//! Is there a solution in fractions? The simplex method with bounds (Dutertre and de Moura, "A fast
//! linear-arithmetic solver for DPLL(T)", 2006), in exact fractions, with Bland's rule so that it ends.
//!
//! It stands in for elimination where that would need too many rows.

use std::collections::BTreeMap;

use super::arena::{Arena, Conflict};
use super::budget::{Budget, Stop};
use super::compile::divisor_of;
use super::ratio::Ratio;
use super::system::{Row, Unknown, combine, negated, times};

/// What fractions say about a system.
pub(super) enum Relaxed {
    /// Not even fractions solve it.
    Impossible(Conflict),
    /// These do.
    Point(Vec<(Unknown, Ratio)>),
}

/// A bound of a column and the place of the row that states it.
type Bound = Option<(i128, usize)>;

/// The columns are the unknowns and then the sums; those of the basis are given by the others.
struct Tableau {
    lower: Vec<Bound>,
    upper: Vec<Bound>,
    value: Vec<Ratio>,
    /// The columns of the basis, and each in terms of all columns (0 for those of the basis).
    basis: Vec<usize>,
    factors: Vec<Vec<Ratio>>,
}

pub(super) fn relax(
    arena: &mut Arena,
    budget: &mut Budget<'_>,
    rows: &[Row],
) -> Result<Relaxed, Stop> {
    let unknowns: Vec<Unknown> = {
        let named = rows.iter().flat_map(|row| row.terms.iter().map(|(unknown, _)| *unknown));
        named.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    };
    let mut tableau = Tableau::new(&unknowns, rows)?;
    loop {
        // Every entry is a fraction, which costs as much as ten numbers.
        budget.spend_on(10 * tableau.basis.len() * tableau.value.len())?;
        let Some((place, below)) = tableau.violated()? else {
            let values = unknowns.iter().copied().zip(tableau.value.iter().copied());
            return Ok(Relaxed::Point(values.collect()));
        };
        match tableau.entering(place, below)? {
            Some(entering) => tableau.pivot(place, entering, below)?,
            None => {
                let parts = tableau.reason(place, below)?;
                let parts: Vec<(&Row, i128)> =
                    parts.into_iter().map(|(row, multiple)| (&rows[row], multiple)).collect();
                let row = combine(arena, budget, &parts)?;
                if !row.terms.is_empty() || row.bound >= 0 {
                    return Err(Stop::Fault("a contradiction in fractions is none"));
                }
                return Ok(Relaxed::Impossible(arena.contradiction(row.id)));
            }
        }
    }
}

impl Tableau {
    fn new(unknowns: &[Unknown], rows: &[Row]) -> Result<Tableau, Stop> {
        let mut sums: BTreeMap<Vec<(Unknown, i128)>, usize> = BTreeMap::new();
        for (column, unknown) in unknowns.iter().enumerate() {
            sums.insert(vec![(*unknown, 1)], column);
        }
        let mut bounds = Vec::with_capacity(rows.len());
        for (place, row) in rows.iter().enumerate() {
            let upper = row.terms[0].1 > 0;
            let terms = if upper { row.terms.clone() } else { negated(&row.terms) };
            let next = sums.len();
            let column = *sums.entry(terms).or_insert(next);
            let bound = if upper { row.bound } else { times(row.bound, -1)? };
            bounds.push((column, upper, bound, place));
        }
        let columns = sums.len();
        let mut tableau = Tableau {
            lower: vec![None; columns],
            upper: vec![None; columns],
            value: vec![Ratio::ZERO; columns],
            basis: (unknowns.len()..columns).collect(),
            factors: vec![vec![Ratio::ZERO; columns]; columns - unknowns.len()],
        };
        for (column, upper, bound, place) in bounds {
            let side = if upper { &mut tableau.upper } else { &mut tableau.lower };
            side[column] = Some((bound, place));
        }
        for (terms, column) in &sums {
            if let Some(row) = column.checked_sub(unknowns.len()) {
                for (unknown, factor) in terms {
                    let place =
                        unknowns.binary_search(unknown).map_err(|_| Stop::Fault("no column"))?;
                    tableau.factors[row][place] = Ratio::whole(*factor);
                }
            }
        }
        for column in 0..unknowns.len() {
            let least = tableau.lower[column].map(|(bound, _)| bound).filter(|bound| *bound > 0);
            let most = tableau.upper[column].map(|(bound, _)| bound).filter(|bound| *bound < 0);
            tableau.value[column] = Ratio::whole(least.or(most).unwrap_or(0));
        }
        tableau.evaluate_basis()?;
        Ok(tableau)
    }

    fn evaluate_basis(&mut self) -> Result<(), Stop> {
        for (column, factors) in self.basis.iter().zip(&self.factors) {
            let mut total = Ratio::ZERO;
            for (other, factor) in factors.iter().enumerate() {
                if factor.over != 0 {
                    total = total.plus(factor.times(self.value[other])?)?;
                }
            }
            self.value[*column] = total;
        }
        Ok(())
    }

    /// The place in the basis of the first column outside its bounds, and whether it is below them.
    fn violated(&self) -> Result<Option<(usize, bool)>, Stop> {
        let mut found: Option<(usize, usize, bool)> = None;
        for (place, column) in self.basis.iter().enumerate() {
            if found.is_some_and(|(first, ..)| first < *column) {
                continue;
            }
            if self.is_below(*column)? {
                found = Some((*column, place, true));
            } else if self.is_above(*column)? {
                found = Some((*column, place, false));
            }
        }
        Ok(found.map(|(_, place, below)| (place, below)))
    }

    fn is_below(&self, column: usize) -> Result<bool, Stop> {
        match self.lower[column] {
            Some((bound, _)) => self.value[column].is_below(Ratio::whole(bound)),
            None => Ok(false),
        }
    }

    fn is_above(&self, column: usize) -> Result<bool, Stop> {
        match self.upper[column] {
            Some((bound, _)) => Ratio::whole(bound).is_below(self.value[column]),
            None => Ok(false),
        }
    }

    /// The first column outside the basis that can move the one at `place` towards its bounds.
    fn entering(&self, place: usize, below: bool) -> Result<Option<usize>, Stop> {
        for (column, factor) in self.factors[place].iter().enumerate() {
            if factor.over == 0 {
                continue;
            }
            let up = (factor.over > 0) == below;
            let end = if up { self.upper[column] } else { self.lower[column] };
            let at_end = end.is_some_and(|(bound, _)| self.value[column] == Ratio::whole(bound));
            if !at_end {
                return Ok(Some(column));
            }
        }
        Ok(None)
    }

    /// Exchanges the column at `place` of the basis, which goes to the bound that it violates, for
    /// another.
    fn pivot(&mut self, place: usize, entering: usize, below: bool) -> Result<(), Stop> {
        let leaving = self.basis[place];
        let end = if below { self.lower[leaving] } else { self.upper[leaving] };
        let (bound, _) = end.ok_or(Stop::Fault("no bound is violated"))?;
        let factor = self.factors[place][entering];
        let by = Ratio::whole(bound).minus(self.value[leaving])?.by(factor)?;
        self.value[entering] = self.value[entering].plus(by)?;
        self.value[leaving] = Ratio::whole(bound);
        // leaving = factor * entering + rest, so entering = (leaving - rest) / factor.
        let mut solved = std::mem::take(&mut self.factors[place]);
        let minus_one = Ratio::whole(-1);
        for (column, other) in solved.iter_mut().enumerate() {
            if column != entering && other.over != 0 {
                *other = other.by(factor)?.times(minus_one)?;
            }
        }
        solved[entering] = Ratio::ZERO;
        solved[leaving] = Ratio::whole(1).by(factor)?;
        for (row, factors) in self.factors.iter_mut().enumerate() {
            if row == place || factors[entering].over == 0 {
                continue;
            }
            let multiple = std::mem::replace(&mut factors[entering], Ratio::ZERO);
            for (column, other) in solved.iter().enumerate() {
                if other.over != 0 {
                    factors[column] = factors[column].plus(other.times(multiple)?)?;
                }
            }
        }
        self.factors[place] = solved;
        self.basis[place] = entering;
        self.evaluate_basis()
    }

    /// The rows, each with a whole multiple, whose sum is impossible (Farkas' lemma): the violated
    /// bound, and the bounds that keep every other column from moving.
    fn reason(&self, place: usize, below: bool) -> Result<Vec<(usize, i128)>, Stop> {
        let column = self.basis[place];
        let violated = if below { self.lower[column] } else { self.upper[column] };
        let mut parts = vec![(violated, Ratio::whole(1))];
        let mut common = 1_i128;
        for (other, factor) in self.factors[place].iter().enumerate() {
            if factor.over != 0 {
                let up = (factor.over > 0) == below;
                let end = if up { self.upper[other] } else { self.lower[other] };
                parts.push((end, Ratio { over: factor.over.abs(), under: factor.under }));
                common = times(common / divisor_of(common, factor.under), factor.under)?;
            }
        }
        let mut whole = Vec::with_capacity(parts.len());
        for (end, factor) in parts {
            let (_, row) = end.ok_or(Stop::Fault("a column without a bound is held"))?;
            whole.push((row, times(factor.over, common / factor.under)?));
        }
        Ok(whole)
    }
}
