//! Findings, by severity, the surest first.

use codicil_finding::Severity;

use super::{ALERT, FAINT, HIT, STRONG, counted, file_name, styled};
use crate::answer::findings::{FindingAnswer, FindingPlaceAnswer, FindingsAnswer};

/// So many places of a finding are shown; the others are counted.
const MOST_PLACES: usize = 5;

/// The findings, then what was not checked, then the sum.
pub fn findings(answer: &FindingsAnswer) -> String {
    let mut out = String::new();
    for (severity, heading) in
        [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Note, "Notes")]
    {
        let count = answer.count(severity);
        if count == 0 {
            continue;
        }
        out.push_str(&format!("{} {count}\n\n", styled(STRONG, heading)));
        for finding in answer.findings.iter().filter(|finding| finding.severity == severity) {
            out.push_str(&one(finding));
        }
    }
    out.push_str(&not_checked(answer));
    out.push_str(&sum(answer));
    out
}

fn one(finding: &FindingAnswer) -> String {
    let sure = match finding.confidence.name() {
        "high" => String::new(),
        other => styled(FAINT, &format!(" ({other} confidence)")),
    };
    let mut out =
        format!("{} {}{sure}\n", styled(ALERT, finding.code), styled(STRONG, &finding.message));
    for place in finding.places.iter().take(MOST_PLACES) {
        out.push_str(&place_line(place));
    }
    if finding.places.len() > MOST_PLACES {
        let more = counted(finding.places.len() - MOST_PLACES, "more place", "more places");
        out.push_str(&format!("    and {more}\n"));
    }
    if let Some(because) = &finding.because {
        out.push_str(&format!("  {because}\n"));
    }
    for suggestion in &finding.suggestions {
        out.push_str(&format!("  → {suggestion}\n"));
    }
    out.push('\n');
    out
}

fn place_line(place: &FindingPlaceAnswer) -> String {
    let clause = place.position.clause.as_deref().map_or(String::new(), |clause| {
        format!(" {}", clause.split_once(':').map_or(clause, |(_, address)| address))
    });
    let label = match place.label.as_str() {
        "" => String::new(),
        label => format!(" – {label}"),
    };
    let at = format!("{} p {}{clause}{label}", file_name(&place.path), place.position.page);
    let words: String = place
        .snippet
        .iter()
        .map(|part| match part.hit {
            true => styled(HIT, &part.text),
            false => part.text.replace('\n', " "),
        })
        .collect();
    format!("  {}\n    {words}\n", styled(FAINT, &at))
}

fn not_checked(answer: &FindingsAnswer) -> String {
    let mut out = String::new();
    for one in &answer.not_checked {
        let path =
            one.path.as_deref().map_or(String::new(), |path| format!("{}: ", file_name(path)));
        out.push_str(&format!("{} {path}{}\n", styled(ALERT, "!"), one.reason));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn sum(answer: &FindingsAnswer) -> String {
    let papers = counted(answer.documents.len(), "paper", "papers");
    let checks = counted(answer.checks, "check", "checks");
    match answer.findings.len() {
        0 => format!("Nothing found in {papers} by {checks}.\n"),
        count => format!(
            "{} in {papers} by {checks}. `codicil explain CODE` says what a check reports.\n",
            counted(count, "finding", "findings")
        ),
    }
}
