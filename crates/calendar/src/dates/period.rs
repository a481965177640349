//! Parts of a year: "Q1 2019", "first quarter of 2019", "late 2018", "spring 2019".

use codicil_text::Span;

use super::part::lead;
use super::year::four;
use super::{DateMention, Part, Precision};
use crate::Date;
use crate::tokens::Tokens;

/// The part of a year that begins at `at`, and the index after it.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<(DateMention, usize)> {
    if tokens.is_glued(at) {
        return None;
    }
    let (mention, next) =
        quarter(tokens, at).or_else(|| season(tokens, at)).or_else(|| part_of_year(tokens, at))?;
    // "Q4 2018/19" counts another year than the calendar's.
    let goes_on = tokens.is_glued_after(next - 1);
    Some((DateMention { range: mention.range.filter(|_| !goes_on), ..mention }, next))
}

fn mention(tokens: &Tokens<'_>, at: usize, next: usize, precision: Precision) -> DateMention {
    let start = tokens.get(at).map_or(0, |token| token.start);
    let end = tokens.before(next).map_or(start, |token| token.end);
    DateMention::new(Span::new(start, end.max(start)), precision)
}

fn quarter(tokens: &Tokens<'_>, at: usize) -> Option<(DateMention, usize)> {
    let (number, year, next) = quarter_then_year(tokens, at).or_else(|| {
        let year = four(tokens, at)?;
        let (number, next) = short_quarter(tokens, tokens.past(year.next, &[',']))?;
        Some((number, year.year, next))
    })?;
    let mut mention = mention(tokens, at, next, Precision::Quarter);
    let first = (number - 1) * 3 + 1;
    mention.range = Date::new(year, first, 1).zip(Date::end_of_month(year, first + 2));
    Some((mention, next))
}

fn quarter_then_year(tokens: &Tokens<'_>, at: usize) -> Option<(u32, i32, usize)> {
    let (number, next) = short_quarter(tokens, at).or_else(|| long_quarter(tokens, at))?;
    let next = tokens.past(next, &[',']);
    let next = tokens.word(next, &["of", "in"]).unwrap_or(next);
    let year = four(tokens, next)?;
    Some((number, year.year, year.next))
}

/// "Q1", "Quarter 1".
fn short_quarter(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let next = tokens.word(at, &["q", "quarter"])?;
    let number = tokens.get(next)?.number(1..=1).filter(|number| (1..=4).contains(number))?;
    Some((number, next + 1))
}

/// "first quarter", "1st quarter".
fn long_quarter(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    const ORDINALS: [(&str, u32); 6] =
        [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", 4), ("final", 4)];
    let token = tokens.get(at)?;
    let (number, next) = match ORDINALS.iter().find(|(word, _)| token.is(word)) {
        Some((_, number)) => (*number, at + 1),
        None => {
            let number = token.number(1..=1).filter(|number| (1..=4).contains(number))?;
            (number, tokens.word(at + 1, &["st", "nd", "rd", "th"])?)
        }
    };
    Some((number, tokens.word(next, &["quarter"])?))
}

fn season(tokens: &Tokens<'_>, at: usize) -> Option<(DateMention, usize)> {
    const SEASONS: [(&str, Part); 4] = [
        ("spring", Part::Spring),
        ("summer", Part::Summer),
        ("autumn", Part::Autumn),
        ("winter", Part::Winter),
    ];
    let token = tokens.get(at)?;
    let (_, part) = SEASONS.iter().find(|(word, _)| token.is(word))?;
    let year = four(tokens, tokens.word(at + 1, &["of"]).unwrap_or(at + 1))?;
    let mut mention = mention(tokens, at, year.next, Precision::PartOfYear);
    mention.part = Some(*part);
    // A winter may begin in the year or end in it.
    let ends = Date::new(year.year, 1, 1).zip(Date::new(year.year, 12, 31));
    mention.range = ends.filter(|_| *part != Part::Winter);
    Some((mention, year.next))
}

fn part_of_year(tokens: &Tokens<'_>, at: usize) -> Option<(DateMention, usize)> {
    let (part, next) = lead(tokens, at)?;
    let year = four(tokens, next)?;
    let linked = tokens.before(next).is_some_and(|token| token.is_any(&["of", "in"]));
    // "the start 2018" is no date; "early 2018" is.
    if !linked && !matches!(part, Part::Early | Part::Middle | Part::Late) {
        return None;
    }
    let mut mention = mention(tokens, at, year.next, Precision::PartOfYear);
    mention.part = Some(part);
    mention.range = Date::new(year.year, 1, 1).zip(Date::new(year.year, 12, 31));
    Some((mention, year.next))
}
