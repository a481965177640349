//! A party as people describe it, key by key, to facts and counts.

use std::collections::{BTreeMap, BTreeSet};

use super::{Derived, Source, Vocabulary};
use crate::{Condition, Party};

/// A value that is given for a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Words.
    Text(String),
    /// Descriptions of other parties.
    List(Vec<Inputs>),
    /// Nothing that a key can have, as it was written: a broken number, an empty value.
    Other(String),
}

/// What is given, by key.
pub type Inputs = BTreeMap<String, Input>;

/// A party as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// What is known; facts and counts that are unknown do not hold or are 0.
    pub party: Party,
    /// Facts and counts that are not known.
    pub unknown: BTreeSet<String>,
    /// What could not be understood: the key, and a sentence.
    pub not_understood: Vec<(String, String)>,
    /// What was assumed; whole sentences.
    pub assumptions: Vec<String>,
    /// The year that is asked about, from 1.
    pub year: Option<usize>,
    /// The keys that were given.
    pub given: BTreeSet<String>,
}

impl Vocabulary {
    /// Reads the description of a party.
    #[must_use]
    pub fn describe(&self, inputs: &Inputs) -> Described {
        let mut described =
            Described { given: inputs.keys().cloned().collect(), ..Described::default() };
        let mut known = BTreeSet::new();
        for (key, value) in inputs {
            if let Err(why) = self.take(key, value, &mut described, &mut known) {
                described.not_understood.push((key.clone(), why));
            }
        }
        self.roles_that_are_not_said(&mut known);
        for derived in &self.derived {
            self.derive(derived, inputs, &mut described, &mut known);
        }
        self.assume(&mut described, &known);
        described
    }

    /// One key; the error is a sentence.
    fn take(
        &self,
        key: &str,
        value: &Input,
        described: &mut Described,
        known: &mut BTreeSet<String>,
    ) -> Result<(), String> {
        if key == "party" {
            return self.take_roles(value, described, known);
        }
        if key == "year" {
            return match value {
                Input::Number(year @ 1..=1000) => {
                    described.year = usize::try_from(*year).ok();
                    Ok(())
                }
                _ => Err("“year” is a number from 1 to 1,000.".to_owned()),
            };
        }
        let other = self.keys.iter().find(|other| other.name == key);
        let fact = other.and_then(|other| other.sets.as_deref()).unwrap_or(key);
        if self.fact_names().any(|name| name == fact) {
            let Input::Flag(holds) = value else {
                return Err(format!("“{key}” is true or false."));
            };
            if *holds || !described.party.holds(fact) {
                described.party.set_fact(fact, *holds);
            }
            known.insert(fact.to_owned());
            return Ok(());
        }
        if let Some(count) = self.count(key) {
            let Input::Number(number) = value else {
                return Err(format!("“{key}” is a whole number."));
            };
            if !(0..=count.max).contains(number) {
                return Err(format!("“{key}” is a whole number from 0 to {}.", count.max));
            }
            described.party.set_count(key, *number);
            known.insert(key.to_owned());
            return Ok(());
        }
        match other {
            Some(_) => Ok(()),
            None => Err(self.unknown_key(key)),
        }
    }

    fn unknown_key(&self, key: &str) -> String {
        let counts = self.counts.iter().map(|count| count.name.as_str());
        let keys = self.keys.iter().map(|key| key.name.as_str());
        let known = self.fact_names().chain(counts).chain(keys).chain(["party", "year"]);
        match crate::expression::nearest(key, known) {
            Some(near) => format!("“{key}” is no key of this vocabulary. Did you mean “{near}”?"),
            None => format!(
                "“{key}” is no key of this vocabulary, so the rules do not turn on it as far as they are written."
            ),
        }
    }

    fn take_roles(
        &self,
        value: &Input,
        described: &mut Described,
        known: &mut BTreeSet<String>,
    ) -> Result<(), String> {
        let Input::Text(words) = value else {
            return Err("“party” names one or more roles, joined by “ + ”.".to_owned());
        };
        for word in words.split('+').map(str::trim) {
            let Some(role) = self.role(word) else {
                let labels: Vec<&str> = self.roles.iter().map(|role| role.label.as_str()).collect();
                return Err(format!("“{word}” is no role. The roles are {}.", labels.join(", ")));
            };
            described.party.set_fact(&role.name, true);
            known.insert(role.name.clone());
        }
        Ok(())
    }

    /// Roles that are not named are not held.
    fn roles_that_are_not_said(&self, known: &mut BTreeSet<String>) {
        known.extend(self.roles.iter().map(|role| role.name.clone()));
    }

    fn derive(
        &self,
        derived: &Derived,
        inputs: &Inputs,
        described: &mut Described,
        known: &mut BTreeSet<String>,
    ) {
        let needs = derived.needs.iter().all(|key| inputs.contains_key(key));
        if known.contains(&derived.name) || !needs || !described.party.satisfies(&derived.when) {
            return;
        }
        let Some(value) = self.derived_value(&derived.from, inputs, described, known) else {
            return;
        };
        match value {
            Input::Flag(holds) => described.party.set_fact(&derived.name, holds),
            Input::Number(number) => {
                let max = self.count(&derived.name).map_or(0, |count| count.max);
                described.party.set_count(&derived.name, number.clamp(0, max));
            }
            _ => return,
        }
        known.insert(derived.name.clone());
        if !derived.assumes.is_empty() {
            described.assumptions.push(derived.assumes.clone());
        }
    }

    fn derived_value(
        &self,
        from: &Source,
        inputs: &Inputs,
        described: &Described,
        known: &BTreeSet<String>,
    ) -> Option<Input> {
        match from {
            Source::Given(keys) => {
                keys.iter().any(|key| inputs.contains_key(key)).then_some(Input::Flag(true))
            }
            Source::Sum(sum) => {
                let value = |name: &str| match inputs.get(name) {
                    Some(Input::Number(number)) => Some(*number),
                    _ if known.contains(name) => Some(described.party.count(name)),
                    _ => None,
                };
                if sum.terms.iter().any(|(_, name)| value(name).is_none()) {
                    return None;
                }
                let total = sum.value(|name| value(name).map_or(0, i128::from));
                i64::try_from(total).ok().map(Input::Number)
            }
            Source::AnyOf { list, key } => {
                let entries = self.entries(inputs, list)?;
                let any = entries.iter().any(|entry| entry.get(key) == Some(&Input::Flag(true)));
                Some(Input::Flag(any))
            }
            Source::Each { list, roles, key, plus } => {
                let mut sum = match plus {
                    Some(plus) if !known.contains(plus) => return None,
                    Some(plus) => described.party.count(plus),
                    None => 0,
                };
                for entry in self.entries(inputs, list)? {
                    if roles.is_empty() || roles.iter().any(|role| self.has_role(entry, role)) {
                        match entry.get(key)? {
                            Input::Number(number) => sum = sum.checked_add(*number)?,
                            _ => return None,
                        }
                    }
                }
                Some(Input::Number(sum))
            }
            Source::NoneOf { list, role } => {
                let entries = self.entries(inputs, list)?;
                Some(Input::Flag(!entries.iter().any(|entry| self.has_role(entry, role))))
            }
        }
    }

    fn entries<'a>(&self, inputs: &'a Inputs, list: &str) -> Option<&'a [Inputs]> {
        match inputs.get(list)? {
            Input::List(entries) => Some(entries),
            _ => None,
        }
    }

    fn has_role(&self, entry: &Inputs, role: &str) -> bool {
        let Some(Input::Text(words)) = entry.get("party") else { return false };
        words.split('+').any(|word| self.role(word.trim()).is_some_and(|known| known.name == role))
    }

    /// What nothing is said about: assumed where the vocabulary says so, otherwise unknown.
    fn assume(&self, described: &mut Described, known: &BTreeSet<String>) {
        for fact in self.facts.iter().filter(|fact| !known.contains(&fact.name)) {
            match fact.absent {
                Some(holds) => described.party.set_fact(&fact.name, holds),
                None => {
                    described.unknown.insert(fact.name.clone());
                }
            }
        }
        for count in self.counts.iter().filter(|count| !known.contains(&count.name)) {
            let open = |condition: &Condition| described.party.satisfies(condition);
            match count.absent {
                Some(number) if !count.unknown_where.as_ref().is_some_and(open) => {
                    described.party.set_count(&count.name, number);
                }
                _ => {
                    described.unknown.insert(count.name.clone());
                }
            }
        }
    }
}
