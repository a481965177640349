//! The names of months and weekdays.

use crate::Weekday;
use crate::date::month_of_name;
use crate::tokens::Tokens;

/// The name of a month in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Month {
    /// 1 to 12.
    pub number: u32,
    /// The index after the name, and after the full stop of an abbreviation.
    pub next: usize,
    /// The index after the name alone.
    pub last: usize,
    pub is_full: bool,
    pub is_capital: bool,
}

const SHORT: [(&str, u32); 13] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("febr", 2),
];

/// The month that stands at `at`; a full name may be broken by a gap ("Septem ber").
pub(super) fn month(tokens: &Tokens<'_>, at: usize) -> Option<Month> {
    let token = tokens.get(at).filter(|token| token.is_word() && token.text.len() <= 9)?;
    let of = |number, last: usize, is_full: bool| {
        let stop =
            tokens.get(last).filter(|token| !is_full && !token.spaced && token.is_sign(&['.']));
        let next = last + usize::from(stop.is_some());
        Some(Month { number, next, last, is_full, is_capital: token.is_capital() })
    };
    if let Some(number) = broken(tokens, at) {
        return of(number, at + 2, true);
    }
    if let Some(number) = month_of_name(token.text) {
        return of(number, at + 1, true);
    }
    let short = SHORT.iter().find(|(name, _)| token.is(name))?;
    of(short.1, at + 1, false)
}

/// The month whose name a gap parts in two.
fn broken(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let (head, tail) = (tokens.get(at)?, tokens.get(at + 1)?);
    let fits = head.is_capital() && tail.is_word() && !tail.is_capital();
    let len = head.text.len() + tail.text.len();
    (fits && (4..=9).contains(&len))
        .then(|| month_of_name(&format!("{}{}", head.text, tail.text)))?
}

/// The weekday at `at`, and the index after it.
pub(super) fn weekday(tokens: &Tokens<'_>, at: usize) -> Option<(Weekday, usize)> {
    let token = tokens.get(at).filter(|token| token.is_word() && token.is_capital())?;
    let index = Weekday::ALL.iter().position(|day| {
        let name = day.name();
        let shorts: &[&str] = match day {
            Weekday::Tuesday => &["Tue", "Tues"],
            Weekday::Wednesday => &["Wed", "Weds"],
            Weekday::Thursday => &["Thu", "Thur", "Thurs"],
            _ => &[],
        };
        token.is(name) || token.is(&name[..3]) || token.is_any(shorts)
    })?;
    let next = tokens.past(at + 1, &['.']);
    let next = tokens.past(next, &[',']);
    let next = tokens.word(next, &["the"]).unwrap_or(next);
    Some((Weekday::ALL[index], next))
}
