//! Tables out of text that lost them: an extraction leaves the words of the cells as lines, with
//! blanks, bars or line ends between. Rows and columns are rebuilt where they can be told, one kind
//! of table a module; what cannot be told stays text, since a wrong grid is worse than none.
//!
//! Kinds that are surer stand first, and what one has taken no other looks at.

mod aligned;
mod answers;
mod barred;
mod boxes;
mod cells;
mod flow;
mod glossary;
mod grids;
mod headed;
mod matrix;
mod names;
mod pieces;
mod runs;
mod values;

use codicil_document::{Document, Table};
use codicil_layout::Layout;
use codicil_text::SourceMap;

use cells::Found;
use flow::Flow;

/// Reads the table of a kind that begins with a line.
type Kind = fn(&Flow<'_>, usize) -> Option<Found>;

/// The kinds, the surest first.
const KINDS: &[Kind] = &[
    barred::at,
    aligned::at,
    boxes::at,
    grids::at,
    glossary::named,
    headed::at,
    matrix::at,
    glossary::unnamed,
    runs::at,
];

/// The tables of a document, in reading order. `map` leads from its text to that of the layout.
pub(crate) fn find(document: &Document, map: &SourceMap, layout: &Layout) -> Vec<Table> {
    let flow = Flow::read(document, map, layout);
    let mut taken = vec![false; flow.lines.len()];
    let mut tables: Vec<(usize, Table)> = Vec::new();
    for found in answers::all(&flow) {
        taken[found.lines.clone()].fill(true);
        tables.push((found.lines.start, found.table));
    }
    for kind in KINDS {
        let mut line = 0;
        while line < flow.lines.len() {
            let found = if taken[line] { None } else { kind(&flow, line) };
            let found = found.filter(|found| taken[found.lines.clone()].iter().all(|taken| !taken));
            match found {
                Some(found) => {
                    taken[found.lines.clone()].fill(true);
                    tables.push((found.lines.start, cells::table(&flow, &found)));
                    line = found.lines.end.max(line + 1);
                }
                None => line += 1,
            }
        }
    }
    tables.sort_by_key(|(line, _)| *line);
    tables.into_iter().map(|(_, table)| table).collect()
}
