//! What the modifications in a library do to one clause.

use std::collections::BTreeMap;
use std::sync::Arc;

use codicil_amend::{Change, State, state_in_papers};
use codicil_document::Kind;
use codicil_profile::Address;
use codicil_report::answer::clause::StateAnswer;

use crate::clause::{Site, place_of};
use crate::engine::{Engine, OpenDocument, lock};
use crate::error::EngineError;

/// A paper of a modification and what it does to clauses.
pub(crate) type Paper = (Arc<OpenDocument>, Vec<Change>);

impl Engine {
    /// One state for each modification whose papers touch the clause or hold legal text, and one for
    /// the code as it is.
    pub(crate) fn states(
        &self,
        code: &str,
        address: &Address,
        sites: &[Site],
    ) -> Result<Vec<StateAnswer>, EngineError> {
        let mut answers = vec![as_it_is(address, sites)];
        let known = sites.iter().any(|site| site.open.summary.kind == Kind::Code);
        for (modification, papers) in self.papers_by_modification(code)? {
            let state = state_in(&papers, address);
            let touched = state != State::Unchanged;
            if touched {
                answers.push(touching(&modification, state, address, &papers));
            } else if known {
                answers.push(untouched(&modification, address));
            }
        }
        Ok(answers)
    }

    /// The papers that say what a modification does to the code, by modification.
    pub(crate) fn papers_by_modification(
        &self,
        code: &str,
    ) -> Result<BTreeMap<String, Vec<Paper>>, EngineError> {
        let ids = lock(&self.library).changing(code)?;
        let mut papers: BTreeMap<String, Vec<Paper>> = BTreeMap::new();
        for id in ids {
            let open = self.document(id)?;
            let Some(modification) = open.summary.modification.clone() else { continue };
            let changes = open.changes.clone();
            papers.entry(modification).or_default().push((open, changes));
        }
        Ok(papers)
    }
}

/// The state of a clause after the papers of one modification.
pub(crate) fn state_in(papers: &[Paper], address: &Address) -> State {
    let changes: Vec<&[Change]> = papers.iter().map(|(_, changes)| changes.as_slice()).collect();
    state_in_papers(&changes, address)
}

fn as_it_is(address: &Address, sites: &[Site]) -> StateAnswer {
    let code = sites.iter().find(|site| site.open.summary.kind == Kind::Code);
    let (state, explanation) = match code {
        Some(site) => ("unchanged", format!("Its text stands in “{}”.", site.open.summary.file)),
        None => (
            "not in library",
            format!("No document of the library holds the code's own text of {address}."),
        ),
    };
    StateAnswer {
        modification: None,
        state,
        explanation,
        evidence: code.map(|site| place_of(&site.open, site.clause().extent, site.clause().page)),
        words: code.map(|site| site.open.document.words(site.clause().label).to_owned()),
    }
}

fn untouched(modification: &str, address: &Address) -> StateAnswer {
    StateAnswer {
        modification: Some(modification.to_owned()),
        state: "unchanged",
        explanation: format!(
            "The papers of {modification} in the library do not change {address}."
        ),
        evidence: None,
        words: None,
    }
}

fn touching(modification: &str, state: State, address: &Address, papers: &[Paper]) -> StateAnswer {
    let (name, explanation) = match state {
        State::Unchanged => ("unchanged", "It is not changed.".to_owned()),
        State::Amended => ("amended", format!("{modification} changes its text.")),
        State::New => ("new", format!("{modification} adds it.")),
        State::Deleted => ("deleted", format!("{modification} shows its text as deleted.")),
        State::Unclear => {
            ("unclear", format!("The papers of {modification} do not say one thing about it."))
        }
    };
    let evidence = papers.iter().find_map(|(open, changes)| {
        let change = changes.iter().find(|change| change.concerns(address))?;
        let span = change.evidence();
        Some((
            place_of(open, span, open.document.page_at(span.start)),
            open.document.words(span).to_owned(),
        ))
    });
    let (evidence, words) = evidence.unzip();
    StateAnswer {
        modification: Some(modification.to_owned()),
        state: name,
        explanation,
        evidence,
        words,
    }
}
