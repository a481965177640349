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
    /// The words.
    pub text: String,
}
