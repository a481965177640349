use codicil_text::RepairKind;
use insta::assert_snapshot;

use crate::{outline, picture, read};

#[test]
fn the_blocks_of_a_very_long_line_are_of_a_bearable_size() {
    let text = "The keeper of the boat looked at the sea and said so. ".repeat(4000);
    let document = read(&text);
    assert!(document.blocks.len() > 10);
    assert!(document.blocks.iter().all(|block| block.span.len() <= 20_000));
    assert_eq!(document.notices[0].code, "long-blocks");
    assert_eq!(document.text.split_whitespace().count(), text.split_whitespace().count());
}

#[test]
fn carriage_returns_and_hyphens_at_line_ends_are_read() {
    let text = "The Board considered the change and found that it would be use-\r\nful to everybody; \
                a half-\r\nyearly re-\r\nport will tell. See https://example.org/a-\r\nb/c for more.\r\n";
    let document = read(text);
    assert!(document.text.contains("https://example.org/a-b/c for"), "{}", document.text);
    let repairs: Vec<_> = document
        .repairs
        .iter()
        .map(|repair| (repair.kind, document.words(repair.span), repair.repaired.as_str()))
        .collect();
    assert_eq!(repairs[0], (RepairKind::LineHyphen, "use-ful", "useful"));
    assert!(repairs.iter().all(|repair| repair.1 != "half-yearly"));
}

#[test]
fn markdown_and_indented_text_keep_their_parts() {
    let text = "# Boats\n\n## 1 Background\n\nSome text about\nboats.\n\n- a first item that is\n  wrapped\n- a second\n\n\
                | Keeper | Fee |\n| Large | 5 |\n";
    let document = read(text);
    assert_snapshot!(outline(&document), @r#"
    - Boats p1
      - 1 Background p1
    "#);
    assert_snapshot!(picture(&document), @r#"
    Heading <> [] # Boats
    Heading <> [] ## 1 Background
    Paragraph <> [] Some text about boats.
    ListItem <-> [] - a first item that is wrapped
    ListItem <-> [] - a second
    TableRow <> [] | Keeper | Fee |
    TableRow <> [] | Large | 5 |
    "#);
}

#[test]
fn nothing_but_furniture_is_a_document_without_blocks() {
    let document = read("Page 1 of 2\n");
    assert!(document.blocks.is_empty());
    assert_eq!(document.furniture.len(), 1);
    assert_eq!(document.pages[0].span.len(), 0);
}

#[test]
fn pages_partition_the_text() {
    let text =
        "One line of the first page\u{c}\u{c}Another page begins here.\n\nAnd ends.\u{c}Last.";
    let document = read(text);
    let mut end = 0;
    for (index, page) in document.pages.iter().enumerate() {
        assert_eq!((page.number as usize, page.span.start), (index + 1, end));
        end = page.span.end;
    }
    assert_eq!((document.pages.len(), end), (4, document.text.len()));
    assert!(document.words(document.pages[2].span).starts_with("Another"));
}

#[test]
fn pages_that_say_the_same_keep_their_words() {
    let page = "Otter count\n\nOne otter was seen at the bridge.\n";
    let document = read(&[page, page, page, page].join("\u{c}"));
    assert!(document.text.matches("One otter was seen").count() == 4, "{}", document.text);
    assert!(document.furniture.is_empty());
}
