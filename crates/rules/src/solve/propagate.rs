//! What the formula says under the facts so far: false, or which conditions it now requires.

use super::arena::Proof;
use super::compile::{Atom, AtomId, Compiled, Node, NodeId};
use super::state::{Because, State};

/// What follows from the formula.
pub(super) enum Consequence {
    /// It is false, because of these facts.
    False(Because),
    /// It requires these.
    Required(Vec<Required>),
}

/// An atom that must have this value, since otherwise the formula were false because of these facts.
pub(super) struct Required {
    pub(super) atom: AtomId,
    pub(super) value: bool,
    pub(super) because: Because,
}

/// The value of every part of the formula.
pub(super) fn values(
    compiled: &Compiled,
    known: impl Fn(AtomId) -> Option<bool>,
) -> Vec<Option<bool>> {
    let mut values: Vec<Option<bool>> = Vec::with_capacity(compiled.nodes.len());
    for node in &compiled.nodes {
        values.push(match node {
            Node::Constant(value) => Some(*value),
            Node::Literal(atom, holds) => known(*atom).map(|value| value == *holds),
            Node::All(parts) => together(parts, &values, false),
            Node::Any(parts) => together(parts, &values, true),
        });
    }
    values
}

fn together(parts: &[NodeId], values: &[Option<bool>], decisive: bool) -> Option<bool> {
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

/// What the formula requires. `values` are those of its parts under the facts of `state`.
pub(super) fn consequence(
    compiled: &Compiled,
    state: &State,
    values: &[Option<bool>],
) -> Consequence {
    let root = compiled.nodes.len() - 1;
    if values[root] == Some(false) {
        let mut because = Because::default();
        explain_false(compiled, state, values, &[root], &mut because);
        return Consequence::False(because);
    }
    let mut required = Vec::new();
    let mut seen = vec![false; compiled.nodes.len()];
    // Each with the place, in `above`, of the alternative on its path that has no other way out.
    let mut open: Vec<(NodeId, Option<usize>)> = vec![(root, None)];
    let mut above: Vec<(Option<usize>, NodeId, NodeId)> = Vec::new();
    while let Some((node, path)) = open.pop() {
        if values[node].is_some() || std::mem::replace(&mut seen[node], true) {
            continue;
        }
        match &compiled.nodes[node] {
            Node::Constant(_) => {}
            Node::All(parts) => open.extend(parts.iter().map(|part| (*part, path))),
            Node::Any(parts) => {
                let mut possible = parts.iter().filter(|part| values[**part].is_none());
                if let (Some(only), None) = (possible.next(), possible.next()) {
                    above.push((path, node, *only));
                    open.push((*only, Some(above.len() - 1)));
                }
            }
            Node::Literal(atom, holds) => {
                let because = others_false(compiled, state, values, &above, path);
                required.push(Required { atom: *atom, value: *holds, because });
            }
        }
    }
    Consequence::Required(required)
}

/// Why the other ways out on a path are closed.
fn others_false(
    compiled: &Compiled,
    state: &State,
    values: &[Option<bool>],
    above: &[(Option<usize>, NodeId, NodeId)],
    mut path: Option<usize>,
) -> Because {
    let mut because = Because::default();
    while let Some(place) = path {
        let (before, any, only) = above[place];
        if let Node::Any(parts) = &compiled.nodes[any] {
            let others: Vec<NodeId> = parts.iter().copied().filter(|part| *part != only).collect();
            explain_false(compiled, state, values, &others, &mut because);
        }
        path = before;
    }
    because
}

/// Adds facts that make all these parts false.
fn explain_false(
    compiled: &Compiled,
    state: &State,
    values: &[Option<bool>],
    parts: &[NodeId],
    because: &mut Because,
) {
    let mut open = parts.to_vec();
    while let Some(node) = open.pop() {
        match &compiled.nodes[node] {
            Node::Constant(_) => {}
            Node::Literal(atom, _) => state.explain(&compiled.atoms, *atom, because),
            Node::Any(parts) => open.extend_from_slice(parts),
            Node::All(parts) => {
                // One false part is enough; an elementary one has the shortest reason.
                let false_parts = || parts.iter().filter(|part| values[**part] == Some(false));
                let elementary = false_parts().find(|part| {
                    matches!(compiled.nodes[**part], Node::Literal(..) | Node::Constant(_))
                });
                open.extend(elementary.or_else(|| false_parts().next()));
            }
        }
    }
    because.rows.sort_unstable();
    because.rows.dedup();
}

/// What the values of a choice require of one another.
pub(super) enum Choice {
    /// Nothing.
    Open,
    /// Only this value is left.
    Only(AtomId, Because),
    /// None is left.
    Nothing(Because),
}

/// Looks at the values of one choice. `set` has already ruled out all others beside a true one.
pub(super) fn choice(compiled: &Compiled, state: &State, variable: usize) -> Choice {
    let values = &compiled.choices[&variable];
    if !values.complete {
        return Choice::Open;
    }
    let mut left = None;
    let mut because = Because::default();
    for atom in &values.atoms {
        match state.value(&compiled.atoms, *atom) {
            Some(true) => return Choice::Open,
            Some(false) => state.explain(&compiled.atoms, *atom, &mut because),
            None if left.is_some() => return Choice::Open,
            None => left = Some(*atom),
        }
    }
    match left {
        Some(atom) => Choice::Only(atom, because),
        None => Choice::Nothing(because),
    }
}

/// The proof step for a reason: the formula is false, or a choice has no value.
pub(super) fn leaf(because: &Because, atom: Option<&Atom>) -> Proof {
    match atom {
        Some(Atom::Is(variable, _)) => Proof::NoValueLeft(*variable),
        _ => Proof::FormulaFalse(because.rows.clone()),
    }
}
