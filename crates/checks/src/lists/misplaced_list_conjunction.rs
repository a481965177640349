use codicil_document::Kind;
use codicil_finding::{At, Confidence};

use crate::declare::declare_check;
use crate::readers::lists::{Conjunction, Item, List, shown};
use crate::{Context, Paper};

declare_check! {
    /// Reports “and” or “or” that stands on an item other than the last but one, that is missing there,
    /// or that changes within one list.
    ///
    /// ## Why it matters
    ///
    /// The conjunction says whether all items are needed or one is enough. Where it stands in the
    /// middle, the items behind it hang in the air, and two readers may count differently.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0903 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0903
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat shall:
    ///
    /// (a) pay the [[fee; and|misplaced-list-conjunction]]
    ///
    /// (b) hang out a lamp;
    ///
    /// (c) tell the harbour master.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0903 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0903
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat shall do any of the following:
    ///
    /// (a) pay the fee;
    ///
    /// (b) where the boat is long, either:
    ///
    /// (i) hang out a lamp; or
    ///
    /// (ii) pay the watchman; and
    ///
    /// (c) tell the harbour master.
    /// ```
    ///
    /// ## Known limits
    ///
    /// A list without any conjunction is reported in legal text only; reports often leave it out.
    "misplaced-list-conjunction" {
        code: "N003",
        family: "lists",
        summary: "“and” or “or” on the wrong item of a list, or missing",
        severity: Error,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        let changed = paper.lists().iter().filter(|list| list.changed && list.items.len() > 1).count();
        if changed > 0 && paper.kind() == Kind::LegalText {
            let lists = if changed == 1 { "1 list".to_owned() } else { format!("{changed} lists") };
            cx.not_checked(
                Some(paper),
                format!(
                    "{lists} with notes of deletions among the items: the conjunctions and the marks at \
                     their ends were not checked. A copy with all changes accepted can be."
                ),
            );
        }
        for list in paper.lists() {
            if is_looked_at(paper, list) {
                look(cx, paper, list);
            }
        }
    }
}

/// Whole lists of the paper's own words, whose items are parts of one sentence.
fn is_looked_at(paper: &Paper<'_>, list: &List) -> bool {
    let Some((last, others)) = list.items.split_last() else { return false };
    let marked = others.iter().filter(|item| matches!(item.end.mark, Some(';' | ','))).count();
    let sentences = others.iter().filter(|item| matches!(item.end.mark, Some('.' | '?'))).count();
    // Half of the items end as parts of a sentence do, none as a sentence of its own.
    !others.is_empty()
        && marked * 2 >= others.len()
        && marked > 0
        && sentences == 0
        && !list.changed
        && list.items.iter().all(|item| paper.is_own(item.label) && !paper.is_damaged(item.end.span))
        && !matches!(last.end.mark, Some(':'))
        && list.items.iter().all(|item| item.end.word != Some(Conjunction::Other))
}

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, list: &List) {
    let Some((_, others)) = list.items.split_last() else { return };
    let Some((before_last, earlier)) = others.split_last() else { return };
    let on: Vec<&Item> = earlier.iter().filter(|item| item.end.word.is_some()).collect();
    match (on.as_slice(), before_last.end.word) {
        ([], Some(_)) => {}
        ([], None) => missing(cx, paper, list, before_last),
        // On every item: one way to write a list, as long as it is one word.
        (on, Some(word)) if on.len() == earlier.len() => {
            if on.iter().any(|item| item.end.word != Some(word)) {
                mixed(cx, paper, on, before_last);
            }
        }
        ([first, rest @ ..], at_last) => {
            misplaced(cx, paper, first, rest, before_last, at_last.is_some());
        }
    }
}

fn word(item: &Item) -> &'static str {
    item.end.word.map_or("", Conjunction::name)
}

fn label<'a>(paper: &Paper<'a>, item: &Item) -> &'a str {
    paper.words(item.label)
}

/// "(b)", or "the item" where items have bullets.
fn named(paper: &Paper<'_>, item: &Item) -> String {
    let label = label(paper, item);
    match label.contains(char::is_alphanumeric) {
        true => label.to_owned(),
        false => "an earlier item".to_owned(),
    }
}

fn misplaced(
    cx: &mut Context<'_>,
    paper: &Paper<'_>,
    first: &Item,
    rest: &[&Item],
    before_last: &Item,
    also_at_last: bool,
) {
    let (word, item) = (word(first), named(paper, first));
    let message = if also_at_last {
        format!("“{word}” stands on {item} in the middle of the list, and again before the last item.")
    } else {
        format!("“{word}” stands on {item} in the middle of the list, and none before the last item.")
    };
    let mut finding = cx.finding(paper, shown(paper.document, first), message);
    for item in rest {
        finding = finding.with(paper.number, At::Text(shown(paper.document, item)), "another one here");
    }
    let place = At::Text(shown(paper.document, before_last));
    let finding = if also_at_last {
        finding
            .with(paper.number, place, "where it belongs")
            .suggest(format!("Take “{word}” out at {item}."))
    } else {
        finding
            .with(paper.number, place, "missing here")
            .suggest(format!("Move “{word}” to the item before the last."))
    };
    cx.report(finding);
}

fn mixed(cx: &mut Context<'_>, paper: &Paper<'_>, on: &[&Item], before_last: &Item) {
    let Some(odd) = on.iter().find(|item| item.end.word != before_last.end.word) else { return };
    let (one, other) = (word(odd), word(before_last));
    let message = format!("The items of one list are joined by “{one}” and by “{other}”.");
    let finding = cx
        .finding(paper, shown(paper.document, odd), message)
        .with(paper.number, At::Text(shown(paper.document, before_last)), format!("“{other}” here"))
        .because("Whether all items are needed or one is enough depends on how they are grouped.")
        .suggest("Use one word, or make a list of the items that belong together.");
    cx.report(finding);
}

/// Words of a lead-in after which a list needs no conjunction: it says itself what is needed.
const SAYS_ITSELF: &[&str] = &["following", "any of", "all of", "each of", "one of", "either", "both"];

fn missing(cx: &mut Context<'_>, paper: &Paper<'_>, list: &List, before_last: &Item) {
    let in_clause = paper.clause_at(before_last.label).is_some();
    let lead = list.lead.map_or("", |lead| paper.words(paper.document.blocks[lead].span));
    let lead = lead.to_lowercase();
    let whole = list.items.last().is_some_and(|last| last.end.mark == Some('.'));
    // A list inside an item, or one that is cut, may go on.
    let sure = paper.kind() == Kind::LegalText && in_clause && whole && list.parent.is_none();
    if !sure || SAYS_ITSELF.iter().any(|words| lead.contains(words)) {
        return;
    }
    let (label, end) = (named(paper, before_last), before_last.end.mark);
    let message = match end {
        None => format!("{label} ends without “; and” or “; or”, and the last item follows."),
        Some(_) => "The list has no “and” or “or” before its last item.".to_owned(),
    };
    let finding = cx
        .finding(paper, shown(paper.document, before_last), message)
        .confidence(Confidence::Medium)
        .because("Whether all items are needed or one is enough is not said.")
        .suggest("Put “and” or “or” behind the item before the last.");
    cx.report(finding);
}
