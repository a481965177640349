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
    statements.reduce(|best, next| if next.value.len() > best.value.len() { next } else { best })
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
    if wording.is_empty() || wording.len() > LONGEST_WORDING {
        return None;
    }
    if let Some(date) = dates::find(wording).filter(|date| date.start < 4) {
        return Some(paper.fact(date.iso, within(block, from + date.start, from + date.end)));
    }
    let is_time = wording.chars().any(|c| c.is_ascii_digit());
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
