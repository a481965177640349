//! Quantities compared with numbers: "the number of Domestic Premises exceeds 250,000", "more than
//! 250,000 Domestic Premises".

use codicil_rules::{Condition, Quantity, Relation};
use winnow::combinator::opt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::bounds::{Bounds, bounds, verb_bounds};
use crate::numbers::number;
use crate::parse::{
    Context, Input, Notes, Parsed, between, one_of, phrase, sign, take, trimmed, words,
};
use crate::quantity::{Amount, TOGETHER, amount, counted, counted_with, counts};
use crate::reading::What;
use crate::tokens::Token;

/// Most words that may say which things are counted.
const LONGEST_COUNT: usize = 40;

/// A quantity and how it compares: "the number of Domestic Premises exceeds 250,000".
pub(crate) fn comparison(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(Condition, Notes)> {
    let start = *input;
    let found = known_comparison(input, cx);
    let found = found.or_else(|_| {
        *input = start;
        unnamed_comparison(input)
    });
    if found.is_err() {
        *input = start;
    }
    found
}

/// The same where the count stands without "the number of": "Domestic Premises … number more than".
pub(crate) fn bare_comparison(
    input: &mut Input<'_>,
    cx: Context<'_>,
) -> Parsed<(Condition, Notes)> {
    let start = *input;
    let found = comparison(input, cx).or_else(|_| {
        *input = start;
        one_of(&["number of", "total number of", "aggregate number of"]).parse_next(input).ok();
        let left = counts(input, cx, true)?;
        compare_with(left, input, cx)
    });
    if found.is_err() {
        *input = start;
    }
    found
}

fn known_comparison(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(Condition, Notes)> {
    let start = *input;
    if input.first().is_some_and(Token::is_label) {
        let left = crate::quantity::listed(input, cx)?;
        return compare_with(left, input, cx);
    }
    let left = amount(input, cx, 0).or_else(|_| {
        // "the Domestic Premises which it supplies number more than 250,000".
        *input = start;
        counts(input, cx, false)
    })?;
    compare_with(left, input, cx)
}

/// "is equal to or greater than one half of the number of Domestic Premises": a number that is that of
/// another count.
fn against_amount(
    left: Amount,
    input: &mut Input<'_>,
    cx: Context<'_>,
) -> Parsed<(Condition, Notes)> {
    let start = *input;
    let relation = crate::bounds::relation(input)?;
    let mut notes = left.notes;
    notes.part(What::Relation, between(start, input));
    let before = *input;
    let divisor = [
        (2, &["half of", "one half of", "half", "one-half of", "a half of"][..]),
        (3, &["one third of", "a third of", "one-third of"][..]),
        (4, &["one quarter of", "a quarter of", "one-quarter of"][..]),
        (5, &["one fifth of", "a fifth of", "one-fifth of"][..]),
        (10, &["one tenth of", "a tenth of", "one-tenth of"][..]),
    ]
    .into_iter()
    .find(|(_, words)| one_of(words).parse_next(input).is_ok())
    .map_or(1, |(divisor, _)| divisor);
    notes.part(What::Factor, between(before, input));
    let right = amount(input, cx, 0)?;
    notes.join(right.notes);
    let mut quantity = left.quantity;
    for (factor, _) in &mut quantity.terms {
        *factor = factor.checked_mul(divisor).ok_or(EmptyError)?;
    }
    quantity.constant = quantity.constant.checked_mul(divisor).ok_or(EmptyError)?;
    let compared = Condition::Compare { left: quantity, relation, right: right.quantity };
    let asks = left.asks.into_iter().chain(right.asks).collect();
    Ok((with_asks(asks, compared), notes))
}

fn compare_with(
    mut left: Amount,
    input: &mut Input<'_>,
    cx: Context<'_>,
) -> Parsed<(Condition, Notes)> {
    let before = *input;
    if sign(',').parse_next(input).is_ok() {
        left.notes.mark(between(before, input));
    }
    let verb = *input;
    if let Ok(found) = against_amount(left.clone(), input, cx) {
        return Ok(found);
    }
    *input = verb;
    let bounds = verb_bounds(input)?;
    let (quantity, mut notes) = (left.quantity, left.notes);
    let unit_at = *input;
    if let Ok((unit, unit_notes)) = counted(input, cx) {
        if !quantity.terms.iter().any(|(_, name)| *name == unit) {
            let asked =
                "The clause counts one thing and states the number in another. Which counts?";
            notes.doubt(between(unit_at, input), asked);
        }
        notes.join(unit_notes);
    }
    if let Ok(together) = one_of(TOGETHER).parse_next(input) {
        notes.mark(together);
    }
    notes.join(bounds.notes);
    Ok((with_asks(left.asks, compared(quantity, &bounds.all)), notes))
}

/// "the number of …" with words that the lexicon does not have: its own words are its name.
fn unnamed_comparison(input: &mut Input<'_>) -> Parsed<(Condition, Notes)> {
    let start = *input;
    let opening = one_of(&[
        "the number of",
        "the total number of",
        "the aggregate number of",
        "that number",
        "the number",
        "the total",
        "those numbers",
        "the sum of",
        "the aggregate of",
    ])
    .parse_next(input)?;
    for _ in 0..LONGEST_COUNT {
        let mut after = *input;
        if let Ok(bounds) = verb_bounds(&mut after) {
            let named = between(start, input);
            let mut notes = Notes::default();
            notes.part(What::Count, named);
            notes.doubt(named, unnamed_count(&words(named), opening));
            notes.join(bounds.notes);
            *input = after;
            return Ok((compared(Quantity::count(words(named)), &bounds.all), notes));
        }
        if input.first().is_none_or(|token| token.is_label() || token.is_sign(';')) {
            break;
        }
        take(input, 1);
    }
    Err(EmptyError)
}

fn unnamed_count(named: &str, opening: Input<'_>) -> String {
    if opening.last().is_some_and(|token| token.is("of")) {
        format!("There is no count named for \"{named}\". Which count is meant?")
    } else {
        format!("The words do not say what \"{named}\" counts. Which count is meant?")
    }
}

/// "more than 250,000 Domestic Premises", "250,000 Domestic Premises or fewer".
pub(crate) fn counted_bounds(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(Condition, Notes)> {
    let start = *input;
    let found = counted_bounds_inside(input, cx);
    if found.is_err() {
        *input = start;
    }
    found
}

fn counted_bounds_inside(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(Condition, Notes)> {
    let start = *input;
    opt(one_of(&["a total of", "in aggregate", "in total", "an aggregate of"]))
        .parse_next(input)?;
    let Ok(bounds) = bounds(input) else {
        *input = start;
        return split_bounds(input, cx);
    };
    let mut notes = Notes::default();
    notes.mark(between(start, input));
    opt(phrase("of the")).parse_next(input)?;
    let found = match counts(input, cx, true) {
        Ok(found) => found,
        Err(_) => unnamed_unit(input)?,
    };
    if found.quantity.terms.len() > 1 {
        notes.doubt(
            between(start, input),
            "Are these counts to be added up, or does each of them count by itself?",
        );
    }
    notes.join(found.notes);
    let mut bounds = bounds;
    // "between 50,000 and 250,000 Domestic Premises (inclusive)".
    if let Ok(said) = one_of(&["( inclusive )", "inclusive", ", inclusive", "( both inclusive )"])
        .parse_next(input)
    {
        notes.mark(said);
        bounds.notes.doubts.retain(|(_, asked)| !asked.contains("themselves included"));
    }
    notes.join(bounds.notes);
    if let Ok(together) = one_of(TOGETHER).parse_next(input) {
        notes.mark(together);
    }
    Ok((with_asks(found.asks, compared(found.quantity, &bounds.all)), notes))
}

/// Both what the words ask of the party and the comparison.
pub(crate) fn with_asks(mut asks: Vec<Condition>, compared: Condition) -> Condition {
    asks.push(compared);
    crate::condition::all(asks)
}

/// A noun that the lexicon does not count: "Smart Metering Systems", "meters", "customers".
fn unnamed_unit(input: &mut Input<'_>) -> Parsed<Amount> {
    let capitals = input.iter().take(6).take_while(|token| token.capital).count();
    let small = [
        "meters",
        "premises",
        "customers",
        "devices",
        "consumers",
        "supplies",
        "sites",
        "households",
    ];
    let length = match input.first() {
        Some(token) if small.iter().any(|word| token.is(word)) => capitals.max(1),
        _ => capitals,
    };
    let unit = take(input, length);
    if unit.is_empty() {
        return Err(EmptyError);
    }
    let mut notes = Notes::default();
    notes.part(What::Count, unit);
    let asked = format!("There is no count named for \"{}\". Which count is meant?", words(unit));
    notes.doubt(unit, asked);
    Ok(Amount::of(words(unit), notes))
}

/// "250,000 Domestic Premises or fewer", where the relation stands behind the unit.
fn split_bounds(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(Condition, Notes)> {
    let start = *input;
    let value = number(input)?;
    let figure = between(start, input);
    let (name, mut notes, asks) = counted_with(input, cx)?;
    let before = *input;
    let relation = one_of(&["or fewer", "or less", "or more", "or greater"]).parse_next(input)?;
    let at_most = relation[1].is("fewer") || relation[1].is("less");
    notes.part(What::Number, figure);
    notes.part(What::Relation, between(before, input));
    let relation = if at_most { Relation::AtMost } else { Relation::AtLeast };
    Ok((with_asks(asks, compared(Quantity::count(name), &[(relation, value)])), notes))
}

/// The condition that a quantity keeps all of some bounds.
pub(crate) fn compared(quantity: Quantity, bounds: &[(Relation, i64)]) -> Condition {
    let one = |(relation, value): &(Relation, i64)| Condition::Compare {
        left: quantity.clone(),
        relation: *relation,
        right: Quantity::number(*value),
    };
    match bounds {
        [bound] => one(bound),
        all => Condition::All(all.iter().map(one).collect()),
    }
}

/// True where the words state a number to compare with, but not of what.
pub(crate) fn has_bare_bounds(tokens: Input<'_>) -> bool {
    (0..tokens.len()).any(|at| {
        let mut input = trimmed(&tokens[at..]);
        matches!(bounds(&mut input), Ok(Bounds { .. }))
    })
}
