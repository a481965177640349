//! Reading a text that a person is editing: what has not changed is not read again.

use std::collections::BTreeMap;

use codicil_text::Span;

use crate::clause::read_clause;
use crate::lexicon::Lexicon;
use crate::reading::{Candidate, ClauseReading, Part, Question, Reading};
use crate::tree;

/// A reader that keeps what it read of each clause.
#[derive(Clone, Debug, Default)]
pub struct Rereader {
    lexicon: Lexicon,
    /// The addresses of the last text: a clause is read against all of them.
    paths: Vec<String>,
    /// By the words of a clause; spans count from its first byte.
    known: BTreeMap<String, ClauseReading>,
}

impl Rereader {
    /// A reader with the words of a code.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, ..Self::default() }
    }

    /// Reads a text as [`crate::read`] does, with the same answer.
    pub fn read(&mut self, text: &str) -> Reading {
        let clauses = tree::clauses(text);
        let paths: Vec<String> = clauses.iter().map(|clause| clause.path.clone()).collect();
        if paths != self.paths {
            self.known.clear();
            self.paths = paths;
        }
        let mut kept = BTreeMap::new();
        let mut readings = Vec::with_capacity(clauses.len());
        for clause in &clauses {
            let ends = clause.tokens.first().zip(clause.tokens.last());
            let start = ends.map_or(0, |(first, _)| first.span.start);
            let words = ends.and_then(|(_, last)| text.get(start..last.span.end)).unwrap_or("");
            let at_zero = match self.known.remove(words).or_else(|| kept.get(words).cloned()) {
                Some(known) => known,
                None => moved(&read_clause(clause, &self.lexicon, &self.paths), start, 0),
            };
            readings.push(moved(&at_zero, 0, start));
            kept.insert(words.to_owned(), at_zero);
        }
        self.known = kept;
        Reading { clauses: readings }
    }
}

/// A reading whose text began at `from` and begins at `to`.
fn moved(clause: &ClauseReading, from: usize, to: usize) -> ClauseReading {
    let span = |span: Span| {
        Span::new(span.start.saturating_sub(from) + to, span.end.saturating_sub(from) + to)
    };
    let question = |one: &Question| Question { span: span(one.span), text: one.text.clone() };
    let candidate = |one: &Candidate| Candidate {
        span: span(one.span),
        parts: one
            .parts
            .iter()
            .map(|part| Part { what: part.what, span: span(part.span) })
            .collect(),
        questions: one.questions.iter().map(question).collect(),
        ..one.clone()
    };
    ClauseReading {
        path: clause.path.clone(),
        span: span(clause.span),
        candidates: clause.candidates.iter().map(candidate).collect(),
        read: clause.read.iter().copied().map(span).collect(),
        not_read: clause.not_read.iter().copied().map(span).collect(),
        questions: clause.questions.iter().map(question).collect(),
        ..*clause
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    const ONE: &str =
        "G8.1 A Supplier Party shall notify the Panel within 5 Working Days of the change.";
    const TWO: &str = "G8.2 Section G8.1 is subject to Section G8.3.";

    #[test]
    fn a_text_read_again_gives_what_a_first_reading_gives() {
        let mut reader = Rereader::new(Lexicon::sec());
        let texts = [
            format!("{ONE}\n\n{TWO}\n"),
            format!("Above.\n\n{ONE}\n\n{TWO}\n"),
            format!("{TWO}\n\n{ONE}\n"),
            format!("{ONE}\n\n{ONE}\n\n{TWO} It may ask.\n"),
            format!("{}\n\n{TWO}\n", ONE.replace('5', "50")),
            String::new(),
        ];
        for text in &texts {
            assert_eq!(reader.read(text), read(text, &Lexicon::sec()), "{text}");
        }
    }

    #[test]
    fn a_clause_that_comes_makes_a_citation_of_it_good() {
        let mut reader = Rereader::new(Lexicon::sec());
        let open =
            |reading: &Reading| reading.clauses.iter().map(|c| c.questions.len()).sum::<usize>();
        let before = open(&reader.read(&format!("{ONE}\n\n{TWO}\n")));
        let text = format!("{ONE}\n\n{TWO}\n\nG8.3 A Supplier Party shall notify the Panel.\n");
        let after = reader.read(&text);
        assert_eq!(after, read(&text, &Lexicon::sec()));
        assert!(open(&after) < before);
    }
}
