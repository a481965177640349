//! Every form of a date, and what only looks like one.

use super::{Bound, DateMention, Precision, Problem, Week, dates};

fn one(text: &str) -> Option<DateMention> {
    let mut found = dates(text);
    assert!(found.len() <= 1, "{text}: {found:?}");
    found.pop()
}

/// The words and the ISO form of each date.
fn read(text: &str) -> Vec<(String, String)> {
    let iso = |mention: &DateMention| mention.date.map(|d| d.to_string()).unwrap_or_default();
    dates(text).iter().map(|one| (one.span.of(text).to_owned(), iso(one))).collect()
}

fn iso(text: &str) -> String {
    one(text).and_then(|mention| mention.date).map(|date| date.to_string()).unwrap_or_default()
}

#[test]
fn days_are_read_in_every_usual_form() {
    for words in [
        "3rd May 2021",
        "3 May 2021",
        "03 May 21",
        "3 May, 2021",
        "3rd of May 2021",
        "3rd day of May 2021",
        "3 rd May 2021",
        "3rd\n\nMay 2021",
        "May 3, 2021",
        "May 3rd 2021",
        "3-May-21",
        "3-May-2021",
        "3 May ’21",
        "Monday 3 May 2021",
        "Mon 3 May 21",
        "Monday, 3rd May 2021",
        "Monday the 3rd of May 2021",
        "2021-05-03",
        "2021/05/03",
        "3 MAY 2021",
        "3 may 2021",
    ] {
        assert_eq!(read(words), [(words.to_owned(), "2021-05-03".to_owned())], "{words}");
        let within = format!("It was sent on {words}, and so on.");
        assert_eq!(read(&within), [(words.to_owned(), "2021-05-03".to_owned())], "{within}");
    }
    assert_eq!(iso("14 Sept. 2019"), "2019-09-14");
    assert_eq!(iso("31 Aug 18"), "2018-08-31");
    assert_eq!(iso("Raised 31 Aug 18 Forum"), "2018-08-31");
    assert_eq!(iso("Raised 3 May 21 Forum"), "2021-05-03");
    assert_eq!(iso("issued 1 July 97."), "1997-07-01");
    assert_eq!(iso("(14 September 2018)"), "2018-09-14");
}

#[test]
fn british_order_holds_and_doubt_is_said() {
    let plain = one("14/09/2018").unwrap();
    assert!(!plain.ambiguous && plain.candidates.is_empty());
    assert_eq!(iso("14/09/18"), "2018-09-14");
    assert_eq!(iso("14.09.2018"), "2018-09-14");
    assert_eq!(iso("14 / 09 / 2018"), "2018-09-14");
    let doubtful = one("03/04/2020").unwrap();
    assert_eq!(doubtful.date.unwrap().to_string(), "2020-04-03");
    assert!(doubtful.ambiguous);
    assert_eq!(doubtful.candidates[0].to_string(), "2020-03-04");
    assert!(!one("04/04/2020").unwrap().ambiguous);
    let american = one("09/14/2018").unwrap();
    assert_eq!((american.date, american.problem), (None, Some(Problem::MonthFirst)));
}

#[test]
fn periods_have_two_ends() {
    let ends = |text: &str| -> Vec<(Option<String>, Option<Bound>)> {
        dates(text).iter().map(|one| (one.date.map(|d| d.to_string()), one.bound)).collect()
    };
    let both = |first: &str, last: &str| {
        vec![
            (Some(first.to_owned()), Some(Bound::Start)),
            (Some(last.to_owned()), Some(Bound::End)),
        ]
    };
    assert_eq!(ends("12 Oct 18 – 02 Nov 18"), both("2018-10-12", "2018-11-02"));
    assert_eq!(ends("12th to 16th November 2018"), both("2018-11-12", "2018-11-16"));
    assert_eq!(ends("12–16 November 2018"), both("2018-11-12", "2018-11-16"));
    assert_eq!(ends("from 12 October to 2 November 2018"), both("2018-10-12", "2018-11-02"));
    assert_eq!(ends("between 12 and 16 November 2018"), both("2018-11-12", "2018-11-16"));
    assert_eq!(ends("17 December to 10 January 2019"), both("2018-12-17", "2019-01-10"));
    assert_eq!(ends("14/09/2018 - 21/09/2018"), both("2018-09-14", "2018-09-21"));
    assert_eq!(ends("Mon 12 to Fri 16 November 2018"), both("2018-11-12", "2018-11-16"));
}

#[test]
fn lists_share_a_month() {
    let days = |text: &str| -> Vec<String> { read(text).into_iter().map(|(_, iso)| iso).collect() };
    assert_eq!(days("on 12, 13 and 16 November 2018"), ["2018-11-12", "2018-11-13", "2018-11-16"]);
    assert_eq!(days("the 12th and 16th November 2018"), ["2018-11-12", "2018-11-16"]);
    assert!(dates("12th and 16th November 2018").iter().all(|one| one.bound.is_none()));
    assert_eq!(days("3 May 2021, 4 June 2021"), ["2021-05-03", "2021-06-04"]);
}

#[test]
fn a_number_before_a_date_is_no_day() {
    let words = |text: &str| -> Vec<String> { read(text).into_iter().map(|(w, _)| w).collect() };
    assert_eq!(words("Sections 3 and 4 September 2018"), ["4 September 2018"]);
    assert_eq!(words("Version 2 – 14 September 2018"), ["14 September 2018"]);
    assert_eq!(words("Attachments 2 to 14 September 2018"), ["14 September 2018"]);
    assert_eq!(words("Version 2 March 2018"), ["March 2018"]);
    assert_eq!(words("Second group 12 Oct 18 – 2 Nov 18"), ["12 Oct 18", "2 Nov 18"]);
    assert_eq!(words("Version 1.3 14 September 2018"), ["14 September 2018"]);
    assert_eq!(words("It has 3, 14 September 2018"), ["14 September 2018"]);
    assert_eq!(words("MP3 – 14 September 2018"), ["14 September 2018"]);
}

#[test]
fn weeks_keep_their_day() {
    for (words, week) in [
        ("W/C 24 Sep 18", Week::Commencing),
        ("w/c 24 September 2018", Week::Commencing),
        ("W/B 24 Sep 18", Week::Commencing),
        ("WC 24 Sep 18", Week::Commencing),
        ("week commencing 24th September 2018", Week::Commencing),
        ("Week beginning Monday 24 September 2018", Week::Commencing),
        ("week ending 24 September 2018", Week::Ending),
        ("W/E 24/09/2018", Week::Ending),
        ("week of 24 September 2018", Week::Of),
    ] {
        let found = one(words).unwrap_or_else(|| panic!("{words} is none"));
        assert_eq!(found.span.of(words), words);
        assert_eq!(found.precision, Precision::Week, "{words}");
        assert_eq!(found.week, Some(week), "{words}");
        assert_eq!(found.date.unwrap().to_string(), "2018-09-24", "{words}");
    }
    let (first, last) = one("W/C 24 Sep 18").unwrap().range.unwrap();
    assert_eq!(
        (first.to_string().as_str(), last.to_string().as_str()),
        ("2018-09-24", "2018-09-30")
    );
}

#[test]
fn what_is_longer_than_a_day_has_no_day() {
    let range = |text: &str| {
        let found = one(text).unwrap_or_else(|| panic!("{text} is none"));
        assert_eq!(found.date, None, "{text}");
        assert_eq!(found.span.of(text), text);
        (found.precision, found.range.map(|(first, last)| format!("{first} {last}")))
    };
    let november = Some("2018-11-01 2018-11-30".to_owned());
    assert_eq!(range("November 2018"), (Precision::Month, november.clone()));
    assert_eq!(range("Nov-18"), (Precision::Month, november.clone()));
    assert_eq!(range("Nov ’18"), (Precision::Month, november.clone()));
    assert_eq!(range("Early November 2018"), (Precision::PartOfMonth, november.clone()));
    assert_eq!(range("early part of November 2018"), (Precision::PartOfMonth, november.clone()));
    assert_eq!(range("mid-November 2018"), (Precision::PartOfMonth, november.clone()));
    assert_eq!(range("end of November 2018"), (Precision::PartOfMonth, november));
    let quarter = Some("2019-01-01 2019-03-31".to_owned());
    assert_eq!(range("Q1 2019"), (Precision::Quarter, quarter.clone()));
    assert_eq!(range("first quarter of 2019"), (Precision::Quarter, quarter.clone()));
    assert_eq!(range("2019 Q1"), (Precision::Quarter, quarter));
    let year = Some("2019-01-01 2019-12-31".to_owned());
    assert_eq!(range("late 2019"), (Precision::PartOfYear, year.clone()));
    assert_eq!(range("end of 2019"), (Precision::PartOfYear, year.clone()));
    assert_eq!(range("summer 2019"), (Precision::PartOfYear, year));
    assert_eq!(one("Q4 2018/19").unwrap().range, None);
    assert!(one("Nov 18").unwrap().ambiguous);
}

#[test]
fn months_in_a_row_are_periods() {
    let found = dates("October to December 2018");
    let months: Vec<u32> = found.iter().filter_map(|one| Some(one.range?.0.month())).collect();
    assert_eq!(months, [10, 12]);
    assert_eq!(found[0].bound, Some(Bound::Start));
    assert_eq!(dates("June and November 2018").len(), 2);
}

#[test]
fn a_day_without_a_year_is_said_to_be_one() {
    let found = one("by 31 March each year").unwrap();
    assert_eq!((found.precision, found.date), (Precision::DayOfYear, None));
    assert_eq!(one("on the 3rd of May").unwrap().precision, Precision::DayOfYear);
    assert_eq!(one("Section 5 March on"), None);
    assert_eq!(one("14 May be enough"), None);
}

#[test]
fn dates_that_cannot_be_have_a_problem_and_no_day() {
    let problem = |text: &str| {
        let found = one(text).unwrap_or_else(|| panic!("{text} is none"));
        assert_eq!(found.date, None, "{text}");
        let candidates: Vec<String> = found.candidates.iter().map(ToString::to_string).collect();
        (found.problem, candidates.join(" "))
    };
    let none = Some(Problem::NoSuchDay);
    assert_eq!(problem("31 June 2018"), (none, "2018-06-30 2018-07-01".to_owned()));
    assert_eq!(problem("30 February 2019"), (none, "2019-02-28 2019-03-01".to_owned()));
    assert_eq!(problem("35 May 2018"), (none, String::new()));
    assert_eq!(problem("31/06/2018"), (none, "2018-06-30 2018-07-01".to_owned()));
    let two = Some(Problem::TwoMonths);
    assert_eq!(problem("7 Mar Apr 20"), (two, "2020-03-07 2020-04-07".to_owned()));
    assert_eq!(problem("31 May/June 2020"), (two, "2020-05-31".to_owned()));
    let year = Some(Problem::UnclearYear);
    assert_eq!(problem("7 March 20 19"), (year, "2019-03-07 2020-03-07".to_owned()));
    let (weekday, candidates) = problem("Friday 15 September 2018");
    assert_eq!(weekday, Some(Problem::WeekdayMismatch));
    assert!(candidates.starts_with("2018-09-15 2018-09-14"), "{candidates}");
    assert!(candidates.contains("2017-09-15"), "{candidates}");
}

#[test]
fn broken_words_are_put_together() {
    assert_eq!(iso("14 Septem ber 2018"), "2018-09-14");
    assert_eq!(iso("14 Sept ember 2018"), "2018-09-14");
    assert_eq!(iso("1 A ugust 2018"), "2018-08-01");
    assert_eq!(iso("14 September 201 8"), "2018-09-14");
    assert_eq!(iso("14 September 2 018"), "2018-09-14");
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "Section 5.12.18 of the Code",
        "version 1.2.18",
        "version 5.12",
        "Tel. 020 7946 0018",
        "020-7946-0018",
        "the Energy Act 2008",
        "The Gas Act 1986 and the Electricity Act 1989",
        "DD MONTH YEAR",
        "dd/mm/yyyy",
        "XX November 2018",
        "[ ] November 2018",
        "Parties may 2018",
        "that 10 May apply",
        "It may, in 2018, apply",
        "G8.14 September",
        "© 2018",
        "in 2018",
        "since 2012, Parties",
        "the 2018/19 year",
        "2018-19",
        "a ratio of 14/09",
        "items 1/2/3",
        "https://example.org/2018/09/14/news",
        "report_2018-09-14.pdf",
        "10:14 September",
        "March on with 14 others",
        "14 September 18 Working Days",
        "10.09.18.4",
        "99999999999999 May 2018x",
        "",
    ] {
        let found: Vec<_> = dates(text).into_iter().filter(|one| one.date.is_some()).collect();
        assert_eq!(found, [], "{text}");
    }
    for text in ["DD MONTH YEAR", "XX November 2018", "the Energy Act 2008", "in 2018", "2018-19"] {
        assert_eq!(dates(text), [], "{text}");
    }
}

#[test]
fn long_and_broken_text_is_read_in_time_and_in_order() {
    let text = "1, 2, 3 and 12 – 14 Sep 18 W/C Fri, May ’ ’ 2018 – to 31 ".repeat(2000);
    let found = dates(&text);
    assert!(found.len() >= 2000);
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for cut in 0..120 {
        let _ = dates(text.get(cut..cut + 40).unwrap_or_default());
    }
}
