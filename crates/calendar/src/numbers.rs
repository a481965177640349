//! Numbers as words and digits: "10", "ten", "six (6)", "10 (ten)".

use crate::tokens::{DASHES, Tokens};

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

/// Most digits of a number of days or months.
const MOST_DIGITS: usize = 4;

/// A number that begins at `at`, and the index after it. Where it is given in words and digits,
/// both must say the same.
pub(crate) fn number(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, next) = plain(tokens, at)?;
    let in_brackets = tokens.get(next).filter(|token| token.is_sign(&['('])).and_then(|_| {
        let (again, after) = plain(tokens, next + 1)?;
        tokens.get(after).filter(|token| token.is_sign(&[')'])).map(|_| (again, after + 1))
    });
    match in_brackets {
        Some((again, after)) => (again == number).then_some((number, after)),
        None => Some((number, next)),
    }
}

fn plain(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at)?;
    if let Some(number) = token.number(1..=MOST_DIGITS) {
        return (!tokens.is_glued(at)).then_some((number, at + 1));
    }
    let word = token.text.to_ascii_lowercase();
    if let Some(number) = position(&UNITS, &word) {
        return Some((number, at + 1));
    }
    let tens = (position(&TENS, &word)? + 2) * 10;
    let after = tokens.past(at + 1, DASHES);
    let unit =
        tokens.get(after).and_then(|token| position(&UNITS, &token.text.to_ascii_lowercase()));
    match unit.filter(|unit| (1..10).contains(unit)) {
        Some(unit) => Some((tens + unit, after + 1)),
        None => Some((tens, at + 1)),
    }
}

fn position(words: &[&str], word: &str) -> Option<u32> {
    words.iter().position(|one| *one == word).and_then(|at| u32::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::tokens::Tokens;

    fn read(text: &str) -> Option<(u32, usize)> {
        number(&Tokens::of(text), 0)
    }

    #[test]
    fn numbers_are_read_in_words_and_digits() {
        assert_eq!(read("10 days"), Some((10, 1)));
        assert_eq!(read("Ten days"), Some((10, 1)));
        assert_eq!(read("twenty-eight days"), Some((28, 3)));
        assert_eq!(read("thirty days"), Some((30, 1)));
        assert_eq!(read("six (6) months"), Some((6, 4)));
        assert_eq!(read("10 (ten) days"), Some((10, 4)));
        assert_eq!(read("ten (b) days"), Some((10, 1)));
    }

    #[test]
    fn what_says_two_numbers_or_none_is_none() {
        assert_eq!(read("six (7) months"), None);
        assert_eq!(read("days"), None);
        assert_eq!(read("12345 days"), None);
    }
}
