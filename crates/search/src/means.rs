//! A query put back into plain English, so that a person sees what was understood.

use crate::query::{ClauseQuery, Deed, Leaf, Node, QuotedWord, Term, Which};

/// What a query was understood to mean: one sentence.
pub(crate) fn means(node: &Node) -> String {
    let parts = match node {
        Node::All(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let (mut with, mut without, mut ranking) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match part {
            Node::Leaf(Leaf::Word(term)) => ranking.push(term),
            Node::Leaf(Leaf::Everything) => {}
            Node::Not(inner) => without.push(phrase(inner)),
            other => with.push(phrase(other)),
        }
    }
    let telling = ranking.iter().any(|term| !term.is_small()) || !with.is_empty();
    // Small words count only where there is nothing else to go by.
    let ranking = ranking.into_iter().filter(|term| !telling || !term.is_small());
    let ranking: Vec<String> = ranking.map(shown).collect();
    sentence(parts.is_empty(), with, &without, &ranking)
}

fn sentence(
    nothing: bool,
    mut with: Vec<String>,
    without: &[String],
    ranking: &[String],
) -> String {
    if nothing {
        return "Nothing: the query is empty.".to_owned();
    }
    let without = match without {
        [] => String::new(),
        parts => format!(" without {}", parts.join(" or ")),
    };
    let order = match (with.is_empty(), ranking) {
        (_, []) => String::new(),
        (true, [word]) => {
            with.push(format!("the word {word}"));
            String::new()
        }
        (true, words) => {
            with.push(format!("the words {}", quoted(words)));
            ", those with most of them first".to_owned()
        }
        (false, words) => format!("; those with {} first", quoted(words)),
    };
    match (with.is_empty(), without.is_empty()) {
        (true, true) => "Everything.".to_owned(),
        (true, false) => format!("Everything{without}."),
        (false, _) => format!("Passages with {}{without}{order}.", with.join(" and ")),
    }
}

/// A word as typed, with what says the same.
fn shown(term: &Term) -> String {
    let also: String = term.also.iter().map(|words| format!(" or “{}”", words.join(" "))).collect();
    format!("“{}”{also}", term.words.join(if term.also.is_empty() { "-" } else { " " }))
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
        Leaf::Word(term) | Leaf::RequiredWord(term) => format!("the word {}", shown(term)),
        Leaf::Prefix(beginning) => format!("a word that begins with “{beginning}”"),
        Leaf::Number(number) => format!("the number {}", with_commas(number)),
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
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// "50000" as "50,000"; four digits may be a year and stay.
fn with_commas(number: &str) -> String {
    let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    let whole = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if whole < 5 {
        return number.to_owned();
    }
    let mut shown = number[..number.len() - digits.len()].to_owned();
    for (at, digit) in digits[..whole].chars().enumerate() {
        if at > 0 && (whole - at) % 3 == 0 {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown + &digits[whole..]
}

#[cfg(test)]
mod tests {
    use super::with_commas;

    #[test]
    fn long_numbers_have_commas_and_years_do_not() {
        assert_eq!(with_commas("1234567.25"), "1,234,567.25");
        assert_eq!(with_commas("£50000"), "£50,000");
        assert_eq!(with_commas("2018"), "2018");
    }
}
