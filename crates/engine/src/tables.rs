//! The verb `tables`: the tables of documents, row by row.

use std::path::PathBuf;

use codicil_document::{Cell, Document, Table, TableBasis, TableRow};
use codicil_report::answer::NoticeAnswer;
use codicil_report::answer::tables::{CellAnswer, DocumentTables, TableAnswer, TablesAnswer};
use codicil_text::Span;

use crate::error::EngineError;
use crate::read::ReadFile;
use crate::verbs::{each, position};

/// The tables of documents; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn tables(files: &[PathBuf]) -> Result<(TablesAnswer, Vec<EngineError>), EngineError> {
    let (mut documents, failures) = each(files, |path, file| DocumentTables {
        path: path.display().to_string(),
        tables: file.document.tables.iter().map(|one| table(file, one)).collect(),
        notices: file.document.notices.iter().map(NoticeAnswer::from).collect(),
    })?;
    let all = documents.iter_mut().flat_map(|document| &mut document.tables);
    for (index, table) in all.enumerate() {
        table.number = index + 1;
    }
    Ok((TablesAnswer { schema: "codicil.tables/1", documents }, failures))
}

fn table(file: &ReadFile, table: &Table) -> TableAnswer {
    let document = &file.document;
    let prefix = &file.profile.prefix;
    let (head, body): (Vec<&TableRow>, Vec<&TableRow>) =
        table.rows.iter().partition(|row| row.is_head);
    let mut position = position(document, prefix, extent(document, table));
    position.page = table.page;
    let in_order = head.iter().chain(&body);
    TableAnswer {
        number: 0,
        caption: table.caption.map(|span| document.words(span).to_owned()),
        basis: match table.basis {
            TableBasis::Stated => "stated",
            TableBasis::Ruled => "ruled",
            TableBasis::Aligned => "aligned",
        },
        position,
        cells: in_order.map(|row| row.cells.iter().map(|one| cell(file, one)).collect()).collect(),
        header_rows: head.iter().map(|row| words(row)).collect(),
        rows: body.iter().map(|row| words(row)).collect(),
    }
}

fn words(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(|cell| cell.text.clone()).collect()
}

fn cell(file: &ReadFile, cell: &Cell) -> CellAnswer {
    let place = |span: &Span| position(&file.document, &file.profile.prefix, *span);
    CellAnswer { places: cell.spans.iter().map(place).collect(), repeated: cell.repeated }
}

/// From the first word of any cell to the last; of a table without words, the start of its page.
fn extent(document: &Document, table: &Table) -> Span {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let words = cells.flat_map(|cell| cell.spans.iter().copied()).reduce(Span::cover);
    words.unwrap_or_else(|| {
        let page = document.pages.iter().find(|page| page.number == table.page);
        let start = page.map_or(0, |page| page.span.start);
        Span::new(start, start)
    })
}
