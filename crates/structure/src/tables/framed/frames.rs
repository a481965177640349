//! Which frames are tables, and which lines stand in which of their cells.

use codicil_document::FurnitureKind;
use codicil_layout::{Layout, TableFrame};

use super::heads;
use crate::fate::Fates;
use crate::lines::TextLine;

/// Cells above which a grid with its repeated cells is not built; its words stay running text.
const LARGEST_GRID: usize = 400_000;

/// Bytes of a cell from which on a table of one or two rows is a way to set out a page, unless its
/// first row names columns.
const LONG_CELL: usize = 1500;

/// A table before its words are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Number of columns.
    pub columns: usize,
    /// Its rows, the head rows first.
    pub rows: Vec<Row>,
    /// How many rows name the columns.
    pub head_rows: usize,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// For each column, where its longest line ends, in hundredths of a point; 0 without places.
    pub rights: Vec<i32>,
}

/// A row of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its cells from left to right; a merged cell stands in its first row and column only.
    pub cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GridCell {
    /// Its first column.
    pub column: usize,
    /// Columns it takes.
    pub columns: usize,
    /// Rows it takes.
    pub rows: usize,
    /// Its lines in order.
    pub lines: Vec<usize>,
}

impl Row {
    /// Its words, cell by cell, to compare it with another.
    pub fn words<'a>(&'a self, lines: &'a [TextLine<'_>]) -> Vec<Vec<&'a str>> {
        let cells = self.cells.iter().filter(|cell| !cell.lines.is_empty());
        cells.map(|cell| cell.words(lines).collect()).collect()
    }

    /// Cells with words.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.lines.is_empty()).count()
    }
}

impl GridCell {
    /// Its words.
    pub fn words<'a>(&'a self, lines: &'a [TextLine<'_>]) -> impl Iterator<Item = &'a str> {
        self.lines.iter().flat_map(|line| lines[*line].text.split_whitespace())
    }

    /// Its bytes.
    pub fn len(&self, lines: &[TextLine<'_>]) -> usize {
        self.lines.iter().map(|line| lines[*line].text.len() + 1).sum()
    }
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// An index of [`Frames::grids`].
    pub grid: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The tables of a layout.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frames {
    /// In the order of their first lines.
    pub grids: Vec<Grid>,
    /// For each line.
    places: Vec<Option<Place>>,
}

impl Frames {
    /// Reads the frames of a layout.
    pub fn of(layout: &Layout, lines: &[TextLine<'_>], fates: &mut Fates) -> Self {
        if layout.tables.is_empty() {
            return Self::default();
        }
        let mut framed: Vec<(&TableFrame, Grid)> = Vec::new();
        let cells = lines_by_cell(layout, lines, fates);
        for (frame, cells) in layout.tables.iter().zip(cells) {
            framed.extend(grid(frame, cells).map(|grid| (frame, grid)));
        }
        framed.sort_by_key(|(_, grid)| grid.first_line());
        let mut grids: Vec<Grid> = Vec::new();
        for (frame, mut next) in framed {
            if let Some(last) = grids.last_mut()
                && goes_on(last, &next, frame, lines, fates)
            {
                let repeated = append(last, next, lines);
                if !repeated.is_empty() {
                    fates.remove(FurnitureKind::Running, repeated);
                }
                continue;
            }
            next.head_rows = heads::count(&next, frame.header_rows as usize, lines);
            grids.push(next);
        }
        grids.retain(|grid| is_table(grid, lines));
        for grid in &mut grids {
            grid.head_rows = grid.head_rows.min(grid.rows.len());
            grid.rights = rights(grid, lines);
        }
        let places = places(&grids, lines.len());
        Self { grids, places }
    }

    /// Where a line stands, if it stands in a table.
    pub fn place(&self, line: usize) -> Option<Place> {
        self.places.get(line).copied().flatten()
    }
}

impl Grid {
    fn lines(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.lines.iter().copied())
    }

    fn first_line(&self) -> usize {
        self.lines().min().unwrap_or(usize::MAX)
    }

    fn last_line(&self) -> usize {
        self.lines().max().unwrap_or_default()
    }
}

/// The lines in the flow of each cell of each frame.
fn lines_by_cell(layout: &Layout, lines: &[TextLine<'_>], fates: &Fates) -> Vec<Vec<Vec<usize>>> {
    let mut found: Vec<Vec<Vec<usize>>> =
        layout.tables.iter().map(|frame| vec![Vec::new(); frame.cells.len()]).collect();
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| fates.is_flow(*index)) {
        let cell = line.stated.cell.and_then(|at| found.get_mut(at.table)?.get_mut(at.cell));
        if let Some(cell) = cell {
            cell.push(index);
        }
    }
    found
}

/// The grid of a frame with its lines; `None` for a frame without words or beyond measure.
fn grid(frame: &TableFrame, cells: Vec<Vec<usize>>) -> Option<Grid> {
    if cells.iter().all(Vec::is_empty) {
        return None;
    }
    let mut numbers: Vec<u32> = frame.cells.iter().map(|cell| cell.row).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let columns =
        frame.cells.iter().map(|cell| cell.column.saturating_add(cell.column_span.max(1)));
    let columns = columns.max().unwrap_or_default() as usize;
    if columns.checked_mul(numbers.len()).is_none_or(|cells| cells > LARGEST_GRID) {
        return None;
    }
    let mut grid = Grid {
        columns,
        rows: vec![Row::default(); numbers.len()],
        page: frame.page,
        ..Grid::default()
    };
    for (cell, lines) in frame.cells.iter().zip(cells) {
        let row = numbers.partition_point(|number| *number < cell.row);
        let end = cell.row.saturating_add(cell.row_span.max(1));
        let rows = numbers.partition_point(|number| *number < end).saturating_sub(row).max(1);
        grid.rows[row].cells.push(GridCell {
            column: cell.column as usize,
            columns: cell.column_span.max(1) as usize,
            rows,
            lines,
        });
    }
    for row in &mut grid.rows {
        row.cells.sort_by_key(|cell| cell.column);
    }
    Some(grid)
}

/// Whether a frame goes on with the table before it: the format says so, or it begins on the next page
/// with nothing between them and names the same columns again.
fn goes_on(
    last: &Grid,
    next: &Grid,
    frame: &TableFrame,
    lines: &[TextLine<'_>],
    fates: &Fates,
) -> bool {
    if frame.goes_on {
        return true;
    }
    let (end, start) = (last.last_line(), next.first_line());
    let (Some(above), Some(below)) = (lines.get(end), lines.get(start)) else { return false };
    let is_next_page = above.page.checked_add(1) == Some(below.page);
    let is_near = end < start && (end + 1..start).all(|line| !fates.is_flow(line));
    is_next_page && is_near && last.columns == next.columns && repeats_head(last, next, lines)
}

/// Whether two tables begin with the same row.
fn repeats_head(last: &Grid, next: &Grid, lines: &[TextLine<'_>]) -> bool {
    let (Some(own), Some(other)) = (last.rows.first(), next.rows.first()) else { return false };
    own.filled() > 1 && own.words(lines) == other.words(lines)
}

/// Puts the rows of a frame behind those of the table that it goes on with, without the names of the
/// columns that it repeats: their lines are the answer. A row whose first cell is empty goes on with
/// the last one.
fn append(table: &mut Grid, mut next: Grid, lines: &[TextLine<'_>]) -> Vec<usize> {
    let mut heads = Vec::new();
    let repeated = table
        .rows
        .iter()
        .zip(&next.rows)
        .take_while(|(own, other)| own.filled() > 0 && own.words(lines) == other.words(lines))
        .count();
    if repeated > 0 && repeated < table.rows.len() {
        table.head_rows = table.head_rows.max(repeated);
        let rows = next.rows.drain(..repeated).flat_map(|row| row.cells);
        heads.extend(rows.flat_map(|cell| cell.lines));
        heads.sort_unstable();
    }
    let goes_on = next.rows.first().is_some_and(|row| is_rest(row, table));
    if goes_on {
        let rest = next.rows.remove(0);
        if let Some(row) = table.rows.last_mut() {
            take_rest(row, rest);
        }
    }
    table.rows.append(&mut next.rows);
    heads
}

/// Whether a row holds the rest of the one above the page end: nothing stands in its first cell, as
/// something does in that one's.
fn is_rest(row: &Row, table: &Grid) -> bool {
    let is_empty =
        |row: &Row| row.cells.first().is_none_or(|cell| cell.column > 0 || cell.lines.is_empty());
    let is_body = table.rows.len() > table.head_rows;
    is_body && row.filled() > 0 && is_empty(row) && table.rows.last().is_some_and(|l| !is_empty(l))
}

fn take_rest(row: &mut Row, rest: Row) {
    for cell in rest.cells {
        match row.cells.iter_mut().find(|own| own.column == cell.column) {
            Some(own) => own.lines.extend(cell.lines),
            None => row.cells.push(cell),
        }
    }
    row.cells.sort_by_key(|cell| cell.column);
}

/// Whether a frame is a table, and not a box around text or a way to set out a page.
fn is_table(grid: &Grid, lines: &[TextLine<'_>]) -> bool {
    let has_columns = grid.columns > 1 && grid.rows.iter().any(|row| row.filled() > 1);
    let filled = grid.rows.iter().filter(|row| row.filled() > 0).count();
    let longest = grid.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.len(lines)).max();
    let is_long = longest.unwrap_or_default() > LONG_CELL;
    has_columns && (filled > 2 || !is_long || grid.head_rows > 0)
}

/// Where the longest line of each column ends.
fn rights(grid: &Grid, lines: &[TextLine<'_>]) -> Vec<i32> {
    let mut rights = vec![0; grid.columns];
    for cell in grid.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.columns == 1) {
        for line in &cell.lines {
            let end = lines[*line].stated.place.as_ref().map_or(0, |place| place.rect.right);
            rights[cell.column] = rights[cell.column].max(end);
        }
    }
    rights
}

fn places(grids: &[Grid], lines: usize) -> Vec<Option<Place>> {
    let mut places = vec![None; lines];
    for (index, grid) in grids.iter().enumerate() {
        for (row, cells) in grid.rows.iter().enumerate() {
            for cell in &cells.cells {
                for line in &cell.lines {
                    places[*line] = Some(Place { grid: index, row, column: cell.column });
                }
            }
        }
    }
    places
}
