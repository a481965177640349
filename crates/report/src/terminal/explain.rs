//! What checks report and why it matters.

use super::{FAINT, HIT, STRONG, styled};
use crate::answer::explain::{ExplainAnswer, ExplainedCheck, ExplanationPart};

/// One check in full, or the list of several.
pub fn explain(answer: &ExplainAnswer) -> String {
    match answer.checks.as_slice() {
        [check] => one(check),
        checks => checks.iter().map(line).collect(),
    }
}

fn line(check: &ExplainedCheck) -> String {
    let name = format!("{:<30}", check.check);
    let severity = format!("{:<8}", check.severity.name());
    format!("{}  {name} {severity} {}\n", styled(STRONG, check.code), styled(FAINT, check.summary))
}

fn one(check: &ExplainedCheck) -> String {
    let title = format!("{} {}", check.code, check.check);
    let mut out = format!("{}  {}\n", styled(STRONG, &title), check.severity.name());
    for part in &check.parts {
        match part {
            ExplanationPart::Heading(words) => {
                out.push_str(&format!("\n{}\n", styled(STRONG, words)));
            }
            ExplanationPart::Paragraph(words) => out.push_str(&format!("\n{words}\n")),
            ExplanationPart::Example(words) => {
                out.push('\n');
                for line in marked(words).lines() {
                    out.push_str(&format!("    {line}\n"));
                }
            }
        }
    }
    out
}

/// The words of an example; what is reported is underlined, and stays between marks for a terminal
/// that cannot.
fn marked(words: &str) -> String {
    let (mut out, mut rest) = (String::new(), words);
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((mark, after)) = after.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(&format!("[[{}]]", styled(HIT, mark)));
        rest = after;
    }
    out.push_str(rest);
    out
}
