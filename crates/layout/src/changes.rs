use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// A stretch of text that is recorded or shown as changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What happened to it.
    pub kind: MarkKind,
    /// The characters in the text of the layout. A change of a paragraph's end takes the `\n` that
    /// parts it from the next line.
    pub span: Span,
    /// Who made the change, where it is recorded.
    pub author: Option<String>,
    /// When, as recorded (ISO 8601).
    pub date: Option<String>,
    /// True where the change is recorded in the file; false where it is read from strokes through
    /// or under the letters.
    pub recorded: bool,
}

/// What happened to changed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// It is new.
    Inserted,
    /// It is taken out.
    Deleted,
    /// It was moved to here.
    MovedHere,
    /// It was moved away from here.
    MovedAway,
}

impl MarkKind {
    /// Whether the text is there once the changes are accepted.
    pub fn stands_after(self) -> bool {
        matches!(self, MarkKind::Inserted | MarkKind::MovedHere)
    }
}
