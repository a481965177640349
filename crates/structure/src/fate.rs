//! What becomes of each line: the flow, a footnote, or a place outside the flow.

use codicil_document::FurnitureKind;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is part of the running text.
    Flow,
    /// It belongs to a group of furniture: an index of [`Fates::groups`].
    Furniture(usize),
    /// It belongs to a footnote: an index of [`Fates::notes`].
    Footnote(usize),
}

/// Lines that left the flow together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Why.
    pub kind: FurnitureKind,
    /// The lines, in order.
    pub lines: Vec<usize>,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    /// Its number.
    pub number: u32,
    /// Bytes of the number at the start of the first line.
    pub number_len: usize,
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
    /// The footnotes.
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

    /// Takes lines out of the flow, as one group.
    pub fn remove(&mut self, kind: FurnitureKind, lines: Vec<usize>) {
        for line in &lines {
            self.of[*line] = Fate::Furniture(self.groups.len());
        }
        self.groups.push(Group { kind, lines });
    }

    /// Makes lines a footnote.
    pub fn note(&mut self, note: Note) {
        for line in &note.lines {
            self.of[*line] = Fate::Footnote(self.notes.len());
        }
        self.notes.push(note);
    }
}
