use std::collections::BTreeMap;
use std::sync::LazyLock;

use codicil_document::{BlockKind, FurnitureKind, Kind};
use codicil_finding::{At, Severity};
use codicil_profile::Profile;
use codicil_text::Span;
use regex::Regex;
use serde::Deserialize;

use crate::declare::declare_check;
use crate::{Context, Paper};

declare_check! {
    /// Reports text left from a template: numbers and dates that were never filled in, instructions to
    /// the author, fields that the word processor could not fill.
    ///
    /// ## Why it matters
    ///
    /// A reader cannot tell which number or date is meant, or whether the paper is finished at all.
    ///
    /// ## Reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0905
    ///
    /// 1. Summary
    ///
    /// The report on [[SECMP00XX|template-residue]] goes to the Board.
    ///
    /// The duties follow from Section [[Error! Reference source not found.|template-residue]]
    /// ```
    ///
    /// ## Not reported
    ///
    /// ```paper
    /// Final Modification Report
    /// SECMP0905
    ///
    /// 1. Summary
    ///
    /// The report on SECMP0905 goes to the Board. The date (DD/MM/YYYY) is to be confirmed.
    /// ```
    ///
    /// ## Known limits
    ///
    /// What is looked for is a list, `corpus/checks/template-residue.toml`. “TBC” is reported only where
    /// a field says nothing else, as a note.
    "template-residue" {
        code: "W004",
        family: "wording",
        summary: "text left from a template",
        severity: Warning,
        since: "0.1",
    }
}

/// A line of the list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    pattern: String,
    what: String,
    #[serde(default)]
    field: bool,
    #[serde(default)]
    unless_in_brackets: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the list"))]
    wrong: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test of the list"))]
    right: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    phrase: Vec<Phrase>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let list = include_str!("../../../../corpus/checks/template-residue.toml");
    toml::from_str::<Phrases>(list).expect("the list in the tree is tested").phrase
});

/// The patterns for papers of one code.
struct Patterns(Vec<(&'static Phrase, Regex)>);

impl Patterns {
    fn of(profile: &Profile) -> Self {
        let forms = &profile.modifications.forms;
        let letters: Vec<String> = forms.iter().map(|form| regex::escape(&form.letters)).collect();
        let letters = letters.join("|");
        let patterns = PHRASES.iter().map(|phrase| {
            let pattern = phrase.pattern.replace("{letters}", &letters);
            (phrase, Regex::new(&pattern).expect("the list in the tree is tested"))
        });
        Self(patterns.collect())
    }

    /// What is left of a template in some words, in their order.
    fn find(&self, words: &str) -> Vec<(Span, &'static Phrase)> {
        let mut found: Vec<(Span, &'static Phrase)> = Vec::new();
        for (phrase, pattern) in self.0.iter().filter(|(phrase, _)| !phrase.field) {
            for one in pattern.find_iter(words) {
                let span = Span::new(one.start(), one.start() + one.as_str().trim_end().len());
                let overlaps = found.iter().any(|(other, _)| other.overlaps(span));
                let hint = phrase.unless_in_brackets && is_in_brackets(words, span);
                if !overlaps && !hint {
                    found.push((span, phrase));
                }
            }
        }
        found.sort_by_key(|(span, _)| *span);
        found
    }

    /// The same for the words of a field, its name and its value parted by a colon or alone.
    fn find_in_field(&self, words: &str) -> Option<(Span, &'static Phrase)> {
        let start = words.rfind([':', '\t']).map_or(0, |at| at + 1);
        let value = words[start..].trim_start();
        let start = words.len() - value.len();
        let mut fields = self.0.iter().filter(|(phrase, _)| phrase.field);
        let (phrase, _) = fields.find(|(_, pattern)| pattern.is_match(value.trim_end()))?;
        Some((Span::new(start, start + value.trim_end().len()), phrase))
    }
}

fn is_in_brackets(words: &str, span: Span) -> bool {
    words[..span.start].trim_end().ends_with(['(', '['])
        && words[span.end..].trim_start().starts_with([')', ']'])
}

pub(crate) fn check(cx: &mut Context<'_>) {
    for paper in cx.papers {
        let patterns = Patterns::of(paper.profile);
        in_text(cx, paper, &patterns);
        in_furniture(cx, paper, &patterns);
    }
}

fn in_text(cx: &mut Context<'_>, paper: &Paper<'_>, patterns: &Patterns) {
    for block in &paper.document.blocks {
        if block.kind == BlockKind::Contents || !paper.is_own(block.label.unwrap_or(block.span)) {
            continue;
        }
        let words = paper.words(block.span);
        let found = patterns.find(words);
        let is_field = block.kind == BlockKind::TableRow
            || words.len() < LONGEST_FIELD && words.contains(':');
        let found = match found.is_empty() && is_field {
            true => patterns.find_in_field(words).into_iter().collect(),
            false => found,
        };
        let places: Vec<(At, &Phrase)> = found
            .into_iter()
            .map(|(span, phrase)| (span.shifted(block.span.start), phrase))
            .filter(|(span, _)| !paper.is_response(*span) && !paper.is_quoted(*span))
            .map(|(span, phrase)| (At::Text(span), phrase))
            .collect();
        report(cx, paper, &places, 1);
    }
}

/// A longer paragraph with a colon is a sentence and no field, in bytes.
const LONGEST_FIELD: usize = 60;

/// Running heads and feet say the same on every page: each text is reported once.
fn in_furniture(cx: &mut Context<'_>, paper: &Paper<'_>, patterns: &Patterns) {
    let mut texts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (index, furniture) in paper.document.furniture.iter().enumerate() {
        if furniture.kind == FurnitureKind::Running {
            texts.entry(furniture.text.as_str()).or_insert((index, 0)).1 += 1;
        }
    }
    let mut texts: Vec<(&str, (usize, usize))> = texts.into_iter().collect();
    texts.sort_by_key(|(_, (index, _))| *index);
    for (text, (index, pages)) in texts {
        let found = patterns.find(text);
        let places: Vec<(At, &Phrase)> =
            found.iter().map(|(span, phrase)| (At::Furniture { index, span: *span }, *phrase)).collect();
        report(cx, paper, &places, pages);
    }
}

/// One finding for what is left in one paragraph or one running foot: it came from one template.
fn report(cx: &mut Context<'_>, paper: &Paper<'_>, places: &[(At, &Phrase)], pages: usize) {
    let [(first, phrase), rest @ ..] = places else { return };
    let mut words: Vec<String> = Vec::new();
    for (at, _) in places {
        let quoted = format!("“{}”", paper.words_at(*at));
        if !words.contains(&quoted) {
            words.push(quoted);
        }
    }
    let mut message = format!("{} is {}.", words[0], phrase.what);
    if words.len() > 1 {
        message = format!("{} are left from a template.", words.join(" and "));
    }
    let mut finding = cx.finding_at(paper, *first, message);
    for (at, _) in rest {
        finding = finding.with(paper.number, *at, "another one");
    }
    if pages > 1 {
        finding = finding.because(format!("It stands in the running head or foot of {pages} pages."));
    }
    if phrase.field {
        // An open field is a fault of a paper that is final, and a matter of course in a draft.
        let severity =
            if paper.kind() == Kind::FinalReport { Severity::Warning } else { Severity::Note };
        finding = finding.severity(severity);
    }
    cx.report(finding.suggest("Fill it in, or take it out."));
}

#[cfg(test)]
mod tests {
    use codicil_profile::builtin;

    use super::{PHRASES, Patterns};

    #[test]
    fn every_line_of_the_list_holds_what_it_promises() {
        for profile in builtin() {
            Patterns::of(profile);
        }
        let patterns = Patterns::of(&builtin()[0]);
        assert!(PHRASES.len() > 5);
        for phrase in PHRASES.iter() {
            let reports = |words: &str| {
                let found = patterns.find(words).into_iter().chain(patterns.find_in_field(words));
                found.into_iter().any(|(_, found)| found.pattern == phrase.pattern)
            };
            assert!(reports(&phrase.wrong), "not reported: {}", phrase.wrong);
            let all = patterns.find(&phrase.right);
            assert!(all.is_empty(), "reported: {} {all:?}", phrase.right);
            assert!(patterns.find_in_field(&phrase.right).is_none(), "{}", phrase.right);
        }
    }
}
