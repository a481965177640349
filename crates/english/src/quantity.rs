//! Counts, and their sums and multiples: "the sum of the number of A and five times the number of B".

use codicil_rules::{Condition, Quantity};
use winnow::combinator::{alt, opt};
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::lexicon::Named;
use crate::numbers::number;
use crate::parse::{Context, Input, Notes, Parsed, between, one_of, phrase, sign, take, words};
use crate::pattern::{is_determiner, other};
use crate::reading::What;

/// A quantity as read.
#[derive(Clone, Debug)]
pub(crate) struct Amount {
    pub quantity: Quantity,
    pub notes: Notes,
    /// What the words that say which things are counted ask of the party: "supplied by a Supplier
    /// Party".
    pub asks: Vec<Condition>,
    /// True where the last thing said was "multiplied by", which may belong to more than the last
    /// count.
    multiplied_last: bool,
}

impl Amount {
    /// One count.
    pub fn of(name: String, notes: Notes) -> Self {
        Self { quantity: Quantity::count(name), notes, asks: Vec::new(), multiplied_last: false }
    }
}

/// Deepest nesting of sums in sums.
const DEEPEST: usize = 6;
/// Most phrases after the noun of a count.
const MOST_QUALIFIERS: usize = 8;

pub(crate) const TOGETHER: &[&str] = &[
    "taken together",
    "in aggregate",
    ", taken together",
    "( taken together )",
    ", in aggregate",
    "when taken together",
    "in total",
    "when added together",
    ", when added together",
    "combined",
    ", in aggregate ,",
    ", taken together ,",
    "( in aggregate )",
    "added together",
];

/// A sum of multiples of counts.
pub(crate) fn amount(input: &mut Input<'_>, cx: Context<'_>, depth: usize) -> Parsed<Amount> {
    if depth > DEEPEST {
        return Err(EmptyError);
    }
    let start = *input;
    let mut sum = term(input, cx, depth, false)?;
    let mut count = 1;
    loop {
        let before = *input;
        let joined = one_of(&[
            "plus",
            "together with",
            "added to",
            "as well as",
            "combined with",
            ", plus",
            ", together with",
            "and also",
        ])
        .parse_next(input);
        let Ok(next) = joined.and_then(|_| term(input, cx, depth + 1, true)) else {
            *input = before;
            break;
        };
        sum.notes.mark(&before[..1]);
        sum = add(sum, next)?;
        count += 1;
    }
    if count > 1 && sum.multiplied_last {
        sum.notes.doubt(
            between(start, input),
            "Does the multiplication apply to the last count only, or to the whole sum?",
        );
    }
    if let Ok(together) = one_of(TOGETHER).parse_next(input) {
        sum.notes.mark(together);
    }
    sum.notes.mark(between(start, input));
    Ok(sum)
}

fn add(mut one: Amount, next: Amount) -> Parsed<Amount> {
    for (factor, name) in next.quantity.terms {
        match one.quantity.terms.iter_mut().find(|(_, known)| *known == name) {
            Some((known, _)) => *known = known.checked_add(factor).ok_or(EmptyError)?,
            None => one.quantity.terms.push((factor, name)),
        }
    }
    one.quantity.constant =
        one.quantity.constant.checked_add(next.quantity.constant).ok_or(EmptyError)?;
    one.notes.join(next.notes);
    one.asks.extend(next.asks);
    one.multiplied_last = next.multiplied_last;
    Ok(one)
}

fn scaled(mut amount: Amount, factor: i64) -> Parsed<Amount> {
    for (known, _) in &mut amount.quantity.terms {
        *known = known.checked_mul(factor).ok_or(EmptyError)?;
    }
    amount.quantity.constant = amount.quantity.constant.checked_mul(factor).ok_or(EmptyError)?;
    Ok(amount)
}

/// One summand; `bare` where a count may stand without "the number of".
fn term(input: &mut Input<'_>, cx: Context<'_>, depth: usize, bare: bool) -> Parsed<Amount> {
    if depth > DEEPEST {
        return Err(EmptyError);
    }
    let start = *input;
    let found = term_inside(input, cx, depth, bare);
    if found.is_err() {
        *input = start;
    }
    found
}

fn term_inside(input: &mut Input<'_>, cx: Context<'_>, depth: usize, bare: bool) -> Parsed<Amount> {
    let start = *input;
    opt(phrase("the product of")).parse_next(input)?;
    let product = !between(start, input).is_empty();
    let before = *input;
    if let Ok(factor) = multiple(input, product) {
        let words = between(before, input);
        let mut inner = term(input, cx, depth + 1, true)?;
        inner.notes.part(What::Factor, words);
        inner.multiplied_last = false;
        return scaled(inner, factor);
    }
    *input = start;
    let mut inner = simple(input, cx, depth, bare)?;
    let before = *input;
    let factor = (|input: &mut Input<'_>| {
        opt(sign(',')).parse_next(input)?;
        one_of(&[
            "multiplied by",
            "times",
            "multiplied by a factor of",
            "when multiplied by",
            "once multiplied by",
        ])
        .parse_next(input)?;
        let factor = number(input)?;
        opt(sign(',')).parse_next(input)?;
        Ok::<i64, EmptyError>(factor)
    })(input);
    match factor {
        Ok(factor) => {
            inner.notes.part(What::Factor, between(before, input));
            inner.multiplied_last = true;
            scaled(inner, factor)
        }
        Err(_) => {
            *input = before;
            Ok(inner)
        }
    }
}

/// "five times", "twice", "five multiplied by"; in a product "five and".
fn multiple(input: &mut Input<'_>, product: bool) -> Parsed<i64> {
    let twice = one_of(&["twice", "double", "two times"]).parse_next(input);
    if twice.is_ok() {
        return Ok(2);
    }
    let factor = number(input)?;
    if product {
        phrase("and").parse_next(input)?;
    } else {
        one_of(&["times", "multiplied by", "x", "×"]).parse_next(input)?;
    }
    Ok(factor)
}

fn simple(input: &mut Input<'_>, cx: Context<'_>, depth: usize, bare: bool) -> Parsed<Amount> {
    if sign('(').parse_next(input).is_ok() {
        let inner = amount(input, cx, depth + 1)?;
        sign(')').parse_next(input)?;
        return Ok(inner);
    }
    alt((
        |input: &mut Input<'_>| sum(input, cx, depth),
        |input: &mut Input<'_>| number_of(input, cx),
        |input: &mut Input<'_>| that_number(input, cx),
        |input: &mut Input<'_>| if bare { counts(input, cx, true) } else { Err(EmptyError) },
    ))
    .parse_next(input)
}

/// "the sum of A and B", also with its summands as paragraphs.
fn sum(input: &mut Input<'_>, cx: Context<'_>, depth: usize) -> Parsed<Amount> {
    let start = *input;
    opt(one_of(&["the", "a"])).parse_next(input)?;
    one_of(&[
        "sum of",
        "aggregate of",
        "total of",
        "combined total of",
        "result of adding",
        "aggregate sum of",
        "total obtained by adding",
        "taken together ,",
        "taken together",
        "in aggregate ,",
        "when taken together ,",
    ])
    .parse_next(input)?;
    let mut all = summand(input, cx, depth)?;
    let mut last_multiplied = all.multiplied_last;
    let mut count = 1;
    loop {
        let before = *input;
        let joined = one_of(&["and", "plus", ", and", "; and", ",", ";", "to", ", plus", "; plus"])
            .parse_next(input);
        let Ok(next) = joined.and_then(|_| summand(input, cx, depth)) else {
            *input = before;
            break;
        };
        last_multiplied = next.multiplied_last;
        all = add(all, next)?;
        count += 1;
    }
    in_each_case(input, cx, between(start, input), &mut all);
    all.notes.mark(between(start, input));
    if count == 1 && all.quantity.terms.len() < 2 {
        return Err(EmptyError);
    }
    let sum_words = between(start, input);
    if count > 1 && last_multiplied && !sum_words.iter().any(|token| token.is_label()) {
        all.notes.doubt(
            sum_words,
            "Does the multiplication apply to the last count only, or to the whole sum?",
        );
    }
    all.multiplied_last = false;
    Ok(all)
}

/// "(a) the number of A; and (b) five times the number of B, together": summands as paragraphs, where
/// the words behind them say that they are added up.
pub(crate) fn listed(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Amount> {
    let start = *input;
    let mut all = summand(input, cx, 0)?;
    while let Ok(joiner) =
        one_of(&["; and", ", and", "and", ";", "; plus", ", plus"]).parse_next(input)
    {
        if !input.first().is_some_and(|token| token.is_label()) {
            return Err(EmptyError);
        }
        let next = summand(input, cx, 0)?;
        all = add(all, next)?;
        all.notes.mark(joiner);
    }
    in_each_case(input, cx, between(start, input), &mut all);
    opt(sign(',')).parse_next(input)?;
    one_of(&[
        "together",
        "taken together",
        "taken together ,",
        "in aggregate",
        "in aggregate ,",
        "in total",
        "when added together",
        "when added together ,",
        "added together",
        "when taken together",
        "when taken together ,",
    ])
    .parse_next(input)?;
    all.notes.mark(between(start, input));
    all.multiplied_last = false;
    Ok(all)
}

/// "(a) …; and (b) …, in each case supplied through one or more Smart Metering Systems": words behind
/// paragraphs that say of all of them which things are counted.
fn in_each_case(input: &mut Input<'_>, cx: Context<'_>, sum: Input<'_>, all: &mut Amount) {
    let start = *input;
    if !sum.iter().any(|token| token.is_label()) {
        return;
    }
    let lead = one_of(&[
        ", in each case",
        ", in each case being",
        ", in either case",
        ", in both cases",
        ", being in each case",
        ", each being",
        ", each",
        ",",
    ])
    .parse_next(input);
    let before = *input;
    let (mut notes, mut asks) = (Notes::default(), Vec::new());
    let of_others = lead.is_err() || qualifiers(input, cx, &mut notes, &mut asks);
    if of_others || input.len() == before.len() {
        *input = start;
        return;
    }
    notes.part(What::Count, between(start, input));
    all.notes.join(notes);
    all.asks.extend(asks);
}

fn summand(input: &mut Input<'_>, cx: Context<'_>, depth: usize) -> Parsed<Amount> {
    opt(sign(':')).parse_next(input)?;
    if input.first().is_some_and(|token| token.is_label()) {
        take(input, 1);
    }
    term(input, cx, depth + 1, true)
}

/// "the total number of Domestic Premises and Non-Domestic Premises".
fn number_of(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Amount> {
    let start = *input;
    let mut asks = Vec::new();
    let possessive = crate::pattern::party(input, cx.lexicon).filter(|length| {
        input[..*length]
            .last()
            .is_some_and(|token| token.norm.ends_with("'s") || token.norm.ends_with("s'"))
    });
    match possessive {
        Some(length) => asks = asked_roles(take(input, length), cx),
        None => {
            opt(one_of(&["the", "a", "its", "that"])).parse_next(input)?;
        }
    }
    let whole = opt(one_of(&["total", "aggregate", "combined", "overall", "total aggregate"]))
        .parse_next(input)?;
    one_of(&["number of", "numbers of"]).parse_next(input)?;
    let mut found = counts(input, cx, whole.is_some())?;
    found.notes.mark(between(start, input));
    found.asks.extend(asks);
    Ok(found)
}

/// "that number", where the clause has said which.
fn that_number(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Amount> {
    let said = one_of(&[
        "that number",
        "this number",
        "that total",
        "that aggregate number",
        "such number",
    ])
    .parse_next(input)?;
    let name = cx.antecedent.ok_or(EmptyError)?;
    let mut notes = Notes::default();
    notes.part(What::Count, said);
    Ok(Amount::of(name.to_owned(), notes))
}

/// One count, or several that are added up; `whole` where the words before say that they are.
pub(crate) fn counts(input: &mut Input<'_>, cx: Context<'_>, whole: bool) -> Parsed<Amount> {
    let start = *input;
    let mut all = single(input, cx)?;
    let mut joined = false;
    let mut or = false;
    loop {
        let before = *input;
        let joiner =
            one_of(&["and", ",", "and/or", "or", ", and", "or of", "and of"]).parse_next(input);
        let Ok(next) = joiner.and_then(|_| single(input, cx)) else {
            *input = before;
            break;
        };
        or |= !before[0].is("and") && !before[0].is_sign(',');
        joined = true;
        all = add(all, next)?;
    }
    let together = one_of(TOGETHER).parse_next(input).is_ok();
    all.notes.mark(between(start, input));
    if joined && (or || !(whole || together)) {
        all.notes.doubt(
            between(start, input),
            "Are these counts to be added up, or does each of them count by itself?",
        );
    }
    Ok(all)
}

fn single(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Amount> {
    let (name, notes, asks) = counted_with(input, cx)?;
    Ok(Amount { asks, ..Amount::of(name, notes) })
}

/// The noun of a count with all that says which are counted; gives its name.
pub(crate) fn counted(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<(String, Notes)> {
    counted_with(input, cx).map(|(name, notes, _)| (name, notes))
}

type Counted = (String, Notes, Vec<Condition>);

/// The same, with what its words ask of the party.
pub(crate) fn counted_with(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Counted> {
    let start = *input;
    let found = counted_inside(input, cx);
    if found.is_err() {
        *input = start;
    }
    found
}

fn counted_inside(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Counted> {
    let start = *input;
    let mut of_others = false;
    if let Some(count) = other(input, cx.lexicon) {
        take(input, count);
        of_others = true;
    } else {
        let small =
            input.iter().take(3).take_while(|token| is_determiner(token) || token.is("its"));
        let count = small.count();
        take(input, count);
    }
    let heads = cx.lexicon.counts.iter();
    let matched = heads.filter_map(|count| Some((cx.lexicon.longest(&count.heads, input)?, count)));
    let (length, count) = matched.max_by_key(|(length, _)| *length).ok_or(EmptyError)?;
    let head = take(input, length);
    let mut notes = Notes::default();
    if !head[0].capital {
        notes.doubt(head, "Written without capitals: is the defined term meant?");
    }
    let mut asks = Vec::new();
    of_others |= qualifiers(input, cx, &mut notes, &mut asks);
    let all = between(start, input);
    notes.part(What::Count, all);
    if !of_others {
        return Ok((count.name.clone(), notes, asks));
    }
    if all.iter().any(|token| token.is("that") || token.is("such") || token.is("another")) {
        notes.doubt(all, "Is one other party meant, or every one of them?");
    }
    let says = |other: &&Named| {
        (0..all.len()).any(|at| cx.lexicon.longest(&other.says, &all[at..]).is_some())
    };
    let known = count.others.iter().find(says);
    if let Some(other) = known {
        return Ok((other.name.clone(), notes, asks));
    }
    let Some(first) = count.others.first() else {
        notes.doubt(all, "The lexicon has no name for this count of other parties.");
        return Ok((words(all), notes, asks));
    };
    if count.others.len() > 1 {
        let asked = "The words do not say in which capacity the other party has them. Which count is meant?";
        notes.doubt(all, asked);
    }
    Ok((first.name.clone(), notes, asks))
}

/// Takes the words that say which things are counted; true where they are those of another party.
/// What they ask of the party goes to `asks`.
pub(crate) fn qualifiers(
    input: &mut Input<'_>,
    cx: Context<'_>,
    notes: &mut Notes,
    asks: &mut Vec<Condition>,
) -> bool {
    let mut of_others = false;
    for _ in 0..MOST_QUALIFIERS {
        let before = *input;
        one_of(&["and", "and ,", ",", ", and"]).parse_next(input).ok();
        let own = cx.lexicon.longest(&cx.lexicon.qualifiers, input);
        let others = cx.lexicon.longest(&cx.lexicon.other_qualifiers, input);
        let Some(length) = own.max(others) else {
            *input = before;
            break;
        };
        let other = others == Some(length);
        of_others |= other;
        let said = take(input, length);
        if other {
            continue;
        }
        asks.extend(asked_roles(said, cx));
        let before = *input;
        match crate::predicate::narrowing(input, cx) {
            Ok(read) => {
                asks.push(read.condition);
                notes.join(read.notes);
            }
            Err(_) => *input = before,
        }
    }
    of_others
}

/// "those for which that other User is the Responsible Supplier", where `count` has been named.
pub(crate) fn those_of_others(
    input: &mut Input<'_>,
    count: &str,
    cx: Context<'_>,
) -> Parsed<(String, Notes)> {
    let start = *input;
    one_of(&["those", "all those", "any", "any of those", "those premises", "all such premises"])
        .parse_next(input)?;
    let length = cx.lexicon.longest(&cx.lexicon.other_qualifiers, input).ok_or(EmptyError)?;
    take(input, length);
    let said = between(start, input);
    let known = cx.lexicon.counts.iter().find(|known| known.name == count).ok_or(EmptyError)?;
    let says = |other: &&Named| {
        (0..said.len()).any(|at| cx.lexicon.longest(&other.says, &said[at..]).is_some())
    };
    let other = known.others.iter().find(says).ok_or(EmptyError)?;
    let mut notes = Notes::default();
    notes.part(What::Count, said);
    notes.doubt(said, "Is one other party meant, or every one of them?");
    Ok((other.name.clone(), notes))
}

/// The roles that words inside a phrase ask of the party: "supplied by a Supplier Party".
pub(crate) fn asked_roles(said: Input<'_>, cx: Context<'_>) -> Vec<Condition> {
    let small = ["by", "of", "for"];
    let named =
        |at: usize| is_determiner(&said[at - 1]) || small.iter().any(|word| said[at - 1].is(word));
    let roles =
        (1..said.len()).filter(|at| named(*at)).filter_map(|at| cx.lexicon.role(&said[at..]));
    roles.map(|(name, _)| Condition::Holds(name.to_owned())).collect()
}
