//! Every form of a period, and where it ends.

use super::{Amount, DurationMention, Edge, Limit, Relation, Unit, durations};
use crate::{Calendar, Date};

fn one(text: &str) -> DurationMention {
    let found = durations(text);
    assert!(!found.is_empty(), "{text} has none");
    found.into_iter().next().unwrap()
}

/// Amount, unit, limit, relation and anchor.
fn read(text: &str) -> (u32, Unit, Limit, Relation, String) {
    let found = one(text);
    let anchor = found.anchor.as_ref().map(|a| a.span.of(text).to_owned()).unwrap_or_default();
    (found.amount.to, found.unit, found.limit, found.relation, anchor)
}

#[test]
fn periods_hang_on_what_they_say() {
    use Limit::{AtLeast, AtMost, Exactly, MoreThan};
    use Relation::{After, Before, From, Length, Of};
    use Unit::{Day, Month, Week, WorkingDay, Year};
    let cases = [
        ("10 Working Days following approval.", (10, WorkingDay, Exactly, After, "approval")),
        ("within 5 Working Days", (5, WorkingDay, AtMost, Length, "")),
        (
            "within 12 months of the review being closed",
            (12, Month, AtMost, Of, "the review being closed"),
        ),
        ("six (6) months", (6, Month, Exactly, Length, "")),
        (
            "at least 15 Working Days before the vote, or later",
            (15, WorkingDay, AtLeast, Before, "the vote"),
        ),
        (
            "no later than ten Business Days after the notice",
            (10, WorkingDay, AtMost, After, "the notice"),
        ),
        ("a three-month review", (3, Month, Exactly, Length, "")),
        (
            "twenty-eight days beginning with the day of receipt",
            (28, Day, Exactly, From, "the day of receipt"),
        ),
        (
            "more than 12 months after their first visit, they",
            (12, Month, MoreThan, After, "their first visit"),
        ),
        ("two weeks prior to the meeting and the vote", (2, Week, Exactly, Before, "the meeting")),
        ("after 5 WDs", (5, WorkingDay, Exactly, After, "")),
        (
            "not less than 30 calendar days in advance of the change",
            (30, Day, AtLeast, Before, "the change"),
        ),
        ("a period of 2 years", (2, Year, Exactly, Length, "")),
        ("12 months of data", (12, Month, Exactly, Length, "")),
        ("10 Working Days’ notice", (10, WorkingDay, Exactly, Length, "")),
    ];
    for (text, (amount, unit, limit, relation, anchor)) in cases {
        assert_eq!(read(text), (amount, unit, limit, relation, anchor.to_owned()), "{text}");
    }
}

#[test]
fn a_period_covers_its_words() {
    let text = "It is due within 5 Working Days of receipt, always.";
    let found = one(text);
    assert_eq!(found.span.of(text), "within 5 Working Days of receipt");
    assert_eq!(found.length.of(text), "5 Working Days");
    assert_eq!(one("one to two weeks").amount, Amount { from: 1, to: 2 });
    assert_eq!(one("5-10 days").amount, Amount { from: 5, to: 10 });
}

#[test]
fn an_attribute_names_what_lasts() {
    let noun = |text: &str| one(text).noun.map(|noun| noun.of(text).to_owned());
    assert_eq!(noun("a three-month review of it").as_deref(), Some("review"));
    assert_eq!(
        noun("one 15 Working Day public survey to be held").as_deref(),
        Some("public survey")
    );
    assert_eq!(noun("for three months"), None);
}

#[test]
fn a_period_can_wait_for_another() {
    let text = "10 Working Days following the end of the 5 Working Day objection window that applies after the Forum’s vote.";
    let found = one(text);
    let anchor = found.anchor.as_ref().unwrap();
    assert_eq!(anchor.edge, Edge::End);
    let inner = anchor.period.as_ref().unwrap();
    assert_eq!((inner.amount.to, inner.unit), (5, Unit::WorkingDay));
    assert_eq!(anchor.event.of(text), "the Forum’s vote");
    assert_eq!(durations(text).len(), 2);
}

#[test]
fn what_is_no_period_is_none() {
    for text in [
        "Section 5 Days",
        "Year One Year Two Year Three",
        "year two and a half",
        "in year 2 of",
        "two man days",
        "G8.10 Working Days",
        "six (7) months",
        "the second year",
        "10 Parties",
        "123456 days",
        "",
    ] {
        let found: Vec<_> =
            durations(text).iter().map(|one| one.length.of(text).to_owned()).collect();
        assert_eq!(found, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_period_ends_where_its_rule_says() {
    let ends = |text: &str, event: &str| {
        let event: Date = event.parse().unwrap();
        let end = one(text).from_event(event, Calendar::EnglandAndWales);
        end.map(|end| end.to_string()).unwrap_or_default()
    };
    assert_eq!(ends("5 Working Days after the vote", "2021-06-07"), "2021-06-14");
    assert_eq!(ends("5 Working Days before the vote", "2021-06-14"), "2021-06-07");
    assert_eq!(ends("5 Working Days beginning with the vote", "2021-06-07"), "2021-06-11");
    assert_eq!(ends("5 Working Days beginning with the vote", "2021-06-06"), "2021-06-11");
    assert_eq!(ends("one month after the vote", "2021-01-31"), "2021-02-28");
    assert_eq!(ends("one month beginning with the vote", "2021-01-01"), "2021-01-31");
    assert_eq!(ends("two weeks after the vote", "2021-06-07"), "2021-06-21");
    assert_eq!(ends("two years before the vote", "2020-02-29"), "2018-02-28");
    assert_eq!(ends("28 days beginning with the vote", "2021-06-01"), "2021-06-28");
    assert_eq!(ends("48 hours after the vote", "2021-06-01"), "");
    assert_eq!(ends("5 to 10 days after the vote", "2021-06-01"), "");
    assert_eq!(ends("for 5 days", "2021-06-01"), "");
}

#[test]
fn nested_and_long_text_is_read_in_time() {
    let nested = "5 days after the 5 day window after ".repeat(3000);
    assert!(durations(&nested).len() >= 3000);
}
