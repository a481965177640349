//! Clauses, paragraphs, groups and sections of the code: alone, in ranges and in lists.
//!
//! A printed reference is a head ("SEC Sections"), which may be missing before full clause numbers,
//! and members joined by "to", "and", commas. Each run of members becomes references: a range is
//! one, a plain list is one, and a list with ranges in it one for each member.

mod head;
mod labels;
mod members;
mod parts;
mod words;

use std::sync::LazyLock;

use regex::Regex;

use self::members::{Item, Member, Run, Scanner};
use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

/// A word that may introduce a provision, or a number with its letter or after the name of a code:
/// the cheap first look.
static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        \b(?: (?i:sections?|clauses?|(?:sub-)?paragraphs?|parts?)\b
            | [A-Z]{1,2}\ ?[0-9]{1,3}(?:\.[0-9]|\b)
            | (?:BSC|CUSC|DCUSA|SEC|UNC|TPD|OAD)\ [A-Z]?[0-9]{1,3}\.[0-9] )",
    )
    .expect("tested")
});

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    let scanner = Scanner::new(context, words);
    while let Some(place) = PLACE.find_at(words.text, from) {
        let start = head::start_before(context, &scanner.text, place.start()).max(from);
        match parts::before(&scanner, start).or_else(|| scanner.run_at(start)) {
            Some(run) => {
                from = run.end.max(place.start() + 1);
                found.extend(references(&run));
            }
            None => from = place.start() + 1,
        }
    }
    found
}

/// The references that a run of members makes: one for a list, or one for each where ranges are
/// among them.
fn references(run: &Run<'_>) -> Vec<Found> {
    let (start, items) = (run.start, &run.items);
    let same_words = items.iter().skip(1).any(|item| item.start == items[0].start);
    let plain_list = items.len() > 1 && (same_words || items.iter().all(|item| item.to.is_none()));
    if plain_list {
        return vec![Found {
            start,
            end: run.end,
            kind: Kind::List,
            targets: items.iter().flat_map(targets).collect(),
            malformed: items.iter().find_map(|item| item.from.odd.clone()),
        }];
    }
    items
        .iter()
        .enumerate()
        .map(|(index, item)| Found {
            start: if index == 0 { start } else { item.start },
            end: item.end,
            kind: kind(item),
            targets: targets(item),
            malformed: odd(item),
        })
        .collect()
}

fn targets(item: &Item<'_>) -> Vec<Target> {
    let code = item.profile.prefix.clone();
    match &item.to {
        None => vec![Target::provision(&code, item.from.address.clone())],
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

fn kind(item: &Item<'_>) -> Kind {
    let address = &item.from.address;
    let shape = (address.numbers.len(), address.paragraphs.is_empty());
    let lettered = !address.section.is_empty();
    match (&item.to, shape) {
        (Some(_), (0, _)) => Kind::List,
        (Some(_), (1, true)) if lettered => Kind::GroupRange,
        (Some(_), _) => Kind::Range,
        (None, (0, _)) => Kind::Section,
        (None, (_, false)) => Kind::Subclause,
        (None, (1, true)) if lettered => Kind::Group,
        (None, (1, true)) if item.profile.clauses.whole.is_empty() => Kind::Section,
        (None, _) => Kind::Clause,
    }
}

/// What is odd about an item: one of its ends, or their order.
fn odd(item: &Item<'_>) -> Option<String> {
    let of = |member: &Member| member.odd.clone();
    of(&item.from).or_else(|| item.to.as_ref().and_then(of)).or_else(|| backwards(item))
}

/// A range whose end comes before its beginning.
fn backwards(item: &Item<'_>) -> Option<String> {
    let to = item.to.as_ref()?;
    (to.address < item.from.address).then(|| {
        format!("The range ends at {}, before its beginning {}.", to.address, item.from.address)
    })
}

#[cfg(test)]
mod tests {
    use codicil_document::{Clause, Document};
    use codicil_profile::of_alias;
    use codicil_text::Span;

    use super::find;
    use crate::context::{Context, Words};

    /// Each reference as "words → targets", with "!" where it is malformed.
    fn read_with(code: &str, text: &str) -> Vec<String> {
        read_in(&Document::default(), code, text)
    }

    fn read_in(document: &Document, code: &str, text: &str) -> Vec<String> {
        let context = Context::new(document, of_alias(code).expect(code));
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
        read_with("SEC", text)
    }

    #[test]
    fn single_provisions() {
        assert_eq!(read("as set out in Section G8.41 above"), ["Section G8.41 → SEC:G8.41"]);
        assert_eq!(read("under SEC Section G10.7(d)."), ["SEC Section G10.7(d) → SEC:G10.7(d)"]);
        assert_eq!(read("see G1.7A(w)(ii), please"), ["G1.7A(w)(ii) → SEC:G1.7A(w)(ii)"]);
        assert_eq!(read("SEC Section G is long"), ["SEC Section G → SEC:G"]);
        assert_eq!(read("In Section G, I found"), ["Section G → SEC:G"]);
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
            read("Amend H3.9 and H3.11 as follows"),
            ["H3.9 and H3.11 → SEC:H3.9, SEC:H3.11"]
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
            read("Section G8.41 and Section G8.44"),
            ["Section G8.41 → SEC:G8.41", "Section G8.44 → SEC:G8.44"]
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
            read("Sections H 3.5 to H3.9"),
            ["Sections H 3.5 to H3.9 → SEC:H3.5..SEC:H3.9 !"]
        );
        assert_eq!(read("In this Part H the"), ["Part H → SEC:H !"]);
        assert_eq!(read("see H3.7(A)"), ["H3.7(A) → SEC:H3.7(A) !"]);
        assert_eq!(read("see Section G8.41a."), ["Section G8.41a → SEC:G8.41(a) !"]);
    }

    #[test]
    fn a_letter_in_brackets_may_be_that_of_an_inserted_clause() {
        let span = Span::new(0, 0);
        let inserted = Clause {
            path: "H3.7A".to_owned(),
            label: span,
            span,
            extent: span,
            parent: None,
            heading: None,
            page: 1,
            deleted: false,
            quoted: false,
        };
        let document = Document { clauses: vec![inserted], ..Document::default() };
        let read = |text: &str| read_in(&document, "SEC", text);
        assert_eq!(read("see H3.7(A)"), ["H3.7(A) → SEC:H3.7A !"]);
        assert_eq!(read("see H3.7(a)"), ["H3.7(a) → SEC:H3.7A !"]);
        assert_eq!(read("see H3.7(b)"), ["H3.7(b) → SEC:H3.7(b)"]);
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
            "Part E of another scheme",
            "in this section I wrote",
            "Table A1.2 and Figure B2.1",
            "in V1.15",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn ends_may_leave_out_what_they_share() {
        assert_eq!(read("G8.40-43 and"), ["G8.40-43 → SEC:G8.40..SEC:G8.43"]);
        assert_eq!(
            read("Sections G8.40 to 8.43"),
            ["Sections G8.40 to 8.43 → SEC:G8.40..SEC:G8.43"]
        );
        assert_eq!(
            read("No change between Sections H14.1 and H14.37."),
            ["Sections H14.1 and H14.37 → SEC:H14.1..SEC:H14.37"]
        );
        assert_eq!(read("G8.41/G8.42"), ["G8.41/G8.42 → SEC:G8.41, SEC:G8.42"]);
    }

    #[test]
    fn labels_after_a_paragraph_continue_its_level() {
        assert_eq!(
            read("Section G8.41(a)(i) and (b), G8.42(a)(ii) and (iii)"),
            [
                "Section G8.41(a)(i) and (b), G8.42(a)(ii) and (iii) → SEC:G8.41(a)(i), SEC:G8.41(b), \
                 SEC:G8.42(a)(ii), SEC:G8.42(a)(iii)"
            ]
        );
    }

    #[test]
    fn a_part_may_be_named_before_or_after_its_whole() {
        assert_eq!(
            read("and paragraph (c)(ii) of Section H3.3 are"),
            ["paragraph (c)(ii) of Section H3.3 → SEC:H3.3(c)(ii)"]
        );
        assert_eq!(
            read("Paragraphs (a) and (c) of SEC Section H3.3"),
            ["Paragraphs (a) and (c) of SEC Section H3.3 → SEC:H3.3(a), SEC:H3.3(c)"]
        );
        assert_eq!(
            read("paragraphs (a) to (c) of Section H3.3"),
            ["paragraphs (a) to (c) of Section H3.3 → SEC:H3.3(a)..SEC:H3.3(c)"]
        );
        assert_eq!(
            read_with("BSC", "Paragraph 2.5.6 of Section K, and Section Q, paragraphs 6.1 to 6.3"),
            [
                "Paragraph 2.5.6 of Section K → BSC:K2.5.6",
                "Section Q, paragraphs 6.1 to 6.3 → BSC:Q6.1..BSC:Q6.3"
            ]
        );
        assert_eq!(
            read_with("UNC", "paragraph 2.3 of TPD Section M"),
            ["paragraph 2.3 of TPD Section M → UNC:TPD M2.3"]
        );
    }

    #[test]
    fn other_codes_have_their_own_numbers() {
        assert_eq!(
            read_with("BSC", "BSC Section K2.5.4 and Paragraph W1.2.3(a)"),
            ["BSC Section K2.5.4 → BSC:K2.5.4", "Paragraph W1.2.3(a) → BSC:W1.2.3(a)"]
        );
        assert_eq!(
            read_with("DCUSA", "Clause 35.1 and Clauses 35.2 to 35.4; Clause 60"),
            [
                "Clause 35.1 → DCUSA:35.1",
                "Clauses 35.2 to 35.4 → DCUSA:35.2..DCUSA:35.4",
                "Clause 60 → DCUSA:60"
            ]
        );
        assert_eq!(
            read_with("UNC", "TPD Section G1.6.4 or TPD V3.2"),
            ["TPD Section G1.6.4 → UNC:TPD G1.6.4", "TPD V3.2 → UNC:TPD V3.2"]
        );
        assert_eq!(
            read_with("CUSC", "CUSC Section 14, paragraph 14.15.5 and CUSC 8.20.1; Section 3"),
            [
                "CUSC Section 14 → CUSC:14",
                "paragraph 14.15.5 → CUSC:14.15.5",
                "CUSC 8.20.1 → CUSC:8.20.1"
            ]
        );
    }

    #[test]
    fn a_paper_may_cite_another_code() {
        assert_eq!(
            read("unlike BSC Section K2.5.4, DCUSA Clause 35.1 and UNC TPD Section G1.6.4"),
            [
                "BSC Section K2.5.4 → BSC:K2.5.4",
                "DCUSA Clause 35.1 → DCUSA:35.1",
                "UNC TPD Section G1.6.4 → UNC:TPD G1.6.4"
            ]
        );
        assert_eq!(
            read("Clause 35.1 of the DCUSA and Section H3.2 of the Code"),
            ["Clause 35.1 → DCUSA:35.1", "Section H3.2 → SEC:H3.2"]
        );
    }
}
