//! Tables: the frame of rows and cells, and the words as lines of the cells (ECMA-376 part 1, 17.4).
//! A table in a cell, a head or a note is written as lines, cell by cell, without a frame of its own.

use codicil_layout::{CellAt, CellFrame};

use super::followers::Follower;
use super::state::State;
use super::{Flow, Scope, Walker};
use crate::docx::xml::Element;

/// The most columns of a table; Word allows 63.
const COLUMN_LIMIT: u32 = 512;

/// Page ends inside a row, and what stands behind it.
#[derive(Default)]
pub(super) struct RowTurns<'a> {
    /// The page of its first line; `None` before one is written.
    pub page: Option<u32>,
    /// Page ends in the cell.
    pub cell: u32,
    /// The most page ends of a cell.
    most: u32,
    /// Notes and comments of the row.
    pub followers: Vec<Follower<'a>>,
}

/// A row or a cell, with the state it stands in.
type Stated<'a> = (Element<'a>, State);

/// The grid of a table while its rows are read.
#[derive(Default)]
struct Grid {
    row: u32,
    column: u32,
    columns: u32,
    /// By column: the cell of the row above that a merge downwards goes on with.
    above: Vec<Option<usize>>,
    /// The same for the row that is read.
    open: Vec<Option<usize>>,
}

impl<'a> Walker<'a> {
    pub(super) fn table(&mut self, table: Element<'a>, scope: &Scope, flow: &mut Flow<'a>) {
        self.end_flow(flow);
        let rows = self.members(table, "tr", "trPr", scope.state);
        if !scope.is_body() {
            self.flatten(&rows, scope);
            return;
        }
        if let [(row, state)] = rows[..]
            && let [(cell, state)] = self.members(row, "tc", "tcPr", state)[..]
            && !cell.within(&|inner| inner.word() == "tbl").is_empty()
        {
            // A frame drawn around other tables.
            self.story(cell, &Scope { state, ..scope.clone() });
            return;
        }
        self.framed(&rows, scope);
    }

    fn framed(&mut self, rows: &[Stated<'a>], scope: &Scope) {
        let mut index = None;
        let mut grid = Grid::default();
        let mut header_rows = 0;
        let mut page = None;
        for (row, state) in rows {
            let properties = row.child("trPr");
            let is_header = properties.and_then(|all| all.switch("tblHeader")).unwrap_or(false);
            if is_header && header_rows == grid.row {
                header_rows += 1;
            }
            let index = *index.get_or_insert_with(|| self.out.table());
            let grid_columns = |name| properties.and_then(|all| all.number_of(name));
            grid.column = columns(grid_columns("gridBefore").unwrap_or(0));
            grid.above = std::mem::take(&mut grid.open);
            self.row = Some(RowTurns::default());
            for (cell, state) in self.members(*row, "tc", "tcPr", *state) {
                self.cell(cell, &Scope { state, ..scope.clone() }, index, &mut grid);
            }
            grid.row += 1;
            page = page.or(self.row.as_ref().and_then(|row| row.page));
            self.end_row(scope);
            if let Some(frame) = self.out.layout.tables.get_mut(index) {
                frame.page = page.unwrap_or(frame.page);
                frame.rows = grid.row;
                frame.columns = grid.columns;
                frame.header_rows = header_rows;
            }
        }
    }

    fn cell(&mut self, cell: Element<'a>, scope: &Scope, table: usize, grid: &mut Grid) {
        let properties = cell.child("tcPr");
        let span = properties.and_then(|all| all.number_of("gridSpan")).unwrap_or(1);
        let span = columns(span.max(1)).max(1);
        let merge = properties.and_then(|all| all.child("vMerge"));
        let goes_on = merge.is_some_and(|merge| merge.get("val") != Some("restart"));
        let column = grid.column;
        let at = usize::try_from(column).unwrap_or_default();
        grid.column = columns(i64::from(column) + i64::from(span));
        grid.columns = grid.columns.max(grid.column).max(1);
        let Some(frame) = self.out.layout.tables.get_mut(table) else { return };
        let above = grid.above.get(at).copied().flatten().filter(|_| goes_on);
        let index = if let Some(above) = above {
            if let Some(above) = frame.cells.get_mut(above) {
                above.row_span = grid.row + 1 - above.row;
            }
            above
        } else {
            frame.cells.push(CellFrame { row: grid.row, column, row_span: 1, column_span: span });
            frame.cells.len() - 1
        };
        let end = at + usize::try_from(span).unwrap_or(1);
        if grid.open.len() < end {
            grid.open.resize(end, None);
        }
        grid.open[at] = merge.map(|_| index);
        let place = Some(CellAt { table, cell: index });
        self.story(cell, &Scope { cell: place, ..scope.clone() });
        let turns = self.take_turns();
        if let Some(row) = &mut self.row {
            row.most = row.most.max(row.cell + turns);
            row.cell = 0;
        }
    }

    /// Turns the pages that ended inside a row, and writes its notes.
    fn end_row(&mut self, scope: &Scope) {
        let Some(row) = self.row.take() else { return };
        self.turns.0 += row.most;
        for follower in row.followers {
            self.follow(follower, scope);
        }
    }

    /// Writes the cells one behind the other.
    fn flatten(&mut self, rows: &[Stated<'a>], scope: &Scope) {
        for (row, state) in rows {
            for (cell, state) in self.members(*row, "tc", "tcPr", *state) {
                self.story(cell, &Scope { state, ..scope.clone() });
            }
        }
    }

    /// The rows of a table or the cells of a row, also those in wrappers, without those that stand
    /// in neither state.
    fn members(
        &mut self,
        parent: Element<'a>,
        name: &str,
        properties: &str,
        state: State,
    ) -> Vec<Stated<'a>> {
        let found = parent.within(&|child| {
            child.word() == name || matches!(child.word(), "p" | "tbl" | "trPr" | "tcPr" | "tblPr")
        });
        let mut members = Vec::new();
        for member in found.into_iter().filter(|member| member.word() == name) {
            let state = self.out.changes.within(member.child(properties), state);
            if state.is_anywhere() {
                members.push((member, state));
            }
        }
        members
    }
}

fn columns(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(COLUMN_LIMIT).min(COLUMN_LIMIT)
}
