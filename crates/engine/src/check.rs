//! What the drafting checks report, on files and on a library.

use std::path::PathBuf;
use std::sync::Arc;

use codicil_checks::{ALL, Background, NotChecked, Paper, Review, groups, review};
use codicil_document::{Document, Notice};
use codicil_finding::{At, Finding, Place};
use codicil_report::answer::findings::{
    CheckedDocument, FindingAnswer, FindingPlaceAnswer, FindingsAnswer, NotCheckedAnswer,
};
use codicil_report::answer::search::Fragment;
use codicil_report::answer::{NoticeAnswer, Position};
use codicil_text::Span;

use crate::engine::{DocumentSummary, Engine, OpenDocument, lock};
use crate::error::EngineError;
use crate::files::path_name;
use crate::read::{ReadFile, profile_of, read_file};
use crate::search::window;
use crate::verbs::position;

/// How many bytes of the words around a place are shown to each side.
const REACH: usize = 70;

/// Longer words of a place are cut in the middle when they are shown, in bytes.
const LONGEST: usize = 160;

/// What the checks report on files, taken together; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn check(files: &[PathBuf]) -> Result<(FindingsAnswer, Vec<EngineError>), EngineError> {
    let mut read: Vec<(String, ReadFile)> = Vec::new();
    let mut failures = Vec::new();
    for path in files {
        match read_file(path) {
            // The same words under two names would be told twice.
            Ok(file) if read.iter().any(|(_, other)| other.sha256 == file.sha256) => {}
            Ok(file) => read.push((path_name(path), file)),
            Err(error) => failures.push(error),
        }
    }
    if read.is_empty() && !failures.is_empty() {
        return Err(failures.remove(0));
    }
    let papers: Vec<Paper<'_>> = read
        .iter()
        .enumerate()
        .map(|(number, (_, file))| {
            Paper::new(number, &file.document, &file.references, &file.changes, file.profile)
        })
        .collect();
    let review = codicil_checks::run(&papers);
    let source = |number: usize| {
        let (path, file) = read.get(number)?;
        Some(Source { path, id: None, document: &file.document, code: &file.profile.prefix })
    };
    let documents = read
        .iter()
        .map(|(path, file)| checked(path, &file.document, is_complete(&file.document)))
        .collect();
    let findings = review.findings.iter().map(|finding| finding_answer(finding, &source)).collect();
    Ok((
        answer(findings, documents, &review.not_checked, |n| read.get(n).map(|it| it.0.clone())),
        failures,
    ))
}

impl Engine {
    /// What the checks report on the documents of the library. `progress` hears how many of how many
    /// documents are done, twice over: each is looked at once for what it does to clauses, and once
    /// by the checks. The answer is kept until the library changes.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn findings(
        &self,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Arc<FindingsAnswer>, EngineError> {
        let generation = lock(&self.library).generation()?;
        if let Some((of, answer)) = lock(&self.findings).as_ref()
            && *of == generation
        {
            return Ok(Arc::clone(answer));
        }
        let answer = Arc::new(self.check_all(progress)?);
        *lock(&self.findings) = Some((generation, Arc::clone(&answer)));
        Ok(answer)
    }

    fn check_all(
        &self,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<FindingsAnswer, EngineError> {
        let summaries: Vec<DocumentSummary> = self
            .documents()?
            .into_iter()
            .filter(|summary| summary.status != codicil_report::answer::import::Status::Failed)
            .collect();
        let all = summaries.len() * 2;
        let mut background = Background::default();
        let mut codes = Vec::with_capacity(summaries.len());
        for (number, summary) in summaries.iter().enumerate() {
            progress(number, all);
            let open = self.document(summary.id)?;
            background.add(&paper(number, &open));
            codes.push(open.code.clone());
        }
        let of = codes.iter().zip(&summaries);
        let groups = groups(of.map(|(code, it)| (code.as_str(), it.modification.as_deref())));
        let mut whole = Review::default();
        let mut done = summaries.len();
        for group in groups {
            progress(done, all);
            done += group.len();
            let members: Vec<Arc<OpenDocument>> = group
                .iter()
                .map(|number| self.document(summaries[*number].id))
                .collect::<Result<_, _>>()?;
            let papers: Vec<Paper<'_>> =
                group.iter().zip(&members).map(|(number, open)| paper(*number, open)).collect();
            whole.add(review(&papers, &background));
        }
        whole.sort();
        progress(all, all);
        self.put(&whole, &summaries)
    }

    fn put(
        &self,
        review: &Review,
        summaries: &[DocumentSummary],
    ) -> Result<FindingsAnswer, EngineError> {
        let mut findings = Vec::with_capacity(review.findings.len());
        for finding in &review.findings {
            let mut open: Vec<(usize, Arc<OpenDocument>)> = Vec::new();
            for place in &finding.places {
                if open.iter().all(|(number, _)| *number != place.paper) {
                    open.push((place.paper, self.document(summaries[place.paper].id)?));
                }
            }
            let source = |number: usize| {
                let (_, open) = open.iter().find(|(other, _)| *other == number)?;
                Some(Source {
                    path: &open.summary.path,
                    id: Some(open.summary.id),
                    document: &open.document,
                    code: &open.code,
                })
            };
            findings.push(finding_answer(finding, &source));
        }
        let documents = summaries
            .iter()
            .map(|summary| CheckedDocument {
                path: summary.path.clone(),
                kind: summary.kind.name(),
                modification: summary.modification.clone(),
                read_in_full: summary.is_fully_read(),
                notices: summary.notices.iter().map(NoticeAnswer::from).collect(),
            })
            .collect();
        Ok(answer(findings, documents, &review.not_checked, |number| {
            summaries.get(number).map(|summary| summary.path.clone())
        }))
    }
}

fn paper(number: usize, open: &OpenDocument) -> Paper<'_> {
    Paper::new(number, &open.document, &open.references, &open.changes, profile_of(&open.code))
}

/// A paper as places name it.
struct Source<'a> {
    path: &'a str,
    id: Option<i64>,
    document: &'a Document,
    code: &'a str,
}

fn answer(
    findings: Vec<FindingAnswer>,
    documents: Vec<CheckedDocument>,
    not_checked: &[NotChecked],
    path: impl Fn(usize) -> Option<String>,
) -> FindingsAnswer {
    let partly = documents.iter().filter(|document| !document.read_in_full);
    let mut reasons: Vec<NotCheckedAnswer> = partly
        .map(|document| NotCheckedAnswer {
            code: None,
            path: Some(document.path.clone()),
            reason: "It was not read in full. Faults in what is missing are not found; `codicil \
                     import` says what is missing and what helps."
                .to_owned(),
        })
        .collect();
    reasons.extend(not_checked.iter().map(|one| NotCheckedAnswer {
        code: Some(one.check.code),
        path: one.paper.and_then(&path),
        reason: one.reason.clone(),
    }));
    FindingsAnswer {
        schema: "codicil.findings/1",
        findings,
        documents,
        not_checked: reasons,
        checks: ALL.len(),
    }
}

fn checked(path: &str, document: &Document, read_in_full: bool) -> CheckedDocument {
    let modification = document.metadata.modification.as_ref();
    CheckedDocument {
        path: path.to_owned(),
        kind: document.metadata.kind().name(),
        modification: modification.map(|fact| fact.value.clone()),
        read_in_full,
        notices: document.notices.iter().map(NoticeAnswer::from).collect(),
    }
}

fn is_complete(document: &Document) -> bool {
    let loses = |notice: &Notice| notice.loses_text;
    !document.notices.iter().any(loses) && document.pages.iter().all(|page| page.read)
}

fn finding_answer<'a>(
    finding: &Finding,
    source: &impl Fn(usize) -> Option<Source<'a>>,
) -> FindingAnswer {
    let modification = source(finding.primary().paper)
        .and_then(|paper| paper.document.metadata.modification.as_ref())
        .map(|fact| fact.value.clone());
    FindingAnswer {
        code: finding.check.code,
        check: finding.check.name,
        severity: finding.severity,
        confidence: finding.confidence,
        message: finding.message.clone(),
        places: finding
            .places
            .iter()
            .filter_map(|place| Some(place_answer(place, &source(place.paper)?)))
            .collect(),
        because: finding.because.clone(),
        suggestions: finding.suggestions.clone(),
        modification,
        fingerprint: finding.fingerprint.clone(),
        meta: finding.check,
    }
}

fn place_answer(place: &Place, source: &Source<'_>) -> FindingPlaceAnswer {
    let document = source.document;
    let (position, block, snippet) = match place.at {
        At::Text(span) => {
            let block = document.block_at(span.start);
            let around = block.map_or(span, |block| document.blocks[block].span);
            let snippet = snippet(&document.text, around, span);
            (position(document, source.code, span), block, snippet)
        }
        At::Furniture { index, span } => {
            let Some(furniture) = document.furniture.get(index) else {
                return empty(place, source);
            };
            let whole = Span::new(0, furniture.text.len());
            let position = Position {
                start: furniture.at,
                end: furniture.at,
                source: furniture.map.to_source(span).or(furniture.source),
                page: furniture.page,
                clause: None,
            };
            (position, None, snippet(&furniture.text, whole, span))
        }
    };
    FindingPlaceAnswer {
        path: source.path.to_owned(),
        document: source.id,
        block,
        position,
        role: place.role.name(),
        label: place.label.clone(),
        snippet,
    }
}

/// The place where a library and a finding no longer fit.
fn empty(place: &Place, source: &Source<'_>) -> FindingPlaceAnswer {
    FindingPlaceAnswer {
        path: source.path.to_owned(),
        document: source.id,
        block: None,
        position: position(source.document, source.code, Span::new(0, 0)),
        role: place.role.name(),
        label: place.label.clone(),
        snippet: Vec::new(),
    }
}

/// The words of `text` around `span`, within `block`.
fn snippet(text: &str, block: Span, span: Span) -> Vec<Fragment> {
    let around = window(block.of(text), block, span, REACH).cover(span);
    let piece = |from: usize, to: usize, hit: bool| Fragment {
        text: text.get(from..to.max(from)).unwrap_or_default().to_owned(),
        hit,
    };
    let mut words = piece(span.start, span.end, true);
    if words.text.len() > LONGEST {
        let cut = |at: usize| words.text.floor_char_boundary(at);
        let (head, tail) = (cut(LONGEST / 2), cut(words.text.len() - LONGEST / 2));
        words.text = format!("{} … {}", &words.text[..head], &words.text[tail..]);
    }
    let mut pieces =
        vec![piece(around.start, span.start, false), words, piece(span.end, around.end, false)];
    if around.start > block.start {
        pieces[0].text.insert_str(0, "… ");
    }
    if around.end < block.end {
        pieces[2].text.push_str(" …");
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}
