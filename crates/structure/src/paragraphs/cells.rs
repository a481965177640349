//! The rows of framed tables as blocks. A row of short cells is one block, as a line of a flattened
//! table is; the paragraphs of a long cell are blocks of their own, so that each can be found.

use codicil_document::BlockKind;

use super::Builder;
use crate::draft::Draft;
use crate::labels::{self, LabelKind};
use crate::lines::TextLine;
use crate::repairs::{is_listed, is_word};
use crate::shapes::{ends_open, first_word};
use crate::tables::framed::Row;

/// Bytes up to which a cell of one paragraph is short.
const SHORT: usize = 120;

/// A space between two words, in hundredths of the height of a line.
const SPACE: i32 = 25;

impl Builder<'_, '_> {
    /// Puts the rows of a table behind the blocks.
    pub(super) fn table(&mut self, index: usize) {
        let before = std::mem::take(&mut self.drafts);
        let mut made = Vec::new();
        let frames = self.frames;
        if let Some(grid) = frames.grids.get(index) {
            for row in &grid.rows {
                self.row(row, &grid.rights, &mut made);
            }
        }
        for draft in &mut made {
            draft.grid = Some(index);
        }
        self.drafts = before;
        self.drafts.append(&mut made);
    }

    fn row(&mut self, row: &Row, rights: &[i32], made: &mut Vec<Draft>) {
        let is_alone = row.filled() < 2;
        // The short cells since the last long one, and whether they are a label alone.
        let mut open: Option<Draft> = None;
        for cell in row.cells.iter().filter(|cell| !cell.lines.is_empty()) {
            let column_end = cell.column + cell.columns;
            let right = rights.get(column_end.saturating_sub(1)).copied().unwrap_or_default();
            let mut paragraphs = self.cell(&cell.lines, right);
            if !is_alone {
                paragraphs.iter_mut().for_each(|paragraph| paragraph.stated_level = None);
            }
            let is_heading = paragraphs.iter().any(|paragraph| paragraph.stated_level.is_some());
            let is_short = matches!(paragraphs.as_slice(), [one] if one.words.len() <= SHORT);
            match open.as_mut() {
                Some(label) if is_label(label) => {
                    let mut rest = paragraphs.into_iter();
                    label.extend(rest.next());
                    made.extend(open.take().map(labelled));
                    made.extend(rest.map(paragraph));
                }
                Some(short) if is_short && !is_heading => short.extend(paragraphs.pop()),
                None if is_short && !is_heading => open = paragraphs.pop(),
                _ => {
                    made.extend(open.take().map(short_row));
                    made.extend(paragraphs.into_iter().map(paragraph));
                }
            }
        }
        made.extend(open.take().map(short_row));
    }

    /// The paragraphs of a cell whose column ends at `right`.
    fn cell(&mut self, lines: &[usize], right: i32) -> Vec<Draft> {
        let own = lines.iter().filter_map(|line| self.lines[*line].stated.place.as_ref());
        self.right = own.map(|place| place.rect.right).fold(right, i32::max);
        for line in lines {
            self.line(*line);
        }
        self.right = 0;
        std::mem::take(&mut self.drafts)
    }
}

impl Draft {
    fn extend(&mut self, other: Option<Draft>) {
        if let Some(other) = other {
            self.join(other);
        }
    }
}

/// Whether a block is nothing but the label of what stands in the next cell.
fn is_label(draft: &Draft) -> bool {
    let label = labels::find(&draft.words).filter(|label| label.rest.is_empty());
    label.is_some_and(|label| label.kind == LabelKind::Clause)
}

fn short_row(draft: Draft) -> Draft {
    Draft { kind: BlockKind::TableRow, label: None, ..draft }
}

/// A clause whose number stands in a cell of its own.
fn labelled(draft: Draft) -> Draft {
    let label = labels::find(&draft.words).map(|label| (label.start, label.text.len()));
    Draft { label, ..draft }
}

fn paragraph(draft: Draft) -> Draft {
    let is_clause = labels::find(&draft.words).is_some_and(|label| label.kind == LabelKind::Clause);
    let is_item = draft.label.is_some() && !is_clause && draft.kind == BlockKind::Paragraph;
    Draft { kind: if is_item { BlockKind::ListItem } else { draft.kind }, ..draft }
}

/// Whether a narrow column that ends at `right` broke a word over two lines, without a hyphen: an
/// address, or two pieces that are a word together and none apart.
pub(super) fn is_broken_word(above: &TextLine<'_>, line: &TextLine<'_>, right: i32) -> bool {
    let (Some(over), Some(own)) = (&above.stated.place, &line.stated.place) else { return false };
    let Some(next) = own.words.first() else { return false };
    let (last, first) = (last_word(above.text), first_word(line.text));
    let letters = i32::try_from(first.chars().count().max(1)).unwrap_or(i32::MAX);
    let letter = next.right.saturating_sub(next.left) / letters;
    // Another letter would have found no room.
    if over.rect.right.saturating_add(letter.saturating_mul(2)) < right {
        return false;
    }
    if last.contains("://") || last.contains("www.") || last.contains('@') {
        return !is_word(first);
    }
    let (head, tail) = (trim_start(last), trim_end(first));
    let is_letters = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    let joined = format!("{head}{tail}").to_lowercase();
    is_letters(head)
        && is_letters(tail)
        && tail.starts_with(char::is_lowercase)
        && match (is_word(head), is_word(tail)) {
            (true, true) => false,
            (false, false) => true,
            _ => is_listed(&joined),
        }
}

fn last_word(words: &str) -> &str {
    words.split_whitespace().next_back().unwrap_or_default()
}

fn trim_start(word: &str) -> &str {
    word.trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn trim_end(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a line goes on with the one above it in a column that ends at `right`: its first word
/// would have found no room there. `None` where the places of the words are not known.
pub(super) fn fills_column(above: &TextLine<'_>, line: &TextLine<'_>, right: i32) -> Option<bool> {
    let (over, own) = (above.stated.place.as_ref()?, line.stated.place.as_ref()?);
    if labels::find(line.text).is_some() && !ends_open(above.text) || line.gap > 0 {
        return Some(false);
    }
    let first = own.words.first().filter(|word| word.span.start <= line.span.start)?;
    // An address may be broken anywhere.
    let is_one_word = first_word(line.text).len() == line.text.len();
    let is_broken = above.text.ends_with('-') || is_one_word && above.text.contains('@');
    let space = over.rect.height().saturating_mul(SPACE) / 100;
    let needed = first.right.saturating_sub(first.left).saturating_add(space);
    Some(is_broken || over.rect.right.saturating_add(needed) > right)
}
