//! A regime from its file.

use toml::Spanned;

use super::order::without_circles;
use super::written::{
    Written, WrittenDeem, WrittenDefinition, WrittenOpen, WrittenReading, WrittenRule,
};
use super::{
    ClauseTexts, Combine, Deem, Definition, Disagreement, Open, Reading, Regime, Rule, Stale,
};
use crate::expression::{Meaning, Names, ReadError, nearest};
use crate::source::Source;
use crate::vocabulary::is_name;
use crate::{Condition, Vocabulary};

/// A fingerprint is given with so many digits at least.
const FEWEST_DIGITS: usize = 12;

/// A regime has no more rules; precedence among them is followed from one to the next.
const MOST_RULES: usize = 2_000;
/// A term, with the terms that it uses written out, has no more parts,
const MOST_PARTS: usize = 2_000;
/// and is nested no deeper.
const DEEPEST: usize = 128;

impl Regime {
    /// Reads a regime; `file` is its name for messages.
    ///
    /// # Errors
    ///
    /// Where the file is no regime: place, reason, and what to do.
    pub fn read(
        file: &str,
        text: &str,
        vocabulary: Vocabulary,
        clauses: ClauseTexts,
    ) -> Result<Self, ReadError> {
        let written: Written = Source::new(file, text).toml()?;
        let source = Source::new(file, text);
        source.format(&written.format, "rules/1")?;
        let mut reader = Reader { source, names: vocabulary.names(), vocabulary, clauses };
        let definitions = reader.definitions(&written.define)?;
        let readings = reader.readings(&written.reading)?;
        let rules = reader.rules(&written.rule, &readings)?;
        without_circles(&rules).map_err(|error| ReadError { file: file.to_owned(), ..error })?;
        let deems = written.deem.iter().map(|deem| reader.deem(deem, &rules, &readings));
        let deems = deems.collect::<Result<_, _>>()?;
        let opens = written.open.iter().map(|open| reader.open(open)).collect::<Result<_, _>>()?;
        let domain = written.holds.iter().map(|words| reader.condition(words));
        let domain = domain.collect::<Result<_, _>>()?;
        let from = reader.day(written.from.as_ref())?;
        let until = reader.day(written.until.as_ref())?;
        let Reader { vocabulary, clauses, .. } = reader;
        Ok(Self {
            name: written.regime,
            title: written.title,
            vocabulary,
            clauses,
            from,
            until,
            readings,
            definitions,
            rules,
            deems,
            opens,
            domain,
            notes: written.notes,
        })
    }
}

pub(super) struct Reader<'a> {
    source: Source<'a>,
    names: Names,
    pub(super) vocabulary: Vocabulary,
    clauses: ClauseTexts,
}

impl Reader<'_> {
    fn condition(&self, words: &Spanned<String>) -> Result<Condition, ReadError> {
        self.source.condition(words, &self.names)
    }

    pub(super) fn error(&self, words: &Spanned<String>, message: String) -> ReadError {
        self.source.error(words.span(), message)
    }

    /// Terms may use the terms above them.
    fn definitions(&mut self, all: &[WrittenDefinition]) -> Result<Vec<Definition>, ReadError> {
        let mut read = Vec::new();
        for written in all {
            let name = written.name.get_ref();
            let (means, meaning) = match (&written.condition, &written.quantity) {
                (Some(words), None) => {
                    let condition = self.condition(words)?;
                    let (parts, depth) = condition.size();
                    if parts > MOST_PARTS || depth > DEEPEST {
                        let message = format!("With the terms it uses, “{name}” is too large.");
                        return Err(self.error(words, message));
                    }
                    (words, Meaning::Condition(condition))
                }
                (None, Some(words)) => {
                    (words, Meaning::Quantity(self.source.quantity(words, &self.names)?))
                }
                _ => {
                    let message = format!("“{name}” needs either a condition or a quantity.");
                    return Err(self.error(&written.name, message));
                }
            };
            if !is_name(name) {
                return Err(self.error(&written.name, format!("“{name}” cannot be a name.")));
            }
            if !self.names.add(name, meaning) {
                let message = format!("“{name}” has a meaning already.");
                return Err(self.error(&written.name, message));
            }
            let means = means.get_ref().clone();
            read.push(Definition { name: name.clone(), means, clause: written.clause.clone() });
        }
        Ok(read)
    }

    fn readings(&self, all: &[WrittenReading]) -> Result<Vec<Reading>, ReadError> {
        let mut read: Vec<Reading> = Vec::new();
        for written in all {
            let id = written.id.get_ref();
            if read.iter().any(|known| known.id == *id) {
                return Err(self.error(&written.id, format!("There are two readings “{id}”.")));
            }
            let combine = match &written.combine {
                None => Combine::default(),
                Some(words) => Combine::of_words(words.get_ref()).ok_or_else(|| {
                    let message = format!("“{}” is no way to combine.", words.get_ref());
                    let hint = "Write “report conflicts”, “most onerous” or “first row”.";
                    self.error(words, message).hint(hint)
                })?,
            };
            let (says, disagreement) = (written.says.clone(), written.disagreement);
            read.push(Reading { id: id.clone(), says, combine, disagreement });
        }
        if read.is_empty() {
            read.push(Reading {
                id: "as written".to_owned(),
                says: String::new(),
                combine: Combine::default(),
                disagreement: Disagreement::default(),
            });
        }
        Ok(read)
    }

    fn rules(&self, all: &[WrittenRule], readings: &[Reading]) -> Result<Vec<Rule>, ReadError> {
        let ids: Vec<&str> = all.iter().map(|rule| rule.id.get_ref().as_str()).collect();
        if let Some(one) = all.get(MOST_RULES) {
            let message = format!("A regime has {MOST_RULES} rules at most.");
            return Err(self.error(&one.id, message).hint("Divide it."));
        }
        let mut rules = Vec::new();
        for (at, written) in all.iter().enumerate() {
            if ids[..at].contains(&ids[at]) {
                return Err(self.error(&written.id, format!("There are two rules “{}”.", ids[at])));
            }
            rules.push(self.rule(written, &ids, readings)?);
        }
        for (at, written) in all.iter().enumerate() {
            for other in &written.notwithstanding {
                rules[self.place(other, &ids)?].after.push(at);
            }
        }
        Ok(rules)
    }

    fn rule(
        &self,
        written: &WrittenRule,
        ids: &[&str],
        readings: &[Reading],
    ) -> Result<Rule, ReadError> {
        let after = written.subject_to.iter().map(|other| self.place(other, ids));
        let then = written.then.as_ref().map(|words| self.sequence(words)).transpose()?;
        let per_year = written.per_year.as_ref();
        let per_year =
            per_year.map(|words| self.source.quantity(words, &self.names)).transpose()?;
        if then.is_none() && per_year.is_none() {
            let message = format!("It is not said what “{}” gives.", written.id.get_ref());
            return Err(self.error(&written.id, message).hint("Give “then” or “per_year”."));
        }
        Ok(Rule {
            id: written.id.get_ref().clone(),
            stale: self.stale(
                &written.id,
                written.clause.as_ref(),
                written.reads.as_ref(),
                written.source.as_deref(),
            )?,
            clause: written.clause.as_ref().map(|clause| clause.get_ref().clone()),
            source: written.source.clone(),
            when: self.condition(&written.when)?,
            except: written.except.as_ref().map(|words| self.condition(words)).transpose()?,
            then,
            per_year,
            status: written.status,
            readings: self.of_readings(&written.readings, readings)?,
            after: after.collect::<Result<_, _>>()?,
            note: written.note.clone(),
        })
    }

    fn deem(
        &self,
        written: &WrittenDeem,
        rules: &[Rule],
        readings: &[Reading],
    ) -> Result<Deem, ReadError> {
        let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        for rule in &written.rules {
            self.place(rule, &ids)?;
        }
        let count = written.count.get_ref();
        if self.names.get(count) != Some(&Meaning::Count) {
            let message = format!("“{count}” is no count of the vocabulary.");
            return Err(self.error(&written.count, message));
        }
        let when = written.when.as_ref().map(|words| self.condition(words)).transpose()?;
        Ok(Deem {
            id: written.id.get_ref().clone(),
            stale: self.stale(
                &written.id,
                written.clause.as_ref(),
                written.reads.as_ref(),
                written.source.as_deref(),
            )?,
            clause: written.clause.as_ref().map(|clause| clause.get_ref().clone()),
            source: written.source.clone(),
            count: count.clone(),
            rules: written.rules.iter().map(|rule| rule.get_ref().clone()).collect(),
            when: when.unwrap_or_else(Condition::always),
            adds: self.source.quantity(&written.adds, &self.names)?,
            readings: self.of_readings(&written.readings, readings)?,
        })
    }

    fn open(&self, written: &WrittenOpen) -> Result<Open, ReadError> {
        let when = written.when.as_ref().map(|words| self.condition(words)).transpose()?;
        if when.is_none() && written.keys.is_empty() {
            let message = format!("It is not said for whom “{}” is open.", written.id.get_ref());
            return Err(self.error(&written.id, message).hint("Give “when” or “keys”."));
        }
        Ok(Open {
            id: written.id.get_ref().clone(),
            kind: written.kind,
            when,
            keys: written.keys.clone(),
            says: written.says.clone(),
            ask: written.ask.clone(),
            sources: written.sources.clone(),
        })
    }

    /// The place of a rule by its name.
    fn place(&self, words: &Spanned<String>, ids: &[&str]) -> Result<usize, ReadError> {
        let id = words.get_ref();
        ids.iter().position(|known| known == id).ok_or_else(|| {
            let error = self.error(words, format!("There is no rule “{id}”."));
            match nearest(id, ids.iter().copied()) {
                Some(near) => error.hint(format!("Did you mean “{near}”?")),
                None => error,
            }
        })
    }

    fn of_readings(
        &self,
        written: &[Spanned<String>],
        readings: &[Reading],
    ) -> Result<Vec<String>, ReadError> {
        for id in written {
            if !readings.iter().any(|reading| reading.id == *id.get_ref()) {
                return Err(self.error(id, format!("There is no reading “{}”.", id.get_ref())));
            }
        }
        Ok(written.iter().map(|id| id.get_ref().clone()).collect())
    }

    /// Whether the clause has changed since it was read. A rule on a clause says what it has read.
    fn stale(
        &self,
        id: &Spanned<String>,
        clause: Option<&Spanned<String>>,
        reads: Option<&Spanned<String>>,
        source: Option<&str>,
    ) -> Result<Option<Stale>, ReadError> {
        let Some(clause) = clause else {
            if source.is_none() {
                let message = format!("It is not said where “{}” comes from.", id.get_ref());
                return Err(self.error(id, message).hint("Give “clause” or “source”."));
            }
            return Ok(None);
        };
        let text = self.clauses.get(clause.get_ref());
        let Some(reads) = reads else {
            if text.is_none() && source.is_some() {
                return Ok(None);
            }
            let message = format!("It is not said which words of {} were read.", clause.get_ref());
            let now = text.map_or("the first 12 digits of its SHA-256", |text| {
                &text.fingerprint[..FEWEST_DIGITS]
            });
            return Err(self.error(clause, message).hint(format!("Give “reads”: {now}.")));
        };
        let digits = reads.get_ref();
        if digits.len() < FEWEST_DIGITS
            || !digits.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
        {
            let message = "A fingerprint has 12 or more of the digits 0-9 and a-f.".to_owned();
            return Err(self.error(reads, message));
        }
        let now = text.map(|text| text.fingerprint.clone());
        let same = now.as_ref().is_some_and(|now| now.starts_with(digits.as_str()));
        Ok((!same).then(|| Stale { read: digits.clone(), now }))
    }
}
