//! Ruled tables.

use codicil_extract::Extracted;
use codicil_layout::CellFrame;

use crate::reading;
use crate::writer::{Page, pdf};

/// The words of each line that stands in a cell: table, row, column, words.
fn cells(read: &Extracted) -> Vec<(usize, u32, u32, &str)> {
    let lines = read.layout.pages.iter().flat_map(|page| &page.lines);
    lines
        .filter_map(|line| {
            let at = line.stated.cell?;
            let cell = read.layout.tables[at.table].cells[at.cell];
            Some((at.table, cell.row, cell.column, line.of(&read.layout)))
        })
        .collect()
}

#[test]
fn the_lines_of_a_cell_stand_together() {
    let page = Page::new()
        .text(72.0, 80.0, 11.0, "Above the table")
        .grid(&[72.0, 200.0, 400.0], &[100.0, 130.0, 170.0])
        .text(76.0, 114.0, 11.0, "Name")
        .text(204.0, 114.0, 11.0, "Answer")
        .text(76.0, 144.0, 11.0, "Alder Ltd")
        .lines(204.0, 144.0, 11.0, 13.0, &["Yes, as long as", "it rains"])
        .text(72.0, 200.0, 11.0, "Below the table");
    let read = reading(&pdf(&[page]));
    assert_eq!(
        cells(&read),
        [
            (0, 0, 0, "Name"),
            (0, 0, 1, "Answer"),
            (0, 1, 0, "Alder Ltd"),
            (0, 1, 1, "Yes, as long as"),
            (0, 1, 1, "it rains"),
        ]
    );
    let table = &read.layout.tables[0];
    assert_eq!((table.page, table.rows, table.columns, table.goes_on), (1, 2, 2, false));
    let texts = crate::lines(&read, 0);
    assert_eq!((texts[0], texts[6]), ("Above the table", "Below the table"));
}

#[test]
fn merged_cells_and_rules_painted_as_thin_boxes() {
    let mut page = Page::new();
    for y in [100.0, 120.0, 140.0] {
        page = page.thin_box((72.0, y), (400.0, y));
    }
    page = page
        .thin_box((72.0, 100.0), (72.0, 140.0))
        .thin_box((400.0, 100.0), (400.0, 140.0))
        // The head spans both columns.
        .thin_box((200.0, 120.0), (200.0, 140.0))
        .text(76.0, 114.0, 10.0, "Head over both columns of the table")
        .text(76.0, 134.0, 10.0, "left")
        .text(204.0, 134.0, 10.0, "right");
    let read = reading(&pdf(&[page]));
    assert_eq!(
        read.layout.tables[0].cells,
        [
            CellFrame { row: 0, column: 0, row_span: 1, column_span: 2 },
            CellFrame { row: 1, column: 0, row_span: 1, column_span: 1 },
            CellFrame { row: 1, column: 1, row_span: 1, column_span: 1 },
        ]
    );
    assert_eq!(cells(&read)[0].3, "Head over both columns of the table");
}

#[test]
fn a_table_goes_on_over_the_page() {
    let xs = [72.0, 200.0, 400.0];
    let page = |text: &str, top: f32, bottom: f32| {
        Page::new()
            .text(72.0, 40.0, 9.0, "Orchard Code")
            .grid(&xs, &[top, bottom])
            .text(76.0, top + 14.0, 11.0, text)
            .text(204.0, top + 14.0, 11.0, "words")
            .text(72.0, 815.0, 9.0, "Page 1")
    };
    let read = reading(&pdf(&[page("first", 700.0, 760.0), page("second", 70.0, 110.0)]));
    let tables = &read.layout.tables;
    assert_eq!((tables[0].page, tables[0].goes_on), (1, false));
    assert_eq!((tables[1].page, tables[1].goes_on), (2, true));

    // Words between them, or other columns, make it another table.
    let between = page("second", 200.0, 240.0).text(72.0, 100.0, 11.0, "Words between them");
    let read = reading(&pdf(&[page("first", 700.0, 760.0), between]));
    assert!(!read.layout.tables[1].goes_on);
    let other = Page::new()
        .grid(&[72.0, 250.0, 400.0], &[70.0, 110.0])
        .text(76.0, 84.0, 11.0, "other")
        .text(254.0, 84.0, 11.0, "table");
    let read = reading(&pdf(&[page("first", 700.0, 760.0), other]));
    assert!(!read.layout.tables[1].goes_on);
}

#[test]
fn an_empty_grid_is_no_table() {
    let page = Page::new().grid(&[72.0, 200.0, 400.0], &[100.0, 200.0, 300.0]).text(
        72.0,
        350.0,
        11.0,
        "Below an empty form",
    );
    let read = reading(&pdf(&[page]));
    assert!(read.layout.tables.is_empty());
}
