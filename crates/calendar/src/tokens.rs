//! Words, numbers and signs of a text, with where they stand.

use codicil_text::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Digits; the value of at most nine of them.
    Number(u32),
    /// Letters.
    Word,
    /// Any other character that is not space.
    Sign(char),
}

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    /// True where space stands before it, or nothing at all.
    pub spaced: bool,
}

impl Token<'_> {
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    pub fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub fn is_sign(&self, signs: &[char]) -> bool {
        matches!(self.kind, Kind::Sign(sign) if signs.contains(&sign))
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The number, where it has so many digits.
    pub fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.kind {
            Kind::Number(number) if digits.contains(&self.text.len()) => Some(number),
            _ => None,
        }
    }
}

/// Hyphens and dashes.
pub(crate) const DASHES: &[char] = &['-', '–', '—', '‐', '‑', '‒', '−'];

/// Apostrophes.
pub(crate) const APOSTROPHES: &[char] = &['\'', '’', '‘'];

/// The tokens of a text.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'a> {
    all: Vec<Token<'a>>,
}

impl<'a> Tokens<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut all = Vec::new();
        let mut spaced = true;
        let mut rest = text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            if first.is_whitespace() || first == '\u{ad}' {
                spaced |= first != '\u{ad}';
                continue;
            }
            let class = Class::of(first);
            let mut end = start + first.len_utf8();
            while let Some(&(at, next)) = rest.peek() {
                if class == Class::Sign || Class::of(next) != class {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
            let words = &text[start..end];
            let kind = match class {
                Class::Digit if words.len() <= 9 => Kind::Number(words.parse().unwrap_or(u32::MAX)),
                Class::Digit => Kind::Number(u32::MAX),
                Class::Letter => Kind::Word,
                Class::Sign => Kind::Sign(first),
            };
            all.push(Token { kind, text: words, start, end, spaced });
            spaced = false;
        }
        Self { all }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.all.get(at)
    }

    /// The token before `at`.
    pub fn before(&self, at: usize) -> Option<&Token<'a>> {
        self.all.get(at.checked_sub(1)?)
    }

    /// The index after the sign at `at`, where one of them stands there; else `at`.
    pub fn past(&self, at: usize, signs: &[char]) -> usize {
        at + usize::from(self.get(at).is_some_and(|token| token.is_sign(signs)))
    }

    /// The index after the word at `at`, where one of them stands there.
    pub fn word(&self, at: usize, words: &[&str]) -> Option<usize> {
        self.get(at).filter(|token| token.is_any(words)).map(|_| at + 1)
    }

    /// The index after these words in a row.
    pub fn phrase(&self, at: usize, words: &[&str]) -> Option<usize> {
        let mut next = at;
        for word in words {
            next = self.word(next, &[word])?;
        }
        Some(next)
    }

    /// True where the token at `at` is glued to letters or digits on its left, or belongs to a
    /// number, an address or a price: "G8", "1.14", "£14", "/14".
    pub fn is_glued(&self, at: usize) -> bool {
        let (Some(token), Some(left)) = (self.get(at), self.before(at)) else { return false };
        if token.spaced {
            return false;
        }
        match left.kind {
            Kind::Word | Kind::Number(_) => true,
            Kind::Sign('.' | ':' | ',') => {
                let further = at.checked_sub(2).and_then(|at| self.get(at));
                !left.spaced && further.is_some_and(|token| matches!(token.kind, Kind::Number(_)))
            }
            Kind::Sign(sign) => "/\\_£$€#@&=+%*".contains(sign),
        }
    }

    /// The same on the right.
    pub fn is_glued_after(&self, last: usize) -> bool {
        let Some(right) = self.get(last + 1).filter(|right| !right.spaced) else { return false };
        match right.kind {
            Kind::Word | Kind::Number(_) => true,
            Kind::Sign('.' | ':' | ',' | '-') => self
                .get(last + 2)
                .is_some_and(|token| !token.spaced && matches!(token.kind, Kind::Number(_))),
            Kind::Sign(sign) => "/\\_%@=".contains(sign),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Sign,
}

impl Class {
    fn of(character: char) -> Self {
        if character.is_ascii_digit() {
            Class::Digit
        } else if character.is_alphabetic() {
            Class::Letter
        } else {
            Class::Sign
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens};

    #[test]
    fn a_text_comes_apart_into_words_numbers_and_signs() {
        let tokens = Tokens::of("On 3rd May,\u{a0}“2021”");
        let texts: Vec<&str> = (0..tokens.len()).map(|at| tokens.get(at).unwrap().text).collect();
        assert_eq!(texts, ["On", "3", "rd", "May", ",", "“", "2021", "”"]);
        assert!(!tokens.get(2).unwrap().spaced && tokens.get(5).unwrap().spaced);
        assert_eq!(Tokens::of("99999999999999").get(0).unwrap().kind, Kind::Number(u32::MAX));
    }

    #[test]
    fn parts_of_numbers_and_names_are_glued() {
        let glued = |text: &str, at| Tokens::of(text).is_glued(at);
        assert!(glued("G8", 1) && glued("1.14", 2) && glued("10:14", 2) && glued("£14", 1));
        assert!(!glued("issued:14", 2) && !glued("(14", 1) && !glued("a. 14", 2));
    }
}
