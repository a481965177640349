//! Words that say that a sequence begins again, or ends.

use winnow::combinator::opt;
use winnow::prelude::*;

use crate::numbers::ordinal;
use crate::parse::{Context, Input, Notes, Parsed, between, one_of, take};
use crate::provisions::provisions;
use crate::reading::What;
use crate::sequence::{Step, again};
use crate::tokens::{Kind, Token};
use crate::years::{Anchor, Years, pause, small_number, when};

/// Words that may stand in "repeats the same annual sequence", beside those that say so.
const GLUE: &[&str] = &[
    "a",
    "an",
    "the",
    "that",
    "those",
    "this",
    "such",
    "category",
    "categories",
    "of",
    "security",
    "assurance",
    "assessment",
    "assessments",
    "user",
    "which",
    "shall",
    "will",
    "must",
    "be",
    "is",
    "are",
    "annual",
    "as",
    "set",
    "out",
    "described",
    "specified",
    "and",
    "then",
    "thereafter",
    "in",
    "each",
    "every",
    "year",
    "years",
    "subsequent",
    "following",
    "successive",
    "period",
    "periods",
    "three-year",
    "two-year",
    "four-year",
    "with",
    "it",
    "its",
    "schedule",
    "undergo",
    "continue",
    "continues",
    "again",
    "for",
    "on",
    "to",
    "by",
    "identical",
    "being",
    "accordance",
    "required",
    "under",
    "at",
    "from",
    "further",
    "so",
    "consecutive",
    "any",
    "all",
    "annually",
    "calendar",
    "provided",
    "later",
    "three",
    "two",
    "four",
    "has",
    "been",
    "completed",
    "after",
    "or",
    "have",
    "they",
    "above",
    "first",
    "beginning",
    "they",
    "other",
    "succeeding",
    "these",
    "type",
    "types",
    "whole",
    "anew",
    "same",
    "once",
    "continuing",
    "within",
    "follow",
    "begin",
    "recommence",
    "start",
    "foregoing",
    "apply",
    "applies",
    "whichever",
    "them",
    "over",
    "falls",
    "fall",
    "due",
    "when",
    "run",
    "runs",
    "through",
    "begins",
    "starts",
    "round",
    "start",
    "beginning",
    "outset",
    "taken",
    "year",
    "having",
    "ended",
    "gone",
    "go",
    "goes",
    "commence",
    "commences",
    "commencing",
    "starting",
    "listed",
    "stated",
    "given",
    "end",
    "ends",
    "back",
    "started",
    "begun",
    "onward",
    "onwards",
];
const CORE: &[&str] = &[
    "repeat",
    "repeats",
    "repeated",
    "repeating",
    "recur",
    "recurs",
    "recurring",
    "recommences",
    "recommence",
    "restarts",
    "anew",
    "alternate",
];
const RUN: &[&str] = &["sequence", "cycle", "order", "pattern", "rotation", "basis"];

/// Most words of a phrase that says that a sequence begins again.
const LONGEST_REPEAT: usize = 60;

pub(crate) fn repeat(input: &mut Input<'_>) -> Parsed<(Step, Notes)> {
    let start = *input;
    let (mut core, mut same, mut run, mut so_on, mut again) = (false, false, false, false, false);
    let (mut from, mut to, mut years) = (None, None, None);
    let mut starts = None;
    while let Some(token) = input.first() {
        if start.len() - input.len() > LONGEST_REPEAT {
            break;
        }
        let before = *input;
        if let Ok(cited) = provisions(input) {
            let (first, last) = cited_range(&cited);
            // "the order of paragraphs (a) to (c), beginning again with paragraph (a)".
            if to.is_none() || last != first {
                to = last;
            }
            from = first;
            continue;
        }
        *input = before;
        if one_of(&["so on", "so forth"]).parse_next(input).is_ok() {
            so_on = true;
            continue;
        }
        if token.is_sign(',') || (token.is_sign('-') && start.len() != input.len()) {
            take(input, 1);
            continue;
        }
        core |= CORE.iter().any(|word| token.is(word));
        again |= token.is("again") || token.is("anew");
        same |= token.is("same") || token.is("that") || token.is("identical");
        run |= RUN.iter().any(|word| token.is(word));
        if let Some(year) = ordinal(&token.norm).filter(|year| *year > 1)
            && starts.is_none()
        {
            starts = Some(year);
            take(input, 1);
            continue;
        }
        let counted = token.norm.strip_suffix("-year").and_then(small_number);
        let plain = small_number(&token.norm)
            .filter(|_| input.get(1).is_some_and(|next| next.is("years") || next.is("year")));
        years = years.or(counted).or(plain);
        let known = |words: &[&str]| words.iter().any(|word| token.is(word));
        if !(known(CORE) || known(RUN) || known(GLUE) || matches!(token.kind, Kind::Number(_))) {
            break;
        }
        take(input, 1);
    }
    let taken = between(start, input);
    let taken_words = trimmed_right(taken);
    *input = &start[taken_words.len()..];
    let says = (core && (run || from.is_some() || same))
        || (same && run)
        || (again && run)
        || so_on
        || (core && taken_words.len() > 2);
    let names_outcome = taken_words.iter().any(|token| token.norm == "self-assessment");
    if !says || names_outcome {
        return Err(winnow::error::EmptyError);
    }
    let mut notes = Notes::default();
    notes.part(What::Repeats, taken_words);
    if taken_words.iter().any(|token| token.is("once")) {
        notes.doubt(taken_words, "Does it begin again one time only, or again and again?");
    }
    Ok((Step::Repeat { from, to, years, starts }, notes))
}

/// "in every later year, the same assessment as was required three years before": the length of the
/// cycle is the distance to the year before.
pub(crate) fn as_before(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(Step, Notes)> {
    let start = *input;
    let year = when(input, cx)?;
    if year.years != Years::EachAfter || !matches!(year.anchor, Anchor::None) {
        return Err(winnow::error::EmptyError);
    }
    pause(input);
    again(input, cx);
    one_of(&[
        "the same as",
        "the same as that which",
        "the same assessment as",
        "the same user security assessment as",
        "an assessment of the same category as",
        "an assessment of the same type as",
        "an assessment of the same kind as",
        "the same category of assessment as",
        "the same category of security assurance assessment as",
        "the assessment which",
        "the assessment that",
        "whichever assessment",
        "the assessment",
        "whichever of those assessments",
        "that assessment which",
        "the category of assessment which",
        "the category of assessment that",
    ])
    .parse_next(input)?;
    opt(one_of(&["the one which", "the one that", "that which", "the one", "that", "it"]))
        .parse_next(input)?;
    opt(one_of(&["it", "they", "that user", "the user"])).parse_next(input)?;
    one_of(&["was", "were"]).parse_next(input)?;
    one_of(&[
        "required",
        "due",
        "scheduled",
        "required of it",
        "to be scheduled",
        "undergone",
        "required to schedule",
        "to schedule",
        "required to undergo",
    ])
    .parse_next(input)?;
    let years = crate::numbers::number(input)?;
    one_of(&[
        "years before",
        "year before",
        "year earlier",
        "years earlier",
        "years previously",
        "years before that year",
        "years before it",
    ])
    .parse_next(input)?;
    let years = usize::try_from(years).ok().filter(|years| (1..=20).contains(years));
    let years = years.ok_or(winnow::error::EmptyError)?;
    let mut notes = Notes::default();
    notes.part(What::Repeats, between(start, input));
    Ok((Step::Before(years), notes))
}

fn trimmed_right(taken: Input<'_>) -> Input<'_> {
    let loose = |token: &Token| {
        token.is_sign(',') || token.is("and") || token.is("or") || token.is("provided")
    };
    let end = taken.iter().rposition(|token| !loose(token)).map_or(0, |at| at + 1);
    &taken[..end]
}

/// The marks of the first and last paragraph of "(a) to (c)" or "(a), (b) and (c)".
fn cited_range(cited: &[String]) -> (Option<String>, Option<String>) {
    let last_mark = |path: &str| path.rfind('(').map(|at| path[at..].to_owned());
    let ends: Vec<&str> = cited.iter().flat_map(|one| one.split(" to ")).collect();
    (ends.first().and_then(|one| last_mark(one)), ends.last().and_then(|one| last_mark(one)))
}

pub(crate) fn ends(input: &mut Input<'_>) -> Parsed<Notes> {
    let start = *input;
    opt(one_of(&[
        "in each year thereafter",
        "thereafter",
        "and thereafter",
        "in each subsequent year",
        "in any subsequent year",
    ]))
    .parse_next(input)?;
    opt(one_of(&[","])).parse_next(input)?;
    one_of(&[
        "no further assessment shall be required",
        "no further assessment is required",
        "no further assessments are required",
        "no assessment is required",
        "no assessment shall be required",
        "no further user security assessment is required",
        "no further user security assessment shall be required",
        "no further assessments shall be required",
        "no further assessment",
        "none",
        "no user security assessment is required",
    ])
    .parse_next(input)?;
    opt(one_of(&["thereafter", "after that", "in any subsequent year", "in any later year"]))
        .parse_next(input)?;
    let mut notes = Notes::default();
    notes.part(What::Repeats, between(start, input));
    Ok(notes)
}
