use serde::{Deserialize, Serialize};

/// Everything there is to know about a check before it runs. It is made from the declaration of the
/// check and written nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckMeta {
    /// Family letter and number: "R002". Stable, never used again for another check; decisions about
    /// findings are kept under it.
    pub code: &'static str,
    /// What is wrong, kebab-case: "reference-to-deleted-clause".
    pub name: &'static str,
    /// The folder that its file stands in: "references".
    pub family: &'static str,
    /// One short line without a full stop, for lists.
    pub summary: &'static str,
    /// The explanation in Markdown: the doc comment of the declaration. See [`crate::parts`].
    pub docs: &'static str,
    /// How grave its findings are, where a finding does not say otherwise.
    pub severity: Severity,
    /// The version of Codicil that first had it.
    pub since: &'static str,
    /// The file that declares it.
    pub file: &'static str,
}

/// How grave a finding is. The gravest comes first in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The text has or may have a wrong effect, or cannot be used.
    Error,
    /// A reader may be misled.
    Warning,
    /// A matter of quality.
    Note,
}

/// How sure a finding is. The surest comes first in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Nine of ten such findings are right, or more.
    High,
    /// Three of four are right.
    Medium,
    /// Worth a look.
    Low,
}

impl Severity {
    /// The stable name: "error".
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

impl Confidence {
    /// The stable name: "high".
    pub fn name(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }
    }
}
