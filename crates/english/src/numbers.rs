//! Numbers in figures and words: "250,000", "fifty thousand", "250 thousand", "50,000 (fifty thousand)".

use winnow::combinator::{delimited, opt};
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::parse::{Input, Parsed, sign, starts, take};
use crate::tokens::Kind;

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// A whole number. Where it is given twice, in figures and in words, both must say the same.
pub(crate) fn number(input: &mut Input<'_>) -> Parsed<i64> {
    let start = *input;
    let value = plain(input)?;
    let again = opt(delimited(sign('('), plain, sign(')'))).parse_next(input)?;
    if again.is_some_and(|again| again != value) {
        *input = start;
        return Err(EmptyError);
    }
    Ok(value)
}

fn plain(input: &mut Input<'_>) -> Parsed<i64> {
    for (words, value) in [("half a million", 500_000), ("a quarter of a million", 250_000)] {
        if let Some(count) = starts(input, words) {
            take(input, count);
            return Ok(value);
        }
    }
    let value = match input.first().map(|token| token.kind) {
        Some(Kind::Number(Some(value))) => {
            take(input, 1);
            value
        }
        Some(Kind::Word) => return spelt(input),
        _ => return Err(EmptyError),
    };
    match input.first().and_then(|token| scale(&token.norm)) {
        Some(scale) => {
            take(input, 1);
            value.checked_mul(scale).ok_or(EmptyError)
        }
        None => Ok(value),
    }
}

fn scale(word: &str) -> Option<i64> {
    match word {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        "million" => Some(1_000_000),
        _ => None,
    }
}

/// "two hundred and fifty thousand".
fn spelt(input: &mut Input<'_>) -> Parsed<i64> {
    let start = *input;
    let (mut total, mut current, mut any) = (0_i64, 0_i64, false);
    if input[0].is("a") && input.get(1).is_some_and(|next| scale(&next.norm).is_some()) {
        take(input, 1);
        current = 1;
    }
    while let Some(token) = input.first() {
        if let Some(value) = small(&token.norm) {
            current = current.checked_add(value).ok_or(EmptyError)?;
        } else if let (Some(scale), true) = (scale(&token.norm), current > 0) {
            let scaled = current.checked_mul(scale).ok_or(EmptyError)?;
            if scale == 100 {
                current = scaled;
            } else {
                total = total.checked_add(scaled).ok_or(EmptyError)?;
                current = 0;
            }
        } else if any && token.is("and") && joins(start, input) {
            take(input, 1);
            continue;
        } else {
            break;
        }
        any = true;
        take(input, 1);
    }
    if !any {
        *input = start;
        return Err(EmptyError);
    }
    total.checked_add(current).ok_or(EmptyError)
}

/// "hundred and fifty": the word before is a scale, the one after a number.
fn joins(start: Input<'_>, input: Input<'_>) -> bool {
    let before = start.get((start.len() - input.len()).wrapping_sub(1));
    before.is_some_and(|token| scale(&token.norm).is_some())
        && input.get(1).is_some_and(|token| small(&token.norm).is_some())
}

fn small(word: &str) -> Option<i64> {
    let place = |words: &[&str], word: &str| {
        words.iter().position(|one| *one == word).and_then(|at| i64::try_from(at).ok())
    };
    let tens = |word: &str| place(&TENS, word).map(|at| (at + 2) * 10);
    if let Some((first, second)) = word.split_once('-') {
        let unit = place(&UNITS, second).filter(|unit| (1..10).contains(unit))?;
        return Some(tens(first)? + unit);
    }
    place(&UNITS, word).or_else(|| tens(word))
}

/// "first" is 1.
pub(crate) fn ordinal(word: &str) -> Option<usize> {
    let forms = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"];
    let place = |words: &[&str]| words.iter().position(|one| *one == word).map(|at| at + 1);
    place(&ORDINALS).or_else(|| place(&forms))
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::tokens::lex;

    fn read(text: &str) -> Option<(i64, usize)> {
        let tokens = lex(text, 0);
        let mut input = tokens.as_slice();
        number(&mut input).ok().map(|value| (value, tokens.len() - input.len()))
    }

    #[test]
    fn numbers_are_read_in_figures_and_words() {
        assert_eq!(read("250,000 premises"), Some((250_000, 1)));
        assert_eq!(read("fifty thousand"), Some((50_000, 2)));
        assert_eq!(read("250 thousand"), Some((250_000, 2)));
        assert_eq!(read("two hundred and fifty thousand and one"), Some((250_001, 7)));
        assert_eq!(read("one hundred and twenty-five thousand or"), Some((125_000, 5)));
        assert_eq!(read("a hundred thousand"), Some((100_000, 3)));
        assert_eq!(read("50,000 (fifty thousand) or"), Some((50_000, 5)));
        assert_eq!(read("five and six"), Some((5, 1)));
    }

    #[test]
    fn what_says_two_numbers_or_none_is_none() {
        assert_eq!(read("50,000 (sixty thousand)"), None);
        assert_eq!(read("a Supplier"), None);
        assert_eq!(read("999999999999999999999"), None);
        assert_eq!(read("9223372036854775807 thousand"), None);
    }
}
