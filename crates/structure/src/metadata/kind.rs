//! The kind of a paper, from its titles, its feet and its first words.

use std::sync::LazyLock;

use codicil_document::{Furniture, Kind};
use codicil_text::Span;

use regex::Regex;

use super::Place;
use crate::draft::Draft;
use crate::labels::{self, LabelKind};
use crate::shapes::{is_question, pattern};

/// Names of papers and their kinds; where one holds another, the longer stands first.
const NAMES: &[(&str, Kind)] = &[
    ("collated responses", Kind::ConsultationResponses),
    ("collated consultation responses", Kind::ConsultationResponses),
    ("consultation responses", Kind::ConsultationResponses),
    ("responses received to", Kind::ConsultationResponses),
    ("draft legal text", Kind::LegalText),
    ("proposed legal text", Kind::LegalText),
    ("legal text", Kind::LegalText),
    ("redlined text", Kind::LegalText),
    ("initial modification report", Kind::InitialReport),
    ("initial written assessment", Kind::InitialReport),
    ("initial assessment report", Kind::InitialReport),
    ("draft modification report", Kind::DraftReport),
    ("workgroup report", Kind::DraftReport),
    ("working group report", Kind::DraftReport),
    ("assessment report", Kind::DraftReport),
    ("final modification report", Kind::FinalReport),
    ("final cusc modification report", Kind::FinalReport),
    ("change report", Kind::FinalReport),
    ("modification proposal form", Kind::ProposalForm),
    ("modification proposal", Kind::ProposalForm),
    ("proposal form", Kind::ProposalForm),
    ("change proposal", Kind::ProposalForm),
    ("modification report consultation", Kind::Consultation),
    ("report phase consultation", Kind::Consultation),
    ("assessment procedure consultation", Kind::Consultation),
    ("working group consultation", Kind::Consultation),
    ("workgroup consultation", Kind::Consultation),
    ("code administrator consultation", Kind::Consultation),
    ("refinement consultation", Kind::Consultation),
    ("consultation document", Kind::Consultation),
    ("refinement report", Kind::DraftReport),
    ("modification report", Kind::FinalReport),
];

/// Blocks at the start in which a sentence may name the paper.
const HEAD_BLOCKS: usize = 14;

/// A kind with the words that show it, and how sure it is where it is a guess.
pub(crate) type Found = (Kind, Option<Place>, Option<u8>);

/// Decides the kind; the name of the file counts where the paper says nothing.
pub(crate) fn find(
    drafts: &[Draft],
    spans: &[Span],
    furniture: &[Furniture],
    file_name: &str,
) -> Option<Found> {
    let titles = || drafts.iter().zip(spans).filter(|(draft, _)| draft.level == Some(0));
    responses(drafts, spans)
        .or_else(|| titled(titles()))
        .or_else(|| titled(drafts.iter().zip(spans).take(1)))
        .or_else(|| footed(furniture))
        .or_else(|| introduced(drafts, spans))
        .or_else(|| titled(drafts.iter().zip(spans).take(4)))
        .or_else(|| form(drafts))
        .or_else(|| code(drafts))
        .or_else(|| named(file_name).map(|(kind, ..)| (kind, None, Some(40))))
}

static STAGES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b0[1-9]\b.*\b0[1-9]\b"));

/// The kind that a few words name, and the bytes of the name. A diagram of stages names many kinds
/// and says nothing.
fn named(words: &str) -> Option<(Kind, usize, usize)> {
    let small = words.to_ascii_lowercase();
    if STAGES.is_match(&small) {
        return None;
    }
    let found = NAMES.iter().filter_map(|(name, kind)| {
        let start = small.find(name)?;
        (!ends_with_stage(&small[..start])).then_some((*kind, start, name.len()))
    });
    // Responses name the consultation, too. Else the first name counts; of two that begin
    // together, the longer.
    let (kind, start, len) = found.min_by_key(|(kind, start, len)| {
        (*kind != Kind::ConsultationResponses, *start, usize::MAX - len)
    })?;
    Some((kind, start, start + len))
}

/// Whether the words end with the number of a stage in such a diagram: "02 – ".
fn ends_with_stage(words: &str) -> bool {
    let bare = words.trim_end_matches([' ', '–', '-']);
    let number = bare.rsplit(' ').next().unwrap_or_default();
    number.len() == 2 && number.starts_with('0') && number.ends_with(|c: char| c.is_ascii_digit())
}

/// Blocks at the very start, which speak about the paper even without a sentence.
const TITLE_BLOCKS: usize = 2;

/// Responses are told first.
fn responses(drafts: &[Draft], spans: &[Span]) -> Option<Found> {
    let mut head = drafts.iter().zip(spans).take(HEAD_BLOCKS).enumerate();
    head.find_map(|(index, (draft, span))| {
        let (kind, start, end) = named(&draft.words)?;
        let place = Place::Text(Span::new(span.start + start, span.start + end));
        let is_title = draft.words.len() < 90 && (index < TITLE_BLOCKS || draft.level == Some(0));
        let is_own = is_title || is_about_itself(&draft.words);
        (kind == Kind::ConsultationResponses && is_own).then_some((kind, Some(place), None))
    })
}

fn is_about_itself(words: &str) -> bool {
    let verbs = ["contains", "sets out", "provides", "collates", "summarises", "presents"];
    words.starts_with("This") && verbs.iter().any(|verb| words.contains(verb))
}

/// The kind in the first of these titles that names one.
fn titled<'a>(mut titles: impl Iterator<Item = (&'a Draft, &'a Span)>) -> Option<Found> {
    titles.find_map(|(draft, span)| {
        let is_title = draft.words.len() < 120 && draft.label.is_none();
        let (kind, start, end) = named(&draft.words).filter(|_| is_title)?;
        let place = Place::Text(Span::new(span.start + start, span.start + end));
        Some((kind, Some(place), None))
    })
}

fn footed(furniture: &[Furniture]) -> Option<Found> {
    furniture.iter().enumerate().find_map(|(index, foot)| {
        let (kind, start, end) = named(&foot.text)?;
        Some((kind, Some(Place::Furniture(index, Span::new(start, end))), None))
    })
}

/// "This document is the Final Modification Report".
fn introduced(drafts: &[Draft], spans: &[Span]) -> Option<Found> {
    drafts.iter().zip(spans).take(HEAD_BLOCKS).find_map(|(draft, span)| {
        let starts = [
            "This document",
            "This is",
            "This paper",
            "This report",
            "This Final",
            "This Initial",
            "This Draft",
        ];
        let (kind, start, end) = named(&draft.words)?;
        let is_near = start < 80 && starts.iter().any(|words| draft.words.starts_with(words));
        let place = Place::Text(Span::new(span.start + start, span.start + end));
        is_near.then_some((kind, Some(place), None))
    })
}

/// Numbered questions that make a form.
const FORM_QUESTIONS: usize = 4;

fn form(drafts: &[Draft]) -> Option<Found> {
    let is_form_question = |draft: &&Draft| {
        let label = labels::find(&draft.words);
        label.is_some_and(|label| label.kind == LabelKind::Numbered && is_question(label.rest))
    };
    let questions = drafts.iter().filter(is_form_question).count();
    (questions >= FORM_QUESTIONS).then_some((Kind::ProposalForm, None, Some(80)))
}

/// A paper that is clauses for the greater part.
fn code(drafts: &[Draft]) -> Option<Found> {
    let is_clause = |draft: &&Draft| {
        draft.label.is_some()
            && labels::find(&draft.words).is_some_and(|label| label.kind == LabelKind::Clause)
    };
    let clauses = drafts.iter().filter(is_clause).count();
    (clauses >= 5 && clauses * 8 >= drafts.len()).then_some((Kind::Code, None, Some(70)))
}
