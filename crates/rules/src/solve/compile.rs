//! A problem in the form that the search works on: elementary conditions and sums in one form each,
//! and the formula with negations at its leaves only.

use std::collections::BTreeMap;

use codicil_verify::{Formula, Linear, Problem, VariableKind};

use super::budget::{Budget, Stop};

/// The place of a sum in [`Compiled::sums`].
pub(super) type SumId = usize;
/// The place of an elementary condition in [`Compiled::atoms`].
pub(super) type AtomId = usize;
/// The place of a part of the formula in [`Compiled::nodes`].
pub(super) type NodeId = usize;

/// An elementary condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    Flag(usize),
    Is(usize, u32),
    AtMost(SumId, i128),
}

/// A sum without common divisor whose first factor is positive.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) terms: Vec<(usize, i64)>,
}

/// A part of the formula.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    Constant(bool),
    Literal(AtomId, bool),
    All(Vec<NodeId>),
    Any(Vec<NodeId>),
}

/// A choice as the formula speaks of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    /// The atoms of the values that are named.
    pub(super) atoms: Vec<AtomId>,
    /// Whether these are all values that there are.
    pub(super) complete: bool,
}

pub(super) struct Compiled {
    pub(super) atoms: Vec<Atom>,
    pub(super) sums: Vec<Sum>,
    /// Parts stand before the whole; the last is the formula.
    pub(super) nodes: Vec<Node>,
    /// For every integer variable, the sum that is it alone.
    pub(super) alone: BTreeMap<usize, SumId>,
    /// For every choice that the formula names.
    pub(super) choices: BTreeMap<usize, Values>,
}

impl Compiled {
    pub(super) fn new(problem: &Problem, budget: &mut Budget<'_>) -> Result<Compiled, Stop> {
        let mut builder = Builder::default();
        let mut alone = BTreeMap::new();
        for (variable, declared) in problem.variables.iter().enumerate() {
            if matches!(declared.kind, VariableKind::Integer { .. }) {
                alone.insert(variable, builder.sum(vec![(variable, 1)]));
            }
        }
        let root = builder.formula(&problem.formula, budget)?;
        // The root may be an inner node of an equal part; it must be last.
        builder.nodes.push(builder.nodes[root].clone());
        let mut choices: BTreeMap<usize, Values> = BTreeMap::new();
        for (place, atom) in builder.atoms.iter().enumerate() {
            if let Atom::Is(variable, _) = atom {
                choices.entry(*variable).or_default().atoms.push(place);
            }
        }
        for (variable, values) in &mut choices {
            let named = u32::try_from(values.atoms.len()).ok();
            values.complete = matches!(
                problem.variables[*variable].kind,
                VariableKind::Choice(all) if Some(all) == named
            );
        }
        Ok(Compiled {
            atoms: builder.atoms,
            sums: builder.sums,
            nodes: builder.nodes,
            alone,
            choices,
        })
    }
}

/// A part of the same kind with more parts than this is not taken apart, so that deep nesting does not
/// copy long lists again and again.
const INLINE: usize = 32;

#[derive(Default)]
struct Builder {
    atoms: Vec<Atom>,
    atom_places: BTreeMap<Atom, AtomId>,
    sums: Vec<Sum>,
    sum_places: BTreeMap<Vec<(usize, i64)>, SumId>,
    nodes: Vec<Node>,
    node_places: BTreeMap<Node, NodeId>,
}

impl Builder {
    fn sum(&mut self, terms: Vec<(usize, i64)>) -> SumId {
        if let Some(place) = self.sum_places.get(&terms) {
            return *place;
        }
        self.sums.push(Sum { terms: terms.clone() });
        self.sum_places.insert(terms, self.sums.len() - 1);
        self.sums.len() - 1
    }

    fn atom(&mut self, atom: Atom) -> AtomId {
        if let Some(place) = self.atom_places.get(&atom) {
            return *place;
        }
        self.atoms.push(atom);
        self.atom_places.insert(atom, self.atoms.len() - 1);
        self.atoms.len() - 1
    }

    fn node(&mut self, node: Node) -> NodeId {
        if let Some(place) = self.node_places.get(&node) {
            return *place;
        }
        self.nodes.push(node.clone());
        self.node_places.insert(node, self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    /// Without recursion, so that no nesting is too deep.
    fn formula(&mut self, formula: &Formula, budget: &mut Budget<'_>) -> Result<NodeId, Stop> {
        // A formula, whether it is meant as it stands (or negated), and whether its parts are built.
        let mut open = vec![(formula, true, false)];
        let mut built: Vec<NodeId> = Vec::new();
        while let Some((formula, holds, parts_built)) = open.pop() {
            budget.spend()?;
            match formula {
                Formula::Not(inner) => open.push((inner, !holds, false)),
                Formula::All(parts) | Formula::Any(parts) if !parts_built => {
                    open.push((formula, holds, true));
                    open.extend(parts.iter().map(|part| (part, holds, false)));
                }
                Formula::All(parts) | Formula::Any(parts) => {
                    let inner = built.split_off(built.len() - parts.len());
                    built.push(self.together(inner, matches!(formula, Formula::All(_)) == holds));
                }
                elementary => {
                    let node = self.elementary(elementary, holds)?;
                    built.push(self.node(node));
                }
            }
        }
        built.pop().ok_or(Stop::Fault("a formula has no parts"))
    }

    /// Drops what changes nothing. Nothing is folded that the checker's evaluation would not see.
    fn together(&mut self, parts: Vec<NodeId>, all: bool) -> NodeId {
        let mut kept = Vec::with_capacity(parts.len());
        for part in parts {
            match &self.nodes[part] {
                Node::Constant(value) if *value == all => {}
                Node::Constant(_) => return self.node(Node::Constant(!all)),
                Node::All(inner) if all && inner.len() <= INLINE => kept.extend_from_slice(inner),
                Node::Any(inner) if !all && inner.len() <= INLINE => kept.extend_from_slice(inner),
                _ => kept.push(part),
            }
        }
        kept.sort_unstable();
        kept.dedup();
        match kept.as_slice() {
            [] => self.node(Node::Constant(all)),
            [one] => *one,
            _ if all => self.node(Node::All(kept)),
            _ => self.node(Node::Any(kept)),
        }
    }

    fn elementary(&mut self, formula: &Formula, holds: bool) -> Result<Node, Stop> {
        Ok(match formula {
            Formula::Flag(id) => Node::Literal(self.atom(Atom::Flag(id.0)), holds),
            Formula::Is(id, value) => Node::Literal(self.atom(Atom::Is(id.0, *value)), holds),
            Formula::AtMost(sum, bound) if sum.terms.is_empty() => {
                Node::Constant((*bound >= 0) == holds)
            }
            Formula::AtMost(sum, bound) => {
                let (atom, same) = self.inequality(sum, *bound)?;
                Node::Literal(atom, same == holds)
            }
            other => Node::Constant(matches!(other, Formula::True) == holds),
        })
    }

    /// The atom that says the same, or the opposite, as the inequality.
    fn inequality(&mut self, sum: &Linear, bound: i64) -> Result<(AtomId, bool), Stop> {
        let divisor =
            sum.terms.iter().fold(0, |so_far, (_, factor)| divisor_of(so_far, i128::from(*factor)));
        let bound = i128::from(bound).div_euclid(divisor);
        let positive = sum.terms[0].1 > 0;
        let divisor = if positive { divisor } else { -divisor };
        let mut terms = Vec::with_capacity(sum.terms.len());
        for (id, factor) in &sum.terms {
            let factor =
                i64::try_from(i128::from(*factor) / divisor).map_err(|_| Stop::Overflow)?;
            terms.push((id.0, factor));
        }
        let sum = self.sum(terms);
        // -sum <= bound is sum >= -bound, which is not sum <= -bound - 1.
        let bound = if positive { bound } else { -bound - 1 };
        Ok((self.atom(Atom::AtMost(sum, bound)), positive))
    }
}

/// The greatest common divisor, never negative; of 0 and 0 it is 0. The lowest number of 128 bits is
/// not handed in.
pub(super) fn divisor_of(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use codicil_verify::{Variable, VariableId};

    use super::*;

    fn compiled(formula: Formula) -> Compiled {
        let integer = VariableKind::Integer { min: None, max: None };
        let kinds = [integer.clone(), integer, VariableKind::Choice(2), VariableKind::Flag];
        let variables = kinds.into_iter().enumerate();
        let variables =
            variables.map(|(place, kind)| Variable { name: format!("v{place}"), kind }).collect();
        let limits = super::super::Limits::default();
        Compiled::new(&Problem { variables, formula }, &mut Budget::new(&limits)).unwrap()
    }

    fn at_most(terms: &[(usize, i64)], bound: i64) -> Formula {
        let terms = terms.iter().map(|(id, factor)| (VariableId(*id), *factor)).collect();
        Formula::AtMost(Linear { terms }, bound)
    }

    #[test]
    fn conditions_that_say_the_same_are_one_atom() {
        let same = compiled(Formula::Any(vec![
            at_most(&[(0, 2), (1, -2)], 5),
            Formula::Not(Box::new(at_most(&[(0, -1), (1, 1)], -3))),
            at_most(&[(0, 1), (1, -1)], 2),
        ]));
        assert_eq!(same.atoms, [Atom::AtMost(2, 2)]);
        assert_eq!(same.nodes.last(), Some(&Node::Literal(0, true)));
    }

    #[test]
    fn negations_go_to_the_leaves() {
        let flag = || Formula::Flag(VariableId(3));
        let is = |value| Formula::Is(VariableId(2), value);
        let inner =
            Formula::All(vec![flag(), Formula::Any(vec![is(0), Formula::Not(Box::new(is(1)))])]);
        let negated = compiled(Formula::Not(Box::new(inner)));
        let Some(Node::Any(parts)) = negated.nodes.last() else { panic!() };
        let parts: Vec<_> = parts.iter().map(|part| negated.nodes[*part].clone()).collect();
        assert!(parts.iter().any(|part| matches!(part, Node::All(inner) if inner.len() == 2)));
        assert!(parts.iter().any(|part| matches!(part, Node::Literal(_, false))));
        assert!(negated.choices[&2].complete);
    }

    #[test]
    fn constants_vanish() {
        let formula = Formula::All(vec![Formula::True, Formula::Not(Box::new(at_most(&[], -1)))]);
        assert_eq!(compiled(formula).nodes.last(), Some(&Node::Constant(true)));
    }
}
