use codicil_text::Span;

use crate::{CheckMeta, Confidence, Severity};

/// Something that a check reports about the papers under review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The check that reports it.
    pub check: &'static CheckMeta,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence that stands alone.
    pub message: String,
    /// Where: the primary place first, and exactly one of that role.
    pub places: Vec<Place>,
    /// The comparison or computation that it rests on, in whole sentences.
    pub because: Option<String>,
    /// What would mend it, each an instruction; empty where that is for a person to decide.
    pub suggestions: Vec<String>,
    /// The same for the same fault after the papers were read again or issued anew; see
    /// [`crate::Identity`]. Empty until the run is complete.
    pub fingerprint: String,
}

/// A place that a finding names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The paper: its position in the set under review.
    pub paper: usize,
    /// The words there.
    pub at: At,
    /// What the place does in the finding.
    pub role: Role,
    /// What is there, as a phrase: "deleted here"; empty where the message says it.
    pub label: String,
}

/// Words of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// In the canonical text.
    Text(Span),
    /// In a running head or foot, which is not in the canonical text.
    Furniture {
        /// Its position among the furniture of the document.
        index: usize,
        /// The words, as a span of the furniture's own text.
        span: Span,
    },
}

/// What a place does in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The place that the finding is about.
    Primary,
    /// A place that it is compared with, or where the same fault stands again.
    Related,
}

impl Role {
    /// The stable name: "primary".
    pub fn name(self) -> &'static str {
        match self {
            Role::Primary => "primary",
            Role::Related => "related",
        }
    }
}

impl Finding {
    /// A finding of `check` about the words at `at`, as grave as the check says, and sure.
    pub fn new(
        check: &'static CheckMeta,
        paper: usize,
        at: At,
        message: impl Into<String>,
    ) -> Self {
        let primary = Place { paper, at, role: Role::Primary, label: String::new() };
        Self {
            check,
            severity: check.severity,
            confidence: Confidence::High,
            message: message.into(),
            places: vec![primary],
            because: None,
            suggestions: Vec::new(),
            fingerprint: String::new(),
        }
    }

    /// The place that it is about.
    pub fn primary(&self) -> &Place {
        // `new` puts it first, and nothing takes a place away.
        &self.places[0]
    }

    /// The same, with a label on the place that it is about.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.places[0].label = label.into();
        self
    }

    /// The same, with another place.
    #[must_use]
    pub fn with(mut self, paper: usize, at: At, label: impl Into<String>) -> Self {
        self.places.push(Place { paper, at, role: Role::Related, label: label.into() });
        self
    }

    /// The same, resting on this.
    #[must_use]
    pub fn because(mut self, because: impl Into<String>) -> Self {
        self.because = Some(because.into());
        self
    }

    /// The same, mended by this.
    #[must_use]
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestions.push(suggestion.into());
        self
    }

    /// The same, so grave.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same, so sure.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }
}
