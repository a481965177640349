//! `codicil.findings/1`: what the checks report.

use codicil_finding::{CheckMeta, Confidence, Severity};
use serde::Serialize;

use super::search::Fragment;
use super::{NoticeAnswer, Position};

/// The answer of `check`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingsAnswer {
    /// `codicil.findings/1`.
    pub schema: &'static str,
    /// The findings, the gravest and surest first.
    pub findings: Vec<FindingAnswer>,
    /// The papers that were checked, in the order given.
    pub documents: Vec<CheckedDocument>,
    /// What could not be checked.
    pub not_checked: Vec<NotCheckedAnswer>,
    /// How many checks ran.
    pub checks: usize,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingAnswer {
    /// Code of the check: "R002".
    pub code: &'static str,
    /// Name of the check.
    pub check: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where: the primary place first.
    pub places: Vec<FindingPlaceAnswer>,
    /// What it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What would mend it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<String>,
    /// The modification of the paper that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// Stays the same when papers are read again.
    pub fingerprint: String,
    /// All about the check.
    #[serde(skip)]
    pub meta: &'static CheckMeta,
}

/// A place that a finding names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingPlaceAnswer {
    /// The file.
    pub path: String,
    /// The document's number in the library; absent where files were checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<i64>,
    /// The block's position in the document, from 0; absent for a running head or foot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<usize>,
    /// Where the words stand. Words in a running head or foot have the empty span where that was
    /// taken out of the flow.
    #[serde(flatten)]
    pub position: Position,
    /// "primary" or "related".
    pub role: &'static str,
    /// What is there, as a phrase.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The words around, with those meant marked.
    pub snippet: Vec<Fragment>,
}

/// A paper that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedDocument {
    /// The file.
    pub path: String,
    /// Stable name of the kind of paper.
    pub kind: &'static str,
    /// Its modification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modification: Option<String>,
    /// False where words of it are missing, so that faults there are not found.
    pub read_in_full: bool,
    /// What a person must know about how it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeAnswer>,
}

/// Something that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotCheckedAnswer {
    /// Code of the check; absent where it is about all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// The paper; absent where it is about all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What was not checked, why, and what would help.
    pub reason: String,
}

impl FindingsAnswer {
    /// How many findings are so grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}
