//! The words of a passage that answer a query, and how directly they do.

use codicil_text::Span;

use crate::entry::stems_of;
use crate::lookup::one_letter_apart;
use crate::passage::Via;
use crate::query::{ClauseQuery, Deed, Leaf, Node, QuotedWord, Reach, Term};
use crate::stem::stem;
use crate::stored::StoredPassage;
use crate::words::{Word, words};

/// What of a passage answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matches {
    /// The words, as spans of the passage's text; sorted, not overlapping.
    pub spans: Vec<Span>,
    /// How directly.
    pub via: Via,
}

/// What of `passage` answers the query.
pub(crate) fn matches(node: &Node, passage: &StoredPassage) -> Matches {
    let text = words(&passage.text);
    let repaired = passage.repaired.as_deref().map(words);
    let mut spans = Vec::new();
    let mut via: Option<Via> = None;
    for leaf in node.wanted() {
        let mut found = find(leaf, passage, &passage.text, &text);
        if found.spans.is_empty()
            && let (Some(words), Some(repair)) = (&repaired, &passage.repaired)
        {
            let read = find(leaf, passage, repair, words);
            if !read.spans.is_empty() {
                let back = |span: &Span| original(&passage.text, repair, *span);
                found = Found {
                    spans: read.spans.iter().map(back).collect(),
                    via: Some(Via::Repaired),
                };
            }
        }
        via = weakest(via, found.via);
        spans.extend(found.spans);
    }
    Matches { spans: merged(spans), via: via.unwrap_or(Via::Words) }
}

/// What of a passage answers one part.
#[derive(Debug, Default)]
struct Found {
    spans: Vec<Span>,
    /// `None` where the part says nothing about how: ordinary words.
    via: Option<Via>,
}

/// A hit is as direct as the least direct of its parts.
fn weakest(one: Option<Via>, other: Option<Via>) -> Option<Via> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}

fn find(leaf: &Leaf, passage: &StoredPassage, text: &str, found: &[Word]) -> Found {
    let plain = |spans: Vec<Span>| Found { spans, via: None };
    match leaf {
        Leaf::Everything => Found::default(),
        Leaf::Word(term) | Leaf::RequiredWord(term) => plain(word(term, found)),
        Leaf::Prefix(beginning) => {
            plain(spans_of(found, |word| word.exact.starts_with(beginning.as_str())))
        }
        Leaf::Number(number) => plain(spans_of(found, |word| {
            word.exact == *number || word.signed.as_deref() == Some(number)
        })),
        Leaf::Phrase(phrase) => quoted(phrase, found),
        Leaf::Fuzzy(typed) => fuzzy(typed, found),
        Leaf::Clause(query) => clause(query, passage, found),
        Leaf::Modification(number) => {
            let lower = number.to_lowercase();
            let spans = spans_of(found, |word| word.exact == lower);
            // Beside other words the paper may be about it without naming it here.
            let via = (!spans.is_empty()).then_some(Via::Direct);
            Found { spans, via }
        }
        Leaf::Objective(letter) => {
            Found { spans: objective(letter, text, found), via: Some(Via::Direct) }
        }
    }
}

fn spans_of(found: &[Word], fits: impl Fn(&Word) -> bool) -> Vec<Span> {
    found.iter().filter(|word| fits(word)).map(|word| word.span).collect()
}

fn word(term: &Term, found: &[Word]) -> Vec<Span> {
    if term.is_small() {
        return Vec::new();
    }
    term.forms()
        .flat_map(|form| {
            let stems: Vec<String> = form.iter().map(|word| stem(word)).collect();
            runs(found, stems.len(), |at, word| word.stem == stems[at])
        })
        .collect()
}

/// Runs of `length` words each of which fits its place.
fn runs(found: &[Word], length: usize, fits: impl Fn(usize, &Word) -> bool) -> Vec<Span> {
    if length == 0 {
        return Vec::new();
    }
    found
        .windows(length)
        .filter(|run| run.iter().enumerate().all(|(at, word)| fits(at, word)))
        .map(|run| run[0].span.cover(run[length - 1].span))
        .collect()
}

fn quoted(phrase: &[QuotedWord], found: &[Word]) -> Found {
    let capital = |at: usize, word: &Word| !phrase[at].capital || word.capital;
    let exact =
        runs(found, phrase.len(), |at, word| word.exact == phrase[at].exact && capital(at, word));
    if !exact.is_empty() {
        return Found { spans: exact, via: None };
    }
    let inflected =
        runs(found, phrase.len(), |at, word| word.stem == phrase[at].stem && capital(at, word));
    if !inflected.is_empty() {
        return Found { spans: inflected, via: Some(Via::Near) };
    }
    let exchanged = (0..phrase.len()).filter(|_| phrase.len() >= 3).flat_map(|left_out| {
        runs(found, phrase.len(), move |at, word| at == left_out || word.stem == phrase[at].stem)
    });
    Found { spans: exchanged.collect(), via: Some(Via::Near) }
}

fn fuzzy(typed: &[String], found: &[Word]) -> Found {
    let exact = runs(found, typed.len(), |at, word| word.exact == typed[at]);
    let stems: Vec<String> = typed.iter().map(|word| stem(word)).collect();
    let inflected = runs(found, typed.len(), |at, word| word.stem == stems[at]);
    if !exact.is_empty() || !inflected.is_empty() {
        return Found { spans: if exact.is_empty() { inflected } else { exact }, via: None };
    }
    let similar = |at: usize, word: &Word| {
        word.stem == stems[at]
            || stems[at].chars().count() >= 4 && one_letter_apart(&word.stem, &stems[at])
    };
    let all = runs(found, typed.len(), similar);
    let spans = if all.is_empty() && typed.len() >= 3 {
        (0..typed.len())
            .flat_map(|left_out| {
                runs(found, typed.len(), move |at, word| at == left_out || similar(at, word))
            })
            .collect()
    } else {
        all
    };
    Found { spans, via: Some(Via::Near) }
}

fn clause(query: &ClauseQuery, passage: &StoredPassage, found: &[Word]) -> Found {
    let reached: Vec<(Reach, Span)> = passage
        .clauses
        .iter()
        .filter(|term| query.deed.is(term.role))
        .filter_map(|term| {
            Some((query.reach(&term.code, &term.from, term.to.as_ref())?, term.span))
        })
        .collect();
    let own = passage.clause.as_deref().filter(|_| query.deed == Deed::Any).and_then(|clause| {
        let (code, address) = clause.split_once(':')?;
        query.reach(code, &address.parse().ok()?, None)
    });
    let best = reached.iter().map(|(reach, _)| *reach).chain(own).min();
    let number = query.or_word.as_ref().map(|wanted| spans_of(found, |word| word.exact == *wanted));
    let spans = reached.iter().filter(|(reach, _)| Some(*reach) == best).map(|(_, span)| *span);
    Found {
        spans: spans.chain(number.unwrap_or_default()).collect(),
        via: best.map(|reach| match reach {
            Reach::Direct => Via::Direct,
            Reach::Range => Via::Range,
            Reach::Part | Reach::Contains => Via::Contains,
        }),
    }
}

/// The letter where it stands in brackets or after the word "objective".
fn objective(letter: &str, text: &str, found: &[Word]) -> Vec<Span> {
    let bracketed = |word: &Word| {
        text[..word.span.start].ends_with('(') && text[word.span.end..].starts_with(')')
    };
    let mut spans = Vec::new();
    let mut after = false;
    for word in found {
        if word.exact == letter && (after || bracketed(word)) {
            spans.push(word.span);
        }
        after = word.stem == stems_of("objective") || after && word.exact.len() == 1;
    }
    spans
}

/// The words of `text` that became `span` of its repaired form. Repairs only take signs away, so the
/// two are read side by side.
fn original(text: &str, repaired: &str, span: Span) -> Span {
    let mut place = text.char_indices();
    let mut start = None;
    let mut end = 0;
    for (at, wanted) in repaired.char_indices() {
        if at >= span.end {
            break;
        }
        for (found, c) in place.by_ref() {
            if c == wanted {
                if at >= span.start {
                    start = start.or(Some(found));
                    end = found + c.len_utf8();
                }
                break;
            }
        }
    }
    let start = start.unwrap_or_default();
    Span::new(start, end.max(start))
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::{merged, original};

    #[test]
    fn repaired_words_lead_back_to_the_broken_ones() {
        let (text, repaired) = ("it wil l be a l icence", "it will be a licence");
        let word = |words: &str| {
            let at = repaired.find(words).expect("it is there");
            original(text, repaired, Span::new(at, at + words.len())).of(text).to_owned()
        };
        assert_eq!(word("will"), "wil l");
        assert_eq!(word("licence"), "l icence");
    }

    #[test]
    fn spans_that_touch_stay_apart_and_overlaps_become_one() {
        let spans = vec![Span::new(5, 8), Span::new(0, 3), Span::new(2, 4), Span::new(4, 5)];
        assert_eq!(merged(spans), [Span::new(0, 4), Span::new(4, 5), Span::new(5, 8)]);
    }
}
