//! What holds in the case of a proof that is being replayed.

use std::collections::BTreeSet;

use crate::compiled::{Bound, Sums, Terms};
use crate::{Flaw, Linear};

/// What a case adds to what holds.
pub(crate) enum Assumption {
    Flag(usize, bool),
    Is(usize, u32, bool),
    AtMost(Terms, i128),
}

/// Everything assumed or derived on the way to a step, oldest first.
#[derive(Default)]
pub(crate) struct Case {
    flags: Vec<(usize, bool)>,
    choices: Vec<(usize, u32, bool)>,
    /// `terms <= bound`, by number.
    facts: Vec<(Terms, i128)>,
    /// What those facts say about the sums of the formula.
    bounds: Vec<(usize, Bound)>,
}

/// How much there was at a split.
pub(crate) struct Mark {
    flags: usize,
    choices: usize,
    facts: usize,
    bounds: usize,
}

impl Case {
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            flags: self.flags.len(),
            choices: self.choices.len(),
            facts: self.facts.len(),
            bounds: self.bounds.len(),
        }
    }

    pub(crate) fn back_to(&mut self, mark: &Mark) {
        self.flags.truncate(mark.flags);
        self.choices.truncate(mark.choices);
        self.facts.truncate(mark.facts);
        self.bounds.truncate(mark.bounds);
    }

    /// Adds what is assumed or derived; an inequality gets the next number.
    pub(crate) fn add(&mut self, assumption: Assumption, sums: &Sums) -> Result<(), Flaw> {
        match assumption {
            Assumption::Flag(id, set) => self.flags.push((id, set)),
            Assumption::Is(id, value, is) => self.choices.push((id, value, is)),
            Assumption::AtMost(terms, bound) => {
                self.bounds.extend(sums.find(&terms, bound)?);
                self.facts.push((terms, bound));
            }
        }
        Ok(())
    }

    pub(crate) fn fact(&self, number: usize) -> Option<&(Terms, i128)> {
        self.facts.get(number)
    }

    pub(crate) fn bounds(&self) -> &[(usize, Bound)] {
        &self.bounds
    }

    /// Whether the flag is known to be set or not.
    pub(crate) fn flag(&self, id: usize) -> Option<bool> {
        self.flags.iter().find(|(other, _)| *other == id).map(|(_, set)| *set)
    }

    /// Whether the choice is known to have the value or not.
    pub(crate) fn is(&self, id: usize, value: u32) -> Option<bool> {
        let mut excluded = false;
        for (other, other_value, is) in &self.choices {
            if *other != id {
                continue;
            }
            if *is && *other_value == value {
                return Some(true);
            }
            // It has another value, or it has not this one.
            excluded |= *is || *other_value == value;
        }
        excluded.then_some(false)
    }

    /// How many of its values the choice may still have.
    pub(crate) fn remaining(&self, id: usize, values: u32) -> u32 {
        let mut is = None;
        let mut excluded = BTreeSet::new();
        for (_, value, holds) in self.choices.iter().filter(|(other, ..)| *other == id) {
            match (holds, is) {
                (true, Some(before)) if before != *value => return 0,
                (true, _) => is = Some(*value),
                (false, _) => {
                    excluded.insert(*value);
                }
            }
        }
        match is {
            Some(value) => u32::from(!excluded.contains(&value)),
            None => u32::try_from(excluded.len()).map_or(0, |gone| values.saturating_sub(gone)),
        }
    }
}

/// The two cases of a sum: at most the bound, and at least the bound and 1.
pub(crate) fn both_sides(sum: &Linear, bound: i64) -> (Assumption, Assumption) {
    let bound = i128::from(bound);
    let terms: Terms = sum.terms.iter().map(|(id, factor)| (id.0, i128::from(*factor))).collect();
    let negated = terms.iter().map(|(id, factor)| (*id, -factor)).collect();
    (Assumption::AtMost(terms, bound), Assumption::AtMost(negated, -bound - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(choices: &[(u32, bool)]) -> Case {
        let mut case = Case::default();
        for (value, is) in choices {
            case.add(Assumption::Is(0, *value, *is), &Sums::default()).unwrap();
        }
        case
    }

    #[test]
    fn a_choice_has_one_value() {
        assert_eq!(case(&[]).is(0, 1), None);
        assert_eq!(case(&[(1, true)]).is(0, 1), Some(true));
        assert_eq!(case(&[(1, true)]).is(0, 2), Some(false));
        assert_eq!(case(&[(1, true)]).is(1, 2), None);
        assert_eq!(case(&[(1, false)]).is(0, 1), Some(false));
        assert_eq!(case(&[(1, false)]).is(0, 2), None);
    }

    #[test]
    fn values_are_counted_once() {
        assert_eq!(case(&[]).remaining(0, 3), 3);
        assert_eq!(case(&[(0, false), (0, false), (2, false)]).remaining(0, 3), 1);
        assert_eq!(case(&[(0, false), (1, false), (2, false)]).remaining(0, 3), 0);
        assert_eq!(case(&[(0, false), (1, true)]).remaining(0, 3), 1);
        assert_eq!(case(&[(1, false), (1, true)]).remaining(0, 3), 0);
        assert_eq!(case(&[(0, true), (1, true)]).remaining(0, 3), 0);
        assert_eq!(case(&[(0, true)]).remaining(1, 3), 3);
    }

    #[test]
    fn the_sides_of_a_sum_meet_and_do_not_overlap() {
        let sum = Linear { terms: vec![(crate::VariableId(0), i64::MIN)] };
        let (Assumption::AtMost(_, most), Assumption::AtMost(terms, least)) =
            both_sides(&sum, i64::MAX)
        else {
            panic!()
        };
        assert_eq!(most, i128::from(i64::MAX));
        assert_eq!(terms, [(0, -i128::from(i64::MIN))]);
        assert_eq!(least, i128::from(i64::MIN));
    }
}
