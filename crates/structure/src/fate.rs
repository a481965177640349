//! What becomes of each line: the flow, a note, or a place outside the flow.

use std::ops::Range;

use codicil_document::FurnitureKind;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is part of the running text.
    Flow,
    /// It stands in a cell, and is not looked at for what leaves the flow.
    Held,
    /// It belongs to a group of furniture: an index of [`Fates::groups`].
    Furniture(usize),
    /// It belongs to a footnote or a comment in the margin: an index of [`Fates::notes`].
    Note(usize),
}

/// Lines that left the flow together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Why.
    pub kind: FurnitureKind,
    /// The lines, in order.
    pub lines: Vec<usize>,
}

/// A paragraph of a footnote, or of a comment in the margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// The printed label; `None` for a comment.
    pub label: Option<String>,
    /// Bytes of the label at the start of the first line; 0 where it is not in the text.
    pub label_len: usize,
    /// The lines, in order.
    pub lines: Vec<usize>,
}

/// What becomes of all lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fates {
    /// One for each line.
    pub of: Vec<Fate>,
    /// The furniture.
    pub groups: Vec<Group>,
    /// The footnotes and comments, in the order of their lines.
    pub notes: Vec<Note>,
}

impl Fates {
    /// All lines in the flow.
    pub fn new(lines: usize) -> Self {
        Self { of: vec![Fate::Flow; lines], ..Self::default() }
    }

    /// Whether a line is in the flow.
    pub fn is_flow(&self, line: usize) -> bool {
        self.of.get(line) == Some(&Fate::Flow)
    }

    /// Keeps lines apart while the others are looked at; see [`Self::release`].
    pub fn hold(&mut self, line: usize) {
        if self.is_flow(line) {
            self.of[line] = Fate::Held;
        }
    }

    /// Puts the lines that were kept apart back into the flow.
    pub fn release(&mut self) {
        for fate in self.of.iter_mut().filter(|fate| **fate == Fate::Held) {
            *fate = Fate::Flow;
        }
    }

    /// Takes lines out of the flow, as one group.
    pub fn remove(&mut self, kind: FurnitureKind, lines: Vec<usize>) {
        for line in &lines {
            self.of[*line] = Fate::Furniture(self.groups.len());
        }
        self.groups.push(Group { kind, lines });
    }

    /// Puts the lines of some groups back into the flow.
    pub fn put_back(&mut self, groups: Range<usize>) {
        for group in &mut self.groups[groups] {
            // The group stays, empty: others are known by their place in the list.
            for line in std::mem::take(&mut group.lines) {
                self.of[line] = Fate::Flow;
            }
        }
    }

    /// Makes lines a footnote or a comment.
    pub fn note(&mut self, note: Note) {
        for line in &note.lines {
            self.of[*line] = Fate::Note(self.notes.len());
        }
        self.notes.push(note);
    }
}
