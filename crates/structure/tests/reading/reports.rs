use codicil_document::{FurnitureKind, Kind};
use insta::assert_snapshot;

use crate::{outline, picture, read, spaced};

/// A page of a report whose foot cuts a sentence in two.
fn cut_report() -> String {
    let before = spaced(
        "2. Discussion\nThe group looked at the ways in which a keeper of boats could be told about the new\n\
         moorings, and found that a notice on the quay would reach more of them than any letter. It\n\
         therefore asked that the harbour master should hang up one notice for each and every one of the",
    );
    let foot = "\n\n\n\n\n\nAdministered by Quay House, 1 Pier Road, Port Ellen \n\n \n\nSECMP0777 \n\nFinal Modification \n\n\
                Report \n\n3 May 2021 \n\nVersion 1.2 \n\nPage 1 of 2 \n\nThis document is \n\nclassified as Green \n\n\
                © Quay House 2021 \n \n\n";
    let after = spaced(
        "Moorings and keep it there until the last of the boats had left the harbour for the winter.",
    );
    format!(" SECMP0777: \n\nMoorings for boats \n\n{before}{foot}{after}")
}

#[test]
fn a_sentence_joins_across_a_foot() {
    let document = read(&cut_report());
    let joined = "one notice for each and every one of the Moorings and keep it";
    assert!(document.text.contains(joined), "{}", document.text);
    let foot = &document.furniture[0];
    assert_eq!(foot.kind, FurnitureKind::Running);
    assert!(foot.text.starts_with("Administered by Quay House"), "{}", foot.text);
    assert!(foot.text.ends_with("© Quay House 2021"), "{}", foot.text);
    assert_eq!(&document.text[foot.at..foot.at + 8], "Moorings");
}

#[test]
fn a_foot_states_version_date_and_class() {
    let metadata = read(&cut_report()).metadata;
    let value = |fact: Option<codicil_document::Fact<String>>| fact.map(|fact| fact.value);
    assert_eq!(metadata.kind(), Kind::FinalReport);
    assert_eq!(value(metadata.modification).as_deref(), Some("SECMP0777"));
    assert_eq!(value(metadata.title).as_deref(), Some("Moorings for boats"));
    assert_eq!(value(metadata.version).as_deref(), Some("1.2"));
    assert_eq!(value(metadata.date).as_deref(), Some("2021-05-03"));
    assert_eq!(value(metadata.classification).as_deref(), Some("Green"));
    assert_eq!(metadata.pages.map(|fact| fact.value), Some(2));
    assert_eq!(value(metadata.stage), None);
    assert!(metadata.proposer.is_none() && metadata.path_type.is_none());
}

#[test]
fn every_word_leads_back_to_its_bytes() {
    let text = cut_report();
    let document = read(&text);
    for block in &document.blocks {
        let source = document.map.to_source(block.span).expect("a block has source");
        let flat = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let printed = flat(source.of(&text));
        let first = document.words(block.span).split(' ').next().unwrap_or_default();
        assert!(printed.starts_with(first), "{first} is not at the start of {printed}");
    }
}

#[test]
fn headings_stand_apart_from_their_text() {
    let text = " 1. Summary \n\n \n\nWhat is the issue? \n\nA boat without a mooring has to be watched by night and by day, which costs its \n\n\
                keeper a great deal of sleep. \n\n \n\nImpacts \n\nParty \n\nLarge Keepers  X Small Keepers X \n\n\
                Other Keepers X \n\n \n\nHarbour \n\nThe harbour is not touched by this change, as far as anybody is able to see today. \n\n\
                It will be looked at again.\n 2. Solution \n\nBackground \n\nMoorings of old \n\nMoorings were once made of rope. \n\n\
                Annex 2: Words \n\nThe words used in this paper are explained below. \n";
    let document = read(text);
    assert_snapshot!(outline(&document), @r#"
    1 Summary p1
      - What is the issue? p1
      - Impacts p1
        - Party p1
        - Harbour p1
    2 Solution p2
      - Background p2
        - Moorings of old p2
    Annex 2 Words p2
    "#);
    assert_snapshot!(picture(&document), @r#"
    Heading <1.> [] 1. Summary
    Heading <> [] What is the issue?
    Paragraph <> [] A boat without a mooring has to be watched by night and by day, which costs its keeper a great deal of sleep.
    Heading <> [] Impacts
    Heading <> [] Party
    TableRow <> [] Large Keepers X Small Keepers X
    TableRow <> [] Other Keepers X
    Heading <> [] Harbour
    Paragraph <> [] The harbour is not touched by this change, as far as anybody is able to see today. It will be looked at again.
    Heading <2.> [] 2. Solution
    Heading <> [] Background
    Heading <> [] Moorings of old
    Paragraph <> [] Moorings were once made of rope.
    Heading <> [] Annex 2: Words
    Paragraph <> [] The words used in this paper are explained below.
    "#);
}

#[test]
fn contents_are_lines_of_their_own() {
    let text = "Contents \n\n1. Summary 3 \n\n2. What is at stake? 5 \n\nAppendix 1: Words 9 \n\n \n\nAbout this paper \n\nThis paper is short. \n";
    assert_snapshot!(picture(&read(text)), @r#"
    Heading <> [] Contents
    Contents <1.> [] 1. Summary 3
    Contents <2.> [] 2. What is at stake? 5
    Contents <> [] Appendix 1: Words 9
    Heading <> [] About this paper
    Paragraph <> [] This paper is short.
    "#);
}

#[test]
fn a_footnote_leaves_the_paragraph_that_it_interrupts() {
    let rule = " ".repeat(54);
    let body = spaced(
        "The harbour master noted that the boats lie close together in winter, when the wind blows\n\
                       from the north, and that the keepers of larger boats1 fear for their paint. The keepers of",
    );
    let after = "smaller boats do not share that fear. \n\nThey never did. \n\n";
    let text = format!(
        "{body}{rule}\n1 Boats of more than eight metres. \n {after}{}",
        spaced("one more line")
    );
    let document = read(&text);
    assert_snapshot!(picture(&document), @r#"
    Paragraph <> [] The harbour master noted that the boats lie close together in winter, when the wind blows from the north, and that the keepers of larger boats1 fear for their paint. The keepers of smaller boats do not share that fear.
    Footnote <1> [] 1 Boats of more than eight metres.
    Paragraph <> [] They never did.
    Paragraph <> [] one more line
    "#);
    let repair = &document.repairs[0];
    assert_eq!((document.words(repair.span), repair.repaired.as_str()), ("boats1", "boats"));
    let note = document.blocks.iter().find(|block| block.label.is_some()).expect("a footnote");
    assert_eq!((note.page, document.words(note.span)), (1, "1 Boats of more than eight metres."));
}

#[test]
fn lists_keep_their_labels_and_wrapped_lines() {
    let text = "The keepers asked for three things: \n\n• a longer quay, which would leave more room for everybody \n\n\
                and every boat; \n\n• \n\na lamp; and \n\n• no more Fees. \n\n \n\nThat was all. \n";
    assert_snapshot!(picture(&read(text)), @r#"
    Paragraph <> [] The keepers asked for three things:
    ListItem <•> [] • a longer quay, which would leave more room for everybody and every boat;
    ListItem <•> [] • a lamp; and
    ListItem <•> [] • no more Fees.
    Paragraph <> [] That was all.
    "#);
}

#[test]
fn the_lines_of_a_flattened_table_stay_rows() {
    let text = "We propose this timetable.  \n\nActivity Date \n\nProposal raised 31 Aug 21 \n\nWorking Group 24 Sep 21 \n\n\
                Vote of the Board 23 Jan 22 \n\n \n\nLength of the work \n\nThe work takes three months. \n";
    assert_snapshot!(picture(&read(text)), @r#"
    Paragraph <> [] We propose this timetable.
    TableRow <> [] Activity Date
    TableRow <> [] Proposal raised 31 Aug 21
    TableRow <> [] Working Group 24 Sep 21
    TableRow <> [] Vote of the Board 23 Jan 22
    Heading <> [] Length of the work
    Paragraph <> [] The work takes three months.
    "#);
}

#[test]
fn dumped_links_and_letters_of_pictures_are_furniture() {
    let text = " The keepers met. \n\n! \n\n01 \n\n02 \n\n03 \n\nhttps://example.org/quay\nhttps://example.org/quay\n Next page. \n\n\
                A line. \n\nA line. \n\nA line. \n\nA line. \n\nA line. \n\n";
    let document = read(text);
    let found: Vec<_> =
        document.furniture.iter().map(|one| (one.kind, one.text.as_str(), one.page)).collect();
    assert_eq!(
        found,
        [
            (FurnitureKind::Figure, "!", 1),
            (FurnitureKind::Figure, "01 02 03", 1),
            (FurnitureKind::Link, "https://example.org/quay https://example.org/quay", 1),
        ]
    );
    assert!(!document.text.contains("example.org"));
}
