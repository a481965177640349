//! When in a run of years: "in the first year after …", "in the next following year", "annually".

use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::numbers::{number, ordinal};
use crate::parse::{
    Context, Input, Notes, Parsed, between, one_of, phrase, sign, starts_any, take,
};
use crate::reading::What;
use crate::year_words::{EACH, EACH_AFTER, NEXT};

/// Which years some words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Years {
    /// These years of the run, counted from 1.
    These(Vec<usize>),
    /// These years, and every one after the last of them.
    Onward(Vec<usize>),
    /// So many years right after those said before.
    Next(usize),
    /// The year right after that of the paragraph with this mark.
    Follows(String),
    /// Every third year, where this is 3.
    Every(usize),
    /// Every year that no other outcome takes; with the mark of the paragraph that takes the others,
    /// where the words say it.
    Others(Option<String>),
    /// Every year.
    Each,
    /// Every year after those said before.
    EachAfter,
}

/// What a year is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Nothing is said.
    None,
    /// The year of this outcome, which stands before the others.
    Initial(String),
    /// Another event.
    Event,
    /// A cycle that begins again: "of each period of three years".
    Cycle(usize),
}

/// Years as read.
#[derive(Clone, Debug)]
pub(crate) struct When {
    pub years: Years,
    pub anchor: Anchor,
    /// True for "year two", which counts years by their number.
    pub numbered: bool,
    pub notes: Notes,
}

/// A phrase that says which years.
pub(crate) fn when(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<When> {
    let start = *input;
    let found = when_inside(input, cx);
    match found {
        Ok(mut when) => {
            onward(input, cx, &mut when);
            when.notes.part(What::Year, between(start, input));
            Ok(when)
        }
        Err(error) => {
            *input = start;
            Err(error)
        }
    }
}

/// "in the first year and in each year thereafter".
fn onward(input: &mut Input<'_>, cx: Context<'_>, when: &mut When) {
    let Years::These(these) = &when.years else { return };
    let before = *input;
    let after = one_of(&["and", ", and"]).parse_next(input).and_then(|_| when_inside(input, cx));
    match after {
        Ok(after) if after.years == Years::EachAfter => {
            when.years = Years::Onward(these.clone());
            if after.anchor != Anchor::None {
                when.anchor = after.anchor;
            }
            when.notes.join(after.notes);
        }
        _ => *input = before,
    }
}

fn when_inside(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<When> {
    let start = *input;
    for special in [follows, every_nth, others] {
        *input = start;
        if let Ok(found) = special(input, cx) {
            return Ok(found);
        }
    }
    *input = start;
    let plain = [(EACH_AFTER, Years::EachAfter), (NEXT, Years::Next(1)), (EACH, Years::Each)];
    let mut best: Option<(usize, Years)> = None;
    for (phrases, years) in plain {
        let mut rest = start;
        if let Ok(words) = one_of(phrases).parse_next(&mut rest)
            && best.as_ref().is_none_or(|(most, _)| words.len() > *most)
        {
            best = Some((words.len(), years));
        }
    }
    let mut rest = start;
    if each_after(&mut rest).is_ok()
        && best.as_ref().is_none_or(|(most, _)| start.len() - rest.len() > *most)
    {
        best = Some((start.len() - rest.len(), Years::EachAfter));
    }
    let mut rest = start;
    if let Ok(found) = counted_years(&mut rest, cx)
        && best.as_ref().is_none_or(|(most, _)| start.len() - rest.len() > *most)
    {
        *input = rest;
        return Ok(found);
    }
    let (length, years) = best.ok_or(EmptyError)?;
    take(input, length);
    let mut notes = Notes::default();
    let anchor = match years {
        Years::Each | Years::EachAfter => anchor(input, cx, &mut notes),
        _ => Anchor::None,
    };
    let years = match (&years, &anchor) {
        (Years::Each, Anchor::Initial(_) | Anchor::Event) => Years::EachAfter,
        _ => years,
    };
    Ok(When { years, anchor, numbered: false, notes })
}

/// "in the year immediately following the year referred to in paragraph (a)".
fn follows(input: &mut Input<'_>, _: Context<'_>) -> Parsed<When> {
    opt(one_of(&["in", "for", "during"])).parse_next(input)?;
    one_of(&["the year", "the calendar year"]).parse_next(input)?;
    opt(one_of(&["immediately", "next"])).parse_next(input)?;
    one_of(&["following", "after", "that follows", "which follows"]).parse_next(input)?;
    one_of(&[
        "the year referred to in",
        "the year mentioned in",
        "the year specified in",
        "the year stated in",
        "the year described in",
        "the year in",
        "the year of",
        "that referred to in",
        "that mentioned in",
        "that in",
        "that of",
        "that specified in",
        "the one in",
    ])
    .parse_next(input)?;
    let cited = crate::provisions::provisions(input)?;
    match cited.as_slice() {
        [mark] if mark.starts_with('(') && !mark.contains(' ') => {
            let years = Years::Follows(mark.clone());
            Ok(When { years, anchor: Anchor::None, numbered: false, notes: Notes::default() })
        }
        _ => Err(EmptyError),
    }
}

/// "in the third year after … and in every third year from then on".
fn every_nth(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<When> {
    one_of(&["in the", "for the"]).parse_next(input)?;
    let nth = ordinal_here(input)?;
    one_of(&["year"]).parse_next(input)?;
    let mut notes = Notes::default();
    let anchor = anchor(input, cx, &mut notes);
    one_of(&["and", ", and"]).parse_next(input)?;
    opt(one_of(&["in", "for"])).parse_next(input)?;
    one_of(&["every", "each"]).parse_next(input)?;
    let again = ordinal_here(input)?;
    phrase("year").parse_next(input)?;
    one_of(&["from then on", "thereafter", "after that", "after that year", "from then onwards"])
        .parse_next(input)?;
    if nth != again || nth < 2 || !matches!(anchor, Anchor::Initial(_)) {
        return Err(EmptyError);
    }
    Ok(When { years: Years::Every(nth), anchor, numbered: false, notes })
}

/// "in each other year after …, being a year in which none is due under paragraph (a)".
fn others(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<When> {
    let start = *input;
    one_of(&[
        "in each other year",
        "in any other year",
        "in all other years",
        "in each remaining year",
        "for each other year",
        "for any other year",
    ])
    .parse_next(input)?;
    let mut notes = Notes::default();
    let anchor = anchor(input, cx, &mut notes);
    let before = *input;
    let said = one_of(&[
        ", being a year in which none is due under",
        ", being a year in which no assessment is due under",
    ])
    .parse_next(input)
    .and_then(|_| crate::provisions::provisions(input));
    let mark = said.ok().filter(|cited| cited.len() == 1).map(|mut cited| cited.remove(0));
    if mark.is_none() {
        *input = before;
        // "in each other year" alone may mean "in alternate years".
        notes.doubt(&start[..1], "Every second year, or every year that is not taken?");
    }
    Ok(When { years: Years::Others(mark), anchor, numbered: false, notes })
}

/// "for every year after that", "in each of the subsequent years".
fn each_after(input: &mut Input<'_>) -> Parsed<()> {
    opt(one_of(&["in", "for", "during", "in respect of"])).parse_next(input)?;
    one_of(&[
        "each",
        "every",
        "all",
        "any",
        "each and every",
        "each of the",
        "all of the",
        "each calendar",
        "every calendar",
    ])
    .parse_next(input)?;
    let before = one_of(&[
        "subsequent",
        "following",
        "succeeding",
        "later",
        "further",
        "successive",
        "ensuing",
    ])
    .parse_next(input)
    .is_ok();
    one_of(&["year", "years", "calendar year"]).parse_next(input)?;
    let after = one_of(&[
        "thereafter",
        "after that",
        "after that year",
        "following that",
        "following that year",
        "that follows",
        "which follows",
        "subsequently",
        "after the last of those years",
        "after those years",
    ])
    .parse_next(input)
    .is_ok();
    if before || after { Ok(()) } else { Err(EmptyError) }
}

/// "in the second and third years after its initial …", "in year two", "in each of the next two years".
fn counted_years(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<When> {
    let mut notes = Notes::default();
    opt(one_of(&["in", "for", "during", "in respect of"])).parse_next(input)?;
    opt(one_of(&["each of", "both of", "both"])).parse_next(input)?;
    if one_of(&["year", "years"]).parse_next(input).is_ok() {
        let years = numbered(input)?;
        return Ok(When {
            years: Years::These(years),
            anchor: Anchor::None,
            numbered: true,
            notes,
        });
    }
    one_of(&["the", "its", "their", "that user's"]).parse_next(input)?;
    let before = *input;
    if let Ok(count) = years_after(input) {
        let anchor = anchor(input, cx, &mut notes);
        if matches!(anchor, Anchor::Initial(_)) {
            return Ok(When {
                years: Years::These((1..=count).collect()),
                anchor,
                numbered: false,
                notes,
            });
        }
    }
    *input = before;
    if let Ok(years) = next_so_many(input) {
        return Ok(When { years, anchor: Anchor::None, numbered: false, notes });
    }
    let before = *input;
    if one_of(&["year", "calendar year"]).parse_next(input).is_ok() {
        opt(one_of(&["immediately"])).parse_next(input)?;
        let event = *input;
        if starts_any(input, &["in which", "when", "during which"]) {
            let length = input.iter().take(16).take_while(|token| {
                !token.is_label()
                    && !token.is_sign(',')
                    && !token.is_sign(';')
                    && !token.is("undergo")
            });
            let length = length.count();
            take(input, length);
            notes.doubt(between(event, input), "From which event is the first year counted?");
            return Ok(When {
                years: Years::These(vec![1]),
                anchor: Anchor::Event,
                numbered: false,
                notes,
            });
        }
        let anchor = anchor(input, cx, &mut notes);
        if matches!(anchor, Anchor::Initial(_) | Anchor::Event) {
            return Ok(When { years: Years::These(vec![1]), anchor, numbered: false, notes });
        }
        *input = before;
        return Err(EmptyError);
    }
    if let Ok(count) = (|input: &mut Input<'_>| {
        phrase("first").parse_next(input)?;
        years_after(input)
    })(input)
    {
        let anchor = anchor(input, cx, &mut notes);
        return Ok(When {
            years: Years::These((1..=count).collect()),
            anchor,
            numbered: false,
            notes,
        });
    }
    *input = before;
    let mut years = vec![ordinal_here(input)?];
    loop {
        let before = *input;
        let joined = one_of(&["and the", "and", ",", ", and", "and in the"]).parse_next(input);
        match joined.and_then(|_| ordinal_here(input)) {
            Ok(year) => years.push(year),
            Err(_) => {
                *input = before;
                break;
            }
        }
    }
    let mut onward = false;
    if one_of(&[
        "and each subsequent",
        "and every subsequent",
        "and each following",
        "and each succeeding",
        "and every following",
        "and all subsequent",
        "and each later",
        "and every succeeding",
        "and in each subsequent",
        "and any subsequent",
    ])
    .parse_next(input)
    .is_ok()
    {
        onward = true;
    }
    if let Ok(range) = one_of(&["to"]).parse_next(input) {
        let last = ordinal_here(input)?;
        notes.mark(range);
        let from = years.pop().ok_or(EmptyError)?;
        years.extend(from..=last.min(from + 20));
    }
    // "in the third, a Self-Assessment": the year is the one of those counted before.
    if !input.first().is_some_and(|token| token.is_sign(',')) {
        let nouns = ["year", "years", "calendar year", "such year", "of those years"];
        one_of(&[&nouns[..], &["regulatory year"]].concat()).parse_next(input)?;
    }
    let anchor = anchor(input, cx, &mut notes);
    let years = if onward { Years::Onward(years) } else { Years::These(years) };
    Ok(When { years, anchor, numbered: false, notes })
}

/// "two years" before what they follow on.
fn years_after(input: &mut Input<'_>) -> Parsed<usize> {
    let value = number(input)?;
    phrase("years").parse_next(input)?;
    usize::try_from(value).ok().filter(|value| (1..=20).contains(value)).ok_or(EmptyError)
}

fn ordinal_here(input: &mut Input<'_>) -> Parsed<usize> {
    let year = input.first().and_then(|token| ordinal(&token.norm)).ok_or(EmptyError)?;
    take(input, 1);
    Ok(year)
}

/// "one", "2 and 3".
fn numbered(input: &mut Input<'_>) -> Parsed<Vec<usize>> {
    let small = |input: &mut Input<'_>| {
        let value = number(input)?;
        usize::try_from(value).ok().filter(|value| (1..=20).contains(value)).ok_or(EmptyError)
    };
    let mut years = vec![small(input)?];
    loop {
        let before = *input;
        let joined = one_of(&[
            "and",
            ",",
            "and year",
            ", and",
            ", year",
            ", and year",
            "and for year",
            ", for year",
            "and in year",
        ])
        .parse_next(input);
        match joined.and_then(|_| small(input)) {
            Ok(year) => years.push(year),
            Err(_) => {
                *input = before;
                return Ok(years);
            }
        }
    }
}

/// "next two years", "two following years".
fn next_so_many(input: &mut Input<'_>) -> Parsed<Years> {
    let start = *input;
    let found = (|input: &mut Input<'_>| {
        let lead = opt(one_of(&["next", "following", "immediately following", "subsequent"]))
            .parse_next(input)?;
        let value = number(input)?;
        let trail = opt(one_of(&[
            "following",
            "immediately following",
            "subsequent",
            "succeeding",
            "next following",
        ]))
        .parse_next(input)?;
        phrase("years").parse_next(input)?;
        let after = opt(one_of(&[
            "thereafter",
            "after that",
            "following that year",
            "following",
            "which follow",
            "that follow",
            "which follow that year",
            "immediately following",
        ]))
        .parse_next(input)?;
        let counted = usize::try_from(value).ok().filter(|value| (1..=20).contains(value));
        match (counted, lead.is_some() || trail.is_some() || after.is_some()) {
            (Some(count), true) => Ok(Years::Next(count)),
            _ => Err(EmptyError),
        }
    })(input);
    if found.is_err() {
        *input = start;
    }
    found
}

/// "after the year of its initial Full User Security Assessment", "of each period of three years".
fn anchor(input: &mut Input<'_>, cx: Context<'_>, notes: &mut Notes) -> Anchor {
    let start = *input;
    if let Ok(length) = cycle(input) {
        return Anchor::Cycle(length);
    }
    *input = start;
    if one_of(&[
        "after",
        "following",
        "immediately following",
        "immediately after",
        "from",
        "beginning with",
    ])
    .parse_next(input)
    .is_err()
    {
        return Anchor::None;
    }
    if let Ok(name) = initial(input, cx) {
        return Anchor::Initial(name);
    }
    *input = &start[1..];
    let outcome = |at: usize| {
        let small = usize::from(input[at].is("a") || input[at].is("an"));
        cx.lexicon.named(&cx.lexicon.outcomes, &input[at + small..]).is_some()
    };
    let length = (0..input.len().min(20)).take_while(|at| {
        let token = &input[*at];
        !token.is_label()
            && ![',', ';', ':', '.'].iter().any(|sign| token.is_sign(*sign))
            && !crate::deadline::is_act_verb(token)
            && !outcome(*at)
    });
    let length = length.count();
    take(input, length);
    notes.doubt(between(start, input), "From which event is the first year counted?");
    Anchor::Event
}

/// "[the year of] its initial Full User Security Assessment".
pub(crate) fn initial(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<String> {
    let start = *input;
    for skip in 0..=14.min(start.len()) {
        let rest = &start[skip..];
        if let Some((name, length)) = cx.lexicon.named(&cx.lexicon.initial, rest) {
            *input = rest;
            take(input, length);
            opt(one_of(&[
                "is completed",
                "was completed",
                "took place",
                "takes place",
                "has been completed",
                "is undertaken",
                "was undertaken",
                "is carried out",
                "was carried out",
                "is scheduled",
                "was scheduled",
                "occurred",
                "occurs",
                "has taken place",
            ]))
            .parse_next(input)?;
            return Ok(name.to_owned());
        }
        let small = rest.first().is_some_and(|token| {
            [
                "the",
                "year",
                "of",
                "in",
                "which",
                "its",
                "that",
                "a",
                "completion",
                "user's",
                "it",
                "undergoes",
                "undertook",
                "completes",
                "completed",
                "underwent",
                "has",
                "their",
                "date",
                "undergone",
                "user",
                "such",
                "calendar",
                "schedules",
                "scheduled",
                "end",
            ]
            .iter()
            .any(|word| token.is(word))
        });
        if !small {
            break;
        }
    }
    *input = start;
    Err(EmptyError)
}

/// "of each successive period of three years", "in each three-year cycle".
pub(crate) fn cycle(input: &mut Input<'_>) -> Parsed<usize> {
    one_of(&[
        "of each",
        "of every",
        "in each",
        "of any",
        "of the",
        "in every",
        "during each",
        "over each",
    ])
    .parse_next(input)?;
    opt(one_of(&["successive", "subsequent", "consecutive", "such"])).parse_next(input)?;
    let start = *input;
    let compound =
        input.first().and_then(|token| token.norm.strip_suffix("-year").map(str::to_owned));
    let length = if let Some(word) = compound {
        take(input, 1);
        small_number(&word).ok_or(EmptyError)?
    } else if one_of(&["period of", "cycle of"]).parse_next(input).is_ok() {
        let value = number(input)?;
        opt(one_of(&["consecutive", "successive"])).parse_next(input)?;
        phrase("years").parse_next(input)?;
        return usize::try_from(value).map_err(|_| EmptyError);
    } else {
        let value = number(input)?;
        one_of(&["year", "years"]).parse_next(input)?;
        usize::try_from(value).map_err(|_| EmptyError)?
    };
    one_of(&["period", "cycle", "periods"]).parse_next(input).inspect_err(|_| *input = start)?;
    Ok(length)
}

/// "three" is 3.
pub(crate) fn small_number(word: &str) -> Option<usize> {
    let words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.iter().position(|one| *one == word).or_else(|| word.parse().ok())
}

/// True where the words speak of years at all.
pub(crate) fn speaks_of_years(words: Input<'_>) -> bool {
    words.iter().any(|token| {
        ["year", "years", "annually", "yearly", "annual", "thereafter"]
            .iter()
            .any(|word| token.is(word))
            || token.norm.ends_with("-year")
    })
}

/// A comma or the like between a year and its outcome.
pub(crate) fn pause(input: &mut Input<'_>) {
    while sign(',').parse_next(input).is_ok()
        || sign(':').parse_next(input).is_ok()
        || sign('-').parse_next(input).is_ok()
    {}
    if starts_any(input, &["and again"]) {
        take(input, 2);
    }
}
