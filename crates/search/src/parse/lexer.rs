use std::sync::LazyLock;

use regex::Regex;

use super::Known;
use super::reference::{clause, modification, objectives};
use crate::query::{Leaf, QuotedWord, Term};
use crate::words::words;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Leaf(Leaf),
    And,
    Or,
    Not,
    Open,
    Close,
}

/// Opening quotation marks and what closes them.
const QUOTES: [(char, &[char]); 4] =
    [('"', &['"', '”', '“']), ('“', &['”', '"', '“']), ('„', &['“', '”']), ('«', &['»'])];

static OPERATOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(AND|OR|NOT)(?:\s|\(|$)").expect("a pattern of ours"));

/// Cuts a query into pieces.
pub(super) struct Lexer<'a> {
    typed: &'a str,
    known: &'a Known,
    at: usize,
    tokens: Vec<Token>,
    /// Where each run of words with capitals, up to here, began: for "Shared Resource~".
    capitals: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(typed: &'a str, known: &'a Known) -> Self {
        Self { typed, known, at: 0, tokens: Vec::new(), capitals: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.typed[self.at..]
    }

    /// True at the beginning of a word.
    fn at_start(&self) -> bool {
        !self.typed[..self.at].ends_with(char::is_alphanumeric)
    }

    pub(super) fn tokens(mut self) -> Result<Vec<Token>, &'static str> {
        while let Some(next) = self.rest().chars().next() {
            if next.is_whitespace() {
                self.at += next.len_utf8();
            } else if let Some((_, close)) = QUOTES.iter().find(|(open, _)| *open == next) {
                self.quoted(next, close)?;
            } else if self.operator(next) || self.at_start() && self.named() {
                self.capitals = 0;
            } else {
                self.word();
            }
        }
        Ok(self.tokens)
    }

    fn quoted(&mut self, open: char, close: &[char]) -> Result<(), &'static str> {
        let inside = &self.rest()[open.len_utf8()..];
        let end = inside.find(close).ok_or("The quotation marks do not pair.")?;
        let quoted: Vec<QuotedWord> = words(&inside[..end])
            .into_iter()
            .map(|word| QuotedWord { exact: word.exact, stem: word.stem, capital: word.capital })
            .collect();
        self.at += open.len_utf8() + end;
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let fuzzy = self.rest().starts_with('~');
        self.at += usize::from(fuzzy);
        if !quoted.is_empty() {
            self.tokens.push(Token::Leaf(if fuzzy {
                Leaf::Fuzzy(quoted.into_iter().map(|word| word.exact).collect())
            } else {
                Leaf::Phrase(quoted)
            }));
        }
        self.capitals = 0;
        Ok(())
    }

    fn operator(&mut self, next: char) -> bool {
        let before = self.typed[..self.at].chars().next_back();
        let free = before.is_none_or(|c| c.is_whitespace() || c == '(');
        let (token, length) = if let Some(found) = OPERATOR.captures(self.rest()).filter(|_| free) {
            match &found[1] {
                "AND" => (Token::And, 3),
                "OR" => (Token::Or, 2),
                _ => (Token::Not, 3),
            }
        } else {
            match next {
                '-' | '−'
                    if free
                        && self.rest()[next.len_utf8()..]
                            .starts_with(|c: char| !c.is_whitespace()) =>
                {
                    (Token::Not, next.len_utf8())
                }
                '(' => (Token::Open, 1),
                ')' => (Token::Close, 1),
                '*' if free => (Token::Leaf(Leaf::Everything), 1),
                _ => return false,
            }
        };
        self.tokens.push(token);
        self.at += length;
        true
    }

    /// Provisions, objectives and modifications.
    fn named(&mut self) -> bool {
        let rest = self.rest();
        let found = clause(rest, self.known)
            .map(|(query, length)| (vec![Leaf::Clause(Box::new(query))], length))
            .or_else(|| objectives(rest))
            .or_else(|| {
                modification(rest)
                    .map(|(number, length)| (vec![Leaf::Modification(number)], length))
            });
        let Some((leaves, length)) = found else { return false };
        self.tokens.extend(leaves.into_iter().map(Token::Leaf));
        self.at += length;
        true
    }

    fn word(&mut self) {
        let rest = self.rest();
        let stops =
            |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '(' | ')' | '~' | '*');
        let length = rest.find(stops).filter(|&end| end > 0).unwrap_or_else(|| {
            // A sign that means nothing here.
            if rest.starts_with(stops) {
                rest.chars().next().map_or(0, char::len_utf8)
            } else {
                rest.len()
            }
        });
        let raw = &rest[..length];
        self.at += length;
        let mark = self.rest().chars().next().filter(|c| matches!(c, '~' | '*'));
        self.at += mark.map_or(0, char::len_utf8);
        let found = words(raw);
        let Some(first) = found.first() else { return };
        let capital = first.capital && mark != Some('*');
        let first_is_small = first.is_stop();
        match mark {
            Some('~') => self.fuzzy(found.into_iter().map(|word| word.exact).collect(), capital),
            Some('*') => self.tokens.push(Token::Leaf(Leaf::Prefix(first.exact.clone()))),
            _ => self.plain_words(found),
        }
        // "Office of Gas" is one run: small words between capitals belong to it.
        let runs_on = capital || self.capitals > 0 && first_is_small;
        self.capitals = if runs_on && mark.is_none() { self.capitals + 1 } else { 0 };
    }

    fn plain_words(&mut self, found: Vec<crate::words::Word>) {
        let numbers = found.iter().any(|word| word.is_number());
        if numbers || found.len() > 4 {
            for word in found {
                let leaf = if word.is_number() {
                    Leaf::Number(word.signed.unwrap_or(word.exact))
                } else {
                    Leaf::Word(Term::new(vec![word.exact]))
                };
                self.tokens.push(Token::Leaf(leaf));
            }
        } else {
            self.tokens.push(Token::Leaf(Leaf::Word(Term::new(
                found.into_iter().map(|word| word.exact).collect(),
            ))));
        }
    }

    /// "Provider~" alone, or with the words with capitals before it.
    fn fuzzy(&mut self, last: Vec<String>, capital: bool) {
        let before = if capital { self.capitals } else { 0 };
        let kept = self.tokens.len() - before.min(self.tokens.len());
        let mut phrase = Vec::new();
        for token in self.tokens.drain(kept..) {
            if let Token::Leaf(Leaf::Word(term)) = token {
                phrase.extend(term.words);
            }
        }
        phrase.extend(last);
        self.tokens.push(Token::Leaf(Leaf::Fuzzy(phrase)));
    }
}
