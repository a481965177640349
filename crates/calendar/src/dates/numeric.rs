//! Dates in figures: "14/09/2018", "14.09.2018", "2018-09-14".

use crate::Date;
use crate::tokens::{Kind, Tokens};

/// A date in figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeric {
    /// The index after it.
    pub next: usize,
    pub day: Result<Date, Wrong>,
    /// The date with day and month changed over, where the words can mean it.
    pub swapped: Option<Date>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Wrong {
    NoSuchDay { year: i32, month: u32, day: u32 },
    MonthFirst(Date),
}

/// The date in figures that begins at `at`.
pub(super) fn numeric(tokens: &Tokens<'_>, at: usize) -> Option<Numeric> {
    let first = tokens.get(at).filter(|token| matches!(token.kind, Kind::Number(_)))?;
    if tokens.is_glued(at) {
        return None;
    }
    let sign = tokens.get(at + 1)?.text;
    let same = tokens.get(at + 3)?.text == sign && matches!(sign, "/" | "-" | ".");
    let (second, third) = (tokens.get(at + 2)?, tokens.get(at + 4)?);
    // Only slashes may stand apart: "14 / 09 / 2018".
    let together = sign == "/" || (1..=4).all(|i| tokens.get(at + i).is_some_and(|t| !t.spaced));
    if !same || !together || is_longer(tokens, at + 4) {
        return None;
    }
    let next = at + 5;
    let year = |number: u32| i32::try_from(number).ok().filter(|y| (1900..2200).contains(y));
    if let Some(found) = first.number(4..=4) {
        if sign == "." {
            return None;
        }
        let (year, month, day) = (year(found)?, second.number(2..=2)?, third.number(2..=2)?);
        let known = (1..=12).contains(&month) && (1..=31).contains(&day);
        let date = Date::new(year, month, day).ok_or(Wrong::NoSuchDay { year, month, day });
        return known.then_some(Numeric { next, day: date, swapped: None });
    }
    let (day, month) = (first.number(1..=2)?, second.number(1..=2)?);
    let year = match third.number(4..=4) {
        Some(full) => year(full)?,
        None if sign == "/" => year(2000 + third.number(2..=2).filter(|y| (10..80).contains(y))?)?,
        None => return None,
    };
    british(year, month, day, next)
}

fn british(year: i32, month: u32, day: u32, next: usize) -> Option<Numeric> {
    let swapped = Date::new(year, day, month).filter(|_| day != month);
    if month > 12 {
        return swapped.map(|date| Numeric {
            next,
            day: Err(Wrong::MonthFirst(date)),
            swapped: None,
        });
    }
    if month == 0 || !(1..=31).contains(&day) {
        return None;
    }
    let date = Date::new(year, month, day).ok_or(Wrong::NoSuchDay { year, month, day });
    Some(Numeric { next, day: date, swapped })
}

/// True where figures go on after the last: "14/09/2018/3"; a time may follow ("T10:00").
fn is_longer(tokens: &Tokens<'_>, last: usize) -> bool {
    let time = tokens.get(last + 1).is_some_and(|token| token.is("T"));
    tokens.is_glued_after(last) && !time
}
