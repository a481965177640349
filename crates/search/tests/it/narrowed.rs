use codicil_document::Kind;
use codicil_search::{Filters, Index, Passage};

use crate::{blocks, index, passage, search};

fn response(block: usize, respondent: &str, category: &str, answer: Option<&str>) -> Passage {
    Passage {
        kind: Kind::ConsultationResponses,
        respondent: Some(respondent.into()),
        category: Some(category.into()),
        question: Some("1".into()),
        answer: answer.map(Into::into),
        file: "responses.txt".into(),
        document: 2,
        ..passage(block, "Our view of the threshold.")
    }
}

fn filled() -> (tempfile::TempDir, Index) {
    index(vec![
        Passage { modification: Some("ABCMP1".into()), ..passage(1, "The threshold.") },
        response(2, "Green Power Limited", "Small Supplier", Some("Approve")),
        response(3, "Blue Gas", "Large Supplier", Some("Neutral")),
        response(4, "Old Wind", "Large Supplier", None),
    ])
}

fn found(index: &Index, filters: Filters) -> Vec<usize> {
    blocks(&index.search("*", &filters, 0, 100).expect("an answer"))
}

fn one(word: &str) -> Vec<String> {
    vec![word.to_owned()]
}

#[test]
fn filters_of_a_facet_add_up_and_facets_narrow() {
    let (_folder, index) = filled();
    let all = Filters::default;
    assert_eq!(found(&index, all()), [1, 2, 3, 4]);
    assert_eq!(found(&index, Filters { kinds: vec![Kind::FinalReport], ..all() }), [1]);
    assert_eq!(found(&index, Filters { modifications: one("abcmp1"), ..all() }), [1]);
    assert_eq!(found(&index, Filters { documents: one("respon"), ..all() }), [2, 3, 4]);
    assert_eq!(found(&index, Filters { respondents: one("green  power"), ..all() }), [2]);
    for question in ["1", "Q1", "Question 1"] {
        assert_eq!(found(&index, Filters { questions: one(question), ..all() }), [2, 3, 4]);
    }
    assert_eq!(found(&index, Filters { answers: one(""), ..all() }), [4]);
    let two = vec!["Approve".to_owned(), "neutral".to_owned()];
    assert_eq!(found(&index, Filters { answers: two.clone(), ..all() }), [2, 3]);
    let both = Filters { answers: two, categories: one("Large Supplier"), ..all() };
    assert_eq!(found(&index, both), [3]);
}

#[test]
fn a_facet_is_counted_with_the_other_filters_only() {
    let (_folder, index) = filled();
    let filters = Filters {
        categories: one("Large Supplier"),
        answers: one("Neutral"),
        ..Filters::default()
    };
    let page = index.search("threshold", &filters, 0, 10).expect("an answer");
    assert_eq!(page.total, 1);
    let counts: Vec<String> = page
        .facets
        .iter()
        .filter(|count| matches!(count.facet, "category" | "answer" | "respondent"))
        .map(|count| format!("{} {} {}", count.facet, count.value, count.count))
        .collect();
    assert_eq!(
        counts,
        [
            "respondent Blue Gas 1",
            "category Large Supplier 1",
            "answer (none) 1",
            "answer Neutral 1"
        ]
    );
}

#[test]
fn pages_follow_one_another() {
    let (_folder, index) = filled();
    let page = |offset| blocks(&index.search("*", &Filters::default(), offset, 2).expect("ok"));
    assert_eq!((page(0), page(2), page(4)), (vec![1, 2], vec![3, 4], vec![]));
    assert_eq!(index.search("*", &Filters::default(), 0, 2).expect("ok").total, 4);
}

#[test]
fn the_words_of_one_document_can_be_marked() {
    let (_folder, index) = filled();
    let spans = index.matches("threshold", 2).expect("an answer");
    let starts: Vec<usize> = spans.iter().map(|span| span.start).collect();
    assert_eq!(starts, [2016, 3016, 4016]);
    assert!(index.matches("threshold", 3).expect("an answer").is_empty());
}

#[test]
fn a_document_is_replaced_and_taken_out() {
    let (_folder, index) = filled();
    let mut writer = index.writer().expect("the only writer");
    writer.replace_document(1, [passage(9, "A new threshold.")]).expect("written");
    writer.delete_document(2).expect("written");
    writer.commit(2).expect("committed");
    assert_eq!(blocks(&search(&index, "threshold")), [9]);
    assert_eq!(index.generation().expect("a number"), 2);
    assert_eq!(index.passages(), 1);
}
