//! "shall be deemed to include": counts that are taken to be larger than they are.

use winnow::combinator::opt;
use winnow::prelude::*;

use crate::draft::Draft;
use crate::lead::{tail, tail_start};
use crate::main_clause::Bound;
use crate::modal::Modality;
use crate::parse::{
    Context, Input, Notes, Parsed, between, one_of, starts_any, take, trimmed, words,
};
use crate::provisions::provisions;
use crate::quantity::{Amount, amount, counted};
use crate::reading::{Kind, What};
use crate::tokens::Token;

const INCLUDE: &[&str] = &[
    "be deemed to include",
    "be treated as including",
    "be taken to include",
    "be regarded as including",
    "be construed as including",
    "be considered to include",
    "be treated as if it included",
    "be treated as though it included",
    "include",
    "also include",
    "be deemed also to include",
    "be read as including",
    "be increased by",
    "be treated as increased by",
    "be deemed to be increased by",
    "be deemed to comprise",
    "be treated as if it also included",
    "also be deemed to include",
    "also be treated as including",
    "be deemed to have included",
    "be interpreted as including",
    "be adjusted to include",
    "be assumed to include",
    "be calculated as if it included",
    "be aggregated with",
    "be calculated so as to include",
];
const INCLUDED: &[&str] = &[
    "be deemed to be included in",
    "be treated as included in",
    "be counted towards",
    "be included in",
    "be added to",
    "be deemed to form part of",
    "be treated as forming part of",
    "be treated as part of",
    "be counted in",
    "be taken to form part of",
    "be deemed to be part of",
    "be treated as being included in",
    "count towards",
    "be deemed included in",
    "also be counted towards",
    "also be included in",
    "be regarded as included in",
    "be aggregated with",
    "be taken into account in",
    "be regarded as forming part of",
    "be counted as part of",
    "be counted within",
];
const COUNTS_IN: &[&str] = &[
    "include",
    "count",
    "add",
    "also include",
    "take into account",
    "aggregate",
    "also count",
    "include within it",
];
const STATUS: &[&str] = &[
    "be deemed to",
    "be deemed",
    "be treated as",
    "be regarded as",
    "be taken to",
    "be deemed not to",
    "be treated as if",
    "be treated as though",
    "be considered to",
    "be taken as",
    "be construed as",
    "not be treated as",
    "be treated for the purposes of",
    "be treated in the same way as",
    "be treated",
    "be regarded",
];

/// "the number … is deemed to include" with a modal, "the number … shall be deemed to include"; none
/// where it is not worded so. Both new words stand where "is" stood.
pub(crate) fn present(input: Input<'_>) -> Option<Vec<Token>> {
    const FORMS: &[&str] = &[
        "deemed to be increased by",
        "deemed to include",
        "deemed to be included in",
        "deemed to be added to",
        "deemed to be",
        "deemed increased by",
        "treated as included in",
        "treated as including",
        "treated as if it included",
        "treated as increased by",
        "taken to include",
        "taken to be increased by",
        "regarded as including",
        "increased by the number of",
        "counted as",
    ];
    let at = (1..input.len()).find(|at| {
        let be = input[*at].is("is") || input[*at].is("are");
        let relative = ["which", "that", "who", "there", "it"];
        be && starts_any(&input[at + 1..], FORMS)
            && !relative.iter().any(|word| input[at - 1].is(word))
    })?;
    let label = input.iter().position(Token::is_label).unwrap_or(input.len());
    let has_modal = input[..label.max(at)]
        .iter()
        .any(|token| ["shall", "must", "may", "will", "means"].iter().any(|word| token.is(word)));
    if has_modal {
        return None;
    }
    let word = |norm: &str| Token { norm: norm.to_owned(), ..input[at].clone() };
    let mut plain = input[..at].to_vec();
    plain.push(word("shall"));
    plain.push(Token { text: "be".to_owned(), ..word("be") });
    plain.extend_from_slice(&input[at + 1..]);
    Some(plain)
}

/// Reads what stands behind the modal as a deeming provision.
pub(crate) fn deeming(rest: Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Option<Draft> {
    // "be deemed, for the purposes of Section G8.41, to be": what stands between the commas is a scope.
    let verbs = ["be deemed ,", "be treated ,", "be taken ,", "be regarded ,", "be considered ,"];
    if starts_any(rest, &verbs) {
        let end = (3..rest.len().min(40)).find(|at| rest[*at].is_sign(','))?;
        let mut inside = &rest[3..end];
        one_of(&["for the purposes of", "for the purpose of", "under"])
            .parse_next(&mut inside)
            .ok()?;
        let scope = provisions(&mut inside).ok().filter(|_| inside.is_empty())?;
        let plain: Vec<Token> = rest[..2].iter().chain(&rest[end + 1..]).cloned().collect();
        let mut draft = deeming_plain(&plain, bound, cx)?;
        draft.scope.extend(scope);
        draft.notes.part(What::Scope, &rest[2..=end]);
        return Some(draft);
    }
    deeming_plain(rest, bound, cx)
}

fn deeming_plain<'a>(rest: Input<'a>, bound: &Bound<'a>, cx: Context<'_>) -> Option<Draft> {
    if bound.modality == Modality::May || rest.iter().take(8).any(|token| token.is_label()) {
        return None;
    }
    let mut input = rest;
    let found = enlarged(&mut input, bound, cx);
    let (count, adds, notes) = match found {
        Ok(found) if bound.modality == Modality::Must => found,
        _ => return status(rest, bound, cx),
    };
    let mut frame = bound.frame.clone();
    tail(input, cx, &mut frame);
    let mut draft = Draft::new(Kind::Deeming, &bound.path, frame.when.clone(), rest);
    draft.notes.join(frame.notes);
    draft.notes.join(notes);
    draft.notes.part(What::Modal, bound.modal);
    draft.scope = frame.scope;
    draft.scope.extend(referred(bound.words));
    if adds == count {
        draft.notes.doubt(rest, "A count is to be added to itself here. Whose is added?");
    }
    draft.count = Some(count);
    draft.adds = Some(adds);
    if draft.scope.is_empty() {
        draft.notes.doubt(rest, "For which provisions is the number taken to be larger?");
    }
    Some(draft)
}

/// The provisions of "References in Sections A and B to the number of …", or of "the number of … which
/// falls to be assessed under Section A".
fn referred(subject: Input<'_>) -> Vec<String> {
    let assessed = (1..subject.len()).find_map(|at| {
        let mut input = &subject[at..];
        let words = assessed_under(&mut input).ok().filter(|_| input.is_empty())?;
        (0..words.len()).find_map(|at| {
            let mut input = &words[at..];
            provisions(&mut input).ok().filter(|_| input.is_empty())
        })
    });
    if let Some(cited) = assessed {
        return cited;
    }
    let mut input = subject;
    one_of(&[
        "references in",
        "any reference in",
        "a reference in",
        "the reference in",
        "each reference in",
        "every reference in",
    ])
    .parse_next(&mut input)
    .and_then(|_| crate::provisions::provisions(&mut input))
    .unwrap_or_default()
}

type Enlarged = (String, String, Notes);

fn enlarged(input: &mut Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<Enlarged> {
    let start = *input;
    for form in [number_includes, things_included, party_counts, there_added, counts_as] {
        *input = start;
        if let Ok(found) = form(input, bound, cx) {
            return Ok(found);
        }
    }
    Err(winnow::error::EmptyError)
}

/// "that number shall be deemed to include any Domestic Premises …".
fn number_includes(input: &mut Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<Enlarged> {
    let (count, mut notes) = number_meant(bound.words, bound, cx)?;
    let verb = one_of(INCLUDE).parse_next(input)?;
    notes.part(What::Act, verb);
    let adds = match added(input, cx, &mut notes) {
        Ok(adds) => adds,
        Err(_) => {
            let start = *input;
            let (adds, more) = crate::quantity::those_of_others(input, &count, cx)?;
            notes.join(more);
            notes.part(What::Adds, between(start, input));
            adds
        }
    };
    Ok((count, adds, notes))
}

/// "each Non-Domestic Premises shall count as five Domestic Premises".
fn counts_as(input: &mut Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<Enlarged> {
    let mut subject = bound.words;
    let (thing, mut notes) = counted(&mut subject, cx)?;
    if !subject.is_empty() {
        return Err(winnow::error::EmptyError);
    }
    let start = *input;
    one_of(&[
        "count as",
        "be counted as",
        "be treated as",
        "be deemed to be",
        "count for",
        "be treated as if it were",
        "be taken to be",
        "be treated as being",
        "be treated as equal to",
        "be taken as",
        "be regarded as",
        "be reckoned as",
    ])
    .parse_next(input)?;
    let verb = between(start, input);
    let factor = opt(crate::numbers::number).parse_next(input)?.unwrap_or(1);
    let (count, count_notes) = counted(input, cx)?;
    if count == thing {
        return Err(winnow::error::EmptyError);
    }
    notes.join(count_notes);
    notes.part(What::Act, verb);
    notes.part(What::Adds, between(start, input));
    let adds = if factor == 1 { thing } else { format!("{factor}*{thing}") };
    Ok((count, adds, notes))
}

/// "any Domestic Premises … shall be counted towards that number".
fn things_included(input: &mut Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<Enlarged> {
    let mut subject = bound.words;
    let mut notes = Notes::default();
    let adds = added(&mut subject, cx, &mut notes)?;
    if !subject.is_empty() {
        return Err(winnow::error::EmptyError);
    }
    let verb = one_of(INCLUDED).parse_next(input)?;
    notes.part(What::Act, verb);
    let before = *input;
    let length =
        (1..=input.len()).rev().find(|length| number_meant(&before[..*length], bound, cx).is_ok());
    let target = take(input, length.ok_or(winnow::error::EmptyError)?);
    let (count, target_notes) = number_meant(target, bound, cx)?;
    notes.join(target_notes);
    Ok((count, adds, notes))
}

/// "In assessing the number of …, a User shall include any …".
fn party_counts(input: &mut Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<Enlarged> {
    let count = bound.frame.count.clone().ok_or(winnow::error::EmptyError)?;
    if !bound.party && !bound.pronoun {
        return Err(winnow::error::EmptyError);
    }
    let mut notes = Notes::default();
    notes.part(What::Subject, bound.words);
    notes.join(bound.subject.notes.clone());
    let verb = one_of(COUNTS_IN).parse_next(input)?;
    notes.part(What::Act, verb);
    let adds = added(input, cx, &mut notes)?;
    Ok((count, adds, notes))
}

/// "there shall be added to that number any …".
fn there_added(input: &mut Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<Enlarged> {
    if bound.words.len() != 1 || !bound.words[0].is("there") {
        return Err(winnow::error::EmptyError);
    }
    let mut notes = Notes::default();
    notes.mark(bound.words);
    let verb = one_of(&[
        "be added to",
        "be included in",
        "be counted towards",
        "also be added to",
        "be counted in",
        "be taken into account in",
        "be treated as included in",
        "be treated as forming part of",
        "be deemed to be included in",
        "be deemed to be added to",
        "be treated as being included in",
        "be treated as added to",
        "be regarded as included in",
        "be taken to be included in",
        "also be included in",
        "be brought into",
    ])
    .parse_next(input)?;
    notes.part(What::Act, verb);
    let before = *input;
    for length in 1..input.len() {
        let Ok((count, number_notes)) = number_meant(&before[..length], bound, cx) else {
            continue;
        };
        let mut rest = &before[length..];
        if let Ok(comma) = one_of(&[","]).parse_next(&mut rest) {
            notes.mark(comma);
        }
        let mut more = Notes::default();
        if let Ok(adds) = added(&mut rest, cx, &mut more) {
            *input = rest;
            notes.join(number_notes);
            notes.join(more);
            return Ok((count, adds, notes));
        }
    }
    Err(winnow::error::EmptyError)
}

/// The count that is made larger: "that number", "the number of Domestic Premises …".
fn number_meant(said: Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Parsed<(String, Notes)> {
    let mut input = said;
    let mut notes = Notes::default();
    let pointing = one_of(&[
        "that number",
        "the number",
        "this number",
        "such number",
        "that total",
        "it",
        "the total",
        "that count",
    ])
    .parse_next(&mut input);
    if pointing.is_err() {
        input = said;
        let cited = one_of(&[
            "references in",
            "any reference in",
            "a reference in",
            "the reference in",
            "each reference in",
            "every reference in",
        ])
        .parse_next(&mut input)
        .and_then(|_| crate::provisions::provisions(&mut input))
        .and_then(|cited| one_of(&["to"]).parse_next(&mut input).map(|_| cited));
        if cited.is_ok() {
            notes.part(What::Scope, &said[..said.len() - input.len()]);
            let (count, more) = number_meant(input, bound, cx)?;
            notes.join(more);
            return Ok((count, notes));
        }
    }
    if pointing.is_ok() && input.is_empty() {
        let count = bound.frame.count.clone().ok_or(winnow::error::EmptyError)?;
        notes.part(What::Count, said);
        return Ok((count, notes));
    }
    let mut input = said;
    if let Ok(words) = one_of(&[
        "references to",
        "any reference to",
        "a reference to",
        "the reference to",
        "each reference to",
        "every reference to",
    ])
    .parse_next(&mut input)
    {
        notes.mark(words);
    }
    let mut found: Amount = amount(&mut input, cx, 0)?;
    if let Ok(cited) = assessed_under(&mut input) {
        found.notes.part(What::Scope, cited);
    }
    match (found.quantity.terms.as_slice(), input.is_empty()) {
        ([(1, name)], true) => {
            notes.join(found.notes);
            Ok((name.clone(), notes))
        }
        _ => Err(winnow::error::EmptyError),
    }
}

/// "which falls to be assessed under Section G8.41": the words, up to the last provision.
pub(crate) fn assessed_under<'a>(input: &mut Input<'a>) -> Parsed<Input<'a>> {
    let start = *input;
    let found = one_of(&[
        "which falls to be assessed under",
        "that falls to be assessed under",
        "which is to be assessed under",
        "to be assessed under",
        "falling to be assessed under",
        "assessed under",
        "which is assessed under",
        "to be counted under",
        "which falls to be counted under",
        "which is counted under",
        "which is relevant for the purposes of",
        "referred to in",
        "mentioned in",
        "for the purposes of",
        "under",
    ])
    .parse_next(input)
    .and_then(|_| provisions(input));
    match found {
        Ok(_) => Ok(between(start, input)),
        Err(error) => {
            *input = start;
            Err(error)
        }
    }
}

/// What is added, as a name or a sum.
fn added(input: &mut Input<'_>, cx: Context<'_>, notes: &mut Notes) -> Parsed<String> {
    let start = *input;
    opt(one_of(&["each of", "all of", "in addition", "also"])).parse_next(input)?;
    let mut found = amount(input, cx, 0);
    if found.is_err() {
        *input = start;
        opt(one_of(&["in addition", "also"])).parse_next(input)?;
        found = counted(input, cx).map(|(name, notes)| Amount::of(name, notes));
    }
    let found = found?;
    notes.join(found.notes);
    notes.part(What::Adds, between(start, input));
    let terms: Vec<String> = found
        .quantity
        .terms
        .iter()
        .map(|(factor, name)| if *factor == 1 { name.clone() } else { format!("{factor}*{name}") })
        .collect();
    Ok(terms.join(" + "))
}

/// "shall be treated as if it were a User": a status, put in the clause's own words.
fn status(rest: Input<'_>, bound: &Bound<'_>, cx: Context<'_>) -> Option<Draft> {
    let verb = one_of(STATUS).parse_next(&mut { rest }).ok()?;
    let end = tail_start(rest).unwrap_or(rest.len());
    let mut frame = bound.frame.clone();
    tail(&rest[end..], cx, &mut frame);
    let said = trimmed(&rest[..end]);
    let when = frame.when.clone().and(bound.subject.clone());
    let mut draft = Draft::new(Kind::Deeming, &bound.path, when, rest);
    draft.notes.join(frame.notes);
    draft.notes.part(What::Modal, bound.modal);
    draft.notes.part(What::Subject, bound.words);
    draft.notes.part(What::Act, said);
    draft
        .notes
        .doubt(verb, "Something is taken to be so that need not be so. For which provisions?");
    let negative = if bound.modality == Modality::MustNot { "not " } else { "" };
    draft.bearer = Some(words(bound.head));
    draft.act = Some(format!("{negative}{}", words(said).trim_start_matches("be ")));
    draft.scope = frame.scope;
    Some(draft)
}
