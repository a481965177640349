//! Tables as comma-separated values.

use super::{Table, cells};

/// The rows of a table below the heads of its columns; no cell is a formula.
#[must_use]
pub fn to_csv(table: &Table) -> String {
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let written: Vec<String> = cells.map(cells::write).collect();
        text.push_str(&written.join(","));
        text.push_str("\r\n");
    };
    line(&mut ["Party", "When"].into_iter().chain(table.years.iter().map(String::as_str)));
    for row in &table.rows {
        let years = row.sequence.years.iter().map(String::as_str);
        line(&mut [row.party.as_str(), row.when.as_str()].into_iter().chain(years));
    }
    text
}
