//! Dates in the order of time.

use super::{ALERT, FAINT, STRONG, counted, notice, styled};
use crate::answer::timeline::{
    ComputedAnswer, DateAnswer, DocumentTimeline, DurationAnswer, Meaning, TimelineAnswer,
};

/// Each document: its dates from the earliest to the latest, then what follows from its periods,
/// then its other periods and what clashes.
pub fn timeline(answer: &TimelineAnswer) -> String {
    let mut out = String::new();
    for document in &answer.documents {
        let count = counted(document.dates.len(), "date", "dates");
        out.push_str(&format!("{} {}\n", styled(STRONG, &document.path), styled(FAINT, &count)));
        document.notices.iter().for_each(|one| out.push_str(&notice(one)));
        dates(document, &mut out);
        computed(document, &mut out);
        periods(document, &mut out);
        clashes(document, &mut out);
        out.push('\n');
    }
    out
}

/// The dates in order; what is printed again on other pages stands once, dates without a year last.
fn dates(document: &DocumentTimeline, out: &mut String) {
    let mut all: Vec<&DateAnswer> = document.dates.iter().collect();
    all.sort_by_key(|one| (one.order.is_none(), one.order.clone()));
    let mut lines: Vec<(String, String, Vec<u32>)> = Vec::new();
    for one in all {
        let (line, marks) = (line(one), marks(one));
        match lines.iter_mut().find(|(known, ..)| *known == line) {
            Some((_, _, pages)) if !pages.contains(&one.position.page) => {
                pages.push(one.position.page);
            }
            Some(_) => {}
            None => lines.push((line, marks, vec![one.position.page])),
        }
    }
    for (line, marks, pages) in lines {
        out.push_str(&format!("  {line}  {}\n{marks}", styled(FAINT, &on_pages(&pages))));
    }
}

fn line(one: &DateAnswer) -> String {
    let day = match (&one.iso, one.bound) {
        (Some(iso), _) => iso.clone(),
        _ => "–".to_owned(),
    };
    let event = one.event.as_deref().unwrap_or("(no event named)");
    format!("{} {event}  {}", styled(STRONG, &format!("{day:<10}")), printed(one))
}

/// The words as printed, with the end of the period that they are.
fn printed(one: &DateAnswer) -> String {
    let end = match one.bound {
        Some(codicil_calendar::Bound::Start) => ", start",
        Some(codicil_calendar::Bound::End) => ", end",
        None => "",
    };
    styled(FAINT, &format!("“{}”{end}", one.text))
}

fn marks(one: &DateAnswer) -> String {
    let Some(message) = &one.message else { return String::new() };
    let meant = if one.candidates.is_empty() || one.problem.is_none() {
        String::new()
    } else {
        format!(" It may mean {}.", one.candidates.join(" or "))
    };
    alert(&format!("{message}{meant}"))
}

fn alert(message: &str) -> String {
    format!("             {} {message}\n", styled(ALERT, "!"))
}

fn on_pages(pages: &[u32]) -> String {
    match pages {
        [page] => format!("page {page}"),
        pages => {
            let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
            format!("pages {}", pages.join(", "))
        }
    }
}

fn computed(document: &DocumentTimeline, out: &mut String) {
    if document.computed.is_empty() {
        return;
    }
    out.push_str("\n  Computed\n");
    let all = &document.computed;
    let holds = |said: &&String| all.iter().all(|one| one.assumptions.contains(said));
    let common: Vec<&String> = all[0].assumptions.iter().filter(holds).collect();
    all.iter().for_each(|one| out.push_str(&result(one, &common)));
    for assumption in common {
        out.push_str(&format!("  {}\n", styled(FAINT, assumption)));
    }
}

/// A computed day with what was taken for granted, but for what holds for all.
fn result(one: &ComputedAnswer, common: &[&String]) -> String {
    let meaning = match one.meaning {
        Meaning::On => "",
        Meaning::Latest => " at the latest",
        Meaning::Earliest => " at the earliest",
    };
    let event = one.event.as_ref().map(|event| format!("{event}: ")).unwrap_or_default();
    let page = styled(FAINT, &format!("page {}", one.position.page));
    let mut out =
        format!("  {}{meaning} {event}“{}”  {page}\n", styled(STRONG, &one.result), one.rule);
    for assumption in one.assumptions.iter().filter(|said| !common.contains(said)) {
        out.push_str(&format!("             {}\n", styled(FAINT, assumption)));
    }
    for other in &one.alternatives {
        let other = format!("By the calendar of {}: {}.", other.calendar, other.result);
        out.push_str(&format!("             {}\n", styled(FAINT, &other)));
    }
    out
}

/// The periods from which nothing was computed.
fn periods(document: &DocumentTimeline, out: &mut String) {
    let used = |index: usize| document.computed.iter().any(|one| one.durations.contains(&index));
    let left: Vec<&DurationAnswer> = document
        .durations
        .iter()
        .enumerate()
        .filter(|(index, _)| !used(*index))
        .map(|(_, one)| one)
        .collect();
    if left.is_empty() {
        return;
    }
    out.push_str("\n  Periods\n");
    for one in left {
        let event = one.event.as_ref().map(|event| format!(": {event}")).unwrap_or_default();
        let page = styled(FAINT, &format!("page {}", one.position.page));
        out.push_str(&format!("  “{}”{event}  {page}\n", one.text));
    }
}

fn clashes(document: &DocumentTimeline, out: &mut String) {
    if document.contradictions.is_empty() {
        return;
    }
    out.push_str("\n  Contradictions\n");
    for one in &document.contradictions {
        out.push_str(&format!("  {} {}\n", styled(ALERT, "!"), one.message));
    }
}

#[cfg(test)]
mod tests {
    use codicil_calendar::{Precision, Problem};

    use super::timeline;
    use crate::answer::Position;
    use crate::answer::timeline::{DateAnswer, DocumentTimeline, TimelineAnswer};

    fn date(text: &str, iso: Option<&str>, page: u32) -> DateAnswer {
        DateAnswer {
            text: text.to_owned(),
            iso: iso.map(str::to_owned),
            precision: Precision::Day,
            range: None,
            part: None,
            week: None,
            bound: None,
            event: Some("Forum vote".to_owned()),
            event_from: None,
            problem: None,
            message: None,
            candidates: Vec::new(),
            ambiguous: false,
            position: Position { start: 0, end: 0, source: None, page, clause: None },
            order: iso.map(str::to_owned),
        }
    }

    #[test]
    fn dates_stand_in_the_order_of_time_and_once() {
        let wrong = DateAnswer {
            problem: Some(Problem::NoSuchDay),
            message: Some("This day does not exist.".to_owned()),
            candidates: vec!["2021-06-30".to_owned()],
            ..date("31 June 2021", None, 4)
        };
        let dates = vec![
            date("3 May 2021", Some("2021-05-03"), 2),
            wrong,
            date("2 May 2021", Some("2021-05-02"), 3),
            date("3 May 2021", Some("2021-05-03"), 5),
        ];
        let document = DocumentTimeline { path: "a.txt".to_owned(), dates, ..Default::default() };
        let answer = TimelineAnswer { schema: "codicil.timeline/1", documents: vec![document] };
        let plain = anstyle_stripped(&timeline(&answer));
        assert_eq!(
            plain,
            "a.txt 4 dates\n\
             \x20 2021-05-02 Forum vote  “2 May 2021”  page 3\n\
             \x20 2021-05-03 Forum vote  “3 May 2021”  pages 2, 5\n\
             \x20 –          Forum vote  “31 June 2021”  page 4\n\
             \x20            ! This day does not exist. It may mean 2021-06-30.\n\n"
        );
    }

    fn anstyle_stripped(text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            plain.push_str(before);
            rest = after.split_once('m').map_or("", |(_, rest)| rest);
        }
        plain + rest
    }
}
