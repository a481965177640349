//! Tables with repeated head rows and merged cells.

use super::super::model::{Cell, Table, Words};
use super::inline::{self, Changes};

/// Width of the text between the margins, in twentieths of a point.
const WIDTH: u32 = 9638;

/// A table.
pub fn table(table: &Table, changes: &mut Changes) -> String {
    let widths: Vec<u32> = table.widths.iter().map(|width| width * WIDTH / 100).collect();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let mut rows = String::new();
    for (number, cells) in table.rows.iter().enumerate() {
        let head = number < table.head;
        rows.push_str("<w:tr>");
        if head {
            rows.push_str("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        }
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.columns > 0) {
            let last = (column + cell.columns as usize).min(widths.len());
            let width: u32 = widths[column..last].iter().sum();
            rows.push_str(&self::cell(cell, width, head, changes));
        }
        rows.push_str("</w:tr>");
    }
    let look = if table.head > 0 { "0420" } else { "0400" };
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>",
        widths.iter().sum::<u32>()
    )
}

fn cell(cell: &Cell, width: u32, head: bool, changes: &mut Changes) -> String {
    let mut properties = format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if cell.columns > 1 {
        properties.push_str(&format!("<w:gridSpan w:val=\"{}\"/>", cell.columns));
    }
    match cell.rows {
        0 => properties.push_str("<w:vMerge/>"),
        1 => {}
        _ => properties.push_str("<w:vMerge w:val=\"restart\"/>"),
    }
    if head {
        properties.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2F3\"/>");
    }
    let empty = [Words::default()];
    let paragraphs = if cell.paragraphs.is_empty() { &empty[..] } else { &cell.paragraphs };
    let text: String = paragraphs
        .iter()
        .map(|words| {
            format!(
                "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>{}</w:p>",
                inline::runs(words, None, head, changes)
            )
        })
        .collect();
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>")
}
