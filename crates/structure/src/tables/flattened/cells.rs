//! Stretches of words to cells, rows and tables.

use std::ops::Range;

use codicil_document::{BlockKind, Cell, Table, TableBasis, TableRow};
use codicil_text::{RepairedText, Span};

use super::flow::Flow;
use crate::shapes::{ends_sentence, has_verb, is_title_like, starts_capital};

/// A cell as stretches of words: indexes of [`Flow::words`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Its words in reading order; empty for an empty cell.
    pub words: Vec<Range<usize>>,
    /// True where a merged cell stands in full above.
    pub repeated: bool,
    /// True for the name of a field: its colon is none of its words.
    pub is_field: bool,
}

impl Part {
    /// A cell of one stretch.
    pub fn of(words: Range<usize>) -> Self {
        let words = if words.is_empty() { Vec::new() } else { vec![words] };
        Self { words, ..Self::default() }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The same cell as it is repeated in a row below.
    pub fn again(&self) -> Self {
        Self { repeated: true, ..self.clone() }
    }

    /// Adds a stretch.
    pub fn push(&mut self, words: Range<usize>) {
        match self.words.last_mut() {
            Some(last) if last.end == words.start => last.end = words.end,
            _ if words.is_empty() => {}
            _ => self.words.push(words),
        }
    }
}

/// A row of cells.
pub(super) type Parts = Vec<Part>;

/// A table that was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The lines it takes: indexes of [`Flow::lines`].
    pub lines: Range<usize>,
    /// The rows that name the columns.
    pub head: Vec<Parts>,
    /// The other rows.
    pub rows: Vec<Parts>,
    /// The line that names it, where the table itself shows that it does.
    pub caption: Option<usize>,
}

impl Found {
    /// The number of columns: of its longest row.
    fn columns(&self) -> usize {
        self.head.iter().chain(&self.rows).map(Vec::len).max().unwrap_or(0)
    }
}

/// The table of the document.
pub(super) fn table(flow: &Flow<'_>, found: &Found) -> Table {
    let columns = found.columns();
    let page = |parts: &Parts| {
        let first = parts.iter().filter(|part| !part.repeated).flat_map(|part| &part.words).next();
        first.map_or(flow.lines[found.lines.start].page, |words| {
            flow.lines[flow.words[words.start].line].page
        })
    };
    let row = |parts: &Parts, is_head: bool| {
        let mut cells: Vec<Cell> = parts.iter().map(|part| cell(flow, part)).collect();
        cells.resize_with(columns, Cell::default);
        TableRow { cells, is_head, page: page(parts) }
    };
    let head = found.head.iter().map(|parts| row(parts, true));
    let rows = found.rows.iter().map(|parts| row(parts, false));
    Table {
        caption: found
            .caption
            .map(|line| line_span(flow, line))
            .or_else(|| caption(flow, found.lines.start)),
        page: flow.lines[found.lines.start].page,
        rows: head.chain(rows).collect(),
        basis: TableBasis::Aligned,
    }
}

fn line_span(flow: &Flow<'_>, line: usize) -> Span {
    let words = flow.of_line(line);
    words.iter().map(|word| word.span).reduce(Span::cover).unwrap_or_default()
}

/// The words that name a table whose first line is `first`: a title right above it, or the heading
/// that it stands under.
fn caption(flow: &Flow<'_>, first: usize) -> Option<Span> {
    if let Some(title) = title_above(flow, first) {
        return Some(title);
    }
    let headings = &flow.document.headings;
    let count = headings.partition_point(|heading| heading.block < flow.lines[first].block);
    count.checked_sub(1).map(|index| headings[index].span)
}

/// The title right above a line: a block, or a last line that a sentence ends before.
fn title_above(flow: &Flow<'_>, first: usize) -> Option<Span> {
    let above = first.checked_sub(1)?;
    let block = flow.block(above);
    if flow.lines[above].page != flow.lines[first].page
        || !matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::TableRow)
    {
        return None;
    }
    // A sentence that leads to the table is no name of it.
    let is_title =
        |words: &str| is_title_like(words.trim_end_matches([':', ' '])) && !has_verb(words);
    if is_title(flow.document.words(block.span)) {
        return Some(block.span);
    }
    let is_last = !flow.lines[above].begins_block
        && above > 0
        && ends_sentence(&flow.line_text(above - 1))
        && is_title(&flow.line_text(above));
    is_last.then(|| line_span(flow, above))
}

/// A cell with its words as they are read, paragraphs parted.
fn cell(flow: &Flow<'_>, part: &Part) -> Cell {
    let mut made = Cell { repeated: part.repeated, ..Cell::default() };
    let mut last: Option<usize> = None;
    for words in part.words.iter().flat_map(|words| lines_of(flow, words)) {
        let first = flow.words[words.start];
        let last_word = flow.words[words.end - 1];
        let span = first.span.cover(last_word.span);
        let text = RepairedText::new(&flow.document.text, span, &flow.document.repairs).text;
        let separator = last.map_or("", |before| separator(flow, &made.text, before, words.start));
        match made.spans.last_mut() {
            // Over a line end inside a block nothing but a blank lies between, so that a repair
            // may reach over it.
            Some(span_before) if joins(flow, last, words.start) => {
                let whole = span_before.cover(span);
                let before =
                    RepairedText::new(&flow.document.text, *span_before, &flow.document.repairs);
                let repaired =
                    RepairedText::new(&flow.document.text, whole, &flow.document.repairs);
                if let Some(head) = made.text.strip_suffix(before.text.as_str()) {
                    made.text = format!("{head}{}", repaired.text);
                } else {
                    made.text.push_str(separator);
                    made.text.push_str(&text);
                }
                *span_before = whole;
            }
            _ => {
                made.text.push_str(separator);
                made.text.push_str(&text);
                made.spans.push(span);
            }
        }
        last = Some(words.end - 1);
    }
    if part.is_field {
        leave_colon(&mut made);
    }
    made
}

fn leave_colon(cell: &mut Cell) {
    while cell.text.ends_with(':') {
        cell.text.pop();
        if let Some(span) = cell.spans.last_mut().filter(|span| !span.is_empty()) {
            span.end -= 1;
        }
    }
}

/// A stretch of words, parted at line ends and at what stands between cells.
fn lines_of(flow: &Flow<'_>, words: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for word in words.clone() {
        match parts.last_mut() {
            Some(last) if !flow.starts_line(word) && flow.words[word].bars == 0 => {
                last.end = word + 1
            }
            _ => parts.push(word..word + 1),
        }
    }
    parts
}

/// Whether a word follows the one before in the canonical text with nothing but a blank between.
fn joins(flow: &Flow<'_>, before: Option<usize>, word: usize) -> bool {
    before.is_some_and(|before| {
        let (before, word) = (flow.words[before].span, flow.words[word].span);
        let between = flow.document.text.get(before.end..word.start);
        between.is_some_and(|between| between.is_empty() || between == " ")
    })
}

/// What parts a word from the one before in the text of a cell.
fn separator(flow: &Flow<'_>, text: &str, before: usize, word: usize) -> &'static str {
    let (last, next) = (flow.words[before], flow.words[word]);
    let is_hyphen = last.text.len() > 1
        && last.text.ends_with('-')
        && next.text.starts_with(char::is_alphabetic)
        && last.line != next.line;
    if next.glued || is_hyphen {
        return "";
    }
    let parts = flow.lines[last.line].block != flow.lines[next.line].block;
    if parts && ends_sentence(text) && starts_capital(next.text) { "\n" } else { " " }
}
