//! What is known at a point of the search, and how to go back.

use std::collections::BTreeSet;

use codicil_verify::{Problem, VariableKind};

use super::arena::{Arena, AssumptionId, RowId, Source};
use super::compile::{Atom, AtomId, Compiled, SumId};

/// A bound of a sum and the row that says so: `sum <= bound`, or `-sum <= -bound` for a lower one.
pub(super) type Known = Option<(i128, RowId)>;

/// Facts, and why each holds.
pub(super) struct State {
    /// For flags and values of choices.
    truths: Vec<Option<(bool, AssumptionId)>>,
    pub(super) upper: Vec<Known>,
    pub(super) lower: Vec<Known>,
    undo: Vec<Undo>,
}

enum Undo {
    Truth(AtomId),
    Upper(SumId, Known),
    Lower(SumId, Known),
}

/// Facts that together have a consequence.
#[derive(Clone, Debug, Default)]
pub(super) struct Because {
    pub(super) assumptions: BTreeSet<AssumptionId>,
    pub(super) rows: Vec<RowId>,
}

impl Because {
    /// The assumptions that all this rests on.
    pub(super) fn all_assumptions(&self, arena: &mut Arena) -> BTreeSet<AssumptionId> {
        let mut all = self.assumptions.clone();
        arena.add_assumptions(&self.rows, &mut all);
        all
    }
}

impl State {
    pub(super) fn new(problem: &Problem, compiled: &Compiled, arena: &mut Arena) -> State {
        let mut state = State {
            truths: vec![None; compiled.atoms.len()],
            upper: vec![None; compiled.sums.len()],
            lower: vec![None; compiled.sums.len()],
            undo: Vec::new(),
        };
        for (variable, sum) in &compiled.alone {
            if let VariableKind::Integer { min, max } = problem.variables[*variable].kind {
                let row = |arena: &mut Arena, source| arena.row(source);
                state.lower[*sum] =
                    min.map(|min| (i128::from(min), row(arena, Source::Min(*variable))));
                state.upper[*sum] =
                    max.map(|max| (i128::from(max), row(arena, Source::Max(*variable))));
            }
        }
        state
    }

    pub(super) fn mark(&self) -> usize {
        self.undo.len()
    }

    pub(super) fn back_to(&mut self, mark: usize) {
        for undo in self.undo.drain(mark..).rev() {
            match undo {
                Undo::Truth(atom) => self.truths[atom] = None,
                Undo::Upper(sum, before) => self.upper[sum] = before,
                Undo::Lower(sum, before) => self.lower[sum] = before,
            }
        }
    }

    pub(super) fn value(&self, atoms: &[Atom], atom: AtomId) -> Option<bool> {
        match atoms[atom] {
            Atom::Flag(_) | Atom::Is(..) => self.truths[atom].map(|(value, _)| value),
            Atom::AtMost(sum, bound) => {
                if self.upper[sum].is_some_and(|(upper, _)| upper <= bound) {
                    Some(true)
                } else if self.lower[sum].is_some_and(|(lower, _)| lower > bound) {
                    Some(false)
                } else {
                    None
                }
            }
        }
    }

    /// Adds why an atom has the value that it has.
    pub(super) fn explain(&self, atoms: &[Atom], atom: AtomId, because: &mut Because) {
        match atoms[atom] {
            Atom::Flag(_) | Atom::Is(..) => {
                because.assumptions.extend(self.truths[atom].map(|(_, id)| id));
            }
            Atom::AtMost(sum, bound) => {
                let upper = self.upper[sum].filter(|(upper, _)| *upper <= bound);
                let known = upper.or(self.lower[sum].filter(|(lower, _)| *lower > bound));
                because.rows.extend(known.map(|(_, row)| row));
            }
        }
    }

    /// Sets what is not set yet.
    pub(super) fn set(&mut self, atom: AtomId, value: bool, id: AssumptionId) {
        if self.truths[atom].is_none() {
            self.truths[atom] = Some((value, id));
            self.undo.push(Undo::Truth(atom));
        }
    }

    /// Whether the bound is better than what is known.
    pub(super) fn is_tighter_upper(&self, sum: SumId, bound: i128) -> bool {
        self.upper[sum].is_none_or(|(known, _)| bound < known)
    }

    pub(super) fn is_tighter_lower(&self, sum: SumId, bound: i128) -> bool {
        self.lower[sum].is_none_or(|(known, _)| bound > known)
    }

    pub(super) fn set_upper(&mut self, sum: SumId, bound: i128, row: RowId) {
        if self.is_tighter_upper(sum, bound) {
            self.undo.push(Undo::Upper(sum, self.upper[sum]));
            self.upper[sum] = Some((bound, row));
        }
    }

    pub(super) fn set_lower(&mut self, sum: SumId, bound: i128, row: RowId) {
        if self.is_tighter_lower(sum, bound) {
            self.undo.push(Undo::Lower(sum, self.lower[sum]));
            self.lower[sum] = Some((bound, row));
        }
    }
}
