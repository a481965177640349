use codicil_document::{BlockKind, Document};

use crate::read;

/// Pieces that papers are made of, to be shuffled.
const PIECES: &[&str] = &[
    "SECMP0777 – \n",
    "Stage 02: Draft Modification Report\n",
    "1. Summary \n\n",
    "2 Costs\n",
    "What is at stake? \n\n",
    "Deleted: H2.4 In counting\n",
    "Deleted: 8\n",
    "¶\n",
    "(a) one; and\n",
    "(i)\n",
    "(ii) two\n",
    "•\n",
    "• three\n",
    " 4. Impacts \n",
    "H2.4 The keeper shall:\n",
    "“H9.1 Where a boat",
    " is tied.”\n",
    "Large  X Small X\n",
    "Name:\n",
    "Jane Doe\n",
    "Page 2 of 9\n",
    "Version 1.0\n",
    "This document is \n\nclassified as White\n",
    "\n\n\n\n\n",
    "the end of the half-\n",
    "yearly re-\n",
    "port\n",
    "help@exam\n",
    "ple.org\n",
    "1Note that\n",
    "                                        \n1 Boats over 8 m.\n",
    "boats1 and £1,2001 and (a)1\n",
    "wil l  drift i f the Sect ion\n",
    "https://example.org/a-\n",
    "mailto:a@example.org\n",
    "\u{c}",
    "Respondent Category Response\n",
    "Alder Large Supplier | Approve Yes\n",
    "| a | b |\n",
    "# x\n",
    "01\n02\n03\n",
    "!\n",
    "é“’”\u{a0}\u{ad}\n",
    "Contents\n1. Summary 3\n2. Costs........ 4\n",
    "\r\n",
    "\t",
    "Amend section H2.4 as follows:\n",
    "Q4: What next?\n",
    "5. Which path?  Path 3\n",
    " ",
    "\n",
];

/// A text of so many pieces, always the same for one seed.
fn shuffled(mut seed: u64, pieces: usize) -> String {
    let mut text = String::new();
    for _ in 0..pieces {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
    }
    text + "."
}

/// Everything that the parts of a document promise each other.
fn check(document: &Document, text: &str) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && !block.span.is_empty(), "{text:?}");
        assert!(document.text.is_char_boundary(block.span.start));
        assert_eq!(document.text.as_bytes()[block.span.end], b'\n');
        assert!(!document.words(block.span).contains('\n'));
        assert!(block.label.is_none_or(|label| block.span.contains(label) && !label.is_empty()));
        assert!(block.heading.is_none_or(|heading| heading < document.headings.len()));
        let source = document.map.to_source(block.span).expect("words come from the file");
        assert!(text.is_char_boundary(source.start) && text.is_char_boundary(source.end));
        end = block.span.end;
    }
    for heading in &document.headings {
        assert_eq!(document.blocks[heading.block].kind, BlockKind::Heading);
        assert_eq!(document.blocks[heading.block].span, heading.span);
    }
    for (index, clause) in document.clauses.iter().enumerate() {
        assert!(clause.parent.is_none_or(|parent| parent < index));
        assert!(clause.extent.contains(clause.span) && clause.span.contains(clause.label));
    }
    let repairs = document.repairs.windows(2);
    assert!(repairs.clone().all(|pair| pair[0].span.end <= pair[1].span.start), "{text:?}");
    let pages = document.pages.windows(2);
    assert!(pages.clone().all(|pair| pair[0].span.end == pair[1].span.start));
    assert_eq!(document.pages.last().map(|page| page.span.end), Some(document.text.len()));
    assert!(document.furniture.iter().all(|one| one.at <= document.text.len()));
}

#[test]
fn whatever_the_order_of_the_pieces_the_parts_agree() {
    for seed in 0..150 {
        let text = shuffled(seed, 3 + seed as usize % 60);
        check(&read(&text), &text);
    }
}

#[test]
fn no_word_is_lost() {
    for seed in 400..470 {
        let text = shuffled(seed, 40);
        let document = read(&text);
        let mut kept: Vec<&str> = document.text.split_whitespace().collect();
        let out: Vec<&str> = document.furniture.iter().map(|one| one.text.as_str()).collect();
        kept.extend(out.iter().flat_map(|words| words.split_whitespace()));
        let letters = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
        assert_eq!(
            kept.iter().map(|word| letters(word)).sum::<usize>(),
            letters(&text),
            "{text:?}"
        );
    }
}

#[test]
fn reading_twice_gives_the_same() {
    let text = shuffled(7, 200);
    assert_eq!(read(&text), read(&text));
}
