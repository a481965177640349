//! Timelines of invented papers.

use codicil_report::answer::timeline::{ContradictionKind, DocumentTimeline};

use super::of_document;
use crate::read::read_file;

fn timeline(text: &str) -> DocumentTimeline {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.txt");
    std::fs::write(&path, text).unwrap();
    of_document(&path, &read_file(&path).unwrap())
}

/// ISO form and event of each date.
fn dates(text: &str) -> Vec<(String, String)> {
    let dates = timeline(text).dates;
    dates
        .into_iter()
        .map(|one| (one.iso.unwrap_or_default(), one.event.unwrap_or_default()))
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(iso, event)| ((*iso).to_owned(), (*event).to_owned())).collect()
}

/// Result and event of each computed day.
fn computed(text: &str) -> Vec<String> {
    timeline(text).computed.into_iter().map(|one| one.result).collect()
}

fn clashes(text: &str) -> Vec<ContradictionKind> {
    timeline(text).contradictions.into_iter().map(|one| one.kind).collect()
}

const TIMETABLE: &str = "\
The steps are these.

Activity Date

Proposal raised 3 May 21

Forum meeting W/C 17 May 21

Public survey 1 Jun 21 – 22 Jun 21

Forum vote 31 Jun 21

";

#[test]
fn a_timetable_has_rows_with_their_dates() {
    let timeline = timeline(TIMETABLE);
    let rows: Vec<(&str, Option<&str>, Option<&str>)> = timeline
        .timetable
        .iter()
        .map(|row| (row.activity.as_str(), row.from.as_deref(), row.to.as_deref()))
        .collect();
    assert_eq!(
        rows,
        [
            ("Proposal raised", Some("2021-05-03"), None),
            ("Forum meeting", Some("2021-05-17"), None),
            ("Public survey", Some("2021-06-01"), Some("2021-06-22")),
            ("Forum vote", None, None),
        ]
    );
    let survey = timeline.timetable[2].working_days.as_ref().unwrap();
    assert_eq!((survey.first_day_out, survey.both_in), (15, 16));
    let vote = timeline.dates.last().unwrap();
    assert!(vote.problem.is_some() && vote.iso.is_none());
    assert_eq!(vote.candidates, ["2021-06-30", "2021-07-01"]);
    assert_eq!(vote.event.as_deref(), Some("Forum vote"));
}

#[test]
fn rows_that_ran_together_come_apart() {
    let text =
        "Proposal raised 3 May 21 Forum meeting 17 May 21 Survey opens 1 Jun 21 Vote 2 Jul 21\n";
    let activities: Vec<String> =
        timeline(text).timetable.into_iter().map(|row| row.activity).collect();
    assert_eq!(activities, ["Proposal raised", "Forum meeting", "Survey opens", "Vote"]);
}

#[test]
fn sentences_with_dates_are_no_timetable() {
    let text = "The Forum met in York on 3 May 2021.\n\nIt met again in Hull on 4 May 2021.\n\n\
                It then met in Leeds on 5 May 2021.\n";
    assert_eq!(timeline(text).timetable, []);
    assert_eq!(
        dates(text),
        pairs(&[
            ("2021-05-03", "The Forum met in York"),
            ("2021-05-04", "It met again in Hull"),
            ("2021-05-05", "It then met in Leeds"),
        ])
    );
}

#[test]
fn a_field_names_the_event_of_its_date() {
    let text = "7. What is the date you wish for?\n\nEarly November 2018.\n\nVote: 3 May 2021\n";
    let timeline = timeline(text);
    let first = &timeline.dates[0];
    assert_eq!(first.iso, None);
    assert_eq!(first.event.as_deref(), Some("What is the date you wish for?"));
    assert_eq!(timeline.dates[1].event.as_deref(), Some("Vote"));
}

/// Three pages with the same foot.
fn with_feet(body: &str, foot: &str) -> String {
    (1..=3)
        .map(|page| {
            let body = if page == 2 { body } else { "Words of another page follow here." };
            format!("{body} {page}\n\n\n{foot}\n\nVersion 1.0\n\nPage {page} of 3\n\u{c}")
        })
        .collect()
}

#[test]
fn every_foot_counts_and_is_the_date_of_the_document() {
    let text = with_feet("Some words that say little.", "3 May 2021");
    let found = dates(&text);
    assert_eq!(found, vec![("2021-05-03".to_owned(), "Date of this document".to_owned()); 3]);
    let timeline = timeline(&text);
    assert_eq!(timeline.date.as_deref(), Some("2021-05-03"));
    let pages: Vec<u32> = timeline.dates.iter().map(|one| one.position.page).collect();
    assert_eq!(pages, [1, 2, 3]);
    let starts: Vec<usize> =
        timeline.dates.iter().map(|one| one.position.source.unwrap().start).collect();
    assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
    for one in &timeline.dates {
        let source = one.position.source.unwrap();
        assert_eq!(&text[source.start..source.end], "3 May 2021");
    }
}

#[test]
fn a_day_follows_where_the_paper_dates_the_anchor() {
    let text = "The Forum will vote on this at its meeting on 7 June 2021.\n\n\
                It takes effect 5 Working Days after the Forum vote.\n\n\
                Papers are due at least 10 Working Days before the Forum’s vote.\n";
    assert_eq!(computed(text), ["2021-06-14", "2021-05-21"]);
    let first = &timeline(text).computed[0];
    assert_eq!(first.from_iso, "2021-06-07");
    assert!(first.assumptions.iter().any(|one| one.contains("7 June 2021")));
    assert!(first.assumptions.iter().any(|one| one.contains("England and Wales")));
}

#[test]
fn periods_that_wait_for_another_are_counted_one_after_the_other() {
    let text = "The Forum will vote on this at its meeting on 7 June 2021.\n\n\
                It takes effect 5 Working Days after the end of the 5 Working Day objection \
                window that applies after the Forum vote.\n";
    assert_eq!(computed(text), ["2021-06-21", "2021-06-14"]);
    let named = "The Forum will vote on this at its meeting on 7 June 2021.\n\n\
                 It takes effect 5 Working Days after the close of the objection period, which \
                 itself lasts 5 Working Days from the Forum vote.\n";
    assert_eq!(computed(named), ["2021-06-21", "2021-06-14"]);
}

#[test]
fn another_calendar_is_shown_where_it_matters() {
    let text =
        "The Forum vote is on 29 July 2021.\n\nIt applies 5 Working Days after the Forum vote.\n";
    let all = timeline(text).computed;
    assert_eq!(all[0].result, "2021-08-05");
    assert_eq!(all[0].alternatives[0].calendar, "Scotland");
    assert_eq!(all[0].alternatives[0].result, "2021-08-06");
}

#[test]
fn an_anchor_can_say_its_own_date() {
    let text = "The notes are sent within 5 Working Days of the Forum meeting on 7 June 2021.\n";
    assert_eq!(computed(text), ["2021-06-14"]);
}

#[test]
fn dates_in_a_row_share_their_event() {
    let text = "The Forum met in York on 3, 4 and 10 May 2021.\n";
    let days = ["2021-05-03", "2021-05-04", "2021-05-10"];
    assert_eq!(dates(text), pairs(&days.map(|day| (day, "The Forum met in York"))));
}

#[test]
fn a_list_of_dates_says_before_it_what_they_are() {
    let text = "The Forum recommends a first day of:\n\n\
                • 3 May 2021 if the Board agrees by 1 April 2021; or\n\n\
                • 3 June 2021 if it agrees later.\n";
    assert_eq!(
        dates(text),
        pairs(&[
            ("2021-05-03", "The Forum recommends a first day"),
            ("2021-04-01", "if the Board agrees"),
            ("2021-06-03", "The Forum recommends a first day"),
        ])
    );
}

#[test]
fn labels_and_dates_on_lines_of_their_own_are_rows() {
    let text = "The steps are these.\n\nActivity\n\nTarget date\n\nFirst visit\n\n16 October 2019\n\n\
                Second visit\n\n18 October 2019\n\nForum vote\n\n20 December 2019\n";
    let rows: Vec<(String, Option<String>)> =
        timeline(text).timetable.into_iter().map(|row| (row.activity, row.from)).collect();
    let row = |name: &str, day: &str| (name.to_owned(), Some(day.to_owned()));
    assert_eq!(
        rows,
        [
            row("First visit", "2019-10-16"),
            row("Second visit", "2019-10-18"),
            row("Forum vote", "2019-12-20"),
        ]
    );
}

#[test]
fn nothing_is_computed_from_an_anchor_without_one_date() {
    for text in [
        "It takes effect 5 Working Days after approval.\n",
        "The Forum met on 7 June 2021.\n\nIt takes effect 5 Working Days after approval.\n",
        "The Forum will vote on 7 June 2021.\n\nThe Board will vote on 8 June 2021.\n\n\
         It takes effect 5 Working Days after the vote.\n",
        "The Forum will vote on 31 June 2021.\n\nIt takes effect 5 Working Days after the vote.\n",
        "The Forum will vote on 7 June 2021.\n\nThey have 5 Working Days to reply.\n",
        "The Forum will vote in June 2021.\n\nIt takes effect 5 Working Days after the vote.\n",
        "The Forum will vote on 7 June 2021.\n\nIt is due 5 Working Days after the end of the lag.\n",
    ] {
        assert_eq!(computed(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn two_rules_for_the_implementation_clash() {
    let vote = "The Forum will vote on this at its meeting on 7 June 2021.\n\n";
    let one = "We recommend an implementation date of 5 Working Days after the Forum vote.\n\n";
    let other =
        "The Forum recommends an implementation date of 10 Working Days after the Forum vote.\n";
    assert_eq!(clashes(&format!("{vote}{one}{other}")), [ContradictionKind::TwoRules]);
    let same = "The Forum recommends an implementation date of 7 days after the Forum vote.\n";
    assert_eq!(clashes(&format!("{vote}{one}{same}")), []);
}

#[test]
fn periods_and_rows_out_of_order_clash() {
    assert_eq!(
        clashes("The survey runs from 22 June 2021 to 1 June 2021.\n"),
        [ContradictionKind::EndBeforeStart]
    );
    assert_eq!(clashes("The survey runs from 1 June 2021 to 22 June 2021.\n"), []);
    let rows = |vote: &str| {
        format!(
            "Raised 3 May 21\n\nForum meeting 17 May 21\n\nSurvey opens 1 Jun 21\n\nVote {vote}\n"
        )
    };
    assert_eq!(clashes(&rows("2 Jun 20")), [ContradictionKind::OutOfOrder]);
    assert_eq!(clashes(&rows("2 Jul 21")), []);
}

#[test]
fn the_document_is_not_older_than_what_it_announces() {
    let will = "The Forum will meet in York on 2 May 2021.";
    assert_eq!(clashes(&with_feet(will, "3 May 2021"))[0], ContradictionKind::ToldAsComing);
    assert_eq!(clashes(&with_feet(will, "1 May 2021")), []);
    let met = "The Forum met in York on 2 May 2021.";
    assert_eq!(clashes(&with_feet(met, "3 May 2021")), []);
    let foot = "3 May 2021\n\n© Forum 2022";
    assert_eq!(clashes(&with_feet(met, foot)), [ContradictionKind::CopyrightYear]);
}

#[test]
fn a_paper_of_nothing_but_dates_is_read_in_time() {
    let long =
        "3 May 2021, the vote 5 days after the end of the lag period of 4 days from 3 June 21 and ";
    let text = format!("Title\n\n{}\n\n{}", long.repeat(500), "3 May 2021\n\n".repeat(500));
    assert!(timeline(&text).dates.len() >= 1500);
}

#[test]
fn a_paper_without_dates_has_none() {
    let timeline = timeline("Nothing is dated here.\n");
    assert_eq!((timeline.dates, timeline.timetable, timeline.computed), Default::default());
    assert_eq!(timeline.contradictions, []);
}
