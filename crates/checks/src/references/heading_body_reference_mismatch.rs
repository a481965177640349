use codicil_document::BlockKind;
use codicil_finding::{At, Confidence, Severity};
use codicil_profile::Address;
use codicil_refs::{Reference, Role, Target};

use crate::declare::declare_check;
use crate::{Context, Paper};

declare_check! {
    /// Reports a heading that names a clause, over words that speak of another clause and never of that
    /// one.
    ///
    /// ## Why it matters
    ///
    /// A reader who looks for the clause of the heading reads about another, and a search for the one
    /// that is meant does not find the place.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0935
    ///
    /// 1. Summary
    ///
    /// What the Working Group said.
    ///
    /// 2. Discussions
    ///
    /// [[Section H5.20|heading-body-reference-mismatch]]
    ///
    /// A member asked what Section H20.5 means for rafts. The drafter said that rafts are boats.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0935
    ///
    /// 1. Summary
    ///
    /// What the Working Group said.
    ///
    /// 2. Discussions
    ///
    /// Section H20.5
    ///
    /// A member asked what Section H20.5(b) means for rafts, and whether Section H5.20 goes on.
    /// ```
    ///
    /// ## Known limits
    ///
    /// It is sure only where the two numbers are one slip apart: digits swapped, left out or exchanged.
    "heading-body-reference-mismatch" {
        code: "R005",
        family: "references",
        summary: "heading that names another clause than its text",
        severity: Error,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        if paper.is_report() {
            for heading in 0..paper.document.headings.len() {
                look(cx, paper, heading);
            }
        }
    }
}

/// The one clause that a reference names.
fn clause(reference: &Reference) -> Option<(&str, &Address)> {
    match reference.targets.as_slice() {
        [Target::Provision { code, address }] if address.numbers.len() > 1 => Some((code, address)),
        _ => None,
    }
}

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, heading: usize) {
    let block = paper.document.headings[heading].block;
    let of_heading: Vec<&Reference> = in_block(paper, block).collect();
    let [named] = of_heading.as_slice() else { return };
    let Some((code, address)) = clause(named).filter(|_| named.role == Role::Mention) else { return };
    if paper.is_damaged(named.span) || !paper.is_own(named.span) {
        return;
    }
    let blocks = paper.document.blocks.iter().enumerate().skip(block + 1);
    let under = blocks.take_while(|(_, block)| block.kind != BlockKind::Heading);
    let cited: Vec<&Reference> = under.flat_map(|(index, _)| in_block(paper, index)).collect();
    // A group, a section or a range may hold the clause of the heading.
    if cited.iter().any(|reference| reaches(reference, code, address)) {
        return;
    }
    let others: Vec<(&Reference, &Address)> = cited
        .iter()
        .filter_map(|reference| Some((*reference, clause(reference)?.1)))
        .filter(|(_, other)| other.numbers.len() == address.numbers.len())
        .collect();
    let slip = others.iter().find(|(_, other)| is_slip(address, other));
    let Some((reference, other)) = slip.or(others.first().filter(|_| others.len() > 1)) else {
        return;
    };
    let mut plain = (*other).clone();
    plain.paragraphs.clear();
    let message =
        format!("The heading names {address}; the text under it speaks of {plain} and not of {address}.");
    let mut finding = cx
        .finding(paper, named.span, message)
        .with(paper.number, At::Text(reference.span), "the clause of the text")
        .suggest(format!("If {plain} is meant, say so in the heading."));
    if slip.is_none() {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Low);
    }
    cx.report(finding);
}

fn in_block<'a>(paper: &Paper<'a>, block: usize) -> impl Iterator<Item = &'a Reference> + use<'a> {
    let references = paper.references;
    let span = paper.document.blocks[block].span;
    let from = references.partition_point(|reference| reference.span.start < span.start);
    references[from..]
        .iter()
        .take_while(move |reference| reference.span.start <= span.end)
        .filter(move |reference| reference.block == Some(block))
}

fn reaches(reference: &Reference, code: &str, address: &Address) -> bool {
    let targets = reference.targets.iter();
    targets.into_iter().any(|target| codicil_refs::relation(target, address, code).is_some())
}

/// Whether one number is the other with a slip: the parts swapped, or one digit or two neighbours.
fn is_slip(one: &Address, other: &Address) -> bool {
    if one.section != other.section || one.numbers == other.numbers {
        return false;
    }
    let mut parts = one.numbers.clone();
    parts.reverse();
    let digits = |address: &Address| {
        let numbers: Vec<String> = address.numbers.iter().map(|it| it.value.to_string()).collect();
        numbers.join(".")
    };
    parts == other.numbers || crate::readers::words::distance(&digits(one), &digits(other), 1) == 1
}
