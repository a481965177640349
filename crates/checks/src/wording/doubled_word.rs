use codicil_document::BlockKind;
use codicil_text::Span;

use crate::declare::declare_check;
use crate::readers::words;
use crate::{Context, Paper};

declare_check! {
    /// Reports a word that is written twice in a row.
    ///
    /// ## Why it matters
    ///
    /// As a rule one of the two was to be another word, or a sentence was mended in one half only.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0930
    ///
    /// 1. Summary
    ///
    /// The fee is set out [[in in|doubled-word]] the table of the harbour.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0930
    ///
    /// 1. Summary
    ///
    /// We know that that is so, and that the keeper had had a boat before. It lay in Wagga Wagga.
    /// ```
    ///
    /// ## Known limits
    ///
    /// Words with capitals are left alone: they may be names, or cells of a table. So is what
    /// respondents wrote.
    "doubled-word" {
        code: "W001",
        family: "wording",
        summary: "word written twice in a row",
        severity: Warning,
        since: "0.1",
    }
}

/// Words that may stand twice in a good sentence.
const MAY_STAND_TWICE: &[&str] = &["that", "had", "is", "do", "can", "will", "so", "very"];

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for block in &paper.document.blocks {
            let running = matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Footnote
            );
            if running {
                look(cx, paper, block.span);
            }
        }
    }
}

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, block: Span) {
    let text = paper.words(block);
    let mut last: Option<Span> = None;
    for word in words::of(text) {
        if let Some(before) = last.replace(word)
            && is_doubled(text, before, word)
        {
            let span = before.cover(word).shifted(block.start);
            if paper.is_own(span) && !paper.is_damaged(span) {
                let twice = word.of(text);
                let message = format!("“{twice}” is written twice in a row.");
                let finding = cx.finding(paper, span, message);
                cx.report(finding.suggest("Take one out, or write what was meant."));
            }
        }
    }
}

fn is_doubled(text: &str, one: Span, other: Span) -> bool {
    let (first, second) = (one.of(text), other.of(text));
    let between = &text[one.end..other.start];
    // "The the" is a slip, "Full Full" a row of a table.
    first.eq_ignore_ascii_case(second)
        && second.starts_with(|c: char| c.is_lowercase())
        && between.chars().all(char::is_whitespace)
        && (second.len() > 1 || second == "a")
        && !MAY_STAND_TWICE.contains(&second)
}
