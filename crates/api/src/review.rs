//! The overview and the responses.

use std::sync::Arc;

use codicil_engine::{
    Asked, CitedAnswer, Consulted, ModificationSummary, OpenDocument, Respondent, Span, Tone,
};

use crate::app::{App, count};
use crate::convert::{label, period};
use crate::pieces::{Marks, opens, pieces};
use crate::types::*;

/// How many clauses a card names.
const SHOWN_CLAUSES: usize = 8;

/// How many characters of a response a cell shows.
const SHOWN_WORDS: usize = 140;

impl App {
    /// See the list of commands.
    pub fn overview(&self, _: Nothing) -> Result<OverviewView, ApiError> {
        let library = self.library()?;
        let (modifications, unassigned) = library.engine.modifications()?;
        let documents = library.engine.documents()?;
        let sets = library.engine.consulted(None)?;
        let findings = crate::findings::by_modification(&library)?;
        let cards = modifications.into_iter().map(|summary| {
            let number = summary.modification.clone();
            let own =
                sets.iter().filter(|set| set.open.summary.modification.as_ref() == Some(&number));
            let found = findings.get(&number).map(Vec::as_slice).unwrap_or_default();
            card(summary, own, found)
        });
        Ok(OverviewView {
            modifications: cards.collect(),
            unassigned: unassigned.iter().map(Into::into).collect(),
            not_fully_read: documents
                .iter()
                .filter(|document| !document.is_fully_read())
                .map(Into::into)
                .collect(),
            documents: count(documents.len()),
            reading: self.jobs.require_none().is_err(),
        })
    }

    /// See the list of commands.
    pub fn responses(&self, request: ResponsesRequest) -> Result<ResponsesView, ApiError> {
        let library = self.library()?;
        let sets = library.engine.consulted(None)?;
        let mut modifications: Vec<String> =
            sets.iter().filter_map(|set| set.open.summary.modification.clone()).collect();
        modifications.sort();
        modifications.dedup();
        let consulted: Vec<i64> = sets.iter().map(|set| set.open.summary.id).collect();
        let others = library.engine.documents()?;
        let wanted = |set: &&Consulted| {
            request.modification.is_none() || set.open.summary.modification == request.modification
        };
        Ok(ResponsesView {
            sets: sets.iter().filter(wanted).map(response_set).collect(),
            modifications,
            other_documents: others
                .iter()
                .filter(|document| !consulted.contains(&document.id))
                .map(Into::into)
                .collect(),
        })
    }

    /// See the list of commands.
    pub fn response(&self, request: ResponseRequest) -> Result<ResponseView, ApiError> {
        let library = self.library()?;
        let open = library.engine.document(request.document)?;
        let document = &open.document;
        let response = document
            .responses
            .get(request.response as usize)
            .ok_or_else(|| ApiError::bad_request("There is no such response in the paper."))?;
        let question = document.questions.get(response.question);
        let number = question.map(|question| question.number.clone());
        Ok(ResponseView {
            respondent: response.respondent.clone(),
            category: response.category.clone(),
            tone: tone(response.answer.as_deref()),
            answer: response.answer.clone(),
            question_number: number.filter(|number| !number.is_empty()),
            question: question.map(|it| document.words(it.span).to_owned()).unwrap_or_default(),
            paragraphs: paragraphs(&open, &response.spans),
            page: response.page,
            block: count(response.blocks.first().copied().unwrap_or_default()),
            cites: cites(library.engine.cited_in(&open, response)?),
        })
    }
}

fn card<'a>(
    summary: ModificationSummary,
    sets: impl Iterator<Item = &'a Consulted>,
    findings: &[FindingView],
) -> ModificationCard {
    let shown = summary.clauses.iter().take(SHOWN_CLAUSES);
    ModificationCard {
        title: summary.title,
        period: summary.dates.map(|(first, last)| period(&first, &last)),
        documents: summary.documents.iter().map(Into::into).collect(),
        missing: summary.missing.into_iter().map(str::to_owned).collect(),
        questions: sets.flat_map(tallies).collect(),
        clauses: shown
            .map(|(clause, state)| TouchedClause {
                label: label(clause).to_owned(),
                clause: clause.clone(),
                state: (*state).to_owned(),
            })
            .collect(),
        more_clauses: count(summary.clauses.len().saturating_sub(SHOWN_CLAUSES)),
        findings: findings.iter().take(3).cloned().collect(),
        all_findings: count(findings.len()),
        modification: summary.modification,
    }
}

fn tallies(set: &Consulted) -> Vec<QuestionTally> {
    let asked = set.questions.iter().enumerate();
    asked.map(|(index, asked)| tally(&set.open, index, asked)).collect()
}

fn tally(open: &Arc<OpenDocument>, index: usize, asked: &Asked) -> QuestionTally {
    let document = &open.document;
    let question = document.questions.get(index);
    let number = question.map(|question| question.number.clone());
    QuestionTally {
        document: open.summary.id,
        question: count(index),
        number: number.filter(|number| !number.is_empty()),
        text: question.map(|it| document.words(it.span).to_owned()).unwrap_or_default(),
        block: count(question.map_or(0, |question| question.block)),
        answers: asked
            .answers
            .iter()
            .map(|(answer, times)| AnswerCount {
                answer: answer.clone(),
                tone: Tone::of(answer).name().to_owned(),
                count: count(*times),
            })
            .collect(),
        unanswered: count(asked.unanswered),
        responses: count(asked.responses),
        wrote: count(asked.wrote),
        cites: cites(asked.cites.clone()),
    }
}

fn response_set(set: &Consulted) -> ResponseSet {
    let about_responses =
        set.open.document.notices.iter().filter(|n| n.code.starts_with("responses"));
    ResponseSet {
        document: (&set.open.summary).into(),
        questions: tallies(set),
        respondents: set.respondents.iter().map(|row| respondent(&set.open, row)).collect(),
        notices: about_responses.map(Into::into).collect(),
    }
}

fn respondent(open: &OpenDocument, row: &Respondent) -> RespondentRow {
    let cell = |index: &Option<usize>| {
        let index = (*index)?;
        let response = open.document.responses.get(index)?;
        Some(ResponseCell {
            response: count(index),
            answer: response.answer.clone(),
            tone: tone(response.answer.as_deref()),
            words: first_words(&response.text),
            length: count(response.text.split_whitespace().count()),
            cites: cited_labels(open, response),
        })
    };
    RespondentRow {
        respondent: row.name.clone(),
        category: row.category.clone(),
        cells: row.responses.iter().map(cell).collect(),
    }
}

/// What a response cites, by name; whether its text is in the library is told with the response.
fn cited_labels(open: &OpenDocument, response: &codicil_engine::Response) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for reference in codicil_engine::references_in(open, response) {
        if !labels.contains(&reference.text) {
            labels.push(reference.text.clone());
        }
    }
    labels
}

fn tone(answer: Option<&str>) -> String {
    answer.map_or(Tone::Other, Tone::of).name().to_owned()
}

fn cites(cited: Vec<CitedAnswer>) -> Vec<CitedTarget> {
    let view = |cited: CitedAnswer| CitedTarget {
        opens: cited.target.parse().ok().as_ref().and_then(opens),
        text: cited.text,
        target: cited.target,
        in_library: cited.in_library,
    };
    cited.into_iter().map(view).collect()
}

/// The words of some spans, paragraph by paragraph: a span that begins another block begins another
/// paragraph.
fn paragraphs(open: &OpenDocument, spans: &[Span]) -> Vec<Vec<Piece>> {
    let document = &open.document;
    let references: Vec<_> = open.references.iter().collect();
    let marks = Marks { references: &references, hits: &[] };
    let mut paragraphs: Vec<(Option<usize>, Vec<Piece>)> = Vec::new();
    for span in spans {
        let block = document.block_at(span.start);
        let words = pieces(document, *span, &marks);
        match paragraphs.last_mut().filter(|(last, _)| *last == block) {
            Some((_, pieces)) => {
                pieces.push(Piece {
                    text: " ".to_owned(),
                    hit: false,
                    reference: None,
                    repaired: None,
                });
                pieces.extend(words);
            }
            None => paragraphs.push((block, words)),
        }
    }
    paragraphs.into_iter().map(|(_, pieces)| pieces).collect()
}

fn first_words(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN_WORDS) {
        None => text,
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", text[..cut].trim_end())
        }
    }
}
