//! The tables of collated responses, from the responses that were read out of them: respondent,
//! category, answer, words.

use std::ops::Range;

use codicil_document::{Cell, Document, Response, Table, TableBasis, TableRow};
use codicil_text::Span;

use super::flow::Flow;
use super::names;

/// A table, and the lines that it takes: indexes of [`Flow::lines`].
pub(super) struct Answers {
    /// The table.
    pub table: Table,
    /// Its lines.
    pub lines: Range<usize>,
}

/// One table a question.
pub(super) fn all(flow: &Flow<'_>) -> Vec<Answers> {
    let document = flow.document;
    let asked = document.responses.chunk_by(|one, next| one.question == next.question);
    asked.filter_map(|responses| table(flow, responses)).collect()
}

fn table(flow: &Flow<'_>, responses: &[Response]) -> Option<Answers> {
    let first = responses.first()?;
    let last = responses.iter().map(|one| one.span.end).max()?;
    let lines = line_at(flow, first.span.start)..line_at(flow, last.saturating_sub(1)) + 1;
    let has_category = responses.iter().any(|one| one.category.is_some());
    let has_answer = responses.iter().any(|one| one.answer.is_some());
    let has_text = responses.iter().any(|one| !one.text.is_empty());
    let mut rows: Vec<TableRow> = Vec::new();
    let head = head(flow, lines.start);
    let wanted = 1 + usize::from(has_category) + usize::from(has_answer) + usize::from(has_text);
    let begin = match head {
        Some((line, cells)) if cells.len() == wanted => {
            rows.push(TableRow { cells, is_head: true, page: flow.lines[line].page });
            line
        }
        _ => lines.start,
    };
    for one in responses {
        let [name, category, answer] = places(flow.document, one);
        let cell = |text: Option<&str>, spans| Cell {
            text: text.unwrap_or_default().to_owned(),
            spans,
            repeated: false,
        };
        let mut cells = vec![cell(Some(&one.respondent), name)];
        if has_category {
            cells.push(cell(one.category.as_deref(), category));
        }
        if has_answer {
            cells.push(cell(one.answer.as_deref(), answer));
        }
        if has_text {
            let text = one.text.replace("\n\n", "\n");
            cells.push(Cell { text, spans: one.spans.clone(), repeated: false });
        }
        rows.push(TableRow { cells, is_head: false, page: one.page });
    }
    let question = flow.document.questions.get(first.question);
    let caption = question.map(|question| question.span).filter(|span| !span.is_empty());
    let page = rows.first().map_or(1, |row| row.page);
    let table = Table { caption, page, rows, basis: TableBasis::Aligned };
    Some(Answers { table, lines: begin..lines.end })
}

/// The line that holds a place of the text, or the one behind it.
fn line_at(flow: &Flow<'_>, at: usize) -> usize {
    let word = flow.words.partition_point(|word| word.span.end <= at);
    flow.words.get(word).or(flow.words.last()).map_or(0, |word| word.line)
}

/// The names of the columns right above a line.
fn head(flow: &Flow<'_>, first: usize) -> Option<(usize, Vec<Cell>)> {
    let above = (first.saturating_sub(4)..first).rev();
    above.into_iter().find_map(|line| {
        let names = names::head(flow, line)?;
        let end = flow.words[names.last()?.words.end - 1].line;
        let cell = |words: &Range<usize>| {
            let spans = flow.words[words.clone()].iter().map(|word| word.span);
            let span = spans.reduce(Span::cover).unwrap_or_default();
            Cell { text: flow.joined(words.clone()), spans: vec![span], repeated: false }
        };
        (end + 1 == first).then(|| (line, names.iter().map(|name| cell(&name.words)).collect()))
    })
}

/// Where the words of the name, the category and the answer stand: what of a row is not the
/// respondent's own words is those three, each in its order, however a narrow column broke them.
fn places(document: &Document, response: &Response) -> [Vec<Span>; 3] {
    let words = |text: Option<&String>| -> Vec<String> {
        text.map(|text| text.split_whitespace().map(str::to_owned).collect()).unwrap_or_default()
    };
    let wanted = [
        response.respondent.split_whitespace().map(str::to_owned).collect(),
        words(response.category.as_ref()),
        words(response.answer.as_ref()),
    ];
    let mut taken = [0; 3];
    let mut places: [Vec<Span>; 3] = Default::default();
    let text = document.words(response.span);
    let mut at = response.span.start;
    for piece in text.split_inclusive([' ', '\n']) {
        let word = piece.trim_end();
        let span = Span::new(at, at + word.len());
        at += piece.len();
        if word.is_empty() || response.spans.iter().any(|own| own.overlaps(span)) {
            continue;
        }
        let next = (0..3).find(|part| {
            let list: &Vec<String> = &wanted[*part];
            list.get(taken[*part]).is_some_and(|wanted| wanted == word)
        });
        let Some(part) = next else { continue };
        taken[part] += 1;
        match places[part].last_mut() {
            Some(last)
                if last.end + 1 == span.start && document.text.as_bytes()[last.end] == b' ' =>
            {
                last.end = span.end;
            }
            _ => places[part].push(span),
        }
    }
    places
}
