use std::collections::BTreeMap;

use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// What kind of paper a document is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The first report on a modification.
    InitialReport,
    /// A report on the way to the decision.
    DraftReport,
    /// The report that goes to the decision.
    FinalReport,
    /// The form that raises a modification.
    ProposalForm,
    /// Draft legal text.
    LegalText,
    /// A consultation, asking.
    Consultation,
    /// The responses to a consultation, collated.
    ConsultationResponses,
    /// The code itself, or a part of it.
    Code,
    /// None of these, or not known.
    #[default]
    Other,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Kind; 9] = [
        Kind::InitialReport,
        Kind::DraftReport,
        Kind::FinalReport,
        Kind::ProposalForm,
        Kind::LegalText,
        Kind::Consultation,
        Kind::ConsultationResponses,
        Kind::Code,
        Kind::Other,
    ];

    /// The stable name: `final-report`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::InitialReport => "initial-report",
            Kind::DraftReport => "draft-report",
            Kind::FinalReport => "final-report",
            Kind::ProposalForm => "proposal-form",
            Kind::LegalText => "legal-text",
            Kind::Consultation => "consultation",
            Kind::ConsultationResponses => "consultation-responses",
            Kind::Code => "code",
            Kind::Other => "other",
        }
    }

    /// The name for people: "Final modification report".
    pub fn title(self) -> &'static str {
        match self {
            Kind::InitialReport => "Initial modification report",
            Kind::DraftReport => "Draft modification report",
            Kind::FinalReport => "Final modification report",
            Kind::ProposalForm => "Proposal form",
            Kind::LegalText => "Legal text",
            Kind::Consultation => "Consultation",
            Kind::ConsultationResponses => "Consultation responses",
            Kind::Code => "Code",
            Kind::Other => "Other",
        }
    }

    /// The kind of that stable name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A value with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The value, in its normal form.
    pub value: T,
    /// The words it was read from, in the canonical text; `None` when they stand in furniture.
    pub span: Option<Span>,
    /// The same words in the bytes of a plain-text file.
    pub source: Option<Span>,
    /// Set where the value is a guess: how sure, in per cent (1 to 99). `None` means the document
    /// states it.
    pub confidence: Option<u8>,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name of the person.
    pub name: Option<String>,
    /// Telephone number as printed.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// What a document says about itself. What it does not say is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// What kind of paper it is.
    pub kind: Option<Fact<Kind>>,
    /// The modification it is about: "SECMP0044".
    pub modification: Option<Fact<String>>,
    /// Its title.
    pub title: Option<Fact<String>>,
    /// Its stage as printed.
    pub stage: Option<Fact<String>>,
    /// Its version: "1.0".
    pub version: Option<Fact<String>>,
    /// Its date, ISO 8601: "2018-06-19".
    pub date: Option<Fact<String>>,
    /// Its classification: "White".
    pub classification: Option<Fact<String>>,
    /// The number of pages it says it has.
    pub pages: Option<Fact<u32>>,
    /// Who proposed the modification.
    pub proposer: Option<Fact<String>>,
    /// Whom to ask.
    pub contact: Option<Fact<Contact>>,
    /// What it says is attached: "Attachment A".
    pub attachments: Vec<Fact<String>>,
    /// Its own label as an attachment: "Attachment B".
    pub attachment_label: Option<Fact<String>>,
    /// The path of the modification: "Path 3: Self-Governance".
    pub path_type: Option<Fact<String>>,
    /// The implementation date as worded, or ISO 8601 where it is a date.
    pub implementation_date: Option<Fact<String>>,
    /// The version of the code that the drafting is based on: "5.12".
    pub baseline_version: Option<Fact<String>>,
    /// What a person has corrected: the name of the field, and the value that the paper was read to
    /// state. The corrected value stands in its field, as stated and without words of its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub corrected: BTreeMap<String, Option<String>>,
}

impl Metadata {
    /// The kind; [`Kind::Other`] when it is not known.
    pub fn kind(&self) -> Kind {
        self.kind.as_ref().map(|fact| fact.value).unwrap_or_default()
    }
}
