//! Where a document says two things about one time. Only what is sure.

use std::collections::BTreeMap;

use codicil_calendar::{Bound, Date, Precision, sentence_around};
use codicil_document::{Document, FurnitureKind};
use codicil_report::answer::timeline::{
    ComputedAnswer, Contradiction, ContradictionKind, EventFrom, Meaning,
};

use super::entries::{Entries, Entry};
use super::rows::Row;

/// All contradictions, in the order of their kinds.
pub(super) fn all(
    document: &Document,
    entries: &Entries,
    rows: &[Row],
    computed: &[ComputedAnswer],
    own_date: Option<Date>,
) -> Vec<Contradiction> {
    let mut all = Vec::new();
    two_raising_dates(document, entries, &mut all);
    two_own_dates(entries, own_date, &mut all);
    two_row_dates(entries, rows, &mut all);
    two_rules(computed, &mut all);
    end_before_start(entries, rows, &mut all);
    out_of_order(entries, rows, &mut all);
    if let Some(own) = own_date {
        told_as_coming(entries, own, &mut all);
        copyright_year(document, entries, own, &mut all);
    }
    all
}

fn of_dates(kind: ContradictionKind, message: String, dates: Vec<usize>) -> Contradiction {
    Contradiction { kind, message, dates, computed: Vec::new() }
}

fn words(entry: &Entry) -> &str {
    entry.event.as_ref().map_or("", |event| event.words.as_str())
}

/// The dates of equal keys that differ, and where they first do.
fn differing<K: Ord>(dates: impl Iterator<Item = (K, usize, Date)>) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<K, (usize, Date)> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (key, index, date) in dates {
        let known = *first.entry(key).or_insert((index, date));
        if known.1 != date {
            pairs.push((known.0, index));
        }
    }
    pairs
}

/// The modification was raised on one day.
fn two_raising_dates(document: &Document, entries: &Entries, all: &mut Vec<Contradiction>) {
    let own = document.metadata.modification.as_ref().map(|fact| fact.value.as_str());
    let raised = entries.dates.iter().enumerate().filter_map(|(index, entry)| {
        let words = words(entry);
        let lower = words.to_lowercase();
        let says = lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == "raised");
        let about_own = own.is_some_and(|own| words.contains(own));
        let in_row = entry.event.as_ref().is_some_and(|event| event.from != EventFrom::Sentence)
            && lower.contains("modification")
            && lower.split_whitespace().count() <= 4;
        (says && (about_own || in_row)).then_some(((), index, entry.mention.date?))
    });
    for (one, other) in differing(raised) {
        all.push(two_dates("The raising of the modification", entries, one, other));
    }
}

/// The feet of one page give another date than those of another. A foot may hold two dates: then
/// the pages share one.
fn two_own_dates(entries: &Entries, own: Option<Date>, all: &mut Vec<Contradiction>) {
    let mut pages: BTreeMap<u32, Vec<(usize, Date)>> = BTreeMap::new();
    for (index, entry) in entries.dates.iter().enumerate() {
        if let Some(date) = entry.mention.date.filter(|_| entry.block.is_none() && own.is_some()) {
            pages.entry(entry.position.page).or_default().push((index, date));
        }
    }
    let mut kinds: Vec<&Vec<(usize, Date)>> = Vec::new();
    for page in pages.values() {
        let shares = |known: &&Vec<(usize, Date)>| {
            known.iter().any(|(_, date)| page.iter().any(|(_, other)| other == date))
        };
        if !kinds.iter().any(shares) {
            kinds.push(page);
        }
    }
    let mut kinds = kinds.into_iter();
    if let Some(first) = kinds.next() {
        all.extend(kinds.map(|other| two_dates("The document", entries, first[0].0, other[0].0)));
    }
}

fn two_dates(what: &str, entries: &Entries, one: usize, other: usize) -> Contradiction {
    let (first, second) = (&entries.dates[one], &entries.dates[other]);
    let message = format!(
        "{what} has two dates: “{}” (page {}) and “{}” (page {}).",
        first.text, first.position.page, second.text, second.position.page
    );
    of_dates(ContradictionKind::TwoDates, message, vec![one, other])
}

/// An activity that two timetables name once each has one date. Within one timetable a name may
/// come back: a group can meet twice.
fn two_row_dates(entries: &Entries, rows: &[Row], all: &mut Vec<Contradiction>) {
    let mut by_name: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let name: String =
            row.activity.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        by_name.entry(name).or_default().push(row);
    }
    for rows in by_name.into_values() {
        let [first, second] = rows[..] else { continue };
        let (one, other) = (first.ends(entries), second.ends(entries));
        let both = one.0.zip(other.0).is_some();
        if first.timetable == second.timetable || !both || one == other {
            continue;
        }
        let what = format!("“{}”", first.activity);
        let pair = first.dates.first().zip(second.dates.first());
        all.extend(pair.map(|(a, b)| two_dates(&what, entries, *a, *b)));
    }
}

/// Two rules for the implementation that end on different days.
fn two_rules(computed: &[ComputedAnswer], all: &mut Vec<Contradiction>) {
    let mut first: Option<(usize, &ComputedAnswer)> = None;
    let mut seen: Vec<&str> = Vec::new();
    for (index, answer) in computed.iter().enumerate() {
        let about = answer.event.as_deref().unwrap_or_default().to_lowercase();
        if answer.meaning != Meaning::On || !about.contains("implement") {
            continue;
        }
        let (at, one) = *first.get_or_insert((index, answer));
        if one.result == answer.result || seen.contains(&answer.result.as_str()) {
            continue;
        }
        seen.push(&answer.result);
        let message = format!(
            "Two rules for the implementation: “{}” (page {}) gives {}, “{}” (page {}) gives {}.",
            one.rule,
            one.position.page,
            one.result,
            answer.rule,
            answer.position.page,
            answer.result
        );
        let kind = ContradictionKind::TwoRules;
        all.push(Contradiction { kind, message, dates: Vec::new(), computed: vec![at, index] });
    }
}

fn end_before_start(entries: &Entries, rows: &[Row], all: &mut Vec<Contradiction>) {
    let mut push = |one: usize, other: usize| {
        let (start, end) = (&entries.dates[one], &entries.dates[other]);
        let message = format!(
            "The period “{}” to “{}” ends before it begins (page {}).",
            start.text, end.text, start.position.page
        );
        all.push(of_dates(ContradictionKind::EndBeforeStart, message, vec![one, other]));
    };
    let clash = |one: &Entry, other: &Entry| {
        one.mention.date.zip(other.mention.date).is_some_and(|(start, end)| end < start)
    };
    let ends = |one: &Entry, other: &Entry| {
        one.mention.bound == Some(Bound::Start) && other.mention.bound == Some(Bound::End)
    };
    for (at, pair) in entries.dates.windows(2).enumerate() {
        if pair[0].block == pair[1].block && ends(&pair[0], &pair[1]) && clash(&pair[0], &pair[1]) {
            push(at, at + 1);
        }
    }
    for row in rows {
        let [one, other] = row.dates[..] else { continue };
        let (start, end) = (&entries.dates[one], &entries.dates[other]);
        if start.block != end.block && ends(start, end) && clash(start, end) {
            push(one, other);
        }
    }
}

/// One row that is dated before the row above it, where all others are in order.
fn out_of_order(entries: &Entries, rows: &[Row], all: &mut Vec<Contradiction>) {
    for timetable in rows.chunk_by(|one, next| one.timetable == next.timetable) {
        let dated: Vec<(&Row, Date)> =
            timetable.iter().filter_map(|row| Some((row, row.ends(entries).0?))).collect();
        let breaks: Vec<usize> =
            (1..dated.len()).filter(|at| dated[*at].1 < dated[at - 1].1).collect();
        let ([at], true) = (&breaks[..], dated.len() >= 4) else { continue };
        let ((above, _), (row, _)) = (dated[at - 1], dated[*at]);
        let pair = above.dates.first().zip(row.dates.first());
        let Some((one, other)) = pair else { continue };
        let message = format!(
            "“{}” ({}) stands below “{}” ({}) and is dated before it (page {}).",
            row.activity,
            entries.dates[*other].text,
            above.activity,
            entries.dates[*one].text,
            row.position.page
        );
        all.push(of_dates(ContradictionKind::OutOfOrder, message, vec![*one, *other]));
    }
}

/// "The Forum will meet on …", dated before the document.
fn told_as_coming(entries: &Entries, own: Date, all: &mut Vec<Contradiction>) {
    for (index, entry) in entries.dates.iter().enumerate() {
        let is_day = entry.mention.precision == Precision::Day;
        let Some(date) = entry.mention.date.filter(|date| is_day && *date < own) else { continue };
        let event = entry.event.as_ref().filter(|event| event.from == EventFrom::Sentence);
        let Some(event) = event.filter(|event| is_coming(&event.words, entry)) else { continue };
        let message = format!(
            "“{}” is told as coming on {}, before the document’s own date, {} (page {}).",
            event.words,
            date.in_words(),
            own.in_words(),
            entry.position.page
        );
        all.push(of_dates(ContradictionKind::ToldAsComing, message, vec![index]));
    }
}

/// True where "will" stands before the date in its clause, outside of a quotation.
fn is_coming(words: &str, entry: &Entry) -> bool {
    let sentence = sentence_around(&entry.read, entry.mention.span);
    let before = entry.read.get(sentence.start..entry.mention.span.start).unwrap_or_default();
    let quoted = before.matches(['“', '‘']).count() > before.matches(['”', '’']).count();
    let all: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let will = all.windows(2).any(|pair| pair[0] == "will" && pair[1] != "have");
    will && !quoted
}

/// A document cannot be older than the year of its copyright.
fn copyright_year(document: &Document, entries: &Entries, own: Date, all: &mut Vec<Contradiction>) {
    let in_feet = document.furniture.iter().filter(|one| one.kind == FurnitureKind::Running);
    let in_head = document.blocks.iter().take(20).map(|block| document.words(block.span));
    let year = in_feet.map(|one| one.text.as_str()).chain(in_head).find_map(copyright);
    let Some(year) = year.filter(|year| *year > own.year()) else { return };
    let is_own =
        |entry: &Entry| entry.event.as_ref().is_some_and(|event| event.from == EventFrom::Document);
    let dates: Vec<usize> = entries.dates.iter().position(is_own).into_iter().collect();
    let message = format!("The document is dated {}, its copyright {year}.", own.in_words());
    all.push(of_dates(ContradictionKind::CopyrightYear, message, dates));
}

/// The year after "©": "© SECCo 2018".
fn copyright(words: &str) -> Option<i32> {
    let (_, after) = words.split_once('©')?;
    let near: Vec<&str> = after.split_whitespace().take(6).collect();
    near.iter().find_map(|word| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
        (1980..2200).contains(&year).then_some(year)
    })
}

#[cfg(test)]
mod tests {
    use super::copyright;

    #[test]
    fn the_year_of_a_copyright_stands_near_its_sign() {
        assert_eq!(copyright("Version 2 © Forum Ltd 2019 page 3"), Some(2019));
        assert_eq!(copyright("© 2021."), Some(2021));
        assert_eq!(copyright("Forum Ltd 2019"), None);
        assert_eq!(copyright("© one two three four five six 2019"), None);
    }
}
