//! A vocabulary from its file.

use serde::Deserialize;
use toml::Spanned;

use super::{Count, Derived, Fact, Key, Outcome, Role, Source, Vocabulary};
use crate::expression::{Meaning, Names, ReadError};
use crate::source::Source as File;
use crate::{Condition, GREATEST};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: Spanned<String>,
    #[serde(default)]
    outcome: Vec<WrittenOutcome>,
    #[serde(default)]
    role: Vec<WrittenRole>,
    #[serde(default)]
    fact: Vec<WrittenFact>,
    #[serde(default)]
    count: Vec<WrittenCount>,
    #[serde(default)]
    key: Vec<WrittenKey>,
    #[serde(default)]
    derive: Vec<WrittenDerived>,
    #[serde(default)]
    domain: WrittenDomain,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOutcome {
    name: Spanned<String>,
    says: String,
    #[serde(default)]
    synonyms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRole {
    name: Spanned<String>,
    label: String,
    says: String,
    #[serde(default)]
    synonyms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFact {
    name: Spanned<String>,
    says: String,
    #[serde(default)]
    synonyms: Vec<String>,
    absent: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCount {
    name: Spanned<String>,
    says: String,
    unit: String,
    #[serde(default)]
    synonyms: Vec<String>,
    max: Spanned<i64>,
    absent: Option<i64>,
    unknown_where: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenKey {
    name: Spanned<String>,
    sets: Option<Spanned<String>>,
    #[serde(default)]
    says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDerived {
    name: Spanned<String>,
    sum: Option<Spanned<String>>,
    #[serde(default)]
    given: Vec<String>,
    list: Option<String>,
    key: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
    role: Option<String>,
    #[serde(default)]
    needs: Vec<String>,
    plus: Option<String>,
    none_of: Option<String>,
    any_of: Option<String>,
    when: Option<Spanned<String>>,
    #[serde(default)]
    assumes: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDomain {
    #[serde(default)]
    holds: Vec<Spanned<String>>,
}

impl Vocabulary {
    /// Reads a vocabulary; `file` is its name for messages.
    ///
    /// # Errors
    ///
    /// Where the file is no vocabulary: place, reason, and what to do.
    pub fn read(file: &str, text: &str) -> Result<Self, ReadError> {
        let file = File::new(file, text);
        let written: Written = file.toml()?;
        file.format(&written.format, "vocabulary/1")?;
        let names = names(&file, &written)?;
        let condition = |words: &Spanned<String>| file.condition(words, &names);
        let counts = written.count.iter().map(|count| count_of(&file, count, &names));
        let vocabulary = Self {
            counts: counts.collect::<Result<_, _>>()?,
            derived: written
                .derive
                .iter()
                .map(|derived| derived_of(&file, derived, &written, &names))
                .collect::<Result<_, _>>()?,
            domain: written.domain.holds.iter().map(condition).collect::<Result<_, _>>()?,
            keys: written
                .key
                .iter()
                .map(|key| key_of(&file, key, &names))
                .collect::<Result<_, _>>()?,
            outcomes: written.outcome.into_iter().map(outcome_of).collect(),
            roles: written.role.into_iter().map(role_of).collect(),
            facts: written.fact.into_iter().map(fact_of).collect(),
        };
        Ok(vocabulary)
    }
}

fn outcome_of(written: WrittenOutcome) -> Outcome {
    let WrittenOutcome { name, says, synonyms } = written;
    Outcome { name: name.into_inner(), says, synonyms }
}

fn role_of(written: WrittenRole) -> Role {
    let WrittenRole { name, label, says, synonyms } = written;
    Role { name: name.into_inner(), label, says, synonyms }
}

fn fact_of(written: WrittenFact) -> Fact {
    let WrittenFact { name, says, synonyms, absent } = written;
    Fact { name: name.into_inner(), says, synonyms, absent }
}

/// Facts and counts of the file; no two have one name.
fn names(file: &File, written: &Written) -> Result<Names, ReadError> {
    let mut names = Names::default();
    let facts = written.role.iter().map(|role| &role.name);
    let facts = facts.chain(written.fact.iter().map(|fact| &fact.name));
    let counts = written.count.iter().map(|count| &count.name);
    let all = facts.map(|name| (name, Meaning::Fact));
    for (name, meaning) in all.chain(counts.map(|name| (name, Meaning::Count))) {
        if !is_name(name.get_ref()) {
            return Err(file
                .error(name.span(), format!("“{}” cannot be a name.", name.get_ref()))
                .hint("A name has small letters, digits and “_”, and begins with a letter."));
        }
        if !names.add(name.get_ref(), meaning) {
            return Err(file.error(name.span(), format!("“{}” is named twice.", name.get_ref())));
        }
    }
    Ok(names)
}

pub(crate) fn is_name(name: &str) -> bool {
    let kept = ["and", "or", "not", "always", "never", "year", "party"];
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !kept.contains(&name)
}

fn count_of(file: &File, written: &WrittenCount, names: &Names) -> Result<Count, ReadError> {
    let max = *written.max.get_ref();
    if !(0..=GREATEST).contains(&max) {
        let message = format!("The greatest count is to be from 0 to {GREATEST}.");
        return Err(file.error(written.max.span(), message));
    }
    let unknown_where = written.unknown_where.as_ref();
    Ok(Count {
        name: written.name.get_ref().clone(),
        says: written.says.clone(),
        unit: written.unit.clone(),
        synonyms: written.synonyms.clone(),
        max,
        absent: written.absent,
        unknown_where: unknown_where.map(|words| file.condition(words, names)).transpose()?,
    })
}

fn key_of(file: &File, written: &WrittenKey, names: &Names) -> Result<Key, ReadError> {
    if let Some(sets) = &written.sets
        && names.get(sets.get_ref()) != Some(&Meaning::Fact)
    {
        return Err(file.error(sets.span(), format!("“{}” is no fact.", sets.get_ref())));
    }
    Ok(Key {
        name: written.name.get_ref().clone(),
        sets: written.sets.as_ref().map(|sets| sets.get_ref().clone()),
        says: written.says.clone(),
    })
}

fn derived_of(
    file: &File,
    written: &WrittenDerived,
    all: &Written,
    names: &Names,
) -> Result<Derived, ReadError> {
    let name = written.name.get_ref();
    if names.get(name).is_none() {
        return Err(file.error(written.name.span(), format!("“{name}” is no fact and no count.")));
    }
    let mut keys = names.clone();
    for key in &all.key {
        keys.add(key.name.get_ref(), Meaning::Count);
    }
    let source = match written {
        WrittenDerived { sum: Some(sum), .. } => Source::Sum(file.quantity(sum, &keys)?),
        WrittenDerived { list: Some(list), key: Some(key), .. } => Source::Each {
            list: list.clone(),
            roles: written.roles.clone(),
            key: key.clone(),
            plus: written.plus.clone(),
        },
        WrittenDerived { any_of: Some(list), key: Some(key), .. } => {
            Source::AnyOf { list: list.clone(), key: key.clone() }
        }
        WrittenDerived { none_of: Some(list), role: Some(role), .. } => {
            Source::NoneOf { list: list.clone(), role: role.clone() }
        }
        _ if !written.given.is_empty() => Source::Given(written.given.clone()),
        _ => {
            return Err(file
                .error(written.name.span(), format!("It is not said what “{name}” follows from."))
                .hint("Give “sum”, “given”, “list” with “key”, “any_of” with “key”, or “none_of” with “role”."));
        }
    };
    let when = written.when.as_ref().map(|words| file.condition(words, names)).transpose()?;
    Ok(Derived {
        name: name.clone(),
        from: source,
        needs: written.needs.clone(),
        when: when.unwrap_or_else(Condition::always),
        assumes: written.assumes.clone(),
    })
}
