use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_text::{RepairedText, Span};
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use serde::Deserialize;

use crate::declare::declare_check;
use crate::{Context, Paper};

declare_check! {
    /// Reports a real word that stands where its look-alike belongs, and fixed legal phrases with a wrong
    /// member.
    ///
    /// ## Why it matters
    ///
    /// No spelling checker sees it, and the sentence says something else: a “complaint” is no
    /// “compliant”, and “separately” is no “severally”.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0938
    ///
    /// 1. Summary
    ///
    /// The keepers are jointly and [[separately|wrong-word-of-pair]] liable, wherever their
    /// [[principle|wrong-word-of-pair]] place of business is.
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0938
    ///
    /// 1. Summary
    ///
    /// The keepers agree in principle, and each made a complaint with the office.
    /// ```
    ///
    /// ## Known limits
    ///
    /// What is looked for is a list, `corpus/checks/wrong-words.toml`.
    "wrong-word-of-pair" {
        code: "W002",
        family: "wording",
        summary: "real word where its look-alike belongs",
        severity: Error,
        since: "0.1",
    }
}

/// A line of the list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    pattern: String,
    meant: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the list"))]
    wrong: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the list"))]
    right: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    pair: Vec<Pair>,
}

/// The list, with its patterns made once; the set says in one pass which of them have to be asked.
struct Patterns {
    any: RegexSet,
    each: Vec<(Pair, Regex)>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let list = include_str!("../../../../corpus/checks/wrong-words.toml");
    let pairs = toml::from_str::<Pairs>(list).expect("the list in the tree is tested").pair;
    let any = RegexSetBuilder::new(pairs.iter().map(|pair| pair.pattern.as_str()))
        .case_insensitive(true)
        .build()
        .expect("the list in the tree is tested");
    let each = pairs.into_iter().map(|pair| {
        let pattern = RegexBuilder::new(&pair.pattern).case_insensitive(true).build();
        (pair, pattern.expect("the list in the tree is tested"))
    });
    Patterns { any, each: each.collect() }
});

/// Wrong words in some text, with what was meant.
fn find(text: &str) -> Vec<(Span, &'static Pair)> {
    let mut found = Vec::new();
    for index in PATTERNS.any.matches(text) {
        let (pair, pattern) = &PATTERNS.each[index];
        for captures in pattern.captures_iter(text) {
            let word = captures.name("word").or_else(|| captures.name("word2"));
            found.extend(word.map(|word| (Span::new(word.start(), word.end()), pair)));
        }
    }
    found.sort_by_key(|(span, _)| *span);
    found
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        for block in &paper.document.blocks {
            if !matches!(block.kind, BlockKind::Contents | BlockKind::ChangeRemark) {
                look(cx, paper, block.span);
            }
        }
    }
}

fn look(cx: &mut Context<'_>, paper: &Paper<'_>, block: Span) {
    let repaired = RepairedText::new(&paper.document.text, block, &paper.document.repairs);
    for (span, pair) in find(&repaired.text) {
        let Some(span) = repaired.to_canonical(span) else { continue };
        if paper.is_own(span) && !paper.is_damaged(span) {
            let word = paper.words(span);
            let message = format!("“{word}” stands where “{}” belongs.", pair.meant);
            let finding = cx.finding(paper, span, message);
            cx.report(finding.suggest(format!("Write “{}”.", pair.meant)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, find};

    #[test]
    fn every_line_of_the_list_holds_what_it_promises() {
        assert!(PATTERNS.each.len() > 10);
        for (pair, _) in &PATTERNS.each {
            let told = find(&pair.wrong);
            let by_it = told.iter().any(|(_, found)| found.pattern == pair.pattern);
            assert!(by_it, "not reported: {}", pair.wrong);
            assert!(find(&pair.right).is_empty(), "reported: {}", pair.right);
        }
    }
}
