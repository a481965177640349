use codicil_document::Document;
use insta::assert_snapshot;

use crate::paper::Paper;

/// One line a row: question, respondent, category, answer, words; `¶` parts paragraphs.
fn rows(document: &Document) -> String {
    let row = |one: &codicil_document::Response| {
        for span in &one.spans {
            assert!(one.text.contains(document.words(*span)), "{one:?}");
            assert!(one.span.contains(*span));
        }
        let number = &document.questions[one.question].number;
        let category = one.category.as_deref().unwrap_or("-");
        let answer = one.answer.as_deref().unwrap_or("-");
        let words = one.text.replace("\n\n", " ¶ ");
        let row = format!("{number} | {} | {category} | {answer} | {words}", one.respondent);
        format!("{}\n", row.trim_end())
    };
    document.responses.iter().map(row).collect()
}

fn questions(document: &Document) -> Vec<(&str, &str)> {
    document.questions.iter().map(|q| (q.number.as_str(), document.words(q.span))).collect()
}

const HEAD: &[&str] = &["Respondent", "Category", "Response", "Rationale"];

#[test]
fn rows_of_a_table_answer_the_question_over_it() {
    let mut paper = Paper::word();
    paper.line("This document contains the full collated responses received to the SECMP0777 Modification Report Consultation.");
    paper.line("Question 1: Should every boat have a mooring?");
    paper.table(&[
        HEAD,
        &[
            "Alder Boats",
            "Large Supplier",
            "Approve",
            "For two reasons: / (a) it does not drift; and / (b) its keeper can sleep.",
        ],
        &["Cedar Harbour respondent", "Other", "Approve", ""],
        &["Elm Ferries", "Large Supplier", "", "–"],
    ]);
    paper.line("Question 2");
    paper.line("Is there more to say?");
    paper.table(&[
        &["Respondent", "Category", "Comments"],
        &["Alder Boats", "Large Supplier", ""],
        &["Birch Marine Limited", "Small Supplier", "A keel is easily seen."],
    ]);
    let document = paper.read();
    assert_eq!(
        questions(&document),
        [("1", "Should every boat have a mooring?"), ("2", "Is there more to say?")]
    );
    assert_snapshot!(rows(&document), @r"
    1 | Alder Boats | Large Supplier | Approve | For two reasons: ¶ (a) it does not drift; and ¶ (b) its keeper can sleep.
    1 | Cedar Harbour respondent | Other | Approve |
    1 | Elm Ferries | Large Supplier | - |
    2 | Alder Boats | Large Supplier | - |
    2 | Birch Marine Limited | Small Supplier | - | A keel is easily seen.
    ");
}

#[test]
fn a_category_may_stand_with_the_name() {
    let mut paper = Paper::word();
    paper.heading(2, "Do you agree that boats are good?");
    paper.table(&[
        &["Respondent", "Response", "Comments"],
        &["Alder Boats / (Large Supplier)", "Yes", "Very."],
        &["Birch Marine (UK)", "No", "Rafts are."],
        &["Cedar Harbour (Network Party)", "Yes – with a proviso", "See above."],
    ]);
    let document = paper.read();
    assert_snapshot!(rows(&document), @r"
    | Alder Boats | Large Supplier | Yes | Very.
    | Birch Marine (UK) | - | No | Rafts are.
    | Cedar Harbour | Network Party | Yes – with a proviso | See above.
    ");
    assert_eq!(questions(&document), [("", "Do you agree that boats are good?")]);
}

#[test]
fn an_answer_may_begin_the_words() {
    let mut paper = Paper::word();
    paper.table(&[
        &["Q3. Is a raft a boat?", "", ""],
        &["Organisation", "Party type", "Your response"],
        &["Alder Boats", "Large Supplier", "Yes. A raft floats. / So it is."],
        &["Birch Marine", "Small Supplier", "Rafts are not."],
        &["Dune Wharves", "Other Party", "No"],
    ]);
    let document = paper.read();
    assert_snapshot!(rows(&document), @r"
    3 | Alder Boats | Large Supplier | Yes | A raft floats. ¶ So it is.
    3 | Birch Marine | Small Supplier | - | Rafts are not.
    3 | Dune Wharves | Other Party | No |
    ");
}

#[test]
fn words_go_on_over_a_page_end_and_in_a_row_without_a_name() {
    let mut paper = Paper::drawn();
    paper.line("Question 1: Should every boat have a mooring?");
    paper.table(&[
        HEAD,
        &["Alder Boats", "Large Supplier", "Approve", "A mooring keeps a boat where"],
    ]);
    paper.new_page();
    paper.table(&[
        HEAD,
        &["", "", "", "it is wanted."],
        &["Birch Marine", "Small Supplier", "Reject", "It does not."],
    ]);
    let document = paper.read();
    assert_snapshot!(rows(&document), @r"
    1 | Alder Boats | Large Supplier | Approve | A mooring keeps a boat where it is wanted.
    1 | Birch Marine | Small Supplier | Reject | It does not.
    ");
}

#[test]
fn a_table_of_other_things_holds_no_responses() {
    let mut paper = Paper::word();
    paper.table(&[&["Activity", "Date", "Comment"], &["Row", "3 May 2031", "Alder"]]);
    paper.table(&[&["Company", "Number"], &["Alder Boats", "020 7946 0000"]]);
    assert_eq!(paper.read().responses, []);
}
