//! The lines of the flow, word by word, with what parts their cells.

use codicil_document::BlockKind;
use codicil_text::Span;

use crate::draft::{Draft, Piece};
use crate::shapes::{ends_open, ends_sentence};
use crate::write::Written;

/// A word of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Its letters.
    pub text: &'a str,
    /// Where it stands in the canonical text.
    pub span: Span,
    /// True where a bar or much white space parts it from the word before.
    pub cut: bool,
}

/// A line of the flow. Bars between cells are no words.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// Its words; never empty.
    pub words: Vec<Word<'a>>,
    /// The block it is part of.
    pub block: usize,
    /// What that block is.
    pub kind: BlockKind,
    /// True for the first line of its block.
    pub begins_block: bool,
    /// True where it continues a word of the line before.
    pub glued: bool,
    /// The page of the block.
    pub page: u32,
}

impl<'a> Line<'a> {
    /// The words from the `from`th to the last, in the canonical text.
    pub fn span_from(&self, from: usize) -> Option<Span> {
        Some(self.words.get(from)?.span.cover(self.words.last()?.span))
    }

    /// The words of a range, joined by one space.
    pub fn joined(&self, from: usize, to: usize) -> String {
        join(&self.words[from..to.min(self.words.len())])
    }

    /// The last word.
    pub fn last(&self) -> &'a str {
        self.words.last().map_or("", |word| word.text)
    }

    /// Whether a sentence goes on in the line below: no stop at the end, or a word that needs more.
    pub fn is_open(&self) -> bool {
        let last = self.last();
        ends_open(last) || !ends_sentence(last)
    }
}

/// Words joined by one space.
pub(super) fn join(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// The lines of all blocks in the flow.
pub(super) fn read<'a>(drafts: &[Draft], written: &'a Written, source: &str) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (block, draft) in drafts.iter().enumerate() {
        if matches!(draft.kind, BlockKind::Footnote | BlockKind::ChangeRemark) {
            continue;
        }
        let mut at = written.spans[block].start;
        let mut begins_block = true;
        for piece in &draft.pieces {
            let glued = piece.glued && !begins_block;
            let words = words(piece, source, &written.text, &mut at, begins_block || glued);
            if words.is_empty() {
                continue;
            }
            let (kind, page) = (draft.kind, draft.page);
            lines.push(Line { words, block, kind, begins_block, glued, page });
            begins_block = false;
        }
    }
    lines
}

/// The words of a piece, which was written at `at` with single spaces.
fn words<'a>(
    piece: &Piece,
    source: &str,
    text: &'a str,
    at: &mut usize,
    joined: bool,
) -> Vec<Word<'a>> {
    let raw = piece.span.of(source);
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut last_end = None;
    let mut barred = false;
    for word in raw.split_whitespace() {
        let offset = word.as_ptr() as usize - raw.as_ptr() as usize;
        if !(joined && last_end.is_none()) {
            *at += 1;
        }
        let span = Span::new(*at, *at + word.len());
        *at = span.end;
        let wide = last_end.is_some_and(|end| is_wide(&raw[end..offset], &words));
        last_end = Some(offset + word.len());
        if matches!(word, "|" | "¦" | "│") {
            barred = true;
            continue;
        }
        words.push(Word { text: span.of(text), span, cut: barred || wide });
        barred = false;
    }
    words
}

/// Whether the blank between two words parts cells; two spaces behind a stop do not.
fn is_wide(blank: &str, before: &[Word<'_>]) -> bool {
    let stops =
        before.last().is_some_and(|word| word.text.ends_with(['.', '?', '!', ':', ';', ',']));
    blank.contains('\t') || blank.len() >= if stops { 4 } else { 2 }
}
