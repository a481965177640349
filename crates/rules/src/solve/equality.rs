//! Equalities in whole numbers: each uses up an unknown.

use super::budget::Stop;
use super::omega::{Answer, Omega};
use super::system::{Row, Unknown, add_terms, combine, minus, negated, plus, times};

impl Omega<'_, '_> {
    /// `row` and `opposite` together say that a sum has one value.
    pub(super) fn use_equality(
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
}

/// Two rows that say that a sum has one value; first one with a factor of 1.
pub(super) fn equality(rows: &[Row]) -> Option<(usize, usize)> {
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
mod tests {
    use super::*;

    #[test]
    fn quotients_leave_the_least_remainder() {
        for a in -20..=20 {
            for b in [-7, -4, -3, 2, 3, 5] {
                let quotient = nearest(a, b).unwrap();
                assert!(2 * (a - quotient * b).abs() <= i128::abs(b), "{a} / {b}");
            }
        }
    }
}
