//! Paragraphs of the clause in which the words stand: "paragraph (c)", "paragraphs (a) to (c) above".

use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_profile::Address;
use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?i:paragraph|sub-paragraph)s? \((?P<first>[a-z]{1,2})\)(?P<rest>(?:(?:, | and | or |, and )\([a-z]{1,2}\))*)(?: to \((?P<last>[a-z]{1,2})\))?")
        .expect("tested")
});

static LABEL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\(([a-z]{1,2})\)").expect("tested"));

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let Some(clause) = enclosing(context, words) else { return Vec::new() };
    PARAGRAPH
        .captures_iter(words.text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let part = |label: &str| {
                let mut address = clause.clone();
                address.paragraphs.push(label.to_owned());
                address
            };
            let code = &context.profile.prefix;
            let first = part(captures.name("first")?.as_str());
            let (kind, targets) = match captures.name("last") {
                Some(last) => (
                    Kind::Range,
                    vec![Target::Range {
                        code: code.clone(),
                        from: first,
                        to: part(last.as_str()),
                    }],
                ),
                None => {
                    let rest = LABEL
                        .captures_iter(captures.name("rest")?.as_str())
                        .map(|label| part(&label[1]))
                        .collect::<Vec<_>>();
                    let kind = if rest.is_empty() { Kind::Subclause } else { Kind::List };
                    let all = std::iter::once(first).chain(rest);
                    (kind, all.map(|address| Target::provision(code, address)).collect())
                }
            };
            Some(Found { start: whole.start(), end: whole.end(), kind, targets, malformed: None })
        })
        .collect()
}

/// The clause in which the words stand, without its paragraphs.
fn enclosing(context: &Context<'_>, words: &Words<'_>) -> Option<Address> {
    if words.are(BlockKind::Footnote) {
        return None;
    }
    let path = context.document.clause_path(words.block?)?;
    let mut address: Address = path.parse().ok()?;
    address.paragraphs.clear();
    Some(address)
}
