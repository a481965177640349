//! The list of clauses that a library knows.

use codicil_amend::{Change, State, state};
use codicil_library::ClauseRow;
use codicil_profile::Address;
use codicil_refs::Role;

use crate::engine::{Engine, lock};
use crate::error::EngineError;
use crate::verbs::first_words;

/// A line of the list of clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseSummary {
    /// Normal form.
    pub clause: String,
    /// The heading printed over it, or its first words.
    pub words: String,
    /// Documents that hold its text.
    pub texts: usize,
    /// Places that name it, alone or in a list.
    pub cited: usize,
    /// What the modifications in the library do to it; the strongest where they differ.
    pub state: &'static str,
}

impl Engine {
    /// The clauses whose text is in the library and whose number begins with `prefix`, in the order
    /// of their numbers.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn clauses(&self, prefix: &str, limit: usize) -> Result<Vec<ClauseSummary>, EngineError> {
        let rows = lock(&self.library).all_clauses(prefix, limit)?;
        let mut changes: Option<(String, Vec<Change>)> = None;
        let mut summaries = Vec::with_capacity(rows.len());
        for row in rows {
            if changes.as_ref().is_none_or(|(code, _)| *code != row.code) {
                changes = Some((row.code.clone(), self.all_changes(&row.code)?));
            }
            let changes = changes.as_ref().map(|(_, changes)| changes.as_slice()).unwrap_or_default();
            summaries.extend(self.clause_summary(row, changes)?);
        }
        Ok(summaries)
    }

    fn clause_summary(&self, row: ClauseRow, changes: &[Change]) -> Result<Option<ClauseSummary>, EngineError> {
        let Ok(address) = row.path.parse::<Address>() else { return Ok(None) };
        let citing = lock(&self.library).citing(&row.code, &address)?;
        let direct = citing.iter().filter(|citing| {
            citing.role == Role::Mention && citing.target == codicil_refs::Target::provision(&row.code, address.clone())
        });
        Ok(Some(ClauseSummary {
            words: row.heading.unwrap_or_else(|| first_words(&row.words, 100)),
            texts: row.documents as usize,
            cited: direct.count(),
            state: match state(changes, &address) {
                State::Deleted => "deleted",
                State::Amended => "amended",
                State::New => "new",
                State::Unclear => "unclear",
                State::Unchanged => "unchanged",
            },
            clause: format!("{}:{}", row.code, row.path),
        }))
    }

    fn all_changes(&self, code: &str) -> Result<Vec<Change>, EngineError> {
        let ids = lock(&self.library).changing(code)?;
        let mut changes = Vec::new();
        for id in ids {
            changes.extend(self.document(id)?.changes.iter().cloned());
        }
        Ok(changes)
    }
}
