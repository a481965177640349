//! In which state of the document words stand: before the tracked changes, after them, or in both.

use std::collections::HashMap;

use codicil_layout::MarkKind;

use crate::docx::xml::Element;

/// The state before the tracked changes: index of pairs.
pub(crate) const BEFORE: usize = 0;
/// The state after them: index of pairs.
pub(crate) const AFTER: usize = 1;

/// Longest name and date that are kept, in bytes.
const NAME_LIMIT: usize = 200;

/// Where words stand, and the change that makes it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Whether they stand before and after the changes.
    pub stands: [bool; 2],
    /// The innermost change around them.
    pub change: Option<ChangeId>,
}

/// An index of [`Changes`].
pub(crate) type ChangeId = usize;

/// A change as recorded, or as shown by lines through or under the letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Change {
    pub kind: MarkKind,
    pub author: Option<String>,
    pub date: Option<String>,
    pub recorded: bool,
}

/// The different changes of a document.
#[derive(Default)]
pub(crate) struct Changes {
    all: Vec<Change>,
    known: HashMap<Change, ChangeId>,
}

impl State {
    /// In both states.
    pub const BOTH: Self = Self { stands: [true, true], change: None };

    /// Whether they stand in one state or in both.
    pub fn is_anywhere(self) -> bool {
        self.stands != [false, false]
    }

    /// Inside a change of this kind.
    pub fn inside(self, kind: MarkKind, change: ChangeId) -> Self {
        let mut stands = self.stands;
        stands[if kind.stands_after() { BEFORE } else { AFTER }] = false;
        Self { stands, change: Some(change) }
    }
}

/// The kind of change that an element records.
pub(crate) fn kind_of(name: &str) -> Option<MarkKind> {
    match name {
        "ins" | "cellIns" => Some(MarkKind::Inserted),
        "del" | "cellDel" => Some(MarkKind::Deleted),
        "moveTo" => Some(MarkKind::MovedHere),
        "moveFrom" => Some(MarkKind::MovedAway),
        _ => None,
    }
}

impl Changes {
    /// The change that an element records, under this kind.
    pub fn of(&mut self, element: Element<'_>, kind: MarkKind) -> ChangeId {
        let attribute = |name: &str| {
            let value = element.get(name)?.trim();
            let value = &value[..value.floor_char_boundary(NAME_LIMIT)];
            (!value.is_empty()).then(|| value.to_owned())
        };
        self.known(Change {
            kind,
            author: attribute("author"),
            date: attribute("date"),
            recorded: true,
        })
    }

    /// A change of this kind that letters show and the file does not record.
    pub fn shown(&mut self, kind: MarkKind) -> ChangeId {
        self.known(Change { kind, author: None, date: None, recorded: false })
    }

    fn known(&mut self, change: Change) -> ChangeId {
        if let Some(known) = self.known.get(&change) {
            return *known;
        }
        let id = self.all.len();
        self.known.insert(change.clone(), id);
        self.all.push(change);
        id
    }

    /// The state inside an element, if it records a change; otherwise the state around it.
    pub fn inside(&mut self, element: Element<'_>, state: State) -> State {
        match kind_of(element.word()) {
            Some(kind) => state.inside(kind, self.of(element, kind)),
            None => state,
        }
    }

    /// The state with all changes that stand in properties: of a row, a cell, a paragraph's end.
    pub fn within(&mut self, properties: Option<Element<'_>>, state: State) -> State {
        let children = properties.into_iter().flat_map(Element::children);
        children.fold(state, |state, child| self.inside(child, state))
    }

    /// A change by its id.
    pub fn get(&self, id: ChangeId) -> Option<&Change> {
        self.all.get(id)
    }
}
