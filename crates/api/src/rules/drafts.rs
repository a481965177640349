//! The scratch text: a copy to begin with, and what follows from it as it stands.

use codicil_engine::{Draft, RuleFile};
use codicil_report::answer::draft::{DraftAnswer, DraftClause, DraftVerdict};

use super::candidates::{candidate, how_much};
use super::verdicts::{between, cannot_tell, card};
use crate::app::{App, lock};
use crate::types::*;

/// What the engine calls the draft where it stands as one of two sides.
const DRAFT: &str = "the draft";
const QUESTION: &str = "Does the draft give every party what the table states?";

/// The draft that was checked last, with what it was held against, so that a further edit costs only
/// what has changed.
pub(crate) struct Desk {
    table: String,
    as_read: bool,
    draft: Draft,
}

impl App {
    /// See the list of commands.
    pub fn draft_start(&self, request: DraftStartRequest) -> Result<DraftText, ApiError> {
        match (request.regime, request.document) {
            (Some(regime), None) => {
                let path = self.rule_path(&regime)?;
                let (text, is_reconstructed) = codicil_engine::draft_text_of_rules(&path)?;
                let name = match codicil_engine::rule_file(&path)? {
                    RuleFile::Regime(regime) => regime.name,
                    RuleFile::Table(table) => table.name,
                };
                let wording = if is_reconstructed {
                    " Their wording is reconstructed from reports."
                } else {
                    ""
                };
                Ok(DraftText { text, says: format!("A copy of the clauses of {name}.{wording}") })
            }
            (None, Some(document)) => {
                let library = self.library()?;
                let (open, text) = library.engine.draft_text(document)?;
                let title = open.summary.name_for_people().to_owned();
                Ok(DraftText {
                    text,
                    says: format!(
                        "A copy of the clauses of “{title}”, as they stand after its changes."
                    ),
                })
            }
            _ => Err(ApiError::bad_request("A draft begins with one regime or one paper.")),
        }
    }

    /// See the list of commands.
    pub fn draft_check(&self, request: DraftRequest) -> Result<DraftView, ApiError> {
        let table = self.rule_path(&request.table)?;
        let mut desk = lock(&self.draft);
        let fits = |desk: &Desk| desk.table == request.table && desk.as_read == request.as_read;
        if !desk.as_ref().is_some_and(fits) {
            let draft = Draft::new(Some(&table), request.as_read)?;
            *desk = Some(Desk { table: request.table.clone(), as_read: request.as_read, draft });
        }
        let Some(desk) = desk.as_mut() else {
            return Err(ApiError::bad_request("There is no draft."));
        };
        let answer = desk.draft.edit(&request.text)?;
        Ok(view(&request.text, &answer))
    }
}

fn view(text: &str, answer: &DraftAnswer) -> DraftView {
    let sum = |of: fn(&DraftClause) -> usize| answer.clauses.iter().map(of).sum::<usize>();
    let read = how_much(answer.clauses.len(), sum(|one| one.words_read), sum(|one| one.words));
    let unsettled: Vec<UnsettledView> = answer
        .unsettled
        .iter()
        .map(|open| UnsettledView {
            clause: named(&open.clause),
            words: text.get(open.start..open.end).unwrap_or_default().to_owned(),
            why: open.why.clone(),
        })
        .collect();
    let verdict = match &answer.verdict {
        DraftVerdict::Asked(asked) => card(asked, &between(String::new(), vec![DRAFT.to_owned()])),
        DraftVerdict::CannotTell { why } => cannot_tell(QUESTION, why.clone()),
        DraftVerdict::NoTable => cannot_tell(QUESTION, "No table was chosen.".to_owned()),
    };
    let clauses = answer.clauses.iter().map(|one| clause(text, one)).collect();
    DraftView { clauses, read, unsettled, verdict }
}

fn named(clause: &str) -> String {
    if clause.is_empty() { "Words without a number".to_owned() } else { clause.to_owned() }
}

fn clause(text: &str, clause: &DraftClause) -> ReadClause {
    let mut words = Vec::new();
    let mut at = clause.start;
    let mut add = |from: usize, to: usize, read: bool| {
        let text = text.get(from..to).unwrap_or_default();
        if !text.is_empty() {
            words.push(ReadWords { text: text.to_owned(), read });
        }
    };
    for stretch in &clause.not_read {
        add(at, stretch.start, true);
        add(stretch.start, stretch.end, false);
        at = stretch.end;
    }
    add(at, clause.end, true);
    ReadClause {
        path: clause.clause.clone(),
        clause: codicil_engine::the_clause(&clause.clause),
        words,
        share: format!("{} of {} words read", clause.words_read, clause.words),
        candidates: clause.candidates.iter().map(|one| candidate(text, one)).collect(),
        questions: Vec::new(),
        block: None,
    }
}
