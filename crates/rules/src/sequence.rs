//! What a rule gives, year by year.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A sequence states no more years than this.
pub const MOST_YEARS: usize = 24;

/// Outcomes from the first year on. Names are those of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sequence {
    /// The outcomes of the first years as stated; at least one.
    pub years: Vec<String>,
    /// What comes after them.
    pub repeats: Repeats,
}

/// What comes after the stated years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// The same again from the year with this place, counted from 0 ("each year thereafter repeats
    /// the same annual sequence").
    From(usize),
    /// Nothing more is due.
    Ends,
    /// The words do not say, so that nothing is known of later years.
    NotStated,
}

/// What is due in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due<'a> {
    /// This outcome.
    Outcome(&'a str),
    /// Nothing.
    Nothing,
    /// The words do not say.
    NotStated,
}

impl Sequence {
    /// What is due in a year; the first is 1. In year 0 nothing is.
    #[must_use]
    pub fn due(&self, year: usize) -> Due<'_> {
        let Some(at) = year.checked_sub(1) else { return Due::Nothing };
        if let Some(outcome) = self.years.get(at) {
            return Due::Outcome(outcome);
        }
        match self.repeats {
            Repeats::Ends => Due::Nothing,
            Repeats::NotStated => Due::NotStated,
            Repeats::From(start) => {
                let period = self.years.len().saturating_sub(start);
                let again = at.checked_sub(start).and_then(|past| past.checked_rem(period));
                let outcome = again.and_then(|past| self.years.get(start + past));
                outcome.map_or(Due::NotStated, |outcome| Due::Outcome(outcome))
            }
        }
    }

    /// The same with the fewest years before the repetition and the shortest period, so that two
    /// sequences that give the same every year are equal.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let Repeats::From(start) = self.repeats else { return self.clone() };
        let (head, cycle) = self.years.split_at(start.min(self.years.len()));
        if cycle.is_empty() {
            return Self { years: self.years.clone(), repeats: Repeats::NotStated };
        }
        let period = (1..=cycle.len())
            .find(|period| {
                cycle.len() % period == 0
                    && cycle.iter().zip(&cycle[*period..]).all(|(a, b)| a == b)
            })
            .unwrap_or(cycle.len());
        let mut years = head.to_vec();
        let mut cycle = cycle[..period].to_vec();
        // A year before the repetition that the repetition would give anyway belongs to it.
        while years.last().is_some_and(|last| Some(last) == cycle.last()) {
            years.pop();
            cycle.rotate_right(1);
        }
        let start = years.len();
        years.extend(cycle);
        Self { years, repeats: Repeats::From(start) }
    }

    /// Years after which it does nothing new: those before the repetition, and one period.
    #[must_use]
    pub fn stated_years(&self) -> usize {
        self.years.len()
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.years.join(", "))?;
        match self.repeats {
            Repeats::From(0) => formatter.write_str(", repeat"),
            Repeats::From(start) => write!(formatter, ", repeat from year {}", start + 1),
            Repeats::Ends => formatter.write_str(", end"),
            Repeats::NotStated => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(years: &[&str], repeats: Repeats) -> Sequence {
        Sequence { years: years.iter().map(ToString::to_string).collect(), repeats }
    }

    #[test]
    fn what_gives_the_same_is_the_same() {
        let once = sequence(&["F"], Repeats::From(0));
        assert_eq!(sequence(&["F", "F", "F"], Repeats::From(0)).canonical(), once);
        assert_eq!(sequence(&["F", "F"], Repeats::From(1)).canonical(), once);
        let cycle = sequence(&["F", "V", "S"], Repeats::From(0));
        assert_eq!(sequence(&["F", "V", "S", "F", "V", "S"], Repeats::From(2)).canonical(), {
            let mut years = cycle.clone();
            years.years = ["F", "V", "S", "F", "V", "S"].map(String::from).to_vec();
            years.repeats = Repeats::From(2);
            years.canonical()
        });
        assert_eq!(sequence(&["F", "V", "S", "F"], Repeats::From(1)).canonical(), cycle);
    }

    #[test]
    fn canonical_changes_no_year() {
        let outcomes = ["F", "V"];
        for bits in 0..32_usize {
            let years: Vec<&str> = (0..5).map(|at| outcomes[bits >> at & 1]).collect();
            for start in 0..5 {
                let plain = sequence(&years, Repeats::From(start));
                let canonical = plain.canonical();
                assert!(canonical.years.len() <= 5);
                for year in 1..40 {
                    assert_eq!(plain.due(year), canonical.due(year), "{plain} in year {year}");
                }
            }
        }
    }

    #[test]
    fn after_the_stated_years_only_what_is_stated() {
        let open = sequence(&["F", "V"], Repeats::NotStated);
        assert_eq!(open.due(2), Due::Outcome("V"));
        assert_eq!(open.due(3), Due::NotStated);
        assert_eq!(sequence(&["F"], Repeats::Ends).due(2), Due::Nothing);
    }
}
