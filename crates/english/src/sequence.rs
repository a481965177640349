//! What a party gets year by year, and whether it begins again.

use codicil_rules::{Repeats, Sequence};
use winnow::combinator::opt;
use winnow::prelude::*;

use crate::modal::{modal, subject_before_modal};
use crate::parse::{Context, Input, Notes, Parsed, between, one_of, take};
use crate::reading::What;
use crate::repeats::{as_before, ends, repeat};
use crate::tokens::{Kind, Token};
use crate::years::{Anchor, When, Years, pause, when};

/// The doubt of a rule whose years are clear, and that says nothing of what comes after them.
pub const NOT_STATED: &str = "The words do not say what is due after the last year they state.";

/// A sequence as read.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub sequence: Sequence,
    pub notes: Notes,
}

/// What was said before the years.
#[derive(Clone, Debug, Default)]
pub(crate) struct Before {
    /// The outcome after whose year they count.
    pub initial: Option<String>,
    /// The length of a cycle that begins again and again: "in each three-year cycle".
    pub cycle: Option<usize>,
}

/// One thing that the words say of the years.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Outcome {
        name: String,
        when: Option<When>,
        label: Option<String>,
    },
    /// "repeats the same annual sequence as that of paragraphs (a) to (c)".
    Repeat {
        from: Option<String>,
        to: Option<String>,
        years: Option<usize>,
        /// The year from which it says so: "in the fifth and each later year".
        starts: Option<usize>,
    },
    /// "the same as was required two years before".
    Before(usize),
    Ends,
}

/// Reads as much of `input` as says which outcome falls in which year. `ahead` are the years that
/// were said before the verb.
pub(crate) fn course(
    input: &mut Input<'_>,
    cx: Context<'_>,
    ahead: Option<When>,
    before: Before,
) -> Option<Course> {
    let mut notes = Notes::default();
    let steps = steps(input, cx, ahead, &mut notes);
    let first = cx.lexicon.initial.first().map(|initial| initial.name.as_str());
    let sequence = build(&steps, before, first, &mut notes)?;
    Some(Course { sequence, notes })
}

fn steps(
    input: &mut Input<'_>,
    cx: Context<'_>,
    ahead: Option<When>,
    notes: &mut Notes,
) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut pending = ahead;
    loop {
        let before = *input;
        let label = lead_in(input, cx);
        let last = steps.iter().rev().find_map(|step| match step {
            Step::Outcome { name, .. } => Some(name.clone()),
            _ => None,
        });
        let found = step(input, cx, pending.take(), label, last);
        let Ok((step, step_notes)) = found else {
            *input = before;
            return steps;
        };
        notes.mark(between(before, input));
        if let Some(listed) = listed_years(input, cx, &step, notes) {
            notes.join(step_notes);
            steps.extend(listed);
            continue;
        }
        notes.join(step_notes);
        let ended = matches!(step, Step::Ends);
        steps.push(step);
        if ended {
            return steps;
        }
    }
}

/// The years of one outcome as paragraphs: "a Full …: (a) for year two; and (b) for year three".
fn listed_years(
    input: &mut Input<'_>,
    cx: Context<'_>,
    step: &Step,
    notes: &mut Notes,
) -> Option<Vec<Step>> {
    let Step::Outcome { name, when: None, .. } = step else { return None };
    let mut rest = *input;
    one_of(&[":", ""]).parse_next(&mut rest).ok()?;
    let first = rest.first().filter(|token| token.is_label())?;
    let depth = cx.label(first).map(|label| label.depth);
    let mut steps = Vec::new();
    let mut own = Notes::default();
    while let Some(label) = rest.first().and_then(|token| cx.label(token)) {
        if Some(label.depth) != depth {
            break;
        }
        let before = rest;
        take(&mut rest, 1);
        let Ok(found) = when(&mut rest, cx) else {
            rest = before;
            break;
        };
        let ends = rest.first().is_none_or(|token| {
            matches!(token.kind, Kind::Sign(';' | ',' | '.')) || token.is("and")
        });
        if !ends {
            rest = before;
            break;
        }
        own.join(found.notes.clone());
        let label = Some(label.mark.clone());
        steps.push(Step::Outcome { name: name.clone(), when: Some(found), label });
        let last = rest;
        one_of(&["; and", ", and", ";", ",", "and", "."]).parse_next(&mut rest).ok();
        own.mark(between(before, rest));
        if !rest.first().is_some_and(Token::is_label) {
            rest = last;
            break;
        }
    }
    if steps.is_empty() {
        return None;
    }
    *input = rest;
    notes.join(own);
    Some(steps)
}

/// Signs and joining words before a step, and its label.
fn lead_in(input: &mut Input<'_>, cx: Context<'_>) -> Option<String> {
    let mut label = None;
    while let Some(token) = input.first() {
        let joins = matches!(token.kind, Kind::Sign(',' | ';' | ':' | '-' | '.'))
            || token.is("and")
            || token.is("then");
        if one_of(&["followed by", "and then"]).parse_next(input).is_ok() {
            continue;
        }
        if let Some(found) = cx.label(token) {
            label = Some(found.mark.clone());
        } else if !joins {
            break;
        }
        take(input, 1);
    }
    label
}

fn step(
    input: &mut Input<'_>,
    cx: Context<'_>,
    ahead: Option<When>,
    label: Option<String>,
    last: Option<String>,
) -> Parsed<(Step, Notes)> {
    let start = *input;
    if let Ok(found) = as_before(input, cx) {
        return Ok(found);
    }
    *input = start;
    if let Ok(found) = repeat(input) {
        return Ok(found);
    }
    *input = start;
    if let Ok(notes) = ends(input) {
        return Ok((Step::Ends, notes));
    }
    *input = start;
    let mut notes = Notes::default();
    let mut years = when(input, cx).ok();
    pause(input);
    again(input, cx);
    let before = *input;
    let small = input.iter().take(3).take_while(|token| is_small(token)).count();
    take(input, small);
    let named = cx.lexicon.named(&cx.lexicon.outcomes, input);
    let (name, length) = match (named, last) {
        (Some((name, length)), _) => (name.to_owned(), length),
        // "for year three, the same": the outcome of the paragraph before.
        (None, Some(last)) if years.is_some() => (last, same_again(input)?),
        _ => return Err(winnow::error::EmptyError),
    };
    take(input, length);
    notes.part(What::Outcome, between(before, input));
    let before = *input;
    if years.is_none() {
        // Where the years stand first, a year behind a comma is that of the next outcome.
        let comma = opt(one_of(&[","])).parse_next(input)?.is_some();
        years = if comma && ahead.is_some() { None } else { when(input, cx).ok() };
        if years.is_none() {
            *input = before;
        }
    }
    opt(one_of(&["only", "instead", "again"])).parse_next(input)?;
    let years = years.or(ahead);
    if let Some(when) = &years {
        notes.join(when.notes.clone());
    }
    Ok((Step::Outcome { name, when: years, label }, notes))
}

/// "same" or "same assessment", and nothing that says which.
fn same_again(input: Input<'_>) -> Parsed<usize> {
    let mut rest = input;
    let words = one_of(&["same", "same assessment", "same again", "same category of assessment"])
        .parse_next(&mut rest)?;
    let ends = rest.first().is_none_or(|token| matches!(token.kind, Kind::Sign(';' | '.' | ',')));
    if ends { Ok(words.len()) } else { Err(winnow::error::EmptyError) }
}

fn is_small(token: &Token) -> bool {
    ["a", "an", "one", "the", "its", "another", "further", "single", "new"]
        .iter()
        .any(|word| token.is(word))
}

/// "it shall schedule" before an outcome that is not the first.
pub(crate) fn again(input: &mut Input<'_>, cx: Context<'_>) {
    let start = *input;
    let first = input.first().is_some_and(|token| {
        ["it", "they", "that", "such", "the"].iter().any(|word| token.is(word))
    });
    let same = |length: &usize| {
        let role = (0..*length).any(|at| cx.lexicon.role(&input[at..]).is_some());
        first && !role && crate::pattern::party(input, cx.lexicon) == Some(*length)
    };
    if let Some(length) = subject_before_modal(input, cx).filter(same) {
        take(input, length);
    }
    if let Some((_, length)) = modal(input) {
        take(input, length);
    }
    one_of(&["also", "then"]).parse_next(input).ok();
    if let Some(length) = cx.lexicon.longest(&cx.lexicon.undergo, input) {
        take(input, length);
    } else if input.len() != start.len() {
        *input = start;
    }
}

/// The years in their order. What leaves a year out gives nothing.
fn build(
    steps: &[Step],
    before: Before,
    first_outcome: Option<&str>,
    notes: &mut Notes,
) -> Option<Sequence> {
    if let Some(sequence) = every_so_many(steps, &before) {
        return Some(sequence);
    }
    let mut years: Vec<String> = before.initial.into_iter().collect();
    let mut labels: Vec<(String, usize)> = Vec::new();
    let mut repeats = None;
    let mut offset = years.len();
    let mut begin = offset;
    let mut stated = 0;
    let several = steps.iter().filter(|step| matches!(step, Step::Outcome { .. })).count() > 1;
    for step in steps {
        match step {
            Step::Outcome { name, when, label } => {
                if let Some(Anchor::Initial(first)) = when.as_ref().map(|when| &when.anchor)
                    && years.is_empty()
                {
                    years.push(first.clone());
                    offset = 1;
                    begin = 1;
                }
                if repeats.is_some() {
                    return None;
                }
                if first_year(when.as_ref(), &mut years, first_outcome, notes) {
                    begin = 1;
                }
                if let Some(Years::Follows(mark)) = when.as_ref().map(|when| &when.years)
                    && labels.last().is_none_or(|(last, _)| last != mark)
                {
                    return None;
                }
                let at = years.len();
                place(name, when.as_ref(), several, &mut years, &mut repeats, offset)?;
                stated += years.len() - at;
                labels.extend(label.iter().map(|mark| (mark.clone(), at)));
                if let Some(Anchor::Cycle(length)) = when.as_ref().map(|when| &when.anchor)
                    && *length == years.len()
                {
                    repeats = Some(Repeats::From(0));
                }
            }
            Step::Before(distance) => {
                let first = years.len().checked_sub(*distance)?;
                if repeats.is_some() || first < begin.min(years.len()) {
                    return None;
                }
                repeats = Some(Repeats::From(first));
            }
            Step::Repeat { from, to, years: length, starts } => {
                if starts.is_some_and(|year| year + offset != years.len() + 1) {
                    return None;
                }
                let (Some(first), None) =
                    (first_repeated(&labels, from.as_deref(), begin), repeats)
                else {
                    return None;
                };
                let last = to.as_ref().map(|mark| labels.iter().find(|(one, _)| one == mark));
                let whole =
                    last.is_none_or(|last| last.is_some_and(|(_, at)| at + 1 == years.len()));
                let length_fits =
                    length.is_none_or(|length| length == years.len() - first || length == 1);
                if years.len() <= first || !whole {
                    return None;
                }
                if !length_fits {
                    doubt_all(
                        notes,
                        "The length of the cycle is not the number of years that are stated.",
                    );
                }
                repeats = Some(Repeats::From(first));
            }
            Step::Ends => repeats = Some(Repeats::Ends),
        }
    }
    if years.is_empty() || (stated == 0 && repeats.is_none()) {
        return None;
    }
    if before.cycle.is_some_and(|length| length == years.len()) {
        repeats = repeats.or(Some(Repeats::From(0)));
    }
    let repeats = repeats.unwrap_or_else(|| {
        doubt_all(notes, NOT_STATED);
        Repeats::NotStated
    });
    Some(shortest(Sequence { years, repeats }))
}

/// Where the first year that is stated is "year two", year one is that of the initial assessment.
fn first_year(
    when: Option<&When>,
    years: &mut Vec<String>,
    initial: Option<&str>,
    notes: &mut Notes,
) -> bool {
    let (Some(when), Some(initial)) = (when, initial) else { return false };
    let (Years::These(these) | Years::Onward(these)) = &when.years else { return false };
    let second = years.is_empty() && when.numbered && these.first() == Some(&2);
    if second {
        years.push(initial.to_owned());
        let run = when.notes.parts.first().or(notes.parts.first()).map(|(_, run)| run.clone());
        if let Some(run) = run {
            notes.doubts.push((
                run,
                "Year one is not stated here. Is it the year of the initial assessment?".to_owned(),
            ));
        }
    }
    second
}

type Every<'a> = (usize, &'a String, Option<&'a String>, &'a Anchor);
type Others<'a> = (&'a String, &'a Anchor, Option<&'a String>);

fn every(step: &Step) -> Option<Every<'_>> {
    let Step::Outcome { name, when: Some(when), label } = step else { return None };
    match &when.years {
        Years::Every(nth) => Some((*nth, name, label.as_ref(), &when.anchor)),
        _ => None,
    }
}

fn others(step: &Step) -> Option<Others<'_>> {
    let Step::Outcome { name, when: Some(when), .. } = step else { return None };
    match &when.years {
        Years::Others(mark) => Some((name, &when.anchor, mark.as_ref())),
        _ => None,
    }
}

/// "one in every third year, and another in each other year".
fn every_so_many(steps: &[Step], before: &Before) -> Option<Sequence> {
    let [one, another] = steps else { return None };
    let ((nth, name, label, anchor), (other, other_anchor, mark)) = match (every(one), others(one))
    {
        (Some(every), _) => (every, others(another)?),
        (_, Some(others)) => (every(another)?, others),
        _ => return None,
    };
    if mark.is_some() && mark != label {
        return None;
    }
    let anchors = [anchor, other_anchor];
    let mut years: Vec<String> = before.initial.iter().cloned().collect();
    if years.is_empty() {
        years.extend(anchors.iter().find_map(|anchor| match anchor {
            Anchor::Initial(first) => Some(first.clone()),
            _ => None,
        }));
    }
    let from = years.len();
    years.extend(std::iter::repeat_n(other.clone(), nth - 1));
    years.push(name.clone());
    Some(shortest(Sequence { years, repeats: Repeats::From(from) }))
}

fn doubt_all(notes: &mut Notes, asked: &str) {
    if let Some((_, run)) = notes.parts.iter().find(|(what, _)| *what == What::Outcome) {
        notes.doubts.push((run.clone(), asked.to_owned()));
    }
}

/// Where the repetition begins: at the paragraph that is cited, or with the first year stated.
fn first_repeated(labels: &[(String, usize)], from: Option<&str>, offset: usize) -> Option<usize> {
    match from {
        Some(mark) => labels.iter().find(|(one, _)| one == mark).map(|(_, at)| *at),
        None => Some(offset),
    }
}

fn place(
    name: &str,
    when: Option<&When>,
    several: bool,
    years: &mut Vec<String>,
    repeats: &mut Option<Repeats>,
    offset: usize,
) -> Option<()> {
    let Some(when) = when else {
        // Without a year an outcome follows on the one before it, in a list.
        if years.len() == offset && !several {
            return None;
        }
        years.push(name.to_owned());
        return Some(());
    };
    match &when.years {
        Years::These(these) => {
            for year in these {
                if year + offset != years.len() + 1 {
                    return None;
                }
                years.push(name.to_owned());
            }
        }
        Years::Onward(these) => {
            for year in these {
                if year + offset != years.len() + 1 {
                    return None;
                }
                years.push(name.to_owned());
            }
            *repeats = Some(Repeats::From(years.len().checked_sub(1)?));
        }
        Years::Every(_) | Years::Others(_) => return None,
        Years::Follows(_) => years.push(name.to_owned()),
        Years::Next(count) => {
            if years.is_empty() {
                return None;
            }
            years.extend(std::iter::repeat_n(name.to_owned(), *count));
        }
        Years::Each | Years::EachAfter => {
            if when.years == Years::EachAfter && years.is_empty() {
                return None;
            }
            *repeats = Some(Repeats::From(years.len()));
            years.push(name.to_owned());
        }
    }
    Some(())
}

/// The same sequence in as few years as can state it: "Full, and Full in each year thereafter" is
/// "Full, again and again".
pub(crate) fn shortest(sequence: Sequence) -> Sequence {
    let Sequence { mut years, repeats } = sequence;
    let Repeats::From(mut from) = repeats else { return Sequence { years, repeats } };
    let cycle = years.len() - from;
    let period = (1..=cycle)
        .filter(|period| cycle % period == 0)
        .find(|period| (from..years.len() - period).all(|at| years[at] == years[at + period]));
    if let Some(period) = period {
        years.truncate(from + period);
    }
    while from > 0 && years[from - 1] == years[years.len() - 1] {
        years.pop();
        from -= 1;
    }
    Sequence { years, repeats: Repeats::From(from) }
}

/// The sequence in plain English.
pub(crate) fn said(sequence: &Sequence) -> String {
    let years = sequence.years.iter().enumerate();
    let stated: Vec<String> = years.map(|(at, name)| format!("year {}: {name}", at + 1)).collect();
    let after = match sequence.repeats {
        Repeats::From(0) if sequence.years.len() == 1 => {
            return format!("every year: {}", sequence.years[0]);
        }
        Repeats::From(from) if from + 1 == sequence.years.len() => {
            format!("and the same in every year after year {}", sequence.years.len())
        }
        Repeats::From(from) => format!("then again from year {} on", from + 1),
        Repeats::Ends => "then nothing more".to_owned(),
        Repeats::NotStated => "later years are not stated".to_owned(),
    };
    format!("{}; {after}", stated.join(", "))
}

#[cfg(test)]
mod tests {
    use super::shortest;
    use codicil_rules::{Repeats, Sequence};

    fn short(years: &str, from: usize) -> (String, Repeats) {
        let years = years.split(' ').map(str::to_owned).collect();
        let found = shortest(Sequence { years, repeats: Repeats::From(from) });
        (found.years.join(" "), found.repeats)
    }

    #[test]
    fn a_sequence_is_stated_in_as_few_years_as_can() {
        assert_eq!(short("F F", 1), ("F".into(), Repeats::From(0)));
        assert_eq!(short("F V S F", 1), ("F V S".into(), Repeats::From(0)));
        assert_eq!(short("F V V F", 1), ("F V V".into(), Repeats::From(0)));
        assert_eq!(short("F V", 1), ("F V".into(), Repeats::From(1)));
        assert_eq!(short("F V S V S", 1), ("F V S".into(), Repeats::From(1)));
    }
}
