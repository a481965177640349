//! What a side gives in a year, as formulas.

use codicil_verify::Formula;

use super::encode::{TooLarge, not};
use crate::lines::Line;
use crate::regime::Combine;
use crate::{Condition, Due, Sequence, Side, Vocabulary};

/// A side with the formulas of its lines.
pub(super) struct Encoded<'a> {
    vocabulary: &'a Vocabulary,
    combine: Combine,
    /// Lines with an outcome, in the order of the file.
    lines: Vec<(Formula, Sequence)>,
    /// Every line, also one without an outcome of its own.
    applies: Vec<Formula>,
}

impl<'a> Encoded<'a> {
    /// Encodes the lines of a side by `formula`.
    pub fn new(
        side: &Side<'a>,
        lines: &[Line],
        formula: &dyn Fn(&Condition) -> Result<Formula, TooLarge>,
    ) -> Result<Self, TooLarge> {
        let mut encoded = Self {
            vocabulary: side.vocabulary(),
            combine: side.combine(),
            lines: Vec::new(),
            applies: Vec::new(),
        };
        let mut earlier: Vec<Formula> = Vec::new();
        for line in lines {
            let own = formula(&line.condition)?;
            encoded.applies.push(own.clone());
            let Some(sequence) = &line.sequence else { continue };
            let counts = match encoded.combine {
                Combine::FirstRow => {
                    let first = not(Formula::Any(earlier.clone()));
                    Formula::All(vec![own.clone(), first])
                }
                Combine::ReportConflicts | Combine::MostOnerous => own.clone(),
            };
            earlier.push(own);
            encoded.lines.push((counts, sequence.clone()));
        }
        Ok(encoded)
    }

    /// Something applies.
    pub fn any(&self) -> Formula {
        Formula::Any(self.applies.clone())
    }

    /// What every line does in a year; years in which all do the same need no second look.
    pub fn signature(&self, year: usize) -> Vec<Due<'_>> {
        self.lines.iter().map(|(_, sequence)| sequence.due(year)).collect()
    }

    /// Something that applies says nothing of the year.
    pub fn not_stated(&self, year: usize) -> Formula {
        Formula::Any(self.where_due(year, &|due| due == Due::NotStated))
    }

    /// The outcome is due in the year.
    pub fn due(&self, year: usize, outcome: &str) -> Formula {
        let plain = self.stated(year, outcome);
        if self.combine != Combine::MostOnerous {
            return plain;
        }
        let rank = self.vocabulary.rank(outcome);
        let heavier = self
            .vocabulary
            .outcomes
            .iter()
            .filter(|other| self.vocabulary.rank(&other.name) < rank)
            .map(|other| self.stated(year, &other.name));
        let heavier = Formula::Any(heavier.collect());
        Formula::All(vec![plain, not(heavier)])
    }

    fn stated(&self, year: usize, outcome: &str) -> Formula {
        Formula::Any(self.where_due(year, &|due| due == Due::Outcome(outcome)))
    }

    fn where_due(&self, year: usize, wanted: &dyn Fn(Due) -> bool) -> Vec<Formula> {
        let lines = self.lines.iter().filter(|(_, sequence)| wanted(sequence.due(year)));
        lines.map(|(formula, _)| formula.clone()).collect()
    }
}
