//! Where words and marks of notes stand, in the canonical text.

use codicil_document::{NoteMark, Placed};
use codicil_layout::Layout;
use codicil_text::Rect;

use crate::draft::Draft;
use crate::lines::TextLine;
use crate::write::Places;

/// Where the words stand on their pages: one entry a word, or a line whose words have no places.
pub(crate) fn placed(lines: &[TextLine<'_>], places: &Places) -> Vec<Placed> {
    let mut placed = Vec::new();
    // The parts of a line that was cut share the places of its words.
    for line in lines.iter().filter(|line| !line.split) {
        let Some(place) = &line.stated.place else { continue };
        let page = line.page;
        if place.words.is_empty() {
            let span = places.of(line.span);
            placed.extend(span.map(|span| Placed { span, page, rect: place.rect }));
        }
        for word in &place.words {
            let Some(span) = places.of(word.span) else { continue };
            let (left, right) = (word.left.min(word.right), word.left.max(word.right));
            placed.push(Placed { span, page, rect: Rect { left, right, ..place.rect } });
        }
    }
    placed.sort_by_key(|one| (one.span, one.page));
    placed
}

/// Where notes are cited, with the block of each: the nearest behind the mark with its label, else
/// the nearest before it.
pub(crate) fn note_marks(layout: &Layout, drafts: &[Draft], places: &Places) -> Vec<NoteMark> {
    let notes: Vec<(usize, usize, &str)> = drafts
        .iter()
        .enumerate()
        .filter_map(|(block, draft)| {
            let start = draft.pieces.first()?.span.start;
            Some((start, block, draft.note.as_deref()?))
        })
        .collect();
    let mut marks: Vec<NoteMark> = layout
        .note_marks
        .iter()
        .filter(|mark| layout.text.is_char_boundary(mark.at))
        .filter_map(|mark| {
            let at = places.behind(mark.at)?;
            let own = || notes.iter().filter(|(.., label)| *label == mark.label);
            let behind = own().find(|(start, ..)| *start >= mark.at);
            let note = behind.or_else(|| own().next_back()).map(|(_, block, _)| *block);
            Some(NoteMark { at, label: mark.label.clone(), note })
        })
        .collect();
    marks.sort_by_key(|mark| mark.at);
    marks
}
