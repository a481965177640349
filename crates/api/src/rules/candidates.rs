//! What clauses were read to say.

use codicil_engine::{CandidateKind, ClauseReading, Span, What};
use codicil_report::answer::read_rules::CandidateAnswer;

use crate::app::{App, count};
use crate::pieces::name_of;
use crate::types::*;

impl App {
    /// See the list of commands.
    pub fn rule_candidates(&self, request: DocumentRequest) -> Result<CandidatesView, ApiError> {
        let library = self.library()?;
        let (open, clauses) = library.engine.rule_candidates(request.document)?;
        let document = &open.document;
        let views = clauses.iter().map(|clause| ReadClause {
            clause: (!clause.path.is_empty()).then(|| format!("{}:{}", open.code, clause.path)),
            block: document.block_at(clause.span.start).map(count),
            ..read_clause(&document.text, clause)
        });
        let sum = |of: fn(&ClauseReading) -> usize| clauses.iter().map(of).sum::<usize>();
        let read = how_much(clauses.len(), sum(|one| one.words_read), sum(|one| one.words));
        Ok(CandidatesView { read, clauses: views.collect() })
    }
}

/// How much of some clauses was read.
pub(super) fn how_much(clauses: usize, words_read: usize, words: usize) -> String {
    let number =
        |value: usize| codicil_engine::number_for_people(i64::try_from(value).unwrap_or(i64::MAX));
    let clauses = match clauses {
        1 => "1 clause".to_owned(),
        many => format!("{} clauses", number(many)),
    };
    format!(
        "{clauses}: {} of {} words were read. None of it is a rule until a person has compared it with the clause.",
        number(words_read),
        number(words)
    )
}

/// What was read in a clause of `text`; where it stands is left out.
fn read_clause(text: &str, clause: &ClauseReading) -> ReadClause {
    ReadClause {
        path: clause.path.clone(),
        clause: None,
        words: words(text, clause),
        share: format!("{} of {} words read", clause.words_read, clause.words),
        candidates: clause
            .candidates
            .iter()
            .map(|one| candidate(text, &CandidateAnswer::from(one.clone())))
            .collect(),
        questions: clause
            .questions
            .iter()
            .filter(|question| {
                !clause.candidates.iter().any(|one| one.questions.contains(question))
            })
            .map(|question| question.text.clone())
            .collect(),
        block: None,
    }
}

fn of(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The words of a clause. What stands between them, such as a struck paragraph, is left out and shows
/// as an ellipsis.
fn words(text: &str, clause: &ClauseReading) -> Vec<ReadWords> {
    let mut runs: Vec<(Span, bool)> = clause.read.iter().map(|span| (*span, true)).collect();
    runs.extend(clause.not_read.iter().map(|span| (*span, false)));
    runs.sort_by_key(|(span, _)| span.start);
    let mut words: Vec<ReadWords> = Vec::new();
    let mut end = runs.first().map_or(0, |(span, _)| span.start);
    for (span, read) in runs {
        let between = text.get(end..span.start).unwrap_or_default();
        let between = if between.chars().any(char::is_alphanumeric) { " … " } else { between };
        match words.last_mut() {
            Some(last) if last.read == read => last.text.push_str(between),
            Some(last) if last.read => last.text.push_str(between),
            _ => words.push(ReadWords { text: between.to_owned(), read: true }),
        }
        match words.last_mut() {
            Some(last) if last.read == read => last.text.push_str(of(text, span)),
            _ => words.push(ReadWords { text: of(text, span).to_owned(), read }),
        }
        end = span.end;
    }
    words.retain(|one| !one.text.is_empty());
    words
}

/// Something that a clause of `text` may say.
pub(super) fn candidate(text: &str, candidate: &CandidateAnswer) -> CandidateView {
    let (certainty, words) =
        if candidate.certain { ("certain", "nothing open") } else { ("open", "open questions") };
    let mut parts: Vec<CandidatePart> = candidate
        .parts
        .iter()
        .map(|part| CandidatePart {
            what: part_name(part.what),
            words: of(text, Span::new(part.start, part.end)).to_owned(),
        })
        .collect();
    parts.dedup();
    CandidateView {
        kind: kind(candidate.kind).to_owned(),
        path: candidate.clause.clone(),
        says: candidate.paraphrase.clone(),
        parts,
        certainty: certainty.to_owned(),
        certainty_words: words.to_owned(),
        questions: candidate.questions.iter().map(|question| question.text.clone()).collect(),
    }
}

fn kind(kind: CandidateKind) -> &'static str {
    match kind {
        CandidateKind::Rule => "Rule",
        CandidateKind::Deeming => "Deeming provision",
        CandidateKind::Definition => "Definition",
        CandidateKind::Obligation => "Duty",
        CandidateKind::Permission => "Permission",
        CandidateKind::Prohibition => "Prohibition",
        CandidateKind::Precedence => "Precedence",
        CandidateKind::Application => "Application",
    }
}

/// "Unnamed fact" for `unnamed_fact`.
fn part_name(what: What) -> String {
    super::parties::capital(&name_of(&what).replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(read: &[(usize, usize)], not_read: &[(usize, usize)]) -> ClauseReading {
        let spans = |of: &[(usize, usize)]| of.iter().map(|(a, b)| Span::new(*a, *b)).collect();
        ClauseReading {
            path: "G8.41".to_owned(),
            span: Span::new(0, 30),
            candidates: Vec::new(),
            read: spans(read),
            not_read: spans(not_read),
            words: 0,
            words_read: 0,
            questions: Vec::new(),
        }
    }

    #[test]
    fn words_are_cut_where_reading_stops_and_goes_on() {
        let text = "A User shall, as is fit, go home.";
        let cut = words(text, &clause(&[(0, 6), (7, 12), (25, 33)], &[(14, 24)]));
        let shown: Vec<(&str, bool)> =
            cut.iter().map(|one| (one.text.as_str(), one.read)).collect();
        assert_eq!(
            shown,
            [("A User shall, ", true), ("as is fit,", false), (" go home.", true)].map(|it| it)
        );
    }

    #[test]
    fn what_is_struck_between_is_left_out() {
        let text = "One two. Struck words. Three.";
        let cut = words(text, &clause(&[(0, 8), (23, 29)], &[]));
        assert_eq!(cut.len(), 1);
        assert_eq!(cut[0].text, "One two. … Three.");
    }
}
