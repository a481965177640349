use codicil_document::{Block, BlockKind, Document, Table, TableBasis, View};
use codicil_layout::{CellFrame, Part};

use crate::paper::Paper;

/// The words of the rows of a table; "=" before a repeated cell.
fn rows(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &codicil_document::Cell| {
        let mark = if cell.repeated { "=" } else { "" };
        format!("{mark}{}", cell.text)
    };
    table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
}

fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    let one = |block: &Block| (block.kind, block.span.of(&document.text));
    document.blocks.iter().map(one).collect()
}

/// What every cell promises: its words are those at its places.
fn check(document: &Document) {
    for cell in document.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        let words: Vec<&str> = cell.spans.iter().map(|span| document.words(*span)).collect();
        assert_eq!(words.join("\n"), cell.text);
    }
}

const STEPS: &[&[&str]] = &[
    &["Activity", "Date", "Who"],
    &["Count the boats", "3 May 2031", "Keeper"],
    &["Write the report", "", "Master"],
];

#[test]
fn short_cells_make_a_row_a_block() {
    let mut paper = Paper::word();
    paper.heading(1, "Plan");
    paper.table(STEPS);
    paper.line("After that the work is done.");
    let document = paper.read();
    check(&document);
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|block| block.kind).collect();
    use BlockKind::{Heading, Paragraph, TableRow};
    assert_eq!(kinds, [Heading, TableRow, TableRow, TableRow, Paragraph]);
    let table = &document.tables[0];
    assert_eq!(rows(table), STEPS);
    assert_eq!(table.basis, TableBasis::Stated);
    assert_eq!(table.rows.iter().filter(|row| row.is_head).count(), 1);
    assert_eq!(table.caption.map(|span| document.words(span)), Some("Plan"));
}

#[test]
fn paragraphs_of_long_cells_are_blocks() {
    let long = "We think that boats are better than rafts for all who live near water, be it deep or not, \
                and say so here at length. / • Boats float. / • Rafts drift.";
    let mut paper = Paper::word();
    paper.table(&[&["Respondent", "Category", "Comments"], &["Alder", "Other", long]]);
    let document = paper.read();
    check(&document);
    let found = blocks(&document);
    assert_eq!(found[1], (BlockKind::TableRow, "Alder Other"));
    assert_eq!(found[2].0, BlockKind::Paragraph);
    assert_eq!(found[3], (BlockKind::ListItem, "• Boats float."));
    assert_eq!(document.tables[0].rows[1].cells[2].text.lines().count(), 3);
}

#[test]
fn a_caption_names_its_table() {
    let mut paper = Paper::word();
    paper.heading(1, "Costs");
    paper.line("Table 3: Costs of each boat");
    paper.table(STEPS);
    paper.line("Some text.");
    paper.table(STEPS);
    paper.part(Part::Caption, "What a raft costs");
    let document = paper.read();
    let captions: Vec<Option<&str>> =
        document.tables.iter().map(|t| t.caption.map(|span| document.words(span))).collect();
    assert_eq!(captions, [Some("Table 3: Costs of each boat"), Some("What a raft costs")]);
    assert_eq!(document.headings.len(), 1);
}

#[test]
fn boxes_and_pages_set_out_in_columns_are_no_tables() {
    let mut paper = Paper::word();
    paper.table(&[&["Stage 02: / A box"]]);
    let long = "Words without end. ".repeat(100);
    paper.table(&[&["Aside", &long]]);
    let document = paper.read();
    assert_eq!(document.tables, []);
    assert!(document.blocks.iter().all(|block| block.kind != BlockKind::TableRow));
    assert_eq!(document.blocks.len(), 4);
}

#[test]
fn keys_and_values_are_a_table_without_head() {
    let mut paper = Paper::word();
    paper.table(&[
        &["Name:", "Jane Doe"],
        &["Number:", "020 7946 0000"],
        &["Email:", "jane@example.org"],
    ]);
    let document = paper.read();
    assert!(document.tables[0].rows.iter().all(|row| !row.is_head));
    assert_eq!(document.view(View::After).lines().next(), Some("Name: Jane Doe"));
}

#[test]
fn merged_cells_are_repeated() {
    let mut paper = Paper::word();
    paper.table(&[&["Boats", "Small", "1"], &["", "Large", "2"]]);
    let frame = &mut paper.layout.tables[0];
    frame.cells[0].row_span = 2;
    frame.cells.remove(3);
    for line in &mut paper.layout.pages[0].lines {
        if let Some(at) = line.stated.cell.as_mut().filter(|at| at.cell > 3) {
            at.cell -= 1;
        }
    }
    let document = paper.read();
    assert_eq!(rows(&document.tables[0]), [["Boats", "Small", "1"], ["=Boats", "Large", "2"]]);
}

#[test]
fn rows_go_on_over_a_page_end() {
    let mut paper = Paper::drawn();
    paper.line("Words over the table, which say what it is for and whom it is for.");
    paper.table(&[
        &["Activity", "Date", "Who"],
        &["Count the boats", "3 May 2031", "The keeper of the"],
    ]);
    paper.part(Part::Foot, "Page 1 of 2");
    paper.new_page();
    paper.part(Part::Head, "SECMP0777");
    paper.table(&[
        &["Activity", "Date", "Who"],
        &["", "", "harbour"],
        &["Write it down", "4 May 2031", "Master"],
    ]);
    for line in paper.layout.pages.iter_mut().flat_map(|page| &mut page.lines) {
        line.stated.begins = Some(true);
    }
    let document = paper.read();
    check(&document);
    assert_eq!(document.tables.len(), 1);
    assert_eq!(document.tables[0].basis, TableBasis::Ruled);
    assert_eq!(document.text.matches("Activity").count(), 1);
    assert_eq!(
        rows(&document.tables[0]),
        [
            ["Activity", "Date", "Who"],
            ["Count the boats", "3 May 2031", "The keeper of the harbour"],
            ["Write it down", "4 May 2031", "Master"]
        ]
    );
    let pages: Vec<u32> = document.tables[0].rows.iter().map(|row| row.page).collect();
    assert_eq!(pages, [1, 1, 2]);
}

#[test]
fn a_clause_whose_number_has_a_cell_of_its_own_is_a_clause() {
    let mut paper = Paper::word();
    paper.heading(0, "SECMP0777 Draft legal text");
    paper.table(&[
        &["H2.4", "The keeper shall count the boats. / (a) every day; and / (b) at noon."],
        &["H2.5", "The master shall read."],
    ]);
    let document = paper.read();
    let paths: Vec<&str> = document.clauses.iter().map(|clause| clause.path.as_str()).collect();
    assert_eq!(paths, ["H2.4", "H2.4(a)", "H2.4(b)", "H2.5"]);
}

#[test]
fn changes_in_cells_leave_the_cells_as_they_are_after_them() {
    let mut paper = Paper::word();
    paper.table(&[
        &["Activity", "Date"],
        &["Count [-boats-]{+rafts+}", "[-3-]{+4+} May 2031"],
        &["[-Sing-]", "[-5 May 2031-]"],
    ]);
    let document = paper.read();
    check(&document);
    assert_eq!(rows(&document.tables[0]), [["Activity", "Date"], ["Count rafts", "4 May 2031"]]);
    assert_eq!(
        document.view(View::Before),
        "Activity Date\nCount boats 3 May 2031\nSing 5 May 2031\n"
    );
}

#[test]
fn frames_beyond_measure_do_no_harm() {
    let mut paper = Paper::word();
    paper.table(STEPS);
    let huge = u32::MAX;
    let frame = &mut paper.layout.tables[0];
    frame.cells[0] = CellFrame { row: huge, column: huge, row_span: huge, column_span: huge };
    frame.cells.truncate(5);
    let document = paper.read();
    assert!(document.text.contains("Activity") && document.text.contains("Master"));
}

#[test]
fn a_row_of_crosses_names_no_columns() {
    let mut paper = Paper::word();
    paper.table(&[&["Rowers", "X", "Sailors", "X"], &["Divers", "X", "Masters", ""]]);
    let document = paper.read();
    assert!(document.tables[0].rows.iter().all(|row| !row.is_head));
}

#[test]
fn a_word_that_a_narrow_column_broke_is_whole() {
    let mut paper = Paper::drawn();
    paper.table(&[&["Respondent", "Respons / e", "Why"], &["Alder", "Support / ed", "see / it"]]);
    for line in &mut paper.layout.pages[0].lines {
        line.stated.begins = None;
        let place = line.stated.place.as_mut().expect("a place");
        place.words.iter_mut().for_each(|word| word.right = word.left + 500);
    }
    let document = paper.read();
    assert_eq!(
        rows(&document.tables[0]),
        [["Respondent", "Response", "Why"], ["Alder", "Supported", "see it"]]
    );
}
