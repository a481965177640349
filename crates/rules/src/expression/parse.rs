//! Tokens to conditions and quantities, by recursive descent.

use super::names::{Meaning, Names};
use super::place::{Place, ReadError, nearest};
use super::tokens::{Placed, Token, tokens};
use crate::condition::MOST_TERMS;
use crate::{Condition, Quantity, Relation};

/// Parentheses and `not` may be nested so deep.
const DEEPEST: usize = 64;

/// Reads a condition.
///
/// # Errors
///
/// Where the words are none: place, what was found, and what was meant where that is likely.
pub fn condition(text: &str, names: &Names) -> Result<Condition, ReadError> {
    let mut parser = Parser::new(text, names);
    let read = parser.any_of()?;
    parser.end()?;
    Ok(read)
}

/// Reads a sum of multiples of counts.
///
/// # Errors
///
/// As [`condition`].
pub fn quantity(text: &str, names: &Names) -> Result<Quantity, ReadError> {
    let mut parser = Parser::new(text, names);
    let read = parser.sum()?;
    parser.end()?;
    Ok(read)
}

struct Parser<'a> {
    text: &'a str,
    names: &'a Names,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, names: &'a Names) -> Self {
        Self { text, names, tokens: tokens(text), at: 0, depth: 0 }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn accept(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn byte(&self) -> usize {
        self.tokens.get(self.at).map_or(self.text.len(), |(_, span)| span.start)
    }

    /// What stands at the place, for a message.
    fn found(&self) -> String {
        match self.tokens.get(self.at) {
            Some((_, span)) => format!("“{}”", &self.text[span.clone()]),
            None => "the end".to_owned(),
        }
    }

    fn error(&self, message: String) -> ReadError {
        ReadError {
            file: String::new(),
            place: Some(Place::of(self.text, self.byte())),
            message,
            hint: None,
        }
    }

    fn expected(&self, what: &str) -> ReadError {
        self.error(format!("{} stands where {what} is expected.", self.found()))
    }

    fn end(&self) -> Result<(), ReadError> {
        match self.peek() {
            None => Ok(()),
            Some(Token::Name(_) | Token::Open | Token::Not | Token::Number(_)) => {
                Err(self.expected("“and”, “or” or the end"))
            }
            Some(_) => Err(self.expected("the end")),
        }
    }

    fn any_of(&mut self) -> Result<Condition, ReadError> {
        let first = self.all_of()?;
        let mut parts = vec![first];
        while self.accept(&Token::Or) {
            parts.push(self.all_of()?);
        }
        Ok(alone_or(parts, Condition::Any))
    }

    fn all_of(&mut self) -> Result<Condition, ReadError> {
        let first = self.negation()?;
        let mut parts = vec![first];
        while self.accept(&Token::And) {
            parts.push(self.negation()?);
        }
        Ok(alone_or(parts, Condition::All))
    }

    fn negation(&mut self) -> Result<Condition, ReadError> {
        if self.depth > DEEPEST {
            return Err(self.error("This is nested too deeply to be read.".to_owned()));
        }
        self.depth += 1;
        let read = if self.accept(&Token::Not) {
            Condition::Not(Box::new(self.negation()?))
        } else {
            self.atom()?
        };
        self.depth -= 1;
        Ok(read)
    }

    fn atom(&mut self) -> Result<Condition, ReadError> {
        if self.accept(&Token::Open) {
            let inner = self.any_of()?;
            if !self.accept(&Token::Close) {
                return Err(self.expected("“)”"));
            }
            return Ok(inner);
        }
        if self.accept(&Token::Always) {
            return Ok(Condition::always());
        }
        if self.accept(&Token::Never) {
            return Ok(Condition::Any(Vec::new()));
        }
        if let Some(condition) = self.fact()? {
            return Ok(condition);
        }
        let left = self.sum()?;
        let relation = self.relation()?;
        let right = self.sum()?;
        if matches!(self.peek(), Some(Token::Relation(_))) {
            return Err(self
                .error("One comparison follows another.".to_owned())
                .hint("Write “a < b and b < c”."));
        }
        Ok(Condition::Compare { left, relation, right })
    }

    /// A name that is a fact or a defined condition.
    fn fact(&mut self) -> Result<Option<Condition>, ReadError> {
        let Some(Token::Name(name)) = self.peek() else { return Ok(None) };
        let read = match self.names.get(name) {
            Some(Meaning::Fact) => Condition::Holds(name.clone()),
            Some(Meaning::Condition(condition)) => condition.clone(),
            Some(Meaning::Count | Meaning::Quantity(_)) => return Ok(None),
            None => return Err(self.unknown(name)),
        };
        self.at += 1;
        Ok(Some(read))
    }

    fn unknown(&self, name: &str) -> ReadError {
        let error = self.error(format!("“{name}” is no fact and no count of the vocabulary."));
        match nearest(name, self.names.all()) {
            Some(known) => error.hint(format!("Did you mean “{known}”?")),
            None => {
                let all: Vec<&str> = self.names.all().collect();
                error.hint(format!("It knows {}.", all.join(", ")))
            }
        }
    }

    fn relation(&mut self) -> Result<Relation, ReadError> {
        let Some(Token::Relation(relation)) = self.peek() else {
            return Err(self.expected("<, <=, =, !=, >= or >"));
        };
        let relation = *relation;
        self.at += 1;
        Ok(relation)
    }

    fn sum(&mut self) -> Result<Quantity, ReadError> {
        let mut sum = Quantity::default();
        let mut sign = if self.accept(&Token::Minus) { -1 } else { 1 };
        loop {
            let start = self.at;
            let (factor, term) = self.term()?;
            let added = factor
                .checked_mul(sign)
                .and_then(|factor| sum.plus(factor, &term))
                .filter(|sum| sum.terms.len() <= MOST_TERMS);
            let Some(added) = added else {
                self.at = start;
                return Err(self.error("The sum is too great to be computed with.".to_owned()));
            };
            sum = added;
            sign = match self.peek() {
                Some(Token::Plus) => 1,
                Some(Token::Minus) => -1,
                _ => return Ok(sum),
            };
            self.at += 1;
        }
    }

    /// A number, a count, or one times the other.
    fn term(&mut self) -> Result<(i64, Quantity), ReadError> {
        if let Some(Token::Number(_)) = self.peek() {
            let number = self.number()?;
            if !self.accept(&Token::Times) {
                return Ok((1, Quantity::number(number)));
            }
            return Ok((number, self.count()?));
        }
        let count = self.count()?;
        if !self.accept(&Token::Times) {
            return Ok((1, count));
        }
        match self.peek() {
            Some(Token::Number(_)) => Ok((self.number()?, count)),
            _ => Err(self.expected("a number")),
        }
    }

    fn number(&mut self) -> Result<i64, ReadError> {
        match self.peek() {
            Some(Token::Number(Some(number))) => {
                let number = *number;
                self.at += 1;
                Ok(number)
            }
            _ => Err(self.error(format!("{} is too great a number.", self.found()))),
        }
    }

    fn count(&mut self) -> Result<Quantity, ReadError> {
        let Some(Token::Name(name)) = self.peek() else {
            return Err(self.expected("a fact, a count or a number"));
        };
        let read = match self.names.get(name) {
            Some(Meaning::Count) => Quantity::count(name.clone()),
            Some(Meaning::Quantity(quantity)) => quantity.clone(),
            Some(Meaning::Fact | Meaning::Condition(_)) => {
                let message = format!("“{name}” is a fact, which cannot be added or compared.");
                return Err(self.error(message));
            }
            None => return Err(self.unknown(name)),
        };
        self.at += 1;
        Ok(read)
    }
}

fn alone_or(mut parts: Vec<Condition>, many: fn(Vec<Condition>) -> Condition) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { many(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.add("supplier", Meaning::Fact);
        names.add("network", Meaning::Fact);
        names.add("domestic", Meaning::Count);
        names.add("non_domestic", Meaning::Count);
        names
    }

    fn said(text: &str) -> String {
        condition(text, &names()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_printed_is_read_again() {
        for text in [
            "supplier and domestic + 5*non_domestic > 250,000",
            "not (supplier or network)",
            "supplier or network and domestic <= 250_000",
            "always",
            "never",
            "2*domestic - 3 != non_domestic",
            "not not supplier",
        ] {
            let read = condition(text, &names()).unwrap();
            assert_eq!(condition(&read.to_string(), &names()).unwrap(), read, "{text} / {read}");
        }
    }

    #[test]
    fn numbers_multiply_from_either_side_and_terms_gather() {
        let left = quantity("5*domestic + domestic - 2 + domestic*3", &names()).unwrap();
        assert_eq!(left, Quantity { terms: vec![(9, "domestic".into())], constant: -2 });
    }

    #[test]
    fn errors_name_place_word_and_remedy() {
        assert_eq!(
            said("supplier and non_domestc > 1"),
            "line 1, column 14: “non_domestc” is no fact and no count of the vocabulary. Did you mean “non_domestic”?"
        );
        assert_eq!(
            said("supplier domestic"),
            "line 1, column 10: “domestic” stands where “and”, “or” or the end is expected."
        );
        assert_eq!(
            said("domestic >"),
            "line 1, column 11: the end stands where a fact, a count or a number is expected."
        );
        assert_eq!(
            said("domestic"),
            "line 1, column 9: the end stands where <, <=, =, !=, >= or > is expected."
        );
        assert_eq!(
            said("supplier > 1"),
            "line 1, column 10: “>” stands where the end is expected."
        );
        assert!(said("1 < domestic < 3").contains("One comparison follows another"));
        assert!(said("domestic > 99999999999999999999").contains("too great"));
        assert!(said("supplier & network").contains("“&”"));
        assert!(said(&"(".repeat(9999)).contains("nested"));
    }
}
