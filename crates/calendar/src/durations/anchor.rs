//! What a period is counted from.

use codicil_text::Span;

use super::{Anchor, Edge, period};
use crate::tokens::{DASHES, Token, Tokens};

/// Most words of an anchor.
const LONGEST: usize = 30;

/// Words that begin another clause.
const STOPS: &[&str] = &[
    "and",
    "or",
    "but",
    "unless",
    "if",
    "where",
    "whichever",
    "whereas",
    "provided",
    "will",
    "shall",
    "must",
    "may",
    "would",
    "should",
    "can",
    "could",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "so",
    "meaning",
    "they",
    "it",
    "he",
    "she",
    "we",
    "subject",
    "in",
    "because",
    "although",
    "while",
];

/// The anchor that begins at `at`, after "following" or "of".
pub(super) fn read(tokens: &Tokens<'_>, at: usize, depth: u32) -> Option<Anchor> {
    let next = end(tokens, at);
    let span = span(tokens, at, next)?;
    let (edge, event_at) = edge(tokens, at);
    let in_period = (event_at..next).find_map(|from| {
        let (mention, _) = period::read(tokens, from, depth + 1)?;
        // A period that begins further on is a part of the event's name.
        (from <= event_at + 1).then_some(mention)
    });
    let event = self::span(tokens, event_at.min(next - 1), next)?;
    Some(match in_period.filter(|period| period.anchor.is_some()) {
        Some(period) => {
            let inner = period.anchor.as_ref().map_or(span, |anchor| anchor.event);
            Anchor { span, event: inner, edge, period: Some(Box::new(period)) }
        }
        None => Anchor { span, event, edge, period: None },
    })
}

/// The index after the last word.
fn end(tokens: &Tokens<'_>, at: usize) -> usize {
    let stops = |index: usize, token: &Token<'_>| {
        let is_stop = token.is_any(STOPS) && index > at;
        // "the period that is set" goes on; "which will be" too.
        let relative = tokens.before(index).is_some_and(|token| token.is_any(&["that", "which"]));
        is_stop && !relative || is_clause_end(tokens, index, token)
    };
    (at..tokens.len().min(at + LONGEST))
        .find(|index| tokens.get(*index).is_none_or(|token| stops(*index, token)))
        .unwrap_or(tokens.len().min(at + LONGEST))
}

fn is_clause_end(tokens: &Tokens<'_>, index: usize, token: &Token<'_>) -> bool {
    if token.is_sign(&['.', ',', ':']) {
        // "G5.14" and "1,000" go on.
        return tokens.get(index + 1).is_none_or(|next| next.spaced);
    }
    token.is_sign(&[';', '(', ')', '[', ']', '•', '|', '?', '!', '"', '“', '”'])
        || token.is_sign(DASHES) && token.spaced
}

fn edge(tokens: &Tokens<'_>, at: usize) -> (Edge, usize) {
    const ENDS: &[&str] =
        &["end", "close", "closure", "closing", "expiry", "conclusion", "completion"];
    const STARTS: &[&str] = &["start", "beginning", "commencement", "opening"];
    let word = tokens.word(at, &["the"]).unwrap_or(at);
    let edge = match tokens.get(word) {
        Some(token) if token.is_any(ENDS) => Edge::End,
        Some(token) if token.is_any(STARTS) => Edge::Start,
        _ => return (Edge::Day, at),
    };
    match tokens.word(word + 1, &["of"]) {
        Some(next) => (edge, next),
        None => (Edge::Day, at),
    }
}

fn span(tokens: &Tokens<'_>, at: usize, next: usize) -> Option<Span> {
    let (first, last) = (tokens.get(at)?, tokens.before(next)?);
    (first.start < last.end).then(|| Span::new(first.start, last.end))
}
