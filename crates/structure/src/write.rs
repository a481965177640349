//! Drafts to canonical text, with the map to the layout and the places of everything on it.

use codicil_text::{Run, SourceMap, Span};

use crate::draft::{Draft, Gone};

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
    /// For each draft, where the words taken out of it stood.
    pub gone: Vec<Vec<usize>>,
}

impl Written {
    /// The way from the text of the layout to the canonical text.
    pub fn places(&self) -> Places {
        let mut runs = self.map.runs().to_vec();
        runs.sort_by_key(|run| run.source.start);
        Places { runs }
    }
}

/// Writes the drafts.
pub(crate) fn write(drafts: &[Draft], source: &str, lines: usize) -> Written {
    let mut writer = Writer { text: String::new(), map: SourceMap::default(), source };
    let mut starts: Vec<Option<usize>> = vec![None; lines];
    let mut spans = Vec::with_capacity(drafts.len());
    let mut gone = Vec::with_capacity(drafts.len());
    let mut hyphens = Vec::new();
    for draft in drafts {
        let begin = writer.text.len();
        let mut gaps = Gaps { gone: &draft.gone, places: Vec::with_capacity(draft.gone.len()) };
        let mut last_line = None;
        for (index, piece) in draft.pieces.iter().enumerate() {
            let is_first = writer.text.len() == begin;
            let crosses = last_line.is_some_and(|last| last != piece.line);
            if piece.glued && crosses && writer.text.ends_with(['-', '\u{AD}']) {
                hyphens.push(writer.text.trim_end_matches(['-', '\u{AD}']).len());
            }
            let before = writer.text.len();
            let at = writer.words(piece.span, is_first || piece.glued);
            gaps.pass(index, before, at);
            // A footnote stands behind lines that follow it; it is no place for what was left out.
            if !draft.beside {
                starts[piece.line].get_or_insert(at);
            }
            last_line = Some(piece.line);
        }
        gaps.pass(draft.pieces.len(), writer.text.len(), writer.text.len());
        gone.push(gaps.places);
        spans.push(Span::new(begin, writer.text.len()));
        writer.text.push('\n');
    }
    let line_starts = fill_back(starts, writer.text.len());
    Written { text: writer.text, map: writer.map, spans, line_starts, hyphens, gone }
}

/// The places of what was taken out of a draft.
struct Gaps<'a> {
    gone: &'a [Gone],
    places: Vec<usize>,
}

impl Gaps<'_> {
    /// Places what stood before a piece that is written from `start` on, behind words that end at
    /// `end`.
    fn pass(&mut self, piece: usize, end: usize, start: usize) {
        let here = self.gone[self.places.len()..].iter().take_while(|gone| gone.before == piece);
        let places = here.map(|gone| if gone.behind_space { start } else { end });
        self.places.extend(places.collect::<Vec<_>>());
    }
}

/// From the text of the layout to the canonical text.
pub(crate) struct Places {
    /// Sorted by source.
    runs: Vec<Run>,
}

impl Places {
    /// The words of a stretch of source that are in the canonical text, from the first to the last.
    pub fn of(&self, source: Span) -> Option<Span> {
        let from = self.runs.partition_point(|run| run.source.end <= source.start);
        let touched = self.runs[from..].iter().take_while(|run| run.source.start < source.end);
        let parts = touched.map(|run| {
            let start = source.start.max(run.source.start) - run.source.start;
            let end = source.end.min(run.source.end) - run.source.start;
            Span::new(run.text.start + start, run.text.start + end)
        });
        parts.reduce(Span::cover)
    }

    /// The place right behind the word that ends at `source` or last before it.
    pub fn behind(&self, source: usize) -> Option<usize> {
        let next = self.runs.partition_point(|run| run.source.start < source);
        let run = self.runs[next.checked_sub(1)?];
        Some(run.text.start + source.min(run.source.end) - run.source.start)
    }
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
