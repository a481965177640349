//! Glossaries: short forms and what they stand for.

use std::ops::Range;

use super::cells::{Found, Part, Parts};
use super::flow::Flow;
use super::names;
use crate::shapes::{ends_open, has_verb, starts_capital, starts_small};

/// Most words of a term.
const TERM_WORDS: usize = 4;

/// Rows that make a glossary where no names of columns show one.
const ROWS: usize = 3;

/// Most lines that a meaning takes.
const MEANING_LINES: usize = 8;

/// The glossary whose column names begin with a line.
pub(super) fn named(flow: &Flow<'_>, line: usize) -> Option<Found> {
    let names = names::glossary_head(flow, line)?;
    let first = flow.words[names[1].end - 1].line + 1;
    let (rows, last) = rows(flow, first);
    let head = vec![names.into_iter().map(Part::of).collect()];
    (rows.len() >= 2).then(|| Found { lines: line..last + 1, head, rows, caption: None })
}

/// The glossary whose first row is a line.
pub(super) fn unnamed(flow: &Flow<'_>, line: usize) -> Option<Found> {
    if !is_under_title(flow, line) {
        return None;
    }
    let (rows, last) = rows(flow, line);
    let explained = rows.iter().filter(|row| is_explained(flow, row)).count();
    let is_glossary = rows.len() >= ROWS && explained * 3 >= rows.len() * 2;
    is_glossary.then(|| Found { lines: line..last + 1, rows, ..Found::default() })
}

/// Whether the heading over a line is that of a glossary.
fn is_under_title(flow: &Flow<'_>, line: usize) -> bool {
    let block = flow.block(line);
    let heading = block.heading.and_then(|heading| flow.document.headings.get(heading));
    heading.is_some_and(|heading| {
        let title = heading.title.to_lowercase();
        ["glossary", "acronym", "abbreviation", "definitions", "defined terms"]
            .iter()
            .any(|word| title.contains(word))
    })
}

fn is_explained(flow: &Flow<'_>, row: &Parts) -> bool {
    let (Some(term), Some(meaning)) = (row[0].words.first(), row[1].words.first()) else {
        return false;
    };
    stands_for(&flow.joined(term.clone()), &flow.joined(meaning.clone()))
}

/// The rows from a line on, and their last line.
fn rows(flow: &Flow<'_>, first: usize) -> (Vec<Parts>, usize) {
    let mut rows: Vec<Parts> = Vec::new();
    let mut last = first;
    let mut line = first;
    while line < flow.lines.len() && !flow.lines[line].is_barrier {
        if let Some(names) = names::glossary_head(flow, line) {
            line = flow.words[names[1].end - 1].line + 1;
            continue;
        }
        let words = flow.lines[line].words.clone();
        if let Some(term) = term(flow, line) {
            rows.push(vec![Part::of(words.start..term), Part::of(term..words.end)]);
        } else if let Some(row) = rows.last_mut().filter(|row| goes_on(flow, row, line)) {
            row[1].push(words);
        } else {
            break;
        }
        last = line;
        line += 1;
    }
    rows.retain(|row| !row[1].is_empty());
    (rows, last)
}

/// One past the last word of the term that begins a line.
fn term(flow: &Flow<'_>, line: usize) -> Option<usize> {
    let words = flow.lines[line].words.clone();
    let segments = flow.segments(line);
    let first = &flow.words[words.start];
    if !first.text.starts_with(char::is_alphanumeric) || first.glued {
        return None;
    }
    let short = acronym_end(flow, words.clone());
    if let [term, _, ..] = segments.as_slice()
        && term.len() <= TERM_WORDS + 2
        && !ends_open(flow.words[term.end - 1].text)
        // Kerning may leave a gap inside the meaning of a short form.
        && !short.is_some_and(|end| end < term.end && explains(flow, &words, end))
    {
        return Some(term.end);
    }
    let end = short?;
    let is_row = end == words.end
        || explains(flow, &words, end)
        || flow.lines[line].begins_block && starts_capital(flow.words[end].text);
    is_row.then_some(end)
}

/// Whether the words behind `end` are what those before it stand for.
fn explains(flow: &Flow<'_>, words: &Range<usize>, end: usize) -> bool {
    stands_for(&flow.joined(words.start..end), &flow.joined(end..words.end))
}

/// One past a short form at the start of some words: "BEIS", "User CIO", "kWh".
fn acronym_end(flow: &Flow<'_>, words: Range<usize>) -> Option<usize> {
    let most = words.len().min(TERM_WORDS);
    let short = (0..most).find(|index| is_short_form(flow.words[words.start + index].text));
    let before = short.unwrap_or(0);
    let is_titled = (0..before).all(|index| starts_capital(flow.words[words.start + index].text));
    if short.is_some() && is_titled {
        return Some(words.start + before + 1);
    }
    let first = flow.words[words.start].text;
    let rest = flow.joined(words.start + 1..words.end);
    let is_term =
        starts_capital(first) && first.len() <= 6 && !ends_open(first) && !has_verb(&rest);
    (is_term && stands_for(first, &rest)).then_some(words.start + 1)
}

/// Whether a word is a short form by its letters: two capitals, and no more small ones.
fn is_short_form(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 2
        && small <= capitals
        && word.chars().all(|c| c.is_alphanumeric() || "-&/.()".contains(c))
}

/// Whether the letters of a short form stand in a meaning in their order, the first at its start.
fn stands_for(term: &str, meaning: &str) -> bool {
    let short = term.split(' ').find(|word| is_short_form(word)).unwrap_or(term);
    let letters = |words: &str| -> Vec<char> {
        words.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let (short, prefix) = (letters(short), letters(term));
    let long = letters(meaning.trim_start_matches("The ").trim_start_matches("the "));
    if short.len() < 2 || long.len() <= short.len() {
        return false;
    }
    let begins = long.first() == short.first() || long.first() == prefix.first();
    let mut rest = long.iter();
    begins && short.iter().all(|letter| rest.any(|other| other == letter))
}

/// Whether a line goes on with the meaning of a row.
fn goes_on(flow: &Flow<'_>, row: &Parts, line: usize) -> bool {
    let text = flow.line_text(line);
    let lines = |part: &Part| {
        part.words
            .last()
            .map(|last| flow.words[last.end - 1].line - flow.words[part.words[0].start].line)
    };
    if lines(&row[1]).is_some_and(|lines| lines >= MEANING_LINES) {
        return false;
    }
    let Some(last) = row[1].words.last() else { return true };
    let above = flow.words[last.end - 1];
    flow.lines[above.line].block == flow.lines[line].block
        || starts_small(&text)
        || ends_open(above.text)
        || !flow.is_spaced && flow.lines[line].gap == 0 && !above.text.ends_with('.')
}
