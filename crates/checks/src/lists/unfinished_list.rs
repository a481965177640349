use codicil_document::{BlockKind, Kind};
use codicil_finding::{At, Confidence};

use crate::declare::declare_check;
use crate::readers::lists::{Item, List, shown};
use crate::{Context, Paper};

declare_check! {
    /// Reports a list whose last item ends as if another followed, or that has no full stop; and an
    /// item without the mark that all its neighbours have.
    ///
    /// ## Why it matters
    ///
    /// A semicolon at the end says that something follows. Either an item was lost, or a reader will
    /// look for one.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Initial Modification Report
    /// SECMP0904
    ///
    /// 1. Progression
    ///
    /// The work will take:
    ///
    /// • one meeting of the Working Group;
    /// • one consultation; and
    /// • one meeting of the [[Panel;|unfinished-list]]
    ///
    /// 2. Costs
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Initial Modification Report
    /// SECMP0904
    ///
    /// 1. Progression
    ///
    /// The work will take:
    ///
    /// • one meeting of the Working Group;
    /// • one consultation; and
    /// • one meeting of the Panel.
    ///
    /// 2. Costs
    ///
    /// • None for Parties
    /// • None for the harbour
    /// ```
    ///
    /// ## Known limits
    ///
    /// In reports, a last item without any mark is reported only where at least two others have one.
    "unfinished-list" {
        code: "N004",
        family: "lists",
        summary: "list that ends as if it went on, or an item without its mark",
        severity: Warning,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for (index, list) in paper.lists().iter().enumerate() {
            if is_looked_at(paper, list) {
                look_at_last(cx, paper, index, list);
                look_at_others(cx, paper, list);
            }
        }
    }
}

fn is_looked_at(paper: &Paper<'_>, list: &List) -> bool {
    list.items.len() > 1
        && !list.changed
        && list.items.iter().all(|item| paper.is_own(item.label) && !paper.is_damaged(item.end.span))
}

fn is_legal(paper: &Paper<'_>, item: &Item) -> bool {
    paper.kind() == Kind::LegalText && paper.clause_at(item.label).is_some()
}

fn look_at_last(cx: &mut Context<'_>, paper: &Paper<'_>, index: usize, list: &List) {
    let Some((last, others)) = list.items.split_last() else { return };
    if list.goes_on || continues_elsewhere(paper, index, list) || is_before_another(paper, list) {
        return;
    }
    let parts = others.iter().filter(|item| matches!(item.end.mark, Some(';' | ','))).count();
    let stops = others.iter().filter(|item| item.end.mark == Some('.')).count();
    let marked = parts + stops;
    let usual = marked * 3 >= others.len() * 2;
    if is_cut(paper, last) {
        return;
    }
    let open = matches!(last.end.mark, Some(';' | ',')) || last.end.word.is_some();
    if open && parts > 0 {
        let end = paper.words(last.end.span).trim();
        let message = format!("The last item of the list ends with “{end}”, as if another followed.");
        let finding = cx.finding(paper, shown(paper.document, last), message);
        cx.report(finding.suggest("End the list with a full stop, or add what is missing."));
    } else if let Some(like) = others.iter().find(|item| item.end.mark.is_some())
        && last.end.mark.is_none()
        && usual && (marked > 1 || is_legal(paper, last)) {
        let message = "The last item of the list has no full stop.".to_owned();
        let finding = cx
            .finding(paper, shown(paper.document, last), message)
            .with(paper.number, At::Text(shown(paper.document, like)), "others have a mark")
            .because(match (others.len(), marked) {
                (1, _) => "The item before it ends with a mark.".to_owned(),
                (2, 2) => "Both items before it end with a mark.".to_owned(),
                (all, marked) => format!("Of the {all} items before it {marked} end with a mark."),
            });
        cx.report(finding.suggest("End the list with a full stop."));
    }
}

/// Words that no sentence ends with.
const NEVER_LAST: &[&str] = &[
    "a", "an", "the", "of", "in", "to", "for", "with", "by", "on", "at", "from", "under", "into", "than",
    "that", "which", "as", "its", "their", "is", "are", "be",
];

/// True where the last words are missing: the extraction put them elsewhere.
fn is_cut(paper: &Paper<'_>, last: &Item) -> bool {
    let word = paper.words(last.end.span);
    last.end.mark.is_none() && last.end.word.is_none() && NEVER_LAST.contains(&word)
}

/// True where the item around the list, or one around that, has a neighbour that follows: the list
/// then ends as that item has to.
fn is_before_another(paper: &Paper<'_>, list: &List) -> bool {
    let mut list = list;
    while let Some((parent, item)) = list.parent {
        let Some(around) = paper.lists().get(parent) else { return false };
        if item + 1 < around.items.len() || around.goes_on {
            return true;
        }
        list = around;
    }
    false
}

/// Words that part two halves of one list stand in at most so many blocks.
const BETWEEN: usize = 2;

/// True where the list is cut: one with the same kind of label begins right behind it.
fn continues_elsewhere(paper: &Paper<'_>, index: usize, list: &List) -> bool {
    let Some(last) = list.items.last() else { return false };
    let blocks = &paper.document.blocks;
    let end = blocks.partition_point(|block| block.span.start < last.span.end);
    let follows = paper.lists()[index + 1..].iter().find(|other| other.parent.is_none());
    follows.is_some_and(|other| {
        let first = &other.items[0];
        first.block < end + BETWEEN + 1
            && other.series == list.series
            && blocks[end..first.block].iter().all(|block| block.kind != BlockKind::Heading)
    })
}

fn look_at_others(cx: &mut Context<'_>, paper: &Paper<'_>, list: &List) {
    let Some((last, others)) = list.items.split_last() else { return };
    // An item that only leads to a list of its own ends with a colon.
    let bare: Vec<&Item> = others.iter().filter(|item| item.end.mark.is_none()).collect();
    let parts = others.iter().filter(|item| item.end.mark == Some(';')).count();
    let enough = parts > 1 || parts == 1 && is_legal(paper, last) && last.end.mark == Some('.');
    let [item] = bare.as_slice() else { return };
    if !enough || parts + 1 < others.len() || item.end.word.is_some() {
        return;
    }
    let label = paper.words(item.label);
    let name = if label.contains(char::is_alphanumeric) { label } else { "An item" };
    let message = format!("{name} has no semicolon at its end, and the other items have one.");
    let like = others.iter().find(|other| other.end.mark == Some(';'));
    let mut finding = cx.finding(paper, shown(paper.document, item), message);
    if let Some(like) = like {
        finding = finding.with(paper.number, At::Text(shown(paper.document, like)), "as it is elsewhere");
    }
    if !is_legal(paper, item) {
        finding = finding.confidence(Confidence::Medium);
    }
    cx.report(finding.suggest("End the item with a semicolon."));
}
