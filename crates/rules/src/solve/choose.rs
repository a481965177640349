//! Which unknown is eliminated next.

use std::collections::BTreeMap;

use super::system::{Row, Unknown};

/// How the rows speak of an unknown.
pub(super) struct Occurrence {
    pub(super) unknown: Unknown,
    pub(super) lower: usize,
    pub(super) upper: usize,
    greatest_lower: i128,
    greatest_upper: i128,
}

impl Occurrence {
    pub(super) fn one_sided(&self) -> bool {
        self.lower == 0 || self.upper == 0
    }

    pub(super) fn exact(&self) -> bool {
        self.greatest_lower <= 1 || self.greatest_upper <= 1
    }

    pub(super) fn growth(&self) -> i64 {
        let (lower, upper) = (self.lower as i64, self.upper as i64);
        lower.saturating_mul(upper) - lower - upper
    }
}

/// Puts aside the rows of unknowns that are bounded on one side only, or on none: whatever the others
/// are, such an unknown can be large or small enough.
pub(super) fn set_aside(mut rows: Vec<Row>) -> (Vec<Row>, Vec<(Unknown, Vec<Row>)>) {
    let mut aside = Vec::new();
    while let Some(chosen) = choose(&rows).filter(Occurrence::one_sided) {
        let (with, without) = rows.into_iter().partition(|row| row.factor(chosen.unknown) != 0);
        aside.push((chosen.unknown, with));
        rows = without;
    }
    (rows, aside)
}

/// The unknown whose elimination costs least: exact before inexact, then by the growth of the system.
pub(super) fn choose(rows: &[Row]) -> Option<Occurrence> {
    let mut found: BTreeMap<Unknown, Occurrence> = BTreeMap::new();
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
