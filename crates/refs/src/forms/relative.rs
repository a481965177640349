//! Paragraphs of the clause in which the words stand: "paragraph (c)", "paragraphs (a) to (c) above",
//! "(b) below".

use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_profile::Address;
use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        (?: \b(?i:(?:sub-)?paragraphs?|limbs?)\  )?
        (?P<first> (?:\([a-z]{1,5}\))+ )
        (?P<rest> (?: (?:,\ and|,|\ and|\ or)\ (?:\([a-z]{1,5}\))+ )* )
        (?: \ to\ (?P<last> (?:\([a-z]{1,5}\))+ ) )?
        (?P<side> \ (?:above|below)\b )?",
    )
    .expect("tested")
});

static LABELS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u)(?:\([a-z]{1,5}\))+").expect("tested"));

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let Some(enclosing) = enclosing(context, words) else { return Vec::new() };
    PARAGRAPH.captures_iter(words.text).filter_map(|it| found(context, &enclosing, &it)).collect()
}

fn found(
    context: &Context<'_>,
    enclosing: &Address,
    captures: &regex::Captures<'_>,
) -> Option<Found> {
    let (whole, first) = (captures.get(0)?, captures.name("first")?);
    // A label alone is a list's; it needs a word before it or "above" after it.
    if whole.start() == first.start() && captures.name("side").is_none() {
        return None;
    }
    let code = &context.profile.prefix;
    let first = resolve(context, enclosing, first.as_str())?;
    let (kind, targets) = match captures.name("last") {
        Some(last) => {
            let to = resolve(context, enclosing, last.as_str())?;
            (Kind::Range, vec![Target::Range { code: code.clone(), from: first, to }])
        }
        None => {
            let mut all = vec![first];
            for labels in LABELS.find_iter(captures.name("rest")?.as_str()) {
                all.push(resolve(context, enclosing, labels.as_str())?);
            }
            let kind = if all.len() == 1 { Kind::Subclause } else { Kind::List };
            (kind, all.into_iter().map(|address| Target::provision(code, address)).collect())
        }
    };
    Some(Found { start: whole.start(), end: whole.end(), kind, targets, malformed: None })
}

/// The paragraph that labels name inside a clause: of those that the document has, the nearest
/// around the words; a first letter otherwise belongs to the clause itself.
fn resolve(context: &Context<'_>, enclosing: &Address, labels: &str) -> Option<Address> {
    let labels: Vec<&str> = labels.trim_matches(['(', ')']).split(")(").collect();
    let depth = enclosing.paragraphs.len();
    let at = |depth: usize| {
        let mut address = enclosing.clone();
        address.paragraphs.truncate(depth);
        address.paragraphs.extend(labels.iter().map(|label| (*label).to_owned()));
        address
    };
    let known = |address: &Address| context.clauses.contains(address.to_string().as_str());
    let letter = labels[0].len() <= 2 && !labels[0].contains(['i', 'v', 'x']);
    (0..=depth).rev().map(at).find(known).or_else(|| letter.then(|| at(0)))
}

/// The clause and paragraph in which the words stand.
fn enclosing(context: &Context<'_>, words: &Words<'_>) -> Option<Address> {
    if words.are(BlockKind::Footnote) {
        return None;
    }
    context.document.clause_path(words.block?)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use codicil_document::{Block, BlockKind, Clause, Document};
    use codicil_profile::builtin;
    use codicil_text::Span;

    use super::find;
    use crate::context::{Context, Words};

    fn clause(path: &str) -> Clause {
        let span = Span::new(0, 0);
        Clause {
            path: path.to_owned(),
            label: span,
            span,
            extent: span,
            parent: None,
            heading: None,
            page: 1,
            deleted: false,
            quoted: false,
        }
    }

    /// The targets in words of F2.4(b), in a clause with the paragraphs (a), (b)(i), (b)(ii), (c).
    fn read(text: &str) -> Vec<String> {
        let paths = ["F2.4", "F2.4(a)", "F2.4(b)", "F2.4(b)(i)", "F2.4(b)(ii)", "F2.4(c)"];
        let document =
            Document { clauses: paths.map(clause).into_iter().collect(), ..Document::default() };
        let block = Block {
            kind: BlockKind::ListItem,
            span: Span::new(0, 0),
            page: 1,
            label: None,
            heading: None,
            clause: Some(2),
            deleted: false,
        };
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: Some(&block), index: Some(0) };
        let targets = find(&context, &words).into_iter().flat_map(|found| found.targets);
        targets.map(|target| target.to_string()).collect()
    }

    #[test]
    fn labels_are_those_of_the_clause_around() {
        assert_eq!(read("subject to paragraph (a) above,"), ["SEC:F2.4(a)"]);
        assert_eq!(read("where paragraph (b)(ii) applies"), ["SEC:F2.4(b)(ii)"]);
        assert_eq!(read("under sub-paragraph (i)"), ["SEC:F2.4(b)(i)"]);
        assert_eq!(read("see (a) and (c) above"), ["SEC:F2.4(a)", "SEC:F2.4(c)"]);
        assert_eq!(read("paragraphs (a) to (c) below"), ["SEC:F2.4(a)..SEC:F2.4(c)"]);
        assert_eq!(read("paragraph (h)"), ["SEC:F2.4(h)"]);
    }

    #[test]
    fn a_label_alone_is_no_reference() {
        assert_eq!(read("(a) keep a register; (b) burn it"), Vec::<String>::new());
        assert_eq!(read("sub-paragraph (iv)"), Vec::<String>::new());
    }
}
