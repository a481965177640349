//! The verbs that work on files alone: `info`, `outline`, `text`, `refs`, `tables`, `timeline`.

use std::collections::BTreeSet;

use super::{answer, codicil, list, sample, text, without_space, words_at};

fn on_the_sample(verb: &str) -> serde_json::Value {
    let papers = sample();
    let mut arguments = vec![verb];
    arguments.extend(papers.iter().map(String::as_str));
    answer(&arguments)
}

#[test]
fn info_knows_every_paper_of_the_sample() {
    let answer = on_the_sample("info");
    assert_eq!(answer["schema"], "codicil.info/1");
    let documents = list(&answer, "documents");
    assert_eq!(documents.len(), sample().len());
    for document in documents {
        assert!(!text(document, "kind").is_empty(), "no kind: {document}");
        assert!(document["kind"] != "other", "kind not known: {document}");
    }
    let modifications: BTreeSet<&str> =
        documents.iter().map(|one| text(one, "modification")).collect();
    assert!(modifications.contains("SECMP0044") && modifications.contains("SECMP0059"));
}

#[test]
fn info_leads_every_value_back_to_its_words() {
    for document in list(&on_the_sample("info"), "documents") {
        let Some(evidence) = document["evidence"].as_object() else { continue };
        for (key, place) in evidence {
            if place["source"].is_object() && place["text"].is_string() {
                assert_eq!(
                    words_at(text(document, "path"), place),
                    without_space(text(place, "text")),
                    "{key} of {}",
                    text(document, "path")
                );
            }
        }
    }
}

#[test]
fn outline_gives_clauses_with_their_labels_in_place() {
    let mut clauses = 0;
    for paper in sample() {
        let outline = answer(&["outline", &paper]);
        assert_eq!(outline["schema"], "codicil.outline/1");
        for clause in list(&outline, "clauses") {
            let words = words_at(&paper, clause);
            assert!(
                words.contains(&without_space(text(clause, "label"))),
                "{clause} is not at “{words}”"
            );
            clauses += 1;
        }
    }
    assert!(clauses > 10, "the sample sets out more than {clauses} clauses");
}

#[test]
fn text_says_the_same_in_both_forms() {
    for paper in sample() {
        let plain = codicil(&["text", &paper]).out;
        let answer = answer(&["text", &paper]);
        assert_eq!(answer["schema"], "codicil.text/1");
        assert_eq!(text(&answer, "text").trim_end(), plain.trim_end(), "{paper}");
        assert!(!plain.trim().is_empty(), "{paper} has words");
    }
}

#[test]
fn refs_stand_where_they_say() {
    let answer = on_the_sample("refs");
    assert_eq!(answer["schema"], "codicil.refs/1");
    let mut kinds = BTreeSet::new();
    for document in list(&answer, "documents") {
        for reference in list(document, "references") {
            kinds.insert(text(reference, "kind").to_owned());
            assert!(!list(reference, "targets").is_empty(), "no target: {reference}");
            assert_eq!(
                words_at(text(document, "path"), reference),
                without_space(text(reference, "text")),
                "{reference} in {}",
                text(document, "path")
            );
        }
    }
    for kind in ["clause", "range", "subclause", "modification"] {
        assert!(kinds.contains(kind), "the sample has a {kind}: {kinds:?}");
    }
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let paper = &sample()[0];
    let run = codicil(&["info", "no-such-paper.txt", paper, "--format", "json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert!(run.err.contains("no-such-paper.txt"), "{}", run.err);
    assert_eq!(list(&run.json(), "documents").len(), 1);
}

#[test]
fn dates_stand_where_they_say_and_in_the_order_of_the_file() {
    let answer = on_the_sample("timeline");
    assert_eq!(answer["schema"], "codicil.timeline/1");
    let mut seen = 0;
    for document in list(&answer, "documents") {
        let mut before = 0;
        for date in list(document, "dates") {
            let words = words_at(text(document, "path"), date);
            assert_eq!(words, without_space(text(date, "text")), "{date}");
            let start = date["source"]["start"].as_u64().expect("a text file gives sources");
            assert!(before <= start, "{date} stands before the date above it");
            before = start;
            assert!(date["problem"].is_null() || date["iso"].is_null(), "{date}");
            seen += 1;
        }
    }
    assert!(seen > 20, "the sample has more dates than {seen}");
}

#[test]
fn a_timetable_of_the_sample_is_read_and_its_slip_marked() {
    let answer = on_the_sample("timeline");
    let documents = list(&answer, "documents");
    let initial = documents.iter().find(|one| text(one, "path").contains("Initial"));
    let initial = initial.expect("the sample has an initial report");
    let rows = list(initial, "timetable");
    assert!(rows.len() >= 7, "{rows:?}");
    let wrong = list(initial, "dates").iter().filter(|date| !date["problem"].is_null());
    let wrong: Vec<&str> = wrong.map(|date| text(date, "problem")).collect();
    assert_eq!(wrong, ["no-such-day"]);
}

#[test]
fn timeline_gives_rows_for_spreadsheets() {
    let rows = codicil(&["timeline", "--format", "csv", &sample()[1]]).out;
    let mut lines = rows.lines();
    assert_eq!(lines.next(), Some("path,date,printed,event,page,basis,remark"));
    assert!(lines.next().is_some_and(|row| row.contains(",printed,")));
}

#[test]
fn tables_lead_every_cell_back_to_its_words() {
    let answer = on_the_sample("tables");
    assert_eq!(answer["schema"], "codicil.tables/1");
    let mut number = 0;
    for document in list(&answer, "documents") {
        let canonical = answer_text(text(document, "path"));
        for table in list(document, "tables") {
            number += 1;
            assert_eq!(table["number"], number);
            let rows = list(table, "header_rows").iter().chain(list(table, "rows"));
            for (row, places) in rows.zip(list(table, "cells")) {
                let cells = row.as_array().expect("a row has cells");
                let places = places.as_array().expect("a row has places");
                assert_eq!(cells.len(), places.len(), "{table}");
                for (cell, place) in cells.iter().zip(places) {
                    let at = |place: &serde_json::Value, key: &str| {
                        place[key].as_u64().and_then(|at| usize::try_from(at).ok())
                    };
                    let words = |place| Some(&canonical[at(place, "start")?..at(place, "end")?]);
                    let words: String = list(place, "places").iter().filter_map(words).collect();
                    // A footnote mark stands in the paper and not in the cell.
                    let cell = without_space(cell.as_str().expect("a cell is text"));
                    assert!(without_space(&words).starts_with(&cell), "“{cell}” is not “{words}”");
                }
            }
        }
    }
    assert!(number >= 10, "{number} tables");
}

/// The canonical text of a paper.
fn answer_text(paper: &str) -> String {
    text(&answer(&["text", paper]), "canonical").to_owned()
}

#[test]
fn one_table_can_be_chosen() {
    let papers = sample();
    let with = |more: &[&str]| {
        let mut arguments = vec!["tables"];
        arguments.extend(papers.iter().map(String::as_str));
        arguments.extend(more);
        codicil(&arguments)
    };
    let all = with(&["--format", "csv"]);
    assert!(all.out.starts_with("Table 1,") && all.out.contains("\r\n\r\nTable 2,"), "{}", all.out);
    let one = with(&["--format", "csv", "--table", "2"]);
    assert!(all.out.contains(&one.out) && !one.out.contains("Table"), "{}", one.out);
    with(&["--table", "999"]).assert_refused("there is no table 999");
    with(&["--table", "0"]).assert_refused("there is no table 0");
}
