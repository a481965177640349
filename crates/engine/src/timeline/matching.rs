//! Which date of the document an anchor means: "the Change Board vote", "approval".
//!
//! Only a date that the same document states, and only where one day fits.

use codicil_calendar::{Anchor, Bound, Date, Edge};
use codicil_document::Document;
use codicil_report::answer::timeline::EventFrom;

use super::entries::{Entries, Entry, Period};

/// The date that an anchor means.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// An index of the dates.
    pub entry: usize,
    pub date: Date,
    /// True where the anchor is the date of the document itself.
    pub is_own: bool,
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

/// The date of the event that `anchor` names in `read`.
pub(super) fn find(
    document: &Document,
    entries: &Entries,
    anchor: &Anchor,
    read: &str,
    own_date: Option<Date>,
) -> Option<Found> {
    let words = anchor.event.of(read);
    if is_document(words) {
        let date = own_date?;
        let fits = |entry: &Entry| entry.mention.date == Some(date);
        let entry = entries.dates.iter().position(|entry| is_own(entry) && fits(entry))?;
        return Some(Found { entry, date, is_own: true });
    }
    let edge = if anchor.period.is_some() { Edge::Day } else { anchor.edge };
    let wanted = Wanted::of(words, document)?;
    let fits = |entry: &&(usize, &Entry)| wanted.fits(entry.1) && edge_fits(entry.1, edge);
    let all: Vec<(usize, &Entry)> = entries.dates.iter().enumerate().collect();
    let mut found = all.iter().filter(fits).filter_map(|(index, entry)| {
        Some(Found { entry: *index, date: entry.mention.date?, is_own: false })
    });
    let first = found.next()?;
    found.all(|other| other.date == first.date).then_some(first)
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
        let all: Vec<String> = split(words).filter(|word| own.as_ref() != Some(word)).collect();
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

    fn fits(&self, entry: &Entry) -> bool {
        let Some(event) = &entry.event else { return false };
        if event.from == EventFrom::Document || entry.mention.problem.is_some() {
            return false;
        }
        // A sentence can say after the date what is decided ("…, when it will vote").
        let context = if self.decides && event.from == EventFrom::Sentence {
            format!("{} {}", event.words, entry.sentence())
        } else {
            event.words.clone()
        };
        let stems: Vec<String> = split(&context).map(|word| stem(&word)).collect();
        let has = |wanted: &[&str]| stems.iter().any(|stem| wanted.contains(&stem.as_str()));
        let names = self.names.iter().all(|name| stems.contains(name));
        names && (!self.decides || has(DECIDES)) && (!self.approves || has(APPROVES))
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

/// True where the words say that this period has the name: its noun, or the words before it ("the
/// referral period, which itself lasts").
pub(super) fn is_called(name: &[String], period: &Period) -> bool {
    let mention = &period.mention;
    let before = period.read.get(..mention.span.start).unwrap_or_default();
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
