//! How something compares with a number: "exceeds 250,000", "50,000 or fewer", "between X and Y".

use codicil_rules::Relation;
use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::numbers::number;
use crate::parse::{Input, Notes, Parsed, between, one_of, starts, take};
use crate::reading::What;

/// Comparisons with numbers that must all hold.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    pub all: Vec<(Relation, i64)>,
    pub notes: Notes,
}

const BEFORE: &[(Relation, &[&str])] = &[
    (
        Relation::More,
        &[
            "more than",
            "greater than",
            "in excess of",
            "over",
            "above",
            "exceeding",
            "higher than",
            "larger than",
            "strictly more than",
        ],
    ),
    (
        Relation::AtMost,
        &[
            "no more than",
            "not more than",
            "no greater than",
            "not greater than",
            "not exceeding",
            "less than or equal to",
            "equal to or less than",
            "equal to or fewer than",
            "fewer than or equal to",
            "at most",
            "a maximum of",
            "up to and including",
            "no higher than",
            "not in excess of",
            "at or below",
            "equal to or below",
            "not above",
            "not over",
            "no larger than",
            "either equal to or less than",
            "either less than or equal to",
        ],
    ),
    (
        Relation::AtLeast,
        &[
            "at least",
            "not less than",
            "no less than",
            "no fewer than",
            "not fewer than",
            "a minimum of",
            "equal to or more than",
            "equal to or greater than",
            "more than or equal to",
            "greater than or equal to",
            "at or above",
            "not below",
            "equal to or above",
            "equal to or in excess of",
            "either equal to or more than",
        ],
    ),
    (Relation::Less, &["less than", "fewer than", "below", "under", "lower than", "smaller than"]),
    (Relation::Equal, &["exactly", "equal to", "precisely"]),
    (Relation::Different, &["other than", "not equal to"]),
];

const AFTER: &[(Relation, &[&str])] = &[
    (
        Relation::AtLeast,
        &["or more", "or greater", "or above", "or over", "and above", "or higher"],
    ),
    (Relation::AtMost, &["or less", "or fewer", "or below", "or under", "or lower", "and below"]),
];

/// Verbs that compare without "be", and whether "does not" may stand before their stem.
const VERBS: &[(Relation, &[&str])] = &[
    (
        Relation::More,
        &[
            "exceeds",
            "exceed",
            "exceeded",
            "has exceeded",
            "have exceeded",
            "surpasses",
            "surpass",
            "is exceeding",
            "rises above",
            "passes",
            "goes above",
            "comes to exceed",
            "come to exceed",
        ],
    ),
    (
        Relation::AtMost,
        &[
            "does not exceed",
            "do not exceed",
            "did not exceed",
            "has not exceeded",
            "does not surpass",
            "have not exceeded",
            "does not rise above",
        ],
    ),
    (
        Relation::AtLeast,
        &[
            "reaches",
            "reach",
            "reached",
            "has reached",
            "does not fall below",
            "do not fall below",
            "equals or exceeds",
            "equal or exceed",
            "meets or exceeds",
            "is equal to or exceeds",
        ],
    ),
    (
        Relation::Less,
        &["falls below", "fall below", "does not reach", "do not reach", "has not reached"],
    ),
    (Relation::Equal, &["equals", "equal"]),
];

const BE: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "has been",
    "have been",
    "remains",
    "remain",
    "amounts to",
    "amount to",
    "stands at",
    "totals",
    "comes to",
    "is found to be",
    "being",
    "number",
    "together number",
    "amount in aggregate to",
];

/// A comparison with its verb: "exceeds 250,000", "is not more than 50,000".
pub(crate) fn verb_bounds(input: &mut Input<'_>) -> Parsed<Bounds> {
    let start = *input;
    let found = verb_first(input);
    let found = found.or_else(|_| {
        *input = start;
        be_first(input)
    });
    let mut bounds = found.inspect_err(|_| *input = start)?;
    further(input, &mut bounds, true);
    Ok(bounds)
}

fn verb_first(input: &mut Input<'_>) -> Parsed<Bounds> {
    let start = *input;
    let relation = longest(VERBS, input).ok_or(EmptyError)?;
    let verb = between(start, input);
    let value =
        opt(one_of(&["the number", "a total of", "the figure of", "a number of", "the total of"]))
            .parse_next(input)
            .and_then(|_| valued(input))?;
    let mut notes = Notes::default();
    notes.part(What::Relation, verb);
    notes.part(What::Number, &between(start, input)[verb.len()..]);
    in_number(input, &mut notes);
    Ok(Bounds { all: vec![(relation, value)], notes })
}

fn valued(input: &mut Input<'_>) -> Parsed<i64> {
    whole(input)
}

/// A number that stands for itself: not the "one" of "one half of", nor the "five" of "five times".
fn whole(input: &mut Input<'_>) -> Parsed<i64> {
    let value = number(input)?;
    let parts = ["half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "times"];
    let part = input.first().is_some_and(|next| parts.iter().any(|word| next.is(word)));
    if part { Err(EmptyError) } else { Ok(value) }
}

fn be_first(input: &mut Input<'_>) -> Parsed<Bounds> {
    let start = *input;
    one_of(BE).parse_next(input)?;
    let verb = between(start, input);
    let mut bounds = match bounds(input) {
        Ok(bounds) => bounds,
        Err(_) => negated(input)?,
    };
    bounds.notes.part(What::Relation, verb);
    Ok(bounds)
}

/// "not N or more", "not between"; and a number alone, which says "equal to".
fn negated(input: &mut Input<'_>) -> Parsed<Bounds> {
    let before = *input;
    let not = opt(one_of(&["not"])).parse_next(input)?;
    if let Some(not) = not {
        let mut one = bounds(input)?;
        if one.all.len() != 1 || starts(&before[1..], "between").is_some() {
            return Err(EmptyError);
        }
        one.all[0].0 = opposite(one.all[0].0);
        one.notes.part(What::Relation, not);
        return Ok(one);
    }
    let value = whole(input)?;
    let mut notes = Notes::default();
    notes.part(What::Number, between(before, input));
    Ok(Bounds { all: vec![(Relation::Equal, value)], notes })
}

/// The comparison that holds where this one does not.
pub(crate) fn opposite(relation: Relation) -> Relation {
    match relation {
        Relation::Less => Relation::AtLeast,
        Relation::AtMost => Relation::More,
        Relation::Equal => Relation::Different,
        Relation::Different => Relation::Equal,
        Relation::AtLeast => Relation::Less,
        Relation::More => Relation::AtMost,
    }
}

/// A comparison without a verb: "more than 250,000", "50,000 or fewer", "between 10 and 20".
pub(crate) fn bounds(input: &mut Input<'_>) -> Parsed<Bounds> {
    let start = *input;
    let found = single(input);
    let found = found.or_else(|_| {
        *input = start;
        ranged(input)
    });
    let mut bounds = found.inspect_err(|_| *input = start)?;
    further(input, &mut bounds, false);
    Ok(bounds)
}

fn single(input: &mut Input<'_>) -> Parsed<Bounds> {
    let start = *input;
    let mut notes = Notes::default();
    if let Some(relation) = longest(BEFORE, input) {
        let words = between(start, input);
        let value = whole(input)?;
        notes.part(What::Relation, words);
        notes.part(What::Number, &between(start, input)[words.len()..]);
        if longest(AFTER, &mut { *input }).is_some() {
            return Err(EmptyError);
        }
        in_number(input, &mut notes);
        return Ok(Bounds { all: vec![(relation, value)], notes });
    }
    if starts(input, "up to").is_some() {
        let words = take(input, 2);
        let value = whole(input)?;
        notes.part(What::Relation, words);
        notes.part(What::Number, &between(start, input)[words.len()..]);
        notes.doubt(words, format!("Is {value} itself included in \"up to {value}\"?"));
        return Ok(Bounds { all: vec![(Relation::AtMost, value)], notes });
    }
    let value = whole(input)?;
    notes.part(What::Number, between(start, input));
    let before = *input;
    let relation = longest(AFTER, input).ok_or(EmptyError)?;
    notes.part(What::Relation, between(before, input));
    in_number(input, &mut notes);
    Ok(Bounds { all: vec![(relation, value)], notes })
}

/// "in excess of 250,000 in number".
fn in_number(input: &mut Input<'_>, notes: &mut Notes) {
    if let Ok(words) = one_of(&["in number", "in total", "in all"]).parse_next(input) {
        notes.mark(words);
    }
}

fn ranged(input: &mut Input<'_>) -> Parsed<Bounds> {
    let start = *input;
    let word =
        one_of(&["between", "in the range", "within the range", "from"]).parse_next(input)?;
    let least = whole(input)?;
    one_of(&["and", "to"]).parse_next(input)?;
    let most = whole(input)?;
    let said = one_of(&[
        "inclusive",
        "( inclusive )",
        "( both inclusive )",
        ", inclusive",
        "( both numbers included )",
    ])
    .parse_next(input)
    .is_ok();
    let mut notes = Notes::default();
    notes.part(What::Relation, between(start, input));
    if !said {
        let asked = format!("Are {least} and {most} themselves included? The words do not say.");
        notes.doubt(word, asked);
    }
    if least > most {
        notes.doubt(word, "The first number is larger than the second.");
    }
    Ok(Bounds { all: vec![(Relation::AtLeast, least), (Relation::AtMost, most)], notes })
}

/// "… but not more than 500,000": a second bound on the same quantity.
fn further(input: &mut Input<'_>, bounds: &mut Bounds, verb: bool) {
    let before = *input;
    if one_of(&["but", "and", ", but", "but is", "and is", ", but is", "but are", "and are"])
        .parse_next(input)
        .is_err()
    {
        return;
    }
    let joining = between(before, input);
    let next = if verb { verb_first(input).or_else(|_| single(input)) } else { single(input) };
    match next {
        Ok(next) => {
            bounds.notes.mark(joining);
            bounds.all.extend(next.all);
            bounds.notes.join(next.notes);
        }
        Err(_) => *input = before,
    }
}

/// A relation without a number behind it: "is greater than", "exceeds".
pub(crate) fn relation(input: &mut Input<'_>) -> Parsed<Relation> {
    if let Some(relation) = longest(VERBS, input) {
        return Ok(relation);
    }
    one_of(BE).parse_next(input)?;
    longest(BEFORE, input).ok_or(EmptyError)
}

/// The relation with the longest phrase that `input` begins with; takes it.
fn longest(table: &[(Relation, &[&str])], input: &mut Input<'_>) -> Option<Relation> {
    let all = table.iter().flat_map(|(relation, words)| words.iter().map(move |w| (*relation, *w)));
    let found = all.filter_map(|(relation, words)| Some((starts(input, words)?, relation)));
    let (count, relation) = found.reduce(|best, one| if one.0 > best.0 { one } else { best })?;
    take(input, count);
    Some(relation)
}

#[cfg(test)]
mod tests {
    use super::{bounds, verb_bounds};
    use crate::tokens::lex;

    fn verb(text: &str) -> Option<(String, bool)> {
        let tokens = lex(text, 0);
        let mut input = tokens.as_slice();
        let found = verb_bounds(&mut input).ok()?;
        let all: Vec<String> = found.all.iter().map(|(r, n)| format!("{r} {n}")).collect();
        (input.is_empty()).then_some((all.join(", "), found.notes.doubts.is_empty()))
    }

    fn sure(said: &str) -> Option<(String, bool)> {
        Some((said.to_owned(), true))
    }

    #[test]
    fn strictness_is_kept_apart() {
        assert_eq!(verb("exceeds 250,000"), sure("> 250000"));
        assert_eq!(verb("does not exceed fifty thousand"), sure("<= 50000"));
        assert_eq!(verb("is equal to or less than 250,000"), sure("<= 250000"));
        assert_eq!(verb("is 250,000 or fewer"), sure("<= 250000"));
        assert_eq!(verb("is not less than 10"), sure(">= 10"));
        assert_eq!(verb("is not 10 or more"), sure("< 10"));
        assert_eq!(verb("are fewer than 10"), sure("< 10"));
        assert_eq!(verb("is at least 10 but not more than 20"), sure(">= 10, <= 20"));
        assert_eq!(verb("exceeds 10 but does not exceed 20"), sure("> 10, <= 20"));
        assert_eq!(verb("reaches 10"), sure(">= 10"));
        assert_eq!(verb("is 10"), sure("= 10"));
    }

    #[test]
    fn what_leaves_a_boundary_open_is_in_doubt() {
        assert_eq!(verb("is between 10 and 20"), Some((">= 10, <= 20".into(), false)));
        assert_eq!(verb("is between 10 and 20 inclusive"), sure(">= 10, <= 20"));
        assert_eq!(verb("is up to 10"), Some(("<= 10".into(), false)));
    }

    #[test]
    fn what_is_no_comparison_is_none() {
        assert_eq!(verb("is more than 10 or fewer"), None);
        assert_eq!(verb("is a Supplier"), None);
        assert!(bounds(&mut lex("250,000 premises", 0).as_slice()).is_err());
    }
}
