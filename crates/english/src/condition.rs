//! Conditions: facts, roles and comparisons, joined by "and", "or", "unless", and in paragraphs.

use codicil_rules::Condition;
use winnow::combinator::opt;
use winnow::prelude::*;

use crate::comparison::{comparison, counted_bounds, has_bare_bounds, with_asks};
use crate::parse::{
    Context, Input, Notes, Parsed, between, one_of, starts_any, take, trimmed, words,
};
use crate::predicate::{predicate, subject};
use crate::quantity::{asked_roles, qualifiers};
use crate::reading::What;
use crate::tokens::{Kind, Token};

/// A condition as read.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub condition: Condition,
    pub notes: Notes,
    /// True where a part of it has no name in the lexicon.
    pub unnamed: bool,
}

impl Read {
    pub fn new(condition: Condition, notes: Notes) -> Self {
        Self { condition, notes, unnamed: false }
    }

    pub fn always() -> Self {
        Self::new(Condition::always(), Notes::default())
    }

    pub fn negated(mut self) -> Self {
        self.condition = not(self.condition);
        self
    }

    /// One must hold.
    pub fn or(mut self, other: Read) -> Self {
        self.condition = any(vec![self.condition, other.condition]);
        self.notes.join(other.notes);
        self.unnamed |= other.unnamed;
        self
    }

    /// Both must hold.
    pub fn and(mut self, other: Read) -> Self {
        self.condition = all(vec![self.condition, other.condition]);
        self.notes.join(other.notes);
        self.unnamed |= other.unnamed;
        self
    }
}

/// Deepest nesting of conditions in conditions.
const DEEPEST: usize = 8;

pub(crate) fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

/// All of these, without "all of" in "all of".
pub(crate) fn all(conditions: Vec<Condition>) -> Condition {
    let mut flat: Vec<Condition> = Vec::new();
    for condition in conditions {
        let inner = match condition {
            Condition::All(inner) => inner,
            other => vec![other],
        };
        for one in inner {
            if !flat.contains(&one) {
                flat.push(one);
            }
        }
    }
    match flat.pop() {
        Some(only) if flat.is_empty() => only,
        Some(last) => {
            flat.push(last);
            Condition::All(flat)
        }
        None => Condition::always(),
    }
}

fn any(mut conditions: Vec<Condition>) -> Condition {
    match conditions.pop() {
        Some(only) if conditions.is_empty() => only,
        Some(last) => {
            conditions.push(last);
            Condition::Any(conditions)
        }
        None => Condition::always(),
    }
}

/// Reads all of `region` as a condition. What has no name in the lexicon becomes an unnamed fact in
/// the clause's own words; words that fit nowhere stay unread.
pub(crate) fn condition(region: Input<'_>, cx: Context<'_>, depth: usize) -> Read {
    if depth > DEEPEST {
        return unnamed(region);
    }
    let Some(first) = region.iter().position(Token::is_label) else {
        return inline(region, cx, depth);
    };
    // The paragraphs may be those of a sum, or others inside one condition.
    let whole = inline(region, cx, depth + 2);
    let read = |token: &Token| whole.notes.read.iter().any(|run| run.contains(&token.at));
    if !whole.unnamed && region.iter().all(|token| !token.is_word() || read(token)) {
        return whole;
    }
    list(region, first, cx, depth)
}

/// An unnamed fact: the clause's own words.
fn unnamed(region: Input<'_>) -> Read {
    let region = trimmed(region);
    if region.is_empty() {
        return Read::always();
    }
    let said = words(region);
    let mut notes = Notes::default();
    notes.part(What::UnnamedFact, region);
    if has_bare_bounds(region) {
        notes.doubt(
            region,
            "A number stands here, and the words do not say clearly what it counts.",
        );
    }
    notes.doubt(region, format!("There is no fact named for \"{said}\". When does it hold?"));
    Read { condition: Condition::Holds(said), notes, unnamed: true }
}

/// One fact, role or comparison that the lexicon has names for.
fn atom(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    let mut best: Option<(usize, Read)> = None;
    let tries: [fn(&mut Input<'_>, Context<'_>) -> Parsed<Read>; 6] =
        [fact, compares, subject_and_predicate, bare_predicate, there_are, neither];
    for one in tries {
        let mut input = start;
        if let Ok(read) = one(&mut input, cx) {
            let taken = start.len() - input.len();
            if best.as_ref().is_none_or(|(most, _)| taken > *most) {
                best = Some((taken, read));
            }
        }
    }
    let (taken, read) = best.ok_or(winnow::error::EmptyError)?;
    take(input, taken);
    Ok(read)
}

fn fact(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let (name, length) =
        cx.lexicon.named(&cx.lexicon.facts, input).ok_or(winnow::error::EmptyError)?;
    let mut notes = Notes::default();
    let said = take(input, length);
    notes.part(What::Fact, said);
    let mut all_of = asked_roles(said, cx);
    all_of.push(Condition::Holds(name.to_owned()));
    Ok(Read::new(all(all_of), notes))
}

fn compares(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let (condition, notes) = comparison(input, cx)?;
    let unnamed = !notes.doubts.is_empty();
    Ok(Read { condition, notes, unnamed })
}

fn subject_and_predicate(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let subject = subject(input, cx)?;
    if subject.none {
        return Err(winnow::error::EmptyError);
    }
    opt(one_of(&[","])).parse_next(input)?;
    Ok(subject.read.and(predicate(input, cx)?))
}

fn bare_predicate(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    predicate(input, cx)
}

/// "there are more than 250,000 Domestic Premises", "more than 250,000 Domestic Premises are
/// supplied by it".
fn there_are(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    opt(one_of(&["there are", "there is"])).parse_next(input)?;
    let lead = between(start, input);
    let (condition, mut notes) = counted_bounds(input, cx)?;
    notes.mark(lead);
    let before = *input;
    if one_of(&["are", "is"]).parse_next(input).is_ok() {
        let mut asks = Vec::new();
        let of_others = qualifiers(input, cx, &mut notes, &mut asks);
        if of_others || between(before, input).len() < 2 {
            *input = before;
        } else {
            notes.part(What::Count, between(before, input));
            return Ok(Read::new(with_asks(asks, condition), notes));
        }
    }
    Ok(Read::new(condition, notes))
}

/// "neither the number of … exceeds … nor the number of … exceeds …".
fn neither(input: &mut Input<'_>, cx: Context<'_>) -> Parsed<Read> {
    let start = *input;
    let cx = cx.deeper()?;
    one_of(&["neither"]).parse_next(input)?;
    let mut read = atom(input, cx)?.negated();
    let mut count = 1;
    while let Ok(joiner) = one_of(&["nor", ", nor"]).parse_next(input) {
        let next = atom(input, cx)?.negated();
        read.notes.part(What::Connective, joiner);
        read = read.and(next);
        count += 1;
    }
    read.notes.part(What::Connective, &start[..1]);
    if count < 2 || read.unnamed { Err(winnow::error::EmptyError) } else { Ok(read) }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    And,
    Or,
    /// "and/or".
    Either,
    Except,
}

/// What joins two conditions, with the small words after it.
fn join(input: &mut Input<'_>) -> Parsed<Join> {
    let start = *input;
    let found = one_of(&[
        "unless",
        "except where",
        "except if",
        "save where",
        "other than where",
        "but not where",
        "but not if",
        "except when",
        "save if",
        "except in the case where",
        "other than if",
        "except that where",
        ", unless",
        ", except where",
        ", save where",
        ", other than where",
        ", but not where",
    ]);
    let mut found = found;
    if found.parse_next(input).is_ok() {
        return Ok(Join::Except);
    }
    let and = one_of(&[
        "and",
        ", and",
        "; and",
        "but",
        ", but",
        "provided that",
        ", provided that",
        "provided always that",
        "so long as",
        "for so long as",
        "on condition that",
        "and only if",
        "and provided that",
    ])
    .parse_next(input);
    let join = match and {
        Ok(_) => Join::And,
        Err(_) => match one_of(&["or", ", or", "; or", "and/or", ", and/or"]).parse_next(input)? {
            words if words.iter().any(|token| token.norm == "and/or") => Join::Either,
            _ => Join::Or,
        },
    };
    opt(one_of(&[
        "where",
        "if",
        "that",
        "when",
        "also",
        "in addition",
        "to the extent that",
        "where either",
    ]))
    .parse_next(input)?;
    opt(one_of(&[","])).parse_next(input)?;
    if between(start, input).is_empty() { Err(winnow::error::EmptyError) } else { Ok(join) }
}

fn inline(region: Input<'_>, cx: Context<'_>, depth: usize) -> Read {
    let mut input = region;
    let mut notes = Notes::default();
    let colon = one_of(&[":"]).parse_next(&mut input).unwrap_or_default();
    notes.mark(colon);
    let group = one_of(&["either", "both", "in either case"]).parse_next(&mut input).ok();
    notes.mark(group.unwrap_or_default());
    let (mut items, mut joins, mut unnamed_any) = (Vec::new(), Vec::new(), false);
    while !trimmed(input).is_empty() {
        let read = atom(&mut input, cx).unwrap_or_else(|_| fallback(&mut input, cx));
        unnamed_any |= read.unnamed;
        notes.join(read.notes);
        items.push(read.condition);
        skip_to_join(&mut input, cx, &mut notes);
        let before = input;
        match join(&mut input) {
            Ok(Join::Except) => {
                notes.part(What::Exception, between(before, input));
                let exception = condition(input, cx, depth + 1);
                double_negation(&mut notes, before, &exception.condition);
                unnamed_any |= exception.unnamed;
                notes.join(exception.notes);
                let main = joined(items, &joins, &mut notes, region, group.is_some());
                let all = all(vec![main, not(exception.condition)]);
                return Read { condition: all, notes, unnamed: unnamed_any };
            }
            Ok(join) => {
                notes.part(What::Connective, between(before, input));
                joins.push(join);
            }
            Err(_) => break,
        }
    }
    let condition = joined(items, &joins, &mut notes, region, group.is_some());
    Read { condition, notes, unnamed: unnamed_any }
}

/// Notes a trap where an exception is itself negative: "unless it is not".
pub(crate) fn double_negation(notes: &mut Notes, words: Input<'_>, exception: &Condition) {
    if matches!(exception, Condition::Not(_)) {
        notes.doubt(&words[..1], "Two negatives meet here. Is the positive really meant?");
    }
}

/// The words up to where a condition with names begins again, as an unnamed fact.
fn fallback(input: &mut Input<'_>, cx: Context<'_>) -> Read {
    let start = *input;
    let length = (1..start.len())
        .find(|at| {
            let mut rest = &start[*at..];
            join_before_atom(&mut rest, cx)
        })
        .unwrap_or(start.len());
    unnamed(take(input, length))
}

/// Words between a condition and the next joining word stay unread.
fn skip_to_join(input: &mut Input<'_>, cx: Context<'_>, notes: &mut Notes) {
    let start = *input;
    if trimmed(start).is_empty() {
        notes.mark(start);
        *input = &start[start.len()..];
        return;
    }
    let mut first = start;
    if join_starts(&mut first) {
        return;
    }
    let next = (1..start.len()).find(|at| {
        let mut rest = &start[*at..];
        join_before_atom(&mut rest, cx)
    });
    take(input, next.unwrap_or(start.len()));
}

fn join_starts(input: &mut Input<'_>) -> bool {
    join(input).is_ok()
}

fn join_before_atom(input: &mut Input<'_>, cx: Context<'_>) -> bool {
    let first = &input[0];
    let may = first.is_sign(',')
        || ["and", "or", "but", "unless", "except", "save", "other", "provided", "and/or"]
            .iter()
            .any(|word| first.is(word));
    if !may {
        return false;
    }
    match join(input) {
        Ok(Join::Except) => true,
        Ok(_) => atom(input, cx).is_ok(),
        Err(_) => false,
    }
}

/// Puts conditions together. "and" binds closer than "or"; where both stand in one sentence without
/// brackets of any kind, that is a question.
fn joined(
    items: Vec<Condition>,
    joins: &[Join],
    notes: &mut Notes,
    region: Input<'_>,
    grouped: bool,
) -> Condition {
    if joins.contains(&Join::Either) {
        notes.doubt(region, "\"and/or\" joins conditions. Is one of them enough?");
    }
    let several = items.iter().any(|item| matches!(item, Condition::Any(_)));
    let ands = joins.contains(&Join::And);
    let ors = joins.iter().any(|join| matches!(join, Join::Or | Join::Either));
    if ands && ors {
        let how = if grouped { "\"either\" or \"both\"" } else { "\"and\" and \"or\"" };
        notes.doubt(region, format!("{how} join conditions here. Which belong together?"));
    }
    if ands && several && !ors && region.iter().all(|token| !token.is_label()) {
        notes.doubt(region, "\"or\" stands beside \"and\" here. Which belong together?");
    }
    let mut groups: Vec<Vec<Condition>> = vec![Vec::new()];
    for (at, item) in items.into_iter().enumerate() {
        let or = at > 0 && matches!(joins.get(at - 1), Some(Join::Or | Join::Either));
        if or {
            groups.push(Vec::new());
        }
        if let Some(group) = groups.last_mut() {
            group.push(item);
        }
    }
    any(groups.into_iter().map(all).collect())
}

/// Paragraphs as conditions; what stands before them is read with each.
fn list(region: Input<'_>, first: usize, cx: Context<'_>, depth: usize) -> Read {
    let items = cx.items(region, first);
    let stem = &region[..first];
    let mut notes = Notes::default();
    for item in &items {
        notes.mark(&item[..1]);
    }
    let (op, found) = connective(&items, stem);
    match found {
        Found::One => {}
        Found::None => {
            notes.doubt(region, "No \"and\" or \"or\" joins the paragraphs. Must all hold, or one?")
        }
        Found::Both => notes
            .doubt(region, "Both \"and\" and \"or\" join the paragraphs. Which belong together?"),
    }
    let (before, carried) = split_stem(stem, cx, depth, &mut notes);
    let (mut conditions, mut unnamed) = (Vec::new(), false);
    for item in &items {
        let body = trimmed(&item[1..]);
        notes.mark(&item[1..item.len() - body.len().min(item.len() - 1)]);
        mark_ends(item, body, &mut notes);
        let read = carried_or_alone(carried, body, cx, depth);
        unnamed |= read.unnamed;
        notes.join(read.notes);
        conditions.push(read.condition);
    }
    let listed = if op == Join::And { all(conditions) } else { any(conditions) };
    let condition = match before {
        Some((before, Join::And)) => {
            unnamed |= before.unnamed;
            notes.join(before.notes);
            all(vec![before.condition, listed])
        }
        Some((before, _)) => {
            unnamed |= before.unnamed;
            notes.join(before.notes);
            any(vec![before.condition, listed])
        }
        None => listed,
    };
    Read { condition, notes, unnamed }
}

/// The signs and joining words around a paragraph's own words are read.
fn mark_ends(item: Input<'_>, body: Input<'_>, notes: &mut Notes) {
    for token in item {
        let inside = body.first().is_some_and(|first| first.at <= token.at)
            && body.last().is_some_and(|last| token.at <= last.at);
        if !inside {
            notes.mark(std::slice::from_ref(token));
        }
    }
}

/// What stands before the paragraphs: a condition of its own that is joined to them, or the
/// beginning of each of them.
fn split_stem<'a>(
    stem: Input<'a>,
    cx: Context<'_>,
    depth: usize,
    notes: &mut Notes,
) -> (Option<(Read, Join)>, Input<'a>) {
    let opening = |token: &Token| matches!(token.kind, Kind::Sign(':' | '-' | ','));
    let mut end = stem.iter().rposition(|token| !opening(token)).map_or(0, |at| at + 1);
    let groups = [
        "either",
        "both",
        "all of the following apply",
        "each of the following applies",
        "any of the following applies",
        "one or more of the following applies",
        "all of the following conditions are met",
        "each of",
        "any of the following conditions is met",
        "any one of the following applies",
        "the following conditions are met",
        "one or more of the following apply",
    ];
    for at in 0..end {
        if starts_any(&stem[at..end], &groups)
            && groups.iter().any(|g| g.split(' ').count() == end - at)
        {
            notes.mark(&stem[at..end]);
            end = at;
            break;
        }
    }
    notes.mark(&stem[end..]);
    let carried = &stem[..end];
    let joins = carried.iter().rposition(|token| token.is("and") || token.is("or"));
    match joins.filter(|at| *at + 1 == end && *at > 0) {
        Some(at) => {
            notes.part(What::Connective, &carried[at..end]);
            let join = if carried[at].is("and") { Join::And } else { Join::Or };
            (Some((condition(&carried[..at], cx, depth + 1), join)), &[])
        }
        None => (None, carried),
    }
}

/// A paragraph with the stem before it, unless it says more by itself.
fn carried_or_alone(stem: Input<'_>, body: Input<'_>, cx: Context<'_>, depth: usize) -> Read {
    if stem.is_empty() {
        return condition(body, cx, depth + 1);
    }
    let whole: Vec<Token> = stem.iter().chain(body).cloned().collect();
    let carried = condition(&whole, cx, depth + 1);
    if carried.unnamed && body.iter().any(Token::is_label) {
        let alone = condition(body, cx, depth + 1);
        if !alone.unnamed {
            return alone;
        }
    }
    carried
}

enum Found {
    One,
    None,
    Both,
}

/// How paragraphs are joined: by the word at the end of one that is not the last, or by the stem.
fn connective(items: &[Input<'_>], stem: Input<'_>) -> (Join, Found) {
    let ends = items.iter().take(items.len().saturating_sub(1)).filter_map(|item| item.last());
    let (mut and, mut or) = (false, false);
    for token in ends {
        and |= token.is("and");
        or |= token.is("or") || token.is("and/or");
    }
    let says = |phrases: &[&str]| (0..stem.len()).any(|at| starts_any(&stem[at..], phrases));
    let one = ["either", "any of the following", "one or more of", "any one of the following"];
    let every = ["both", "all of the following", "each of", "the following conditions are met"];
    match (and, or) {
        _ if items.len() < 2 => (Join::And, Found::One),
        (true, true) => (Join::And, Found::Both),
        (true, false) => (Join::And, Found::One),
        (false, true) => (Join::Or, Found::One),
        (false, false) if says(&one) => (Join::Or, Found::One),
        (false, false) if says(&every) => (Join::And, Found::One),
        (false, false) => (Join::And, Found::None),
    }
}
