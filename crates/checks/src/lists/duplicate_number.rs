use std::collections::BTreeMap;

use codicil_document::Kind;
use codicil_finding::At;

use crate::declare::declare_check;
use crate::readers::lists::List;
use crate::{Context, Paper};

declare_check! {
    /// Reports a label that two items of one list have, and a clause number that a draft gives twice.
    ///
    /// ## Why it matters
    ///
    /// A reference to that number points at two rules.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0934 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0934
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat shall:
    ///
    /// (a) pay the fee;
    ///
    /// (b) hang out a lamp; and
    ///
    /// [[(b)|duplicate-number]] keep a dog.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0934 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0934
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat shall:
    ///
    /// (a) pay the fee; and
    ///
    /// (b) where the boat is long:
    ///
    /// (i) hang out a lamp; and
    ///
    /// (ii) keep a dog.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Whether the code itself has the number already is not looked up.
    "duplicate-number" {
        code: "N002",
        family: "lists",
        summary: "one number or label given twice",
        severity: Error,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for list in paper.lists() {
            if !list.changed && list.items.iter().all(|item| paper.is_own(item.label)) {
                in_list(cx, paper, list);
            }
        }
        if paper.kind() == Kind::LegalText {
            clauses(cx, paper);
        }
    }
}

fn in_list(cx: &mut Context<'_>, paper: &Paper<'_>, list: &List) {
    for pair in list.items.windows(2) {
        let [one, other] = pair else { continue };
        let label = paper.words(other.label);
        if label == paper.words(one.label) && label.contains(char::is_alphanumeric) {
            let finding = cx
                .finding(paper, other.label, format!("{label} is the label of two items in a row."))
                .with(paper.number, At::Text(one.label), "the same label");
            cx.report(finding.suggest("Label the second item with what follows."));
        }
    }
}

/// Clauses of a draft with the same number, neither of them taken away.
fn clauses(cx: &mut Context<'_>, paper: &Paper<'_>) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, clause) in paper.document.clauses.iter().enumerate() {
        if clause.deleted || clause.quoted || clause.parent.is_some() || !paper.is_own(clause.label) {
            continue;
        }
        let known = *first.entry(clause.path.as_str()).or_insert(index);
        let other = &paper.document.clauses[known];
        // The same words twice are one clause that is printed again.
        if known == index || paper.words(other.extent) == paper.words(clause.extent) {
            continue;
        }
        let message = format!("{} is the number of two clauses.", clause.path);
        let finding = cx
            .finding(paper, clause.label, message)
            .with(paper.number, At::Text(other.label), "the same number");
        cx.report(finding.suggest("Give one of them a number that is free."));
    }
}
