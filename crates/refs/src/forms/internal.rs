//! The document's own parts: "Section 4 below", "see Section 6", and its table of contents.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?i:section|chapter|part)s? (?P<number>\d{1,2}(?:\.\d{1,2})*)\b(?: (?:above|below))?",
    )
    .expect("tested")
});

static CONTENTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?|(?P<word>Appendix|Annex|Attachment) (?P<label>[A-Z]|\d{1,2})\b)")
        .expect("tested")
});

/// The kind and the target of a numbered part of the document itself: "3", "Appendix 2".
pub(crate) fn own_part(number: &str) -> Option<(Kind, Target)> {
    let first = number.chars().next()?;
    if first.is_ascii_digit() {
        return Some((Kind::Internal, Target::Named(format!("#{}", number.trim_end_matches('.')))));
    }
    let named = ["Appendix ", "Annex ", "Attachment "].iter().any(|word| number.starts_with(word));
    named.then(|| (Kind::Attachment, Target::Named(number.to_owned())))
}

/// Mentions of numbered sections that the document has.
pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    if words.are(BlockKind::Heading) {
        return Vec::new();
    }
    PART.captures_iter(words.text)
        .filter_map(|captures| {
            let number = captures.name("number")?.as_str();
            let whole = captures.get(0)?.range();
            let known = context.headings.contains(number);
            known.then(|| Found::named(whole, Kind::Internal, format!("#{number}")))
        })
        .collect()
}

/// Lines of the table of contents: each points at a part.
pub(super) fn contents(_: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    if !words.are(BlockKind::Contents) {
        return Vec::new();
    }
    let Some(captures) = CONTENTS.captures(words.text) else { return Vec::new() };
    let part = match (captures.name("number"), captures.name("word"), captures.name("label")) {
        (Some(number), _, _) => own_part(number.as_str()),
        (None, Some(word), Some(label)) => {
            own_part(&format!("{} {}", word.as_str(), label.as_str()))
        }
        _ => None,
    };
    let end = words.text.len();
    part.map(|(kind, target)| Found { start: 0, end, kind, targets: vec![target], malformed: None })
        .into_iter()
        .collect()
}
