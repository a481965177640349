//! What a form may know beside the words it looks at.

use std::collections::BTreeSet;

use codicil_document::{Block, BlockKind, Document};
use codicil_profile::Profile;
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
            version: versions::pattern(profile),
        }
    }

    /// The document's modification, where it states one.
    pub fn modification(&self) -> Option<&str> {
        self.document.metadata.modification.as_ref().map(|fact| fact.value.as_str())
    }
}
