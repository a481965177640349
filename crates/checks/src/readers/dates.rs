//! The dates of a paper with the words that say what happens on them.

use codicil_calendar::{Date, DateMention, Precision, dates, event_words};
use codicil_document::{BlockKind, Document, FurnitureKind};
use codicil_finding::At;
use codicil_text::{RepairedText, Span};

use crate::Paper;

/// A date of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    /// Its words.
    pub at: At,
    /// What they say.
    pub mention: DateMention,
    /// What happens then, in the words of the paper; empty where nothing says it.
    pub event: String,
}

/// The dates of a document in the order of its text, those of running heads and feet at the end.
pub(crate) fn read(document: &Document) -> Vec<Dated> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Contents | BlockKind::ChangeRemark) {
            continue;
        }
        let repaired = RepairedText::new(&document.text, block.span, &document.repairs);
        for (span, dated) in of_words(&repaired.text) {
            if let Some(span) = repaired.to_canonical(span) {
                found.push(Dated { at: At::Text(span), ..dated });
            }
        }
    }
    for (index, furniture) in document.furniture.iter().enumerate() {
        if furniture.kind == FurnitureKind::Running {
            let dates = of_words(&furniture.text);
            found.extend(
                dates.map(|(span, dated)| Dated { at: At::Furniture { index, span }, ..dated }),
            );
        }
    }
    found
}

fn of_words(words: &str) -> impl Iterator<Item = (Span, Dated)> + '_ {
    let mentions = dates(words);
    let spans: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
    mentions.into_iter().map(move |mention| {
        let others: Vec<Span> =
            spans.iter().copied().filter(|span| *span != mention.span).take(MOST_OTHERS).collect();
        let event = event_words(words, mention.span, &others);
        (mention.span, Dated { at: At::Text(mention.span), mention, event })
    })
}

/// A paragraph with more dates than this is a table that was run together.
const MOST_OTHERS: usize = 40;

impl Dated {
    /// The day, where the words name one.
    pub fn day(&self) -> Option<Date> {
        self.mention.date.filter(|_| self.mention.precision == Precision::Day)
    }
}

/// The date of the paper itself, where it states one, with its words.
pub(crate) fn own(paper: &Paper<'_>) -> Option<(At, Date)> {
    let fact = paper.document.metadata.date.as_ref()?;
    let date: Date = fact.value.parse().ok()?;
    let at = match fact.span {
        Some(span) => At::Text(span),
        None => {
            let in_feet = |dated: &&Dated| matches!(dated.at, At::Furniture { .. });
            paper.dates().iter().filter(in_feet).find(|dated| dated.day() == Some(date))?.at
        }
    };
    Some((at, date))
}

/// The days on which the paper says that its modification was raised.
pub(crate) fn raised<'a>(paper: &'a Paper<'_>) -> impl Iterator<Item = (&'a Dated, Date)> {
    let own = paper.modification();
    paper.dates().iter().filter_map(move |dated| {
        let date = dated.day()?;
        let words: Vec<&str> = dated.event.split(|c: char| !c.is_alphanumeric()).collect();
        let has = |wanted: &str| words.iter().any(|word| word.eq_ignore_ascii_case(wanted));
        let about_own = own.is_some_and(has);
        let about_it = (has("modification") || has("proposal")) && !names_another(paper, &words);
        (has("raised") && (about_own || about_it)).then_some((dated, date))
    })
}

/// True where the words name a modification: it is another one, since their own was looked for.
fn names_another(paper: &Paper<'_>, words: &[&str]) -> bool {
    let forms = &paper.profile.modifications.forms;
    let is_number = |word: &&str| {
        forms.iter().any(|form| {
            let digits = word.strip_prefix(form.letters.as_str());
            digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    words.iter().any(is_number)
}
