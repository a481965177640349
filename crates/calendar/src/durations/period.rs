//! A number, a unit, and the words around them.

use codicil_text::Span;

use super::anchor;
use super::{Amount, DurationMention, Limit, Relation, Unit};
use crate::dates::is_numbered;
use crate::numbers::number;
use crate::tokens::{APOSTROPHES, DASHES, Tokens};

/// Periods inside anchors of periods are read so deep.
const DEEPEST: u32 = 3;

/// The words before a number that say how it binds, the longer ones first.
const LIMITS: &[(&[&str], Limit)] = &[
    (&["no", "later", "than"], Limit::AtMost),
    (&["not", "later", "than"], Limit::AtMost),
    (&["no", "more", "than"], Limit::AtMost),
    (&["not", "more", "than"], Limit::AtMost),
    (&["no", "longer", "than"], Limit::AtMost),
    (&["no", "less", "than"], Limit::AtLeast),
    (&["not", "less", "than"], Limit::AtLeast),
    (&["no", "fewer", "than"], Limit::AtLeast),
    (&["not", "fewer", "than"], Limit::AtLeast),
    (&["no", "earlier", "than"], Limit::AtLeast),
    (&["not", "earlier", "than"], Limit::AtLeast),
    (&["no", "sooner", "than"], Limit::AtLeast),
    (&["a", "minimum", "of"], Limit::AtLeast),
    (&["minimum", "of"], Limit::AtLeast),
    (&["a", "maximum", "of"], Limit::AtMost),
    (&["maximum", "of"], Limit::AtMost),
    (&["at", "least"], Limit::AtLeast),
    (&["at", "most"], Limit::AtMost),
    (&["up", "to"], Limit::AtMost),
    (&["more", "than"], Limit::MoreThan),
    (&["longer", "than"], Limit::MoreThan),
    (&["less", "than"], Limit::LessThan),
    (&["fewer", "than"], Limit::LessThan),
    (&["within"], Limit::AtMost),
];

/// The words behind a length that say what it is counted from.
const RELATIONS: &[(&[&str], Relation)] = &[
    (&["beginning", "with"], Relation::From),
    (&["beginning", "on"], Relation::From),
    (&["starting", "on"], Relation::From),
    (&["starting", "with"], Relation::From),
    (&["commencing", "on"], Relation::From),
    (&["commencing", "with"], Relation::From),
    (&["in", "advance", "of"], Relation::Before),
    (&["ahead", "of"], Relation::Before),
    (&["prior", "to"], Relation::Before),
    (&["before"], Relation::Before),
    (&["preceding"], Relation::Before),
    (&["after"], Relation::After),
    (&["following"], Relation::After),
    (&["from"], Relation::After),
    (&["of"], Relation::Of),
];

/// The period that begins at `at`, and the index after its number and unit.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, depth: u32) -> Option<(DurationMention, usize)> {
    if is_counted(tokens, at) {
        return None;
    }
    let (limit, start) = limit(tokens, at).unwrap_or((Limit::Exactly, at));
    let start = tokens.word(start, &["the"]).filter(|_| start > at).unwrap_or(start);
    let lead = tokens.word(start, &["after", "following"]).filter(|_| start == at);
    let number_at = tokens.phrase(start, &["a", "period", "of"]).or(lead).unwrap_or(start);
    let (amount, unit_at) = amount(tokens, number_at)?;
    let dashed = tokens.past(unit_at, DASHES);
    let (unit, next) = unit(tokens, dashed)?;
    let is_attribute = dashed > unit_at || amount.to > 1 && !ends_in_s(tokens, next);
    let length = Span::new(tokens.get(number_at)?.start, tokens.before(next)?.end);
    let first = tokens.get(at).map_or(length, |token| token.span());
    let mut mention = DurationMention {
        span: first.cover(length),
        length,
        amount,
        unit,
        limit,
        relation: Relation::Length,
        anchor: None,
        noun: is_attribute.then(|| noun(tokens, next)).flatten(),
    };
    if depth >= DEEPEST {
        return Some((mention, next));
    }
    let related = relation(tokens, next, limit)
        .or_else(|| is_attribute.then(|| past_noun(tokens, next)).flatten());
    if let Some((relation, after)) = related
        && let Some(anchor) = anchor::read(tokens, after, depth)
    {
        mention.relation = relation;
        mention.span = mention.span.cover(anchor.span);
        mention.anchor = Some(anchor);
    } else if lead.is_some() || tokens.word(next, &["later", "afterwards", "thereafter"]).is_some()
    {
        mention.relation = Relation::After;
    }
    Some((mention, next))
}

fn limit(tokens: &Tokens<'_>, at: usize) -> Option<(Limit, usize)> {
    LIMITS.iter().find_map(|(words, limit)| Some((*limit, tokens.phrase(at, words)?)))
}

fn relation(tokens: &Tokens<'_>, at: usize, limit: Limit) -> Option<(Relation, usize)> {
    let (relation, next) = RELATIONS
        .iter()
        .find_map(|(words, relation)| Some((*relation, tokens.phrase(at, words)?)))?;
    // "12 months of data" hangs on nothing; "within 12 months of the review" does.
    let hangs = relation != Relation::Of
        || matches!(limit, Limit::AtMost | Limit::AtLeast | Limit::MoreThan | Limit::LessThan);
    hangs.then_some((relation, next))
}

/// Most words between an attribute and what it is counted from: "the 10 Working Day referral window
/// that applies after".
const NOUN_WORDS: usize = 7;

/// True for a number that numbers a unit and counts none: "Year Two", "day 1".
fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    let units = ["year", "month", "week", "day", "quarter", "hour"];
    tokens.before(at).is_some_and(|token| token.is_any(&units)) || is_numbered(tokens, at)
}

/// The words behind an attribute that name what lasts so long.
fn noun(tokens: &Tokens<'_>, at: usize) -> Option<Span> {
    const STOPS: &[&str] = &[
        "to",
        "for",
        "is",
        "will",
        "and",
        "or",
        "that",
        "which",
        "of",
        "in",
        "from",
        "after",
        "following",
        "before",
        "has",
        "was",
        "by",
        "with",
        "on",
        "shall",
        "must",
        "may",
        "where",
        "allow",
    ];
    let ends = |next: &usize| {
        tokens.get(*next).is_none_or(|token| !token.is_word() || token.is_any(STOPS))
    };
    let end = (at..=at + NOUN_WORDS).find(ends)?;
    let (first, last) = (tokens.get(at)?, tokens.before(end)?);
    (end > at).then(|| Span::new(first.start, last.end))
}

/// The relation behind the noun of an attribute.
fn past_noun(tokens: &Tokens<'_>, at: usize) -> Option<(Relation, usize)> {
    for next in at + 1..=at + NOUN_WORDS {
        if !tokens.get(next).is_some_and(|token| token.is_word()) {
            return None;
        }
        match relation(tokens, next, Limit::Exactly) {
            Some((Relation::Of, _)) => {}
            Some(found) => return Some(found),
            None => {}
        }
    }
    None
}

/// "10", "one to two", "5-10", "2 or 3".
fn amount(tokens: &Tokens<'_>, at: usize) -> Option<(Amount, usize)> {
    let (from, next) = number(tokens, at)?;
    let link = tokens
        .get(next)
        .filter(|token| token.is_sign(DASHES) || token.is_any(&["to", "or"]))
        .and_then(|_| number_after(tokens, next + 1))
        .filter(|(to, _)| *to > from);
    let (to, next) = link.unwrap_or((from, next));
    Some((Amount { from, to }, next))
}

/// A number that a dash may be glued to.
fn number_after(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    number(tokens, at).filter(|(_, next)| unit(tokens, tokens.past(*next, DASHES)).is_some())
}

/// The unit at `at`, and the index after it.
fn unit(tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    const DAY: &[&str] = &["day", "days"];
    let token = tokens.get(at)?;
    if token.is_any(&["working", "business"]) {
        let next = tokens.word(tokens.past(at + 1, DASHES), DAY)?;
        return Some((Unit::WorkingDay, next));
    }
    if matches!(token.text, "WD" | "WDs") {
        return Some((Unit::WorkingDay, at + 1));
    }
    let plain = tokens.word(at, &["calendar", "clear", "consecutive", "full"]).unwrap_or(at);
    let token = tokens.get(plain)?;
    let units: [(&[&str], Unit); 5] = [
        (DAY, Unit::Day),
        (&["week", "weeks"], Unit::Week),
        (&["month", "months"], Unit::Month),
        (&["year", "years"], Unit::Year),
        (&["hour", "hours"], Unit::Hour),
    ];
    let (_, unit) = units.iter().find(|(words, _)| token.is_any(words))?;
    Some((*unit, past_possessive(tokens, plain + 1)))
}

/// "10 days’ notice": the apostrophe belongs to the unit.
fn past_possessive(tokens: &Tokens<'_>, at: usize) -> usize {
    let close = tokens.get(at).is_some_and(|token| !token.spaced);
    if close { tokens.past(at, APOSTROPHES) } else { at }
}

fn ends_in_s(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.before(next).is_some_and(|token| token.text.ends_with(['s', 'S', '’', '\'']))
}
