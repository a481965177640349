//! The words of an expression, with their places.

use std::ops::Range;

use winnow::LocatingSlice;
use winnow::ascii::multispace0;
use winnow::combinator::{alt, preceded};
use winnow::prelude::*;
use winnow::token::{any, one_of, take_while};

use crate::Relation;

/// One word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Name(String),
    /// `None` where the number is above the greatest that a count or a constant may have.
    Number(Option<i64>),
    Relation(Relation),
    Plus,
    Minus,
    Times,
    Open,
    Close,
    And,
    Or,
    Not,
    Always,
    Never,
    /// What no expression has.
    Strange(char),
}

/// A token and the bytes that it stands on.
pub(super) type Placed = (Token, Range<usize>);

/// The tokens of a text; what is none is [`Token::Strange`], so that the parser can name its place.
pub(super) fn tokens(text: &str) -> Vec<Placed> {
    let mut input = LocatingSlice::new(text);
    let mut found = Vec::new();
    while let Ok(token) = preceded(multispace0, token.with_span()).parse_next(&mut input) {
        found.push(token);
    }
    found
}

fn token(input: &mut LocatingSlice<&str>) -> ModalResult<Token> {
    alt((number, word, sign, any.map(Token::Strange))).parse_next(input)
}

fn number(input: &mut LocatingSlice<&str>) -> ModalResult<Token> {
    let digits =
        (one_of('0'..='9'), take_while(0.., |c: char| c.is_ascii_digit() || "_,".contains(c)));
    digits
        .take()
        .map(|written: &str| {
            let plain: String = written.chars().filter(char::is_ascii_digit).collect();
            Token::Number(plain.parse().ok().filter(|number| *number <= crate::GREATEST))
        })
        .parse_next(input)
}

fn word(input: &mut LocatingSlice<&str>) -> ModalResult<Token> {
    let letters = (
        one_of(|c: char| c.is_ascii_alphabetic()),
        take_while(0.., |c: char| c.is_ascii_alphanumeric() || c == '_'),
    );
    letters
        .take()
        .map(|word: &str| match word {
            "and" => Token::And,
            "or" => Token::Or,
            "not" => Token::Not,
            "always" => Token::Always,
            "never" => Token::Never,
            _ => Token::Name(word.to_owned()),
        })
        .parse_next(input)
}

fn sign(input: &mut LocatingSlice<&str>) -> ModalResult<Token> {
    let relations = alt((
        alt((">=", "≥")).value(Relation::AtLeast),
        alt(("<=", "≤")).value(Relation::AtMost),
        alt(("!=", "≠")).value(Relation::Different),
        alt(("==", "=")).value(Relation::Equal),
        ">".value(Relation::More),
        "<".value(Relation::Less),
    ));
    let others = alt((
        "+".value(Token::Plus),
        alt(("-", "−")).value(Token::Minus),
        alt(("*", "×")).value(Token::Times),
        "(".value(Token::Open),
        ")".value(Token::Close),
    ));
    alt((relations.map(Token::Relation), others)).parse_next(input)
}
