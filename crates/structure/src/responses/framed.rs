//! Responses out of tables whose cells are known.

use std::ops::Range;

use codicil_document::{Block, BlockKind, Cell, Document, Question, Response, Table, TableRow};
use codicil_text::Span;

use super::asked;
use super::columns::{self, Column};
use super::vocabulary::Vocabulary;

/// Blocks over a table among which its question is looked for: summaries may stand between.
const QUESTION_REACH: usize = 60;

/// Longest question without a number, in bytes.
const LONGEST_QUESTION: usize = 600;

/// Most words of an answer that no list holds.
const ANSWER_WORDS: usize = 6;

/// The questions and responses in the tables of a document.
pub(super) fn read(document: &Document, vocabulary: &Vocabulary) -> (Vec<Question>, Vec<Response>) {
    let mut reader = Reader {
        document,
        vocabulary,
        questions: Vec::new(),
        responses: Vec::new(),
        last_block: None,
    };
    for table in &document.tables {
        reader.table(table);
    }
    (reader.questions, reader.responses)
}

struct Reader<'a> {
    document: &'a Document,
    vocabulary: &'a Vocabulary,
    questions: Vec<Question>,
    responses: Vec<Response>,
    /// The last block of the table of responses before.
    last_block: Option<usize>,
}

/// What each column of a table holds.
type Roles = Vec<Option<Column>>;

impl Reader<'_> {
    fn table(&mut self, table: &Table) {
        let mut roles: Option<Roles> = None;
        // The question that the table itself holds, over the names of its columns.
        let mut own: Option<Question> = None;
        let mut is_asked = false;
        for row in &table.rows {
            // Below the names of the columns only a row marked as a head, or one behind another
            // question, may name columns again.
            let may_name = roles.is_none() || row.is_head || own.is_some();
            if let Some(question) = self.question_row(row) {
                own = Some(question);
                is_asked = false;
            } else if let Some(found) = roles_of(row).filter(|_| may_name) {
                roles = Some(found);
            } else if let Some(roles) = &roles {
                if !is_asked {
                    self.ask(own.take(), table);
                    is_asked = true;
                }
                self.row(row, roles);
            } else if row.is_head {
                continue;
            } else {
                return;
            }
        }
        if is_asked {
            self.last_block = self.blocks(table).end.checked_sub(1);
        }
    }

    /// The blocks that a table takes.
    fn blocks(&self, table: &Table) -> Range<usize> {
        let spans = || table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.spans);
        let block = |at: usize| self.document.block_at(at);
        let first = spans().map(|span| span.start).min().and_then(block);
        let last = spans().map(|span| span.start).max().and_then(block);
        first.unwrap_or_default()..last.map_or(0, |last| last + 1)
    }

    /// A question in a row that is one cell.
    fn question_row(&self, row: &TableRow) -> Option<Question> {
        let mut cells = row.cells.iter().filter(|cell| !cell.repeated && !cell.text.is_empty());
        let cell = cells.next().filter(|_| cells.next().is_none())?;
        let is_wide = row.cells.first().is_some_and(|first| !first.text.is_empty());
        let span = cell.spans.iter().copied().reduce(Span::cover).filter(|_| is_wide)?;
        self.question(span, self.document.block_at(span.start)?)
    }

    /// The question in these words, if they ask one.
    fn question(&self, span: Span, block: usize) -> Option<Question> {
        let words = self.document.words(span);
        let mut parts = words.split_whitespace();
        let (first, second) = (parts.next()?, parts.next());
        let number = asked::number(first, second);
        let asks = words.ends_with('?') || words.contains("? ");
        let is_named = asked::is_question_word(first) && number.is_some();
        if !(is_named || asks && words.len() <= LONGEST_QUESTION) {
            return None;
        }
        let (number, taken) = number.unwrap_or_default();
        let mut rest = words.split_whitespace().skip(taken).skip_while(|word| asked::is_dash(word));
        let start = rest.next().map(|word| word.as_ptr() as usize - words.as_ptr() as usize);
        let start = span.start + start.unwrap_or(words.len());
        Some(Question { number, span: Span::new(start, span.end), block })
    }

    /// Opens the question of a table: its own, one over it, else the one before.
    fn ask(&mut self, own: Option<Question>, table: &Table) {
        let first = self.blocks(table).start;
        let from = self.last_block.map_or(0, |last| last + 1).min(first);
        let Some(question) = own.or_else(|| self.question_over(from, first)) else {
            // A table right behind another goes on with it.
            if self.last_block.is_some_and(|last| last + 1 == first) {
                return;
            }
            let at = self.document.blocks.get(first).map_or(0, |block| block.span.start);
            let span = Span::new(at, at);
            return self.questions.push(Question { number: String::new(), span, block: first });
        };
        let is_same = self.questions.last().is_some_and(|last| {
            !last.number.is_empty()
                && last.number == question.number
                && self.document.words(last.span) == self.document.words(question.span)
        });
        if !is_same {
            self.questions.push(question);
        }
    }

    /// The last question between two tables: one with "Question 1" before all others.
    fn question_over(&self, from: usize, table: usize) -> Option<Question> {
        let from = from.max(table.saturating_sub(QUESTION_REACH));
        let blocks = || (from..table).rev().filter_map(|index| Some((index, self.block(index)?)));
        let is_named = |block: &Block| {
            let mut words = self.document.words(block.span).split_whitespace();
            words.next().is_some_and(|first| {
                asked::is_question_word(first) && asked::number(first, words.next()).is_some()
            })
        };
        if let Some((index, block)) = blocks().find(|(_, block)| is_named(block)) {
            let question = self.question(block.span, index)?;
            return Some(self.with_words_below(question, index, table));
        }
        // Without that word, a question stands right over the table or is a heading.
        blocks().enumerate().find_map(|(distance, (index, block))| {
            let stands_out = distance == 0 || block.kind == BlockKind::Heading;
            self.question(block.span, index).filter(|_| stands_out)
        })
    }

    /// A question whose number stands alone has its words in the block below.
    fn with_words_below(&self, question: Question, index: usize, table: usize) -> Question {
        let below = (index + 1..table).find_map(|next| Some((next, self.block(next)?)));
        match below {
            Some((next, block)) if question.span.is_empty() => {
                Question { span: block.span, block: next, ..question }
            }
            _ => question,
        }
    }

    /// A block of the running text.
    fn block(&self, index: usize) -> Option<&Block> {
        let beside = |block: &Block| {
            block.deleted || matches!(block.kind, BlockKind::Footnote | BlockKind::ChangeRemark)
        };
        self.document.blocks.get(index).filter(|block| !beside(block))
    }

    fn row(&mut self, row: &TableRow, roles: &Roles) {
        let Some(question) = self.questions.len().checked_sub(1) else { return };
        let cells = |column: Column| {
            let known = row.cells.iter().zip(roles);
            known.filter(move |(_, role)| **role == Some(column)).map(|(cell, _)| cell)
        };
        let name_cell = cells(Column::Name).next();
        let (name, bracketed) = name_cell.map(|cell| self.name(cell, roles)).unwrap_or_default();
        let has_words = roles.contains(&Some(Column::Words));
        let (mut answer, mut text, mut spans) = (None, Vec::new(), Vec::new());
        for cell in cells(Column::Answer) {
            let (filed, rest) = self.answer(cell, has_words);
            answer = answer.or(filed);
            take(cell, rest, &mut text, &mut spans);
        }
        for cell in cells(Column::Words) {
            take(cell, Some(0), &mut text, &mut spans);
        }
        let is_rest = name.is_empty() || name_cell.is_some_and(|cell| cell.repeated);
        if is_rest && answer.is_none() {
            return self.go_on(text, spans);
        }
        if name.is_empty() {
            return;
        }
        let category = cells(Column::Category).map(|cell| flat(&cell.text)).find(|c| !c.is_empty());
        let whole = row.cells.iter().flat_map(|cell| &cell.spans).copied().reduce(Span::cover);
        let Some(span) = whole else { return };
        self.responses.push(Response {
            question,
            respondent: name,
            category: category.or(bracketed),
            answer,
            text: text.join("\n\n"),
            blocks: self.blocks_of(row.cells.iter().flat_map(|cell| &cell.spans)),
            spans,
            page: self.document.page_at(span.start),
            span,
        });
    }

    fn blocks_of<'s>(&self, spans: impl Iterator<Item = &'s Span>) -> Vec<usize> {
        let mut blocks: Vec<usize> =
            spans.filter_map(|span| self.document.block_at(span.start)).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// Words in a row without a name go on with those above.
    fn go_on(&mut self, text: Vec<String>, spans: Vec<Span>) {
        let question = self.questions.len().saturating_sub(1);
        let blocks = self.blocks_of(spans.iter());
        let Some(last) = self.responses.last_mut().filter(|last| last.question == question) else {
            return;
        };
        for part in text {
            if !last.text.is_empty() {
                last.text.push_str("\n\n");
            }
            last.text.push_str(&part);
        }
        last.span = spans.iter().copied().fold(last.span, Span::cover);
        last.spans.extend(spans);
        last.blocks.extend(blocks);
        last.blocks.sort_unstable();
        last.blocks.dedup();
    }

    /// The name in a cell, and the category that stands below it or in brackets behind it.
    fn name(&self, cell: &Cell, roles: &Roles) -> (String, Option<String>) {
        if roles.contains(&Some(Column::Category)) {
            return (flat(&cell.text), None);
        }
        let bare = |words: &str| flat(words.trim_matches(['(', ')', '[', ']', ' ']));
        if let Some((name, below)) = cell.text.rsplit_once('\n')
            && (self.vocabulary.is_category(&bare(below)) || below.starts_with('('))
        {
            return (flat(name), Some(bare(below)));
        }
        let words = flat(&cell.text);
        let parted = words.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
        let parted =
            parted.or_else(|| words.rsplit_once(" – ")).or_else(|| words.rsplit_once(" - "));
        match parted.filter(|(_, behind)| self.vocabulary.is_category(behind)) {
            Some((name, category)) => (name.trim().to_owned(), Some(category.to_owned())),
            None => (words, None),
        }
    }

    /// The answer in a cell, and from which byte on its other words are the respondent's: `None` for
    /// none of them.
    fn answer(&self, cell: &Cell, has_words: bool) -> (Option<String>, Option<usize>) {
        let text = cell.text.as_str();
        if !text.contains(char::is_alphanumeric) {
            return (None, None);
        }
        let is_short = text.split_whitespace().count() <= ANSWER_WORDS;
        if has_words && is_short {
            return (Some(flat(text)), None);
        }
        match self.vocabulary.answer_of(text) {
            Some(len) => {
                let rest =
                    text[len..].trim_start_matches([' ', '.', ',', ':', ';', '–', '-', '\n']);
                let from = text.len() - rest.len();
                (Some(text[..len].to_owned()), (from < text.len()).then_some(from))
            }
            None => (None, Some(0)),
        }
    }
}

/// What the columns hold, where a row names them: a respondent, and an answer or words.
fn roles_of(row: &TableRow) -> Option<Roles> {
    let mut roles: Roles = row.cells.iter().map(|cell| columns::role(&cell.text)).collect();
    let is_named = |column| roles.contains(&Some(column));
    let is_table = is_named(Column::Name) && (is_named(Column::Answer) || is_named(Column::Words));
    let names = roles.iter().filter(|role| **role == Some(Column::Name)).count();
    if !is_table || row.cells.iter().any(|cell| cell.text.len() > 120) {
        return None;
    }
    if names > 1 {
        // "Respondent" and "Response of the respondent": the first holds the names.
        let first = roles.iter().position(|role| *role == Some(Column::Name)).unwrap_or_default();
        for role in roles.iter_mut().skip(first + 1).filter(|role| **role == Some(Column::Name)) {
            *role = Some(Column::Words);
        }
    }
    Some(roles)
}

/// Puts the words of a cell from a byte on to those of the respondent, paragraph by paragraph.
fn take(cell: &Cell, from: Option<usize>, text: &mut Vec<String>, spans: &mut Vec<Span>) {
    let Some(from) = from.filter(|_| !cell.repeated) else { return };
    let mut at = 0;
    for (paragraph, span) in cell.text.split('\n').zip(&cell.spans) {
        let skipped = from.saturating_sub(at).min(paragraph.len());
        at += paragraph.len() + 1;
        let words = &paragraph[skipped..];
        // A dash in an empty cell is no word.
        if words.contains(char::is_alphanumeric) {
            text.push(words.to_owned());
            spans.push(Span::new(span.start + skipped, span.end));
        }
    }
}

fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
