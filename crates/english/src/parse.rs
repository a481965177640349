//! The smallest parsers, and what they note down: which words gave which part, and what is open.

use std::ops::Range;

use winnow::error::EmptyError;

use crate::lexicon::Lexicon;
use crate::reading::What;
use crate::tokens::{Kind, Token};
use crate::tree::Label;

/// Tokens still to be read.
pub(crate) type Input<'a> = &'a [Token];

/// What a parser gives; why it failed does not matter, since another is tried then.
pub(crate) type Parsed<T> = winnow::Result<T, EmptyError>;

/// What all parsers may look up.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub lexicon: &'a Lexicon,
    /// The paragraphs of the clause, by the number in [`Kind::Label`].
    pub labels: &'a [Label],
    /// The clauses of the text at hand, "G8.41".
    pub clauses: &'a [String],
    /// The count that "that number" means here, where the clause has named one.
    pub antecedent: Option<&'a str>,
    /// How deep clauses that narrow something down stand in one another.
    pub depth: usize,
}

/// Deepest nesting of clauses that narrow something down.
const DEEPEST: usize = 4;

impl<'a> Context<'a> {
    /// The same inside a clause that narrows something down; none where that is too deep.
    pub fn deeper(self) -> Parsed<Self> {
        if self.depth < DEEPEST {
            Ok(Self { depth: self.depth + 1, ..self })
        } else {
            Err(EmptyError)
        }
    }

    /// The label that a token is.
    pub fn label(self, token: &Token) -> Option<&'a Label> {
        match token.kind {
            Kind::Label(at) => self.labels.get(at),
            _ => None,
        }
    }

    /// The paragraphs of the level of the label at `first`, each from its label on.
    pub fn items<'t>(self, region: Input<'t>, first: usize) -> Vec<Input<'t>> {
        let depth = |token: &Token| self.label(token).map(|label| label.depth);
        let level = region.get(first).and_then(depth).unwrap_or_default();
        let opens = |token: &Token| depth(token).is_some_and(|depth| depth <= level);
        let mut starts: Vec<usize> =
            (first..region.len()).filter(|at| opens(&region[*at])).collect();
        starts.push(region.len());
        starts.windows(2).map(|pair| &region[pair[0]..pair[1]]).collect()
    }
}

/// Which words gave which part, and what is open. Numbers are places in the list of tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    pub parts: Vec<(What, Range<usize>)>,
    pub read: Vec<Range<usize>>,
    pub doubts: Vec<(Range<usize>, String)>,
}

impl Notes {
    /// Notes these words as read, as `what`.
    pub fn part(&mut self, what: What, tokens: Input<'_>) {
        for run in runs(tokens) {
            self.parts.push((what, run.clone()));
            self.read.push(run);
        }
    }

    /// Notes these words as read; they only join others.
    pub fn mark(&mut self, tokens: Input<'_>) {
        self.read.extend(runs(tokens));
    }

    pub fn doubt(&mut self, tokens: Input<'_>, text: impl Into<String>) {
        if let Some(run) = runs(tokens).into_iter().next() {
            self.doubts.push((run, text.into()));
        }
    }

    pub fn join(&mut self, other: Notes) {
        self.parts.extend(other.parts);
        self.read.extend(other.read);
        self.doubts.extend(other.doubts);
    }
}

/// The unbroken runs of some tokens; a stem carried into a paragraph stands apart from its words.
fn runs(tokens: Input<'_>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for token in tokens {
        match runs.last_mut() {
            Some(run) if run.end == token.at => run.end += 1,
            _ => runs.push(token.at..token.at + 1),
        }
    }
    runs
}

/// The tokens between two states of the input.
pub(crate) fn between<'a>(before: Input<'a>, after: Input<'a>) -> Input<'a> {
    &before[..before.len() - after.len()]
}

/// Takes so many tokens.
pub(crate) fn take<'a>(input: &mut Input<'a>, count: usize) -> Input<'a> {
    let (taken, rest) = input.split_at(count.min(input.len()));
    *input = rest;
    taken
}

/// Takes the tokens of one phrase, words with single spaces between them.
pub(crate) fn phrase<'a>(words: &str) -> impl FnMut(&mut Input<'a>) -> Parsed<Input<'a>> {
    move |input: &mut Input<'a>| {
        let count = starts(input, words).ok_or(EmptyError)?;
        Ok(take(input, count))
    }
}

/// Takes the longest of some phrases.
pub(crate) fn one_of<'a>(phrases: &[&str]) -> impl FnMut(&mut Input<'a>) -> Parsed<Input<'a>> {
    move |input: &mut Input<'a>| {
        let longest = phrases.iter().filter_map(|words| starts(input, words)).max();
        Ok(take(input, longest.ok_or(EmptyError)?))
    }
}

/// Takes a sign.
pub(crate) fn sign<'a>(sign: char) -> impl FnMut(&mut Input<'a>) -> Parsed<Input<'a>> {
    move |input: &mut Input<'a>| match input.first() {
        Some(token) if token.is_sign(sign) => Ok(take(input, 1)),
        _ => Err(EmptyError),
    }
}

/// How many tokens a phrase takes, where `input` begins with it.
pub(crate) fn starts(input: Input<'_>, words: &str) -> Option<usize> {
    let mut count = 0;
    for word in words.split(' ') {
        let token = input.get(count)?;
        if token.norm != word || token.is_label() {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// True where `input` begins with one of some phrases.
pub(crate) fn starts_any(input: Input<'_>, phrases: &[&str]) -> bool {
    phrases.iter().any(|words| starts(input, words).is_some())
}

/// The words of some tokens, with single spaces where there was any.
pub(crate) fn words(tokens: Input<'_>) -> String {
    let mut text = String::new();
    let mut end = None;
    for token in tokens {
        if end.is_some_and(|end| end != token.span.start) {
            text.push(' ');
        }
        text.push_str(&token.text);
        end = Some(token.span.end);
    }
    text
}

/// Without the signs and joining words at both ends.
pub(crate) fn trimmed<'a>(tokens: Input<'a>) -> Input<'a> {
    let loose = |token: &Token| {
        matches!(token.norm.as_str(), "," | ";" | ":" | "." | "-")
            || token.is("and")
            || token.is("or")
    };
    let from = tokens.iter().take_while(|token| loose(token)).count();
    let rest = &tokens[from..];
    let end = rest.iter().rposition(|token| !loose(token)).map_or(0, |at| at + 1);
    &rest[..end]
}
