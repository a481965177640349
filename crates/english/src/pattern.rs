//! Patterns of words, as lexicons write them.
//!
//! `word` matches in either case; `word+` also its plural; `=Word` only with its capital;
//! `(a|b c)` one of these; `[a|b]` one of these or nothing; `<party>` a party whichever way it is
//! named ("it", "that User"); `<other>` another party than the one the clause is about ("that other
//! User").

use crate::lexicon::Lexicon;
use crate::tokens::Token;

/// A pattern, ready to be matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Node>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Word { norm: String, plural: bool, capital: bool },
    Party,
    Other,
    Choice { of: Vec<Vec<Node>>, optional: bool },
}

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pattern {pattern:?} is not well formed: {why}")]
pub struct PatternError {
    /// The pattern as written.
    pub pattern: String,
    /// What is wrong with it.
    pub why: &'static str,
}

/// Deepest nesting of brackets in a pattern.
const DEEPEST: usize = 8;

impl Pattern {
    /// Reads a pattern.
    pub fn parse(pattern: &str) -> Result<Self, PatternError> {
        let error = |why| PatternError { pattern: pattern.to_owned(), why };
        let spaced = pattern
            .chars()
            .flat_map(|c| if "()[]|".contains(c) { vec![' ', c, ' '] } else { vec![c] })
            .collect::<String>();
        let mut words = spaced.split_whitespace().peekable();
        let nodes = sequence(&mut words, 0).map_err(error)?;
        if words.next().is_some() {
            return Err(error("a bracket or stroke stands where none can"));
        }
        if nodes.is_empty() {
            return Err(error("it has no words"));
        }
        Ok(Self(nodes))
    }

    /// A pattern of plain words; none where there are no words.
    pub fn literal(words: &str) -> Option<Self> {
        let node = |word: &str| Node::Word {
            norm: word.to_lowercase(),
            plural: false,
            capital: word.starts_with(char::is_uppercase),
        };
        let nodes: Vec<Node> = words.split_whitespace().map(node).collect();
        (!nodes.is_empty()).then_some(Self(nodes))
    }

    /// How many tokens of `input` the longest match takes.
    pub fn longest(&self, input: &[Token], lexicon: &Lexicon) -> Option<usize> {
        let ends = ends(&self.0, input, vec![0], lexicon);
        ends.into_iter().max().filter(|end| *end > 0)
    }
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn sequence(words: &mut Words<'_>, depth: usize) -> Result<Vec<Node>, &'static str> {
    if depth > DEEPEST {
        return Err("brackets are nested too deeply");
    }
    let mut nodes = Vec::new();
    while let Some(word) = words.next_if(|word| !matches!(*word, ")" | "]" | "|")) {
        nodes.push(match word {
            "(" => choice(words, ")", depth)?,
            "[" => choice(words, "]", depth)?,
            "<party>" => Node::Party,
            "<other>" => Node::Other,
            word => literal(word),
        });
    }
    Ok(nodes)
}

fn choice(words: &mut Words<'_>, close: &str, depth: usize) -> Result<Node, &'static str> {
    let mut of = vec![sequence(words, depth + 1)?];
    loop {
        match words.next() {
            Some("|") => of.push(sequence(words, depth + 1)?),
            Some(word) if word == close => break,
            _ => return Err("a bracket is not closed"),
        }
    }
    Ok(Node::Choice { of, optional: close == "]" })
}

fn literal(word: &str) -> Node {
    let (capital, word) = word.strip_prefix('=').map_or((false, word), |word| (true, word));
    let (plural, word) = word.strip_suffix('+').map_or((false, word), |word| (true, word));
    Node::Word { norm: word.to_lowercase(), plural, capital }
}

/// All places where a match that began at one of `from` may end.
fn ends(nodes: &[Node], input: &[Token], from: Vec<usize>, lexicon: &Lexicon) -> Vec<usize> {
    let mut states = from;
    for node in nodes {
        let mut next = Vec::new();
        for at in &states {
            step(node, input, *at, lexicon, &mut next);
        }
        next.sort_unstable();
        next.dedup();
        states = next;
        if states.is_empty() {
            break;
        }
    }
    states
}

fn step(node: &Node, input: &[Token], at: usize, lexicon: &Lexicon, next: &mut Vec<usize>) {
    let rest = input.get(at..).unwrap_or_default();
    match node {
        Node::Word { norm, plural, capital } => {
            let found = rest.first().is_some_and(|token| {
                let same = token.norm == *norm || (*plural && is_plural(&token.norm, norm));
                same && token.is_word() && (!capital || token.capital)
            });
            if found {
                next.push(at + 1);
            }
        }
        Node::Party => next.extend(party(rest, lexicon).map(|taken| at + taken)),
        Node::Other => next.extend(other(rest, lexicon).map(|taken| at + taken)),
        Node::Choice { of, optional } => {
            if *optional {
                next.push(at);
            }
            for one in of {
                next.extend(ends(one, input, vec![at], lexicon));
            }
        }
    }
}

fn is_plural(word: &str, of: &str) -> bool {
    word.strip_suffix("ies").is_some_and(|stem| of.strip_suffix('y') == Some(stem))
        || word.strip_suffix('s') == Some(of)
        || word.strip_suffix("es") == Some(of)
}

/// A party, whichever way it is named, other than with "other".
pub(crate) fn party(input: &[Token], lexicon: &Lexicon) -> Option<usize> {
    let first = input.first()?;
    if ["it", "its", "they", "their", "them"].iter().any(|word| first.is(word)) {
        return Some(1);
    }
    let determined = input.iter().take(3).take_while(|token| is_determiner(token)).count();
    let noun = lexicon.party_noun(input.get(determined..)?)?;
    Some(determined + noun)
}

/// "another User", "that other User", "one or more other Users".
pub(crate) fn other(input: &[Token], lexicon: &Lexicon) -> Option<usize> {
    let of =
        |at: usize| at > 0 && input[at].is("of") && input.get(at + 1).is_some_and(is_determiner);
    let small = |at: usize| is_determiner(&input[at]) || of(at);
    let mut at = (0..input.len().min(6)).take_while(|at| small(*at)).count();
    let word = input.get(at)?;
    let another = word.is("another");
    if !(another || (word.is("other") && !word.capital)) {
        return None;
    }
    at += 1;
    let noun = lexicon.party_noun(input.get(at..)?)?;
    at += noun;
    Some(at + lexicon.longest(&lexicon.other_narrowing, &input[at..]).unwrap_or(0))
}

/// True for the small words before a noun.
pub(crate) fn is_determiner(token: &Token) -> bool {
    const WORDS: [&str; 18] = [
        "a", "an", "the", "that", "those", "these", "this", "such", "each", "every", "any", "all",
        "one", "or", "more", "relevant", "of", "both",
    ];
    WORDS.iter().any(|word| token.is(word)) && !token.is("of")
}
