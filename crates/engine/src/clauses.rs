//! The list of clauses that a library knows.

use std::collections::BTreeMap;

use codicil_amend::State;
use codicil_library::ClauseRow;
use codicil_profile::Address;
use codicil_refs::Role;

use crate::engine::{Engine, lock};
use crate::error::EngineError;
use crate::states::{Paper, state_in};
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
    /// The clauses whose text is in the library or that its documents cite by name, and whose number
    /// begins with `prefix`, in the order of their numbers.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn clauses(&self, prefix: &str, limit: usize) -> Result<Vec<ClauseSummary>, EngineError> {
        let mut rows = lock(&self.library).all_clauses(prefix, limit)?;
        rows.extend(lock(&self.library).cited_only(prefix, limit)?);
        rows.sort_by_cached_key(|row| {
            let key = row.path.parse().as_ref().map(Address::sort_key).unwrap_or_default();
            (row.code.clone(), key)
        });
        rows.truncate(limit);
        let mut papers: BTreeMap<String, Vec<Vec<Paper>>> = BTreeMap::new();
        let mut summaries = Vec::with_capacity(rows.len());
        for row in rows {
            if !papers.contains_key(&row.code) {
                let by_modification = self.papers_by_modification(&row.code)?;
                papers.insert(row.code.clone(), by_modification.into_values().collect());
            }
            let papers = papers.get(&row.code).map(Vec::as_slice).unwrap_or_default();
            summaries.extend(self.clause_summary(row, papers)?);
        }
        Ok(summaries)
    }

    fn clause_summary(
        &self,
        row: ClauseRow,
        papers: &[Vec<Paper>],
    ) -> Result<Option<ClauseSummary>, EngineError> {
        let Ok(address) = row.path.parse::<Address>() else { return Ok(None) };
        let citing = lock(&self.library).citing(&row.code, &address)?;
        let direct = citing.iter().filter(|citing| {
            citing.role == Role::Mention
                && citing.target == codicil_refs::Target::provision(&row.code, address.clone())
        });
        Ok(Some(ClauseSummary {
            words: title(row.heading).unwrap_or_else(|| first_words(&row.words, 100)),
            texts: row.documents as usize,
            cited: direct.count(),
            state: match strongest(papers, &address) {
                "unchanged" if row.documents == 0 => "not-in-library",
                state => state,
            },
            clause: format!("{}:{}", row.code, row.path),
        }))
    }
}

/// A heading that is a title; an instruction ("Amend section G5.25 as follows:") is none.
fn title(heading: Option<String>) -> Option<String> {
    heading.filter(|heading| !heading.trim_end().ends_with(':'))
}

/// What the modification that does most does to a clause.
fn strongest(modifications: &[Vec<Paper>], address: &Address) -> &'static str {
    let rank = |state: State| match state {
        State::Deleted => (4, "deleted"),
        State::Unclear => (3, "unclear"),
        State::New => (2, "new"),
        State::Amended => (1, "amended"),
        State::Unchanged => (0, "unchanged"),
    };
    let states = modifications.iter().map(|papers| rank(state_in(papers, address)));
    states.max().map_or("unchanged", |(_, name)| name)
}
