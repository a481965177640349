//! What the checks report.

use std::collections::BTreeMap;

use codicil_engine::{ExplainedCheck, FindingAnswer, FindingPlaceAnswer, FindingsAnswer};

use crate::app::{App, OpenLibrary, count};
use crate::convert::label;
use crate::pieces::name_of;
use crate::types::*;

impl App {
    /// See the list of commands.
    pub fn findings(&self, _: Nothing) -> Result<FindingsView, ApiError> {
        let library = self.library()?;
        let answer = library.engine.findings(&mut |_, _| {})?;
        let unread = library.engine.documents()?.into_iter().filter(|it| !it.is_fully_read());
        Ok(FindingsView {
            findings: views(&library, &answer)?,
            checks: count(answer.checks),
            documents: count(answer.documents.len()),
            not_fully_read: count(unread.count()),
            not_checked: not_checked(&answer),
        })
    }

    /// See the list of commands.
    pub fn explain_check(&self, request: CheckRequest) -> Result<CheckExplanation, ApiError> {
        let answer = codicil_engine::explain(Some(&request.check))?;
        let check = answer.checks.into_iter().next();
        check.map(explanation).ok_or_else(|| ApiError::bad_request("There is no such check."))
    }
}

/// The findings of the library by modification, the gravest first.
pub(crate) fn by_modification(
    library: &OpenLibrary,
) -> Result<BTreeMap<String, Vec<FindingView>>, ApiError> {
    let answer = library.engine.findings(&mut |_, _| {})?;
    let mut sorted: BTreeMap<String, Vec<FindingView>> = BTreeMap::new();
    for finding in views(library, &answer)? {
        if let Some(modification) = finding.modification.clone() {
            sorted.entry(modification).or_default().push(finding);
        }
    }
    Ok(sorted)
}

fn views(library: &OpenLibrary, answer: &FindingsAnswer) -> Result<Vec<FindingView>, ApiError> {
    let titles: BTreeMap<i64, String> = library
        .engine
        .documents()?
        .into_iter()
        .map(|document| (document.id, document.name_for_people().to_owned()))
        .collect();
    Ok(answer.findings.iter().map(|finding| view(finding, &titles)).collect())
}

fn view(finding: &FindingAnswer, titles: &BTreeMap<i64, String>) -> FindingView {
    FindingView {
        code: finding.code.to_owned(),
        check: finding.check.to_owned(),
        severity: name_of(&finding.severity),
        confidence: name_of(&finding.confidence),
        message: finding.message.clone(),
        because: finding.because.clone(),
        suggestions: finding.suggestions.clone(),
        places: finding.places.iter().filter_map(|place| place_view(place, titles)).collect(),
        modification: finding.modification.clone(),
        fingerprint: finding.fingerprint.clone(),
    }
}

/// The place in a document that is still in the library.
fn place_view(place: &FindingPlaceAnswer, titles: &BTreeMap<i64, String>) -> Option<FindingPlace> {
    let document = place.document?;
    Some(FindingPlace {
        document,
        document_title: titles.get(&document)?.clone(),
        // A running head has no block of its own: the paper opens at its beginning.
        block: count(place.block.unwrap_or_default()),
        page: place.position.page,
        clause: place.position.clause.as_deref().map(|clause| label(clause).to_owned()),
        role: place.role.to_owned(),
        label: place.label.clone(),
        snippet: place
            .snippet
            .iter()
            .map(|fragment| Piece {
                text: fragment.text.clone(),
                hit: fragment.hit,
                reference: None,
                repaired: None,
            })
            .collect(),
    })
}

/// Each reason once, with the papers it is about.
fn not_checked(answer: &FindingsAnswer) -> Vec<String> {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for one in &answer.not_checked {
        let reason = match one.code {
            Some(code) => format!("{code}: {}", one.reason),
            None => one.reason.clone(),
        };
        let at = reasons.iter().position(|(known, _)| *known == reason).unwrap_or_else(|| {
            reasons.push((reason, Vec::new()));
            reasons.len() - 1
        });
        reasons[at].1.extend(one.path.as_deref().map(file_name));
    }
    let sentence = |(reason, papers): (String, Vec<String>)| match papers.is_empty() {
        true => reason,
        false => format!("{} – {reason}", papers.join(", ")),
    };
    reasons.into_iter().map(sentence).collect()
}

fn file_name(path: &str) -> String {
    let path = std::path::Path::new(path);
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn explanation(check: ExplainedCheck) -> CheckExplanation {
    CheckExplanation {
        code: check.code.to_owned(),
        check: check.check.to_owned(),
        summary: check.summary.to_owned(),
        severity: name_of(&check.severity),
        parts: parts(check.parts),
    }
}

/// A heading with the paragraphs below it is one part, an example is one of its own.
fn parts(pieces: Vec<codicil_engine::ExplanationPart>) -> Vec<ExplanationPart> {
    use codicil_engine::ExplanationPart as Part;

    let part =
        |heading: String| ExplanationPart { heading, paragraphs: Vec::new(), example: false };
    let mut parts: Vec<ExplanationPart> = Vec::new();
    for piece in pieces {
        match piece {
            Part::Heading(words) => parts.push(part(words)),
            Part::Paragraph(words) => {
                if parts.last().is_none_or(|last| last.example) {
                    parts.push(part(String::new()));
                }
                if let Some(last) = parts.last_mut() {
                    last.paragraphs.push(words);
                }
            }
            Part::Example(words) => parts.push(ExplanationPart {
                heading: String::new(),
                paragraphs: words.lines().map(str::to_owned).collect(),
                example: true,
            }),
        }
    }
    parts
}
