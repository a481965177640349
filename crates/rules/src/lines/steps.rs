//! Along one input: where a condition can turn, and whether it can at all.

use std::collections::BTreeSet;

use crate::vocabulary::Count;
use crate::{Condition, Party, Quantity, Vocabulary};

/// The values of a count around which the conditions can turn, everything else of the party being as it
/// is: the first and the last value, and the neighbours of every boundary. Between two neighbours in
/// the list no condition turns, so that going through them is exact.
#[must_use]
pub fn steps(conditions: &[&Condition], count: &Count, party: &Party) -> Vec<i64> {
    let mut values = BTreeSet::from([0, count.max]);
    for condition in conditions {
        boundaries(condition, &count.name, party, &mut |boundary| {
            for near in boundary.saturating_sub(1)..=boundary.saturating_add(1) {
                if let Ok(value) = i64::try_from(near)
                    && (0..=count.max).contains(&value)
                {
                    values.insert(value);
                }
            }
        });
    }
    values.into_iter().collect()
}

fn boundaries(condition: &Condition, count: &str, party: &Party, found: &mut dyn FnMut(i128)) {
    match condition {
        Condition::Holds(_) => {}
        Condition::Compare { left, right, .. } => {
            let slope = factor(left, count) - factor(right, count);
            if slope == 0 {
                return;
            }
            let rest = |quantity: &Quantity| {
                quantity.value(|name| match name == count {
                    true => 0,
                    false => i128::from(party.count(name)),
                })
            };
            let offset = rest(right) - rest(left);
            found(offset.div_euclid(slope));
            found(offset.div_euclid(slope) + 1);
        }
        Condition::Not(inner) => boundaries(inner, count, party, found),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| boundaries(part, count, party, found));
        }
    }
}

fn factor(quantity: &Quantity, count: &str) -> i128 {
    let terms = quantity.terms.iter().filter(|(_, name)| name == count);
    terms.map(|(factor, _)| i128::from(*factor)).sum()
}

/// Of the unknown facts and counts, those that the conditions can still turn on when everything else of
/// the party is as it is and counts stay in their bounds.
#[must_use]
pub fn relevant(
    conditions: &[&Condition],
    party: &Party,
    unknown: &BTreeSet<String>,
    vocabulary: &Vocabulary,
) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for condition in conditions {
        if decided(condition, party, unknown, vocabulary).is_none() {
            undecided_names(condition, party, unknown, vocabulary, &mut names);
        }
    }
    names
}

fn undecided_names(
    condition: &Condition,
    party: &Party,
    unknown: &BTreeSet<String>,
    vocabulary: &Vocabulary,
    names: &mut BTreeSet<String>,
) {
    if decided(condition, party, unknown, vocabulary).is_some() {
        return;
    }
    match condition {
        Condition::Not(inner) => undecided_names(inner, party, unknown, vocabulary, names),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                undecided_names(part, party, unknown, vocabulary, names);
            }
        }
        Condition::Holds(_) | Condition::Compare { .. } => {
            let own = condition.names().into_iter().filter(|name| unknown.contains(*name));
            names.extend(own.map(str::to_owned));
        }
    }
}

/// Whether a condition holds whatever the unknowns are; `None` where that is not certain (Kleene's
/// strong three-valued logic over intervals).
fn decided(
    condition: &Condition,
    party: &Party,
    unknown: &BTreeSet<String>,
    vocabulary: &Vocabulary,
) -> Option<bool> {
    let each = |part: &Condition| decided(part, party, unknown, vocabulary);
    match condition {
        Condition::Holds(name) => (!unknown.contains(name)).then(|| party.holds(name)),
        Condition::Compare { left, relation, right } => {
            let (low, high) = interval(left, right, party, unknown, vocabulary);
            let ends = [low, high].map(|difference| relation.holds(difference, 0));
            let inside = low < 0 && high > 0;
            let zero = relation.holds(0, 0);
            (ends[0] == ends[1] && (!inside || zero == ends[0])).then_some(ends[0])
        }
        Condition::Not(inner) => each(inner).map(|holds| !holds),
        Condition::All(parts) => together(parts.iter().map(each), false),
        Condition::Any(parts) => together(parts.iter().map(each), true),
    }
}

/// Whether a condition could hold of a party with these facts if its counts were others.
#[must_use]
pub fn fits(condition: &Condition, party: &Party) -> bool {
    by_facts(condition, party) != Some(false)
}

fn by_facts(condition: &Condition, party: &Party) -> Option<bool> {
    let each = |part: &Condition| by_facts(part, party);
    match condition {
        Condition::Holds(name) => Some(party.holds(name)),
        Condition::Compare { .. } => None,
        Condition::Not(inner) => each(inner).map(|holds| !holds),
        Condition::All(parts) => together(parts.iter().map(each), false),
        Condition::Any(parts) => together(parts.iter().map(each), true),
    }
}

/// One value that decides is enough; otherwise all must be known.
fn together(parts: impl Iterator<Item = Option<bool>>, decides: bool) -> Option<bool> {
    let mut certain = Some(!decides);
    for part in parts {
        match part {
            Some(value) if value == decides => return Some(decides),
            Some(_) => {}
            None => certain = None,
        }
    }
    certain
}

/// The least and the greatest difference of two quantities.
fn interval(
    left: &Quantity,
    right: &Quantity,
    party: &Party,
    unknown: &BTreeSet<String>,
    vocabulary: &Vocabulary,
) -> (i128, i128) {
    let constant = i128::from(left.constant) - i128::from(right.constant);
    let names: BTreeSet<&str> =
        left.terms.iter().chain(&right.terms).map(|(_, name)| name.as_str()).collect();
    names.into_iter().fold((constant, constant), |(low, high), name| {
        let slope = factor(left, name) - factor(right, name);
        let (least, most) = if unknown.contains(name) {
            (0, vocabulary.count(name).map_or(0, |count| i128::from(count.max)))
        } else {
            let value = i128::from(party.count(name));
            (value, value)
        };
        let (a, b) = (slope * least, slope * most);
        (low + a.min(b), high + a.max(b))
    })
}
