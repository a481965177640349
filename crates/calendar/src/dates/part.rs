//! One date of a chain: all of it, or what is left when the next one says the rest ("12th to …").

use super::month::{Month, month, weekday};
use super::numeric::{Numeric, numeric};
use super::year::{Year, four, year};
use super::{Part as PartOf, Week};
use crate::Weekday;
use crate::tokens::{DASHES, Tokens};

/// What one part of a chain says.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its first token.
    pub first: usize,
    /// The token after it.
    pub next: usize,
    /// The last byte but one of its words.
    pub end: usize,
    pub week: Option<Week>,
    pub weekday: Option<Weekday>,
    pub day: Option<u32>,
    pub is_ordinal: bool,
    pub month: Option<u32>,
    pub second_month: Option<u32>,
    pub year: Option<i32>,
    pub other_year: Option<i32>,
    pub lead: Option<PartOf>,
    pub numeric: Option<Numeric>,
    pub is_ambiguous: bool,
}

impl Part {
    /// True where it says all that it can.
    pub fn is_complete(&self) -> bool {
        self.year.is_some() || self.numeric.is_some()
    }

    /// True where it names a day.
    pub fn is_day(&self) -> bool {
        self.day.is_some() || self.numeric.is_some()
    }

    fn at(first: usize) -> Self {
        Self { first, ..Self::default() }
    }

    fn ending(mut self, tokens: &Tokens<'_>, next: usize) -> Self {
        self.next = next;
        self.end = tokens.before(next).map_or(0, |token| token.end);
        self
    }

    fn with_year(mut self, tokens: &Tokens<'_>, year: Year) -> Self {
        self.year = Some(year.year);
        self.other_year = year.other;
        self.ending(tokens, year.next)
    }
}

/// Words before a number that make it a number of something, and no day.
const GUARDS: &[&str] = &[
    "section",
    "clause",
    "paragraph",
    "schedule",
    "annex",
    "appendix",
    "attachment",
    "table",
    "figure",
    "page",
    "pages",
    "part",
    "version",
    "issue",
    "question",
    "option",
    "phase",
    "stage",
    "step",
    "article",
    "condition",
    "regulation",
    "rule",
    "item",
    "note",
    "chapter",
    "release",
    "batch",
    "group",
    "path",
    "level",
    "tier",
    "band",
    "type",
    "class",
    "no",
    "number",
    "v",
    "draft",
    "sections",
    "clauses",
    "paragraphs",
    "questions",
    "options",
    "stages",
    "parts",
    "schedules",
    "appendices",
    "tables",
    "figures",
    "versions",
    "conditions",
    "attachments",
    "groups",
    "phases",
];

/// Those of them that take the number even where a month follows: "Version 2 March 2018".
const NUMBERED_FIRST: &[&str] =
    &["version", "v", "issue", "section", "clause", "paragraph", "schedule", "appendix", "no"];

/// True where the word before `at` says what the number there counts.
pub(crate) fn is_numbered(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.before(at).is_some_and(|token| token.is_any(GUARDS))
}

/// The part that begins at `at`.
pub(super) fn part(tokens: &Tokens<'_>, at: usize) -> Option<Part> {
    let mut part = Part::at(at);
    let mut next = at;
    if let Some((week, after)) = week(tokens, at) {
        part.week = Some(week);
        next = after;
    }
    if let Some((day, after)) = weekday(tokens, next) {
        part.weekday = Some(day);
        next = after;
    }
    if next == at
        && let Some(found) = month_of(tokens, at)
    {
        return Some(found);
    }
    if let Some(numeric) = numeric(tokens, next) {
        let after = numeric.next;
        return Some(Part { numeric: Some(numeric), ..part }.ending(tokens, after));
    }
    day_first(tokens, next, part.clone()).or_else(|| month_first(tokens, next, part))
}

/// "W/C", "week commencing", "week ending", "week of".
fn week(tokens: &Tokens<'_>, at: usize) -> Option<(Week, usize)> {
    let kind = |token: &crate::tokens::Token<'_>| {
        if token.is_any(&["c", "b", "commencing", "beginning", "starting"]) {
            Some(Week::Commencing)
        } else if token.is_any(&["e", "ending"]) {
            Some(Week::Ending)
        } else if token.is("of") {
            Some(Week::Of)
        } else {
            None
        }
    };
    let first = tokens.get(at)?;
    let (week, next) = if first.is_any(&["wc", "wb"]) {
        (Week::Commencing, at + 1)
    } else if first.is("w") {
        let second = tokens.past(at + 1, &['/', '.', '\\']);
        let token = tokens.get(second).filter(|_| second > at + 1)?;
        let week = kind(token).filter(|week| *week != Week::Of && token.text.len() == 1)?;
        (week, tokens.past(second + 1, &['.']))
    } else if first.is_any(&["week", "weeks"]) {
        (tokens.get(at + 1).filter(|token| token.text.len() > 1).and_then(kind)?, at + 2)
    } else {
        return None;
    };
    let next = tokens.past(next, &[':']);
    let next = tokens.word(next, &["on"]).unwrap_or(next);
    Some((week, tokens.word(next, &["the"]).unwrap_or(next)))
}

/// "14th of September 2018", "14-Sep-18", "14th September", "14th".
fn day_first(tokens: &Tokens<'_>, at: usize, mut part: Part) -> Option<Part> {
    let day = tokens.get(at)?.number(1..=2).filter(|day| *day < 40)?;
    if tokens.is_glued(at) {
        return None;
    }
    let suffix = tokens.word(at + 1, &["st", "nd", "rd", "th"]);
    part.is_ordinal = suffix.is_some();
    let numbers = tokens.before(at).is_some_and(|token| token.is_any(NUMBERED_FIRST));
    if !part.is_ordinal && numbers {
        return None;
    }
    part.day = Some(day);
    let bare = suffix.unwrap_or(at + 1);
    let name = tokens.phrase(bare, &["day", "of"]).or_else(|| tokens.word(bare, &["of"]));
    let name = tokens.past(name.unwrap_or(bare), SEPARATORS);
    let Some(first) = month(tokens, name) else {
        let is_day = (1..=31).contains(&day);
        return is_day.then(|| part.ending(tokens, bare));
    };
    Some(after_month(tokens, first, part.clone()).unwrap_or_else(|| part.ending(tokens, bare)))
}

const SEPARATORS: &[char] = &['-', '/', '.', '–', '‑'];

/// The year after "14 September", where one stands there.
fn after_month(tokens: &Tokens<'_>, first: Month, mut part: Part) -> Option<Part> {
    part.month = Some(first.number);
    if let Some((second, found)) = second_month(tokens, first) {
        part.second_month = Some(second);
        return Some(part.with_year(tokens, found));
    }
    // A separator that belongs to the date stands close: "14-Sep-18".
    let close = tokens.get(first.next).is_some_and(|token| !token.spaced);
    let after = if close { tokens.past(first.next, SEPARATORS) } else { first.next };
    // "May" is long and short.
    let is_long = first.is_full && first.number != 5;
    match year(tokens, after, is_long) {
        Some(found) if first.is_capital || found.is_full => Some(part.with_year(tokens, found)),
        _ if first.is_capital => Some(part.ending(tokens, first.last)),
        _ => None,
    }
}

/// A second name of a month that stands before the year: "23 Jan Feb 19".
fn second_month(tokens: &Tokens<'_>, first: Month) -> Option<(u32, Year)> {
    let second = month(tokens, tokens.past(first.next, &['/']))?;
    let found = year(tokens, second.next, second.is_full)?;
    (second.is_capital && second.number != first.number).then_some((second.number, found))
}

/// "September 14, 2018", "September 14th".
fn month_first(tokens: &Tokens<'_>, at: usize, mut part: Part) -> Option<Part> {
    let name = month(tokens, at).filter(|name| name.is_capital && !tokens.is_glued(at))?;
    let day = tokens.get(name.next)?.number(1..=2).filter(|day| (1..=31).contains(day))?;
    let suffix = tokens.word(name.next + 1, &["st", "nd", "rd", "th"]);
    let after = suffix.unwrap_or(name.next + 1);
    part.month = Some(name.number);
    part.day = Some(day);
    part.is_ordinal = suffix.is_some();
    match four(tokens, tokens.past(after, &[','])) {
        Some(found) => Some(part.with_year(tokens, found)),
        None if part.is_ordinal => Some(part.ending(tokens, after)),
        None => None,
    }
}

/// "November 2018", "early November 2018", "Nov-18"; or the month alone, for a chain.
fn month_of(tokens: &Tokens<'_>, at: usize) -> Option<Part> {
    if let Some(day) = month_first(tokens, at, Part::at(at)) {
        return Some(day);
    }
    let (lead, start) = lead(tokens, at).map_or((None, at), |(lead, next)| (Some(lead), next));
    let name = month(tokens, start).filter(|name| name.is_capital)?;
    let left = tokens.before(start).filter(|_| lead.is_none());
    let is_path = left.is_some_and(|left| left.is_sign(DASHES)) && is_close(tokens, start);
    if tokens.is_glued(start) && lead.is_none() || is_path {
        return None;
    }
    let mut part = Part { lead, month: Some(name.number), ..Part::at(at) };
    let after =
        if is_close(tokens, name.next) { tokens.past(name.next, SEPARATORS) } else { name.next };
    let dashed = after > name.next;
    if let Some(found) = four(tokens, tokens.past(after, &[','])) {
        return Some(part.with_year(tokens, found));
    }
    let quoted = tokens.get(after).is_some_and(|token| token.is_sign(crate::tokens::APOSTROPHES));
    match year(tokens, after, name.is_full) {
        Some(found) if quoted || dashed && !name.is_full => Some(part.with_year(tokens, found)),
        // "Nov 18" is November 2018 in most tables, but can be a day.
        Some(found) if !name.is_full => {
            part.is_ambiguous = (1..=31).contains(&(found.year % 100));
            Some(part.with_year(tokens, found))
        }
        _ => Some(part.ending(tokens, name.last)),
    }
}

fn is_close(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| !token.spaced)
}

/// "early", "mid-", "end of", "first half of"; and the index after it.
pub(super) fn lead(tokens: &Tokens<'_>, at: usize) -> Option<(PartOf, usize)> {
    const LEADS: [(&str, PartOf); 8] = [
        ("early", PartOf::Early),
        ("mid", PartOf::Middle),
        ("middle", PartOf::Middle),
        ("late", PartOf::Late),
        ("beginning", PartOf::Start),
        ("start", PartOf::Start),
        ("end", PartOf::End),
        ("close", PartOf::End),
    ];
    const LONG: [(&[&str], PartOf); 6] = [
        (&["first", "half"], PartOf::FirstHalf),
        (&["second", "half"], PartOf::SecondHalf),
        (&["early", "part"], PartOf::Early),
        (&["middle", "part"], PartOf::Middle),
        (&["later", "part"], PartOf::Late),
        (&["latter", "part"], PartOf::Late),
    ];
    let (part, next) = LONG
        .iter()
        .find_map(|(words, part)| Some((*part, tokens.phrase(at, words)?)))
        .or_else(|| {
            let token = tokens.get(at)?;
            let (_, part) = LEADS.iter().find(|(word, _)| token.is(word))?;
            Some((*part, at + 1))
        })?;
    let next = tokens.past(next, DASHES);
    Some((part, tokens.word(next, &["of", "in"]).unwrap_or(next)))
}
