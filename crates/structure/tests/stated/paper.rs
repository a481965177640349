//! Layouts made by hand, from words with signs in them: `[-taken out-]`, `{+new+}`, `[-¶-]` and
//! `{+¶+}` for the end of a paragraph that went or came, `^3^` for the mark of a note.

use codicil_document::Document;
use codicil_layout::{
    CellAt, CellFrame, Layout, Line, LinePlace, Mark, MarkKind, NoteMark, Page, Part, Stated,
    TableFrame, WordPlace,
};
use codicil_text::{Rect, Span};

/// A layout in the making.
#[derive(Default)]
pub struct Paper {
    pub layout: Layout,
    cell: Option<CellAt>,
    /// Kind of change of the end of the last line, which goes over the line end.
    end: Option<(MarkKind, bool)>,
    recorded: bool,
}

/// Width of a letter and of a space in hundredths of a point.
const LETTER: i32 = 500;

impl Paper {
    /// Paragraphs as a word processor states them.
    pub fn word() -> Self {
        let mut paper = Self { recorded: true, ..Self::default() };
        paper.layout.paragraphs_stated = true;
        paper.layout.pages.push(Page { number: 1, ..Page::default() });
        paper
    }

    /// Lines with places, as they are drawn on pages.
    pub fn drawn() -> Self {
        let mut paper = Self::default();
        paper.layout.pages_stated = true;
        paper.new_page();
        paper
    }

    pub fn new_page(&mut self) {
        let number = self.layout.pages.len() as u32 + 1;
        let size = Some((59_500, 84_200));
        self.layout.pages.push(Page { number, size, ..Page::default() });
    }

    /// Adds a line, and answers it, so that more can be said of it.
    pub fn line(&mut self, marked: &str) -> &mut Line {
        let start = self.layout.text.len() + usize::from(!self.layout.text.is_empty());
        if start > 0 {
            if let Some((kind, recorded)) = self.end.take() {
                self.mark(kind, Span::new(start - 1, start), recorded);
            }
            self.layout.text.push('\n');
        }
        self.end = None;
        self.words(marked);
        let text = &self.layout.text[start..];
        let indent = text.len() - text.trim_start().len();
        let span = Span::new(start + indent, start + text.trim_end().len().max(indent));
        let place = (!self.layout.paragraphs_stated).then(|| self.place(span));
        let stated = Stated { cell: self.cell, place, ..Stated::default() };
        let lines = &mut self.layout.pages.last_mut().expect("a page").lines;
        lines.push(Line { span, stated, ..Line::default() });
        lines.last_mut().expect("just put there")
    }

    pub fn heading(&mut self, level: u8, words: &str) {
        self.line(words).stated.heading = Some(level);
    }

    pub fn part(&mut self, part: Part, words: &str) {
        self.line(words).stated.part = Some(part);
    }

    /// A paragraph with an automatic label of so many bytes.
    pub fn item(&mut self, words: &str, label: u32) {
        let line = self.line(words);
        line.stated.label = Some(label);
        line.stated.depth = Some(0);
    }

    /// A table of these rows; a cell may have several paragraphs, parted by "/".
    pub fn table(&mut self, rows: &[&[&str]]) {
        let columns = rows.iter().map(|row| row.len()).max().unwrap_or_default();
        let table = self.layout.tables.len();
        let mut frame = TableFrame {
            page: self.layout.pages.len() as u32,
            rows: rows.len() as u32,
            columns: columns as u32,
            ..TableFrame::default()
        };
        for (row, cells) in rows.iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                let cell = frame.cells.len();
                let (row, column) = (row as u32, column as u32);
                frame.cells.push(CellFrame { row, column, row_span: 1, column_span: 1 });
                self.cell = Some(CellAt { table, cell });
                for paragraph in words.split(" / ").filter(|words| !words.is_empty()) {
                    self.line(paragraph);
                }
                self.cell = None;
            }
        }
        self.layout.tables.push(frame);
    }

    pub fn read(&self) -> Document {
        let profiles = codicil_profile::builtin();
        let profile = profiles.iter().find(|profile| profile.prefix == "SEC").expect("known");
        codicil_structure::build(&self.layout, profile, "paper")
    }

    fn mark(&mut self, kind: MarkKind, span: Span, recorded: bool) {
        let author = recorded.then(|| "A. Drafter".to_owned());
        self.layout.changes.push(Mark { kind, span, author, date: None, recorded });
    }

    /// Puts words behind the text, and what their signs say into the layout.
    fn words(&mut self, marked: &str) {
        let mut rest = marked;
        while let Some(at) = rest.find(['[', '{', '^']) {
            self.layout.text.push_str(&rest[..at]);
            let (close, kind) = match &rest[at..] {
                sign if sign.starts_with("[-") => ("-]", Some(MarkKind::Deleted)),
                sign if sign.starts_with("{+") => ("+}", Some(MarkKind::Inserted)),
                sign if sign.starts_with('^') => ("^", None),
                sign => {
                    self.layout.text.push_str(&sign[..1]);
                    rest = &sign[1..];
                    continue;
                }
            };
            let open = at + if kind.is_some() { 2 } else { 1 };
            let end = open + rest[open..].find(close).expect("a closing sign");
            let inner = &rest[open..end];
            rest = &rest[end + close.len()..];
            let start = self.layout.text.len();
            match kind {
                None => self.layout.note_marks.push(NoteMark { at: start, label: inner.into() }),
                Some(kind) if inner == "¶" => self.end = Some((kind, self.recorded)),
                Some(kind) => {
                    self.layout.text.push_str(inner);
                    self.mark(kind, Span::new(start, start + inner.len()), self.recorded);
                }
            }
        }
        self.layout.text.push_str(rest);
    }

    /// A place for a line below the last of its page.
    fn place(&self, span: Span) -> LinePlace {
        let page = self.layout.pages.last().expect("a page");
        let top = 7000 + page.lines.len() as i32 * 1400;
        let text = span.of(&self.layout.text);
        let mut words = Vec::new();
        let left = 7000;
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let start = left + text[..at].chars().count() as i32 * LETTER;
            words.push(WordPlace {
                span: Span::new(span.start + at, span.start + at + word.len()),
                left: start,
                right: start + word.chars().count() as i32 * LETTER,
            });
        }
        let right = words.last().map_or(left, |word| word.right);
        LinePlace { rect: Rect { left, top, right, bottom: top + 1000 }, words }
    }
}
