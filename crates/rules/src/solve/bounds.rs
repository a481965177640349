//! What the bounds of sums say about one another: a sum lies between what its variables allow, and a
//! variable between what a sum and the other variables allow.

use super::arena::{Arena, Conflict, RowId, Source};
use super::budget::{Budget, Stop};
use super::compile::{Compiled, SumId};
use super::state::State;
use super::system::{floor, minus, plus, times};

/// Rounds over all sums; bounds that would creep on for ever are left to the Omega test.
const ROUNDS: usize = 3;

/// Bounds beyond this are not kept: they hold back no value of 64 bits, and some systems without a
/// solution would make them grow without end.
const LARGEST: u128 = 1 << 64;

/// Tightens bounds until nothing changes or the rounds are over. Says whether anything changed.
pub(super) fn tighten(
    compiled: &Compiled,
    state: &mut State,
    arena: &mut Arena,
    budget: &mut Budget<'_>,
) -> Result<Result<bool, Conflict>, Stop> {
    let mut changed = false;
    for _ in 0..ROUNDS {
        budget.spend_on(compiled.sums.len())?;
        let mut again = false;
        let mut bounds = Bounds { compiled, state, arena };
        for sum in 0..compiled.sums.len() {
            if compiled.sums[sum].terms.len() > 1 {
                // Numbers that grow without end show nothing here; the Omega test looks at them anew.
                again |= match bounds.tighten(sum) {
                    Err(Stop::Overflow) => false,
                    tightened => tightened?,
                };
            }
        }
        if let Some(conflict) = crossed(state, arena) {
            return Ok(Err(conflict));
        }
        changed |= again;
        if !again {
            break;
        }
    }
    Ok(Ok(changed))
}

/// A sum whose lower bound is above its upper bound.
fn crossed(state: &State, arena: &mut Arena) -> Option<Conflict> {
    for (upper, lower) in state.upper.iter().zip(&state.lower) {
        if let (Some((upper, above)), Some((lower, below))) = (upper, lower)
            && lower > upper
        {
            let parts = vec![(*above, 1), (*below, 1)];
            let row = arena.row(Source::Derived { parts, divide: 1 });
            return Some(arena.contradiction(row));
        }
    }
    None
}

struct Bounds<'a> {
    compiled: &'a Compiled,
    state: &'a mut State,
    arena: &'a mut Arena,
}

/// The least or greatest value of a multiple of a variable, and the row that says so.
type End = Option<(i128, RowId)>;

impl Bounds<'_> {
    fn tighten(&mut self, sum: SumId) -> Result<bool, Stop> {
        let least = self.ends(sum, false)?;
        let greatest = self.ends(sum, true)?;
        let mut changed = self.of_sum(sum, &greatest, true)?;
        changed |= self.of_sum(sum, &least, false)?;
        if let Some((bound, row)) = self.state.upper[sum] {
            changed |= self.of_variables(sum, bound, row, &least, true)?;
        }
        if let Some((bound, row)) = self.state.lower[sum] {
            changed |= self.of_variables(sum, bound, row, &greatest, false)?;
        }
        Ok(changed)
    }

    /// For each term, its greatest (or least) value.
    fn ends(&self, sum: SumId, greatest: bool) -> Result<Vec<End>, Stop> {
        let mut ends = Vec::new();
        for (variable, factor) in &self.compiled.sums[sum].terms {
            let alone = self.compiled.alone[variable];
            let upper = (*factor > 0) == greatest;
            let known = if upper { self.state.upper[alone] } else { self.state.lower[alone] };
            ends.push(match known {
                Some((bound, row)) => Some((times(bound, i128::from(*factor))?, row)),
                None => None,
            });
        }
        Ok(ends)
    }

    /// The sum is at most the sum of the greatest values, and at least that of the least.
    fn of_sum(&mut self, sum: SumId, ends: &[End], upper: bool) -> Result<bool, Stop> {
        let mut total = 0;
        for end in ends {
            let Some((value, _)) = end else { return Ok(false) };
            total = plus(total, *value)?;
        }
        let tighter = if upper {
            self.state.is_tighter_upper(sum, total)
        } else {
            self.state.is_tighter_lower(sum, total)
        };
        if tighter && total.unsigned_abs() <= LARGEST {
            let parts = self.parts(sum, ends, None)?;
            let row = self.arena.row(Source::Derived { parts, divide: 1 });
            self.set(sum, total, row, upper);
            return Ok(true);
        }
        Ok(false)
    }

    /// From `sum <= bound` and the least values of the other terms follows a bound of each variable;
    /// likewise from `sum >= bound` and the greatest.
    fn of_variables(
        &mut self,
        sum: SumId,
        bound: i128,
        row: RowId,
        ends: &[End],
        upper: bool,
    ) -> Result<bool, Stop> {
        let open = ends.iter().filter(|end| end.is_none()).count();
        if open > 1 {
            return Ok(false);
        }
        let mut total = 0;
        for (value, _) in ends.iter().flatten() {
            total = plus(total, *value)?;
        }
        let mut changed = false;
        for place in 0..ends.len() {
            let own = match ends[place] {
                Some((value, _)) if open == 0 => value,
                None => 0,
                Some(_) => continue,
            };
            let left = minus(bound, minus(total, own)?)?;
            changed |= self.of_variable(sum, place, left, row, ends, upper)?;
        }
        Ok(changed)
    }

    /// The term at `place` is at most (`upper`) or at least `left`.
    fn of_variable(
        &mut self,
        sum: SumId,
        place: usize,
        left: i128,
        row: RowId,
        ends: &[End],
        upper: bool,
    ) -> Result<bool, Stop> {
        let (variable, factor) = self.compiled.sums[sum].terms[place];
        let factor = i128::from(factor);
        // `size * (±variable) <= most`
        let most = if upper { left } else { left.checked_neg().ok_or(Stop::Overflow)? };
        let rounded = floor(most, factor.abs());
        let is_upper = upper == (factor > 0);
        let alone = self.compiled.alone[&variable];
        let value = if is_upper { rounded } else { rounded.checked_neg().ok_or(Stop::Overflow)? };
        let tighter = if is_upper {
            self.state.is_tighter_upper(alone, value)
        } else {
            self.state.is_tighter_lower(alone, value)
        };
        if tighter && value.unsigned_abs() <= LARGEST {
            let mut parts = self.parts(sum, ends, Some(place))?;
            parts.push((row, 1));
            let divide = i64::try_from(factor.abs()).map_err(|_| Stop::Overflow)?;
            let row = self.arena.row(Source::Derived { parts, divide });
            self.set(alone, value, row, is_upper);
            return Ok(true);
        }
        Ok(false)
    }

    fn parts(
        &self,
        sum: SumId,
        ends: &[End],
        without: Option<usize>,
    ) -> Result<Vec<(RowId, i64)>, Stop> {
        let mut parts = Vec::with_capacity(ends.len());
        for (place, (_, factor)) in self.compiled.sums[sum].terms.iter().enumerate() {
            if let Some((_, row)) = ends[place]
                && Some(place) != without
            {
                parts.push((row, factor.checked_abs().ok_or(Stop::Overflow)?));
            }
        }
        Ok(parts)
    }

    fn set(&mut self, sum: SumId, bound: i128, row: RowId, upper: bool) {
        if upper {
            self.state.set_upper(sum, bound, row);
        } else {
            self.state.set_lower(sum, bound, row);
        }
    }
}
