//! Writes the layout: text, lines, pages, marks of changes and of notes.
//!
//! The end of a line is written when the next one is known: an end that a change takes away joins two
//! paragraphs only if they follow each other in the same place.

use codicil_layout::{Layout, Line, Mark, MarkKind, NoteMark, Page, Stated, TableFrame};
use codicil_text::Span;

use super::state::{AFTER, BEFORE, Changes, State};

/// Words in one state.
pub(super) struct Piece<'t> {
    pub text: &'t str,
    pub state: State,
}

/// A paragraph to be written.
pub(super) struct Paragraph<'t> {
    /// The place it is in: paragraphs of different places never join.
    pub place: u32,
    /// Its label or labels, with what parts them from the words.
    pub labels: Vec<Piece<'t>>,
    /// Its words.
    pub pieces: Vec<Piece<'t>>,
    pub stated: Stated,
    pub end: End,
}

/// The end of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Where its mark stands.
    pub mark: State,
    /// Whether, in each state, words stand before it in the same paragraph.
    pub has_words: [bool; 2],
}

/// What was counted while writing.
#[derive(Default)]
pub(super) struct Written {
    /// Changes of words.
    pub changes: usize,
    /// Labels that are others before and after the changes.
    pub numbers: usize,
    /// Changes that are shown by lines through or under the letters.
    pub shown: usize,
}

#[derive(Default)]
pub(super) struct Writer {
    pub layout: Layout,
    pub changes: Changes,
    pub written: Written,
    /// The end of the last line, and the place it is in.
    pending: Option<(u32, End)>,
    /// Empty paragraphs since the last line.
    blank: u32,
    /// The mark that was written last is one of labels alone.
    is_number: bool,
}

impl Writer {
    pub fn new() -> Self {
        let mut writer = Self::default();
        writer.layout.paragraphs_stated = true;
        writer.layout.pages.push(Page { number: 1, ..Page::default() });
        writer
    }

    /// The page that is written, 1-based.
    pub fn page(&self) -> u32 {
        self.layout.pages.last().map_or(1, |page| page.number)
    }

    /// Begins new pages. A page before the first line is not turned.
    pub fn turn_pages(&mut self, count: u32) {
        let is_blank = self.layout.pages.iter().all(|page| page.lines.is_empty());
        for _ in 0..if is_blank { 0 } else { count } {
            let number = self.page() + 1;
            self.layout.pages.push(Page { number, ..Page::default() });
            self.blank = 0;
        }
    }

    /// An empty paragraph: nothing is written, but it parts its neighbours where its mark stands.
    pub fn blank(&mut self, place: u32, mark: State) {
        self.blank = self.blank.saturating_add(1);
        if let Some((pending, end)) = &mut self.pending
            && *pending == place
        {
            let stands = [BEFORE, AFTER].map(|at| end.mark.stands[at] || mark.stands[at]);
            end.mark.stands = stands;
        }
    }

    /// A table, before its lines; its index.
    pub fn table(&mut self) -> usize {
        let page = self.page();
        self.layout.tables.push(TableFrame { page, ..TableFrame::default() });
        self.layout.tables.len() - 1
    }

    /// Writes a paragraph; returns where its words begin in the text.
    pub fn paragraph(&mut self, paragraph: Paragraph<'_>) -> usize {
        let goes_on = self.end_line(Some(paragraph.place));
        let start = self.layout.text.len();
        for label in &paragraph.labels {
            self.piece(label, true);
        }
        let words = self.layout.text.len();
        for piece in &paragraph.pieces {
            self.piece(piece, false);
        }
        self.line(start, goes_on, paragraph.stated);
        self.pending = Some((paragraph.place, paragraph.end));
        words
    }

    fn line(&mut self, start: usize, goes_on: bool, stated: Stated) {
        let text = &self.layout.text[start..];
        let span = Span::new(
            start + text.len() - text.trim_start().len(),
            start + text.trim_end().len().max(text.len() - text.trim_start().len()),
        );
        let indent = self.layout.text[start..span.start].chars().count();
        let blank_above = std::mem::take(&mut self.blank);
        let lines = self.layout.pages.last_mut().map(|page| &mut page.lines);
        let Some(lines) = lines else { return };
        if goes_on && let Some(last) = lines.last_mut() {
            last.span.end = span.end;
            return;
        }
        let indent = u32::try_from(indent).unwrap_or(u32::MAX);
        lines.push(Line { span, indent, blank_above, stated });
    }

    /// Ends the last line. True where the next paragraph goes on with it in both states.
    fn end_line(&mut self, next: Option<u32>) -> bool {
        let Some((place, end)) = self.pending.take() else { return false };
        let joins = next == Some(place);
        let stands = [BEFORE, AFTER].map(|at| end.mark.stands[at] || !joins && end.has_words[at]);
        let state = State { stands, change: end.mark.change };
        if !state.is_anywhere() && joins {
            return true;
        }
        self.piece(&Piece { text: "\n", state }, false);
        false
    }

    fn piece(&mut self, piece: &Piece<'_>, is_label: bool) {
        let start = self.layout.text.len();
        self.layout.text.push_str(piece.text);
        let span = Span::new(start, self.layout.text.len());
        if span.start < span.end && piece.state.stands[BEFORE] != piece.state.stands[AFTER] {
            self.mark(span, piece.state, is_label);
        }
    }

    fn mark(&mut self, span: Span, state: State, is_label: bool) {
        let known = state.change.and_then(|id| self.changes.get(id));
        let fits = known.filter(|change| change.kind.stands_after() == state.stands[AFTER]);
        let usual = if state.stands[AFTER] { MarkKind::Inserted } else { MarkKind::Deleted };
        let mark = Mark {
            kind: fits.map_or(usual, |change| change.kind),
            span,
            author: fits.and_then(|change| change.author.clone()),
            date: fits.and_then(|change| change.date.clone()),
            recorded: fits.is_none_or(|change| change.recorded),
        };
        let is_number = is_label && fits.is_none();
        if let Some(last) = self.layout.changes.last_mut()
            && last.span.end == span.start
            && (last.kind, &last.author, &last.date, last.recorded)
                == (mark.kind, &mark.author, &mark.date, mark.recorded)
        {
            last.span.end = span.end;
            if self.is_number && !is_number {
                self.written.changes += 1;
                self.is_number = false;
            }
            return;
        }
        // A label that changes has two marks; the new one is counted.
        self.written.numbers += usize::from(is_number && mark.kind == MarkKind::Inserted);
        self.written.changes += usize::from(!is_number && mark.recorded);
        self.written.shown += usize::from(!mark.recorded);
        self.is_number = is_number;
        self.layout.changes.push(mark);
    }

    /// Marks where a note is cited: behind the word before `at`, but not before `line`.
    pub fn note_mark(&mut self, line: usize, at: usize, label: String) {
        let before = self.layout.text.get(line..at).unwrap_or_default();
        let at = line + before.trim_end().len();
        self.layout.note_marks.push(NoteMark { at, label });
    }

    /// The layout, with its last line ended.
    pub fn finish(mut self) -> (Layout, Written) {
        self.end_line(None);
        self.layout.note_marks.sort_by_key(|mark| mark.at);
        (self.layout, self.written)
    }
}
