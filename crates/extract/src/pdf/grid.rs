//! Tables from their rules.

use codicil_layout::CellFrame;

use super::draw::{Area, Rule};

/// Rules of one direction closer than this are one line, in points.
const SAME_LINE: f32 = 1.5;

/// Parts of a line with a gap of at most this are one line: dashes and cells drawn one by one.
const SAME_RUN: f32 = 3.0;

/// Rules that miss each other by at most this meet.
const MEET: f32 = 2.5;

/// Lines of a grid closer than this are one: double borders.
const SAME_EDGE: f32 = 3.5;

/// The most merged lines of a page that are looked at; a page with more is a drawing.
const MOST_LINES: usize = 3_000;

/// The most edges of a grid in one direction.
const MOST_EDGES: usize = 400;

/// The most unit cells of a grid.
const MOST_CELLS: usize = 20_000;

/// A grid of rules on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grid {
    /// The edges of its columns, from left to right.
    pub xs: Vec<f32>,
    /// The edges of its rows, from top to bottom.
    pub ys: Vec<f32>,
    /// Its cells, row by row from left to right.
    pub cells: Vec<CellFrame>,
    /// The cell of each unit between two edges, row by row.
    units: Vec<usize>,
}

impl Grid {
    /// The box around it.
    pub(crate) fn area(&self) -> Area {
        let end = |edges: &[f32]| edges.last().copied().unwrap_or(0.0);
        let start = |edges: &[f32]| edges.first().copied().unwrap_or(0.0);
        Area {
            left: start(&self.xs),
            top: start(&self.ys),
            right: end(&self.xs),
            bottom: end(&self.ys),
        }
    }

    /// The box of a cell.
    pub(crate) fn cell_area(&self, cell: &CellFrame) -> Area {
        let edge = |edges: &[f32], at: u32| {
            edges.get(at as usize).or(edges.last()).copied().unwrap_or(0.0)
        };
        Area {
            left: edge(&self.xs, cell.column),
            top: edge(&self.ys, cell.row),
            right: edge(&self.xs, cell.column + cell.column_span),
            bottom: edge(&self.ys, cell.row + cell.row_span),
        }
    }

    /// The cell at a place of the page.
    pub(crate) fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        if !self.area().holds(x, y) {
            return None;
        }
        let unit = |edges: &[f32], at: f32| {
            let passed = edges.partition_point(|edge| *edge <= at);
            passed.clamp(1, edges.len().saturating_sub(1).max(1)) - 1
        };
        let columns = self.xs.len().saturating_sub(1);
        self.units.get(unit(&self.ys, y) * columns + unit(&self.xs, x)).copied()
    }
}

/// The grids that these rules make, from top to bottom.
pub(crate) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let across = merged(rules, true);
    let down = merged(rules, false);
    if across.len() < 2 || across.len() + down.len() > MOST_LINES {
        return Vec::new();
    }
    let mut found: Vec<Grid> =
        components(&across, &down).iter().filter_map(|(h, v)| grid(h, v)).collect();
    found.sort_by(|a, b| {
        let (a, b) = (a.area(), b.area());
        a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left))
    });
    found
}

/// The rules of one direction, with parts of one line put together.
fn merged(rules: &[Rule], horizontal: bool) -> Vec<Rule> {
    let mut rules: Vec<Rule> =
        rules.iter().filter(|rule| rule.horizontal == horizontal).copied().collect();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut lines: Vec<Rule> = Vec::new();
    let mut start = 0;
    while let Some(first) = rules.get(start) {
        let count = rules[start..].partition_point(|rule| rule.at - first.at <= SAME_LINE);
        let mut group = rules[start..start + count].to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Rule> = None;
        for rule in group {
            match &mut open {
                Some(line) if rule.from - line.to <= SAME_RUN => line.to = line.to.max(rule.to),
                _ => {
                    lines.extend(open.take());
                    open = Some(rule);
                }
            }
        }
        lines.extend(open);
        start += count.max(1);
    }
    lines.retain(|line| line.len() >= 4.0);
    lines
}

/// The lines that meet, directly or through others, in groups.
fn components(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    // Down is sorted by its distance from the left.
    let mut root: Vec<usize> = (0..across.len() + down.len()).collect();
    for (i, line) in across.iter().enumerate() {
        let from = down.partition_point(|other| other.at < line.from - MEET);
        for (j, other) in down.iter().enumerate().skip(from) {
            if other.at > line.to + MEET {
                break;
            }
            if line.at >= other.from - MEET && line.at <= other.to + MEET {
                let (a, b) = (top(&mut root, i), top(&mut root, across.len() + j));
                root[a] = b;
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for i in 0..root.len() {
        let group = groups.entry(top(&mut root, i)).or_default();
        match across.get(i) {
            Some(line) => group.0.push(*line),
            None => group.1.extend(down.get(i - across.len())),
        }
    }
    groups.into_values().filter(|(h, v)| h.len() >= 2 && !v.is_empty()).collect()
}

fn top(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// The edges of these lines, closer ones put together.
fn edges(lines: &[Rule]) -> Vec<f32> {
    let mut places: Vec<f32> = lines.iter().map(|line| line.at).collect();
    places.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = Vec::new();
    for place in places {
        if edges.last().is_none_or(|edge| place - edge > SAME_EDGE) {
            edges.push(place);
        }
    }
    edges
}

fn grid(across: &[Rule], down: &[Rule]) -> Option<Grid> {
    let (mut xs, mut ys) = (edges(down), edges(across));
    // Tables open at a side: the lines go on beyond the outermost rule that crosses them.
    let (mut across, mut down) = (across.to_vec(), down.to_vec());
    close_sides(&mut xs, &across, &mut down);
    close_sides(&mut ys, &down, &mut across);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || xs.len() > MOST_EDGES || ys.len() > MOST_EDGES {
        return None;
    }
    if columns * rows > MOST_CELLS {
        return None;
    }
    // For each edge and each unit along it, whether a rule is drawn there.
    let right = drawn(&xs, &ys, &down);
    let below = drawn(&ys, &xs, &across);
    // The cell of each unit, once it has one.
    let mut taken: Vec<Option<usize>> = vec![None; columns * rows];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken[row * columns + column].is_some() {
                continue;
            }
            let mut wide = 1;
            while column + wide < columns
                && !right[(column + wide) * rows + row]
                && taken[row * columns + column + wide].is_none()
            {
                wide += 1;
            }
            let mut high = 1;
            while row + high < rows
                && (column..column + wide).all(|c| !below[(row + high) * columns + c])
                && (column + 1..column + wide).all(|c| !right[c * rows + row + high])
                && (column..column + wide).all(|c| taken[(row + high) * columns + c].is_none())
                && (column + wide == columns || right[(column + wide) * rows + row + high])
            {
                high += 1;
            }
            for r in row..row + high {
                taken[r * columns + column..r * columns + column + wide].fill(Some(cells.len()));
            }
            cells.push(CellFrame {
                row: row as u32,
                column: column as u32,
                row_span: high as u32,
                column_span: wide as u32,
            });
        }
    }
    let units = taken.into_iter().map(Option::unwrap_or_default).collect();
    Some(Grid { xs, ys, cells, units })
}

/// Adds an edge where at least half of the lines that cross the edges go on beyond the outermost.
fn close_sides(edges: &mut Vec<f32>, crossing: &[Rule], along: &mut Vec<Rule>) {
    const BEYOND: f32 = 8.0;
    let (Some(first), Some(last)) = (edges.first().copied(), edges.last().copied()) else { return };
    let (from, to) =
        crossing.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(from, to), line| {
            (from.min(line.at), to.max(line.at))
        });
    let horizontal = along.first().is_some_and(|line| line.horizontal);
    let mut close = |at: f32| {
        let rule = Rule { horizontal, at, from, to, thick: 0.0, colour: Default::default() };
        along.push(rule);
    };
    let start = crossing.iter().map(|line| line.from).fold(f32::INFINITY, f32::min);
    let starting = crossing.iter().filter(|line| line.from - start <= SAME_EDGE).count();
    if first - start > BEYOND && starting * 2 >= crossing.len() && starting >= 2 {
        edges.insert(0, start);
        close(start);
    }
    let end = crossing.iter().map(|line| line.to).fold(f32::NEG_INFINITY, f32::max);
    let ending = crossing.iter().filter(|line| end - line.to <= SAME_EDGE).count();
    if end - last > BEYOND && ending * 2 >= crossing.len() && ending >= 2 {
        edges.push(end);
        close(end);
    }
}

/// For each edge (outer) and each unit between the crossing edges (inner), whether most of the unit
/// is drawn.
fn drawn(edges: &[f32], crossing: &[f32], lines: &[Rule]) -> Vec<bool> {
    let units = crossing.len() - 1;
    let mut found = vec![false; edges.len() * units];
    for line in lines {
        let Some(edge) = edges.iter().rposition(|edge| line.at >= edge - 0.1) else { continue };
        for unit in 0..units {
            let (from, to) = (crossing[unit], crossing[unit + 1]);
            let shared = line.to.min(to) - line.from.max(from);
            if shared >= 0.6 * (to - from) {
                found[edge * units + unit] = true;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Rule, grids};
    use crate::pdf::draw::Colour;

    fn line(horizontal: bool, at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal, at, from, to, thick: 0.5, colour: Colour::default() }
    }

    fn frame(xs: &[f32], ys: &[f32]) -> Vec<Rule> {
        let (x0, x1) = (xs[0], xs[xs.len() - 1]);
        let (y0, y1) = (ys[0], ys[ys.len() - 1]);
        let across = ys.iter().map(|y| line(true, *y, x0, x1));
        across.chain(xs.iter().map(|x| line(false, *x, y0, y1))).collect()
    }

    #[test]
    fn a_plain_table() {
        let found = grids(&frame(&[10.0, 60.0, 110.0], &[10.0, 30.0, 50.0, 70.0]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].cells.len(), 6);
        assert_eq!(found[0].cell_at(70.0, 40.0), Some(3));
        assert_eq!(found[0].cell_at(200.0, 40.0), None);
    }

    #[test]
    fn merged_cells_stand_once() {
        // The upper row is one cell over two columns; the left cell below spans two rows.
        let rules = vec![
            line(true, 10.0, 10.0, 110.0),
            line(true, 30.0, 10.0, 110.0),
            line(true, 50.0, 60.0, 110.0),
            line(true, 70.0, 10.0, 110.0),
            line(false, 10.0, 10.0, 70.0),
            line(false, 60.0, 30.0, 70.0),
            line(false, 110.0, 10.0, 70.0),
        ];
        let cells = &grids(&rules)[0].cells;
        let spans: Vec<(u32, u32, u32, u32)> =
            cells.iter().map(|c| (c.row, c.column, c.row_span, c.column_span)).collect();
        assert_eq!(spans, [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
    }

    #[test]
    fn rules_drawn_cell_by_cell_are_one_table() {
        let mut rules = Vec::new();
        for x in [10.0, 60.0, 110.0] {
            for y in [10.0, 30.0] {
                rules.push(line(false, x, y, y + 20.0));
            }
        }
        for y in [10.0, 30.2, 50.0] {
            for x in [10.0, 60.0] {
                rules.push(line(true, y, x, x + 50.0));
            }
        }
        assert_eq!(grids(&rules)[0].cells.len(), 4);
    }

    #[test]
    fn a_table_open_at_its_sides_is_closed() {
        let mut rules: Vec<Rule> = [10.0, 30.0, 50.0].map(|y| line(true, y, 10.0, 110.0)).to_vec();
        rules.push(line(false, 60.0, 10.0, 50.0));
        let found = grids(&rules);
        assert_eq!(found[0].xs, [10.0, 60.0, 110.0]);
        assert_eq!(found[0].cells.len(), 4);
    }

    #[test]
    fn lines_that_do_not_meet_make_no_table() {
        assert!(grids(&[line(true, 10.0, 0.0, 90.0), line(true, 50.0, 0.0, 90.0)]).is_empty());
        assert!(grids(&[]).is_empty());
    }

    #[test]
    fn two_tables_are_two() {
        let mut rules = frame(&[10.0, 60.0, 110.0], &[10.0, 30.0, 50.0]);
        rules.extend(frame(&[10.0, 60.0, 110.0], &[100.0, 130.0]));
        assert_eq!(grids(&rules).len(), 2);
    }
}
