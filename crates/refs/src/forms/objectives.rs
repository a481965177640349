//! Objectives of the code: "SEC Objectives (a), (e) and (g)", "Objective (a)", "objective g". A list
//! item labelled "(f)" under "… the objectives as follows:" names one too.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_profile::of_alias;
use regex::{Captures, Regex};

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

/// The word with what may stand before it, and the letters after it.
static OBJECTIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        (?: \b(?:[Gg]eneral|[Rr]elevant|[Aa]pplicable)\ )? (?: \b(?P<code>[A-Z]{3,6})\ )?
        (?: \b(?:[Gg]eneral|[Cc]harging)\ )?
        \b(?i:objectives?) \ ?
        (?P<letters> \([a-z]\) (?: (?:\ ?,\ ?(?:and\ |or\ )?|\ and\ |\ or\ |\ to\ |\ ?(?:-|–)\ ?|/) \([a-z]\) )*
                   | [a-zA-Z1-9]\b (?: (?:\ ?,\ ?(?:and\ |or\ )?|\ and\ |\ or\ |\ to\ |/) [a-zA-Z1-9]\b )* )",
    )
    .expect("tested")
});

/// Words that announce objectives as list items.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bobjectives?\b[^.]{0,60}(?:as follows|following|below)?\s*:$")
        .expect("tested")
});

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let named = OBJECTIVES.captures_iter(words.text).filter_map(|it| named(context, &it));
    named.chain(list_item(context, words)).collect()
}

fn named(context: &Context<'_>, captures: &Captures<'_>) -> Option<Found> {
    let (whole, printed) = (captures.get(0)?, captures.name("letters")?.as_str());
    let code = captures.name("code").and_then(|code| of_alias(code.as_str()));
    let profile = code.unwrap_or(context.profile);
    let letters = letters_of(printed);
    let known = |letter: &char| profile.objectives.letters.contains(*letter);
    // "objective a person may have", "Objective A": an article is no letter of a list.
    let article = letters == ['a']
        && !printed.contains('(')
        && !(code.is_some() || whole.as_str().starts_with(char::is_uppercase));
    if letters.is_empty() || article || !letters.iter().all(known) {
        return None;
    }
    Some(Found {
        start: whole.start(),
        end: whole.end(),
        kind: Kind::Objective,
        targets: letters.iter().map(|letter| target(&profile.prefix, *letter)).collect(),
        malformed: None,
    })
}

/// The letters of a list; a range gives all between its ends.
fn letters_of(list: &str) -> Vec<char> {
    let mut letters = Vec::new();
    let mut range = false;
    for word in list.split([' ', ',', '(', ')', '/']) {
        match word {
            "" | "and" | "or" => {}
            "to" | "–" | "-" => range = true,
            letter => {
                let Some(letter) = letter.chars().next().map(|it| it.to_ascii_lowercase()) else {
                    continue;
                };
                match letters.last().copied() {
                    Some(first) if range && first < letter => {
                        letters.extend((first..=letter).skip(1));
                    }
                    _ => letters.push(letter),
                }
                range = false;
            }
        }
    }
    letters
}

fn target(code: &str, letter: char) -> Target {
    Target::Named(format!("{code}:Objective({letter})"))
}

/// The label of a list item whose list is one of objectives.
fn list_item(context: &Context<'_>, words: &Words<'_>) -> Option<Found> {
    let (block, index) = (words.block?, words.index?);
    if block.clause.is_some() || !matches!(block.kind, BlockKind::ListItem | BlockKind::Paragraph) {
        return None;
    }
    let letter = words.text.strip_prefix('(')?.chars().next()?;
    let labelled = words.text[1 + letter.len_utf8()..].starts_with(')');
    if !labelled || !context.profile.objectives.letters.contains(letter) {
        return None;
    }
    let document = context.document;
    let above = document.blocks[..index].iter().rev().take(12);
    let mut introducing = above.skip_while(|block| document.words(block.span).starts_with('('));
    let introduction = introducing.next()?;
    ANNOUNCED.is_match(document.words(introduction.span).trim_end()).then(|| Found {
        start: 0,
        end: 3,
        kind: Kind::Objective,
        targets: vec![target(&context.profile.prefix, letter)],
        malformed: None,
    })
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;
    use codicil_profile::builtin;

    use super::find;
    use crate::context::{Context, Words};

    fn read(text: &str) -> Vec<String> {
        let document = Document::default();
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: None, index: None };
        find(&context, &words)
            .into_iter()
            .flat_map(|found| found.targets)
            .map(|target| target.to_string().replace("SEC:Objective", ""))
            .collect()
    }

    #[test]
    fn letters_are_read_alone_in_lists_and_in_ranges() {
        assert_eq!(read("it serves SEC Objectives (b), (d) and (f)."), ["(b)", "(d)", "(f)"]);
        assert_eq!(read("Objective (f)2: this change"), ["(f)"]);
        assert_eq!(read("relevant objectives (b) to (d)"), ["(b)", "(c)", "(d)"]);
        assert_eq!(read("it serves SEC objectives b and d."), ["(b)", "(d)"]);
        assert_eq!(read("SEC Objectives A, B and G"), ["(a)", "(b)", "(g)"]);
        assert_eq!(read("Applicable BSC Objective (c)"), ["BSC:Objective(c)"]);
        assert_eq!(
            read("DCUSA General Objectives 1 and 3"),
            ["DCUSA:Objective(1)", "DCUSA:Objective(3)"]
        );
    }

    #[test]
    fn other_objectives_are_no_references() {
        for text in [
            "the objective a person has",
            "Objective 3",
            "our objectives are",
            "objectives (z)",
            "part (g)",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
