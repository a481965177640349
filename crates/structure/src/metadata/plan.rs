//! How a modification goes on: its path, its implementation date, the version of the code that the
//! drafting is based on.

use std::sync::LazyLock;

use codicil_document::{Block, BlockKind, Fact};
use codicil_text::RepairedText;
use regex::Regex;

use super::{Paper, Place, within};
use crate::dates;
use crate::shapes::{is_question, pattern};

static PATH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bPath (\d)\b(?::? ?[‘“']?(Self[- ]?Governance|Fast[- ]Track|Authority[- ](?:Led|Determined|Determination|Initiated)|Panel))?",
    )
});

/// The path: the first mention that names it, else the first number.
pub(super) fn path(paper: &Paper<'_>) -> Option<Fact<String>> {
    let mut number_only = None;
    for block in paper.blocks() {
        for found in PATH.captures_iter(paper.words(block)) {
            let (Some(whole), Some(number)) = (found.get(0), found.get(1)) else { continue };
            let place = within(block, whole.start(), whole.end());
            let number = number.as_str();
            if let Some(name) = found.get(2) {
                let name = hyphenated(name.as_str());
                return Some(paper.fact(format!("Path {number}: {name}"), place));
            }
            number_only.get_or_insert_with(|| paper.fact(format!("Path {number}"), place));
        }
    }
    number_only
}

fn hyphenated(name: &str) -> String {
    match name {
        "Self Governance" | "SelfGovernance" => "Self-Governance".to_owned(),
        other => other.to_owned(),
    }
}

static DATE_OF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bimplementation date\b[^.]*? (?:of|is|be):? ?(.*)$"));

/// The implementation date: the fullest statement of it.
pub(super) fn implementation_date(paper: &Paper<'_>) -> Option<Fact<String>> {
    let blocks: Vec<&Block> = paper.blocks().collect();
    let statements = (0..blocks.len()).filter_map(|index| statement(paper, &blocks, index));
    // The fullest wording states the date; a summary may cut it short.
    let fullest = |best: Fact<String>, next: Fact<String>| {
        if next.value.len() > best.value.len() { next } else { best }
    };
    statements.reduce(fullest).or_else(|| blocks.iter().find_map(|block| implemented(paper, block)))
}

static IMPLEMENTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:",
        r"(?:will|shall|should|would|could|to|may|can) be implemented",
        r"|(?:is|are) (?:proposed|recommended|intended|planned) (?:for implementation|to be implemented)",
        r"|implementation (?:will|shall|should|would|could|may|can) be",
        r"|(?:this |the )?(?:change|modification|proposal) (?:is|be) implemented",
        r"|(?:proposed |recommended |target |planned )?implementation date",
        r")\b(?:\s?[:–-])?(?:\s(?:on|from|with|effect|as|of|is|the|being|at|least))*\s?",
    ))
});

/// "DCP 901 will be implemented 5 Working Days after consent": where a date or a period that hangs
/// on something follows at once. A sentence about another modification says nothing about this one.
fn implemented(paper: &Paper<'_>, block: &Block) -> Option<Fact<String>> {
    let words = paper.words(block);
    IMPLEMENTED.find_iter(words).find_map(|found| {
        let rest = words.get(found.end()..)?;
        let before = words.get(..found.start())?;
        let sentence = before.rsplit_once(". ").map_or(before, |(_, sentence)| sentence);
        let own = paper.titles().any(|title| {
            paper.numbers.find(sentence).is_some_and(|n| paper.words(title).contains(n.as_str()))
        });
        let about_other = !own && paper.numbers.find(sentence).is_some();
        (starts_with_time(rest) && !about_other).then(|| worded(paper, block, found.end()))?
    })
}

/// True where the words begin with a date, or with a period that is counted from something.
fn starts_with_time(words: &str) -> bool {
    let date = codicil_calendar::dates(words).first().is_some_and(|date| date.span.start == 0);
    let period = codicil_calendar::durations(words);
    date || period.first().is_some_and(|one| one.span.start == 0 && one.anchor.is_some())
}

fn statement(paper: &Paper<'_>, blocks: &[&Block], index: usize) -> Option<Fact<String>> {
    let block = blocks[index];
    let words = paper.words(block);
    if block.kind == BlockKind::Heading {
        let asks = words.to_lowercase().contains("implementation date") && is_question(words);
        let answer = blocks.get(index + 1).filter(|_| asks)?;
        return worded(paper, answer, 0);
    }
    let start = DATE_OF.captures(words)?.get(1)?;
    if start.as_str().len() > 3 {
        return worded(paper, block, start.start());
    }
    blocks.get(index + 1).filter(|next| next.kind == BlockKind::ListItem).and_then(|item| {
        let label = item.label.map_or(0, |label| label.end - item.span.start + 1);
        worded(paper, item, label)
    })
}

/// Longest wording of a date, in bytes.
const LONGEST_WORDING: usize = 160;

/// The wording from `from` to the end of its sentence; ISO 8601 where it is a date.
fn worded(paper: &Paper<'_>, block: &Block, from: usize) -> Option<Fact<String>> {
    let words = paper.words(block).get(from..)?;
    let end = words.find(". ").unwrap_or(words.len());
    let wording = words[..end].trim_end_matches(['.', ';', ' ']);
    let wording = wording.strip_suffix("; or").unwrap_or(wording);
    if wording.is_empty() || wording.len() > LONGEST_WORDING {
        return None;
    }
    // A date under a condition is more than a date.
    let is_free = |date: &dates::Found| {
        let after = wording.get(date.end..).unwrap_or_default();
        date.start < 4 && !after.split_whitespace().any(|word| word == "if" || word == "unless")
    };
    if let Some(date) = dates::find(wording).filter(is_free) {
        return Some(paper.fact(date.iso, within(block, from + date.start, from + date.end)));
    }
    let is_time = wording.chars().any(|c| c.is_ascii_digit())
        || !codicil_calendar::durations(wording).is_empty();
    is_time.then(|| paper.fact(wording.to_owned(), within(block, from, from + wording.len())))
}

static BASELINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:drafted|based|changes? (?:are )?marked|redlined|baselined?)\b.*?\bversion (\d+(?:\.\d+)*)",
    )
});

/// The version of the code that the drafting is based on; a footnote mark stuck to it is no part.
pub(super) fn baseline_version(paper: &Paper<'_>) -> Option<Fact<String>> {
    paper.blocks().find_map(|block| {
        let repaired = RepairedText::new(&paper.document.text, block.span, &paper.document.repairs);
        let found = BASELINE.captures(&repaired.text)?.get(1)?;
        let span = codicil_text::Span::new(found.start(), found.end());
        let place = Place::Text(repaired.to_canonical(span)?);
        Some(paper.fact(found.as_str().to_owned(), place))
    })
}
