//! Paragraphs of the clause in which the words stand: "paragraph (c)", "paragraphs (a) to (c) above",
//! "(b) below".

use std::sync::LazyLock;

use codicil_document::{BlockKind, Kind as DocumentKind};
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

/// "paragraph 2.5.2" in text that prints its numbers without the letter of the section.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)\b(?i:paragraphs?|sections?|clauses?)\ (?P<from>\d{1,3}(?:\.\d{1,3}[A-Z]?)+)(?P<labels>(?:\([a-z]{1,5}\))*)
        (?: \ to\ (?P<to>\d{1,3}(?:\.\d{1,3}[A-Z]?)+)\b )?",
    )
    .expect("tested")
});

/// The numbered paragraphs of the section of the code around the words.
pub(super) fn numbered(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let kind = context.document.metadata.kind();
    let in_clause = words.block.is_some_and(|block| block.clause.is_some())
        || matches!(kind, DocumentKind::LegalText | DocumentKind::Code);
    let section = words.index.filter(|_| in_clause).and_then(|index| context.section_over(index));
    let Some(section) = section else { return Vec::new() };
    NUMBERED.captures_iter(words.text).filter_map(|it| in_section(context, section, &it)).collect()
}

fn in_section(
    context: &Context<'_>,
    section: &Address,
    captures: &regex::Captures<'_>,
) -> Option<Found> {
    let whole = captures.get(0)?;
    let address = |number: &str, labels: &str| {
        let parsed: Address = format!("A{number}{labels}").parse().ok()?;
        let (numbers, paragraphs) = (parsed.numbers, parsed.paragraphs);
        Some(Address { numbers, paragraphs, ..section.clone() })
    };
    let from = address(captures.name("from")?.as_str(), captures.name("labels")?.as_str())?;
    let code = context.profile.prefix.clone();
    let (kind, target) = match captures.name("to") {
        Some(to) => (Kind::Range, Target::Range { code, from, to: address(to.as_str(), "")? }),
        None if from.paragraphs.is_empty() => (Kind::Clause, Target::provision(&code, from)),
        None => (Kind::Subclause, Target::provision(&code, from)),
    };
    let (start, end) = (whole.start(), whole.end());
    Some(Found { start, end, kind, targets: vec![target], malformed: None })
}

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
    use codicil_document::{Block, BlockKind, Clause, Document, Fact, Kind};
    use codicil_profile::{builtin, of_alias};
    use codicil_text::Span;

    use super::{find, numbered};
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

    /// A block of the third clause.
    fn block() -> Block {
        Block {
            kind: BlockKind::ListItem,
            span: Span::new(0, 0),
            page: 1,
            label: None,
            heading: None,
            clause: Some(2),
            deleted: false,
        }
    }

    /// The targets in words of F2.4(b), in a clause with the paragraphs (a), (b)(i), (b)(ii), (c).
    fn read(text: &str) -> Vec<String> {
        let paths = ["F2.4", "F2.4(a)", "F2.4(b)", "F2.4(b)(i)", "F2.4(b)(ii)", "F2.4(c)"];
        let document =
            Document { clauses: paths.map(clause).into_iter().collect(), ..Document::default() };
        let block = block();
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
    fn numbers_alone_are_of_the_section_whose_title_stands_above() {
        let lines = [
            "TPD Section G: Supply Points",
            "subject to paragraphs 1.6.4 to 1.6.6, and paragraph 2.1(a)",
        ];
        let mut document = Document { text: lines.join("\n"), ..Document::default() };
        document.metadata.kind =
            Some(Fact { value: Kind::LegalText, span: None, source: None, confidence: None });
        let end = lines[0].len();
        document.blocks = [Span::new(0, end), Span::new(end + 1, document.text.len())]
            .map(|span| Block { span, clause: None, kind: BlockKind::Paragraph, ..block() })
            .into();
        let read = |code: &str| -> Vec<String> {
            let context = Context::new(&document, of_alias(code).expect(code));
            let block = Some(&document.blocks[1]);
            let words = Words { text: lines[1], block, index: Some(1) };
            let targets = numbered(&context, &words).into_iter().flat_map(|found| found.targets);
            targets.map(|target| target.to_string()).collect()
        };
        assert_eq!(read("UNC"), ["UNC:TPD G1.6.4..UNC:TPD G1.6.6", "UNC:TPD G2.1(a)"]);
        // A code without the document "TPD" has no such title.
        assert_eq!(read("SEC"), Vec::<String>::new());
    }

    #[test]
    fn a_label_alone_is_no_reference() {
        assert_eq!(read("(a) keep a register; (b) burn it"), Vec::<String>::new());
        assert_eq!(read("sub-paragraph (iv)"), Vec::<String>::new());
    }
}
