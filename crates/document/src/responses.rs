use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// A question of a consultation, over a table of responses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its printed number: "1", "2a"; empty where none is printed.
    pub number: String,
    /// Its words without the number, in the canonical text; empty where none stand over the table.
    pub span: Span,
    /// The block it stands in: an index of [`crate::Document::blocks`].
    pub block: usize,
}

/// What one respondent answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// What it answers: an index of [`crate::Document::questions`].
    pub question: usize,
    /// The respondent's name, its parts joined where the table broke it.
    pub respondent: String,
    /// The respondent's category, its parts joined; `None` where none is printed or none can be
    /// told from the name.
    pub category: Option<String>,
    /// The answer as filed: "Approve"; `None` where the table has no such column or it is empty.
    pub answer: Option<String>,
    /// The words in reading order, paragraphs parted by an empty line; empty where nothing was said.
    pub text: String,
    /// Where those words stand in the canonical text, in reading order.
    pub spans: Vec<Span>,
    /// From the name to the last word of the row, in the canonical text.
    pub span: Span,
    /// The blocks that hold any of it: indexes of [`crate::Document::blocks`], ascending.
    pub blocks: Vec<usize>,
    /// The page it begins on, 1-based.
    pub page: u32,
}
