//! Cells to rows, whatever form they were written in.

use super::{Row, Table};
use crate::expression::{self, Place, ReadError};
use crate::regime::Combine;
use crate::sequence::MOST_YEARS;
use crate::{Condition, Repeats, Sequence, Vocabulary};

/// A line of cells, and where each begins.
pub(super) struct Line {
    pub line: usize,
    pub cells: Vec<(usize, String)>,
}

/// What stands above the rows.
pub(super) struct Head {
    pub name: String,
    pub source: String,
    pub combine: Combine,
    pub combine_is_stated: bool,
}

/// Builds a table; the first line has the heads of the columns: party, when, and the years.
pub(super) fn table(
    file: &str,
    head: Head,
    lines: &[Line],
    vocabulary: &Vocabulary,
) -> Result<Table, ReadError> {
    let Some((heads, rows)) = lines.split_first() else {
        return Err(ReadError::new(file, "There is no table in this file.")
            .hint("Its first row is: Party, When, Year 1, Year 2 and so on."));
    };
    let years: Vec<String> = heads.cells.iter().skip(2).map(|(_, cell)| cell.clone()).collect();
    if heads.cells.len() < 3 || years.len() > MOST_YEARS {
        let message = "The heads of the columns are not those of a table of outcomes.";
        return Err(error(file, heads.line, 1, message)
            .hint("They are: Party, When, Year 1, Year 2 and so on, 24 years at most."));
    }
    let rows = rows.iter().map(|line| row(file, line, years.len(), vocabulary));
    let Head { name, source, combine, combine_is_stated } = head;
    let rows = rows.collect::<Result<_, _>>()?;
    Ok(Table { name, source, combine, combine_is_stated, years, rows })
}

fn row(file: &str, line: &Line, years: usize, vocabulary: &Vocabulary) -> Result<Row, ReadError> {
    let [(at, party), (when_at, when), outcomes @ ..] = line.cells.as_slice() else {
        return Err(error(file, line.line, 1, "This row has fewer than three cells."));
    };
    if outcomes.len() != years {
        let message = format!("This row has {} years, the heads have {years}.", outcomes.len());
        return Err(error(file, line.line, 1, &message));
    }
    let Some(role) = vocabulary.role(party) else {
        let labels: Vec<&str> = vocabulary.roles.iter().map(|role| role.label.as_str()).collect();
        return Err(error(file, line.line, *at, &format!("“{party}” is no role."))
            .hint(format!("The roles are {}.", labels.join(", "))));
    };
    let mut condition = vec![Condition::Holds(role.name.clone())];
    if !when.is_empty() {
        let read = expression::condition(when, &vocabulary.names()).map_err(|inner| {
            let column = inner.place.map_or(0, |place| place.column - 1);
            let place = Some(Place { line: line.line, column: when_at + column });
            ReadError { file: file.to_owned(), place, ..inner }
        })?;
        condition.push(read);
    }
    let mut given = Vec::new();
    for (at, cell) in outcomes {
        match vocabulary.outcome(cell) {
            Some(outcome) => given.push(outcome.name.clone()),
            None => {
                let names: Vec<&str> =
                    vocabulary.outcomes.iter().map(|known| known.name.as_str()).collect();
                return Err(error(file, line.line, *at, &format!("“{cell}” is no outcome."))
                    .hint(format!("The outcomes are {}.", names.join(", "))));
            }
        }
    }
    Ok(Row {
        party: party.clone(),
        when: when.clone(),
        condition: Condition::All(condition),
        sequence: Sequence { years: given, repeats: Repeats::NotStated },
    })
}

pub(super) fn error(file: &str, line: usize, column: usize, message: &str) -> ReadError {
    ReadError { place: Some(Place { line, column }), ..ReadError::new(file, message) }
}
