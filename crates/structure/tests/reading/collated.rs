//! Collated responses, invented, in the forms in which extractions flatten their tables.

use codicil_document::Document;
use insta::assert_snapshot;

use crate::{read, read_as};

/// One line a row: question, respondent, category, answer, words; `¶` parts paragraphs.
fn rows(document: &Document) -> String {
    let row = |one: &codicil_document::Response| {
        let number = &document.questions[one.question].number;
        let category = one.category.as_deref().unwrap_or("-");
        let answer = one.answer.as_deref().unwrap_or("-");
        let words = one.text.replace("\n\n", " ¶ ");
        let row = format!("{number} | {} | {category} | {answer} | {words}", one.respondent);
        format!("{}\n", row.trim_end())
    };
    document.responses.iter().map(row).collect()
}

fn codes(document: &Document) -> Vec<&str> {
    document.notices.iter().map(|notice| notice.code.as_str()).collect()
}

const BROKEN: &str = " About this document
This document contains the full collated responses received to the SECMP0777 Modification Report
Consultation.
 Question 1: Should every boat have a mooring?

Respondent Category Response Rationale
Alder Boats Large Supplier | Approve A mooring keeps a boat where it is wanted, which is
good for two reasons:

(a) it does not drift; and

(b) its keeper can sleep.

Birch Marine Small Supplier | Approve We have fewer boats than others have, and so we
Limited wish that the number of moorings were counted by the keel and not by the sail. A boat may
have many sails and one keel.

Cedar Harbour Other Approve Whoever comes to the harbour by night finds a mooring sooner, and
respondent the wardens are spared the search for a boat
 Respondent Category Response Rationale

that has drifted.

Dune Wharves Other Party Neutral Neither here nor there.

Elm Ferries Large Supplier | Reject
Fir Pilots Large Supplier | Approve There is order at last, since every pilot will
Guild know where to tie up.
 Question 2: Is there more to say?

Respondent Category Comments

Alder Boats Large Supplier

Birch Marine Small Supplier | A keel is easily seen when the tide is out, and it is
Limited counted in the evening.

Cedar Harbour Other
respondent
 Respondent

Category

Comments

Dune Wharves

Other Party

The wardens ask for lamps, so that they may see the moorings from the wall when the fog is low

Holdings and thick. One lamp for each ten would be enough.

Elm Ferries Large Supplier

Fir Pilots

Large Supplier

Guild
";

#[test]
fn broken_cells_go_back_to_their_rows() {
    let document = read(BROKEN);
    assert_snapshot!(rows(&document), @r"
    1 | Alder Boats | Large Supplier | Approve | A mooring keeps a boat where it is wanted, which is good for two reasons: ¶ (a) it does not drift; and ¶ (b) its keeper can sleep.
    1 | Birch Marine Limited | Small Supplier | Approve | We have fewer boats than others have, and so we wish that the number of moorings were counted by the keel and not by the sail. A boat may have many sails and one keel.
    1 | Cedar Harbour | Other respondent | Approve | Whoever comes to the harbour by night finds a mooring sooner, and the wardens are spared the search for a boat that has drifted.
    1 | Dune Wharves Holdings | Other Party | Neutral | Neither here nor there.
    1 | Elm Ferries | Large Supplier | Reject |
    1 | Fir Pilots Guild | Large Supplier | Approve | There is order at last, since every pilot will know where to tie up.
    2 | Alder Boats | Large Supplier | - |
    2 | Birch Marine Limited | Small Supplier | - | A keel is easily seen when the tide is out, and it is counted in the evening.
    2 | Cedar Harbour | Other respondent | - |
    2 | Dune Wharves Holdings | Other Party | - | The wardens ask for lamps, so that they may see the moorings from the wall when the fog is low and thick. One lamp for each ten would be enough.
    2 | Elm Ferries | Large Supplier | - |
    2 | Fir Pilots Guild | Large Supplier | - |
    ");
    let questions: Vec<&str> =
        document.questions.iter().map(|question| document.words(question.span)).collect();
    assert_eq!(questions, ["Should every boat have a mooring?", "Is there more to say?"]);
    assert_eq!(codes(&document), ["responses-scattered"]);
}

#[test]
fn every_word_of_a_response_stands_in_the_text_where_it_says() {
    let document = read(BROKEN);
    for one in &document.responses {
        let said: Vec<&str> =
            one.spans.iter().flat_map(|span| document.words(*span).split_whitespace()).collect();
        assert_eq!(said, one.text.split_whitespace().collect::<Vec<_>>(), "{}", one.respondent);
        assert!(one.spans.iter().all(|span| one.span.contains(*span)), "{}", one.respondent);
        let first = &document.blocks[one.blocks[0]];
        assert!(
            document.words(first.span).contains(one.respondent.split(' ').next().unwrap_or("?"))
        );
    }
}

#[test]
fn a_category_that_no_list_has_is_told_from_rows_or_bars() {
    let document = read(
        "Question 1: Should the gate be shut?

Respondent Category Response Rationale

Hazel Farms Gate Warden Approve The cows stay in.

Ivy Fields Gate Warden Reject The cows want out.

Juniper | Lamp Lighter | Approve It is dark.
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Hazel Farms | Gate Warden | Approve | The cows stay in.
    1 | Ivy Fields | Gate Warden | Reject | The cows want out.
    1 | Juniper | Lamp Lighter | Approve | It is dark.
    ");
}

#[test]
fn a_table_without_categories_is_read_by_its_answers() {
    let document = read_as(
        "BSC",
        "Question 1: Do you agree that the sluice should open at dawn?

Summary

Yes No Neutral
2 1 0

Responses

Respondent Response Rationale

Larch Water Yes We agree. Dawn is early enough for the mill, and late enough for the miller, who
has told us so.

Maple Mills No The mill needs no water at dawn.

Nettle plc Yes -

Question 2: Do you agree with the date?

Respondent Response Rationale

Larch Water No Too soon.

Maple Mills Yes
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Larch Water | - | Yes | We agree. Dawn is early enough for the mill, and late enough for the miller, who has told us so.
    1 | Maple Mills | - | No | The mill needs no water at dawn.
    1 | Nettle plc | - | Yes | -
    2 | Larch Water | - | No | Too soon.
    2 | Maple Mills | - | Yes |
    ");
}

#[test]
fn sentences_about_categories_begin_no_rows() {
    let document = read(
        "Question 1: Should the toll be raised?

Respondent Category Response Rationale

Oak Roads Large Supplier | Approve Two things are to be said.

Each Large Supplier pays the toll twice.

Where a Small Supplier | Approve stands in a form, it is a mistake. We would ask the
Large Supplier to pay.
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Oak Roads | Large Supplier | Approve | Two things are to be said. ¶ Each Large Supplier pays the toll twice. ¶ Where a Small Supplier | Approve stands in a form, it is a mistake. We would ask the Large Supplier to pay.
    ");
}

#[test]
fn columns_kept_apart_by_white_space_are_read() {
    let document = read(
        "Question 1: Should the well be covered?

Respondent          Category          Response    Rationale

Poplar Springs      Small Supplier    Approve     A child could fall in, and the bucket would be
Cooperative                                       lost as well.

Quince Wells        Other Party       Neutral     We have no children.
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Poplar Springs Cooperative | Small Supplier | Approve | A child could fall in, and the bucket would be lost as well.
    1 | Quince Wells | Other Party | Neutral | We have no children.
    ");
}

#[test]
fn what_stands_before_the_first_row_is_given_to_nobody() {
    let document = read(
        "Question 1: Should the bell ring?

Respondent Category Response Rationale

The clerk took these answers down by ear.

Rowan Chimes Small Supplier | Approve It wakes us.
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Rowan Chimes | Small Supplier | Approve | It wakes us.
    ");
    assert_eq!(codes(&document), ["responses-before-first"]);
}

#[test]
fn a_table_in_which_nobody_can_be_told_says_so() {
    let document = read(
        "Question 1: Should the bell ring?

Respondent Comments

somebody said that it should, and nobody said that it should not.
",
    );
    assert!(document.responses.is_empty());
    assert_eq!(codes(&document), ["responses-unread"]);
}

#[test]
fn a_report_that_speaks_of_responses_has_none() {
    let document = read(
        "3. Consultation

The Respondent Category Response Rationale is set out in the annex.

Three Large Suppliers approved and one Small Supplier did not.
",
    );
    assert!(document.responses.is_empty() && document.questions.is_empty());
}

#[test]
fn a_report_goes_on_behind_its_table() {
    let document = read(
        "SECMP0777 Final Modification Report

6. Consultation

Question 1: Should the ferry run at night?

Respondent Category Response Rationale

Sorrel Boats Small Supplier | Approve There is a moon on most nights.

Tansy Crossings Large Supplier | Reject Nobody sees the rocks.

7. Conclusions

The Board noted the moon and the rocks.
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Sorrel Boats | Small Supplier | Approve | There is a moon on most nights.
    1 | Tansy Crossings | Large Supplier | Reject | Nobody sees the rocks.
    ");
}

#[test]
fn other_forms_of_questions_and_columns_are_read() {
    let document = read_as(
        "UNC",
        "Representations on UNC 0799

1. Do you support the change?

Organisation Response Key Points

Thyme Gas Support Linepack would last longer.

Vetch Pipes Limited Oppose It costs too much, as we have told the
Workgroup.

2. Are there other matters?

Organisation | Comments

Thyme Gas | None.
",
    );
    assert_snapshot!(rows(&document), @r"
    1 | Thyme Gas | - | Support | Linepack would last longer.
    1 | Vetch Pipes Limited | - | Oppose | It costs too much, as we have told the Workgroup.
    2 | Thyme Gas | - | - | None.
    ");
}
