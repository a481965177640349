//! The document's own parts: "Section 4 below", "see Section 6", and its table of contents.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        \b(?i:section|chapter|part)s?\  (?P<list> \d{1,2}(?:\.\d{1,2})*\b
            (?: (?:,\ and\ |,\ |\ and\ |\ or\ |\ to\ |-) \d{1,2}(?:\.\d{1,2})*\b )* )
        (?: \ (?:above|below)\b )?",
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
    if words.are(BlockKind::Heading) || context.headings.is_empty() {
        return Vec::new();
    }
    PART.captures_iter(words.text)
        .filter_map(|captures| {
            let (whole, list) = (captures.get(0)?.range(), captures.name("list")?.as_str());
            let targets: Vec<Target> = numbers(list)
                .into_iter()
                .filter(|number| context.headings.contains(number.as_str()))
                .map(|number| Target::Named(format!("#{number}")))
                .collect();
            let (start, end) = (whole.start, whole.end);
            let found = Found { start, end, kind: Kind::Internal, targets, malformed: None };
            (!found.targets.is_empty()).then_some(found)
        })
        .collect()
}

/// The numbers of a list; a range of whole numbers gives all between its ends.
fn numbers(list: &str) -> Vec<String> {
    let mut numbers: Vec<String> = Vec::new();
    let mut range = false;
    for word in list.split([' ', ',']).flat_map(|word| word.split_inclusive('-')) {
        let number = word.trim_end_matches('-');
        if number.starts_with(|c: char| c.is_ascii_digit()) {
            let ends = numbers.last().map(|last| (last.parse::<u8>(), number.parse::<u8>()));
            if let Some((Ok(first), Ok(last))) = ends.filter(|_| range) {
                numbers.extend((first.saturating_add(1)..last).map(|between| between.to_string()));
            }
            numbers.push(number.to_owned());
        }
        range = word == "to" || word.ends_with('-') || range && number.is_empty();
    }
    numbers
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

#[cfg(test)]
mod tests {
    use codicil_document::{Document, Heading};
    use codicil_profile::builtin;
    use codicil_text::Span;

    use super::find;
    use crate::context::{Context, Words};

    /// The targets in a paper with the headings 1 to 5 and 5.1.
    fn read(text: &str) -> Vec<String> {
        let heading = |number: &str| Heading {
            span: Span::new(0, 0),
            level: 1,
            number: Some(number.to_owned()),
            title: String::new(),
            page: 1,
            block: 0,
        };
        let headings = ["1", "2", "3", "4", "5", "5.1"].map(heading).into_iter().collect();
        let document = Document { headings, ..Document::default() };
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: None, index: None };
        let targets = find(&context, &words).into_iter().flat_map(|found| found.targets);
        targets.map(|target| target.to_string()).collect()
    }

    #[test]
    fn parts_of_the_paper_alone_in_lists_and_in_ranges() {
        assert_eq!(read("see Section 4 below, and section 5.1"), ["#4", "#5.1"]);
        assert_eq!(read("Sections 2 and 3 say"), ["#2", "#3"]);
        assert_eq!(read("in Sections 2 to 4"), ["#2", "#3", "#4"]);
    }

    #[test]
    fn parts_that_the_paper_has_not_are_none() {
        assert_eq!(read("Section 12 and Section 89 of an Act; 3 sections"), Vec::<String>::new());
    }
}
