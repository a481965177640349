use std::collections::BTreeMap;

use codicil_calendar::{
    Date, DurationMention, Edge, Relation, Unit, durations, sentence_around,
};
use codicil_document::{Block, BlockKind};
use codicil_finding::{At, Confidence};
use codicil_text::{RepairedText, Span};

use crate::declare::declare_check;
use crate::readers::dates::raised;
use crate::{Context, Paper};

declare_check! {
    /// Reports two rules or two dates for one event: an implementation that is counted from the decision
    /// in one place and from the end of a window after it in another, or two days on which a
    /// modification was raised.
    ///
    /// ## Why it matters
    ///
    /// Everybody has to be ready on one day. Two rules give two days, and both can be quoted.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0942
    ///
    /// 1. Summary
    ///
    /// The Working Group recommends an implementation date of
    /// [[5 Working Days following approval|conflicting-deadline]].
    ///
    /// 2. Implementation
    ///
    /// The Working Group recommends an implementation date of 5 Working Days following the end of the
    /// 10 Working Day appeal window that applies after the Board vote. The implementation date of 5 Working
    /// Days following the end of the 10 Working Day appeal window that applies after the Board vote is soon.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0942
    ///
    /// 1. Summary
    ///
    /// The Working Group recommends an implementation date of 5 Working Days following approval. The
    /// consultation ends 10 Working Days after the decision to hold it.
    ///
    /// 2. Implementation
    ///
    /// The implementation date of 5 Working Days after the Board vote gives time.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Only rules for the implementation that count from the decision are compared, within one paper:
    /// a later paper may have another plan.
    "conflicting-deadline" {
        code: "T002",
        family: "dates",
        summary: "two rules or dates for one event",
        severity: Error,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        let rules: Vec<Rule> = implementation_rules(paper);
        compare(cx, paper, &rules);
    }
    raised_twice(cx);
}

/// When a change takes effect, counted from the decision on it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    span: Span,
    unit: &'static str,
    /// The whole count from the decision; `None` where it is counted from the end of a window of
    /// unknown length.
    after_decision: Option<u32>,
    /// The count as printed.
    count: u32,
}

/// The rules of a paper in the order of its text.
fn implementation_rules(paper: &Paper<'_>) -> Vec<Rule> {
    let document = paper.document;
    let mut found = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        if !running {
            continue;
        }
        let led = leads_from_implementation(paper, index, block);
        let repaired = RepairedText::new(&document.text, block.span, &document.repairs);
        let all = durations(&repaired.text);
        for duration in &all {
            // The window in the anchor of another period is a part of that one's rule.
            if all.iter().any(|other| other.span != duration.span && other.span.contains(duration.span)) {
                continue;
            }
            // "the window, which lasts 10 days from the vote": a length and no deadline.
            let before = repaired.text[..duration.span.start].trim_end();
            if ["lasts", "lasting", "last", "runs", "running"].iter().any(|it| before.ends_with(it)) {
                continue;
            }
            let rule = rule(duration, &repaired.text);
            let span = repaired.to_canonical(duration.span);
            let sentence = sentence_around(&repaired.text, duration.span).of(&repaired.text);
            if let (Some(rule), Some(span)) = (rule, span)
                && (led || says(sentence))
                && paper.is_own(span)
                && !paper.is_damaged(duration.length)
            {
                found.push(Rule { span, ..rule });
            }
        }
    }
    found
}

/// True where words are about when the change takes effect.
fn says(words: &str) -> bool {
    let words = words.to_lowercase();
    ["implementation", "implemented", "take effect", "takes effect", "into effect"]
        .iter()
        .any(|it| words.contains(it))
}

/// True for an item of a list whose lead is about when the change takes effect.
fn leads_from_implementation(paper: &Paper<'_>, index: usize, block: &Block) -> bool {
    if block.kind != BlockKind::ListItem {
        return false;
    }
    let blocks = &paper.document.blocks[..index];
    let lead = blocks.iter().rev().take(MOST_ITEMS).find(|it| it.kind != BlockKind::ListItem);
    let Some(lead) = lead.map(|lead| paper.words(lead.span)) else { return false };
    let under = paper.document.heading_path(block);
    let recommends = ["recommend", "propos"].iter().any(|it| lead.to_lowercase().contains(it));
    says(lead) || recommends && under.iter().any(|heading| says(heading))
}

/// A list has at most so many items before the one that is looked at.
const MOST_ITEMS: usize = 12;

/// The stems of words that name the decision.
const DECISIONS: &[&str] = &["approv", "vote", "decision", "determination"];

fn rule(duration: &DurationMention, words: &str) -> Option<Rule> {
    let unit = unit_name(duration.unit)?;
    let exact = duration.amount.from == duration.amount.to;
    let after = matches!(duration.relation, Relation::After | Relation::From);
    let anchor = duration.anchor.as_ref().filter(|_| exact && after)?;
    let event = anchor.event.of(words).to_lowercase();
    let decides = DECISIONS.iter().any(|stem| event.contains(stem));
    let count = duration.amount.to;
    let after_decision = match &anchor.period {
        Some(window) if decides => {
            (window.unit == duration.unit).then(|| count.checked_add(window.amount.to)).flatten()
        }
        None if decides && anchor.edge == Edge::Day => Some(count),
        _ => {
            let window = ["window", "period"].iter().any(|it| event.contains(it));
            return (window && anchor.edge == Edge::End).then_some(Rule {
                span: duration.span,
                unit,
                after_decision: None,
                count,
            });
        }
    };
    after_decision?;
    Some(Rule { span: duration.span, unit, after_decision, count })
}

fn unit_name(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::WorkingDay => Some("Working Days"),
        Unit::Day => Some("days"),
        Unit::Week => Some("weeks"),
        Unit::Month => Some("months"),
        Unit::Year | Unit::Hour => None,
    }
}

fn compare(cx: &mut Context<'_>, paper: &Paper<'_>, rules: &[Rule]) {
    let mut by_result: BTreeMap<(&str, Option<u32>, u32), Vec<&Rule>> = BTreeMap::new();
    for rule in rules {
        let key = (rule.unit, rule.after_decision, if rule.after_decision.is_some() { 0 } else { rule.count });
        by_result.entry(key).or_default().push(rule);
    }
    let mut kinds: Vec<Vec<&Rule>> = by_result.into_values().collect();
    // The rarest first, of equals the one that stands first: a summary says it once.
    kinds.sort_by_key(|kind| (kind.len(), kind[0].span));
    let [odd, .., usual] = kinds.as_slice() else { return };
    let (one, other) = (odd[0], usual[0]);
    if one.unit != other.unit {
        return;
    }
    let message = format!(
        "The implementation is due “{}” and “{}”.",
        paper.words(one.span),
        paper.words(other.span)
    );
    let mut finding = cx
        .finding(paper, one.span, message)
        .confidence(Confidence::Medium)
        .because(format!("The first is {}, the second {}.", told(one), told(other)));
    for rule in &odd[1..] {
        finding = finding.with(paper.number, At::Text(rule.span), "again here");
    }
    for rule in usual {
        finding = finding.with(paper.number, At::Text(rule.span), "the other rule");
    }
    cx.report(finding.suggest("Give one rule, and use its words everywhere."));
}

fn told(rule: &Rule) -> String {
    match rule.after_decision {
        Some(count) => format!("{count} {} after the decision", rule.unit),
        None => format!("{} {} after the end of a window that follows it", rule.count, rule.unit),
    }
}

/// Two days on which one modification was raised.
fn raised_twice(cx: &mut Context<'_>) {
    let papers = cx.papers;
    let days: Vec<(&Paper<'_>, At, Date)> = papers
        .iter()
        .filter(|paper| paper.modification().is_some())
        .flat_map(|paper| raised(paper).map(move |(dated, date)| (paper, dated.at, date)))
        .filter(|(paper, at, _)| matches!(at, At::Text(span) if paper.is_own(*span)))
        .collect();
    let Some((first, at, day)) = days.first() else { return };
    let Some((paper, other_at, other)) = days.iter().find(|(_, _, other)| other != day) else {
        return;
    };
    let modification = first.modification().unwrap_or_default();
    let message = format!(
        "{modification} was raised on {} and on {}.",
        day.in_words(),
        other.in_words()
    );
    let finding = cx
        .finding_at(paper, *other_at, message)
        .with(first.number, *at, "the other day")
        .confidence(Confidence::Medium);
    cx.report(finding.suggest("Put the one that is wrong right."));
}
