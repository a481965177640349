//! The verb `timeline`: dates and periods of documents, what happens then, what follows from them,
//! and where they clash.

mod clash;
mod compute;
mod entries;
mod matching;
mod rows;

use std::path::{Path, PathBuf};

use codicil_calendar::{Calendar, Counting, DateMention, DurationMention, Problem};
use codicil_report::answer::NoticeAnswer;
use codicil_report::answer::timeline::{
    DateAnswer, DocumentTimeline, DurationAnswer, TimelineAnswer, TimetableRow, WorkingDays,
};

use crate::error::EngineError;
use crate::read::ReadFile;
use crate::verbs::each;
use entries::{Entries, Entry, Period};
use rows::Row;

/// Whose Working Days the industry codes count by.
const CALENDAR: Calendar = Calendar::EnglandAndWales;

/// The dates and periods of documents; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn timeline(files: &[PathBuf]) -> Result<(TimelineAnswer, Vec<EngineError>), EngineError> {
    let (documents, failures) = each(files, of_document)?;
    Ok((TimelineAnswer { schema: "codicil.timeline/1", documents }, failures))
}

#[cfg(test)]
mod tests;

fn of_document(path: &Path, file: &ReadFile) -> DocumentTimeline {
    let document = &file.document;
    let own_date = entries::own_date(document);
    let mut entries = Entries::of(file);
    let rows = rows::of(document, &mut entries);
    if let Some(own) = own_date {
        entries::name_own(document, own, &mut entries);
    }
    let computed = compute::all(file, &entries, own_date);
    let contradictions = clash::all(document, &entries, &rows, &computed, own_date);
    DocumentTimeline {
        path: path.display().to_string(),
        date: own_date.map(|date| date.to_string()),
        dates: entries.dates.iter().map(date_answer).collect(),
        durations: entries.periods.iter().map(duration_answer).collect(),
        timetable: rows.iter().map(|row| row_answer(row, &entries)).collect(),
        computed,
        contradictions,
        notices: document.notices.iter().map(NoticeAnswer::from).collect(),
    }
}

fn date_answer(entry: &Entry) -> DateAnswer {
    let mention = &entry.mention;
    let event = entry.event.as_ref();
    DateAnswer {
        text: entry.text.clone(),
        iso: mention.date.map(|date| date.to_string()),
        precision: mention.precision,
        range: mention.range.map(|(first, last)| [first.to_string(), last.to_string()]),
        part: mention.part,
        week: mention.week,
        bound: mention.bound,
        event: event.map(|event| event.words.clone()),
        event_from: event.map(|event| event.from),
        problem: mention.problem,
        message: message(mention),
        candidates: mention.candidates.iter().map(ToString::to_string).collect(),
        ambiguous: mention.ambiguous,
        position: entry.position.clone(),
        order: mention.earliest().map(|date| date.to_string()),
    }
}

/// What a reader must know about a date, as a sentence.
fn message(mention: &DateMention) -> Option<String> {
    let first = mention.candidates.first();
    let said = match mention.problem {
        Some(Problem::NoSuchDay) => "This day does not exist.".to_owned(),
        Some(Problem::TwoMonths) => "Two months are named.".to_owned(),
        Some(Problem::WeekdayMismatch) => {
            let date = first?;
            format!("{} is a {}.", date.in_words(), date.weekday().name())
        }
        Some(Problem::MonthFirst) => {
            "The second number is no month; the month may stand first.".to_owned()
        }
        Some(Problem::UnclearYear) => "The year is broken; it can be read in two ways.".to_owned(),
        None if mention.ambiguous => match first {
            Some(other) => format!(
                "Read as day, month, year; with the month first it would be {}.",
                other.in_words()
            ),
            None => "Read as a month and a year; the number could be a day.".to_owned(),
        },
        None => return None,
    };
    Some(said)
}

fn duration_answer(period: &Period) -> DurationAnswer {
    let mention: &DurationMention = &period.mention;
    DurationAnswer {
        text: period.text.clone(),
        amount: mention.amount.from,
        amount_most: (mention.amount.to != mention.amount.from).then_some(mention.amount.to),
        unit: mention.unit,
        limit: mention.limit,
        relation: mention.relation,
        anchor: mention.anchor.as_ref().map(|anchor| entries::flat(anchor.span.of(&period.read))),
        event: period.event.clone(),
        position: period.position.clone(),
    }
}

fn row_answer(row: &Row, entries: &Entries) -> TimetableRow {
    let (from, to) = row.ends(entries);
    let count = |counting| CALENDAR.working_days_between(from?, to?, counting);
    let working_days = count(Counting::FirstDayOut).zip(count(Counting::BothIn));
    TimetableRow {
        timetable: row.timetable,
        activity: row.activity.clone(),
        dates: row.dates.clone(),
        from: from.map(|date| date.to_string()),
        to: to.map(|date| date.to_string()),
        working_days: working_days.map(|(first_day_out, both_in)| WorkingDays {
            first_day_out,
            both_in,
            calendar: CALENDAR.name(),
        }),
        position: row.position.clone(),
    }
}
