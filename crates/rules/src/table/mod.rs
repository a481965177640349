//! Outcome tables as reports print them: one row, one statement.

mod cells;
mod csv;
mod markdown;
pub mod printed;
mod rows;

pub use csv::to_csv;
pub use markdown::to_markdown;

use crate::regime::Combine;
use crate::{Condition, Sequence};

/// A table of outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its short name.
    pub name: String,
    /// The paper it stands in.
    pub source: String,
    /// What holds where several rows apply to one party. Reports seldom say it.
    pub combine: Combine,
    /// Whether the report itself says so; otherwise it is an assumption and is shown as one.
    pub combine_is_stated: bool,
    /// The heads of the columns of years, as printed.
    pub years: Vec<String>,
    /// In the order printed.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The role in the words of the table.
    pub party: String,
    /// The condition in the words of the table.
    pub when: String,
    /// To whom it applies: the role and the condition.
    pub condition: Condition,
    /// What it gives; nothing is stated of the years after the last column.
    pub sequence: Sequence,
}

impl Row {
    /// How the row is named: "Supplier, domestic > 250,000".
    #[must_use]
    pub fn name(&self) -> String {
        match self.when.as_str() {
            "" => self.party.clone(),
            when => format!("{}, {when}", self.party),
        }
    }
}
