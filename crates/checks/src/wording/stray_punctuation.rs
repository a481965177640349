use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_text::Span;
use regex::Regex;

use crate::declare::declare_check;
use crate::{Context, Paper};

declare_check! {
    /// Reports marks that stand twice or clash: “::”, “;.”, “,,”.
    ///
    /// ## Why it matters
    ///
    /// One of the two is left from an earlier wording, and in legal text a reader asks which.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// === SECMP0931 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0931
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat [[shall::|stray-punctuation]]
    ///
    /// (a) pay the fee; and
    ///
    /// (b) hang out a lamp.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// === SECMP0931 Draft Legal Text.txt
    /// Draft Legal Text
    /// SECMP0931
    /// Moorings
    ///
    /// 1. Draft Legal Text
    ///
    /// Add new section H2.7 as follows:
    ///
    /// H2.7 The keeper of a boat, raft, etc., shall pay (see the harbour’s page, at 12:00: daily) ...
    /// ```
    ///
    /// ## Known limits
    ///
    /// Spaces before marks are not looked at: extractions put them there.
    "stray-punctuation" {
        code: "W005",
        family: "wording",
        summary: "marks that stand twice or clash",
        severity: Note,
        since: "0.1",
    }
}

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"::+|;;+|,,+|:;|;:|,;|;,|:,|;\.|,\.(?:\s|$)|:\.(?:\s|$)|[a-z)]\.\.(?:\s|$)")
        .expect("tested")
});

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for block in &paper.document.blocks {
            let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
            if running {
                look(cx, paper, block.span);
            }
        }
    }
}

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, block: Span) {
    let text = paper.words(block);
    for found in MARKS.find_iter(text) {
        let marks = found.as_str().trim_end().trim_start_matches(|c: char| c.is_alphabetic());
        let end = found.start() + found.as_str().trim_end().len();
        // Addresses of pages have marks of their own.
        let word = text[..end].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word_end = end + text[end..].find(char::is_whitespace).unwrap_or(text.len() - end);
        if text[word..word_end].contains("//") || text[word..word_end].contains('@') {
            continue;
        }
        let span = Span::new(word, end).shifted(block.start);
        if paper.is_own(span) && !paper.is_damaged(span) {
            let message = format!("“{}” ends with marks that clash: “{marks}”.", paper.words(span));
            let finding = cx.finding(paper, span, message);
            cx.report(finding.suggest("Keep the one that is meant."));
        }
    }
}
