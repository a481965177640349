//! The words of the flow, line by line, with the white space that lay between them in the file.

use std::ops::Range;

use codicil_document::{Block, BlockKind, Document};
use codicil_layout::Layout;
use codicil_text::{SourceMap, Span};

use crate::labels::{self, LabelKind};

/// Columns to a multiple of which a tab goes on.
const TAB: usize = 8;

/// A word of the flow. Bars between cells are no words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Its letters.
    pub text: &'a str,
    /// Where it stands in the canonical text.
    pub span: Span,
    /// Its line: an index of [`Flow::lines`].
    pub line: usize,
    /// True where a bar, a tab or several blanks part it from the word before on its line.
    pub cut: bool,
    /// Bars between the word before, or the start of the line, and this one.
    pub bars: usize,
    /// Tabs between the word before on its line and this one.
    pub tabs: usize,
    /// True where it continues the word before: no space between.
    pub glued: bool,
    /// The column of its first character, from the start of the line.
    pub left: usize,
    /// One past the column of its last character.
    pub right: usize,
}

/// A line of the flow.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its words: indexes of [`Flow::words`]; never empty.
    pub words: Range<usize>,
    /// The block it is part of: an index of [`Document::blocks`].
    pub block: usize,
    /// True for the first line of its block.
    pub begins_block: bool,
    /// Empty lines right above it.
    pub gap: usize,
    /// The page, 1-based.
    pub page: u32,
    /// Bars behind its last word.
    pub bars: usize,
    /// White space characters behind its last word.
    pub trailing: usize,
    /// True where no table goes on: a line of the contents, a numbered heading, the text of a clause,
    /// deleted words.
    pub is_barrier: bool,
}

/// The flow of a document.
#[derive(Clone, Debug)]
pub(super) struct Flow<'a> {
    /// All words in reading order.
    pub words: Vec<Word<'a>>,
    /// All lines in reading order.
    pub lines: Vec<Line>,
    /// True where the file has a blank line between any two lines of a paragraph.
    pub is_spaced: bool,
    /// The document.
    pub document: &'a Document,
}

impl<'a> Flow<'a> {
    /// Reads the lines of a document. `map` leads from its text to that of the layout.
    pub fn read(document: &'a Document, map: &SourceMap, layout: &Layout) -> Self {
        let mut flow = Self { words: Vec::new(), lines: Vec::new(), is_spaced: false, document };
        for (index, block) in document.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Footnote | BlockKind::ChangeRemark) {
                flow.push_block(index, map, &layout.text);
            }
        }
        flow.is_spaced = flow.spaced();
        flow
    }

    fn push_block(&mut self, index: usize, map: &SourceMap, source: &str) {
        let block = &self.document.blocks[index];
        let is_barrier = is_barrier(block, &self.document.text);
        let first = self.lines.len();
        // Ends in the source: of the last word or bar, and of the last word of the line.
        let (mut last, mut last_word) = (None, None);
        let mut bars = 0;
        for run in map.pieces(block.span) {
            let mut at = 0;
            for piece in run.text.of(&self.document.text).split_inclusive(' ') {
                let letters = piece.trim_end();
                let text = Span::new(run.text.start + at, run.text.start + at + letters.len());
                let start = run.source.start + at;
                at += piece.len();
                if letters.is_empty() {
                    continue;
                }
                let before = last.replace(start + letters.len());
                let parted = before.and_then(|end| source.get(end..start)).unwrap_or("\n");
                if parted.contains(['\n', '\u{c}']) {
                    self.end_line(first, bars, trailing(source, before));
                    bars = 0;
                    last_word = None;
                    self.begin_line(index, text.start, source, start, first, is_barrier);
                }
                if is_bar(letters) {
                    bars += 1;
                    continue;
                }
                let blank = last_word.and_then(|end| source.get(end..start));
                self.push_word(text, blank, indent(source, start), bars);
                last_word = Some(start + letters.len());
                bars = 0;
            }
        }
        self.end_line(first, bars, trailing(source, last));
    }

    fn begin_line(
        &mut self,
        block: usize,
        at: usize,
        source: &str,
        start: usize,
        first: usize,
        is_barrier: bool,
    ) {
        let end = self.words.len();
        let page = self.document.page_at(at);
        self.lines.push(Line {
            words: end..end,
            block,
            begins_block: self.lines.len() == first,
            gap: blank_lines(source, start),
            page,
            bars: 0,
            trailing: 0,
            is_barrier,
        });
    }

    /// Ends the last line of a block whose first line is `first`; one without words is none.
    fn end_line(&mut self, first: usize, bars: usize, trailing: usize) {
        if let Some(line) = self.lines.get_mut(first..).and_then(<[Line]>::last_mut) {
            line.bars = bars;
            line.trailing = trailing;
            if line.words.is_empty() {
                self.lines.pop();
            }
        }
    }

    /// Adds a word to the last line. `blank` is what parts it from the word before on that line,
    /// bars included.
    fn push_word(&mut self, span: Span, blank: Option<&str>, indent: &str, bars: usize) {
        let text = &self.document.text;
        let before = self.words.last().filter(|_| blank.is_some());
        let stops = before.is_some_and(|word| word.text.ends_with(['.', '?', '!', ':', ';', ',']));
        let is_wide = blank.is_some_and(|blank| columns(blank) >= if stops { 4 } else { 2 });
        let tabs = blank.map_or(0, |blank| blank.matches('\t').count());
        let left = match (before, blank) {
            (Some(word), Some(blank)) => word.right + columns(blank),
            _ => columns(indent),
        };
        let letter_before = text.get(..span.start).and_then(|text| text.chars().next_back());
        let word = span.of(text);
        self.words.push(Word {
            text: word,
            span,
            line: self.lines.len().saturating_sub(1),
            cut: blank.is_some() && (bars > 0 || tabs > 0 || is_wide),
            bars,
            tabs,
            glued: blank.is_none() && letter_before.is_some_and(|c| !c.is_whitespace()),
            left,
            right: left + word.chars().count(),
        });
        if let Some(line) = self.lines.last_mut() {
            line.words.end = self.words.len();
        }
    }

    /// Whether lines of one paragraph have blank lines between them as a rule.
    fn spaced(&self) -> bool {
        let inner = self.lines.iter().filter(|line| !line.begins_block);
        let (spaced, close): (Vec<_>, Vec<_>) = inner.partition(|line| line.gap > 0);
        !spaced.is_empty() && spaced.len() * 4 >= close.len()
    }

    /// The block of a line.
    pub fn block(&self, line: usize) -> &'a Block {
        &self.document.blocks[self.lines[line].block]
    }

    /// The words of a line.
    pub fn of_line(&self, line: usize) -> &[Word<'a>] {
        &self.words[self.lines[line].words.clone()]
    }

    /// The line of a word, joined by one space.
    pub fn line_text(&self, line: usize) -> String {
        self.joined(self.lines[line].words.clone())
    }

    /// The words of a range, joined by one space.
    pub fn joined(&self, range: Range<usize>) -> String {
        let mut joined = String::new();
        for word in &self.words[range] {
            if !joined.is_empty() && !word.glued {
                joined.push(' ');
            }
            joined.push_str(word.text);
        }
        joined
    }

    /// Whether a word is the last of its line.
    pub fn ends_line(&self, word: usize) -> bool {
        self.lines[self.words[word].line].words.end == word + 1
    }

    /// Whether a word is the first of its line.
    pub fn starts_line(&self, word: usize) -> bool {
        self.lines[self.words[word].line].words.start == word
    }

    /// Whether nothing that belongs to its cell follows a word on its line.
    pub fn ends_segment(&self, word: usize) -> bool {
        self.ends_line(word) || self.words[word + 1].cut
    }

    /// The stretches of a line between which something parts its cells.
    pub fn segments(&self, line: usize) -> Vec<Range<usize>> {
        let mut segments: Vec<Range<usize>> = Vec::new();
        for word in self.lines[line].words.clone() {
            match segments.last_mut() {
                Some(last) if !self.words[word].cut => last.end = word + 1,
                _ => segments.push(word..word + 1),
            }
        }
        segments
    }
}

/// Where no table goes on.
fn is_barrier(block: &Block, text: &str) -> bool {
    let words = block.span.of(text);
    let label = labels::find(words).map(|label| label.kind);
    let is_clause = label == Some(LabelKind::Clause) && block.clause.is_some();
    let is_part = ["Appendix ", "Annex ", "Schedule "].iter().any(|part| words.starts_with(part));
    let is_section =
        block.kind == BlockKind::Heading && (label == Some(LabelKind::Numbered) || is_part);
    block.deleted || block.kind == BlockKind::Contents || is_clause || is_section
}

fn is_bar(word: &str) -> bool {
    matches!(word, "|" | "¦" | "│" | "┃" | "║")
}

/// The white space and bars between the start of a line and its first word, which begins at `at`.
fn indent(source: &str, at: usize) -> &str {
    let before = source.get(..at).unwrap_or_default();
    let is_blank = |c: char| {
        c.is_whitespace() && c != '\n' && c != '\u{c}' || is_bar(c.encode_utf8(&mut [0; 4]))
    };
    &before[before.trim_end_matches(is_blank).len()..]
}

/// White space characters behind a place, up to the end of its line.
fn trailing(source: &str, at: Option<usize>) -> usize {
    let rest = at.and_then(|at| source.get(at..)).unwrap_or_default();
    rest.chars().take_while(|c| c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{c}')).count()
}

/// Columns that white space and bars take; a tab takes at least two.
fn columns(blank: &str) -> usize {
    blank.chars().fold(0, |at, c| if c == '\t' { (at + 2).next_multiple_of(TAB) } else { at + 1 })
}

/// Empty lines right above the line that holds `at`.
fn blank_lines(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    let text = before.trim_end_matches(|c: char| c.is_whitespace() && c != '\u{c}');
    before[text.len()..].matches('\n').count().saturating_sub(1)
}
