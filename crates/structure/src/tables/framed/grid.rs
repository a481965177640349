//! Finished blocks to tables.

use codicil_document::{Cell, Document, Table, TableBasis, TableRow};
use codicil_text::Span;

use super::Frames;
use super::frames::Grid;
use crate::draft::{Aside, Draft};
use crate::write::Places;

/// The tables of a document in reading order.
pub(crate) fn tables(
    document: &Document,
    drafts: &[Draft],
    frames: &Frames,
    places: &Places,
    basis: TableBasis,
) -> Vec<Table> {
    let mut tables: Vec<(Table, usize)> =
        frames.grids.iter().map(|grid| (empty(grid, basis), usize::MAX)).collect();
    let mut last: Vec<usize> = vec![0; tables.len()];
    for (block, draft) in drafts.iter().enumerate() {
        let Some(index) = draft.grid else { continue };
        let Some((table, first)) = tables.get_mut(index) else { continue };
        *first = (*first).min(block);
        last[index] = block;
        if !draft.deleted {
            fill(table, draft, document, frames, places);
        }
    }
    let mut found = Vec::with_capacity(tables.len());
    for (index, (mut table, first)) in tables.into_iter().enumerate() {
        repeat_merged(&mut table, &frames.grids[index]);
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        if table.rows.is_empty() {
            continue;
        }
        table.caption = caption(document, drafts, first, last[index]);
        found.push((first, table));
    }
    found.sort_by_key(|(first, _)| *first);
    found.into_iter().map(|(_, table)| table).collect()
}

fn empty(grid: &Grid, basis: TableBasis) -> Table {
    let rows = (0..grid.rows.len()).map(|row| TableRow {
        cells: vec![Cell::default(); grid.columns],
        is_head: row < grid.head_rows,
        page: grid.page,
    });
    Table { caption: None, page: grid.page, rows: rows.collect(), basis }
}

/// Puts the words of a block into their cells.
fn fill(table: &mut Table, draft: &Draft, document: &Document, frames: &Frames, places: &Places) {
    let mut open: Option<(usize, usize, Span)> = None;
    let put = |table: &mut Table, done: Option<(usize, usize, Span)>| {
        let Some((row, column, span)) = done else { return };
        let Some(row) = table.rows.get_mut(row) else { return };
        let is_first = row.cells.iter().all(|cell| cell.spans.is_empty());
        if is_first {
            row.page = document.page_at(span.start);
        }
        let Some(cell) = row.cells.get_mut(column) else { return };
        if !cell.text.is_empty() {
            cell.text.push('\n');
        }
        cell.text.push_str(document.words(span));
        cell.spans.push(span);
    };
    for piece in &draft.pieces {
        let (Some(place), Some(span)) = (frames.place(piece.line), places.of(piece.span)) else {
            continue;
        };
        open = match open {
            Some((row, column, words)) if (row, column) == (place.row, place.column) => {
                Some((row, column, words.cover(span)))
            }
            done => {
                put(table, done);
                Some((place.row, place.column, span))
            }
        };
    }
    put(table, open);
}

/// Repeats each merged cell in the rows and columns that it takes.
fn repeat_merged(table: &mut Table, grid: &Grid) {
    for (index, row) in grid.rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| cell.rows > 1 || cell.columns > 1) {
            let Some(whole) = table.rows[index].cells.get(cell.column).cloned() else { continue };
            let rows = index..index.saturating_add(cell.rows).min(table.rows.len());
            let columns = cell.column..cell.column.saturating_add(cell.columns).min(grid.columns);
            for row in rows {
                for column in
                    columns.clone().filter(|column| (row, *column) != (index, cell.column))
                {
                    let other = &mut table.rows[row].cells[column];
                    if other.text.is_empty() {
                        *other = Cell { repeated: true, ..whole.clone() };
                    }
                }
            }
        }
    }
}

/// The words that name a table: a caption right over it or right below it, else the heading it stands
/// under.
fn caption(document: &Document, drafts: &[Draft], first: usize, last: usize) -> Option<Span> {
    let is_flow = |block: &usize| !drafts[*block].beside;
    let over = (0..first).rev().find(is_flow);
    let below = (last + 1..drafts.len()).find(is_flow);
    let is_caption = |block: &usize| drafts[*block].aside == Some(Aside::Caption);
    let named = over.filter(is_caption).or_else(|| below.filter(is_caption));
    if let Some(block) = named {
        return document.blocks.get(block).map(|block| block.span);
    }
    let heading = document.blocks.get(first)?.heading?;
    document.headings.get(heading).map(|heading| heading.span)
}
