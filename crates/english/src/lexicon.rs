//! Which words of a code mean which names of a rule.

use codicil_rules::Vocabulary;
use serde::Deserialize;

use crate::pattern::{Pattern, PatternError};
use crate::tokens::Token;

/// The words of a code's clauses and the names that rules have for them. Read from a file; see
/// `corpus/english/`.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(crate) parties: Vec<Pattern>,
    pub(crate) actors: Vec<Pattern>,
    pub(crate) roles: Vec<Named>,
    pub(crate) facts: Vec<Named>,
    /// What follows a subject: "employs a Shared Resource".
    pub(crate) predicates: Vec<Named>,
    /// What follows a subject, or stands alone, and says that a fact does not hold.
    pub(crate) denials: Vec<Named>,
    pub(crate) counts: Vec<CountWords>,
    pub(crate) qualifiers: Vec<Pattern>,
    pub(crate) other_qualifiers: Vec<Pattern>,
    /// What may narrow down which other party is meant: "employing those Shared Resources".
    pub(crate) other_narrowing: Vec<Pattern>,
    pub(crate) holdings: Vec<Pattern>,
    pub(crate) outcomes: Vec<Named>,
    pub(crate) initial: Vec<Named>,
    pub(crate) undergo: Vec<Pattern>,
    pub(crate) open: Vec<Pattern>,
    aliases: Vec<(String, String)>,
}

/// A name and the words that mean it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub name: String,
    pub says: Vec<Pattern>,
}

/// A count: the nouns it counts, and the name of the same count for the other parties.
#[derive(Clone, Debug)]
pub(crate) struct CountWords {
    pub name: String,
    pub heads: Vec<Pattern>,
    /// The same count of other parties, by the words that say whose.
    pub others: Vec<Named>,
}

/// Why a lexicon cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// It is not the TOML that a lexicon has.
    #[error("the lexicon cannot be read: {0}")]
    Form(String),
    /// One of its patterns is not well formed.
    #[error(transparent)]
    Pattern(#[from] PatternError),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File {
    parties: Vec<String>,
    actors: Vec<String>,
    qualifiers: Vec<String>,
    other_qualifiers: Vec<String>,
    other_narrowing: Vec<String>,
    holdings: Vec<String>,
    undergo: Vec<String>,
    open: Vec<String>,
    role: Vec<Entry>,
    fact: Vec<Entry>,
    count: Vec<CountEntry>,
    outcome: Vec<Entry>,
    initial: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    does: Vec<String>,
    #[serde(default)]
    denies: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountEntry {
    name: String,
    heads: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    others: Vec<Entry>,
}

impl Lexicon {
    /// Reads a lexicon.
    ///
    /// # Errors
    ///
    /// Where the text is no TOML of that form, or a pattern is not well formed.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let file: File = toml::from_str(text).map_err(|e| LexiconError::Form(e.to_string()))?;
        let aliases = aliases(&file);
        Ok(Self {
            aliases,
            parties: patterns(&file.parties)?,
            actors: patterns(&file.actors)?,
            roles: named(&file.role, |entry| &entry.says)?,
            facts: named(&file.fact, |entry| &entry.says)?,
            predicates: named(&file.fact, |entry| &entry.does)?,
            denials: named(&file.fact, |entry| &entry.denies)?,
            counts: counts(&file.count)?,
            qualifiers: patterns(&file.qualifiers)?,
            other_qualifiers: patterns(&file.other_qualifiers)?,
            other_narrowing: patterns(&file.other_narrowing)?,
            holdings: patterns(&file.holdings)?,
            outcomes: named(&file.outcome, |entry| &entry.says)?,
            initial: named(&file.initial, |entry| &entry.says)?,
            undergo: patterns(&file.undergo)?,
            open: patterns(&file.open)?,
        })
    }

    /// The lexicon of the Smart Energy Code that Codicil ships, with the open texture of legal
    /// English at large.
    ///
    /// # Panics
    ///
    /// Never: a test reads the shipped files.
    #[must_use]
    pub fn sec() -> Self {
        let mut lexicon = Self::parse(include_str!("../../../corpus/english/sec.toml"))
            .expect("the shipped lexicon is well formed");
        let general = Self::parse(include_str!("../../../corpus/english/open-texture.toml"))
            .expect("the shipped list is well formed");
        lexicon.open.extend(general.open);
        lexicon
    }

    /// Adds what a vocabulary says of its names: how it words its facts, what its counts count, what its
    /// roles and outcomes are called. Its shorter names for the words of tables are left out, since in a
    /// clause "large supplier" says more than "supplier".
    #[must_use]
    pub fn with(mut self, vocabulary: &Vocabulary) -> Self {
        let literal = |words: &str| Pattern::literal(words).into_iter().collect::<Vec<_>>();
        for role in &vocabulary.roles {
            let says = role.says.trim_start_matches("an ").trim_start_matches("a ");
            self.roles.push(Named { name: role.name.clone(), says: literal(says) });
        }
        for fact in &vocabulary.facts {
            self.predicates.push(Named { name: fact.name.clone(), says: literal(&fact.says) });
            let says = fact.synonyms.iter().flat_map(|words| literal(words)).collect();
            self.facts.push(Named { name: fact.name.clone(), says });
        }
        for count in &vocabulary.counts {
            let heads = literal(&count.unit);
            self.counts.push(CountWords { name: count.name.clone(), heads, others: Vec::new() });
        }
        for outcome in &vocabulary.outcomes {
            self.outcomes.push(Named { name: outcome.name.clone(), says: literal(&outcome.says) });
        }
        self
    }

    /// Other names that rule files have for the same things, each with the name used here.
    #[must_use]
    pub fn aliases(&self) -> &[(String, String)] {
        &self.aliases
    }

    /// All names that a reading with this lexicon may give to facts, counts and outcomes.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let named = [&self.roles, &self.facts, &self.outcomes];
        let mut names: Vec<&str> =
            named.into_iter().flatten().map(|entry| entry.name.as_str()).collect();
        for count in &self.counts {
            names.push(&count.name);
            names.extend(count.others.iter().map(|other| other.name.as_str()));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// How many tokens a noun for a party takes: a general one ("User") or a role.
    pub(crate) fn party_noun(&self, input: &[Token]) -> Option<usize> {
        let general = self.longest(&self.parties, input);
        let role = self.role(input).map(|(_, taken)| taken);
        general.max(role)
    }

    /// The role that stands first, and how many tokens its noun takes.
    pub(crate) fn role(&self, input: &[Token]) -> Option<(&str, usize)> {
        self.named(&self.roles, input)
    }

    /// The entry with the longest match, and how many tokens that takes.
    pub(crate) fn named<'a>(
        &self,
        entries: &'a [Named],
        input: &[Token],
    ) -> Option<(&'a str, usize)> {
        let matched = entries
            .iter()
            .filter_map(|entry| Some((entry.name.as_str(), self.longest(&entry.says, input)?)));
        matched.reduce(|best, one| if one.1 > best.1 { one } else { best })
    }

    /// How many tokens the longest match of any of `patterns` takes.
    pub(crate) fn longest(&self, patterns: &[Pattern], input: &[Token]) -> Option<usize> {
        patterns.iter().filter_map(|pattern| pattern.longest(input, self)).max()
    }
}

fn aliases(file: &File) -> Vec<(String, String)> {
    let entries = [&file.role, &file.fact, &file.outcome].into_iter().flatten();
    let plain = entries.map(|entry| (&entry.name, &entry.also));
    let others = file.count.iter().flat_map(|count| &count.others);
    let counts = file.count.iter().map(|count| (&count.name, &count.also));
    let all = plain.chain(counts).chain(others.map(|entry| (&entry.name, &entry.also)));
    all.flat_map(|(name, also)| also.iter().map(|other| (other.clone(), name.clone()))).collect()
}

fn patterns(written: &[String]) -> Result<Vec<Pattern>, PatternError> {
    written.iter().map(|pattern| Pattern::parse(pattern)).collect()
}

fn named(entries: &[Entry], of: fn(&Entry) -> &Vec<String>) -> Result<Vec<Named>, PatternError> {
    let read = |entry: &Entry| Ok(Named { name: entry.name.clone(), says: patterns(of(entry))? });
    entries.iter().map(read).collect()
}

fn counts(entries: &[CountEntry]) -> Result<Vec<CountWords>, PatternError> {
    let read = |entry: &CountEntry| {
        Ok(CountWords {
            name: entry.name.clone(),
            heads: patterns(&entry.heads)?,
            others: named(&entry.others, |entry| &entry.says)?,
        })
    };
    entries.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::tokens::lex;

    #[test]
    fn the_shipped_lexicon_is_well_formed() {
        let lexicon = Lexicon::sec();
        assert!(lexicon.names().contains(&"domestic"));
        assert!(!lexicon.open.is_empty());
    }

    #[test]
    fn a_role_is_told_from_another_party() {
        let lexicon = Lexicon::sec();
        let role = |text: &str| lexicon.role(&lex(text, 0)).map(|(name, _)| name.to_owned());
        assert_eq!(role("Other User"), Some("other_user".to_owned()));
        assert_eq!(role("other User"), None);
        assert_eq!(role("Supplier Parties"), Some("supplier".to_owned()));
    }

    #[test]
    fn a_vocabulary_brings_its_own_words() {
        let text = include_str!("../../../corpus/rules/sec/vocabulary.toml");
        let vocabulary = codicil_rules::Vocabulary::read("vocabulary.toml", text).unwrap();
        let lexicon = Lexicon::default().with(&vocabulary);
        let role = |text: &str| lexicon.role(&lex(text, 0)).map(|(name, _)| name.to_owned());
        assert_eq!(role("Supplier Party"), Some("supplier".to_owned()));
        assert_eq!(role("large supplier"), None);
        let known: Vec<&str> = lexicon.names();
        let shipped = Lexicon::sec();
        let foreign: Vec<&str> =
            shipped.names().into_iter().filter(|name| !known.contains(name)).collect();
        assert_eq!(foreign, ["Follow-Up", "partner_non_domestic"]);
    }

    #[test]
    fn a_pattern_that_is_not_closed_is_refused() {
        assert!(Lexicon::parse("open = [\"a (b\"]").is_err());
        assert!(Lexicon::parse("nonsense = 1").is_err());
    }
}
