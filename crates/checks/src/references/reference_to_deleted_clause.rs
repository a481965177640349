use std::collections::BTreeMap;

use codicil_document::{BlockKind, Kind};
use codicil_finding::{At, Confidence, Severity};
use codicil_profile::Address;
use codicil_refs::{Reference, Role, Target};
use codicil_text::Span;

use crate::background::Deletion;
use crate::declare::declare_check;
use crate::{Background, Context, Paper};

declare_check! {
    /// Reports a reference, or an end of a range, that points at a clause which the same modification
    /// takes away, or which another one takes away whose final report is older than the paper.
    ///
    /// ## Why it matters
    ///
    /// When the change takes effect the reference leads nowhere, and a duty that rests on it may fail.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0901 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0901
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a raft is bound by [[Sections H2.2 to H2.4|reference-to-deleted-clause]] only.
    ///
    /// Amend section H2.4 as follows:
    ///
    /// Deleted: H2.4 The keeper shall hang out a lamp.
    /// ```
    ///
    /// ## Not reported
    ///
    /// A clause inside a range may go: the range still says what it says.
    ///
    /// ```paper
    /// === SECMP0901 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0901
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a raft is bound by Sections H2.2 to H2.6 only.
    ///
    /// Amend section H2.4 as follows:
    ///
    /// Deleted: H2.4 The keeper shall hang out a lamp.
    /// ```
    ///
    /// ## Known limits
    ///
    /// What a report says of the clauses that its own modification deletes is not looked at: it has to
    /// name them. Whether another modification was approved is not known; the finding says what is.
    "reference-to-deleted-clause" {
        code: "R002",
        family: "references",
        summary: "reference to a clause that a modification deletes",
        severity: Error,
        since: "0.1",
    }
}

/// References of a paper that all point at the same deleted clauses of one modification.
struct Fault<'a> {
    deletions: Vec<(Address, Deletion<'a>)>,
    references: Vec<&'a Reference>,
}

pub(crate) fn check(cx: &mut Context<'_>) {
    let (papers, background) = (cx.papers, cx.background);
    for paper in papers {
        let speaks = !matches!(paper.kind(), Kind::ConsultationResponses | Kind::Code);
        if speaks && paper.document.metadata.date.is_none() && background.others_delete(paper) {
            let reason = "It states no date, so whether it cites clauses that another modification has \
                          deleted was not checked.";
            cx.not_checked(Some(paper), reason.to_owned());
        }
        let mut faults: BTreeMap<(String, Vec<String>), Fault<'_>> = BTreeMap::new();
        for reference in paper.references.iter().filter(|it| may_be_wrong(paper, it)) {
            for (modification, deletions) in deleted(background, paper, reference) {
                let names = deletions.iter().map(|(address, _)| address.to_string()).collect();
                let fault = faults
                    .entry((modification, names))
                    .or_insert_with(|| Fault { deletions, references: Vec::new() });
                fault.references.push(reference);
            }
        }
        for ((modification, names), fault) in faults {
            report(cx, paper, &modification, &names, &fault);
        }
    }
}

/// True for a reference that reads on when the change takes effect.
fn may_be_wrong(paper: &Paper<'_>, reference: &Reference) -> bool {
    let Some(block) = reference.block.map(|index| &paper.document.blocks[index]) else {
        return false;
    };
    reference.role == Role::Mention
        && matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow)
        && paper.kind() != Kind::Code
        && !paper.is_struck(reference.span)
        && !paper.is_response(reference.span)
}

/// The deleted clauses that a reference names, by modification.
fn deleted<'a>(
    background: &'a Background,
    paper: &'a Paper<'_>,
    reference: &'a Reference,
) -> BTreeMap<String, Vec<(Address, Deletion<'a>)>> {
    let mut found: BTreeMap<String, Vec<(Address, Deletion<'a>)>> = BTreeMap::new();
    for (code, address) in reference.targets.iter().flat_map(named) {
        for deletion in background.deletions(code, address) {
            if counts(paper, reference, &deletion) {
                let entry = found.entry(deletion.modification.to_owned()).or_default();
                if entry.iter().all(|(known, _)| known != address) {
                    entry.push((address.clone(), deletion));
                }
            }
        }
    }
    found
}

/// The clauses that a target names: both ends of a range, but not what lies between.
fn named(target: &Target) -> Vec<(&str, &Address)> {
    let clauses = match target {
        Target::Provision { code, address } => vec![(code.as_str(), address)],
        Target::Range { code, from, to } => vec![(code.as_str(), from), (code.as_str(), to)],
        Target::Named(_) => Vec::new(),
    };
    clauses.into_iter().filter(|(_, address)| address.numbers.len() > 1).collect()
}

/// Whether the deletion makes the reference wrong.
fn counts(paper: &Paper<'_>, reference: &Reference, deletion: &Deletion<'_>) -> bool {
    let in_clause = paper.clause_at(reference.span).is_some();
    if paper.modification() == Some(deletion.modification) {
        return paper.kind() == Kind::LegalText && in_clause;
    }
    // A paper of another modification is wrong where it was written after the deletion was settled,
    // as far as the papers show it, and does not speak of that modification.
    let Some(date) = paper.document.metadata.date.as_ref() else { return false };
    let settled = deletion.final_report.is_some_and(|final_report| *final_report < *date.value);
    let drafts = paper.kind() != Kind::LegalText || in_clause;
    settled && drafts && paper.is_own(reference.span) && !speaks_of(paper, reference, deletion)
}

fn speaks_of(paper: &Paper<'_>, reference: &Reference, deletion: &Deletion<'_>) -> bool {
    let block = paper.block(reference.span).map_or(reference.span, |block| block.span);
    paper.words(block).contains(deletion.modification)
}

fn report(
    cx: &mut Context<'_>,
    paper: &Paper<'_>,
    modification: &str,
    names: &[String],
    fault: &Fault<'_>,
) {
    let [first, rest @ ..] = fault.references.as_slice() else { return };
    let clauses = names.join(" and ");
    let words = paper.words(first.span);
    let verb = if is_end_only(first) { "ends at" } else { "refers to" };
    let it = if names.len() == 1 { "it" } else { "them" };
    let own = paper.modification() == Some(modification);
    let message = if own {
        format!("“{words}” {verb} {clauses}, and {modification} itself deletes {it}.")
    } else {
        format!("“{words}” {verb} {clauses} as if in force, and {modification} deletes {it}.")
    };
    let mut finding = cx.finding(paper, first.span, message);
    for reference in rest {
        finding = finding.with(paper.number, At::Text(reference.span), "again here");
    }
    for (address, deletion) in &fault.deletions {
        let Evidence { paper: number, span, shown } = evidence(deletion);
        let label = if shown { "shown as deleted" } else { "deletion announced" };
        finding = finding.with(number, At::Text(span), format!("{address}: {label}"));
    }
    if !own {
        finding = finding
            .severity(Severity::Warning)
            .confidence(Confidence::Medium)
            .because(why_settled(paper, fault));
    }
    cx.report(finding.suggest(suggestion(first, names, fault)));
}

/// Where a deletion is shown.
struct Evidence {
    paper: usize,
    span: Span,
    shown: bool,
}

fn evidence(deletion: &Deletion<'_>) -> Evidence {
    let evidence = &deletion.evidence;
    Evidence { paper: evidence.paper, span: evidence.span, shown: evidence.shown }
}

/// True for a range.
fn is_end_only(reference: &Reference) -> bool {
    matches!(reference.targets.as_slice(), [Target::Range { .. }])
}

fn why_settled(paper: &Paper<'_>, fault: &Fault<'_>) -> String {
    let date = paper.document.metadata.date.as_ref().map_or("", |date| date.value.as_str());
    let settled = fault.deletions.iter().find_map(|(_, deletion)| {
        Some((deletion.modification, deletion.final_report?))
    });
    let (modification, report) = settled.unwrap_or_default();
    format!(
        "This paper is dated {date}; the final report on {modification} is dated {report}. Whether \
         {modification} was approved is for you to say."
    )
}

fn suggestion(reference: &Reference, names: &[String], fault: &Fault<'_>) -> String {
    let clauses = names.join(" and ");
    if let [Target::Range { from, to, .. }] = reference.targets.as_slice()
        && fault.deletions.iter().all(|(address, _)| address == to)
    {
        // The member before the last, where counting says which that is.
        let members = Address::members(from, to, 50);
        if let [.., before, _] = members.as_slice()
            && members.len() > 2
        {
            return format!("End the range at {before}, or at what replaces {clauses}.");
        }
    }
    format!("Refer to what replaces {clauses}, or take the reference out.")
}
