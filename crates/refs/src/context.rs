//! What a form may know beside the words it looks at.

use std::collections::BTreeSet;

use codicil_document::{Block, BlockKind, Document};
use codicil_profile::{Address, Profile};
use regex::Regex;

use crate::forms::versions;
use crate::{Kind, Target};

/// What the forms of one document share.
pub(crate) struct Context<'a> {
    pub document: &'a Document,
    pub profile: &'a Profile,
    /// Numbers of the document's own headings: "4", "Appendix 2".
    pub headings: BTreeSet<&'a str>,
    /// Addresses of the clauses whose text stands in the document.
    pub clauses: BTreeSet<&'a str>,
    /// Titles such as "Section K", by their block, where the code's text prints numbers only.
    sections: Vec<(usize, Address)>,
    /// The pattern of the code's versions, made once; its first group is the number.
    pub version: Option<Regex>,
}

/// Where the words stand.
pub(crate) struct Words<'a> {
    /// The repaired words of one block, or of one running head.
    pub text: &'a str,
    /// The block; `None` for a running head.
    pub block: Option<&'a Block>,
    /// The block's place in the document.
    pub index: Option<usize>,
}

impl Words<'_> {
    /// True where the words are of that kind of block.
    pub fn are(&self, kind: BlockKind) -> bool {
        self.block.is_some_and(|block| block.kind == kind)
    }
}

/// A reference in some words; offsets are bytes of those words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    pub targets: Vec<Target>,
    /// Set where the form is malformed: what is odd about it.
    pub malformed: Option<String>,
}

impl Found {
    /// A well-formed reference to one named thing.
    pub fn named(range: std::ops::Range<usize>, kind: Kind, name: impl Into<String>) -> Self {
        let targets = vec![Target::Named(name.into())];
        Self { start: range.start, end: range.end, kind, targets, malformed: None }
    }
}

impl<'a> Context<'a> {
    /// Gathers what the forms need.
    pub fn new(document: &'a Document, profile: &'a Profile) -> Self {
        Self {
            document,
            profile,
            headings: document
                .headings
                .iter()
                .filter_map(|heading| heading.number.as_deref())
                .collect(),
            clauses: document.clauses.iter().map(|clause| clause.path.as_str()).collect(),
            sections: titles(document, profile),
            version: versions::pattern(profile),
        }
    }

    /// The section of the code whose title stands over a block.
    pub fn section_over(&self, block: usize) -> Option<&Address> {
        let after = self.sections.partition_point(|(title, _)| *title <= block);
        self.sections[..after].last().map(|(_, section)| section)
    }

    /// The document's modification, where it states one.
    pub fn modification(&self) -> Option<&str> {
        self.document.metadata.modification.as_ref().map(|fact| fact.value.as_str())
    }
}

/// The longest line that is a title, in bytes.
const TITLE: usize = 90;

/// Lines such as "BSC Section K: Classification", "TPD Section G – Supply Points".
fn titles(document: &Document, profile: &Profile) -> Vec<(usize, Address)> {
    if profile.clauses.sections.is_empty() {
        return Vec::new();
    }
    let blocks = document.blocks.iter().enumerate();
    blocks
        .filter(|(_, block)| block.span.len() <= TITLE && block.clause.is_none())
        .filter_map(|(index, block)| Some((index, title(document.words(block.span), profile)?)))
        .collect()
}

/// The section that a title names: the letter after the word, with the document before it.
fn title(line: &str, profile: &Profile) -> Option<Address> {
    let mut words = line.split_whitespace().peekable();
    if words.peek().is_some_and(|word| profile.aliases.iter().any(|alias| alias == word)) {
        words.next();
    }
    let is_document = |word: &&str| profile.clauses.documents.iter().any(|name| name == word);
    let document = words.next_if(is_document).unwrap_or_default();
    words.next_if(|word| word.eq_ignore_ascii_case("section"))?;
    let letter = words.next()?.trim_end_matches([':', '–', '-', '.']);
    let mut section: Address = letter.parse().ok()?;
    let plain = section.numbers.is_empty() && profile.fits(&section);
    // A sentence goes on in small letters: "Section K sets out".
    let title = words.next().is_none_or(|word| !word.starts_with(char::is_lowercase));
    section.document = document.to_owned();
    (plain && title).then_some(section)
}
