//! Dates in a row, where one may leave out what the next one says: "12th to 16th November 2018",
//! "12, 13 and 16 November 2018", "12 Oct 18 – 02 Nov 18".

use codicil_text::Span;

use super::numeric::Wrong;
use super::part::{Part, is_numbered, part};
use super::{Bound, DateMention, Precision, Problem, Week};
use crate::Date;
use crate::tokens::{DASHES, Tokens};

/// Most dates in one chain; what follows begins another.
const LONGEST: usize = 12;

/// What joins two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// From the one to the other.
    Range,
    /// The one and the other.
    List,
}

/// Reads the dates that begin at `at` into `found`; the index after them.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, found: &mut Vec<DateMention>) -> Option<usize> {
    let (mut parts, links) = parts(tokens, at)?;
    let Some(last) = parts.iter().rposition(Part::is_complete) else {
        return without_year(tokens, &parts[0], found);
    };
    let mut first = last;
    while first > 0 && fill(tokens, &mut parts, first - 1, links[first - 1]) {
        first -= 1;
    }
    let kept = &parts[first..=last];
    let mut bound = None;
    for (index, part) in kept.iter().enumerate() {
        if is_placeholder(tokens, part) {
            continue;
        }
        let mut mention = mention(tokens, part);
        let starts = links.get(first + index) == Some(&Link::Range) && index + 1 < kept.len();
        mention.bound = match bound {
            Some(Bound::Start) => Some(Bound::End),
            _ => starts.then_some(Bound::Start),
        };
        bound = mention.bound;
        found.push(mention);
    }
    Some(parts[last].next)
}

/// The parts that begin at `at`, and what joins them.
fn parts(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<Part>, Vec<Link>)> {
    let first = part(tokens, at)?;
    let between = tokens.before(at).is_some_and(|token| token.is("between"));
    let mut next = first.next;
    let (mut parts, mut links) = (vec![first], Vec::new());
    while parts.len() < LONGEST {
        let Some((link, after)) = link(tokens, next, between && links.is_empty()) else { break };
        let Some(part) = part(tokens, after) else { break };
        if part.is_day() != parts[0].is_day() {
            break;
        }
        next = part.next;
        links.push(link);
        parts.push(part);
    }
    Some((parts, links))
}

fn link(tokens: &Tokens<'_>, at: usize, between: bool) -> Option<(Link, usize)> {
    let token = tokens.get(at)?;
    if token.is_sign(DASHES) || token.is_any(&["to", "until", "till", "through", "thru"]) {
        return Some((Link::Range, at + 1));
    }
    let comma = tokens.past(at, &[',', '/', '&']);
    let word = tokens.word(comma, &["and", "or"]);
    let and = if between { Link::Range } else { Link::List };
    match word {
        Some(next) => Some((and, next)),
        None => (comma > at).then_some((Link::List, comma)),
    }
}

/// Gives part `at` what it left out, from the one after it. False where it cannot belong there.
fn fill(tokens: &Tokens<'_>, parts: &mut [Part], at: usize, link: Link) -> bool {
    let (head, tail) = parts.split_at_mut(at + 1);
    let (part, next) = (&mut head[at], &tail[0]);
    if part.is_complete() {
        return true;
    }
    let (Some(month), Some(year)) = (next.month, next.year) else { return false };
    match part.month {
        // "17 December to 10 January 2019" begins the year before.
        Some(own) => {
            part.year = Some(if own > month && link == Link::Range { year - 1 } else { year })
        }
        None if is_bare_day(tokens, part, next, link) => {
            part.month = Some(month);
            part.year = Some(year);
        }
        None => return false,
    }
    true
}

/// Words before a list of bare days: "on 12, 13 and 16 November".
const BEFORE_DAYS: &[&str] = &[
    "on", "from", "between", "for", "the", "of", "dates", "dated", "during", "by", "and", "or",
    "held", "days", "until", "before", "after", "either", "both",
];

/// True where a number alone can be a day before the next one.
fn is_bare_day(tokens: &Tokens<'_>, part: &Part, next: &Part, link: Link) -> bool {
    let in_order = part.day.zip(next.day).is_some_and(|(day, later)| day < later);
    let is_stated = part.is_ordinal || part.weekday.is_some();
    let before = tokens.before(part.first).filter(|token| token.is_word());
    let fits = match (link, before) {
        (Link::Range, _) => !is_numbered(tokens, part.first),
        (Link::List, None) => true,
        (Link::List, Some(word)) => word.is_any(BEFORE_DAYS),
    };
    in_order && (is_stated || fits)
}

/// Words before a day without a year: "by 31 March".
const BEFORE_DAY: &[&str] = &[
    "on",
    "by",
    "from",
    "until",
    "before",
    "after",
    "since",
    "ending",
    "starting",
    "commencing",
    "dated",
];

/// A day of no stated year, where the words can be nothing else.
fn without_year(tokens: &Tokens<'_>, part: &Part, found: &mut Vec<DateMention>) -> Option<usize> {
    part.day.zip(part.month)?;
    let before = tokens.before(part.first);
    let ends = tokens.get(part.next).is_none_or(|token| token.is_sign(&['.', ';', ',', ')']));
    let is_stated = part.is_ordinal || part.weekday.is_some() || part.week.is_some();
    let is_date = is_stated || before.is_some_and(|token| token.is_any(BEFORE_DAY)) || ends;
    if !is_date || is_numbered(tokens, part.first) {
        return None;
    }
    found.push(DateMention::new(span(tokens, part), Precision::DayOfYear));
    Some(part.next)
}

/// True for "XX November 2018", "[ ] November 2018".
fn is_placeholder(tokens: &Tokens<'_>, part: &Part) -> bool {
    if part.is_day() {
        return false;
    }
    tokens.before(part.first).is_some_and(|token| {
        let letters = token.text.trim_end_matches("th").trim_end_matches("TH");
        let is_blank = (2..=4).contains(&letters.len())
            && letters.chars().all(|c| matches!(c, 'X' | 'x' | 'D' | 'd' | 'N'));
        is_blank && token.is_word() || token.is_sign(&[']', '_', '?', '…', '•'])
    })
}

fn span(tokens: &Tokens<'_>, part: &Part) -> Span {
    let start = tokens.get(part.first).map_or(0, |token| token.start);
    Span::new(start, part.end.max(start))
}

fn mention(tokens: &Tokens<'_>, part: &Part) -> DateMention {
    let mut mention = DateMention::new(span(tokens, part), Precision::Day);
    mention.ambiguous = part.is_ambiguous;
    match (&part.numeric, part.year, part.month, part.day) {
        (Some(numeric), ..) => {
            mention.ambiguous = numeric.swapped.is_some();
            mention.candidates.extend(numeric.swapped);
            match numeric.day {
                Ok(date) => mention.date = Some(date),
                Err(Wrong::MonthFirst(date)) => {
                    mention.problem = Some(Problem::MonthFirst);
                    mention.candidates = vec![date];
                }
                Err(Wrong::NoSuchDay { year, month, day }) => {
                    no_such_day(&mut mention, year, month, day);
                }
            }
        }
        (None, Some(year), Some(month), Some(day)) => named(&mut mention, part, year, month, day),
        (None, Some(year), Some(month), None) => {
            let precision =
                if part.lead.is_some() { Precision::PartOfMonth } else { Precision::Month };
            mention.precision = precision;
            mention.part = part.lead;
            // Only the month is certain: how long "early" lasts, nobody says.
            mention.range = Date::new(year, month, 1).zip(Date::end_of_month(year, month));
        }
        _ => {}
    }
    check_weekday(&mut mention, part);
    if let Some(week) = part.week {
        in_week(&mut mention, week);
    }
    mention
}

fn named(mention: &mut DateMention, part: &Part, year: i32, month: u32, day: u32) {
    let all = |years: [Option<i32>; 2], months: [Option<u32>; 2]| -> Vec<Date> {
        let years = years.into_iter().flatten();
        years
            .flat_map(|year| months.iter().flatten().filter_map(move |m| Date::new(year, *m, day)))
            .collect()
    };
    if part.second_month.is_some() {
        mention.problem = Some(Problem::TwoMonths);
        mention.candidates = all([Some(year), None], [Some(month), part.second_month]);
    } else if part.other_year.is_some() {
        mention.problem = Some(Problem::UnclearYear);
        mention.candidates = all([part.other_year, Some(year)], [Some(month), None]);
    } else if let Some(date) = Date::new(year, month, day) {
        mention.date = Some(date);
    } else {
        no_such_day(mention, year, month, day);
    }
}

/// A day past the end of a month may be its last day or the first of the next.
fn no_such_day(mention: &mut DateMention, year: i32, month: u32, day: u32) {
    mention.problem = Some(Problem::NoSuchDay);
    mention.ambiguous = false;
    mention.candidates.clear();
    if (29..=31).contains(&day) {
        let last = Date::end_of_month(year, month);
        mention.candidates.extend(last);
        mention.candidates.extend(last.and_then(|last| last.plus_days(1)));
    }
}

/// A date whose weekday is another one may mean the date, the weekday, or another year.
fn check_weekday(mention: &mut DateMention, part: &Part) {
    let (Some(printed), Some(date)) = (part.weekday, mention.date) else { return };
    if date.weekday() == printed {
        return;
    }
    mention.problem = Some(Problem::WeekdayMismatch);
    mention.date = None;
    mention.ambiguous = false;
    let near = [1, -1, 2, -2, 3, -3].into_iter().filter_map(|days| date.plus_days(days));
    let years =
        [1, -1].into_iter().filter_map(|by| Date::new(date.year() + by, date.month(), date.day()));
    mention.candidates = vec![date];
    mention.candidates.extend(near.chain(years).filter(|other| other.weekday() == printed));
}

fn in_week(mention: &mut DateMention, week: Week) {
    mention.precision = Precision::Week;
    mention.week = Some(week);
    mention.range = mention.date.and_then(|date| match week {
        Week::Commencing => Some((date, date.plus_days(6)?)),
        Week::Ending => Some((date.plus_days(-6)?, date)),
        Week::Of => None,
    });
}
