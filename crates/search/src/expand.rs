//! Acronyms of the papers: the letters also stand for the words, and the words for the letters.

use crate::entry::stems_of;
use crate::error::IndexError;
use crate::lookup::Lookup;
use crate::query::{Leaf, Node, Term};

/// How many words an acronym stands for at most.
const LONGEST: usize = 8;

/// Adds to the words of a query what says the same in the papers.
pub(crate) fn expand(node: &mut Node, lookup: &Lookup<'_>) -> Result<(), IndexError> {
    match node {
        Node::All(parts) => {
            join_spelled_out(parts, lookup)?;
            parts.iter_mut().try_for_each(|part| expand(part, lookup))
        }
        Node::Any(parts) => parts.iter_mut().try_for_each(|part| expand(part, lookup)),
        Node::Not(_) => Ok(()),
        Node::Leaf(Leaf::Word(term) | Leaf::RequiredWord(term)) => {
            if let [word] = term.words.as_slice() {
                let meanings = after(lookup, &format!("{word}="))?;
                let split = |meaning: String| meaning.split(' ').map(str::to_owned).collect();
                term.also.extend(meanings.into_iter().map(split));
            }
            Ok(())
        }
        Node::Leaf(_) => Ok(()),
    }
}

/// Makes one term of neighbouring words that spell out an acronym.
fn join_spelled_out(parts: &mut Vec<Node>, lookup: &Lookup<'_>) -> Result<(), IndexError> {
    let mut at = 0;
    while at < parts.len() {
        let run = parts[at..].iter().take(LONGEST).map_while(plain_words).count();
        for length in (1..=run).rev() {
            let words: Vec<String> =
                parts[at..at + length].iter().filter_map(plain_words).flatten().cloned().collect();
            let key = format!("~{}=", stems_of(&words.join(" ")));
            let short = if words.len() > 1 { after(lookup, &key)? } else { Vec::new() };
            if !short.is_empty() {
                let also = short.into_iter().map(|short| vec![short]).collect();
                let leaf = Node::Leaf(Leaf::Word(Term { words, also }));
                parts.splice(at..at + length, [leaf]);
                break;
            }
        }
        at += 1;
    }
    Ok(())
}

fn plain_words(node: &Node) -> Option<&Vec<String>> {
    match node {
        Node::Leaf(Leaf::Word(term)) => Some(&term.words),
        _ => None,
    }
}

/// What follows `head` in the terms of the acronyms.
fn after(lookup: &Lookup<'_>, head: &str) -> Result<Vec<String>, IndexError> {
    let found = lookup.beginning_with(lookup.fields.acronyms, head)?;
    Ok(found.into_iter().map(|term| term[head.len()..].to_owned()).collect())
}
