//! Clauses, paragraphs, groups and sections of the code: alone, in ranges and in lists.
//!
//! A printed reference is a head ("SEC Sections"), which may be missing before full clause numbers,
//! and members joined by "to", "and", commas. Each run of members becomes references: a range is
//! one, a plain list is one, and a list with ranges in it one for each member.

mod members;

use std::sync::LazyLock;

use regex::Regex;

use self::members::{Item, Member, Scanner};
use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

/// A capital letter and a number, or a word that may introduce one: the cheap first look.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(?:[A-Z]{2,6}\ )? (?i:sections?|clauses?|paragraphs?|parts?)\ ?
        | \b[A-Z]{1,2}\ ?[0-9]{1,3}(?:\.[0-9]|\b)",
    )
    .expect("tested")
});

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(place) = PLACE.find_at(words.text, from) {
        let scanner = Scanner::new(context, words);
        match scanner.run_at(place.start()) {
            Some(run) => {
                from = run.end.max(place.end());
                found.extend(references(context, run.start, &run.items));
            }
            None => from = place.end(),
        }
    }
    found
}

/// The references that a run of members makes.
fn references(context: &Context<'_>, start: usize, items: &[Item]) -> Vec<Found> {
    let plain_list = items.len() > 1 && items.iter().all(|item| item.to.is_none());
    if plain_list {
        let (first, last) = (&items[0], &items[items.len() - 1]);
        let targets = items.iter().map(|item| target(context, &item.from)).collect();
        let odd = items.iter().find_map(|item| item.from.odd.clone());
        return vec![Found {
            start,
            end: last.end.max(first.end),
            kind: Kind::List,
            targets,
            malformed: odd,
        }];
    }
    items
        .iter()
        .enumerate()
        .map(|(index, item)| Found {
            start: if index == 0 { start } else { item.start },
            end: item.end,
            kind: kind(item),
            targets: targets(context, item),
            malformed: item
                .from
                .odd
                .clone()
                .or_else(|| item.to.as_ref().and_then(|to| to.odd.clone()))
                .or_else(|| backwards(item)),
        })
        .collect()
}

fn targets(context: &Context<'_>, item: &Item) -> Vec<Target> {
    let code = context.profile.prefix.clone();
    match &item.to {
        None => vec![target(context, &item.from)],
        // Sections in a row are few: they are named one by one.
        Some(to) if item.from.address.numbers.is_empty() && to.address.numbers.is_empty() => {
            members::letters_between(&item.from.address, &to.address)
                .into_iter()
                .map(|address| Target::provision(&code, address))
                .collect()
        }
        Some(to) => {
            vec![Target::Range { code, from: item.from.address.clone(), to: to.address.clone() }]
        }
    }
}

fn target(context: &Context<'_>, member: &Member) -> Target {
    Target::provision(&context.profile.prefix, member.address.clone())
}

fn kind(item: &Item) -> Kind {
    let address = &item.from.address;
    let shape = (address.numbers.len(), address.paragraphs.is_empty());
    match (&item.to, shape) {
        (Some(_), (0, _)) => Kind::List,
        (Some(_), (1, true)) if !address.section.is_empty() => Kind::GroupRange,
        (Some(_), _) => Kind::Range,
        (None, (0, _)) => Kind::Section,
        (None, (_, false)) => Kind::Subclause,
        (None, (1, true)) if !address.section.is_empty() => Kind::Group,
        (None, _) => Kind::Clause,
    }
}

/// A range whose end comes before its beginning.
fn backwards(item: &Item) -> Option<String> {
    let to = item.to.as_ref()?;
    (to.address < item.from.address).then(|| {
        format!("The range ends at {}, before its beginning {}.", to.address, item.from.address)
    })
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;
    use codicil_profile::builtin;

    use super::find;
    use crate::context::{Context, Words};

    /// Each reference as "words → targets", with "!" where it is malformed.
    fn read_with(profile: usize, text: &str) -> Vec<String> {
        let document = Document::default();
        let context = Context::new(&document, &builtin()[profile]);
        let words = Words { text, block: None, index: None };
        find(&context, &words)
            .into_iter()
            .map(|found| {
                let targets: Vec<String> = found.targets.iter().map(ToString::to_string).collect();
                let mark = if found.malformed.is_some() { " !" } else { "" };
                format!("{} → {}{mark}", &text[found.start..found.end], targets.join(", "))
            })
            .collect()
    }

    fn read(text: &str) -> Vec<String> {
        read_with(0, text)
    }

    #[test]
    fn single_provisions() {
        assert_eq!(read("as set out in Section G8.41 above"), ["Section G8.41 → SEC:G8.41"]);
        assert_eq!(read("under SEC Section G10.7(d)."), ["SEC Section G10.7(d) → SEC:G10.7(d)"]);
        assert_eq!(read("see G1.7A(w)(ii), please"), ["G1.7A(w)(ii) → SEC:G1.7A(w)(ii)"]);
        assert_eq!(read("SEC Section G is long"), ["SEC Section G → SEC:G"]);
        assert_eq!(
            read("Section G7 ‘The Committee’ says"),
            ["Section G7 ‘The Committee’ → SEC:G7"]
        );
    }

    #[test]
    fn ranges() {
        assert_eq!(
            read("Sections G8.40 to G8.43 say"),
            ["Sections G8.40 to G8.43 → SEC:G8.40..SEC:G8.43"]
        );
        assert_eq!(read("G8.40–G8.43"), ["G8.40–G8.43 → SEC:G8.40..SEC:G8.43"]);
        assert_eq!(read("SEC Sections G3 to G6."), ["SEC Sections G3 to G6 → SEC:G3..SEC:G6"]);
        assert_eq!(
            read("Section G8.41(a) to (c)"),
            ["Section G8.41(a) to (c) → SEC:G8.41(a)..SEC:G8.41(c)"]
        );
        assert_eq!(
            read("Sections G8.43 to G8.41"),
            ["Sections G8.43 to G8.41 → SEC:G8.43..SEC:G8.41 !"]
        );
    }

    #[test]
    fn lists() {
        assert_eq!(
            read("Amend G8.43 and G8.46 as follows"),
            ["G8.43 and G8.46 → SEC:G8.43, SEC:G8.46"]
        );
        assert_eq!(
            read("Sections G8.41, G8.42 and G8.44(a)"),
            ["Sections G8.41, G8.42 and G8.44(a) → SEC:G8.41, SEC:G8.42, SEC:G8.44(a)"]
        );
        assert_eq!(
            read("Sections A ‘Terms’ and Section G ‘Security’"),
            ["Sections A ‘Terms’ and Section G ‘Security’ → SEC:A, SEC:G"]
        );
        assert_eq!(
            read("Sections G8.41 to G8.43 and G8.46"),
            ["Sections G8.41 to G8.43 → SEC:G8.41..SEC:G8.43", "G8.46 → SEC:G8.46"]
        );
        assert_eq!(
            read("Section G8.41(a) and (b)"),
            ["Section G8.41(a) and (b) → SEC:G8.41(a), SEC:G8.41(b)"]
        );
    }

    #[test]
    fn malformed_ones_are_understood_and_marked() {
        assert_eq!(
            read("Sections G 8.54 to G8.60"),
            ["Sections G 8.54 to G8.60 → SEC:G8.54..SEC:G8.60 !"]
        );
        assert_eq!(read("for this Part G, a"), ["Part G → SEC:G !"]);
        assert_eq!(read("in G1.7(A)"), ["G1.7(A) → SEC:G1.7(A) !"]);
    }

    #[test]
    fn other_words_are_left_alone() {
        for text in [
            "EC3M 4AJ",
            "SMETS1 and SMETS2 Devices",
            "Path P3",
            "Type 2 Devices in Profile Classes 1-4",
            "BS7858",
            "N3rgy Limited",
            "V1.15",
            "Section 4 below",
            "a section of the market",
            "Sections and parts",
            "an A4 page",
            "clause by clause",
            "Part of G",
            "see Q4:",
            "the G20 in E7",
            "at 10.30",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn other_codes_have_their_own_numbers() {
        assert_eq!(
            read_with(1, "BSC Section K2.5.4 and Paragraph W1.2.3(a)"),
            ["BSC Section K2.5.4 and Paragraph W1.2.3(a) → BSC:K2.5.4, BSC:W1.2.3(a)"]
        );
        assert_eq!(
            read_with(2, "Clause 35.1 and Clauses 35.2 to 35.4"),
            ["Clause 35.1 → DCUSA:35.1", "Clauses 35.2 to 35.4 → DCUSA:35.2..DCUSA:35.4"]
        );
        assert_eq!(read_with(3, "TPD Section G1.6.4"), ["TPD Section G1.6.4 → UNC:TPD G1.6.4"]);
    }
}
