//! By what a party can be described.

use std::collections::BTreeSet;
use std::path::Path;

use codicil_rules::question::words::number;
use codicil_rules::{Regime, Vocabulary};

use super::load;
use crate::error::EngineError;

/// A key by which a party can be described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyKey {
    /// As in [`codicil_rules::vocabulary::Inputs`].
    pub name: String,
    /// What it is.
    pub kind: KeyKind,
    /// What is meant, in the words of the papers.
    pub says: String,
    /// What is assumed where nothing is said; a phrase.
    pub absent: String,
    /// Whether a rule of the regime turns on it.
    pub is_used: bool,
}

/// What a key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// A role with its name for people.
    Role(String),
    /// A fact.
    Fact,
    /// A count with what is counted, and the most it can be.
    Count(String, i64),
}

/// The roles, counts and facts of a regime's vocabulary.
///
/// # Errors
///
/// When a file cannot be read, or is not what it should be.
pub fn party_keys(regime: &Path) -> Result<Vec<PartyKey>, EngineError> {
    let regime = load::regime(regime)?.regime;
    Ok(keys(&regime.vocabulary, &used(&regime)))
}

fn keys(vocabulary: &Vocabulary, used: &BTreeSet<&str>) -> Vec<PartyKey> {
    let roles = vocabulary.roles.iter().map(|role| PartyKey {
        name: role.name.clone(),
        kind: KeyKind::Role(role.label.clone()),
        says: role.says.clone(),
        absent: String::new(),
        is_used: used.contains(role.name.as_str()),
    });
    let counts = vocabulary.counts.iter().map(|count| PartyKey {
        name: count.name.clone(),
        kind: KeyKind::Count(count.unit.clone(), count.max),
        says: count.says.clone(),
        absent: match (count.absent, &count.unknown_where) {
            (None, _) => "not known where it is empty".to_owned(),
            (Some(value), None) => format!("taken as {} where it is empty", number(value)),
            (Some(value), Some(where_)) => format!(
                "taken as {} where it is empty; not known where this holds: {}",
                number(value),
                super::phrases::condition(where_, vocabulary)
            ),
        },
        is_used: used.contains(count.name.as_str()),
    });
    let facts = vocabulary.facts.iter().map(|fact| PartyKey {
        name: fact.name.clone(),
        kind: KeyKind::Fact,
        says: fact.says.clone(),
        absent: match fact.absent {
            None => "not known where nothing is said",
            Some(true) => "taken as “yes” where nothing is said",
            Some(false) => "taken as “no” where nothing is said",
        }
        .to_owned(),
        is_used: used.contains(fact.name.as_str()),
    });
    roles.chain(counts).chain(facts).collect()
}

/// The names that the rules, deeming provisions and open questions of a regime turn on.
fn used(regime: &Regime) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for rule in &regime.rules {
        names.extend(rule.when.names());
        names.extend(rule.except.iter().flat_map(|except| except.names()));
        names
            .extend(rule.per_year.iter().flat_map(|sum| &sum.terms).map(|(_, name)| name.as_str()));
    }
    for deem in &regime.deems {
        names.insert(deem.count.as_str());
        names.extend(deem.when.names());
        names.extend(deem.adds.terms.iter().map(|(_, name)| name.as_str()));
    }
    names.extend(
        regime.opens.iter().filter_map(|open| open.when.as_ref()).flat_map(|when| when.names()),
    );
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_rule_turns_on_is_told_apart() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../corpus/rules/sec/R2-drafted.rules.toml");
        let keys = party_keys(&path).expect("it reads");
        let of = |name: &str| keys.iter().find(|key| key.name == name).expect("it is a key");
        assert!(of("domestic").is_used && of("non_domestic").is_used);
        assert!(!of("users_served").is_used);
        assert_eq!(of("non_domestic").absent, "taken as 0 where it is empty");
        assert!(matches!(of("supplier").kind, KeyKind::Role(_)));
    }
}
