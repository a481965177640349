use std::sync::LazyLock;

use codicil_document::{Block, BlockKind};
use codicil_text::Span;
use regex::Regex;

use crate::declare::declare_check;
use crate::{Context, Paper};

declare_check! {
    /// Reports a bracket that is opened and never closed, or closed and never opened.
    ///
    /// ## Why it matters
    ///
    /// Where the bracket ends decides what is an aside and what is the rule.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0932 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0932
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat shall:
    ///
    /// (a) pay the fee [[(once|unbalanced-pair]] a year; and
    ///
    /// (b) hang out a lamp.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0932 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0932
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat (a “Keeper”) shall a) pay the fee, b) hang out a lamp (see (a)).
    /// ```
    ///
    /// ## Known limits
    ///
    /// Round and square brackets only. A paragraph that the extraction may have cut is left alone.
    "unbalanced-pair" {
        code: "W006",
        family: "wording",
        summary: "bracket that is not closed, or not opened",
        severity: Note,
        since: "0.1",
    }
}

/// "a)", "1)", "iv)": a label with one bracket.
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|\s)(?:[a-zA-Z]|[ivx]{1,4}|\d{1,2})\)$").expect("tested"));

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        let blocks = &paper.document.blocks;
        for (index, block) in blocks.iter().enumerate() {
            if matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
                look(cx, paper, block, blocks.get(index + 1));
            }
        }
    }
}

/// Brackets deeper than this are no sentence.
const DEEPEST: usize = 8;

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, block: &Block, next: Option<&Block>) {
    let text = paper.words(block.span);
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut odd: Option<usize> = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => open.push((at, c)),
            ')' | ']' => {
                let pair = if c == ')' { '(' } else { '[' };
                if open.last().is_some_and(|(_, opened)| *opened == pair) {
                    open.pop();
                } else if !LABEL.is_match(&text[..=at]) && open.is_empty() {
                    odd = odd.or(Some(at));
                }
            }
            _ => {}
        }
    }
    if open.len() > DEEPEST || is_cut(paper, block, next) {
        return;
    }
    if let Some((at, bracket)) = open.first() {
        report(cx, paper, block, *at, &format!("“{bracket}” is opened and never closed."));
    } else if let Some(at) = odd {
        let bracket = &text[at..=at];
        report(cx, paper, block, at, &format!("“{bracket}” is closed and never opened."));
    }
}

/// True where the paragraph may go on elsewhere: it ends without a mark, or the next one begins in the
/// middle of a sentence.
fn is_cut(paper: &Paper<'_>, block: &Block, next: Option<&Block>) -> bool {
    let ends = paper.words(block.span).trim_end().ends_with(['.', ';', ':', '?', '!', ',']);
    let conjunction = ["and", "or"].iter().any(|it| paper.words(block.span).trim_end().ends_with(it));
    let small = next.is_some_and(|next| {
        next.label.is_none() && paper.words(next.span).starts_with(|c: char| c.is_lowercase())
    });
    !(ends || conjunction) || small
}

fn report(cx: &mut Context<'_>, paper: &Paper<'_>, block: &Block, at: usize, message: &str) {
    let text = paper.words(block.span);
    let opens = matches!(text.as_bytes()[at], b'(' | b'[');
    // The bracket with its word: a bracket alone is hard to find.
    let span = if opens {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        Span::new(at, at + 1 + end)
    } else {
        let start = text[..at].rfind(|c: char| !c.is_alphanumeric());
        Span::new(start.map_or(0, |it| it + text[it..].chars().next().map_or(1, char::len_utf8)), at + 1)
    };
    let span = span.shifted(block.span.start);
    if paper.is_own(span) && !paper.is_damaged(span) {
        let finding = cx.finding(paper, span, message.to_owned());
        cx.report(finding.suggest("Close it where the aside ends, or take it out."));
    }
}
