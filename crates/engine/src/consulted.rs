//! What respondents said, as the library holds it: questions with their tallies, and a matrix of
//! respondents. Answers are counted as filed; none is re-labelled.

use std::collections::BTreeMap;
use std::sync::Arc;

use codicil_document::Response;
use codicil_refs::{Reference, Role};
use codicil_report::answer::clause::CitedAnswer;

use crate::engine::{Engine, OpenDocument};
use crate::error::EngineError;

/// The responses in one paper.
#[derive(Clone, Debug)]
pub struct Consulted {
    /// The paper.
    pub open: Arc<OpenDocument>,
    /// Its questions, in the order of the paper.
    pub questions: Vec<Asked>,
    /// Its respondents, in the order in which they first appear.
    pub respondents: Vec<Respondent>,
}

/// A question and how it was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The answers as filed with how often each was given, the most frequent first.
    pub answers: Vec<(String, usize)>,
    /// Responses without an answer.
    pub unanswered: usize,
    /// Responses in all.
    pub responses: usize,
    /// Responses with words of their own.
    pub wrote: usize,
    /// What the responses cite.
    pub cites: Vec<CitedAnswer>,
}

/// A respondent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respondent {
    /// The name as filed.
    pub name: String,
    /// The category as filed, where the paper gives one in any of its tables.
    pub category: Option<String>,
    /// For each question the response: an index of the responses of the document.
    pub responses: Vec<Option<usize>>,
}

/// Which side an answer takes, as far as the words alone say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// "Approve", "Yes".
    For,
    /// "Reject", "No".
    Against,
    /// "Neutral", "Abstain".
    Neutral,
    /// Anything else.
    Other,
}

impl Tone {
    /// The tone of an answer as filed; only whole answers of one plain meaning are told.
    pub fn of(answer: &str) -> Tone {
        let words = answer.trim().trim_end_matches('.').to_lowercase();
        match words.as_str() {
            "approve" | "approved" | "yes" | "agree" | "support" | "accept" => Tone::For,
            "reject" | "rejected" | "no" | "disagree" | "oppose" | "do not support" => {
                Tone::Against
            }
            "neutral" | "abstain" | "abstained" | "no view" | "no comment" => Tone::Neutral,
            _ => Tone::Other,
        }
    }

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Tone::For => "for",
            Tone::Against => "against",
            Tone::Neutral => "neutral",
            Tone::Other => "other",
        }
    }
}

impl Engine {
    /// The papers with consultation responses; those about one modification where one is named.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn consulted(&self, modification: Option<&str>) -> Result<Vec<Consulted>, EngineError> {
        let mut sets = Vec::new();
        for summary in self.documents()? {
            if modification.is_some_and(|wanted| summary.modification.as_deref() != Some(wanted)) {
                continue;
            }
            let open = self.document(summary.id)?;
            if !open.document.questions.is_empty() {
                sets.push(self.consulted_in(open)?);
            }
        }
        Ok(sets)
    }

    fn consulted_in(&self, open: Arc<OpenDocument>) -> Result<Consulted, EngineError> {
        let document = &open.document;
        let mut questions = vec![Asked::default(); document.questions.len()];
        let mut cited: Vec<Vec<&Reference>> = vec![Vec::new(); questions.len()];
        for response in &document.responses {
            let Some(asked) = questions.get_mut(response.question) else { continue };
            count(asked, response);
            cited[response.question].extend(references_in(&open, response));
        }
        for (asked, references) in questions.iter_mut().zip(cited) {
            // The most frequent first; of equals in the order of the alphabet.
            asked.answers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            asked.cites = self.cited(references)?;
        }
        let respondents = respondents(&document.responses, questions.len());
        Ok(Consulted { open, questions, respondents })
    }

    /// What one response cites.
    ///
    /// # Errors
    ///
    /// When the library cannot be read.
    pub fn cited_in(
        &self,
        open: &OpenDocument,
        response: &Response,
    ) -> Result<Vec<CitedAnswer>, EngineError> {
        self.cited(references_in(open, response))
    }

    fn cited(&self, references: Vec<&Reference>) -> Result<Vec<CitedAnswer>, EngineError> {
        let mut cited: Vec<CitedAnswer> = Vec::new();
        for reference in references {
            for target in &reference.targets {
                let name = target.to_string();
                if cited.iter().all(|known| known.target != name) {
                    let in_library = self.has_text(target)?;
                    cited.push(CitedAnswer {
                        text: reference.text.clone(),
                        target: name,
                        in_library,
                    });
                }
            }
        }
        Ok(cited)
    }
}

/// The references in the respondent's own words.
pub fn references_in<'a>(open: &'a OpenDocument, response: &Response) -> Vec<&'a Reference> {
    let said = |reference: &&Reference| {
        matches!(reference.role, Role::Mention | Role::AmendmentTarget)
            && response.spans.iter().any(|own| own.overlaps(reference.span))
    };
    open.references.iter().filter(said).collect()
}

fn count(asked: &mut Asked, response: &Response) {
    asked.responses += 1;
    asked.wrote += usize::from(!response.text.trim().is_empty());
    match &response.answer {
        None => asked.unanswered += 1,
        Some(answer) => match asked.answers.iter_mut().find(|(known, _)| known == answer) {
            Some((_, count)) => *count += 1,
            None => asked.answers.push((answer.clone(), 1)),
        },
    }
}

/// The rows of the matrix. A name that stands twice in one table is two rows: two responses must not
/// become one.
fn respondents(responses: &[Response], questions: usize) -> Vec<Respondent> {
    let mut rows: Vec<Respondent> = Vec::new();
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, response) in responses.iter().enumerate() {
        if response.question >= questions {
            continue;
        }
        let known = by_name.entry(&response.respondent).or_default();
        let free =
            known.iter().copied().find(|row| rows[*row].responses[response.question].is_none());
        let row = free.unwrap_or_else(|| {
            known.push(rows.len());
            rows.push(Respondent {
                name: response.respondent.clone(),
                category: None,
                responses: vec![None; questions],
            });
            rows.len() - 1
        });
        rows[row].responses[response.question] = Some(index);
        if rows[row].category.is_none() {
            rows[row].category.clone_from(&response.category);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use codicil_document::Response;
    use codicil_text::Span;

    use super::{Asked, Tone, count, respondents};

    fn response(question: usize, name: &str, answer: Option<&str>, text: &str) -> Response {
        Response {
            question,
            respondent: name.to_owned(),
            category: None,
            answer: answer.map(str::to_owned),
            text: text.to_owned(),
            spans: Vec::new(),
            span: Span::new(0, 0),
            blocks: Vec::new(),
            page: 1,
        }
    }

    #[test]
    fn a_respondent_is_one_row_and_two_filings_are_two() {
        let said = [
            response(0, "Yarrow", Some("Approve"), "x"),
            response(0, "Bramble", None, ""),
            response(1, "Yarrow", None, ""),
            response(1, "Yarrow", None, "again"),
        ];
        let rows = respondents(&said, 2);
        let shown: Vec<_> =
            rows.iter().map(|row| (row.name.as_str(), row.responses.clone())).collect();
        assert_eq!(
            shown,
            [
                ("Yarrow", vec![Some(0), Some(2)]),
                ("Bramble", vec![Some(1), None]),
                ("Yarrow", vec![None, Some(3)]),
            ]
        );
    }

    #[test]
    fn answers_are_counted_as_filed() {
        let mut asked = Asked::default();
        for answer in [Some("Approve"), None, Some("approve"), Some("Approve")] {
            count(&mut asked, &response(0, "x", answer, "y"));
        }
        assert_eq!(asked.answers, [("Approve".to_owned(), 2), ("approve".to_owned(), 1)]);
        assert_eq!((asked.responses, asked.unanswered, asked.wrote), (4, 1, 4));
    }

    #[test]
    fn a_qualified_answer_takes_no_side() {
        assert_eq!(Tone::of("Approve"), Tone::For);
        assert_eq!(Tone::of(" No. "), Tone::Against);
        assert_eq!(Tone::of("Yes, with changes"), Tone::Other);
    }
}
