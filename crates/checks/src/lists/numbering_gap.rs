use std::collections::BTreeMap;

use codicil_document::BlockKind;
use codicil_finding::{At, Confidence};
use codicil_text::Span;

use crate::declare::declare_check;
use crate::readers::labels::{self, Place, Series};
use crate::readers::lists::{Item, List};
use crate::{Context, Paper};

declare_check! {
    /// Reports a label that is left out in the row of a list, and an appendix whose forerunners are
    /// nowhere.
    ///
    /// ## Why it matters
    ///
    /// A reader looks for what is missing. Either it was lost, or references to what follows are one
    /// off.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0933 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0933
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
    /// [[(d)|numbering-gap]] keep a dog.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0933 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0933
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat shall:
    ///
    /// (y) pay the fee;
    ///
    /// (z) hang out a lamp; and
    ///
    /// (aa) keep a dog.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Where words between two items are shown as deleted, nothing is said about their labels.
    "numbering-gap" {
        code: "N001",
        family: "lists",
        summary: "label or number left out in a row",
        severity: Warning,
        since: "0.1",
    }
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for list in paper.lists().iter().filter(|list| list.series == Series::Bracketed) {
            if !list.changed && list.items.iter().all(|item| paper.is_own(item.label)) {
                in_list(cx, paper, list);
            }
        }
        appendices(cx, paper);
    }
}

fn in_list(cx: &mut Context<'_>, paper: &Paper<'_>, list: &List) {
    for pair in list.items.windows(2) {
        let [one, other] = pair else { continue };
        let (last, next) = (paper.words(one.label), paper.words(other.label));
        let Some(missing) = skipped(last, next) else { continue };
        if is_between(paper, one, other, &missing) {
            continue;
        }
        let message = format!("{next} follows {last}: {missing} is missing.");
        let finding = cx
            .finding(paper, other.label, message)
            .with(paper.number, At::Text(one.label), "the label before it")
            .suggest(format!("Put back {missing}, or label the item so."));
        cx.report(finding);
    }
}

/// The label that is left out between two, where exactly one or two are.
fn skipped(last: &str, next: &str) -> Option<String> {
    let nexts = labels::readings(next);
    let lasts = labels::readings(last);
    if labels::goes_on(last, next) {
        return None;
    }
    // One way to read both labels, and a step of two or three in it.
    let gap = lasts.iter().find_map(|place| {
        let second = place.next().next();
        (nexts.contains(&second) || nexts.contains(&second.next())).then(|| place.next())
    })?;
    // A new row begins: "(i)" after "(g)" is the first of another.
    let begins = nexts.iter().any(|place| *place == Place::Roman(1) || *place == Place::Letter(1));
    (!begins).then(|| label(gap)).flatten()
}

fn label(place: Place) -> Option<String> {
    let letter = |value: u32, first: u8| {
        let offset = u8::try_from(value.checked_sub(1)?).ok().filter(|it| *it < 26)?;
        Some(format!("({})", char::from(first + offset)))
    };
    match place {
        Place::Letter(value) => letter(value, b'a'),
        Place::Capital(value) => letter(value, b'A'),
        Place::Number(value) => Some(format!("({value})")),
        Place::Roman(value) => {
            const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
            let tens = "x".repeat(usize::try_from(value / 10).ok()?.min(3));
            Some(format!("({tens}{})", ONES[usize::try_from(value % 10).ok()?]))
        }
    }
}

/// True where the missing label stands in the words between: it was read as words.
fn is_between(paper: &Paper<'_>, one: &Item, other: &Item, missing: &str) -> bool {
    let between = Span::new(one.label.end.min(other.label.start), other.label.start);
    paper.words(between).contains(missing)
}

/// Appendices of the paper that begin with another number than the first, or leave one out.
fn appendices(cx: &mut Context<'_>, paper: &Paper<'_>) {
    let mut by_word: BTreeMap<&str, Vec<(u32, bool, Span)>> = BTreeMap::new();
    for heading in &paper.document.headings {
        let Some((word, number)) = heading.number.as_deref().and_then(|it| it.split_once(' ')) else {
            continue;
        };
        let place = match labels::readings(number).first() {
            Some(Place::Capital(value)) => Some((*value, true)),
            Some(Place::Number(value)) => Some((*value, false)),
            _ => None,
        };
        if let Some((value, letter)) = place
            && matches!(word, "Appendix" | "Annex" | "Annexe")
        {
            by_word.entry(word).or_default().push((value, letter, heading.span));
        }
    }
    for (word, found) in by_word {
        let mut before = 0;
        for (value, letter, span) in found {
            let missing = before + 1;
            if value > missing && value <= missing + 2 {
                let number = if letter {
                    label(Place::Capital(missing)).map(|it| labels::inner(&it).to_owned())
                } else {
                    Some(missing.to_string())
                };
                let Some(number) = number else { continue };
                let name = format!("{word} {number}");
                if !is_named(paper, &name) && paper.is_own(span) {
                    let own = paper.words(span).trim().to_owned();
                    let message = format!("“{own}” is there, and no {name}.");
                    let finding = cx.finding(paper, span, message).confidence(Confidence::Medium);
                    cx.report(finding.suggest(format!("Add {name}, or number the rest anew.")));
                }
            }
            before = before.max(value);
        }
    }
}

/// True where the paper names the appendix anywhere: it may be a file of its own.
fn is_named(paper: &Paper<'_>, name: &str) -> bool {
    let blocks = paper.document.blocks.iter().filter(|block| block.kind != BlockKind::Heading);
    blocks.map(|block| paper.words(block.span)).any(|words| {
        words.match_indices(name).any(|(at, _)| {
            !words[at + name.len()..].starts_with(|c: char| c.is_alphanumeric())
        })
    })
}
