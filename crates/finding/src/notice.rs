use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// Something a person must know about how a document was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Stable name, kebab-case, for machines: `undecodable-bytes`.
    pub code: String,
    /// What happened, what it means for the results, what to do; whole sentences.
    pub message: String,
    /// The page it is about, 1-based.
    pub page: Option<u32>,
    /// The words it is about, in the canonical text.
    pub span: Option<Span>,
    /// Whether words of the document are missing from the results.
    pub loses_text: bool,
}

impl Notice {
    /// A notice about the whole document that costs no words.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            page: None,
            span: None,
            loses_text: false,
        }
    }

    /// The same notice, about one page.
    #[must_use]
    pub fn on_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// The same notice, about these words.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same notice, saying that words are missing.
    #[must_use]
    pub fn losing_text(mut self) -> Self {
        self.loses_text = true;
        self
    }
}
