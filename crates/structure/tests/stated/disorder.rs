use codicil_document::{Document, View};
use codicil_layout::{CellAt, CellFrame, Mark, MarkKind, NoteMark, Part, TableFrame};
use codicil_text::Span;

use crate::paper::Paper;

/// Numbers that look random and are the same for one seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % limit
    }
}

const LINES: &[&str] = &[
    "H2.4 The keeper shall count:",
    "(a) boats; and",
    "é“Rafts”",
    "1. Costs",
    "Respondent",
    "What is a boat?",
    "Contents",
    "1. Rafts............ 3",
    "[H2.5] The master",
    "(a)[(b)] reads",
    "Table 3: Costs",
    "SECMP0777",
    "Deleted: H2.6 In counting",
    "end-",
    "x",
];

/// A layout whose facts contradict each other and its lines.
fn disordered(seed: u64) -> Paper {
    let mut dice = Dice(seed);
    let mut paper = if dice.below(2) == 0 { Paper::word() } else { Paper::drawn() };
    for _ in 0..dice.below(40) {
        let line = paper.line(LINES[dice.below(LINES.len())]);
        let stated = &mut line.stated;
        stated.begins = [None, Some(true), Some(false)][dice.below(3)];
        stated.heading = [None, None, Some(0), Some(2), Some(255)][dice.below(5)];
        stated.label = [None, None, Some(1), Some(3), Some(999)][dice.below(5)];
        stated.size = [None, Some(1100), Some(1400), Some(i32::MIN), Some(i32::MAX)][dice.below(5)];
        stated.bold = [None, Some(true), Some(false)][dice.below(3)];
        stated.part = match dice.below(12) {
            0 => Some(Part::Head),
            1 => Some(Part::Foot),
            2 => Some(Part::Note("1".to_owned())),
            3 => Some(Part::Comment),
            4 => Some(Part::Contents),
            5 => Some(Part::Caption),
            _ => None,
        };
        let cell = CellAt { table: dice.below(4), cell: dice.below(7) };
        stated.cell = (dice.below(3) == 0).then_some(cell);
        if dice.below(9) == 0 {
            paper.new_page();
        }
    }
    for page in 0..dice.below(4) {
        let cells = (0..dice.below(6)).map(|_| CellFrame {
            row: dice.below(3) as u32,
            column: dice.below(3) as u32,
            row_span: [0, 1, 2, u32::MAX][dice.below(4)],
            column_span: [0, 1, 2, 900][dice.below(4)],
        });
        let cells = cells.collect();
        let (header_rows, goes_on) = (dice.below(3) as u32, dice.below(3) == 0);
        let (rows, columns) = (dice.below(9) as u32, u32::MAX);
        let page = page as u32;
        let frame = TableFrame { page, rows, columns, cells, header_rows, goes_on };
        paper.layout.tables.push(frame);
    }
    let len = paper.layout.text.len() + 3;
    for _ in 0..dice.below(9) {
        let start = dice.below(len);
        let kinds =
            [MarkKind::Inserted, MarkKind::Deleted, MarkKind::MovedHere, MarkKind::MovedAway];
        paper.layout.changes.push(Mark {
            kind: kinds[dice.below(4)],
            span: Span::new(start, start + dice.below(60)),
            author: None,
            date: None,
            recorded: !seed.is_multiple_of(3),
        });
        paper.layout.note_marks.push(NoteMark { at: dice.below(len), label: "1".to_owned() });
    }
    paper
}

fn check(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && !block.span.is_empty());
        assert_eq!(document.text.as_bytes()[block.span.end], b'\n');
        assert!(block.label.is_none_or(|label| block.span.contains(label)));
        end = block.span.end;
    }
    let len = document.text.len();
    assert!(document.changes.is_sorted_by_key(|change| change.span.start));
    assert!(document.changes.iter().all(|change| change.span.end <= len));
    assert!(document.note_marks.iter().all(|mark| document.text.is_char_boundary(mark.at)));
    for cell in document.tables.iter().flat_map(|t| &t.rows).flat_map(|row| &row.cells) {
        let words: Vec<&str> = cell.spans.iter().map(|span| document.words(*span)).collect();
        assert_eq!(words.join("\n"), cell.text);
    }
    for view in [View::After, View::Before, View::Marked] {
        let _ = document.view(view);
    }
}

#[test]
fn facts_in_disorder_do_no_harm() {
    for seed in 0..400 {
        let paper = disordered(seed);
        let document = paper.read();
        check(&document);
        assert!(document.text.len() <= paper.layout.text.len() + document.blocks.len() + 1);
    }
}
