//! What a library holds on each modification.

use std::collections::BTreeMap;

use codicil_amend::State;
use codicil_document::Kind;
use codicil_profile::Address;

use crate::engine::{DocumentSummary, Engine};
use crate::error::EngineError;
use crate::states::{Paper, state_in};

/// Clauses in their normal form, each with what is done to it.
type TouchedClauses = Vec<(String, &'static str)>;

/// What the library holds on one modification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModificationSummary {
    /// Its number.
    pub modification: String,
    /// Its title: that of the paper furthest on its way that states one.
    pub title: Option<String>,
    /// The first and the last date of its papers, ISO 8601.
    pub dates: Option<(String, String)>,
    /// Its papers by stage, then date.
    pub documents: Vec<DocumentSummary>,
    /// Papers that one would expect and that are not there, in words.
    pub missing: Vec<&'static str>,
    /// The clauses that it touches, in the order of their numbers: normal form and state.
    pub clauses: Vec<(String, &'static str)>,
}

impl Engine {
    /// The modifications of the library, the one with the newest paper first; and the papers whose
    /// modification is not known.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn modifications(
        &self,
    ) -> Result<(Vec<ModificationSummary>, Vec<DocumentSummary>), EngineError> {
        let mut unassigned = Vec::new();
        let mut papers: BTreeMap<String, Vec<DocumentSummary>> = BTreeMap::new();
        for document in self.documents()? {
            match &document.modification {
                Some(modification) => {
                    papers.entry(modification.clone()).or_default().push(document);
                }
                None => unassigned.push(document),
            }
        }
        let touched = self.touched()?;
        let mut summaries: Vec<ModificationSummary> = papers
            .into_iter()
            .map(|(modification, documents)| {
                let clauses = touched.get(&modification).cloned().unwrap_or_default();
                summary(modification, documents, clauses)
            })
            .collect();
        // A stable sort keeps the order of the numbers among those without a date.
        summaries.sort_by(|a, b| newest(b).cmp(&newest(a)));
        Ok((summaries, unassigned))
    }

    /// The clauses that each modification touches, with what it does to them.
    fn touched(&self) -> Result<BTreeMap<String, TouchedClauses>, EngineError> {
        let mut touched: BTreeMap<String, TouchedClauses> = BTreeMap::new();
        for profile in codicil_profile::builtin() {
            let code = &profile.prefix;
            for (modification, papers) in self.papers_by_modification(code)? {
                let clauses = addresses(&papers, code).into_values().filter_map(|address| {
                    let state = name(state_in(&papers, &address))?;
                    Some((format!("{code}:{address}"), state))
                });
                touched.entry(modification).or_default().extend(clauses);
            }
        }
        Ok(touched)
    }
}

fn newest(summary: &ModificationSummary) -> Option<&str> {
    summary.dates.as_ref().map(|(_, last)| last.as_str())
}

/// The clauses that papers name as changed, by their sort keys; sections and groups are no clauses.
fn addresses(papers: &[Paper], code: &str) -> BTreeMap<String, Address> {
    let mut addresses = BTreeMap::new();
    for (_, changes) in papers {
        for (of, from, to) in changes.iter().filter_map(|change| change.provisions()) {
            let ends = std::iter::once(from).chain(to);
            for address in ends.filter(|address| of == code && address.numbers.len() > 1) {
                addresses.insert(address.sort_key(), address.clone());
            }
        }
    }
    addresses
}

fn name(state: State) -> Option<&'static str> {
    match state {
        State::Unchanged => None,
        State::Amended => Some("amended"),
        State::New => Some("new"),
        State::Deleted => Some("deleted"),
        State::Unclear => Some("unclear"),
    }
}

fn summary(
    modification: String,
    mut documents: Vec<DocumentSummary>,
    clauses: Vec<(String, &'static str)>,
) -> ModificationSummary {
    documents.sort_by(|a, b| (stage(a.kind), &a.date, a.id).cmp(&(stage(b.kind), &b.date, b.id)));
    let dates: Vec<&String> = documents.iter().filter_map(|it| it.date.as_ref()).collect();
    let dates = dates
        .iter()
        .min()
        .zip(dates.iter().max())
        .map(|(first, last)| ((*first).clone(), (*last).clone()));
    let is_report =
        |kind: Kind| matches!(kind, Kind::InitialReport | Kind::DraftReport | Kind::FinalReport);
    let title_of = |documents: &[DocumentSummary], reports: bool| {
        let mut with_title =
            documents.iter().rev().filter(|it| is_report(it.kind) == reports && it.title.is_some());
        with_title.next().and_then(|it| it.title.clone())
    };
    ModificationSummary {
        title: title_of(&documents, true).or_else(|| title_of(&documents, false)),
        missing: missing(&documents, is_report),
        modification,
        dates,
        documents,
        clauses,
    }
}

fn missing(documents: &[DocumentSummary], is_report: impl Fn(Kind) -> bool) -> Vec<&'static str> {
    let has = |wanted: &dyn Fn(Kind) -> bool| documents.iter().any(|it| wanted(it.kind));
    let mut missing = Vec::new();
    if !has(&is_report) {
        missing.push("No report found");
    }
    if !has(&|kind| kind == Kind::LegalText) {
        missing.push("No legal text found");
    }
    if !has(&|kind| kind == Kind::ConsultationResponses) {
        missing.push("No consultation responses found");
    }
    missing
}

/// The order of papers on the way of a modification.
fn stage(kind: Kind) -> usize {
    const ORDER: [Kind; 9] = [
        Kind::ProposalForm,
        Kind::InitialReport,
        Kind::Consultation,
        Kind::ConsultationResponses,
        Kind::DraftReport,
        Kind::LegalText,
        Kind::FinalReport,
        Kind::Code,
        Kind::Other,
    ];
    ORDER.iter().position(|known| *known == kind).unwrap_or(ORDER.len())
}
