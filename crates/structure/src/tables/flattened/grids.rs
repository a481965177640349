//! Grids of names and crosses: which parties, systems or codes are affected. Several pairs stand on
//! a line; a name without a cross is a pair too.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::{Found, Part, Parts};
use super::flow::Flow;
use super::values::{ends_in_crosses, is_box, is_cross};
use crate::shapes::{ends_open, starts_capital};

/// Most words of a name.
const NAME_WORDS: usize = 7;

/// Pairs that make a grid.
const PAIRS: usize = 3;

/// Most lines of a grid.
const MOST_LINES: usize = 60;

/// Small words inside names.
const LINKS: &[&str] = &["and", "of", "the", "for", "or", "to", "in", "other", "&", "/", "-", "–"];

/// Words of a question or title over a grid in which nothing is crossed.
const ASKED: &[&str] = &["mark with", "tick", "impact", "affected", "cross"];

/// A name and whether it is crossed.
#[derive(Clone, Debug)]
struct Pair {
    name: Range<usize>,
    cross: Option<usize>,
}

/// The grid whose first line is `line`.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    let nouns = nouns(flow, line);
    let mut pairs = Vec::new();
    let mut end = line;
    while end < flow.lines.len().min(line + MOST_LINES) && !flow.lines[end].is_barrier {
        let Some(more) = pairs_of(flow, end, &nouns) else { break };
        let is_sure = more.len() > 1 || more.iter().any(|pair| pair.cross.is_some());
        let is_last = more.iter().all(|pair| is_of_grid(flow, pair, &nouns));
        if !(is_sure || is_last && end > line) {
            break;
        }
        pairs.extend(more);
        end += 1;
    }
    let crossed = pairs.iter().filter(|pair| pair.cross.is_some()).count();
    let around = [line.checked_sub(1), Some(end)];
    let is_part = around.iter().any(|line| ends_in_crosses(flow, *line));
    let is_grid =
        !is_part && pairs.len() >= PAIRS && end > line + 1 && (crossed > 0 || is_asked(flow, line));
    is_grid.then(|| Found {
        lines: line..end,
        rows: pairs.into_iter().map(row).collect(),
        ..Found::default()
    })
}

fn row(pair: Pair) -> Parts {
    let cross = pair.cross.map(|cross| Part::of(cross..cross + 1)).unwrap_or_default();
    vec![Part::of(pair.name), cross]
}

/// The last words of names that a line shows beyond doubt, in small letters: "parties". Names of one
/// grid end with the same word, and one that follows on a single blank is told by it.
fn nouns(flow: &Flow<'_>, line: usize) -> BTreeSet<String> {
    let mut nouns = BTreeSet::new();
    for line in (line..flow.lines.len()).take(3).take_while(|line| !flow.lines[*line].is_barrier) {
        let Some(pairs) = pairs_of(flow, line, &BTreeSet::new()) else { break };
        let is_sure = pairs.len() > 1 || pairs.iter().any(|pair| pair.cross.is_some());
        if is_sure {
            nouns.extend(pairs.iter().map(|pair| last_word(flow, pair)));
        }
    }
    nouns
}

fn last_word(flow: &Flow<'_>, pair: &Pair) -> String {
    flow.words[pair.name.end - 1].text.to_lowercase()
}

/// Whether a name without a cross is one of the grid: it ends as others do, or names the rest.
fn is_of_grid(flow: &Flow<'_>, pair: &Pair, nouns: &BTreeSet<String>) -> bool {
    flow.words[pair.name.start].text == "Other" || nouns.contains(&last_word(flow, pair))
}

/// The pairs of a line that holds nothing else.
fn pairs_of(flow: &Flow<'_>, line: usize, nouns: &BTreeSet<String>) -> Option<Vec<Pair>> {
    let words = flow.lines[line].words.clone();
    let boxes_first = is_box(flow.words[words.start].text);
    let mut pairs = Vec::new();
    let mut name = words.start..words.start;
    let mut cross = None;
    for at in words.clone() {
        let word = &flow.words[at];
        if is_cross(word.text) && (at > words.start || boxes_first) {
            if boxes_first {
                close(flow, &mut pairs, &name, cross.take())?;
                cross = Some(at);
            } else {
                close(flow, &mut pairs, &name, Some(at))?;
            }
            name = at + 1..at + 1;
            continue;
        }
        let goes_on = !word.cut && !begins_name(flow, at, &name, nouns);
        if !goes_on && !name.is_empty() {
            close(flow, &mut pairs, &name, cross.take())?;
            name = at..at;
        }
        name.end = at + 1;
    }
    if !name.is_empty() {
        close(flow, &mut pairs, &name, cross.take())?;
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// Whether a word begins a name although a single blank parts it from the one before.
fn begins_name(flow: &Flow<'_>, at: usize, name: &Range<usize>, nouns: &BTreeSet<String>) -> bool {
    name.len() > 1
        && starts_capital(flow.words[at].text)
        && nouns.contains(&flow.words[at - 1].text.to_lowercase())
}

/// Adds a pair, if its name can be one.
fn close(
    flow: &Flow<'_>,
    pairs: &mut Vec<Pair>,
    name: &Range<usize>,
    cross: Option<usize>,
) -> Option<()> {
    if name.is_empty() {
        // Nothing stands before the first box of a line.
        return pairs.is_empty().then_some(()).filter(|()| cross.is_none());
    }
    let words = &flow.words[name.clone()];
    let is_title = |text: &str| {
        starts_capital(text)
            || LINKS.contains(&text)
            || text.starts_with(|c: char| c.is_ascii_digit())
    };
    let titled = words.iter().filter(|word| is_title(word.text)).count();
    // "Party interfacing systems": a name may end in small letters.
    let is_name = starts_capital(words[0].text)
        && words.len() <= NAME_WORDS
        && titled * 3 >= words.len()
        && words.iter().all(|word| !word.text.ends_with(['.', '?', '!', ':', ';', ',']))
        && words
            .iter()
            .all(|word| word.text.chars().any(char::is_alphabetic) || LINKS.contains(&word.text))
        && !ends_open(words[words.len() - 1].text);
    if !is_name {
        return None;
    }
    pairs.push(Pair { name: name.clone(), cross });
    Some(())
}

/// Whether the words over a grid ask for crosses.
fn is_asked(flow: &Flow<'_>, line: usize) -> bool {
    let block = flow.lines[line].block;
    let above = block.saturating_sub(2)..block;
    above.into_iter().any(|index| {
        let words = flow.document.words(flow.document.blocks[index].span).to_lowercase();
        words.len() < 200 && ASKED.iter().any(|asked| words.contains(asked))
    })
}
