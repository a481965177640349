//! The party that the search has in mind: numbers that satisfy what is assumed, and values for the rest.

use std::collections::{BTreeMap, BTreeSet};

use codicil_verify::{Assignment, Value, VariableId, VariableKind};

use super::arena::{RowId, Source};
use super::budget::Stop;
use super::compile::{Atom, AtomId};
use super::search::Search;
use super::system::Row;

impl Search<'_, '_> {
    fn bound_rows(&self) -> impl Iterator<Item = (usize, bool, i128, RowId)> {
        let upper = self.state.upper.iter().enumerate();
        let upper =
            upper.filter_map(|(sum, known)| known.map(|(bound, row)| (sum, true, bound, row)));
        let lower = self.state.lower.iter().enumerate();
        let lower =
            lower.filter_map(|(sum, known)| known.map(|(bound, row)| (sum, false, bound, row)));
        upper.chain(lower)
    }

    pub(super) fn numbers_still_fit(&self) -> bool {
        let Some(numbers) = &self.numbers else { return false };
        self.bound_rows().all(|(sum, upper, bound, _)| match self.total(sum, numbers) {
            Some(total) => (total <= bound) == upper || total == bound,
            None => false,
        })
    }

    fn total(&self, sum: usize, numbers: &[i128]) -> Option<i128> {
        self.compiled.sums[sum].terms.iter().try_fold(0_i128, |total, (variable, factor)| {
            total.checked_add(numbers[*variable].checked_mul(i128::from(*factor))?)
        })
    }

    /// What is known about the numbers: the bounds of the variables and the assumed bounds of sums.
    /// Bounds of sums that follow from those of their variables would only be in the way.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (sum, upper, bound, id) in self.bound_rows() {
            let terms = &self.compiled.sums[sum].terms;
            if terms.len() > 1 && !matches!(self.arena.source(id), Source::Assumed(_)) {
                continue;
            }
            let sign = if upper { 1 } else { -1 };
            let terms =
                terms.iter().map(|(variable, factor)| (*variable, sign * i128::from(*factor)));
            rows.push(Row { terms: terms.collect(), bound: sign * bound, id });
        }
        rows
    }

    /// A value for every choice that the formula names: the one that is known, or else the first that
    /// is not excluded.
    pub(super) fn choices(&self) -> BTreeMap<usize, u32> {
        let mut choices = BTreeMap::new();
        for (variable, values) in &self.compiled.choices {
            let mut excluded = BTreeSet::new();
            let mut is = None;
            for atom in &values.atoms {
                if let Atom::Is(_, value) = self.compiled.atoms[*atom] {
                    match self.state.value(&self.compiled.atoms, *atom) {
                        Some(true) => is = Some(value),
                        Some(false) => {
                            excluded.insert(value);
                        }
                        None => {}
                    }
                }
            }
            let first = (0..=u32::MAX).find(|value| !excluded.contains(value));
            choices.insert(*variable, is.or(first).unwrap_or(0));
        }
        choices
    }

    pub(super) fn candidate(
        &self,
        atom: AtomId,
        numbers: &[i128],
        choices: &BTreeMap<usize, u32>,
    ) -> bool {
        match self.compiled.atoms[atom] {
            Atom::Flag(_) => self.state.value(&self.compiled.atoms, atom) == Some(true),
            Atom::Is(variable, value) => choices.get(&variable) == Some(&value),
            Atom::AtMost(sum, bound) => {
                self.total(sum, numbers).is_some_and(|total| total <= bound)
            }
        }
    }

    pub(super) fn example(
        &self,
        numbers: &[i128],
        choices: &BTreeMap<usize, u32>,
    ) -> Result<Assignment, Stop> {
        let set = |variable| {
            let atom = self.compiled.atoms.iter().position(|atom| *atom == Atom::Flag(variable));
            atom.and_then(|atom| self.state.value(&self.compiled.atoms, atom)) == Some(true)
        };
        let mut example = Assignment::new();
        for (variable, declared) in self.problem.variables.iter().enumerate() {
            let value = match declared.kind {
                VariableKind::Flag => Value::Flag(set(variable)),
                VariableKind::Choice(_) => {
                    Value::Choice(choices.get(&variable).copied().unwrap_or(0))
                }
                VariableKind::Integer { .. } => {
                    let number = numbers.get(variable).copied().unwrap_or(0);
                    Value::Integer(i64::try_from(number).map_err(|_| Stop::Overflow)?)
                }
            };
            example.insert(VariableId(variable), value);
        }
        Ok(example)
    }
}
