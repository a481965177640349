//! A scratch text, and what follows from it while a person edits it. It never touches the file that
//! it was taken from.

use std::path::Path;

use codicil_english::{Lexicon, Reading, Rereader};
use codicil_report::answer::draft::{DraftAnswer, DraftClause, DraftVerdict, UnsettledAnswer};
use codicil_report::answer::read_rules::{CandidateAnswer, StretchAnswer};
use codicil_report::answer::verdict::VerdictAnswer;
use codicil_rules::regime::{Deem, Rule};
use codicil_rules::{Side, Table, Vocabulary};

use super::drafted::{self, Drafted};
use super::load;
use super::verdict::{Narrowing, read_table, two};
use crate::error::EngineError;

/// A draft that is read again after every edit. Clauses that have not changed are not read again, and
/// a question whose rules have not changed is not asked again.
pub struct Draft {
    vocabulary: Vocabulary,
    reader: Rereader,
    table: Option<Table>,
    as_read: bool,
    last: Option<Asked>,
}

/// A question that was answered.
struct Asked {
    rules: Vec<Rule>,
    deems: Vec<Deem>,
    answer: VerdictAnswer,
}

impl Draft {
    /// A draft to be held against the table in a file; `as_read` takes rules that leave a doubt as
    /// they were read, and says so.
    ///
    /// # Errors
    ///
    /// When the table cannot be read, or is none.
    pub fn new(table: Option<&Path>, as_read: bool) -> Result<Self, EngineError> {
        let vocabulary = load::sec()?;
        let table = table.map(|path| read_table(path, None, &vocabulary)).transpose()?;
        let reader = Rereader::new(Lexicon::sec());
        Ok(Self { vocabulary, reader, table, as_read, last: None })
    }

    /// What follows from the text as it stands now. Positions are bytes of the text.
    ///
    /// # Errors
    ///
    /// When the question could not be put.
    pub fn edit(&mut self, text: &str) -> Result<DraftAnswer, EngineError> {
        let reading = self.reader.read(text);
        let drafted = drafted::regime(text, &reading, &self.vocabulary, self.as_read);
        let verdict = self.verdict(&drafted)?;
        let Drafted { regime, unsettled } = drafted;
        Ok(DraftAnswer {
            schema: "codicil.draft/1",
            share_read: reading.share_read(),
            rules: regime.rules.len(),
            clauses: clauses(text, reading),
            unsettled: unsettled
                .into_iter()
                .map(|open| UnsettledAnswer {
                    clause: open.clause,
                    start: open.span.start,
                    end: open.span.end,
                    why: open.why,
                })
                .collect(),
            verdict,
        })
    }

    fn verdict(&mut self, drafted: &Drafted) -> Result<DraftVerdict, EngineError> {
        let Some(table) = &self.table else { return Ok(DraftVerdict::NoTable) };
        if let Some(open) = drafted.unsettled.first() {
            let more = match drafted.unsettled.len() - 1 {
                0 => String::new(),
                more => format!(" {more} more are not settled."),
            };
            let clause = if open.clause.is_empty() { "The text" } else { open.clause.as_str() };
            return Ok(DraftVerdict::CannotTell {
                why: format!("{clause} is not settled. {}{more}", open.why),
            });
        }
        let regime = &drafted.regime;
        if regime.rules.is_empty() {
            let why = "No rule was read in the draft.".to_owned();
            return Ok(DraftVerdict::CannotTell { why });
        }
        if let Some(last) = &self.last
            && last.rules == regime.rules
            && last.deems == regime.deems
        {
            return Ok(DraftVerdict::Asked(Box::new(last.answer.clone())));
        }
        let left = Side::Regime(regime, &regime.readings[0].id);
        let right = Side::Table(table, &self.vocabulary);
        let answer = two(&left, &right, &Narrowing { one_role: true, ..Narrowing::default() })?;
        self.last = Some(Asked {
            rules: regime.rules.clone(),
            deems: regime.deems.clone(),
            answer: answer.clone(),
        });
        Ok(DraftVerdict::Asked(Box::new(answer)))
    }
}

fn clauses(text: &str, reading: Reading) -> Vec<DraftClause> {
    let each = reading.clauses.into_iter().filter(|clause| clause.words > 0);
    each.map(|clause| DraftClause {
        clause: clause.path,
        start: clause.span.start,
        end: clause.span.end,
        words: clause.words,
        words_read: clause.words_read,
        candidates: clause.candidates.into_iter().map(CandidateAnswer::from).collect(),
        not_read: clause
            .not_read
            .iter()
            .map(|span| StretchAnswer {
                text: span.of(text).to_owned(),
                start: span.start,
                end: span.end,
            })
            .collect(),
    })
    .collect()
}
