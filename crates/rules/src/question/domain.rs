//! Which parties a question is about.

use crate::expression::{self, ReadError};
use crate::{Condition, Party, Side, Vocabulary};

/// How many roles a party has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Roles {
    /// One or several.
    #[default]
    Any,
    /// Exactly one.
    One,
    /// Two or more.
    Several,
}

impl Roles {
    pub(super) fn fit(self, number: usize) -> bool {
        match self {
            Roles::Any => true,
            Roles::One => number == 1,
            Roles::Several => number > 1,
        }
    }
}

/// A narrowing of the parties that can be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// How many roles they have.
    pub roles: Roles,
    /// What holds of them, as written and as read.
    pub holds: Vec<(String, Condition)>,
}

impl Domain {
    /// The parties with exactly one role.
    #[must_use]
    pub fn one_role() -> Self {
        Self { roles: Roles::One, holds: Vec::new() }
    }

    /// A further condition.
    ///
    /// # Errors
    ///
    /// Where the words are no condition of the vocabulary.
    pub fn and(mut self, words: &str, vocabulary: &Vocabulary) -> Result<Self, ReadError> {
        let condition = expression::condition(words, &vocabulary.names())?;
        self.holds.push((words.to_owned(), condition));
        Ok(self)
    }

    /// The conditions of the domain, those of the vocabulary and of the sides' regimes included.
    pub(super) fn conditions(&self, sides: &[&Side]) -> Vec<Condition> {
        let Some(first) = sides.first() else { return Vec::new() };
        let mut all = first.vocabulary().domain.clone();
        for side in sides {
            if let Side::Regime(regime, _) = side {
                all.extend(regime.domain.iter().cloned());
            }
        }
        all.extend(self.holds.iter().map(|(_, condition)| condition.clone()));
        all
    }

    /// Whether a party is meant.
    #[must_use]
    pub fn has(&self, party: &Party, sides: &[&Side]) -> bool {
        let Some(first) = sides.first() else { return false };
        let vocabulary = first.vocabulary();
        let roles = vocabulary.roles.iter().filter(|role| party.holds(&role.name)).count();
        self.roles.fit(roles)
            && vocabulary.can_be(party)
            && self.conditions(sides).iter().all(|condition| party.satisfies(condition))
    }

    /// The domain for people.
    #[must_use]
    pub fn words(&self) -> String {
        let roles = match self.roles {
            Roles::Any => "with one role or several",
            Roles::One => "with one role",
            Roles::Several => "with several roles",
        };
        let mut text = format!("every party {roles} that can be by the vocabulary");
        for (words, _) in &self.holds {
            text.push_str(&format!(", where {words}"));
        }
        text
    }
}
