use std::collections::BTreeMap;

use codicil_document::BlockKind;
use codicil_finding::{At, Confidence, Severity};

use crate::declare::declare_check;
use crate::readers::amounts::{self, Threshold};
use crate::{Context, Paper};

declare_check! {
    /// Reports one threshold that the papers of a modification word in two ways, so that whoever is
    /// exactly at the number is in under one wording and out under the other.
    ///
    /// ## Why it matters
    ///
    /// Somebody will be exactly at the number. Which duty they have then depends on the sentence that
    /// is read.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0906
    ///
    /// 1. Solution
    ///
    /// A harbour with more than 40,000 boats is inspected every year. A smaller one is not.
    ///
    /// The fee is due from every harbour with more than 40,000 boats.
    ///
    /// Harbours with [[40,000 or more boats|conflicting-boundary]] have asked for time.
    /// ```
    ///
    /// ## Not reported
    ///
    /// “Or less” and “or fewer” are the same, and both are the other side of “more than”.
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0906
    ///
    /// 1. Solution
    ///
    /// A harbour with more than 40,000 boats is inspected every year. One with 40,000 or fewer boats
    /// is not, nor is one with 40,000 boats or less in winter. It has at least 40,000 lamps.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Wordings are compared only where the noun of what is counted is the same word. Amounts of money,
    /// shares and periods are not looked at, nor is what respondents wrote.
    "conflicting-boundary" {
        code: "A001",
        family: "amounts",
        summary: "one threshold with two treatments of the number itself",
        severity: Error,
        since: "0.1",
    }
}

/// Nouns of periods: a rule of ten days and one of more than ten days are two rules.
const PERIODS: &[&str] = &["days", "weeks", "months", "years", "hours", "minutes", "seconds", "quarters"];

/// A threshold and the paper that it stands in.
struct Found<'a> {
    paper: &'a Paper<'a>,
    threshold: Threshold,
}

pub(crate) fn check(cx: &mut Context<'_>) {
    let papers = cx.papers;
    let mut subjects: BTreeMap<(u64, String), Vec<Found<'_>>> = BTreeMap::new();
    for paper in papers {
        for threshold in amounts::read(paper.document) {
            let Some(noun) = threshold.noun.clone() else { continue };
            let own = paper.is_own(threshold.span) && !paper.is_damaged(threshold.span);
            if own && !PERIODS.contains(&noun.as_str()) {
                let subject = (threshold.value, noun);
                subjects.entry(subject).or_default().push(Found { paper, threshold });
            }
        }
    }
    for ((value, noun), found) in subjects {
        compare(cx, value, &noun, &found);
    }
}

fn compare(cx: &mut Context<'_>, value: u64, noun: &str, found: &[Found<'_>]) {
    let (above, below): (Vec<&Found<'_>>, Vec<&Found<'_>>) =
        found.iter().partition(|one| one.threshold.operator.counts_the_number_up());
    // The rarer wording is the likelier slip; of equals a heading, which sums up what others rule.
    let weight = |side: &[&Found<'_>]| {
        (side.len(), side.iter().filter(|one| !is_heading(one)).count())
    };
    let (odd, usual) =
        if weight(&above) <= weight(&below) { (above, below) } else { (below, above) };
    let [first, rest @ ..] = odd.as_slice() else { return };
    let looks_up = first.threshold.operator.looks_up();
    // The plainest clash is that of two wordings for the same side of the number.
    let alike = usual.iter().filter(|one| one.threshold.operator.looks_up() == looks_up);
    let Some(other) = alike.clone().next().or(usual.first()) else { return };
    let others: Vec<&&Found<'_>> =
        usual.iter().filter(|one| !std::ptr::eq(**one, *other)).collect();
    let words = |one: &Found<'_>| one.paper.words(one.threshold.span).to_owned();
    let number = grouped(value);
    let message =
        format!("“{}” and “{}” do not fit at exactly {number} {noun}.", words(first), words(other));
    let holds = |one: &Found<'_>| match one.threshold.operator.holds_at_the_number() {
        true => "applies",
        false => "does not apply",
    };
    let because = format!(
        "At exactly {number} {noun}, “{}” {} and “{}” {}. Wordings that put the number on the one side \
         of the boundary stand in {}, those that put it on the other in {}.",
        words(first),
        holds(first),
        words(other),
        holds(other),
        places(odd.len()),
        places(usual.len()),
    );
    let mut finding = cx.finding(first.paper, first.threshold.span, message).because(because);
    for one in rest {
        let at = At::Text(one.threshold.span);
        finding = finding.with(one.paper.number, at, "on the same side");
    }
    for one in std::iter::once(other).chain(others.iter().copied()).take(MOST_PLACES) {
        let at = At::Text(one.threshold.span);
        finding = finding.with(one.paper.number, at, "on the other side");
    }
    if alike.count() == 0 {
        // Two bands that leave the number out or hold it twice; they may belong to two rules.
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    cx.report(finding.suggest("Put the number on the same side of the boundary everywhere."));
}

/// So many places of the usual wording are enough to see it.
const MOST_PLACES: usize = 6;

fn is_heading(found: &Found<'_>) -> bool {
    found.paper.document.blocks[found.threshold.block].kind == BlockKind::Heading
}

fn places(count: usize) -> String {
    if count == 1 { "1 place".to_owned() } else { format!("{count} places") }
}

/// "40,000"
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
