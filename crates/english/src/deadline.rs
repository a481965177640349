//! Until when, or how often, something is to be done.

use std::ops::Range;

use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::lead::tail_start;
use crate::modal::modal;
use crate::numbers::{number, ordinal};
use crate::parse::{Input, Parsed, between, one_of, starts_any, take};
use crate::tokens::{Kind, Token};

/// The runs of `words` that say until when or how often; those that belong together are one.
pub(crate) fn deadlines(words: Input<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut rest = &words[at..];
        // "the immediately following year" is no time by itself.
        let inside = at > 0
            && words[at].is("immediately")
            && (words[at - 1].is("the") || words[at - 1].is("year"));
        if inside || deadline(&mut rest).is_err() {
            at += 1;
            continue;
        }
        let end = words.len() - rest.len();
        match found.last_mut() {
            Some(last) if joins(&words[last.end..at]) => last.end = end,
            _ => found.push(at..end),
        }
        at = end;
    }
    found
}

/// Words between two times that belong together: "and in any event", "but".
fn joins(words: Input<'_>) -> bool {
    words.iter().all(|token| {
        token.is_sign(',')
            || [
                "and", "but", "or", "in", "any", "event", "case", "either", "and/or", "if",
                "earlier", "later",
            ]
            .iter()
            .any(|word| token.is(word))
    })
}

fn deadline(input: &mut Input<'_>) -> Parsed<()> {
    let start = *input;
    for form in [lasting, soon, often, by] {
        *input = start;
        if form(input).is_ok() {
            return Ok(());
        }
    }
    *input = start;
    Err(EmptyError)
}

/// "within 5 Working Days after …", "at least 10 days before …", "no later than 2 months after …".
fn lasting(input: &mut Input<'_>) -> Parsed<()> {
    let lead = opt(one_of(&[
        "within",
        "no later than",
        "not later than",
        "by no later than",
        "at least",
        "not less than",
        "no less than",
        "no fewer than",
        "not more than",
        "no more than",
        "not fewer than",
        "within a period of",
        "within the period of",
        "for a period of",
        "for at least",
        "for not less than",
        "for a minimum of",
        "for no less than",
    ]))
    .parse_next(input)?;
    if lead.is_some() {
        one_of(&[
            "at least",
            "not less than",
            "no less than",
            "not more than",
            "no more than",
            "up to",
            "the",
        ])
        .parse_next(input)
        .ok();
    }
    number(input)?;
    unit(input)?;
    let anchored = one_of(ANCHORS).parse_next(input).is_ok();
    if !anchored && lead.is_none() {
        return Err(EmptyError);
    }
    if anchored {
        event(input);
    }
    Ok(())
}

const ANCHORS: &[&str] = &[
    "after",
    "of",
    "following",
    "from",
    "before",
    "prior to",
    "beginning with",
    "beginning on",
    "starting on",
    "in advance of",
    "commencing on",
    "from and including",
    "from the date of",
    "immediately following",
    "immediately after",
    "ending on",
];

fn unit(input: &mut Input<'_>) -> Parsed<()> {
    opt(one_of(&["working", "calendar", "business", "clear", "consecutive"])).parse_next(input)?;
    one_of(&[
        "day", "days", "hour", "hours", "week", "weeks", "month", "months", "year", "years",
        "minutes", "days'", "months'",
    ])
    .parse_next(input)?;
    opt(one_of(&["notice"])).parse_next(input)?;
    Ok(())
}

fn soon(input: &mut Input<'_>) -> Parsed<()> {
    one_of(&[
        "as soon as reasonably practicable",
        "as soon as is reasonably practicable",
        "as soon as practicable",
        "as soon as possible",
        "as soon as reasonably possible",
        "promptly",
        "forthwith",
        "immediately",
        "without delay",
        "without undue delay",
        "without unreasonable delay",
        "in a timely manner",
        "as soon as reasonably practical",
        "within a reasonable time",
        "within a reasonable period",
        "in good time",
        "as soon as is practicable",
    ])
    .parse_next(input)?;
    if one_of(&["after", "following", "upon", "on", "of", "before", "thereafter"])
        .parse_next(input)
        .is_ok()
    {
        event(input);
    }
    Ok(())
}

fn often(input: &mut Input<'_>) -> Parsed<()> {
    opt(one_of(&["at least", "not less than", "no less than", "no more than", "not more than"]))
        .parse_next(input)?;
    let once = opt(one_of(&["once", "twice"])).parse_next(input)?;
    let found = one_of(&[
        "annually",
        "every year",
        "each year",
        "in each year",
        "in every year",
        "in each calendar year",
        "a year",
        "monthly",
        "quarterly",
        "in every calendar year",
        "each calendar year",
        "every calendar year",
        "every month",
        "each month",
        "weekly",
        "daily",
        "per year",
        "in each month",
        "in any calendar year",
        "each quarter",
        "in each quarter",
        "on a monthly basis",
        "on an annual basis",
        "on a quarterly basis",
        "in any year",
        "in each regulatory year",
        "each day",
        "every quarter",
        "in each such year",
    ])
    .parse_next(input);
    if found.is_err() {
        one_of(&[
            "every",
            "in every",
            "in each",
            "in each period of",
            "in every period of",
            "in any period of",
        ])
        .parse_next(input)?;
        number(input)?;
        return unit(input);
    }
    match once.is_none() && found.is_ok_and(|words| starts_any(words, &["a year", "per year"])) {
        true => Err(EmptyError),
        false => Ok(()),
    }
}

/// "by 31 March", "on or before the date on which …", "before", "prior to".
fn by(input: &mut Input<'_>) -> Parsed<()> {
    let lead = one_of(&[
        "by",
        "on or before",
        "before",
        "prior to",
        "no later than",
        "not later than",
        "by no later than",
        "until",
        "by not later than",
        "in advance of",
        "at the same time as",
        "in time for",
        "on the same working day as",
        "on the same day as",
        "on the same working day",
        "on the same day",
        "on the working day after",
        "on the next working day",
    ])
    .parse_next(input)?;
    if lead.last().is_some_and(|last| last.is("day")) {
        return Ok(());
    }
    if lead.len() == 1 && lead[0].is("by") && !is_time(input) {
        return Err(EmptyError);
    }
    event(input);
    Ok(())
}

fn is_time(input: Input<'_>) -> bool {
    let Some(first) = input.first() else { return false };
    let figure = matches!(first.kind, Kind::Number(_))
        || first.norm.chars().next().is_some_and(|c| c.is_ascii_digit());
    let day = ordinal(&first.norm).is_some();
    figure
        || day
        || starts_any(
            input,
            &[
                "the end of",
                "the date",
                "the time",
                "midnight",
                "close of",
                "the close of",
                "the start of",
                "the last",
                "the first",
                "the second",
                "the third",
                "the fifth",
                "the tenth",
                "such date",
                "that date",
                "noon",
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
                "the anniversary",
                "the same date",
                "the same day",
                "each anniversary",
                "the relevant date",
                "such time",
                "the deadline",
                "the expiry",
                "the later of",
                "the earlier of",
                "the day",
            ],
        )
}

/// Most words that name an event.
const LONGEST_EVENT: usize = 40;

/// The words of an event: up to a sign, a clause of another kind, or another act.
fn event(input: &mut Input<'_>) {
    let start = *input;
    while let Some(token) = input.first() {
        let taken = start.len() - input.len();
        let sign = [',', ';', ':', '.'].iter().any(|sign| token.is_sign(*sign));
        let ends = token.is_label()
            || sign
            || taken >= LONGEST_EVENT
            || (taken > 0 && (deadline_again(input) || begins_tail(input) || begins_act(input)));
        if ends {
            return;
        }
        take(input, 1);
    }
    let _ = between(start, input);
}

fn deadline_again(input: Input<'_>) -> bool {
    ["within", "promptly", "forthwith"].iter().any(|word| input[0].is(word))
        || starts_any(input, &["as soon as"])
}

fn begins_tail(input: Input<'_>) -> bool {
    // One word before is asked for, since a clause behind the main one never comes first.
    ["if", "unless", "provided", "where", "except", "save", "subject", "when"]
        .iter()
        .any(|word| input[0].is(word))
        && tail_start(&[&[input[0].clone()], input].concat()) == Some(1)
}

/// "and shall", "and provide": another act after the time.
fn begins_act(input: Input<'_>) -> bool {
    let and = input[0].is("and") || input[0].is("or");
    (and && input.len() > 1 && (modal(&input[1..]).is_some() || is_act_verb(&input[1])))
        || is_act_verb(&input[0])
}

/// Verbs of acts that clauses ask for, in the form that stands after "shall".
pub(crate) fn is_act_verb(token: &Token) -> bool {
    const VERBS: [&str; 44] = [
        "notify",
        "provide",
        "submit",
        "inform",
        "send",
        "give",
        "publish",
        "prepare",
        "procure",
        "ensure",
        "pay",
        "deliver",
        "make",
        "take",
        "confirm",
        "respond",
        "determine",
        "maintain",
        "retain",
        "keep",
        "establish",
        "appoint",
        "consult",
        "arrange",
        "schedule",
        "undergo",
        "undertake",
        "carry",
        "complete",
        "comply",
        "cooperate",
        "co-operate",
        "advise",
        "issue",
        "copy",
        "consider",
        "decide",
        "refer",
        "disclose",
        "destroy",
        "return",
        "investigate",
        "remedy",
        "produce",
    ];
    VERBS.iter().any(|verb| token.is(verb))
}

#[cfg(test)]
mod tests {
    use super::deadlines;
    use crate::parse::words;
    use crate::tokens::lex;

    fn found(text: &str) -> Vec<String> {
        let tokens = lex(text, 0);
        deadlines(&tokens).into_iter().map(|run| words(&tokens[run])).collect()
    }

    #[test]
    fn times_end_where_something_else_begins() {
        assert_eq!(
            found("notify the Panel within 5 Working Days after the breach and shall pay"),
            ["within 5 Working Days after the breach"]
        );
        assert_eq!(
            found("pay by 31 March in each year unless the Panel agrees"),
            ["by 31 March in each year"]
        );
        assert_eq!(
            found(
                "notify it as soon as reasonably practicable and in any event within two months of receipt, giving reasons"
            ),
            ["as soon as reasonably practicable and in any event within two months of receipt"]
        );
        assert_eq!(
            found("review it at least once every 12 months"),
            ["at least once every 12 months"]
        );
        assert!(found("be approved by the Panel").is_empty());
    }
}
