//! Lines that the format itself puts outside the running text: running heads and feet, notes,
//! comments.

use codicil_document::FurnitureKind;
use codicil_layout::Part;

use crate::fate::{Fates, Note};
use crate::lines::TextLine;

/// Takes them out of the flow.
pub(crate) fn remove(lines: &[TextLine<'_>], fates: &mut Fates) {
    let mut index = 0;
    while index < lines.len() {
        let Some(part) = &lines[index].stated.part else {
            index += 1;
            continue;
        };
        let end = run_end(lines, index, part);
        let taken: Vec<usize> = (index..end).collect();
        match part {
            Part::Head | Part::Foot => fates.remove(FurnitureKind::Running, taken),
            Part::Note(label) => note_paragraphs(lines, taken, Some(label), fates),
            Part::Comment => note_paragraphs(lines, taken, None, fates),
            Part::Contents | Part::Caption => {}
        }
        index = end;
    }
}

/// Whether the format itself marks any line as a note.
pub(crate) fn states_notes(lines: &[TextLine<'_>]) -> bool {
    lines.iter().any(|line| matches!(line.stated.part, Some(Part::Note(_))))
}

/// One past the last line of the same part on the same page.
fn run_end(lines: &[TextLine<'_>], start: usize, part: &Part) -> usize {
    let page = lines[start].page;
    let more = lines[start..]
        .iter()
        .take_while(|line| line.page == page && line.stated.part.as_ref() == Some(part));
    start + more.count()
}

/// Makes each paragraph of a note one of its own.
fn note_paragraphs(
    lines: &[TextLine<'_>],
    taken: Vec<usize>,
    label: Option<&String>,
    fates: &mut Fates,
) {
    let mut paragraph: Vec<usize> = Vec::new();
    let note = |lines| Note { label: label.cloned(), label_len: 0, lines };
    for line in taken {
        let begins = lines[line].stated.begins == Some(true) || lines[line].split;
        if begins && !paragraph.is_empty() {
            fates.note(note(std::mem::take(&mut paragraph)));
        }
        paragraph.push(line);
    }
    fates.note(note(paragraph));
}
