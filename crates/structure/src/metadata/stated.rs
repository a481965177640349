//! What heads, feet and title pages state in a fixed form: stage, version, date, classification,
//! number of pages.

use std::sync::LazyLock;

use codicil_document::{Block, Fact};
use codicil_text::Span;
use regex::Regex;

use super::{Paper, Place, within};
use crate::dates;
use crate::shapes::pattern;

static STAGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^Stage \d+\b.*$"));
static CONSULTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"responses (?:received )?to the (?:[A-Z]+\d+ )?((?:[A-Z][a-z]+ ){1,4}Consultation)\b")
});

/// The stage as printed.
pub(super) fn stage(paper: &Paper<'_>) -> Option<Fact<String>> {
    let printed = paper.titles().find_map(|block| {
        let found = STAGE.find(paper.words(block))?;
        Some(paper.fact(found.as_str().to_owned(), within(block, found.start(), found.end())))
    });
    printed.or_else(|| {
        paper.head().find_map(|block| {
            let found = CONSULTED.captures(paper.words(block))?.get(1)?;
            Some(paper.fact(found.as_str().to_owned(), within(block, found.start(), found.end())))
        })
    })
}

static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:version|issue|v)(?:\s(?:no\.?|number))?:?\s?(\d+(?:\.\d+)*)\b")
});

/// The version in the foot or on the title page.
pub(super) fn version(paper: &Paper<'_>) -> Option<Fact<String>> {
    find(paper, |words| {
        let found = VERSION.captures(words)?.get(1)?;
        Some((found.as_str().to_owned(), found.start(), found.end()))
    })
}

/// The date in the foot or on the title page, as ISO 8601.
pub(super) fn date(paper: &Paper<'_>) -> Option<Fact<String>> {
    find(paper, |words| dates::find(words).map(|date| (date.iso, date.start, date.end)))
}

static CLASSIFIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:classified as|classed as|classification:?(?: of)?)\s+(?:SEC\s|TLP:?\s?)?(white|green|amber|red|public|confidential|official)\b",
    )
});

/// The classification: "White".
pub(super) fn classification(paper: &Paper<'_>) -> Option<Fact<String>> {
    find(paper, |words| {
        let found = CLASSIFIED.captures(words)?.get(1)?;
        let mut value = found.as_str().to_lowercase();
        value[..1].make_ascii_uppercase();
        Some((value, found.start(), found.end()))
    })
}

static PAGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:page\s)?\d{1,4}\sof\s(\d{1,4})\b"));

/// The number of pages that the feet state.
pub(super) fn pages(paper: &Paper<'_>) -> Option<Fact<u32>> {
    paper.feet().find_map(|(index, foot)| {
        let found = PAGES.captures(&foot.text)?.get(1)?;
        let value = found.as_str().parse().ok()?;
        Some(paper.fact(value, Place::Furniture(index, Span::new(found.start(), found.end()))))
    })
}

/// Longest block of a title page in which a version or date counts, in bytes.
const LONGEST_STATEMENT: usize = 60;

/// Looks in the feet, then in the short blocks of the title page.
fn find(
    paper: &Paper<'_>,
    read: impl Fn(&str) -> Option<(String, usize, usize)>,
) -> Option<Fact<String>> {
    let in_foot = paper.feet().find_map(|(index, foot)| {
        let (value, start, end) = read(&foot.text)?;
        Some(paper.fact(value, Place::Furniture(index, Span::new(start, end))))
    });
    let is_statement = |block: &&Block| paper.words(block).len() <= LONGEST_STATEMENT;
    in_foot.or_else(|| {
        paper.head().filter(is_statement).find_map(|block| {
            let (value, start, end) = read(paper.words(block))?;
            Some(paper.fact(value, within(block, start, end)))
        })
    })
}
