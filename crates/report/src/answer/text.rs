//! `codicil.text/1`: the words of a document, one paragraph a line.

use serde::Serialize;

/// The answer of `text` in its JSON form; the text form is [`TextAnswer::text`] alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TextAnswer {
    /// `codicil.text/1`.
    pub schema: &'static str,
    /// The path as given.
    pub path: String,
    /// "after", "before" or "marked".
    pub view: &'static str,
    /// The running text, one paragraph a line.
    pub text: String,
    /// The canonical text, which the positions of all answers refer to: the words in reading order
    /// with paragraphs that were taken out and with notes, whatever the view.
    pub canonical: String,
    /// What stands beside it: footnotes and remarks in the margin, in the order of the document.
    pub notes: Vec<NoteText>,
}

/// A note beside the running text. Its changes are accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NoteText {
    /// "footnote" or "remark".
    pub kind: &'static str,
    /// The printed number or sign of a footnote, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Its words without the label.
    pub text: String,
    /// The page it stands on, 1-based.
    pub page: u32,
}

impl TextAnswer {
    /// The running text, and behind it the notes, each on a line with its label.
    pub fn with_notes(&self) -> String {
        let mut text = self.text.clone();
        if !self.notes.is_empty() {
            text.push('\n');
        }
        for note in &self.notes {
            if let Some(label) = &note.label {
                text.push_str(label);
                text.push(' ');
            }
            text.push_str(&note.text);
            text.push('\n');
        }
        text
    }
}
