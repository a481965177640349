//! Tables.

use codicil_layout::{CellFrame, Layout, TableFrame};

use crate::writer::{change, changed, docx, lines, r, state, t, words};

fn tc(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
}

fn tr(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat())
}

/// Row, column, row span and column span of the cells.
fn cells(table: &TableFrame) -> Vec<(u32, u32, u32, u32)> {
    let numbers = |cell: &CellFrame| (cell.row, cell.column, cell.row_span, cell.column_span);
    table.cells.iter().map(numbers).collect()
}

/// The words with the table and cell they stand in.
fn places(layout: &Layout) -> Vec<(&str, Option<(usize, usize)>)> {
    let place = |line: &&codicil_layout::Line| line.stated.cell.map(|at| (at.table, at.cell));
    lines(layout).iter().map(|line| (line.of(layout), place(line))).collect()
}

#[test]
fn rows_and_cells_are_stated() {
    let head = "<w:tblHeader/>";
    let body = tbl(&[
        tr(head, &[tc("", &t("Name")), tc("", &t("View"))]),
        tr("", &[tc("", &t("Ann")), tc("", &(t("Yes") + &t("But")))]),
        tr(head, &[tc("", &t("Bob")), tc("", "<w:p/>")]),
    ]) + &t("After");
    let layout = docx(body).layout();
    assert_eq!(
        places(&layout),
        [
            ("Name", Some((0, 0))),
            ("View", Some((0, 1))),
            ("Ann", Some((0, 2))),
            ("Yes", Some((0, 3))),
            ("But", Some((0, 3))),
            ("Bob", Some((0, 4))),
            ("After", None)
        ]
    );
    let table = &layout.tables[0];
    assert_eq!(
        (table.page, table.rows, table.columns, table.header_rows, table.goes_on),
        (1, 3, 2, 1, false)
    );
    assert_eq!(
        cells(table),
        [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)]
    );
}

#[test]
fn merged_cells_stand_once() {
    let start = r#"<w:vMerge w:val="restart"/>"#;
    let body = tbl(&[
        tr("", &[tc(start, &t("A")), tc(r#"<w:gridSpan w:val="2"/>"#, &t("B"))]),
        tr("", &[tc("<w:vMerge/>", "<w:p/>"), tc("", &t("C")), tc(start, &t("D"))]),
        tr(
            "",
            &[
                tc(r#"<w:vMerge w:val="continue"/>"#, &t("hidden")),
                tc("", &t("E")),
                tc("<w:vMerge/>", "<w:p/>"),
            ],
        ),
        tr(r#"<w:gridBefore w:val="1"/>"#, &[tc("", &t("F")), tc("<w:vMerge/>", &t("G"))]),
        tr("", &[tc("<w:vMerge/>", &t("H"))]),
    ]);
    let layout = docx(body).layout();
    let table = &layout.tables[0];
    assert_eq!((table.rows, table.columns), (5, 3));
    assert_eq!(
        cells(table),
        [
            (0, 0, 3, 1),
            (0, 1, 1, 2),
            (1, 1, 1, 1),
            (1, 2, 3, 1),
            (2, 1, 1, 1),
            (3, 1, 1, 1),
            (4, 0, 1, 1)
        ]
    );
    let found = places(&layout);
    assert_eq!(found[4], ("hidden", Some((0, 0))));
    assert_eq!(found[7], ("G", Some((0, 3))));
}

#[test]
fn rows_and_cells_in_wrappers_are_read() {
    let cell = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", tc("", &t("A")));
    let row =
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", tr("", &[cell, tc("", &t("B"))]));
    let layout = docx(tbl(&[row])).layout();
    assert_eq!(cells(&layout.tables[0]), [(0, 0, 1, 1), (0, 1, 1, 1)]);
    assert_eq!(words(&layout), ["A", "B"]);
}

#[test]
fn a_table_in_a_cell_is_lines_of_the_cell() {
    let inner = tbl(&[tr("", &[tc("", &t("x")), tc("", &t("y"))]), tr("", &[tc("", &t("z"))])]);
    let body = tbl(&[tr("", &[tc("", &(t("A") + &inner + "<w:p/>")), tc("", &t("B"))])]);
    let layout = docx(body).layout();
    assert_eq!(layout.tables.len(), 1);
    let found = places(&layout);
    assert_eq!(
        found,
        [
            ("A", Some((0, 0))),
            ("x", Some((0, 0))),
            ("y", Some((0, 0))),
            ("z", Some((0, 0))),
            ("B", Some((0, 1)))
        ]
    );
}

#[test]
fn a_frame_of_one_cell_around_tables_is_no_table() {
    let inner = tbl(&[tr("", &[tc("", &t("x")), tc("", &t("y"))])]);
    let body =
        tbl(&[tr("", &[tc("", &(t("Form") + &inner))])]) + &tbl(&[tr("", &[tc("", &t("Boxed"))])]);
    let layout = docx(body).layout();
    assert_eq!(
        places(&layout),
        [("Form", None), ("x", Some((0, 0))), ("y", Some((0, 1))), ("Boxed", Some((1, 0)))]
    );
}

#[test]
fn rows_and_cells_come_and_go() {
    let body = tbl(&[
        tr(
            "",
            &[tc("", &t("A")), tc(&changed("cellDel"), &t("B")), tc(&changed("cellIns"), &t("C"))],
        ),
        tr(&changed("ins"), &[tc("", &t("new")), tc("", "<w:p/>")]),
        tr(&changed("del"), &[tc("", &t("old")), tc("", &t("gone"))]),
        tr(&(changed("ins") + &changed("del")), &[tc("", &t("passing"))]),
        tr("", &[tc("", &t("D"))]),
    ]) + &t("After");
    let layout = docx(body).layout();
    assert_eq!(state(&layout, false), ["A", "B", "old", "gone", "D", "After"]);
    assert_eq!(state(&layout, true), ["A", "C", "new", "D", "After"]);
    assert_eq!(layout.tables[0].rows, 4);
}

#[test]
fn huge_spans_are_cut() {
    let span = |count: &str| tc(&format!(r#"<w:gridSpan w:val="{count}"/>"#), &t("x"));
    let row = tr(
        r#"<w:gridBefore w:val="4000000000"/>"#,
        &[span("99999999999999999999"), span("4000000000"), span("-3")],
    );
    let layout = docx(tbl(&[row.clone(), row])).layout();
    assert_eq!(words(&layout).len(), 6);
    assert!(layout.tables[0].columns <= 512);
}

#[test]
fn tables_in_changed_text_and_changes_in_cells() {
    let cell = format!("<w:p>{}{}</w:p>", change("del", &r("8")), change("ins", &r("9")));
    let layout = docx(tbl(&[tr("", &[tc("", &cell)])])).layout();
    assert_eq!(state(&layout, false), ["8"]);
    assert_eq!(state(&layout, true), ["9"]);
}
