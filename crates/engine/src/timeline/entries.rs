//! Every date and period of a document with its place and its event.

use std::rc::Rc;

use codicil_calendar::{
    Bound, Date, DateMention, DurationMention, dates, durations, event_words, sentence_around,
};
use codicil_document::{Block, BlockKind, Document, Furniture, FurnitureKind};
use codicil_report::answer::Position;
use codicil_report::answer::timeline::EventFrom;
use codicil_text::{RepairedText, Span};

use crate::read::ReadFile;
use crate::verbs::position;

/// The dates and periods of a document, each in the order of the file.
pub(super) struct Entries {
    pub dates: Vec<Entry>,
    pub periods: Vec<Period>,
}

/// A date with its place.
pub(super) struct Entry {
    pub mention: DateMention,
    /// The words as they stand, spaces made single.
    pub text: String,
    pub position: Position,
    /// The words in which it was read: the block without its label, or the running foot.
    pub read: Rc<str>,
    /// The block that holds it; `None` in a running head or foot.
    pub block: Option<usize>,
    pub event: Option<Event>,
}

/// What happens on a date.
#[derive(Clone)]
pub(super) struct Event {
    pub words: String,
    pub from: EventFrom,
}

/// A period with its place.
pub(super) struct Period {
    pub mention: DurationMention,
    pub text: String,
    pub position: Position,
    /// The words in which it was read.
    pub read: Rc<str>,
    pub event: Option<String>,
}

impl Entry {
    /// The sentence that holds it.
    pub fn sentence(&self) -> &str {
        sentence_around(&self.read, self.mention.span).of(&self.read)
    }
}

impl Entries {
    /// Reads the blocks and the running heads and feet.
    pub fn of(file: &ReadFile) -> Self {
        let mut entries = Self { dates: Vec::new(), periods: Vec::new() };
        for (index, block) in file.document.blocks.iter().enumerate() {
            let is_said = !matches!(block.kind, BlockKind::Contents | BlockKind::ChangeRemark);
            if is_said && !block.deleted {
                entries.read_block(file, index, block);
            }
        }
        for furniture in &file.document.furniture {
            entries.read_furniture(furniture);
        }
        let place = |position: &Position| {
            let source = position.source.map_or(position.start, |source| source.start);
            (source, position.start)
        };
        entries.dates.sort_by_key(|entry| place(&entry.position));
        entries.periods.sort_by_key(|period| place(&period.position));
        entries
    }

    fn read_block(&mut self, file: &ReadFile, index: usize, block: &Block) {
        let document = &file.document;
        let repaired =
            RepairedText::new(&document.text, without_label(document, block), &document.repairs);
        let read: Rc<str> = Rc::from(repaired.text.as_str());
        let place = |span: Span| {
            let span = repaired.to_canonical(span)?;
            Some((flat(document.words(span)), position(document, &file.profile.prefix, span)))
        };
        let found = dates(&repaired.text);
        let others: Vec<Span> = found.iter().map(|mention| mention.span).collect();
        let mut before: Option<(usize, Event)> = None;
        for mention in found {
            let Some((text, position)) = place(mention.span) else { continue };
            let (read, block) = (Rc::clone(&read), Some(index));
            let shared = before.take().filter(|(end, _)| is_linked(&read, *end, &mention));
            let event = match shared {
                Some((_, event)) => Some(event),
                None => event(document, index, &read, mention.span, &others),
            };
            before = event.clone().map(|event| (mention.span.end, event));
            self.dates.push(Entry { mention, text, position, read, block, event });
        }
        let periods = durations(&repaired.text);
        for mention in &periods {
            if let Some((text, position)) = place(mention.span) {
                let event = inner_event(&repaired.text, &periods, mention)
                    .or_else(|| period_event(document, index, &repaired.text, mention, &others));
                let mention = mention.clone();
                let read = Rc::clone(&read);
                self.periods.push(Period { mention, text, position, read, event });
            }
        }
    }

    fn read_furniture(&mut self, furniture: &Furniture) {
        if furniture.kind != FurnitureKind::Running {
            return;
        }
        for mention in dates(&furniture.text) {
            let position = Position {
                start: furniture.at,
                end: furniture.at,
                source: furniture.map.to_source(mention.span).or(furniture.source),
                page: furniture.page,
                clause: None,
            };
            let text = flat(mention.span.of(&furniture.text));
            let read = Rc::from(furniture.text.as_str());
            self.dates.push(Entry { mention, text, position, read, block: None, event: None });
        }
    }
}

/// The words of a block without its label; with it, where the label is the day of a date: "20
/// December 2019".
fn without_label(document: &Document, block: &Block) -> Span {
    let Some(label) = block.label else { return block.span };
    let is_date = dates(document.words(block.span))
        .first()
        .is_some_and(|first| first.span.start < label.end.saturating_sub(block.span.start));
    let start = if is_date { block.span.start } else { label.end };
    Span::new(start.min(block.span.end), block.span.end)
}

/// True for the end of a period and for a date of a list: it shares the event of the date before.
fn is_linked(read: &str, end: usize, mention: &DateMention) -> bool {
    let between = read.get(end..mention.span.start).unwrap_or_default();
    let joins = |word: &str| ["and", "or", "&"].contains(&word);
    let is_list = !between.contains('.')
        && between
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !word.is_empty())
            .all(joins);
    mention.bound == Some(Bound::End) || is_list
}

/// Words that may stand beside the date of a document.
const DATE_LABELS: &[&str] = &[
    "date",
    "dated",
    "issued",
    "issue",
    "published",
    "publication",
    "of",
    "on",
    "document",
    "report",
    "version",
    "draft",
    "final",
    "v",
    "the",
    "this",
    "paper",
    "updated",
    "submitted",
];

/// The date that the document gives itself: in its feet, or alone or labelled on its title page. A
/// date that a sentence there happens to name is none.
pub(super) fn own_date(document: &Document) -> Option<Date> {
    let fact = document.metadata.date.as_ref().filter(|fact| fact.confidence.is_none())?;
    let date = fact.value.parse().ok()?;
    let Some(span) = fact.span else { return Some(date) };
    let block = document.blocks.get(document.block_at(span.start)?)?;
    let words = document.words(block.span);
    let others = [
        words.get(..span.start.checked_sub(block.span.start)?)?,
        words.get(span.end.checked_sub(block.span.start)?..)?,
    ];
    let is_label = |word: &str| {
        word.chars().all(|c| c.is_ascii_digit())
            || DATE_LABELS.contains(&word.to_lowercase().as_str())
    };
    let mut beside = others.iter().flat_map(|words| {
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    });
    beside.all(is_label).then_some(date)
}

/// Marks the dates that are the document's own.
pub(super) fn name_own(document: &Document, own: Date, entries: &mut Entries) {
    let here = document.metadata.date.as_ref().and_then(|fact| fact.span);
    for entry in entries.dates.iter_mut().filter(|entry| entry.mention.date == Some(own)) {
        let is_here = here
            .is_some_and(|span| span.overlaps(Span::new(entry.position.start, entry.position.end)));
        if entry.block.is_none() || is_here {
            let words = "Date of this document".to_owned();
            entry.event = Some(Event { words, from: EventFrom::Document });
        }
    }
}

fn event(
    document: &Document,
    block: usize,
    read: &str,
    span: Span,
    others: &[Span],
) -> Option<Event> {
    // In a list of dates the words before the list say what they are.
    let opens = read.get(..span.start).is_some_and(|before| before.trim().is_empty());
    if let Some(words) = opens.then(|| introduction(document, block)).flatten() {
        return Some(Event { words, from: EventFrom::Label });
    }
    let words = event_words(read, span, others);
    if !words.is_empty() {
        let is_label =
            read.get(..span.start).is_some_and(|before| before.trim_end().ends_with(':'));
        let from = if is_label { EventFrom::Label } else { EventFrom::Sentence };
        return Some(Event { words, from });
    }
    let label = label_before(document, block)?;
    Some(Event { words: label, from: EventFrom::Label })
}

/// What a period inside the anchor of another is: "the end of the 5 Working Day window".
fn inner_event(read: &str, all: &[DurationMention], own: &DurationMention) -> Option<String> {
    let outer = all
        .iter()
        .find_map(|one| one.anchor.as_ref().filter(|anchor| anchor.span.contains(own.length)))?;
    let end = own.noun.unwrap_or(own.length).end;
    let words = flat(read.get(outer.span.start..end)?);
    Some(words.strip_prefix("the ").map(str::to_owned).unwrap_or(words))
}

fn period_event(
    document: &Document,
    block: usize,
    read: &str,
    mention: &DurationMention,
    dates: &[Span],
) -> Option<String> {
    let free = mention.anchor.is_none();
    if let Some(noun) = mention.noun.filter(|_| free) {
        return Some(flat(noun.of(read)));
    }
    let words = event_words(read, mention.span, dates);
    let before = read.get(..mention.span.start).unwrap_or_default();
    let opens = before.split_whitespace().count() < 3;
    let introduced = opens.then(|| introduction(document, block)).flatten();
    introduced.or_else(|| (!words.is_empty()).then_some(words))
}

/// Most blocks between a list item and the words that introduce its list.
const LIST_REACH: usize = 12;

/// The words that introduce a list, up to the colon: "The Forum recommends a date of:".
fn introduction(document: &Document, block: usize) -> Option<String> {
    let item = document.blocks.get(block)?;
    if item.kind != BlockKind::ListItem {
        return None;
    }
    let before = document.blocks.get(block.saturating_sub(LIST_REACH)..block)?;
    let head = before.iter().rev().find(|one| one.kind != BlockKind::ListItem)?;
    let words = document.words(head.span);
    let is_head = head.heading == item.heading && words.trim_end().ends_with(':');
    is_head
        .then(|| event_words(words, Span::new(words.len(), words.len()), &[]))
        .filter(|w| !w.is_empty())
}

/// Most words of a block that can be the label of the next one.
const LABEL_WORDS: usize = 14;

/// The label of a block that is nothing but a date: the words that introduce it, or the heading.
fn label_before(document: &Document, block: usize) -> Option<String> {
    if let Some(words) = introduction(document, block) {
        return Some(words);
    }
    let own = document.blocks.get(block)?;
    let heading = own.heading.and_then(|index| document.headings.get(index));
    let previous = block.checked_sub(1).and_then(|index| document.blocks.get(index));
    if let Some(previous) = previous.filter(|previous| previous.kind != BlockKind::Heading) {
        let words = document.words(previous.span).trim();
        let is_short = words.split_whitespace().count() <= LABEL_WORDS && !words.ends_with('.');
        if is_short && previous.page == own.page && !has_date(words) {
            return Some(flat(words.trim_end_matches([':', ' '])));
        }
    }
    heading.filter(|heading| heading.block != block).map(|heading| flat(&heading.title))
}

pub(super) fn has_date(words: &str) -> bool {
    !dates(words).is_empty()
}

/// The words with single spaces.
pub(super) fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
