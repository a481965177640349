//! Lines to paragraphs: which line goes on with the one before, across blank lines, feet and page
//! ends.

mod cells;
mod drawn;
mod ends;
mod joins;
mod measure;
mod starts;

use codicil_document::BlockKind;
use codicil_layout::{Layout, Part};
use codicil_text::Span;

use crate::changes::Marks;
use crate::draft::{Aside, Draft, Look, Piece, push_words};
use crate::fate::Fates;
use crate::lines::{LONGEST_BLOCK, TextLine};
use crate::remarks;
use crate::shapes::ends_sentence;
use crate::tables::framed::Frames;
use drawn::Passages;
use ends::Ends;
pub(crate) use measure::Measure;

/// Builds the paragraphs of the flow, footnotes behind the paragraph that they interrupt.
pub(crate) fn build(
    layout: &Layout,
    lines: &[TextLine<'_>],
    fates: &Fates,
    marks: &Marks,
    frames: &Frames,
) -> Vec<Draft> {
    let mut builder = Builder {
        lines,
        measure: Measure::of(lines, fates),
        ends: Ends::of(layout, lines, fates, marks),
        passages: Passages::of(lines, fates),
        frames,
        drafts: Vec::new(),
        widest: 0,
        right: 0,
        cut: false,
    };
    let mut done = vec![false; frames.grids.len()];
    for index in (0..lines.len()).filter(|index| fates.is_flow(*index)) {
        match frames.place(index) {
            None => builder.line(index),
            Some(place) if !std::mem::replace(&mut done[place.grid], true) => {
                builder.table(place.grid);
            }
            Some(_) => {}
        }
    }
    place_notes(builder.drafts, lines, fates)
}

/// Reads the label of a block again after words were taken out of it.
pub(crate) fn relabel(draft: &mut Draft, lines: &[TextLine<'_>], marks: &Marks) {
    let first = draft.pieces.first().and_then(|piece| lines.get(piece.line));
    draft.label = first
        .and_then(|line| stated_label(line, marks))
        .filter(|(_, len)| draft.words.is_char_boundary(*len) && *len <= draft.words.len())
        .or_else(|| starts::label_of(&draft.words));
    draft.has_cells = false;
}

/// The label that the format states at the start of a line, as far as it stays.
fn stated_label(line: &TextLine<'_>, marks: &Marks) -> Option<(usize, usize)> {
    let len = line.stated.label.filter(|_| !line.split)? as usize;
    let label = line.text.get(..len)?;
    let span = Span::new(line.span.start, line.span.start + label.trim_end().len());
    let kept = marks.kept(span).iter().map(|kept| kept.len()).sum();
    (kept > 0).then_some((0, kept))
}

struct Builder<'a, 'b> {
    lines: &'b [TextLine<'a>],
    measure: Measure,
    ends: Ends<'b>,
    passages: Passages,
    frames: &'b Frames,
    drafts: Vec<Draft>,
    /// Characters of the widest line of the open paragraph.
    widest: usize,
    /// Where the column of the open cell ends, in hundredths of a point; 0 outside of tables.
    right: i32,
    /// True where the next paragraph begins for the length of the last alone.
    cut: bool,
}

impl Builder<'_, '_> {
    fn line(&mut self, index: usize) {
        let line = &self.lines[index];
        for (position, part) in self.ends.parts(line).into_iter().enumerate() {
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
        if draft.grid.is_some() {
            return false;
        }
        let place = self.frames.place(index);
        let in_cell = place.is_some() && self.frames.place(draft.last_line()) == place;
        let corrected = || self.passages.correct(index, above, line).filter(|_| place.is_none());
        let by_column = || cells::fills_column(above, line, self.right).filter(|_| self.right > 0);
        corrected()
            .or_else(|| self.ends.goes_on(index, above, line, in_cell))
            .or_else(by_column)
            .unwrap_or_else(|| joins::goes_on(draft, above, line, self.widest, &self.measure))
    }

    fn extend(&mut self, mut piece: Piece, words: &str) {
        self.widest = self.widest.max(words.chars().count());
        let (lines, right) = (self.lines, self.right);
        if let Some(draft) = self.drafts.last_mut() {
            let above = &lines[draft.last_line()];
            piece.glued = self.ends.is_joined(piece.line)
                || right > 0 && cells::is_broken_word(above, &lines[piece.line], right)
                || !self.ends.states_paragraphs() && joins::is_glued(&draft.words, words);
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
        let is_start = piece.span.start == line.span.start;
        let stated = stated_label(line, &Marks::default()).filter(|_| is_start);
        let label = stated.or_else(|| starts::label_of(&text));
        self.drafts.push(Draft {
            kind: if is_remark { BlockKind::ChangeRemark } else { BlockKind::Paragraph },
            pieces: vec![piece],
            label: if is_remark { None } else { label },
            stated_level: line.stated.heading,
            depth: line.stated.depth,
            aside: match line.stated.part {
                Some(Part::Contents) => Some(Aside::Contents),
                Some(Part::Caption) => Some(Aside::Caption),
                _ => None,
            },
            look: Look { bold: line.stated.bold, size: line.stated.size },
            gap: if begins_line { line.gap } else { 0 },
            tops_page: begins_line && line.tops_page,
            page: line.page,
            deleted: deleted || goes_on_deleted && !is_remark,
            cut: std::mem::take(&mut self.cut),
            has_cells: starts::has_cells(words),
            words: text,
            ..Draft::empty()
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
    let is_note = note.label.is_some();
    Draft {
        kind: if is_note { BlockKind::Footnote } else { BlockKind::ChangeRemark },
        pieces,
        label: (note.label_len > 0).then_some((0, note.label_len)),
        gap: first.gap,
        tops_page: first.tops_page,
        page: first.page,
        note: note.label.clone(),
        beside: true,
        words,
        ..Draft::empty()
    }
}
