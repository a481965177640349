//! `codicil.explain/1`: what checks report and why it matters.

use codicil_finding::{CheckMeta, Part, Severity, parts};
use serde::Serialize;

/// The answer of `explain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainAnswer {
    /// `codicil.explain/1`.
    pub schema: &'static str,
    /// The checks asked for; all, in the order of their codes, where none was named.
    pub checks: Vec<ExplainedCheck>,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExplainedCheck {
    /// "R002".
    pub code: &'static str,
    /// "reference-to-deleted-clause".
    pub check: &'static str,
    /// "references".
    pub family: &'static str,
    /// One line.
    pub summary: &'static str,
    /// How grave its findings are as a rule.
    pub severity: Severity,
    /// The version of Codicil that first had it.
    pub since: &'static str,
    /// What it reports, why it matters, examples, in order.
    pub parts: Vec<ExplanationPart>,
}

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "text")]
pub enum ExplanationPart {
    /// A heading.
    Heading(String),
    /// A paragraph, in Markdown.
    Paragraph(String),
    /// Words of a paper. What is reported stands between `[[` and `]]`.
    Example(String),
}

impl From<&'static CheckMeta> for ExplainedCheck {
    fn from(meta: &'static CheckMeta) -> Self {
        Self {
            code: meta.code,
            check: meta.name,
            family: meta.family,
            summary: meta.summary,
            severity: meta.severity,
            since: meta.since,
            parts: parts(meta.docs).into_iter().map(ExplanationPart::from).collect(),
        }
    }
}

impl From<Part> for ExplanationPart {
    fn from(part: Part) -> Self {
        match part {
            Part::Heading(words) => ExplanationPart::Heading(words),
            Part::Text(words) => ExplanationPart::Paragraph(words),
            Part::Example(words) => ExplanationPart::Example(without_names(&words)),
        }
    }
}

/// The words of an example with the names of checks taken out of its marks: "[[fee;|unfinished-list]]"
/// becomes "[[fee;]]".
fn without_names(marked: &str) -> String {
    let (mut out, mut rest) = (String::new(), marked);
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((mark, after)) = after.split_once("]]") else { break };
        out.push_str(before);
        let words = mark.rsplit_once('|').map_or(mark, |(words, _)| words);
        out.push_str(&format!("[[{words}]]"));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn names_are_taken_out_of_marks() {
        assert_eq!(without_names("(a) the [[fee;|one, two]] [[x"), "(a) the [[fee;]] [[x");
    }
}
