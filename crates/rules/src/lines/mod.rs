//! Every rule of a side as one condition on a party, deeming and precedence written out. What is
//! asked about all parties at once, and which values matter, is computed from these; what one party
//! gets is not, see [`crate::evaluate`].

mod deeming;
mod steps;

pub use steps::{fits, relevant, steps};

use crate::regime::Regime;
use crate::{Condition, Sequence, Side};

/// A line has no more parts.
const MOST_PARTS: usize = 20_000;

/// A rule or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The name of the rule, or of the row.
    pub rule: String,
    /// Clause, paper or table.
    pub place: String,
    /// To whom it applies.
    pub condition: Condition,
    /// What it gives.
    pub sequence: Option<Sequence>,
}

/// The lines of a side in the order of the file; `None` where they are too large to be computed with.
#[must_use]
pub fn lines(side: &Side) -> Option<Vec<Line>> {
    match side {
        Side::Regime(regime, reading) => of_regime(regime, reading),
        Side::Table(table, _) => Some(
            table
                .rows
                .iter()
                .map(|row| Line {
                    rule: row.name(),
                    place: table.name.clone(),
                    condition: row.condition.clone(),
                    sequence: Some(row.sequence.clone()),
                })
                .collect(),
        ),
    }
}

fn of_regime(regime: &Regime, reading: &str) -> Option<Vec<Line>> {
    let mut own = Vec::new();
    for rule in &regime.rules {
        if !rule.is_used() || !rule.is_of(reading) {
            own.push(None);
            continue;
        }
        let mut parts = vec![rule.when.clone()];
        parts.extend(rule.except.clone().map(|except| Condition::Not(Box::new(except))));
        let deems: Vec<_> = regime.deems_on(rule, reading).collect();
        own.push(Some(deeming::written_out(&Condition::All(parts), &deems)?));
    }
    let mut lines = Vec::new();
    for (at, rule) in regime.rules.iter().enumerate() {
        if own[at].is_some() {
            lines.push(Line {
                rule: rule.id.clone(),
                place: rule.place().to_owned(),
                condition: applies(regime, &own, at, &mut 0)?,
                sequence: rule.then.clone(),
            });
        }
    }
    Some(lines)
}

/// The rule's own condition, and that no rule before it applies; `None` where that grows beyond
/// [`MOST_PARTS`], which `size` counts.
fn applies(
    regime: &Regime,
    own: &[Option<Condition>],
    at: usize,
    size: &mut usize,
) -> Option<Condition> {
    let Some(condition) = &own[at] else { return Some(Condition::Any(Vec::new())) };
    *size += condition.size().0;
    if *size > MOST_PARTS {
        return None;
    }
    let mut parts = vec![condition.clone()];
    for before in &regime.rules[at].after {
        let before = applies(regime, own, *before, size)?;
        parts.push(Condition::Not(Box::new(before)));
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
}
