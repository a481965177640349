//! Writes what was understood of the pages into a layout.

use codicil_layout::{
    CellAt, Layout, Line, LinePlace, Mark, MarkKind, NoteMark, Page, Part, Stated, TableFrame,
    Unread, WordPlace,
};
use codicil_text::{Rect, Span};

use super::compose::Composed;
use super::draft::Draft;
use super::draw::{Glyph, View};
use super::sheet::Sheet;
use super::strokes::{Evidence, is_address};
use super::turn;

/// Column edges that differ by less than this are the same, in points.
const SAME_EDGE: f32 = 3.0;

/// Collects pages into a layout.
pub(crate) struct Writer {
    layout: Layout,
    evidence: Evidence,
    /// The column edges of the table that ends the page before, in the place where it could go on.
    open_table: Option<Vec<f32>>,
}

impl Writer {
    /// A writer for a paper that shows changes as `evidence` says.
    pub(crate) fn new(evidence: Evidence) -> Self {
        let layout = Layout { pages_stated: true, ..Layout::default() };
        Self { layout, evidence, open_table: None }
    }

    /// The layout of all pages.
    pub(crate) fn finish(self) -> Layout {
        self.layout
    }

    /// Writes the next page.
    pub(crate) fn page(
        &mut self,
        view: &View,
        unread: Option<Unread>,
        sheet: &Sheet,
        page: &Composed,
    ) {
        let number = u32::try_from(self.layout.pages.len() + 1).unwrap_or(u32::MAX);
        let first_table = self.layout.tables.len();
        self.tables(number, sheet, page);
        let mut lines = Vec::new();
        for draft in &page.lines {
            lines.extend(self.line(draft, sheet.angle, first_table));
        }
        self.layout.pages.push(Page {
            number,
            lines,
            size: Some((Rect::hundredths(view.width), Rect::hundredths(view.height))),
            unread,
        });
    }

    fn tables(&mut self, page: u32, sheet: &Sheet, composed: &Composed) {
        let running = |line: &&Draft| {
            line.slant.is_none()
                && !matches!(line.part, Some(Part::Head | Part::Foot | Part::Note(_)))
        };
        let table_of = |line: Option<&Draft>| {
            let at = line?.cell?.0;
            let table = sheet.tables.get(*composed.tables.get(at)?)?;
            Some((at, table.grid.xs.clone()))
        };
        let first = table_of(composed.lines.iter().find(running));
        let last = table_of(composed.lines.iter().rev().find(running));
        let before = self.open_table.take();
        for (i, index) in composed.tables.iter().enumerate() {
            let Some(table) = sheet.tables.get(*index) else { continue };
            let goes_on = match (&first, &before) {
                (Some((at, edges)), Some(before)) if *at == i => same_edges(edges, before),
                _ => false,
            };
            self.layout.tables.push(TableFrame {
                page,
                rows: count(&table.grid.ys),
                columns: count(&table.grid.xs),
                cells: table.grid.cells.clone(),
                header_rows: 0,
                goes_on,
            });
        }
        self.open_table = last.map(|(_, edges)| edges);
    }

    fn line(&mut self, draft: &Draft, angle: u16, first_table: usize) -> Option<Line> {
        let angle = draft.slant.unwrap_or(angle);
        let before = self.layout.text.len();
        if !self.layout.text.is_empty() {
            self.layout.text.push('\n');
        }
        let start = self.layout.text.len();
        let whole_bold = draft.bold() == Some(true)
            && draft.piece.words.iter().flat_map(|w| &w.glyphs).all(|g| g.under.is_some());
        let mut places = Vec::new();
        for (at, word) in draft.piece.words.iter().enumerate() {
            let address = is_address(&word.text());
            let marks: Vec<_> = draft.marks.iter().filter(|mark| mark.word == at).collect();
            let mut begun: Option<usize> = None;
            let mut box_of: Option<super::draw::Area> = None;
            for (g, glyph) in word.glyphs.iter().enumerate() {
                if let Some(mark) = marks.iter().find(|mark| mark.glyphs.contains(&g)) {
                    if g == mark.glyphs.start {
                        self.note_marks(&mark.labels);
                    }
                    continue;
                }
                if begun.is_none() {
                    if self.layout.text.len() > start {
                        self.layout.text.push(' ');
                    }
                    begun = Some(self.layout.text.len());
                }
                let from = self.layout.text.len();
                self.layout.text.push(glyph.ch);
                let area = super::draw::Area {
                    left: glyph.x,
                    top: draft.piece.area.top,
                    right: glyph.right(),
                    bottom: draft.piece.area.bottom,
                };
                box_of = Some(box_of.map_or(area, |known| known.cover(area)));
                if let Some(kind) = self.change(glyph, whole_bold, address) {
                    self.mark(kind, Span::new(from, self.layout.text.len()), start);
                }
            }
            if let (Some(begun), Some(area)) = (begun, box_of) {
                let rect = turn::on_page(&area, angle);
                places.push(WordPlace {
                    span: Span::new(begun, self.layout.text.len()),
                    left: rect.left,
                    right: rect.right,
                });
            }
        }
        if places.is_empty() {
            self.layout.text.truncate(before);
            return None;
        }
        let span = Span::new(start, self.layout.text.len());
        let stated = Stated {
            begins: draft.begins,
            part: draft.part.clone(),
            cell: draft.cell.map(|(table, cell)| CellAt { table: first_table + table, cell }),
            size: Some(Rect::hundredths(draft.piece.size)),
            bold: draft.bold(),
            place: Some(LinePlace { rect: turn::on_page(&draft.piece.area, angle), words: places }),
            ..Stated::default()
        };
        Some(Line { span, indent: 0, blank_above: draft.blank_above, stated })
    }

    fn note_marks(&mut self, labels: &[String]) {
        let at = self.layout.text.trim_end_matches('\n').len();
        for label in labels {
            self.layout.note_marks.push(NoteMark { at, label: label.clone() });
        }
    }

    fn change(&self, glyph: &Glyph, whole_bold: bool, address: bool) -> Option<MarkKind> {
        if let Some(stroke) = glyph.struck {
            let moved = stroke.double && !stroke.colour.is_grey();
            return Some(if moved { MarkKind::MovedAway } else { MarkKind::Deleted });
        }
        let stroke = glyph.under?;
        if address || !self.evidence.inserts(stroke, whole_bold) {
            return None;
        }
        let moved = stroke.double && !stroke.colour.is_grey();
        Some(if moved { MarkKind::MovedHere } else { MarkKind::Inserted })
    }

    /// Marks a character, going on with the change before it in the line that begins at `line`.
    fn mark(&mut self, kind: MarkKind, span: Span, line: usize) {
        if let Some(last) = self.layout.changes.last_mut() {
            let between = self.layout.text.get(last.span.end..span.start);
            let follows = matches!(between, Some("" | " ")) && last.span.start >= line;
            if last.kind == kind && follows {
                last.span.end = span.end;
                return;
            }
        }
        self.layout.changes.push(Mark { kind, span, author: None, date: None, recorded: false });
    }
}

fn count(edges: &[f32]) -> u32 {
    u32::try_from(edges.len().saturating_sub(1)).unwrap_or(u32::MAX)
}

fn same_edges(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < SAME_EDGE)
}
