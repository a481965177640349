use codicil_document::{FurnitureKind, Kind};
use insta::assert_snapshot;

use crate::{outline, picture, read};

const RESPONSES: &str = " About this document
This document contains the full collated responses received to the SECMP0777 Modification Report
Consultation.
 Question 1: Should every boat have a mooring?

Respondent Category Response Rationale
Alder Boats Large Supplier | Approve We agree that a mooring is better than none because:

(a) a boat at a mooring does not drift; and

(b) its keeper can sleep.

Birch Boats Limited | Small Supplier | Approve Moorings cost more than they are worth to a keeper of
small boats, whose boats can be carried home in the evening and put up in the shed behind the
house until they are wanted in the
 Respondent Category Response Rationale

Morning, and we would ask the Board to think of them.

SSE Large Supplier | Approve
Cedar Boats Large Supplier | Approve This is right.
 Question 2: Please say what else you think.

Respondent Category Comments

Alder Boats Large Supplier
";

#[test]
fn rows_of_respondents_begin_blocks() {
    let document = read(RESPONSES);
    assert_snapshot!(picture(&document), @r#"
    Heading <> [] About this document
    Paragraph <> [] This document contains the full collated responses received to the SECMP0777 Modification Report Consultation.
    Heading <Question 1:> [] Question 1: Should every boat have a mooring?
    TableRow <> [] Respondent Category Response Rationale
    TableRow <> [] Alder Boats Large Supplier | Approve We agree that a mooring is better than none because:
    ListItem <(a)> [] (a) a boat at a mooring does not drift; and
    ListItem <(b)> [] (b) its keeper can sleep.
    TableRow <> [] Birch Boats Limited | Small Supplier | Approve Moorings cost more than they are worth to a keeper of small boats, whose boats can be carried home in the evening and put up in the shed behind the house until they are wanted in the Morning, and we would ask the Board to think of them.
    TableRow <> [] SSE Large Supplier | Approve
    TableRow <> [] Cedar Boats Large Supplier | Approve This is right.
    Heading <Question 2:> [] Question 2: Please say what else you think.
    TableRow <> [] Respondent Category Comments
    TableRow <> [] Alder Boats Large Supplier
    "#);
    assert_snapshot!(outline(&document), @r#"
    - About this document p1
    Question 1 Should every boat have a mooring? p2
    Question 2 Please say what else you think. p4
    "#);
}

#[test]
fn a_repeated_row_of_column_names_is_a_running_head() {
    let document = read(RESPONSES);
    let head = &document.furniture[0];
    assert_eq!((head.kind, head.page), (FurnitureKind::Running, 3));
    assert!(document.text.contains("until they are wanted in the Morning, and we"));
}

#[test]
fn responses_know_what_they_answer() {
    let metadata = read(RESPONSES).metadata;
    assert_eq!(metadata.kind(), Kind::ConsultationResponses);
    assert_eq!(metadata.modification.map(|fact| fact.value).as_deref(), Some("SECMP0777"));
    assert_eq!(
        metadata.stage.map(|fact| fact.value).as_deref(),
        Some("Modification Report Consultation")
    );
    assert!(metadata.title.is_none() && metadata.date.is_none() && metadata.version.is_none());
}
