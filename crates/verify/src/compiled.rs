//! A formula laid out so that it can be evaluated without recursion: parts come before the whole.

use std::collections::BTreeMap;

use crate::{Flaw, Formula};

/// Variables with their factors, in the order of the variables, none 0.
pub(crate) type Terms = Vec<(usize, i128)>;

/// What an elementary condition says. Sums are named by their place in [`Sums`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Atom {
    Flag(usize),
    Is(usize, u32),
    /// The sum is at most the bound.
    Most(usize, i128),
    /// The sum is at least the bound.
    Least(usize, i128),
}

enum Node {
    Constant(bool),
    Atom(Atom),
    Not(usize),
    /// Places of the parts.
    All(Vec<usize>),
    Any(Vec<usize>),
}

/// The sums that a formula speaks of, each in one form: factors without common divisor, the first one
/// positive. So `2x + 2y <= 5`, `x + y <= 2` and `-x - y >= -2` are the same condition.
#[derive(Default)]
pub(crate) struct Sums {
    known: BTreeMap<Terms, usize>,
}

/// One side of a known sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Most(i128),
    Least(i128),
}

impl Sums {
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// The place of the sum in `terms <= bound`, and what this says about it; `None` for a sum that
    /// no formula speaks of, and for one without variables.
    pub(crate) fn find(&self, terms: &Terms, bound: i128) -> Result<Option<(usize, Bound)>, Flaw> {
        if terms.is_empty() {
            return Ok(None);
        }
        let (terms, bound) = canonical(terms, bound)?;
        Ok(self.known.get(&terms).map(|place| (*place, bound)))
    }

    fn add(&mut self, terms: &Terms, bound: i128) -> Result<Atom, Flaw> {
        let (terms, bound) = canonical(terms, bound)?;
        let next = self.known.len();
        let place = *self.known.entry(terms).or_insert(next);
        Ok(match bound {
            Bound::Most(bound) => Atom::Most(place, bound),
            Bound::Least(bound) => Atom::Least(place, bound),
        })
    }
}

fn canonical(terms: &Terms, bound: i128) -> Result<(Terms, Bound), Flaw> {
    let divisor =
        terms.iter().fold(0_u128, |divisor, (_, factor)| gcd(divisor, factor.unsigned_abs()));
    let divisor = i128::try_from(divisor).map_err(|_| Flaw::Overflow)?;
    let bound = bound.div_euclid(divisor);
    let negative = terms[0].1 < 0;
    let divisor = if negative { -divisor } else { divisor };
    let mut divided = Terms::with_capacity(terms.len());
    for (variable, factor) in terms {
        divided.push((*variable, factor.checked_div(divisor).ok_or(Flaw::Overflow)?));
    }
    let bound = if negative {
        Bound::Least(bound.checked_neg().ok_or(Flaw::Overflow)?)
    } else {
        Bound::Most(bound)
    };
    Ok((divided, bound))
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// A formula, ready to be evaluated.
pub(crate) struct Compiled {
    nodes: Vec<Node>,
    pub(crate) sums: Sums,
}

impl Compiled {
    /// Lays out a formula that was validated.
    pub(crate) fn new(formula: &Formula) -> Result<Compiled, Flaw> {
        let mut compiled = Compiled { nodes: Vec::new(), sums: Sums::default() };
        let mut open = vec![(formula, false)];
        // Places of the wholes that are laid out and not yet part of a larger one.
        let mut done: Vec<usize> = Vec::new();
        while let Some((formula, parts_done)) = open.pop() {
            let parts = parts(formula);
            if !parts_done && !parts.is_empty() {
                open.push((formula, true));
                open.extend(parts.iter().map(|part| (part, false)));
                continue;
            }
            let inner = done.split_off(done.len() - parts.len());
            let node = compiled.node(formula, inner)?;
            compiled.nodes.push(node);
            done.push(compiled.nodes.len() - 1);
        }
        Ok(compiled)
    }

    fn node(&mut self, formula: &Formula, inner: Vec<usize>) -> Result<Node, Flaw> {
        Ok(match formula {
            Formula::True => Node::Constant(true),
            Formula::False => Node::Constant(false),
            Formula::Flag(id) => Node::Atom(Atom::Flag(id.0)),
            Formula::Is(id, value) => Node::Atom(Atom::Is(id.0, *value)),
            Formula::AtMost(sum, bound) if sum.terms.is_empty() => Node::Constant(0 <= *bound),
            Formula::AtMost(sum, bound) => {
                let terms =
                    sum.terms.iter().map(|(id, factor)| (id.0, i128::from(*factor))).collect();
                Node::Atom(self.sums.add(&terms, i128::from(*bound))?)
            }
            Formula::Not(_) => Node::Not(inner[0]),
            Formula::All(_) => Node::All(inner),
            Formula::Any(_) => Node::Any(inner),
        })
    }

    /// Whether the formula is true, where `known` says whether an elementary condition is; `None` is
    /// not known (Kleene's strong logic: true or false only where every completion is).
    pub(crate) fn value(&self, known: impl Fn(Atom) -> Option<bool>) -> Option<bool> {
        let mut values: Vec<Option<bool>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            values.push(match node {
                Node::Constant(value) => Some(*value),
                Node::Atom(atom) => known(*atom),
                Node::Not(part) => values[*part].map(|value| !value),
                Node::All(parts) => together(parts, &values, false),
                Node::Any(parts) => together(parts, &values, true),
            });
        }
        values.last().copied().flatten()
    }
}

/// `decisive` where one part is, its opposite where all are, and otherwise not known.
fn together(parts: &[usize], values: &[Option<bool>], decisive: bool) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match values[*part] {
            Some(value) if value == decisive => return Some(decisive),
            Some(_) => {}
            None => open = true,
        }
    }
    if open { None } else { Some(!decisive) }
}

fn parts(formula: &Formula) -> &[Formula] {
    match formula {
        Formula::Not(inner) => std::slice::from_ref(&**inner),
        Formula::All(parts) | Formula::Any(parts) => parts,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sum_has_one_form() {
        let canonical = |terms: &[(usize, i128)], bound| canonical(&terms.to_vec(), bound);
        assert_eq!(canonical(&[(0, 2), (1, 2)], 5), Ok((vec![(0, 1), (1, 1)], Bound::Most(2))));
        // -3x <= 4, so x >= -4/3, so x >= -1.
        assert_eq!(canonical(&[(0, -3)], 4), Ok((vec![(0, 1)], Bound::Least(-1))));
        assert_eq!(canonical(&[(0, -3)], -4), Ok((vec![(0, 1)], Bound::Least(2))));
        assert_eq!(canonical(&[(0, i128::MIN)], 0), Err(Flaw::Overflow));
        assert_eq!(canonical(&[(0, -1)], i128::MIN), Err(Flaw::Overflow));
    }

    #[test]
    fn what_is_open_stays_open() {
        let flag = |id| Formula::Flag(crate::VariableId(id));
        let formula = Formula::Any(vec![flag(0), Formula::Not(Box::new(flag(1)))]);
        let compiled = Compiled::new(&formula).unwrap();
        let value = |first: Option<bool>, second: Option<bool>| {
            compiled.value(|atom| match atom {
                Atom::Flag(0) => first,
                _ => second,
            })
        };
        assert_eq!(value(None, None), None);
        assert_eq!(value(None, Some(false)), Some(true));
        assert_eq!(value(None, Some(true)), None);
        assert_eq!(value(Some(false), Some(true)), Some(false));
    }

    #[test]
    fn parts_keep_their_order_and_depth_is_no_danger() {
        let mut formula = Formula::All(vec![Formula::True, Formula::Any(vec![])]);
        for _ in 0..200_001 {
            formula = Formula::Not(Box::new(formula));
        }
        let compiled = Compiled::new(&formula).unwrap();
        assert_eq!(compiled.value(|_| None), Some(true));
        // Taken apart by hand: dropping it whole would recurse.
        while let Formula::Not(inner) = formula {
            formula = *inner;
        }
    }
}
