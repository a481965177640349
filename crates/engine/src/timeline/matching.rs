//! Which date of the document an anchor means: "the Change Board vote", "approval".
//!
//! Only a date that the same document states, and only where one day fits.

use std::collections::BTreeSet;

use codicil_calendar::{Anchor, Bound, Date, Edge, Precision, dates};
use codicil_document::Document;
use codicil_report::answer::timeline::EventFrom;

use super::entries::{Entries, Entry, Period, flat};

/// The date that an anchor means.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// An index of the dates.
    pub entry: usize,
    pub date: Date,
    /// True where the words themselves say the date, or that it is the document's.
    pub is_stated: bool,
}

/// Words that say nothing about which event is meant.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "on",
    "in",
    "at",
    "by",
    "to",
    "for",
    "from",
    "and",
    "or",
    "its",
    "their",
    "his",
    "her",
    "any",
    "each",
    "such",
    "that",
    "this",
    "these",
    "date",
    "day",
    "time",
    "when",
    "which",
    "being",
    "be",
    "is",
    "was",
    "has",
    "have",
    "been",
    "meeting",
    "relevant",
    "s",
    "with",
    "as",
    "it",
    "whether",
    "should",
    "modification",
    "proposal",
    "change",
    "final",
];

/// The stems of words that say that something was decided.
const DECIDES: &[&str] =
    &["vote", "votes", "voting", "decis", "decid", "deter", "appro", "rejec", "conse", "direc"];

/// Those of them that say how: an approval is no vote on how to go on.
const APPROVES: &[&str] = &["vote", "votes", "voting", "appro", "decis"];

/// The stems of what is said about each date, worked out once.
pub(super) struct Events {
    /// Of its event.
    own: Vec<BTreeSet<String>>,
    /// Of its event and its sentence: "…, when it will vote" can stand after the date.
    around: Vec<BTreeSet<String>>,
}

impl Events {
    pub fn of(entries: &Entries) -> Self {
        let stems = |words: &str| split(words).map(|word| stem(&word)).collect::<BTreeSet<_>>();
        let event =
            |entry: &Entry| entry.event.as_ref().map_or(BTreeSet::new(), |e| stems(&e.words));
        let around = |entry: &Entry| {
            let mut all = event(entry);
            if entry.event.as_ref().is_some_and(|event| event.from == EventFrom::Sentence) {
                all.extend(stems(entry.sentence()));
            }
            all
        };
        let dates = &entries.dates;
        Self { own: dates.iter().map(event).collect(), around: dates.iter().map(around).collect() }
    }
}

/// The date of the event that `anchor` names in `read`.
pub(super) fn find(
    document: &Document,
    entries: &Entries,
    events: &Events,
    anchor: &Anchor,
    read: &str,
    own_date: Option<Date>,
) -> Option<Found> {
    let words = anchor.event.of(read);
    if is_document(words) {
        let date = own_date?;
        let fits = |entry: &Entry| entry.mention.date == Some(date);
        let entry = entries.dates.iter().position(|entry| is_own(entry) && fits(entry))?;
        return Some(Found { entry, date, is_stated: true });
    }
    if let Some(found) = dated(entries, words) {
        return Some(found);
    }
    let edge = if anchor.period.is_some() { Edge::Day } else { anchor.edge };
    let wanted = Wanted::of(words, document)?;
    let fits = |index: usize, entry: &Entry| {
        wanted.fits(entry, &events.own[index], &events.around[index]) && edge_fits(entry, edge)
    };
    let mut found = entries.dates.iter().enumerate().filter_map(|(index, entry)| {
        let date = entry.mention.date.filter(|_| fits(index, entry))?;
        Some(Found { entry: index, date, is_stated: false })
    });
    let first = found.next()?;
    found.all(|other| other.date == first.date).then_some(first)
}

/// "the meeting on 14 November 2019": the anchor says its date.
fn dated(entries: &Entries, words: &str) -> Option<Found> {
    let [mention] = &dates(words)[..] else { return None };
    let date = mention.date.filter(|_| mention.precision == Precision::Day)?;
    let text = flat(mention.span.of(words));
    let fits = |entry: &Entry| entry.mention.date == Some(date) && entry.text == text;
    let entry = entries.dates.iter().position(fits)?;
    Some(Found { entry, date, is_stated: true })
}

fn is_own(entry: &Entry) -> bool {
    entry.event.as_ref().is_some_and(|event| event.from == EventFrom::Document)
}

/// "the date of this report", "publication of this paper".
fn is_document(words: &str) -> bool {
    let words: Vec<String> = split(words).collect();
    let of_this = |pair: &[String]| {
        let papers = ["report", "document", "paper", "letter", "consultation", "notice"];
        pair[0] == "this" && papers.contains(&pair[1].as_str())
    };
    let starts =
        words.iter().any(|w| ["date", "publication", "issue", "issuing"].contains(&w.as_str()));
    starts && words.windows(2).any(of_this) && words.len() <= 8
}

/// What the words of an event must say.
struct Wanted {
    /// The stems of its names.
    names: Vec<String>,
    decides: bool,
    /// True for a decision by nobody in particular.
    approves: bool,
}

impl Wanted {
    fn of(words: &str, document: &Document) -> Option<Self> {
        let own = document.metadata.modification.as_ref().map(|fact| fact.value.to_lowercase());
        let mut all: Vec<String> = split(words).filter(|word| own.as_ref() != Some(word)).collect();
        // "the decision to implement" is the decision.
        let decision =
            |pair: &[String]| DECIDES.contains(&stem(&pair[0]).as_str()) && pair[1] == "to";
        if let Some(at) = all.windows(2).position(decision) {
            all.truncate(at + 1);
        }
        // The Change Board is a body, a change is what it is about.
        let board = all.windows(2).any(|pair| pair[0] == "change" && pair[1] == "board");
        let stems = all
            .iter()
            .filter(|word| !EMPTY.contains(&word.as_str()) || board && word.as_str() == "change");
        let (deciding, names): (Vec<String>, Vec<String>) =
            stems.map(|word| stem(word)).partition(|stem| DECIDES.contains(&stem.as_str()));
        let decides = !deciding.is_empty();
        // One common word ("publication") names no event for sure.
        let is_enough = decides || names.len() >= 2;
        is_enough.then_some(Self { approves: decides && names.is_empty(), names, decides })
    }

    fn fits(&self, entry: &Entry, own: &BTreeSet<String>, around: &BTreeSet<String>) -> bool {
        let is_event = entry.event.as_ref().is_some_and(|event| event.from != EventFrom::Document);
        if !is_event || entry.mention.problem.is_some() {
            return false;
        }
        let said = if self.decides { around } else { own };
        let has = |wanted: &[&str]| wanted.iter().any(|stem| said.contains(*stem));
        self.names.iter().all(|name| said.contains(name))
            && (!self.decides || has(DECIDES))
            && (!self.approves || has(APPROVES))
    }
}

fn edge_fits(entry: &Entry, edge: Edge) -> bool {
    let closes = || {
        let words = entry.event.as_ref().map_or("", |event| event.words.as_str());
        split(words).any(|word| {
            ["closes", "close", "ends", "end", "closed", "deadline"].contains(&word.as_str())
        })
    };
    match (edge, entry.mention.bound) {
        (Edge::Day, bound) => bound.is_none(),
        (Edge::Start, bound) => bound == Some(Bound::Start),
        (Edge::End, Some(bound)) => bound == Bound::End,
        (Edge::End, None) => closes(),
    }
}

/// Words that every period has in its name.
const PERIODS: &[&str] = &["period", "window", "working", "days", "day", "weeks", "months"];

/// The stems of the name of a period that an anchor waits for: "the end of the referral period".
pub(super) fn period_name(anchor: &Anchor, read: &str) -> Option<Vec<String>> {
    let words: Vec<String> = split(anchor.event.of(read)).collect();
    // "the referral period of 10 days" is called "the referral period".
    let end = words.iter().position(|word| word == "of" || word == "that" || word == "which");
    let words = &words[..end.unwrap_or(words.len())];
    let is_period = words.last().is_some_and(|word| word == "period" || word == "window");
    let stems = period_stems(words);
    (is_period && !stems.is_empty()).then_some(stems)
}

/// The name of a period stands at most so many characters before it.
const NAME_REACH: usize = 120;

/// True where the words say that this period has the name: its noun, or the words before it ("the
/// referral period, which itself lasts").
pub(super) fn is_called(name: &[String], period: &Period) -> bool {
    let mention = &period.mention;
    let before = period.read.get(..mention.span.start).unwrap_or_default();
    let tail = before.char_indices().rev().nth(NAME_REACH).map_or(0, |(at, _)| at);
    let before = &before[tail..];
    let words: Vec<String> = match mention.noun {
        Some(noun) => split(noun.of(&period.read)).collect(),
        None => {
            let mut words: Vec<String> = split(before).collect();
            let lasts = words.pop().is_some_and(|last| {
                ["lasts", "last", "is", "of", "runs", "for"].contains(&last.as_str())
            });
            while words.last().is_some_and(|w| ["itself", "which", "that"].contains(&w.as_str())) {
                words.pop();
            }
            let is_period = words.last().is_some_and(|w| w == "period" || w == "window");
            let from = words.len().saturating_sub(name.len() + 1);
            if lasts && is_period { words.split_off(from) } else { Vec::new() }
        }
    };
    let stems = period_stems(&words);
    !stems.is_empty() && name.iter().all(|stem| stems.contains(stem))
}

fn period_stems(words: &[String]) -> Vec<String> {
    let counts = |word: &&String| {
        !EMPTY.contains(&word.as_str())
            && !PERIODS.contains(&word.as_str())
            && !word.starts_with(|c: char| c.is_ascii_digit())
    };
    words.iter().filter(counts).map(|word| stem(word)).collect()
}

/// The words in small letters. Ofgem is the Authority.
fn split(words: &str) -> impl Iterator<Item = String> + '_ {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| {
        let word = word.to_lowercase();
        if word == "ofgem" { "authority".to_owned() } else { word }
    })
}

/// The head of a word, so that "publication" meets "published".
fn stem(word: &str) -> String {
    word.chars().take(5).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_document, stem};

    #[test]
    fn a_paper_can_name_itself() {
        assert!(is_document("the date of this report"));
        assert!(is_document("publication of this consultation"));
        assert!(!is_document("the date of the report"));
        assert!(!is_document("this report"));
    }

    #[test]
    fn forms_of_a_word_share_their_head() {
        assert_eq!(stem("approval"), stem("approved"));
        assert_eq!(stem("decision"), "decis");
    }
}
