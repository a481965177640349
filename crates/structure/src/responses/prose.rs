//! The words of a respondent, in reading order and in paragraphs.

use codicil_document::{BlockKind, Response};
use codicil_text::Span;

use super::lines::Line;
use super::rests::Row;
use crate::shapes::{ends_open, ends_sentence, starts_small};

/// A row as a response.
pub(super) fn response(question: usize, row: &Row<'_, '_>, text: &str) -> Response {
    let mut words = Words { text, prose: String::new(), spans: Vec::new(), last: None };
    for (line, from) in &row.body {
        words.push(line, *from);
    }
    let first = row.first.words[0].span;
    let ends = row.body.iter().filter_map(|(line, _)| line.span_from(0));
    let span = ends.fold(row.head_span, Span::cover).cover(first);
    let mut blocks = row.head_blocks.clone();
    blocks.extend(row.body.iter().map(|(line, _)| line.block));
    blocks.sort_unstable();
    blocks.dedup();
    Response {
        question,
        respondent: row.head.name.clone(),
        category: row.head.category.clone(),
        answer: row.head.answer.clone(),
        text: words.prose,
        spans: words.spans,
        span,
        blocks,
        page: row.first.page,
    }
}

/// Words in the making.
struct Words<'t> {
    text: &'t str,
    prose: String,
    spans: Vec<Span>,
    /// The block of the last line that had words.
    last: Option<usize>,
}

impl Words<'_> {
    fn push(&mut self, line: &Line<'_>, from: usize) {
        let Some(span) = line.span_from(from) else { return };
        let words = span.of(self.text);
        let glued = line.glued && from == 0;
        match self.last {
            None => {}
            Some(_) if glued => {}
            Some(block) if block == line.block || self.goes_on(line, words) => self.prose.push(' '),
            Some(_) => self.prose.push_str("\n\n"),
        }
        self.prose.push_str(words);
        self.last = Some(line.block);
        let gap = usize::from(!glued);
        match self.spans.last_mut() {
            Some(last) if last.end + gap == span.start => last.end = span.end,
            _ => self.spans.push(span),
        }
    }

    /// Whether a paragraph that begins a block goes on with the one before: the sentence does.
    fn goes_on(&self, line: &Line<'_>, words: &str) -> bool {
        line.kind != BlockKind::ListItem
            && (ends_open(&self.prose) || starts_small(words) && !ends_sentence(&self.prose))
    }
}
