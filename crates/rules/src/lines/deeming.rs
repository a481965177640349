//! Deeming provisions written out.

use crate::regime::Deem;
use crate::{Condition, Quantity};

/// More provisions on one rule are not written out: each doubles the cases.
const MOST: usize = 6;

/// A condition on deemed counts as one on the counts themselves: one case for every choice of the
/// provisions that take effect. `None` where that is too large.
pub(super) fn written_out(condition: &Condition, deems: &[&Deem]) -> Option<Condition> {
    if deems.is_empty() {
        return Some(condition.clone());
    }
    if deems.len() > MOST {
        return None;
    }
    let mut cases = Vec::new();
    for choice in 0..1_usize << deems.len() {
        let mut parts = Vec::new();
        let mut effective = Vec::new();
        for (at, deem) in deems.iter().enumerate() {
            if choice >> at & 1 == 1 {
                parts.push(deem.when.clone());
                effective.push(*deem);
            } else {
                parts.push(Condition::Not(Box::new(deem.when.clone())));
            }
        }
        parts.push(substituted(condition, &effective)?);
        cases.push(Condition::All(parts));
    }
    Some(Condition::Any(cases))
}

fn substituted(condition: &Condition, deems: &[&Deem]) -> Option<Condition> {
    let each = |parts: &[Condition]| -> Option<Vec<Condition>> {
        parts.iter().map(|part| substituted(part, deems)).collect()
    };
    Some(match condition {
        Condition::Holds(_) => condition.clone(),
        Condition::Compare { left, relation, right } => Condition::Compare {
            left: deemed(left, deems)?,
            relation: *relation,
            right: deemed(right, deems)?,
        },
        Condition::Not(inner) => Condition::Not(Box::new(substituted(inner, deems)?)),
        Condition::All(parts) => Condition::All(each(parts)?),
        Condition::Any(parts) => Condition::Any(each(parts)?),
    })
}

fn deemed(quantity: &Quantity, deems: &[&Deem]) -> Option<Quantity> {
    let mut sum = quantity.clone();
    for (factor, count) in &quantity.terms {
        for deem in deems.iter().filter(|deem| deem.count == *count) {
            sum = sum.plus(*factor, &deem.adds)?;
        }
    }
    Some(sum)
}
