//! The tables of responses: which lines are in them, and which question stands over them.

use codicil_document::{BlockKind, Question};
use codicil_text::Span;

use super::asked;
use super::columns::{self, Columns};
use super::lines::{Line, join};
use crate::shapes::is_standard_title;

/// Lines between the first of a question and the names of the columns: summaries may stand there.
const QUESTION_REACH: usize = 60;

/// The same inside a table, where a respondent may also name a question.
const NEAR_REACH: usize = 12;

/// A table of responses.
#[derive(Clone, Debug)]
pub(super) struct Table<'l, 'a> {
    /// The question: an index of [`Tables::questions`].
    pub question: usize,
    /// Its columns.
    pub columns: Columns,
    /// Its lines without the names of the columns, in reading order.
    pub lines: Vec<&'l Line<'a>>,
}

/// All tables, with the questions over them.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables<'l, 'a> {
    /// The questions in reading order.
    pub questions: Vec<Question>,
    /// The tables in reading order.
    pub tables: Vec<Table<'l, 'a>>,
    open: bool,
}

/// Finds the tables. `is_collated` says that the paper holds nothing but responses.
pub(super) fn find<'l, 'a>(lines: &'l [Line<'a>], is_collated: bool) -> Tables<'l, 'a> {
    let mut found = Tables::default();
    let mut asked: Option<Question> = None;
    let mut at = 0;
    while at < lines.len() {
        if let Some((columns, taken)) = columns::at(lines, at) {
            let question = asked.take().or_else(|| found.question_before(lines, at));
            found.begin(question, columns, &lines[at]);
            at += taken;
        } else if let Some((question, head)) = question_with_table(lines, at, found.open) {
            asked = Some(question);
            found.open = false;
            at = head;
        } else {
            if ends_table(&lines[at], is_collated) {
                found.open = false;
            }
            found.push(&lines[at]);
            at += 1;
        }
    }
    found
}

impl<'l, 'a> Tables<'l, 'a> {
    /// Begins a table, or goes on with one whose columns are named again on another page.
    fn begin(&mut self, question: Option<Question>, columns: Columns, head: &Line<'a>) {
        let goes_on = self.open && question.is_none();
        let is_same = goes_on && self.tables.last().is_some_and(|table| table.columns == columns);
        if !is_same {
            if !goes_on {
                self.questions.push(question.unwrap_or_else(|| unasked(head)));
            }
            let question = self.questions.len().saturating_sub(1);
            self.tables.push(Table { question, columns, lines: Vec::new() });
        }
        self.open = true;
    }

    fn push(&mut self, line: &'l Line<'a>) {
        if let Some(table) = self.tables.last_mut().filter(|_| self.open) {
            table.lines.push(line);
        }
    }

    /// The block right over the names of the columns, where it asks something; it leaves the table
    /// before, if it was taken for a part of it.
    fn question_before(&mut self, lines: &[Line<'a>], head: usize) -> Option<Question> {
        let last = lines.get(head.checked_sub(1)?)?;
        let block = last.block;
        let first = lines[..head].iter().rposition(|line| line.begins_block)?;
        let number = number(&lines[first]);
        let asks = last.last().ends_with('?') && lines[first].block == block;
        let stands_out = lines[first].kind == BlockKind::Heading || number.is_some() || !self.open;
        if !(asks && stands_out) {
            return None;
        }
        if let Some(table) = self.tables.last_mut().filter(|_| self.open) {
            table.lines.retain(|line| line.block != block);
        }
        self.open = false;
        let (number, from) = number.unwrap_or_default();
        Some(question(lines, first, number, from))
    }
}

/// A question over a table, and where the names of the columns stand.
fn question_with_table(lines: &[Line<'_>], at: usize, inside: bool) -> Option<(Question, usize)> {
    let line = &lines[at];
    let is_named = line.begins_block && is_question_word(line);
    let (number, from) = number(line).filter(|_| is_named)?;
    let near = if inside && line.kind != BlockKind::Heading { NEAR_REACH } else { QUESTION_REACH };
    let behind = lines.iter().enumerate().skip(at + 1).take(near);
    for (index, other) in behind {
        if columns::at(lines, index).is_some() {
            return Some((question(lines, at, number, from), index));
        }
        if other.begins_block && is_question_word(other) && self::number(other).is_some() {
            return None;
        }
    }
    None
}

/// Whether a line begins with "Question 1" or "Q1".
fn is_question_word(line: &Line<'_>) -> bool {
    asked::is_question_word(line.words[0].text)
}

/// The number that a line begins with, and the words it takes.
fn number(line: &Line<'_>) -> Option<(String, usize)> {
    asked::number(line.words[0].text, line.words.get(1).map(|word| word.text))
}

/// The question whose first line is `first`; its words begin at the `from`th, or in the block below
/// where the number stands alone.
fn question(lines: &[Line<'_>], first: usize, number: String, from: usize) -> Question {
    let mut block = lines[first].block;
    let from = from
        + usize::from(lines[first].words.get(from).is_some_and(|word| asked::is_dash(word.text)));
    let mut span = lines[first].span_from(from);
    let mut rest = &lines[first + 1..];
    if span.is_none()
        && let Some(next) = rest.first()
        && next.block != block
        && columns::at(rest, 0).is_none()
    {
        block = next.block;
        span = next.span_from(0);
        rest = &rest[1..];
    }
    for line in rest.iter().take_while(|line| line.block == block) {
        span = span.into_iter().chain(line.span_from(0)).reduce(Span::cover);
    }
    let place = lines[first].words[0].span.start;
    Question { number, span: span.unwrap_or(Span::new(place, place)), block }
}

/// The question of a table over which none stands.
fn unasked(head: &Line<'_>) -> Question {
    let at = head.words[0].span.start;
    Question { number: String::new(), span: Span::new(at, at), block: head.block }
}

/// Whether a line is a heading of the paper, behind which no responses follow. Respondents have
/// headings too, and rows are taken for some: only what parts of papers are called ends a table.
fn ends_table(line: &Line<'_>, is_collated: bool) -> bool {
    if !(line.begins_block && line.kind == BlockKind::Heading) {
        return false;
    }
    let first = line.words[0].text;
    let is_part = matches!(first, "Appendix" | "Annex") || is_question_word(line);
    let is_numbered = asked::is_number(asked::trim(first)) && line.words.len() > 1;
    is_part || !is_collated && (is_numbered || is_standard_title(&join(&line.words)))
}
