use codicil_document::{Fact, Kind};

use crate::{outline, read_as};

fn value(fact: Option<Fact<String>>) -> Option<String> {
    fact.map(|fact| fact.value)
}

const CONSULTATION: &str = "Assessment Procedure Consultation

P977 ‘Lamps on small boats’

Contact:
Ann Example

020 7946 0999

ann@example.org

Contents

1 Summary                                                                   2
2 Why Change?                                                               4
3 Solution                                                                  6

P977
Assessment Procedure
Consultation
9 July 2020
Version 1.0
Page 1 of 12
© Quay House 2020
\u{c}1 Summary

Why Change?

The Code does not yet allow boats below eight metres to carry a lamp of their own, as Section
K2.5.4 requires each lamp to be entered by its keeper.

Solution

P977 was raised by Quay Lamps Ltd on 3 June 2020.

P977
Assessment Procedure
Consultation
9 July 2020
Version 1.0
Page 2 of 12
© Quay House 2020
\u{c}";

#[test]
fn a_consultation_of_another_code_says_what_it_is() {
    let metadata = read_as("BSC", CONSULTATION).metadata;
    assert_eq!(metadata.kind(), Kind::Consultation);
    assert_eq!(value(metadata.modification).as_deref(), Some("P977"));
    assert_eq!(value(metadata.title).as_deref(), Some("Lamps on small boats"));
    assert_eq!(value(metadata.version).as_deref(), Some("1.0"));
    assert_eq!(value(metadata.date).as_deref(), Some("2020-07-09"));
    assert_eq!(metadata.pages.map(|fact| fact.value), Some(12));
    assert_eq!(value(metadata.proposer).as_deref(), Some("Quay Lamps Ltd"));
    let contact = metadata.contact.expect("a contact").value;
    assert_eq!(contact.name.as_deref(), Some("Ann Example"));
    assert_eq!(contact.email.as_deref(), Some("ann@example.org"));
}

#[test]
fn section_numbers_without_a_stop_make_headings() {
    let outline = outline(&read_as("BSC", CONSULTATION));
    assert!(
        outline.contains("  1 Summary p2\n    - Why Change? p2\n    - Solution p2"),
        "{outline}"
    );
}

#[test]
fn a_diagram_of_stages_names_no_kind() {
    let text = "DCUSA Change Report                       At what stage is this document in the process?\n\n\
                DCP 977                                   01 – Change Proposal\n\
                Lamps on boats                            02 – Consultation\n\
                                                          03 – Change Report\n\n\
                Proposer Name: Ann Example\nCompany Name: Quay Lamps\n\n\
                This document is a Change Report that is sent to all Parties.\n\n\
                12 December 2018         Page 1 of 14         Version 1.0\n\u{c}\
                1     Summary\n\nWhat?\n\n1.1   Boats carry lamps as if they were houses.\n\n\
                12 December 2018         Page 2 of 14         Version 1.0\n\u{c}";
    let metadata = read_as("DCUSA", text).metadata;
    assert_eq!(metadata.kind(), Kind::FinalReport);
    assert_eq!(value(metadata.modification).as_deref(), Some("DCP977"));
    assert_eq!(value(metadata.proposer).as_deref(), Some("Ann Example"));
    assert_eq!(metadata.pages.map(|fact| fact.value), Some(14));
}

#[test]
fn deep_clauses_of_a_code_with_letters_are_read() {
    let text = "Draft Legal Text\n\nAmend Section K as follows:\n\nK2.5.4 Where a keeper enters a lamp, the agent shall:\n\n\
                (a) record it; and\n\n(b) tell the keeper.\n\nK2.5.4A Nothing is owed for a lamp that is out.\n";
    let document = read_as("BSC", text);
    let paths: Vec<&str> = document.clauses.iter().map(|clause| clause.path.as_str()).collect();
    assert_eq!(paths, ["K2.5.4", "K2.5.4(a)", "K2.5.4(b)", "K2.5.4A"]);
}
