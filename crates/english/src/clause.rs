//! A clause from its first word to its last: sentences, candidates, and which words were read.

use std::ops::Range;

use codicil_text::Span;

use crate::conditions_below::one_sentence;
use crate::definition::in_brackets;
use crate::draft::{Draft, span};
use crate::lead::Frame;
use crate::lexicon::Lexicon;
use crate::main_clause::statement;
use crate::parse::{Context, Input};
use crate::reading::{Candidate, ClauseReading, Kind, Question};
use crate::tokens::Token;
use crate::tree::{Clause, sentences};

/// Reads one clause; `clauses` are the numbers of all clauses at hand.
pub(crate) fn read_clause(clause: &Clause, lexicon: &Lexicon, clauses: &[String]) -> ClauseReading {
    let tokens = &clause.tokens;
    let cx = Context { lexicon, labels: &clause.labels, clauses, antecedent: None, depth: 0 };
    let mut read = vec![false; tokens.len()];
    read[..clause.numbered].fill(true);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut questions = Vec::new();
    for (sentence, plain, frame) in whole_sentences(&tokens[clause.numbered..]) {
        let mut drafts: Vec<Draft> = Vec::new();
        let (plain, terms) = in_brackets(&plain, &clause.path);
        statement(&plain, &frame, &clause.path, cx, 0, &mut drafts);
        drafts.extend(terms);
        let beside: Vec<Draft> =
            drafts.iter_mut().flat_map(|draft| std::mem::take(&mut draft.beside)).collect();
        drafts.extend(beside);
        for draft in &drafts {
            for run in &draft.notes.read {
                read[run.clone()].fill(true);
            }
        }
        let carries = drafts.iter().any(|draft| draft.kind != Kind::Precedence);
        if !carries && sentence.iter().any(Token::is_word) {
            questions.push(Question {
                span: run_span(sentence),
                text: "No statement of a kind that can be read was found here. What do these words do?".to_owned(),
            });
        }
        let unread = unread(sentence, &read);
        candidates
            .extend(drafts.into_iter().map(|draft| draft.finish(sentence, &unread, tokens, cx)));
    }
    questions.extend(candidates.iter().flat_map(|candidate| candidate.questions.clone()));
    questions.sort();
    questions.dedup();
    let (read_spans, not_read) = covered(tokens, &read);
    let words = || tokens.iter().zip(&read).filter(|(token, _)| token.is_word());
    ClauseReading {
        path: clause.path.clone(),
        span: run_span(tokens),
        candidates,
        read: read_spans,
        not_read,
        words: words().count(),
        words_read: words().filter(|(_, read)| **read).count(),
        questions,
    }
}

/// The sentences, each with the words to be read for it. One that lists the conditions of the one
/// before it goes with that.
fn whole_sentences(tokens: Input<'_>) -> Vec<(Input<'_>, Vec<Token>, Frame<'static>)> {
    let all = sentences(tokens);
    let mut found = Vec::new();
    let (mut at, mut start) = (0, 0);
    while let Some(first) = all.get(at) {
        let joined = all.get(at + 1).and_then(|second| {
            let (plain, notes) = one_sentence(first, second)?;
            Some((first.len() + second.len(), plain, Frame { notes, ..Frame::new() }))
        });
        at += if joined.is_some() { 2 } else { 1 };
        let (length, plain, frame) =
            joined.unwrap_or_else(|| (first.len(), first.to_vec(), Frame::new()));
        found.push((&tokens[start..start + length], plain, frame));
        start += length;
    }
    found
}

fn run_span(tokens: Input<'_>) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) if last.span.end >= first.span.start => {
            first.span.cover(last.span)
        }
        _ => Span::default(),
    }
}

/// The runs of words of a sentence that nothing has read; signs between them go with them.
fn unread(sentence: Input<'_>, read: &[bool]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for token in sentence {
        if !token.is_word() {
            continue;
        }
        if read[token.at] {
            open = false;
        } else if open {
            if let Some(run) = runs.last_mut() {
                run.end = token.at + 1;
            }
        } else {
            runs.push(token.at..token.at + 1);
            open = true;
        }
    }
    runs
}

/// The words that are read and those that are not, each in as few spans as can be. A sign goes with
/// the word before it.
fn covered(tokens: &[Token], read: &[bool]) -> (Vec<Span>, Vec<Span>) {
    let mut runs: Vec<(bool, Range<usize>)> = Vec::new();
    for token in tokens {
        let is_read = if token.is_word() {
            read[token.at]
        } else {
            runs.last().map_or(read[token.at], |(last, _)| *last)
        };
        match runs.last_mut() {
            Some((last, run)) if *last == is_read => run.end = token.at + 1,
            _ => runs.push((is_read, token.at..token.at + 1)),
        }
    }
    let of = |wanted: bool| {
        let wanted_runs = runs.iter().filter(|(is_read, _)| *is_read == wanted);
        wanted_runs.map(|(_, run)| span(tokens, run)).filter(|span| !span.is_empty()).collect()
    };
    (of(true), of(false))
}
