//! A query put back into plain English, so that a person sees what was understood.

use crate::query::{ClauseQuery, Deed, Leaf, Node, QuotedWord, Which};

/// What a query was understood to mean: one sentence.
pub(crate) fn means(node: &Node) -> String {
    let (required, ranking) = sorted(node);
    let ranking = (!ranking.is_empty()).then(|| quoted(&ranking));
    match (required.is_empty(), ranking) {
        (true, None) => "Everything.".to_owned(),
        (true, Some(words)) => {
            format!("Passages with the words {words}, those with most of them first.")
        }
        (false, None) => format!("Passages with {}.", required.join(" and ")),
        (false, Some(words)) => {
            format!("Passages with {}; those with {words} first.", required.join(" and "))
        }
    }
}

/// The parts that must be there, and the words that rank.
fn sorted(node: &Node) -> (Vec<String>, Vec<String>) {
    let mut required = Vec::new();
    let mut ranking = Vec::new();
    let parts = match node {
        Node::All(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    for part in parts {
        match part {
            Node::Leaf(Leaf::Word(words)) => ranking.push(words.join("-")),
            Node::Leaf(Leaf::Everything) => {}
            Node::Not(inner) => required.push(format!("not {}", phrase(inner))),
            other => required.push(phrase(other)),
        }
    }
    (required, ranking)
}

fn phrase(node: &Node) -> String {
    let list = |parts: &[Node], join: &str| {
        let parts: Vec<String> = parts.iter().map(phrase).collect();
        if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(join)) }
    };
    match node {
        Node::All(parts) => list(parts, " and "),
        Node::Any(parts) => list(parts, " or "),
        Node::Not(part) => format!("not {}", phrase(part)),
        Node::Leaf(leaf) => thing(leaf),
    }
}

fn thing(leaf: &Leaf) -> String {
    match leaf {
        Leaf::Everything => "anything".to_owned(),
        Leaf::Word(words) | Leaf::RequiredWord(words) => format!("the word “{}”", words.join("-")),
        Leaf::Prefix(beginning) => format!("a word that begins with “{beginning}”"),
        Leaf::Number(number) => format!("the number {number}"),
        Leaf::Phrase(words) => phrase_words(words),
        Leaf::Fuzzy(words) => format!("“{}” or something like it", words.join(" ")),
        Leaf::Clause(query) => provisions(query),
        Leaf::Modification(number) => number.clone(),
        Leaf::Objective(letter) => format!("objective ({letter})"),
    }
}

fn phrase_words(words: &[QuotedWord]) -> String {
    let shown: Vec<String> = words
        .iter()
        .map(|word| match word.exact.chars().next() {
            Some(first) if word.capital => {
                first.to_uppercase().chain(word.exact.chars().skip(1)).collect()
            }
            _ => word.exact.clone(),
        })
        .collect();
    let how = if words.iter().any(|word| word.capital) { ", with its capitals" } else { "" };
    format!("the phrase “{}”{how}", shown.join(" "))
}

fn provisions(query: &ClauseQuery) -> String {
    let code = query.code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
    let which = match &query.which {
        Which::One(address) => format!("{code}{address}"),
        Which::Range(from, to) => format!("{code}{from} to {to}"),
        Which::Beginning(beginning) => format!("any clause that begins with {code}{beginning}"),
    };
    let which = match query.deed {
        Deed::Any => format!("{which} by name, in a range or in what contains it"),
        Deed::Cite => format!("a citation of {which}"),
        Deed::Amend => format!("a change to {which}"),
    };
    match &query.or_word {
        Some(number) => format!("{which}, or the word “{number}”"),
        None => which,
    }
}

fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
