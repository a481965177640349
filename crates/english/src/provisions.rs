//! Phrases that cite provisions: "Sections G8.41 and G8.42", "paragraphs (a) to (c)", "this Section".

use winnow::combinator::alt;
use winnow::error::EmptyError;
use winnow::prelude::*;

use crate::parse::{Input, Parsed, one_of, phrase, starts_any, take};
use crate::tokens::{Kind, Token};

/// What one phrase cites, in its order: "G8.41", "G8.41 to G8.43", "(a) to (c)", "this Section".
pub(crate) fn provisions(input: &mut Input<'_>) -> Parsed<Vec<String>> {
    let start = *input;
    let found = alt((this, listed)).parse_next(input);
    if found.is_err() {
        *input = start;
    }
    found
}

fn this(input: &mut Input<'_>) -> Parsed<Vec<String>> {
    one_of(&["this", "that", "those", "these"]).parse_next(input)?;
    let noun = one_of(NOUNS).parse_next(input)?;
    let mut name = format!("this {}", noun[0].text);
    if input.first().is_some_and(is_number) {
        name = format!("{name} {}", take(input, 1)[0].text);
    }
    Ok(vec![name])
}

const NOUNS: &[&str] = &[
    "section",
    "sections",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "sub-paragraph",
    "sub-paragraphs",
    "condition",
    "conditions",
    "schedule",
    "schedules",
    "part",
    "code",
    "sub-clause",
    "sub-clauses",
    "subsection",
    "subsections",
];

fn listed(input: &mut Input<'_>) -> Parsed<Vec<String>> {
    phrase("each of").parse_next(input).ok();
    one_of(&["the provisions of", "any of", "either of"]).parse_next(input).ok();
    one_of(NOUNS).parse_next(input)?;
    let mut found = vec![one(input)?];
    loop {
        let before = *input;
        let range = one_of(&["to", "through"]).parse_next(input).is_ok();
        if !range && joiner(input).is_err() {
            break;
        }
        one_of(NOUNS).parse_next(input).ok();
        let Ok(next) = one(input) else {
            *input = before;
            break;
        };
        match found.last_mut().filter(|_| range) {
            Some(last) => *last = format!("{last} to {next}"),
            None => found.push(next),
        }
    }
    asides(input);
    Ok(found)
}

fn joiner(input: &mut Input<'_>) -> Parsed<()> {
    one_of(&["and", "or", "and/or", ", and", ", or", ",", "and in", "and of", "or in"])
        .void()
        .parse_next(input)
}

/// "above", "(inclusive)", and a title in brackets.
fn asides(input: &mut Input<'_>) {
    loop {
        let before = *input;
        if one_of(&[
            "above",
            "below",
            "inclusive",
            "( inclusive )",
            "( both inclusive )",
            "of this section",
        ])
        .parse_next(input)
        .is_ok()
        {
            continue;
        }
        if input.first().is_some_and(|token| token.is_sign('(')) {
            let close = input.iter().take(14).position(|token| token.is_sign(')'));
            let titled = input.get(1).is_some_and(|token| token.capital);
            if let (Some(close), true) = (close, titled) {
                take(input, close + 1);
                continue;
            }
        }
        *input = before;
        return;
    }
}

fn one(input: &mut Input<'_>) -> Parsed<String> {
    let first = input.first().filter(|token| is_number(token)).ok_or(EmptyError)?;
    let mut name = first.text.clone();
    take(input, 1);
    while input.first().is_some_and(|token| token.kind == Kind::Mark) && !starts_any(input, &["("])
    {
        name.push_str(&take(input, 1)[0].text);
    }
    Ok(name)
}

fn is_number(token: &Token) -> bool {
    let letter = token.kind == Kind::Word
        && token.capital
        && token.text.len() <= 4
        && token.text.chars().skip(1).all(|c| c.is_ascii_digit());
    matches!(token.kind, Kind::Reference | Kind::Mark | Kind::Number(_)) || letter
}

#[cfg(test)]
mod tests {
    use super::provisions;
    use crate::tokens::lex;

    fn read(text: &str) -> Option<(String, usize)> {
        let tokens = lex(text, 0);
        let mut input = tokens.as_slice();
        let found = provisions(&mut input).ok()?;
        Some((found.join("; "), tokens.len() - input.len()))
    }

    #[test]
    fn lists_ranges_and_titles_are_read() {
        let found = |text| read(text).map(|(found, _)| found);
        assert_eq!(found("Sections G8.41 and G8.42 the"), Some("G8.41; G8.42".into()));
        assert_eq!(
            found("Sections G8.41 to G8.43 (Supplier Parties),"),
            Some("G8.41 to G8.43".into())
        );
        assert_eq!(found("paragraphs (a) to (c)."), Some("(a) to (c)".into()));
        assert_eq!(found("Section G5.27(a) above"), Some("G5.27(a)".into()));
        assert_eq!(found("this Section G8, a"), Some("this Section G8".into()));
        assert_eq!(found("Sections G8.41, G8.42 and, where"), Some("G8.41; G8.42".into()));
        assert_eq!(found("the Section"), None);
    }
}
