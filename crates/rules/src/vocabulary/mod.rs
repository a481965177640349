//! The words that rules may use: roles, facts, counts and outcomes, with their bounds, their other
//! names, and the parties that cannot be.

mod inputs;
mod read;

pub(crate) use read::is_name;

use crate::expression::{Meaning, Names};
use crate::{Condition, Party, Quantity};

pub use inputs::{Described, Input, Inputs};

/// The words of a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Outcomes, the most onerous first.
    pub outcomes: Vec<Outcome>,
    /// Roles; a party may have several at once.
    pub roles: Vec<Role>,
    /// Facts that are no roles.
    pub facts: Vec<Fact>,
    /// Counts.
    pub counts: Vec<Count>,
    /// Other keys by which a party may be described.
    pub keys: Vec<Key>,
    /// How facts and counts follow from such keys, the first that applies counting.
    pub derived: Vec<Derived>,
    /// What holds of every party that can be.
    pub domain: Vec<Condition>,
}

/// What a rule may give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The short name, as rules write it.
    pub name: String,
    /// The full name, as papers write it.
    pub says: String,
    /// Other names that papers use, in lower case.
    pub synonyms: Vec<String>,
}

/// What a party may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The name in expressions.
    pub name: String,
    /// The name for people: "Supplier".
    pub label: String,
    /// The word with its article, for sentences: "a Supplier Party".
    pub says: String,
    /// Other names that papers use, in lower case.
    pub synonyms: Vec<String>,
}

/// What may hold of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name in expressions.
    pub name: String,
    /// For sentences, after "that": "uses a Shared Resource".
    pub says: String,
    /// Other names that papers use, in lower case.
    pub synonyms: Vec<String>,
    /// What is assumed where nothing is said; `None`: it is not known then.
    pub absent: Option<bool>,
}

/// What may be counted of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The name in expressions.
    pub name: String,
    /// What is counted, in the words of the papers.
    pub says: String,
    /// The unit for sentences, in the plural: "Domestic Premises".
    pub unit: String,
    /// Other names that papers use, in lower case.
    pub synonyms: Vec<String>,
    /// No party has more.
    pub max: i64,
    /// What is assumed where nothing is said; `None`: it is not known then.
    pub absent: Option<i64>,
    /// Where this holds, nothing is assumed.
    pub unknown_where: Option<Condition>,
}

/// Another key by which a party may be described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// The role or fact that it is another name for.
    pub sets: Option<String>,
    /// What it says, where rules do not turn on it.
    pub says: String,
}

/// How a fact or a count follows from other keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The fact or count.
    pub name: String,
    /// From what.
    pub from: Source,
    /// Only where all of these keys are given.
    pub needs: Vec<String>,
    /// Only where this holds of what is known already.
    pub when: Condition,
    /// What is assumed by that; a sentence, or empty.
    pub assumes: String,
}

/// What something follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A sum over keys that are all given; less than 0 is 0.
    Sum(Quantity),
    /// One or more of these keys are given.
    Given(Vec<String>),
    /// The sum of a key over the entries of a list that have one of the roles; any role where there are none.
    Each {
        /// The key of the list.
        list: String,
        /// The roles.
        roles: Vec<String>,
        /// What is summed.
        key: String,
        /// What is added to the sum; it must be known.
        plus: Option<String>,
    },
    /// A key is true in one or more entries of a list.
    AnyOf {
        /// The key of the list.
        list: String,
        /// The key in an entry.
        key: String,
    },
    /// No entry of a list has the role.
    NoneOf {
        /// The key of the list.
        list: String,
        /// The role.
        role: String,
    },
}

impl Vocabulary {
    /// The names that expressions may use.
    #[must_use]
    pub fn names(&self) -> Names {
        let mut names = Names::default();
        for fact in self.fact_names() {
            names.add(fact, Meaning::Fact);
        }
        for count in &self.counts {
            names.add(&count.name, Meaning::Count);
        }
        names
    }

    /// Roles, then the other facts, in the order written.
    pub fn fact_names(&self) -> impl Iterator<Item = &str> {
        let roles = self.roles.iter().map(|role| role.name.as_str());
        roles.chain(self.facts.iter().map(|fact| fact.name.as_str()))
    }

    /// A count by its name in expressions.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<&Count> {
        self.counts.iter().find(|count| count.name == name)
    }

    /// A count by its name, its unit or a synonym, whatever its letters' case; the number of a footnote
    /// may stick to the words.
    #[must_use]
    pub fn count_of_words(&self, words: &str) -> Option<&Count> {
        let words = plain(words.trim_end_matches(|c: char| c.is_ascii_digit()));
        self.counts.iter().find(|count| {
            plain(&count.name) == words
                || plain(&count.unit) == words
                || count.synonyms.iter().any(|synonym| plain(synonym) == words)
        })
    }

    /// An outcome by its short or full name or a synonym, whatever its letters' case.
    #[must_use]
    pub fn outcome(&self, words: &str) -> Option<&Outcome> {
        let words = plain(words);
        self.outcomes.iter().find(|outcome| {
            plain(&outcome.name) == words
                || plain(&outcome.says) == words
                || outcome.synonyms.iter().any(|synonym| plain(synonym) == words)
        })
    }

    /// A role by its name, label or a synonym, whatever its letters' case.
    #[must_use]
    pub fn role(&self, words: &str) -> Option<&Role> {
        let words = plain(words);
        self.roles.iter().find(|role| {
            plain(&role.name) == words
                || plain(&role.label) == words
                || plain(&role.says) == words
                || role.synonyms.iter().any(|synonym| plain(synonym) == words)
        })
    }

    /// How onerous an outcome is: 0 is the most.
    #[must_use]
    pub fn rank(&self, outcome: &str) -> Option<usize> {
        self.outcomes.iter().position(|known| known.name == outcome)
    }

    /// Whether such a party can be: bounds and everything that holds of every party.
    #[must_use]
    pub fn can_be(&self, party: &Party) -> bool {
        let bounded =
            self.counts.iter().all(|count| (0..=count.max).contains(&party.count(&count.name)));
        bounded && self.domain.iter().all(|condition| party.satisfies(condition))
    }
}

/// Lower case, one space between words, hyphens as spaces.
fn plain(words: &str) -> String {
    let words = words.replace(['-', '‑', '_'], " ").to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
