//! What a term means: `"T" means …`, `those resources shall be known as "T"`, `is "T" if …`.

use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::draft::Draft;
use crate::lead::{Frame, tail};
use crate::parse::{
    Context, Input, Notes, Parsed, between, one_of, sign, starts_any, take, trimmed, words,
};
use crate::pattern::is_determiner;
use crate::reading::{Kind, What};
use crate::tokens::{Kind as Token, Token as Word};

const MEANS: &[&str] = &[
    "means",
    "mean",
    "shall mean",
    "has the meaning",
    "shall have the meaning",
    "have the meaning",
    "is defined as",
    "includes",
    "include",
    "shall include",
    "refers to",
    "is a reference to",
    "shall be construed as",
    "are references to",
    "shall be read as",
    "are to be construed as",
    "is to be construed as",
    "is to be read as",
    "shall be defined as",
    "is",
    "shall be",
    "shall be a reference to",
    "shall refer to",
    "are to",
    "are",
];
const KNOWN_AS: &[&str] = &[
    "shall be known as",
    "shall be referred to as",
    "is known as",
    "are known as",
    "is referred to as",
    "are referred to as",
    "shall be called",
    "is called",
    "are called",
    "is",
    "are",
    "shall each be known as",
    "shall together be known as",
    "are together referred to as",
    "shall be",
    "shall together be referred to as",
    "being",
    "is defined as",
    "are defined as",
    "shall constitute",
    "each be known as",
];

/// Reads `input` as a definition.
pub(crate) fn definition(
    input: Input<'_>,
    frame: &Frame<'_>,
    path: &str,
    cx: Context<'_>,
) -> Option<Draft> {
    let input = trimmed(input);
    let mut draft =
        quoted_first(input, frame, path).or_else(|| quoted_last(input, frame, path, cx))?;
    draft.notes.join(frame.notes.clone());
    draft.scope.clone_from(&frame.scope);
    Some(draft)
}

/// `"T" means …`, `references to "T" are …`, `T means …`.
fn quoted_first(start: Input<'_>, frame: &Frame<'_>, path: &str) -> Option<Draft> {
    let mut input = start;
    one_of(&[
        "references to",
        "a reference to",
        "any reference to",
        "references in this section to",
        "the term",
        "the expression",
        "the terms",
        "the phrase",
        "the word",
        "any reference in this section to",
        "a reference in this section to",
    ])
    .parse_next(&mut input)
    .ok();
    let small = input.iter().take(2).take_while(|token| is_determiner(token)).count();
    take(&mut input, small);
    let before = input;
    let term = match quoted(&mut input) {
        Ok(term) => term,
        Err(_) => plain_term(&mut input).or_else(|| referred_term(start, &mut input))?,
    };
    opt(one_of(&["or", ","])).parse_next(&mut input).ok()?;
    // "of a User", "in relation to a Supplier Party": for whom the term is defined.
    if starts_any(input, &["of", "for", "in relation to", "in respect of"]) {
        let length = (1..input.len().min(10)).find(|at| starts_any(&input[*at..], MEANS))?;
        take(&mut input, length);
    }
    let verb_at = input;
    let verb = one_of(MEANS).parse_next(&mut input).ok()?;
    let meaning = trimmed(input);
    if meaning.is_empty() {
        return None;
    }
    let mut draft = Draft::new(Kind::Definition, path, frame.when.clone(), start);
    draft.notes.mark(between(start, before));
    draft.notes.part(What::Term, between(before, verb_at));
    draft.notes.part(What::Modal, verb);
    draft.notes.part(What::Meaning, meaning);
    if verb.last().is_some_and(|token| token.norm.starts_with("include")) {
        draft.notes.doubt(verb, "\"includes\" does not say what else the term covers. What else?");
    }
    crate::doubts::residue(&mut draft, meaning);
    draft.term = Some(words(term));
    draft.meaning = Some(words(meaning));
    Some(draft)
}

/// A term without quotation marks: capitals, directly before "means".
fn plain_term<'a>(input: &mut Input<'a>) -> Option<Input<'a>> {
    let length = input.iter().take(10).take_while(|token| token.capital).count();
    let says = ["means", "shall mean", "has the meaning", "shall have the meaning"];
    (length > 0 && starts_any(&input[length..], &says)).then(|| take(input, length))
}

/// "the reference in Section G8.42 to a Full User Security Assessment includes …".
fn referred_term<'a>(start: Input<'a>, input: &mut Input<'a>) -> Option<Input<'a>> {
    let mut rest = start;
    one_of(&["the reference in", "references in", "a reference in", "any reference in"])
        .parse_next(&mut rest)
        .ok()?;
    crate::provisions::provisions(&mut rest).ok()?;
    one_of(&["to"]).parse_next(&mut rest).ok()?;
    let says = [
        "includes",
        "include",
        "shall include",
        "shall be construed as",
        "shall be read as",
        "is to be read as",
        "is a reference to",
    ];
    let length = (1..rest.len().min(16)).find(|at| starts_any(&rest[*at..], &says))?;
    // A reference to a number that is read as larger is no definition.
    if rest[..length].iter().any(|token| token.is("number")) {
        return None;
    }
    *input = rest;
    Some(take(input, length))
}

fn quoted<'a>(input: &mut Input<'a>) -> Parsed<Input<'a>> {
    sign('"').parse_next(input)?;
    let length = input.iter().take(14).position(|token| token.is_sign('"')).ok_or(EmptyError)?;
    let term = take(input, length);
    sign('"').parse_next(input)?;
    if term.is_empty() { Err(EmptyError) } else { Ok(term) }
}

/// `those resources shall be known as "T"`, `a system is "T" if …`.
fn quoted_last(start: Input<'_>, frame: &Frame<'_>, path: &str, cx: Context<'_>) -> Option<Draft> {
    let open = start.iter().position(|token| token.is_sign('"')).filter(|at| *at > 1)?;
    let verb = KNOWN_AS.iter().filter_map(|phrase| {
        let length = phrase.split(' ').count();
        let small = start[..open].iter().rev().take(1).filter(|token| is_determiner(token)).count();
        let from = open.checked_sub(length + small)?;
        (from > 0 && starts_any(&start[from..], &[phrase])).then_some(from)
    });
    let verb = verb.min()?;
    let mut input = &start[open..];
    let term = quoted(&mut input).ok()?;
    let mut draft_frame = Frame::new();
    let rest = trimmed(input);
    if !rest.is_empty() {
        tail(input, cx, &mut draft_frame);
    }
    let mut draft =
        Draft::new(Kind::Definition, path, frame.when.clone().and(draft_frame.when), start);
    draft.notes.join(draft_frame.notes);
    let mut party = &start[..verb];
    if let Ok(found) = crate::predicate::subject(&mut party, cx)
        && party.is_empty()
    {
        draft.condition = crate::condition::all(vec![found.read.condition, draft.condition]);
        draft.notes.join(found.read.notes);
    }
    draft.notes.part(What::Meaning, &start[..verb]);
    draft.notes.part(What::Modal, &start[verb..open]);
    draft.notes.part(What::Term, &start[open..open + term.len() + 2]);
    draft.notes.mark(&start[start.len() - (input.len() - rest.len())..]);
    if start.first().is_some_and(|token| {
        ["that", "those", "such", "it", "they", "these", "this"].iter().any(|word| token.is(word))
    }) {
        draft.notes.doubt(&start[..1], "To which words before does this refer?");
    }
    draft.term = Some(words(term));
    let meant = if rest.is_empty() {
        words(&start[..verb])
    } else {
        format!("{} {}", words(&start[..verb]), words(rest))
    };
    draft.meaning = Some(meant);
    Some(draft)
}

/// A term in quotation marks and brackets behind what it names: `(the "Affected User")`.
/// Gives the sentence without them, and what they define.
pub(crate) fn in_brackets(sentence: Input<'_>, path: &str) -> (Vec<Word>, Vec<Draft>) {
    let mut found = Vec::new();
    let mut plain = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let mut input = &sentence[at..];
        if bracketed(&mut input).is_ok() {
            let all = &sentence[at..sentence.len() - input.len()];
            let inside: Vec<Word> =
                all.iter().filter(|token| !matches!(token.kind, Token::Sign(_))).cloned().collect();
            let small = inside
                .iter()
                .take_while(|token| {
                    is_determiner(token)
                        || token.is("together")
                        || token.is("in")
                        || token.is("section")
                        || token.is("referred")
                        || token.is("to")
                        || token.is("as")
                })
                .count();
            let mut draft =
                Draft::new(Kind::Definition, path, crate::condition::Read::always(), all);
            let mut notes = Notes::default();
            notes.part(What::Term, all);
            notes.doubt(all, "Which of the words before the bracket does this term stand for?");
            draft.notes = notes;
            draft.term = Some(words(&inside[small..]));
            found.push(draft);
            at += all.len();
        } else {
            plain.push(sentence[at].clone());
            at += 1;
        }
    }
    (plain, found)
}

fn bracketed(input: &mut Input<'_>) -> Parsed<()> {
    sign('(').parse_next(input)?;
    opt(one_of(&[
        "the",
        "each",
        "each a",
        "each an",
        "a",
        "an",
        "together the",
        "in each case the",
        "referred to as the",
        "such",
        "together",
        "in this section",
        "referred to as",
        "in this section the",
        "that",
    ]))
    .parse_next(input)?;
    opt(sign(',')).parse_next(input)?;
    quoted(input)?;
    sign(')').parse_next(input)?;
    Ok(())
}
