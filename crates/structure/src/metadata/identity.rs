//! Which modification a paper is about, its title, its attachments and its own label as one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use codicil_document::{Block, BlockKind, Fact, Kind};
use codicil_text::Span;
use regex::Regex;

use super::{Paper, Place, within};
use crate::numbers::normal;
use crate::shapes::{is_title_like, pattern};

/// The modification: from the titles, the feet, the first sentences.
pub(super) fn modification(paper: &Paper<'_>, kind: Option<Kind>) -> Option<Fact<String>> {
    if matches!(kind, None | Some(Kind::Other)) && is_about_several(paper) {
        return None;
    }
    let own = |words: &str| paper.numbers.find_own(words).map(|found| found.range());
    let any = |words: &str| paper.numbers.find(words).map(|found| found.range());
    let stated = titled(paper, own).or_else(|| titled(paper, any));
    // A code mentions modifications without being about one.
    if kind == Some(Kind::Code) {
        return stated;
    }
    stated.or_else(|| paper.head().find_map(|block| numbered(paper, block, own)))
}

/// True for a paper such as the minutes of a meeting, that names several modifications and none of
/// them far more often than the others: it is about none of them alone.
fn is_about_several(paper: &Paper<'_>) -> bool {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for block in paper.blocks() {
        if let Some(found) = paper.numbers.find(paper.words(block)) {
            *counts.entry(normal(found.as_str())).or_default() += 1;
        }
    }
    let mut counts: Vec<usize> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    matches!(counts.as_slice(), [first, second, ..] if *first < 3 * second)
}

/// The number in the titles and feet.
fn titled(paper: &Paper<'_>, find: impl Fn(&str) -> Option<Range<usize>>) -> Option<Fact<String>> {
    let in_foot = || {
        paper.feet().find_map(|(index, foot)| {
            let found = find(&foot.text)?;
            let place = Place::Furniture(index, Span::new(found.start, found.end));
            Some(paper.fact(normal(&foot.text[found]), place))
        })
    };
    paper.titles().find_map(|block| numbered(paper, block, &find)).or_else(in_foot)
}

fn numbered(
    paper: &Paper<'_>,
    block: &Block,
    find: impl Fn(&str) -> Option<Range<usize>>,
) -> Option<Fact<String>> {
    let words = paper.words(block);
    let found = find(words)?;
    let place = within(block, found.start, found.end);
    Some(paper.fact(normal(&words[found]), place))
}

static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s?[‘“']([^‘“”]+?)[’”'](?:[\s.,;)]|$)"));

/// The title: behind the number in a title, below it, or in quotation marks behind the number.
pub(super) fn title(paper: &Paper<'_>, number: Option<&str>) -> Option<Fact<String>> {
    let number = number?;
    let titled = paper.titles().find_map(|block| {
        let words = paper.words(block);
        let found = paper.numbers.find(words).filter(|found| normal(found.as_str()) == number)?;
        title_behind(paper, block, found.end()).or_else(|| title_below(paper, block))
    });
    let quoted = || paper.blocks().find_map(|block| quoted_title(paper, block, number));
    let Some(titled) = titled else { return quoted() };
    // A title in a narrow column may be cut; in quotation marks it is whole.
    let whole = quoted().filter(|quoted| {
        quoted.value.len() > titled.value.len() && quoted.value.starts_with(&titled.value)
    });
    Some(whole.unwrap_or(titled))
}

fn title_behind(paper: &Paper<'_>, block: &Block, from: usize) -> Option<Fact<String>> {
    let words = paper.words(block);
    let title = words.get(from..)?.trim_start_matches([':', ' ', '–', '-', '—', '‘', '“']);
    let start = words.len() - title.len();
    let title = title.trim_end_matches(['’', '”', ' ']);
    let is_stage = title.starts_with(|c: char| c.is_ascii_digit());
    let is_title = title.len() >= 8 && !names_paper(title) && !is_stage;
    is_title.then(|| paper.fact(title.to_owned(), within(block, start, start + title.len())))
}

fn title_below(paper: &Paper<'_>, block: &Block) -> Option<Fact<String>> {
    let below = paper.document.blocks.iter().find(|next| next.span.start > block.span.start)?;
    let words = paper.words(below);
    let is_title = is_title_like(words) && words.len() >= 8 && !names_paper(words);
    let is_free = matches!(below.kind, BlockKind::Heading | BlockKind::Paragraph);
    (is_title && is_free).then(|| paper.fact(words.to_owned(), Place::Text(below.span)))
}

/// Whether the words name a kind of paper or one of its standing parts rather than a subject.
fn names_paper(words: &str) -> bool {
    let ends = ["report", "form", "consultation", "legal text", "responses", "proposal", "summary"];
    let small = words.to_lowercase();
    ends.iter().any(|end| small.ends_with(end)) && words.split_whitespace().count() <= 5
        || small.starts_with("about this")
}

fn quoted_title(paper: &Paper<'_>, block: &Block, number: &str) -> Option<Fact<String>> {
    let words = paper.words(block);
    let found = paper.numbers.find_own(words).filter(|found| normal(found.as_str()) == number)?;
    let quoted = QUOTED.captures(&words[found.end()..])?.get(1)?;
    if !(8..=180).contains(&quoted.len()) {
        return None;
    }
    let start = found.end() + quoted.start();
    Some(paper.fact(quoted.as_str().to_owned(), within(block, start, start + quoted.len())))
}

static HAS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:has|have|are|is) (?:\w+ )?(?:attachments?|appendices|appendix|annexe?s?)\b")
});
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:•\s)?(Attachment|Appendix|Annex)(?:s|es)? ([A-Z0-9])((?:(?:, | and | & )[A-Z0-9])*)\b",
    )
});

/// The attachments that a list announced by "has four attachments" names.
pub(super) fn attachments(paper: &Paper<'_>) -> Vec<Fact<String>> {
    let mut blocks = paper.blocks().skip_while(|block| !HAS.is_match(paper.words(block)));
    let Some(_announced) = blocks.next() else { return Vec::new() };
    let mut found = Vec::new();
    for block in blocks.take_while(|block| block.kind == BlockKind::ListItem) {
        let Some(listed) = LISTED.captures(paper.words(block)) else { continue };
        let (Some(whole), Some(noun), Some(first)) = (listed.get(0), listed.get(1), listed.get(2))
        else {
            continue;
        };
        let place = within(block, noun.start(), whole.end());
        let more = listed.get(3).map_or("", |more| more.as_str());
        let letters = first
            .as_str()
            .chars()
            .chain(more.chars().filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
        found
            .extend(letters.map(|letter| paper.fact(format!("{} {letter}", noun.as_str()), place)));
    }
    found
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:Attachment|Annex) [A-Z0-9]\b"));

/// The paper's own label as an attachment, from its titles and feet.
pub(super) fn attachment_label(paper: &Paper<'_>) -> Option<Fact<String>> {
    let titled = paper.titles().find_map(|block| {
        let found = LABEL.find(paper.words(block))?;
        Some(paper.fact(found.as_str().to_owned(), within(block, found.start(), found.end())))
    });
    titled.or_else(|| {
        paper.feet().find_map(|(index, foot)| {
            let found = LABEL.find(&foot.text)?;
            let place = Place::Furniture(index, Span::new(found.start(), found.end()));
            Some(paper.fact(found.as_str().to_owned(), place))
        })
    })
}
