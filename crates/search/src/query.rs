//! What a query means, before anything is looked up.

use codicil_profile::Address;
use codicil_refs::Role;

use crate::words::{Word, words};

/// A query, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query {
    /// What is asked for.
    pub node: Node,
    /// A sentence where the query could not be taken as typed.
    pub warning: Option<String>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// Parts that stand side by side.
    All(Vec<Node>),
    /// Alternatives.
    Any(Vec<Node>),
    /// Must not be there.
    Not(Box<Node>),
    /// One thing.
    Leaf(Leaf),
}

/// One thing that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Leaf {
    /// Every passage.
    Everything,
    /// An ordinary word, which ranks.
    Word(Term),
    /// An ordinary word that must be there.
    RequiredWord(Term),
    /// Words that begin so.
    Prefix(String),
    /// A number, as one word; with its sign where one was typed.
    Number(String),
    /// Quoted words.
    Phrase(Vec<QuotedWord>),
    /// Words and their like.
    Fuzzy(Vec<String>),
    /// Provisions of a code.
    Clause(Box<ClauseQuery>),
    /// A modification by its number.
    Modification(String),
    /// An objective by its letter, in small letters.
    Objective(String),
}

/// An ordinary word; several in a row where hyphens join them, or where they spell out an acronym.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Term {
    /// As typed, in lower case.
    pub words: Vec<String>,
    /// What says the same: what an acronym stands for, or the acronym.
    pub also: Vec<Vec<String>>,
}

impl Term {
    /// The words, which nothing else stands for.
    pub fn new(words: Vec<String>) -> Self {
        Self { words, also: Vec::new() }
    }

    /// As typed and otherwise.
    pub fn forms(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.words).chain(&self.also)
    }

    /// True where each word is one that every text has.
    pub fn is_small(&self) -> bool {
        self.words.iter().all(|word| words(word).iter().all(Word::is_stop))
    }

    /// True for names such as "SMETS1".
    pub fn is_identifier(&self) -> bool {
        self.words.iter().any(|word| words(word).iter().any(Word::is_identifier))
    }
}

/// A word in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QuotedWord {
    /// In lower case.
    pub exact: String,
    /// Its stem.
    pub stem: String,
    /// True where it was typed with a capital, which is kept.
    pub capital: bool,
}

/// A question about provisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClauseQuery {
    /// Prefix of the code, where one was typed.
    pub code: Option<String>,
    /// Which provisions.
    pub which: Which,
    /// What the passage must do to them.
    pub deed: Deed,
    /// Where an ordinary word or number may be meant: that word.
    pub or_word: Option<String>,
}

/// Which provisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// One.
    One(Address),
    /// Those of a range.
    Range(Address, Address),
    /// Those whose address begins so: "G8.4".
    Beginning(String),
}

/// What a passage does to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Anything.
    Any,
    /// Cite it.
    Cite,
    /// Announce or instruct a change to it.
    Amend,
}

impl Deed {
    /// True where a reference of this role does it.
    pub fn is(self, role: Role) -> bool {
        match self {
            Deed::Any => true,
            Deed::Cite => role != Role::Definition,
            Deed::Amend => role == Role::AmendmentTarget,
        }
    }
}

/// How directly words reach a provision; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// They name it.
    Direct,
    /// They name a range in which it lies.
    Range,
    /// They name a part of it.
    Part,
    /// They name what contains it.
    Contains,
}

impl ClauseQuery {
    /// How a reference to `from`, or to the range `from` to `to`, reaches what is asked for.
    pub fn reach(&self, code: &str, from: &Address, to: Option<&Address>) -> Option<Reach> {
        if self.code.as_ref().is_some_and(|wanted| wanted != code) {
            return None;
        }
        match (&self.which, to) {
            (Which::One(wanted), None) => reach_one(wanted, from),
            (Which::One(wanted), Some(to)) => reach_range(wanted, from, to),
            (Which::Range(first, last), None) => {
                if from.is_between(first, last) {
                    return Some(Reach::Direct);
                }
                reach_one(first, from).filter(|reach| *reach == Reach::Contains)
            }
            (Which::Range(first, last), Some(to)) => {
                let overlap = first.is_between(from, to) || from.is_between(first, last);
                let of_groups = from.numbers.len() < first.numbers.len();
                overlap.then_some(if of_groups { Reach::Contains } else { Reach::Range })
            }
            (Which::Beginning(beginning), _) => {
                let begins =
                    |address: &Address| address.to_string().starts_with(beginning.as_str());
                match to {
                    None => begins(from).then_some(Reach::Direct),
                    Some(to) => (begins(from) || begins(to)).then_some(Reach::Range),
                }
            }
        }
    }
}

fn reach_one(wanted: &Address, named: &Address) -> Option<Reach> {
    if wanted == named {
        return Some(Reach::Direct);
    }
    if named.is_inside(wanted) {
        return Some(Reach::Part);
    }
    // A whole section holds every clause of it: naming it says nothing about one of them.
    (!named.numbers.is_empty() && wanted.is_inside(named)).then_some(Reach::Contains)
}

fn reach_range(wanted: &Address, from: &Address, to: &Address) -> Option<Reach> {
    if wanted.is_between(from, to) {
        // "Sections G3 to G6" names groups, not their clauses.
        let of_groups = from.numbers.len() < wanted.numbers.len();
        return Some(if of_groups { Reach::Contains } else { Reach::Range });
    }
    (from.is_inside(wanted) || to.is_inside(wanted)).then_some(Reach::Part)
}

impl Node {
    /// The things that are looked for, without those that must not be there.
    pub fn wanted(&self) -> Vec<&Leaf> {
        match self {
            Node::All(parts) | Node::Any(parts) => parts.iter().flat_map(Node::wanted).collect(),
            Node::Not(_) => Vec::new(),
            Node::Leaf(leaf) => vec![leaf],
        }
    }
}
