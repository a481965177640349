//! Collated responses to a consultation: question by question, respondent by respondent, out of
//! tables whose columns an extraction flattened into lines.
//!
//! The names of the columns say what to look for ([`columns`]); the question over them says what is
//! answered ([`tables`]); name, category and answer begin a row ([`heads`]); what of them a narrow
//! column broke stands in the lines below ([`rests`]); the other words are the respondent's
//! ([`prose`]). What cannot be told is left out and said in a notice; no word is made up. Where the
//! cells are known, [`framed`] reads them.

mod asked;
mod columns;
mod framed;
mod heads;
mod lines;
mod prose;
mod rests;
mod tables;
mod vocabulary;

use std::collections::BTreeMap;

use codicil_document::{BlockKind, Document, Kind, Notice, Question, Response};
use codicil_profile::ResponseWords;
use codicil_text::Span;

use crate::draft::Draft;
use crate::write::Written;
use heads::{Head, Reader};
use lines::Line;
use rests::Row;
use tables::Table;
use vocabulary::{Vocabulary, phrase};

/// Most words of a category that only the rows of a table show.
const LEARNT_WORDS: usize = 3;

/// The responses of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Responses {
    /// The questions over the tables.
    pub questions: Vec<Question>,
    /// The rows of the tables.
    pub responses: Vec<Response>,
    /// What could not be told.
    pub notices: Vec<Notice>,
}

/// Reads the responses in the tables of a finished document whose cells are known; `None` where none
/// of them holds any.
pub(crate) fn read_framed(document: &Document, words: &ResponseWords) -> Option<Responses> {
    if document.tables.is_empty() {
        return None;
    }
    let (questions, responses) = framed::read(document, &Vocabulary::of(words));
    (!responses.is_empty()).then_some(Responses { questions, responses, notices: Vec::new() })
}

/// Reads the responses. `source` is the text of the layout.
pub(crate) fn read(
    drafts: &[Draft],
    written: &Written,
    source: &str,
    words: &ResponseWords,
    kind: Option<Kind>,
) -> Responses {
    let lines = lines::read(drafts, written, source);
    let is_collated = kind == Some(Kind::ConsultationResponses);
    let found = tables::find(&lines, is_collated);
    let mut vocabulary = Vocabulary::of(words);
    for table in &found.tables {
        learn(&mut vocabulary, table);
    }
    let mut reading = Responses { questions: found.questions, ..Responses::default() };
    let mut rows = Vec::new();
    for table in &found.tables {
        let mut read = rows_of(table, &vocabulary);
        if let Some(last) = read.last_mut().filter(|_| !is_collated) {
            end_at_heading(last);
        }
        reading.notices.extend(doubts(table, &read));
        rows.extend(read.into_iter().map(|row| (table.question, row)));
    }
    let (questions, mut rows): (Vec<usize>, Vec<Row<'_, '_>>) = rows.into_iter().unzip();
    let known = rests::compare(&rows);
    for row in &mut rows {
        rests::take(row, &known);
    }
    complete_names(&mut rows, &questions);
    let made = questions.into_iter().zip(&rows);
    reading.responses =
        made.map(|(question, row)| prose::response(question, row, &written.text)).collect();
    reading
}

/// Adds the categories that are not in the vocabulary but stand behind several names.
fn learn(vocabulary: &mut Vocabulary, table: &Table<'_, '_>) {
    if !(table.columns.category && table.columns.answer) {
        return;
    }
    let reader = Reader { lines: &table.lines, columns: table.columns, vocabulary };
    let unread = reader.heads().into_iter().filter(|head| head.category.is_none());
    let mut counts: BTreeMap<(usize, Vec<String>), usize> = BTreeMap::new();
    for head in unread {
        let name = phrase(&head.name);
        for len in 1..=LEARNT_WORDS.min(name.len().saturating_sub(1)) {
            let tail = name[name.len() - len..].to_vec();
            let last = tail.last().map_or("", String::as_str);
            if !vocabulary::is_company_word(last) {
                *counts.entry((len, tail)).or_default() += 1;
            }
        }
    }
    let learnt = counts.into_iter().filter(|(_, count)| *count > 1).map(|((_, tail), _)| tail);
    for category in learnt.collect::<Vec<_>>() {
        vocabulary.learn(category);
    }
}

/// The rows of a table with their lines.
fn rows_of<'l, 'a>(table: &Table<'l, 'a>, vocabulary: &Vocabulary) -> Vec<Row<'l, 'a>> {
    let reader = Reader { lines: &table.lines, columns: table.columns, vocabulary };
    let heads = reader.heads();
    let ends: Vec<usize> =
        heads.iter().skip(1).map(|head| head.line).chain([table.lines.len()]).collect();
    heads.into_iter().zip(ends).map(|(head, end)| row(head, end, table)).collect()
}

fn row<'l, 'a>(head: Head, end: usize, table: &Table<'l, 'a>) -> Row<'l, 'a> {
    let (first, word) = head.text;
    let body = (first..end).map(|line| (table.lines[line], if line == first { word } else { 0 }));
    let body = body.collect();
    let cells = &table.lines[head.line..first.max(head.line + 1)];
    let spans = cells.iter().filter_map(|line| line.span_from(0));
    let head_span = spans.reduce(Span::cover).unwrap_or(Span::new(0, 0));
    let head_blocks = cells.iter().map(|line| line.block).collect();
    Row { body, shares_line: word > 0, first: table.lines[head.line], head_span, head_blocks, head }
}

/// Ends the last row of a table at a heading: where the paper goes on behind the table, that is the
/// next part of it.
fn end_at_heading(row: &mut Row<'_, '_>) {
    let is_heading = |line: &Line<'_>| line.begins_block && line.kind == BlockKind::Heading;
    let below = usize::from(row.shares_line);
    let end = row.body.iter().skip(below).position(|(line, _)| is_heading(line));
    row.body.truncate(end.map_or(row.body.len(), |end| end + below));
}

/// What must be said about the rows of a table.
fn doubts(table: &Table<'_, '_>, rows: &[Row<'_, '_>]) -> Vec<Notice> {
    let mut doubts = Vec::new();
    let Some(first) = table.lines.first() else { return doubts };
    let Some(row) = rows.first() else {
        doubts.push(notice(
            "responses-unread",
            first,
            "No respondent can be told in a table of responses; its words are kept as text.",
        ));
        return doubts;
    };
    if row.first.block != first.block {
        doubts.push(notice("responses-before-first", first, "Words stand in a table of responses before the first respondent; they are kept as text and given to nobody."));
    }
    if let Some(row) = rows.iter().find(|row| row.head.scattered) {
        doubts.push(notice("responses-scattered", row.first, "The cells of a table of responses stand on lines of their own here; the rows are put together from their order. Compare them with the paper."));
    }
    let unread = |row: &&Row<'_, '_>| table.columns.category && row.head.category.is_none();
    if let Some(row) = rows.iter().find(unread) {
        doubts.push(notice("responses-category", row.first, "A category cannot be told from the name of a respondent here; both are given as the name."));
    }
    doubts
}

fn notice(code: &str, line: &Line<'_>, message: &str) -> Notice {
    let span = line.span_from(0).unwrap_or(Span::new(0, 0));
    Notice::new(code, message).on_page(line.page).at(span)
}

/// Gives a respondent one name: where a table shows only the beginning of a name that another shows
/// in full, in the same category, it is the same respondent.
fn complete_names(rows: &mut [Row<'_, '_>], questions: &[usize]) {
    let names: Vec<(usize, String, Option<String>)> = rows
        .iter()
        .zip(questions)
        .map(|(row, question)| (*question, row.head.name.clone(), row.head.category.clone()))
        .collect();
    for (row, question) in rows.iter_mut().zip(questions) {
        let begun = format!("{} ", row.head.name);
        let is_alone = |name: &str| {
            names.iter().filter(|(other, n, _)| other == question && n.as_str() == name).count()
                == 0
        };
        let full: Vec<&String> = names
            .iter()
            .filter(|(_, name, category)| {
                name.starts_with(&begun) && *category == row.head.category
            })
            .map(|(_, name, _)| name)
            .collect();
        if let [name, rest @ ..] = full.as_slice()
            && rest.iter().all(|other| other == name)
            && is_alone(name)
            && vocabulary::is_company_word(&name[begun.len()..].to_lowercase())
        {
            row.head.name = (*name).clone();
        }
    }
}
