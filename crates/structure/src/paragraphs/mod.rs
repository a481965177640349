//! Lines to paragraphs: which line goes on with the one before, across blank lines, feet and page
//! ends.

mod joins;
mod measure;
mod starts;

use codicil_document::BlockKind;
use codicil_text::Span;

use crate::draft::{Draft, Piece, push_words};
use crate::fate::Fates;
use crate::lines::{LONGEST_BLOCK, TextLine};
use crate::remarks;
use crate::shapes::ends_sentence;
pub(crate) use measure::Measure;

/// Builds the paragraphs of the flow, footnotes behind the paragraph that they interrupt.
pub(crate) fn build(lines: &[TextLine<'_>], fates: &Fates) -> Vec<Draft> {
    let measure = Measure::of(lines, fates);
    let mut builder = Builder { lines, measure, drafts: Vec::new(), widest: 0, cut: false };
    for index in 0..lines.len() {
        if fates.is_flow(index) {
            builder.line(index);
        }
    }
    place_notes(builder.drafts, lines, fates)
}

struct Builder<'a, 'b> {
    lines: &'b [TextLine<'a>],
    measure: Measure,
    drafts: Vec<Draft>,
    /// Characters of the widest line of the open paragraph.
    widest: usize,
    /// True where the next paragraph begins for the length of the last alone.
    cut: bool,
}

impl Builder<'_, '_> {
    fn line(&mut self, index: usize) {
        let line = &self.lines[index];
        for (position, part) in starts::parts(line.text).into_iter().enumerate() {
            let words = part.range.clone();
            let span = Span::new(line.span.start + words.start, line.span.start + words.end);
            let text = &line.text[words];
            if position == 0 && !part.deleted && self.goes_on(index) {
                self.extend(Piece { span, line: index, glued: false }, text);
            } else {
                self.open(
                    Piece { span, line: index, glued: false },
                    text,
                    position == 0,
                    part.deleted,
                );
            }
        }
    }

    fn goes_on(&mut self, index: usize) -> bool {
        self.cut = false;
        let Some(draft) = self.drafts.last() else { return false };
        let line = &self.lines[index];
        if line.split || draft.words.len() + line.text.len() > LONGEST_BLOCK {
            self.cut = true;
            return false;
        }
        let above = &self.lines[draft.last_line()];
        joins::goes_on(draft, above, line, self.widest, &self.measure)
    }

    fn extend(&mut self, mut piece: Piece, words: &str) {
        self.widest = self.widest.max(words.chars().count());
        if let Some(draft) = self.drafts.last_mut() {
            piece.glued = joins::is_glued(&draft.words, words);
            push_words(&mut draft.words, words, piece.glued);
            draft.pieces.push(piece);
            draft.has_cells |= starts::has_cells(words);
        }
    }

    fn open(&mut self, piece: Piece, words: &str, begins_line: bool, deleted: bool) {
        let line = &self.lines[piece.line];
        let goes_on_deleted = self.drafts.last().is_some_and(|last| {
            // A deleted text ends with its sentence; a pilcrow shows that another follows.
            let is_open = last.words.ends_with('¶') || !ends_sentence(&last.words);
            last.deleted && is_open && last.page == line.page
        });
        self.widest = words.chars().count();
        let mut text = String::new();
        push_words(&mut text, words, false);
        let is_remark = remarks::is_remark(&text);
        let label = starts::label_of(&text);
        self.drafts.push(Draft {
            kind: if is_remark { BlockKind::ChangeRemark } else { BlockKind::Paragraph },
            pieces: vec![piece],
            label: if is_remark { None } else { label },
            gap: if begins_line { line.gap } else { 0 },
            tops_page: begins_line && line.tops_page,
            page: line.page,
            deleted: deleted || goes_on_deleted && !is_remark,
            level: None,
            note: None,
            cut: std::mem::take(&mut self.cut),
            has_cells: starts::has_cells(words),
            words: text,
        });
    }
}

/// Puts each footnote behind the paragraph that it interrupts or follows.
fn place_notes(drafts: Vec<Draft>, lines: &[TextLine<'_>], fates: &Fates) -> Vec<Draft> {
    let mut notes = fates.notes.iter().map(|note| note_draft(note, lines)).peekable();
    let mut placed = Vec::with_capacity(drafts.len() + fates.notes.len());
    for draft in drafts {
        while let Some(note) = notes.next_if(|note| note.first_line() < draft.first_line()) {
            placed.push(note);
        }
        placed.push(draft);
    }
    placed.extend(notes);
    placed
}

fn note_draft(note: &crate::fate::Note, lines: &[TextLine<'_>]) -> Draft {
    let first = &lines[note.lines[0]];
    let mut words = String::new();
    let mut pieces = Vec::new();
    for line in &note.lines {
        let text = lines[*line].text;
        let glued = joins::is_glued(&words, text);
        push_words(&mut words, text, glued);
        pieces.push(Piece { span: lines[*line].span, line: *line, glued });
    }
    Draft {
        kind: BlockKind::Footnote,
        pieces,
        label: Some((0, note.number_len)),
        gap: first.gap,
        tops_page: first.tops_page,
        page: first.page,
        deleted: false,
        level: None,
        note: Some(note.number),
        cut: false,
        words,
        has_cells: false,
    }
}
