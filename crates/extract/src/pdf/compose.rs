//! The lines of a page in reading order, from the page taken apart.

use codicil_layout::Part as Stands;

use super::draft::Draft;
use super::draw::Furniture;
use super::order::{self, Item, Part};
use super::rows::Piece;
use super::sheet::Sheet;

/// A page as lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Composed {
    /// Its lines in reading order.
    pub lines: Vec<Draft>,
    /// Its tables in reading order, as indices of [`Sheet::tables`].
    pub tables: Vec<usize>,
}

/// Puts the lines of a page in order. `furniture` says for each piece whether it is a running head or
/// foot; heads come first, feet last, then words that run in other directions.
pub(crate) fn lines(sheet: &Sheet, furniture: &[Option<Furniture>]) -> Composed {
    let mut composer = Composer { sheet, flows: 0, out: Composed::default() };
    let with = |wanted: Option<Furniture>| -> Vec<Piece> {
        let marked = sheet.pieces.iter().zip(furniture);
        marked.filter(|(_, mark)| **mark == wanted).map(|(piece, _)| piece.clone()).collect()
    };
    composer.rows(with(Some(Furniture::Head)), Some(&Stands::Head));
    let mut parts: Vec<Part> = Vec::new();
    let mut boxed: Vec<Vec<Part>> = vec![Vec::new(); sheet.boxes.len()];
    for piece in with(None) {
        match sheet.boxes.iter().position(|area| area.encloses(&piece.area, 1.5)) {
            Some(i) => boxed[i].push(Part::Piece(piece)),
            None => parts.push(Part::Piece(piece)),
        }
    }
    for (i, table) in sheet.tables.iter().enumerate() {
        let area = table.grid.area();
        match sheet.boxes.iter().position(|outer| outer.encloses(&area, 3.0)) {
            Some(b) => boxed[b].push(Part::Block(i, area)),
            None => parts.push(Part::Block(i, area)),
        }
    }
    for (i, inner) in boxed.iter().enumerate() {
        if !inner.is_empty() {
            parts.push(Part::Block(sheet.tables.len() + i, sheet.boxes[i]));
        }
    }
    composer.parts(parts, &mut boxed);
    composer.rows(with(Some(Furniture::Foot)), Some(&Stands::Foot));
    for (angle, pieces) in &sheet.slanted {
        let start = composer.out.lines.len();
        composer.rows(pieces.clone(), None);
        for line in &mut composer.out.lines[start..] {
            line.slant = Some(*angle);
        }
    }
    composer.out
}

struct Composer<'a> {
    sheet: &'a Sheet,
    flows: usize,
    out: Composed,
}

impl Composer<'_> {
    /// Lines that are read row by row.
    fn rows(&mut self, pieces: Vec<Piece>, part: Option<&Stands>) {
        let flow = self.flows;
        self.flows += 1;
        for piece in by_rows(pieces) {
            let mut line = Draft::new(piece, flow);
            line.part = part.cloned();
            self.out.lines.push(line);
        }
    }

    fn parts(&mut self, parts: Vec<Part>, boxed: &mut [Vec<Part>]) {
        for item in order::read(parts, &mut self.flows) {
            match item {
                Item::Line(piece, flow) => {
                    let limit = self.beside(&piece);
                    self.out.lines.push(Draft { limit, ..Draft::new(piece, flow) });
                }
                Item::Block(i) if i < self.sheet.tables.len() => self.table(i),
                Item::Block(i) => {
                    let inner = boxed.get_mut(i - self.sheet.tables.len());
                    let inner = inner.map(std::mem::take).unwrap_or_default();
                    // A box holds no boxes, so this goes one step deep.
                    let start = self.out.lines.len();
                    self.parts(inner, &mut []);
                    self.out.lines[start..].iter_mut().for_each(|line| line.boxed = true);
                }
            }
        }
    }

    /// Where a box or table stands to the right of a line, the end of the space before it.
    fn beside(&self, line: &Piece) -> Option<f32> {
        let tables = self.sheet.tables.iter().map(|table| table.grid.area());
        tables
            .chain(self.sheet.boxes.iter().copied())
            .filter(|area| {
                area.left >= line.area.right
                    && area.top - 0.5 * line.size < line.area.bottom
                    && area.bottom + 0.5 * line.size > line.area.top
            })
            .map(|area| area.left - 0.5 * line.size)
            .reduce(f32::min)
    }

    fn table(&mut self, index: usize) {
        let Some(table) = self.sheet.tables.get(index) else { return };
        let at = self.out.tables.len();
        self.out.tables.push(index);
        for (cell, (frame, pieces)) in table.grid.cells.iter().zip(&table.cells).enumerate() {
            let area = table.grid.cell_area(frame);
            let lines = by_rows(pieces.clone());
            let left = lines.iter().map(|line| line.area.left).fold(f32::INFINITY, f32::min);
            let inset = (left - area.left).clamp(0.0, 8.0);
            let flow = self.flows;
            self.flows += 1;
            for piece in lines {
                let mut line = Draft::new(piece, flow);
                line.cell = Some((at, cell));
                line.limit = Some(area.right - inset);
                self.out.lines.push(line);
            }
        }
    }
}

/// The lines of pieces that are sorted from top to bottom.
fn by_rows(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut open: Option<(f32, f32)> = None;
    for piece in pieces {
        let same = open.is_some_and(|(base, size)| piece.base - base < 0.3 * size.min(piece.size));
        if same && let Some(row) = rows.last_mut() {
            row.push(piece);
        } else {
            open = Some((piece.base, piece.size));
            rows.push(vec![piece]);
        }
    }
    rows.into_iter().filter_map(order::joined).collect()
}
