//! From what a person types to what is meant. Never fails: what cannot be taken as typed is searched
//! as plain words, with a warning.

mod lexer;
mod reference;

use lexer::{Lexer, Token};

use crate::query::{Leaf, Node, Query, Term};
use crate::words::words;

/// What the index knows that the parser needs: which words are codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// Prefixes of codes: "SEC".
    pub codes: Vec<String>,
    /// Documents of codes that have several: "TPD".
    pub documents: Vec<String>,
}

/// Understands `typed`.
pub(crate) fn parse(typed: &str, known: &Known) -> Query {
    match Lexer::new(typed, known).tokens() {
        Ok(tokens) => match Grammar::new(&tokens).query() {
            Ok(node) => Query { node, warning: None },
            Err(warning) => plain(typed, warning),
        },
        Err(warning) => plain(typed, warning),
    }
}

/// The words of the query and nothing else.
fn plain(typed: &str, warning: &str) -> Query {
    let leaves = words(typed)
        .into_iter()
        .filter(|word| !matches!(word.exact.as_str(), "and" | "or" | "not"))
        .map(|word| {
            Node::Leaf(if word.is_number() {
                Leaf::Number(word.exact)
            } else {
                Leaf::Word(Term::new(vec![word.exact]))
            })
        });
    Query {
        node: Node::All(leaves.collect()),
        warning: Some(format!("{warning} The words were searched as they stand.")),
    }
}

/// The grammar: alternatives of rows of single parts.
struct Grammar<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Grammar<'a> {
    fn new(tokens: &'a [Token]) -> Self {
        Self { tokens, at: 0 }
    }

    fn query(mut self) -> Result<Node, &'static str> {
        let node = self.alternatives()?;
        if self.at < self.tokens.len() {
            return Err("A bracket closes that never opened.");
        }
        Ok(node)
    }

    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn alternatives(&mut self) -> Result<Node, &'static str> {
        let mut parts = vec![self.row()?];
        while self.take(&Token::Or) {
            parts.push(self.row()?);
        }
        let empty = parts.len() > 1 && parts.iter().any(|part| *part == Node::All(Vec::new()));
        if empty {
            return Err("OR needs something on both sides.");
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Node::Any(parts) })
    }

    fn row(&mut self) -> Result<Node, &'static str> {
        let mut parts = Vec::new();
        let mut joined = false;
        loop {
            if self.take(&Token::And) {
                joined = true;
                let hangs =
                    matches!(self.peek(), None | Some(Token::Or | Token::And | Token::Close));
                if parts.is_empty() || hangs {
                    return Err("AND needs something on both sides.");
                }
                continue;
            }
            match self.peek() {
                None | Some(Token::Or | Token::Close) => break,
                Some(_) => parts.push(self.part()?),
            }
        }
        if joined {
            parts.iter_mut().for_each(require);
        }
        Ok(Node::All(parts))
    }

    fn part(&mut self) -> Result<Node, &'static str> {
        if self.take(&Token::Not) {
            let hangs = matches!(self.peek(), None | Some(Token::Or | Token::And | Token::Close));
            if hangs {
                return Err("NOT needs something after it.");
            }
            let mut part = self.part()?;
            require(&mut part);
            return Ok(Node::Not(Box::new(part)));
        }
        if self.take(&Token::Open) {
            let inside = self.alternatives()?;
            if !self.take(&Token::Close) {
                return Err("A bracket opens that never closes.");
            }
            if inside == Node::All(Vec::new()) {
                return Err("There is nothing between the brackets.");
            }
            return Ok(inside);
        }
        match self.peek() {
            Some(Token::Leaf(leaf)) => {
                self.at += 1;
                Ok(Node::Leaf(leaf.clone()))
            }
            _ => Err("The brackets do not pair."),
        }
    }
}

/// Words that AND joins, and words that must not be there, do not only rank.
fn require(node: &mut Node) {
    match node {
        Node::Leaf(leaf) => {
            if let Leaf::Word(term) = leaf {
                *leaf = Leaf::RequiredWord(std::mem::take(term));
            }
        }
        Node::All(parts) | Node::Any(parts) => parts.iter_mut().for_each(require),
        Node::Not(_) => {}
    }
}
