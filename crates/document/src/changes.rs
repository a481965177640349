use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// A change that the paper records (tracked changes of a word processor) or shows (words struck out
/// or underlined).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackedChange {
    /// What happened.
    pub kind: ChangeKind,
    /// Where, in the canonical text. Words that were taken out of a paragraph that stays are not in
    /// the canonical text: their span is empty and lies where they stood. A paragraph that was taken
    /// out as a whole is a block with `deleted` set and has its span. A paragraph end that came or
    /// went has the span of its `\n`, or the empty place where it stood.
    pub span: Span,
    /// The words that were taken out and are not in the canonical text; `"\n"` for a paragraph end.
    /// Of a paragraph end that came, the space in whose place it stands.
    pub removed: Option<String>,
    /// Who made it, where it is recorded.
    pub author: Option<String>,
    /// When, as recorded (ISO 8601).
    pub date: Option<String>,
    /// True where the file records it; false where it is read from strokes through or under letters.
    pub recorded: bool,
}

/// What happened to changed words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// They are new.
    Inserted,
    /// They were taken out.
    Deleted,
    /// They were moved to here.
    MovedHere,
    /// They were moved away from here.
    MovedAway,
}

/// Which state of a changed document is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// With all changes accepted.
    After,
    /// With all changes rejected.
    Before,
    /// With insertions and deletions marked.
    Marked,
}
