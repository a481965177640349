//! Conditions that the next sentence lists: "If either or both of the following conditions are met in
//! relation to a Supplier Party, it shall …. The conditions are that: (a) …; and (b) …".

use winnow::prelude::*;

use crate::parse::{Input, Notes, one_of, starts, take};
use crate::tokens::{Kind, Token};

const ONE: &[&str] = &[
    "either or both of the following conditions",
    "either of the following conditions",
    "any of the following conditions",
    "any one of the following conditions",
    "one or more of the following conditions",
    "any one or more of the following conditions",
    "one or both of the following conditions",
    "at least one of the following conditions",
];
const EVERY: &[&str] = &[
    "both of the following conditions",
    "all of the following conditions",
    "each of the following conditions",
    "the following conditions",
];
const MET: &[&str] = &[
    "is met",
    "are met",
    "is satisfied",
    "are satisfied",
    "is fulfilled",
    "are fulfilled",
    "applies",
    "apply",
];
const LISTS: &[&str] = &[
    "the conditions are",
    "the conditions are that",
    "those conditions are",
    "those conditions are that",
    "the conditions are as follows",
    "those conditions are as follows",
    "the conditions referred to are",
    "the conditions referred to are that",
];

/// Both sentences as one, with the list in its place, and what joins them noted as read; none where
/// the second does not list the conditions of the first.
pub(crate) fn one_sentence(first: Input<'_>, second: Input<'_>) -> Option<(Vec<Token>, Notes)> {
    let mut list = second;
    let opening = one_of(LISTS).parse_next(&mut list).ok()?;
    let colon = one_of(&[":"]).parse_next(&mut list).unwrap_or_default();
    list.first().filter(|token| token.is_label())?;
    let (at, length, any) = (1..first.len()).find_map(|at| {
        let longest = |all: &[&str]| all.iter().filter_map(|one| starts(&first[at..], one)).max();
        let any = longest(ONE).map(|length| (at, length, true));
        any.or_else(|| longest(EVERY).map(|length| (at, length, false)))
    })?;
    let connective = &first[at - 1];
    if !["if", "where", "when"].iter().any(|word| connective.is(word)) {
        return None;
    }
    let mut rest = &first[at + length..];
    let met = one_of(MET).parse_next(&mut rest).ok()?;
    let mut notes = Notes::default();
    for words in [&first[at..at + length], met, opening, colon] {
        notes.mark(words);
    }
    let comma = rest.iter().position(|token| token.is_sign(','));
    let whom = take(&mut rest, comma.unwrap_or_default());
    let sign = |sign: char| Token {
        kind: Kind::Sign(sign),
        text: sign.to_string(),
        norm: sign.to_string(),
        ..connective.clone()
    };
    let mut plain = Vec::new();
    if !whom.is_empty() {
        let start = plain.len();
        plain.extend_from_slice(whom);
        if plain[start].is("by") {
            "for".clone_into(&mut plain[start].norm);
        }
        plain.push(sign(','));
    }
    plain.extend_from_slice(&first[..at - 1]);
    plain.push(connective.clone());
    plain.push(sign(':'));
    let mut list = joined(without_stop(list), any)?;
    // "(a) that the number …": the word only joins the condition to "the conditions are".
    let mut at = 1;
    while at < list.len() {
        if list[at - 1].is_label() && list[at].is("that") {
            notes.mark(&list[at..=at]);
            list.remove(at);
        }
        at += 1;
    }
    plain.extend(list);
    plain.extend_from_slice(without_stop(rest));
    Some((plain, notes))
}

/// The list with the word between its paragraphs that the first sentence asks for. "and" only lists
/// where one condition is enough; "or" contradicts where all are asked for.
fn joined(list: Input<'_>, any: bool) -> Option<Vec<Token>> {
    let mut list = list.to_vec();
    for at in 1..list.len() {
        if !list[at].is_label() || !(list[at - 1].is("and") || list[at - 1].is("or")) {
            continue;
        }
        if !any && list[at - 1].is("or") {
            return None;
        }
        if any {
            "or".clone_into(&mut list[at - 1].norm);
        }
    }
    Some(list)
}

fn without_stop(words: Input<'_>) -> Input<'_> {
    let end = words.iter().rposition(|token| !token.is_sign('.')).map_or(0, |at| at + 1);
    &words[..end]
}
