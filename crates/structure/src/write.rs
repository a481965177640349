//! Drafts to canonical text, with the map to the layout and the places of everything on it.

use codicil_text::{Run, SourceMap, Span};

use crate::draft::Draft;

/// The canonical text and where things lie in it.
pub(crate) struct Written {
    /// One draft a line.
    pub text: String,
    /// From the text to the text of the layout.
    pub map: SourceMap,
    /// The words of each draft.
    pub spans: Vec<Span>,
    /// For each line of the layout, where its words begin; for one out of the flow, where the next
    /// in the flow begin.
    pub line_starts: Vec<usize>,
    /// Hyphens at line ends: the place of the hyphen.
    pub hyphens: Vec<usize>,
}

/// Writes the drafts.
pub(crate) fn write(drafts: &[Draft], source: &str, lines: usize) -> Written {
    let mut writer = Writer { text: String::new(), map: SourceMap::default(), source };
    let mut starts: Vec<Option<usize>> = vec![None; lines];
    let mut spans = Vec::with_capacity(drafts.len());
    let mut hyphens = Vec::new();
    for draft in drafts {
        let begin = writer.text.len();
        for piece in &draft.pieces {
            let is_first = writer.text.len() == begin;
            if piece.glued && writer.text.ends_with(['-', '\u{AD}']) {
                hyphens.push(writer.text.trim_end_matches(['-', '\u{AD}']).len());
            }
            let at = writer.words(piece.span, is_first || piece.glued);
            // A footnote stands behind lines that follow it; it is no place for what was left out.
            if draft.note.is_none() {
                starts[piece.line].get_or_insert(at);
            }
        }
        spans.push(Span::new(begin, writer.text.len()));
        writer.text.push('\n');
    }
    let line_starts = fill_back(starts, writer.text.len());
    Written { text: writer.text, map: writer.map, spans, line_starts, hyphens }
}

fn fill_back(starts: Vec<Option<usize>>, end: usize) -> Vec<usize> {
    let mut next = end;
    let mut filled: Vec<usize> = starts
        .into_iter()
        .rev()
        .map(|start| {
            next = start.unwrap_or(next);
            next
        })
        .collect();
    filled.reverse();
    filled
}

struct Writer<'a> {
    text: String,
    map: SourceMap,
    source: &'a str,
}

impl Writer<'_> {
    /// Writes the words of a stretch of source, and answers where they begin.
    fn words(&mut self, span: Span, glued: bool) -> usize {
        let mut first = None;
        let mut last_end = None;
        for word in words(self.source, span) {
            let space = self.text.len();
            if !(glued && first.is_none()) {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text.push_str(word.of(self.source));
            first.get_or_insert(start);
            // A single blank between two words is theirs, so that a line is one run of the map.
            let is_blank = last_end.is_some_and(|end| end + 1 == word.start)
                && self.source.as_bytes().get(word.start - 1) == Some(&b' ');
            let (from, source) =
                if is_blank { (space, word.start - 1) } else { (start, word.start) };
            let text = Span::new(from, self.text.len());
            self.map.push(Run { text, source: Span::new(source, word.end) });
            last_end = Some(word.end);
        }
        first.unwrap_or(self.text.len())
    }
}

/// The mark that a word processor prints for the end of a paragraph inside a note; behind a word it is no part of it.
const PARAGRAPH_MARK: char = '¶';

/// The words of a span of the source.
fn words(source: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = span.start;
    span.of(source).split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let printed = piece.trim_end();
        let word = match printed.trim_end_matches(PARAGRAPH_MARK) {
            "" => printed,
            word => word,
        };
        (!word.is_empty()).then(|| Span::new(start, start + word.len()))
    })
}
