//! Days that follow from a period and a date of the same document.

use std::collections::BTreeMap;

use codicil_calendar::{
    Anchor, Calendar, Date, DurationMention, Limit, PROCLAIMED_THROUGH, Relation, Unit,
};
use codicil_report::answer::timeline::{Alternative, ComputedAnswer, Meaning};

use super::CALENDAR;
use super::entries::{Entries, Entry, Period, flat};
use super::matching::{self, Events, Found};
use crate::read::ReadFile;

/// Most periods from which days are computed; more are in no paper.
const MOST: usize = 1000;

/// All computed days, in the order of the periods; equal words with one result stand once.
pub(super) fn all(
    file: &ReadFile,
    entries: &Entries,
    own_date: Option<Date>,
) -> Vec<ComputedAnswer> {
    let events = Events::of(entries);
    let mut answers: Vec<ComputedAnswer> = Vec::new();
    let mut known: BTreeMap<(String, Option<String>, String), usize> = BTreeMap::new();
    let anchored = |(_, period): &(usize, &Period)| period.mention.anchor.is_some();
    for (index, period) in entries.periods.iter().enumerate().filter(anchored).take(MOST) {
        let paper = Paper { file, entries, events: &events, own_date, calendar: CALENDAR };
        let Some(answer) = one(paper, index, period) else { continue };
        let key = (answer.rule.to_lowercase(), answer.event.clone(), answer.result.clone());
        match known.get(&key).and_then(|at| answers.get_mut(*at)) {
            Some(same) => same.durations.push(index),
            None => {
                known.insert(key, answers.len());
                answers.push(answer);
            }
        }
    }
    answers
}

fn one(paper: Paper<'_>, index: usize, period: &Period) -> Option<ComputedAnswer> {
    let mention = &period.mention;
    let meaning = meaning(mention, &period.text)?;
    let by = |calendar| Paper { calendar, ..paper }.end_of(mention, &period.read, 0);
    let ends = by(CALENDAR)?;
    let others = [Calendar::Scotland, Calendar::NorthernIreland];
    let others = others.into_iter().filter(|_| ends.counts_working_days);
    let alternatives = others.filter_map(|calendar| {
        let other = by(calendar)?.day;
        (other != ends.day)
            .then(|| Alternative { calendar: calendar.name(), result: other.to_string() })
    });
    Some(ComputedAnswer {
        rule: period.text.clone(),
        event: period.event.clone(),
        result: ends.day.to_string(),
        meaning,
        calendar: CALENDAR.name(),
        from: ends.found.entry,
        from_iso: ends.found.date.to_string(),
        assumptions: assumptions(paper, period, &ends),
        alternatives: alternatives.collect(),
        durations: vec![index],
        position: period.position.clone(),
    })
}

/// Where a period ends, and what it was counted from.
struct Ends {
    day: Date,
    found: Found,
    /// The words of the anchor that the date was found for.
    anchor: String,
    /// The period of another sentence that had to pass first, with its last day.
    through: Option<(String, Date)>,
    counts_working_days: bool,
}

/// A document with a calendar to count by.
#[derive(Clone, Copy)]
struct Paper<'a> {
    file: &'a ReadFile,
    entries: &'a Entries,
    events: &'a Events,
    own_date: Option<Date>,
    calendar: Calendar,
}

/// Most periods of one name that are asked.
const MOST_OF_A_NAME: usize = 6;

/// Periods that wait for periods are followed so far.
const DEEPEST: u32 = 3;

impl Paper<'_> {
    /// Counts the period from the date of its anchor; `read` are the words it was read in.
    fn end_of(self, mention: &DurationMention, read: &str, depth: u32) -> Option<Ends> {
        let anchor = mention.anchor.as_ref().filter(|_| depth < DEEPEST)?;
        let from = match &anchor.period {
            Some(inner) => self.end_of(inner, read, depth + 1)?,
            None => self.event(anchor, read).or_else(|| self.named_period(anchor, read, depth))?,
        };
        let counts = from.counts_working_days || mention.unit == Unit::WorkingDay;
        let day = mention.from_event(from.day, self.calendar)?;
        Some(Ends { day, counts_working_days: counts, ..from })
    }

    fn event(self, anchor: &Anchor, read: &str) -> Option<Ends> {
        let document = &self.file.document;
        let found =
            matching::find(document, self.entries, self.events, anchor, read, self.own_date)?;
        let anchor = flat(anchor.event.of(read));
        Some(Ends { day: found.date, found, anchor, through: None, counts_working_days: false })
    }

    /// "the end of the referral period", where another sentence says how long that lasts and from
    /// when. All that say so must agree.
    fn named_period(self, anchor: &Anchor, read: &str, depth: u32) -> Option<Ends> {
        let name = matching::period_name(anchor, read).filter(|_| depth + 2 < DEEPEST)?;
        let named = |period: &&Period| {
            period.mention.anchor.is_some() && matching::is_called(&name, period)
        };
        let periods = self.entries.periods.iter().filter(named).take(MOST_OF_A_NAME);
        let mut ends = periods.filter_map(|period| {
            let text = period.text.clone();
            Some((self.end_of(&period.mention, &period.read, depth + 2)?, text))
        });
        let (first, text) = ends.next()?;
        ends.all(|(other, _)| other.day == first.day).then(|| {
            let through = Some((text, first.day));
            Ends { through, ..first }
        })
    }
}

/// What the day is; `None` where no one day follows.
fn meaning(mention: &DurationMention, text: &str) -> Option<Meaning> {
    let is_deadline = text.to_lowercase().contains("later than");
    match (mention.relation, mention.limit) {
        (Relation::Length, _) | (_, Limit::MoreThan | Limit::LessThan) => None,
        (_, Limit::Exactly) => Some(Meaning::On),
        (Relation::Of, Limit::AtLeast) => None,
        (Relation::Before, Limit::AtLeast) => Some(Meaning::Latest),
        (Relation::Before, Limit::AtMost) if is_deadline => Some(Meaning::Latest),
        (Relation::Before, Limit::AtMost) => Some(Meaning::Earliest),
        (_, Limit::AtMost) => Some(Meaning::Latest),
        (_, Limit::AtLeast) => Some(Meaning::Earliest),
    }
}

fn assumptions(paper: Paper<'_>, period: &Period, ends: &Ends) -> Vec<String> {
    let Paper { file, entries, .. } = paper;
    let mention = &period.mention;
    let mut all = Vec::new();
    if let Some(entry) = entries.dates.get(ends.found.entry).filter(|_| !ends.found.is_stated) {
        all.push(taken_for(&ends.anchor, entry, ends.found.date));
    }
    if let Some((rule, day)) = &ends.through {
        let anchor = mention.anchor.as_ref().map_or("", |anchor| anchor.span.of(&period.read));
        all.push(format!("“{}” is taken to be {}, by “{rule}”.", flat(anchor), day.in_words()));
    }
    if mention.relation != Relation::Before {
        all.push(match mention.relation {
            Relation::From => "The day of the event is the first day.".to_owned(),
            _ => "The day after the event is the first day.".to_owned(),
        });
    }
    if ends.counts_working_days {
        let who = if defines_working_day(&file.document.text) {
            "the definition of the document was not applied"
        } else {
            "the document does not define them"
        };
        all.push(format!(
            "Working Days are Monday to Friday except the bank holidays of {}; {who}.",
            CALENDAR.name()
        ));
        if ends.day.year() > PROCLAIMED_THROUGH {
            all.push(format!(
                "Bank holidays after {PROCLAIMED_THROUGH} follow the rules alone; others may still be proclaimed."
            ));
        }
    }
    all
}

/// "“the vote” is taken to be 25 July 2018, the date of “The Forum meets” (page 3)."
fn taken_for(anchor: &str, entry: &Entry, date: Date) -> String {
    let event = entry.event.as_ref().map_or("", |event| event.words.as_str());
    format!(
        "“{anchor}” is taken to be {}, the date of “{event}” (page {}).",
        date.in_words(),
        entry.position.page
    )
}

/// True where the text says what a Working Day is.
fn defines_working_day(text: &str) -> bool {
    text.match_indices("Working Day").any(|(at, term)| {
        let after = text[at + term.len()..].trim_start_matches(|c: char| "”\"’' s".contains(c));
        after.starts_with("means") || after.starts_with("has the meaning")
    })
}

#[cfg(test)]
mod tests {
    use super::defines_working_day;

    #[test]
    fn a_definition_of_the_working_day_is_noticed() {
        assert!(defines_working_day("“Working Day” means any day but Sunday."));
        assert!(!defines_working_day("10 Working Days following approval"));
    }
}
