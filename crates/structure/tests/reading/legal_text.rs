use codicil_document::{BlockKind, Kind};
use insta::assert_snapshot;

use crate::{outline, picture, read, read_as, spaced};

const DRAFTING: &str = "Draft Legal Text
SECMP0777
Moorings for boats

1. Draft Legal Text

This paper has been drafted against the Harbour Code version 4.21.

Section H ‘Harbours’

Amend section H2.4 as follows:
H2.4 A keeper of a boat shall, in each year in which the boat lies in the harbour:

(a) pay the fee for the mooring; and

(b) where the boat is longer than eight metres:

(i) hang out a lamp; or

(ii) pay the watchman.

Add new section H2.5 as follows:

H2.5 Section H2.4 does not apply to a raft.

                                                      
1 The number may change before the Board decides.
";

#[test]
fn clauses_hold_their_paragraphs() {
    let document = read(DRAFTING);
    assert_eq!(document.metadata.kind(), Kind::LegalText);
    let tree: Vec<String> = document
        .clauses
        .iter()
        .map(|clause| format!("{} < {:?} quoted {}", clause.path, clause.parent, clause.quoted))
        .collect();
    assert_snapshot!(tree.join("\n"), @r#"
    H2.4 < None quoted false
    H2.4(a) < Some(0) quoted false
    H2.4(b) < Some(0) quoted false
    H2.4(b)(i) < Some(2) quoted false
    H2.4(b)(ii) < Some(2) quoted false
    H2.5 < None quoted false
    "#);
    let whole = document.words(document.clauses[0].extent);
    assert!(whole.starts_with("H2.4 A keeper") && whole.ends_with("(ii) pay the watchman."));
    assert!(document.words(document.clauses[0].span).ends_with("in the harbour:"));
}

#[test]
fn instructions_are_headings_of_one_rank() {
    assert_snapshot!(outline(&read(DRAFTING)), @r#"
    1 Draft Legal Text p1
      - Section H ‘Harbours’ p1
        - Amend section H2.4 as follows: p1
        - Add new section H2.5 as follows: p1
    "#);
}

#[test]
fn the_baseline_is_read_without_the_mark_of_a_footnote() {
    let document = read(DRAFTING);
    let baseline = document.metadata.baseline_version.as_ref().expect("it is stated");
    assert_eq!(baseline.value, "4.2");
    assert_eq!(document.words(baseline.span.expect("it stands in the text")), "4.21.");
}

#[test]
fn clauses_in_a_margin_note_are_deleted() {
    let text = format!(
        "Draft Legal Text \n\nAmend H2.7 as follows: \n\n{}Deleted: 8\n\n(b) keep it lit. \n\n \n\n{}",
        spaced("H2.7 A keeper shall:\n(a) hang out a lamp;"),
        " Deleted: H2.8 In counting for Sections \n\nH2.4 and H2.5 the boats of a keeper \n\nthat number shall hold each \n\n\
         Raft.¶\n\nH2.9 In counting otherwise the \n\nrafts are left out.\n",
    );
    let document = read(&text);
    assert_snapshot!(picture(&document), @r#"
    Heading <> [] Draft Legal Text
    Heading <> [] Amend H2.7 as follows:
    Paragraph <H2.7> [H2.7] H2.7 A keeper shall:
    ListItem <(a)> [H2.7(a)] (a) hang out a lamp;
    ChangeRemark <> [] Deleted: 8
    ListItem <(b)> [H2.7(b)] (b) keep it lit.
    ChangeRemark <> [] Deleted:
    Paragraph deleted <H2.8> [H2.8] H2.8 In counting for Sections H2.4 and H2.5 the boats of a keeper that number shall hold each Raft.
    Paragraph deleted <H2.9> [H2.9] H2.9 In counting otherwise the rafts are left out.
    "#);
    let deleted: Vec<&str> =
        document.clauses.iter().filter(|c| c.deleted).map(|c| c.path.as_str()).collect();
    assert_eq!(deleted, ["H2.8", "H2.9"]);
}

#[test]
fn a_quoted_clause_in_a_report_is_marked() {
    let text = spaced(
        "Final Modification Report\nThis modification defines a Mooring as:\n\
         “H9.1 Where a boat is tied to a quay, that quay shall be known as its \"Mooring\".”\n\
         H9.1 and H9.2 were discussed at length by the group, which met on two evenings in the inn and\n\
         H9.3 was mentioned once.",
    );
    let document = read(&text);
    assert_eq!(document.clauses.len(), 1, "{}", picture(&document));
    assert!(document.clauses[0].quoted);
    assert_eq!(document.clauses[0].path, "H9.1");
}

#[test]
fn a_code_of_numbers_only_is_read() {
    let text = "Draft Legal Text\n\n35. FEES\n\n35.1 The Company may require a keeper to pay in accordance with Schedule 1.\n\n\
                35.2 The keeper shall:\n\n(A) pay; and\n\n(B) keep the receipt.\n\n35.2.1 a raft is free; or\n\n36. LAMPS\n\n\
                36.1 The lamp shall be lit.\n";
    let document = read_as("DCUSA", text);
    let paths: Vec<&str> = document.clauses.iter().map(|clause| clause.path.as_str()).collect();
    assert_eq!(paths, ["35.1", "35.2", "35.2(A)", "35.2(B)", "35.2.1", "36.1"]);
    assert_eq!(document.clauses[4].parent, Some(1));
    assert_eq!(document.headings.iter().filter(|heading| heading.level == 1).count(), 2);
}

#[test]
fn labels_alone_on_their_line_take_the_next() {
    let text = "Draft Legal Text\n\nH2.7 The keeper shall:\n\n(a)\n\nhang out a lamp; and\n\n(b)\n\nkeep it lit.\n\nH2.8\n\nNo lamp is needed by day.\n";
    let document = read(text);
    assert_snapshot!(picture(&document), @r#"
    Heading <> [] Draft Legal Text
    Paragraph <H2.7> [H2.7] H2.7 The keeper shall:
    ListItem <(a)> [H2.7(a)] (a) hang out a lamp; and
    ListItem <(b)> [H2.7(b)] (b) keep it lit.
    Paragraph <H2.8> [H2.8] H2.8 No lamp is needed by day.
    "#);
    assert!(document.blocks.iter().all(|block| block.kind != BlockKind::TableRow));
}
