//! A page taken apart: words outside tables, words in cells, boxes, rules.

use std::collections::BTreeMap;

use super::draw::{Area, Drawn, Glyph, Rule, View};
use super::grid::{self, Grid};
use super::rows::{self, Piece};
use super::{strokes, turn};

/// The most vertical rules that part words on a page.
const MOST_WALLS: usize = 300;

/// A page taken apart. Places are turned by `angle`, so that most of its words run to the right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The angle at which most of its words run.
    pub angle: u16,
    /// The page, turned.
    pub area: Area,
    /// The pieces outside tables, from top to bottom.
    pub pieces: Vec<Piece>,
    /// Its tables, from top to bottom.
    pub tables: Vec<Table>,
    /// Boxes around words: frames and coloured grounds.
    pub boxes: Vec<Area>,
    /// Rules that are neither strokes nor parts of a table.
    pub rules: Vec<Rule>,
    /// Words that run in other directions, with their angle.
    pub slanted: Vec<(u16, Vec<Piece>)>,
}

/// A table with its words.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Its cells.
    pub grid: Grid,
    /// The pieces in each cell.
    pub cells: Vec<Vec<Piece>>,
}

/// Takes a page apart. `glyphs` are its characters, `drawn` its rules and areas.
pub(crate) fn take_apart(glyphs: Vec<Glyph>, drawn: &Drawn, view: &View, links: &[Area]) -> Sheet {
    let page = Area { left: 0.0, top: 0.0, right: view.width, bottom: view.height };
    let mut by_angle: BTreeMap<u16, Vec<Glyph>> = BTreeMap::new();
    for glyph in rows::without_doubles(glyphs) {
        by_angle.entry(level(glyph.angle)).or_default().push(glyph);
    }
    let angle = by_angle
        .iter()
        .filter(|(angle, _)| *angle % 90 == 0)
        .max_by_key(|(angle, glyphs)| (glyphs.len(), std::cmp::Reverse(**angle)))
        .map_or(0, |(angle, _)| *angle);
    let mut glyphs = by_angle.remove(&angle).unwrap_or_default();
    turn::straighten(&mut glyphs, angle);
    for glyph in &mut glyphs {
        glyph.angle = 0;
    }
    let rules = drawn.rules.iter().filter_map(|rule| turn::straighten_rule(rule, angle)).collect();
    let turned =
        |areas: &[Area]| areas.iter().map(|a| turn::straighten_area(a, angle)).collect::<Vec<_>>();
    let rules = strokes::mark(&mut glyphs, rules, &turned(links));
    let slanted = by_angle
        .into_iter()
        .map(|(angle, mut glyphs)| {
            turn::straighten(&mut glyphs, angle);
            (angle, rows::pieces(glyphs, &[]))
        })
        .collect();
    let mut sheet =
        Sheet { angle, area: turn::straighten_area(&page, angle), slanted, ..Sheet::default() };
    let walls: Vec<Rule> = rules.iter().filter(|rule| is_wall(rule)).copied().collect();
    let walls = if walls.len() > MOST_WALLS { Vec::new() } else { walls };
    let (tables, frames) = fill(grid::grids(&rules), &mut glyphs, &walls);
    sheet.pieces = with_strokes(rows::pieces(glyphs, &walls));
    sheet.rules = rules
        .into_iter()
        .filter(|rule| !tables.iter().any(|table| is_part_of(rule, &table.grid.area())))
        .collect();
    let grounds = turned(&drawn.areas);
    sheet.boxes = boxes(frames.into_iter().chain(grounds), &sheet);
    sheet.tables = tables;
    sheet
}

/// The pieces, with the strokes under their words drawn on.
fn with_strokes(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for word in pieces.iter_mut().flat_map(|piece| &mut piece.words) {
        strokes::go_on_under(&mut word.glyphs);
    }
    pieces
}

/// The angle, taken for level where it is off by a degree.
fn level(angle: u16) -> u16 {
    match angle % 90 {
        1 => angle - 1,
        89 => (angle + 1) % 360,
        _ => angle,
    }
}

fn is_wall(rule: &Rule) -> bool {
    !rule.horizontal && rule.len() >= 8.0
}

fn is_part_of(rule: &Rule, table: &Area) -> bool {
    let (x, y) = if rule.horizontal {
        ((rule.from + rule.to) / 2.0, rule.at)
    } else {
        (rule.at, (rule.from + rule.to) / 2.0)
    };
    let wide = Area {
        left: table.left - 3.0,
        top: table.top - 3.0,
        right: table.right + 3.0,
        bottom: table.bottom + 3.0,
    };
    wide.holds(x, y)
}

/// Puts the glyphs into the cells of the grids that are tables, and takes them out of `glyphs`.
/// Gives the tables and the frames: grids of one cell.
fn fill(grids: Vec<Grid>, glyphs: &mut Vec<Glyph>, walls: &[Rule]) -> (Vec<Table>, Vec<Area>) {
    let (tables, frames): (Vec<Grid>, Vec<Grid>) =
        grids.into_iter().partition(|grid| grid.cells.len() >= 2);
    // The smallest grid that holds a glyph has it: a table may stand in a frame of lines.
    let mut order: Vec<usize> = (0..tables.len()).collect();
    let size = |i: usize| tables[i].area().width() * tables[i].area().height();
    order.sort_by(|a, b| size(*a).total_cmp(&size(*b)));
    let areas: Vec<Area> = order.iter().map(|i| tables[*i].area()).collect();
    let place = |glyph: &Glyph| {
        // The middle of a small letter.
        let (x, y) = (glyph.middle(), glyph.y - 0.25 * glyph.size);
        let tried = order.iter().zip(&areas).filter(|(_, area)| area.holds(x, y)).take(4);
        tried.filter_map(|(i, _)| Some((*i, tables[*i].cell_at(x, y)?))).next()
    };
    let places: Vec<Option<(usize, usize)>> = glyphs.iter().map(place).collect();
    let mut filled: Vec<std::collections::BTreeSet<usize>> = vec![Default::default(); tables.len()];
    for (glyph, place) in glyphs.iter().zip(&places) {
        if let Some((table, cell)) = place
            && glyph.ch != ' '
        {
            filled[*table].insert(*cell);
        }
    }
    // One filled cell is no table but a frame with lines.
    let is_table: Vec<bool> = filled.iter().map(|cells| cells.len() >= 2).collect();
    let mut inside: Vec<Vec<Vec<Glyph>>> =
        tables.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    let mut outside = Vec::new();
    for (glyph, place) in std::mem::take(glyphs).into_iter().zip(places) {
        match place {
            Some((table, cell)) if is_table[table] => inside[table][cell].push(glyph),
            _ => outside.push(glyph),
        }
    }
    *glyphs = outside;
    let mut found = Vec::new();
    let mut boxes: Vec<Area> = frames.iter().map(Grid::area).collect();
    for ((grid, cells), is_table) in tables.into_iter().zip(inside).zip(is_table) {
        if is_table {
            let cells =
                cells.into_iter().map(|glyphs| with_strokes(rows::pieces(glyphs, walls))).collect();
            found.push(Table { grid, cells });
        } else {
            boxes.push(grid.area());
        }
    }
    (found, boxes)
}

/// The areas that set words apart from the others: with at least two lines of words in them, none
/// that goes over their sides, and not most of the page.
fn boxes(areas: impl Iterator<Item = Area>, sheet: &Sheet) -> Vec<Area> {
    let page = sheet.area.width() * sheet.area.height();
    let mut areas: Vec<Area> = areas
        .filter(|area| {
            area.width() > 30.0 && area.height() > 18.0 && area.width() * area.height() < 0.6 * page
        })
        .collect();
    areas.sort_by(|a, b| {
        (b.width() * b.height()).total_cmp(&(a.width() * a.height())).then(a.top.total_cmp(&b.top))
    });
    areas.dedup_by(|a, b| a.encloses(b, 2.0) && b.encloses(a, 2.0));
    areas.truncate(200);
    let mut kept: Vec<Area> = Vec::new();
    for area in areas {
        if kept.iter().any(|outer| outer.encloses(&area, 2.0)) {
            continue;
        }
        let (mut rows, mut base, mut over) = (0, f32::NEG_INFINITY, false);
        for piece in &sheet.pieces {
            if area.encloses(&piece.area, 1.5) {
                if piece.base - base > 0.3 * piece.size {
                    rows += 1;
                    base = piece.base;
                }
            } else if area.shared(&piece.area).is_some_and(|part| {
                part.height() > 0.4 * piece.size && part.width() > 0.3 * piece.size
            }) {
                over = true;
                break;
            }
        }
        if rows >= 2 && !over {
            kept.push(area);
        }
    }
    kept
}
