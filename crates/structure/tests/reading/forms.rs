use codicil_document::Kind;
use codicil_text::RepairKind;
use insta::assert_snapshot;

use crate::{outline, read};

const FORM: &str = " 1. What should be put right? 

Boats wil l  drift at night, and the keepers do not al low for it. The harbour master has  
already init iated a count, and the pub lished figures show what is needed. 

2. Are you asking that the Modification 
Proposal be treated as Urgent?  

Yes 

It is urgent i f  the winter comes early; this is l ikely . 

3. Which path do you ask for?  Path 3 

Path 3: Self Governance: 

The change has no effect on competit ion . See Sect ion H2.6 and Sect ion H2.7 of the Code, or 
Section H2.8, or Section H2.9. 

4. What is your desired implementation date?  

Early spring 2022. 
";

#[test]
fn questions_of_a_form_are_headings() {
    let document = read(FORM);
    assert_snapshot!(outline(&document), @r#"
    1 What should be put right? p1
    2 Are you asking that the Modification Proposal be treated as Urgent? p1
    3 Which path do you ask for? p1
    4 What is your desired implementation date? p1
    "#);
    assert_eq!(document.metadata.kind(), Kind::ProposalForm);
    let sure = document.metadata.kind.as_ref().expect("a kind").confidence;
    assert!(sure.is_some(), "a form that does not name itself is a guess");
}

#[test]
fn answers_are_read_from_their_questions() {
    let metadata = read(FORM).metadata;
    assert_eq!(metadata.path_type.map(|f| f.value).as_deref(), Some("Path 3: Self-Governance"));
    assert_eq!(
        metadata.implementation_date.map(|fact| fact.value).as_deref(),
        Some("Early spring 2022")
    );
    assert!(metadata.modification.is_none());
}

/// The implementation date of a paper about SECMP0901 that says only this.
fn implementation(words: &str) -> Option<String> {
    let paper = format!("SECMP0901 ‘Lamps on small boats’\n\nImplementation\n\n{words}\n");
    read(&paper).metadata.implementation_date.map(|fact| fact.value)
}

#[test]
fn an_implementation_date_can_be_a_rule() {
    let rule = |words: &str| implementation(words).unwrap_or_default();
    assert_eq!(
        rule(
            "It is meant that SECMP0901 will be implemented five (5) Working Days following consent."
        ),
        "five (5) Working Days following consent"
    );
    assert_eq!(
        rule("As nobody is against it, implementation could be ten Business Days after the vote."),
        "ten Business Days after the vote"
    );
    assert_eq!(rule("The change is implemented on 3 May 2021."), "2021-05-03");
    assert_eq!(rule("Proposed implementation date: 3 May 2021"), "2021-05-03");
    assert_eq!(
        rule(
            "We recommend an implementation date of:\n\n• 3 May 2021 if the vote is by 1 April 2021; or"
        ),
        "3 May 2021 if the vote is by 1 April 2021"
    );
}

#[test]
fn what_happened_to_others_is_no_implementation_date() {
    for words in [
        "SECMP0902 will be implemented on 3 May 2021.",
        "The first lamps were implemented on 3 May 2021.",
        "The lamps will be implemented within 5 Working Days.",
        "It will be implemented by the keeper on 3 May 2021.",
    ] {
        assert_eq!(implementation(words), None, "{words}");
    }
}

#[test]
fn words_broken_by_kerning_are_repaired_and_no_others() {
    let document = read(FORM);
    let repairs: Vec<String> = document
        .repairs
        .iter()
        .map(|repair| {
            assert_eq!(repair.kind, RepairKind::Gap);
            format!("{} → {}", document.words(repair.span), repair.repaired)
        })
        .collect();
    assert_snapshot!(repairs.join("\n"), @r#"
    wil l → will
    al low → allow
    init iated → initiated
    pub lished → published
    i f → if
    l ikely → likely
    competit ion → competition
    Sect ion → Section
    Sect ion → Section
    "#);
}

#[test]
fn words_that_stand_well_apart_are_left_alone() {
    let text = "Any one of us may go in to the harbour; a non native boat is to be tied up for ever. \
                The ex ante view, the man days, a round rope, some times and B and C are as they should be. \
                See paragraphs a and b, option A or B, and the co op.";
    let document = read(text);
    let repairs: Vec<&str> =
        document.repairs.iter().map(|repair| document.words(repair.span)).collect();
    assert!(repairs.is_empty(), "{repairs:?}");
}

#[test]
fn minutes_of_several_modifications_are_about_none_alone() {
    let minutes = "Change Board minutes\n\n1. Welcome\n\nThe Chair welcomed the members.\n\n\
                   2. SECMP0904\n\nThe Board approved SECMP0904.\n\n\
                   3. SECMP0907\n\nThe Board deferred SECMP0907 for a month.\n";
    assert_eq!(super::read(minutes).metadata.modification, None);
}
