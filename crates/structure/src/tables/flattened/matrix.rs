//! Tables whose cells are of one family of phrases: "Full Survey", "Partial Survey", "Self-Survey".
//! Their rows are told by the word with which the phrases end, and by counts before them; or, where the
//! cells are single words, by a row that has the same word in each.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::{Found, Part, Parts};
use super::flow::Flow;
use super::pieces;
use super::values::Kind;
use crate::labels;
use crate::shapes::{ends_with_stop, starts_capital};

/// Most words of a phrase.
const PHRASE_WORDS: usize = 5;

/// Most lines above the first row: the names of the columns and the first label.
const HEAD_LINES: usize = 14;

/// Most lines of a table.
const MOST_LINES: usize = 120;

/// Most words of a line inside such a table.
const LINE_WORDS: usize = 16;

/// Small words in counts and names.
const LINKS: &[&str] =
    &["or", "less", "more", "fewer", "than", "and", "of", "n/a", "to", "/", "–", "-"];

/// Words that stand for a count which does not matter.
const ANY: &[&str] = &["any", "all", "n/a"];

/// A piece of the region of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    /// Words of a label or of the names of columns.
    Words(Range<usize>),
    /// A count.
    Count(Range<usize>),
    /// A phrase.
    Phrase(Range<usize>),
}

/// The table in whose first row of phrases a line stands.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    let noun = noun(flow, line);
    let width = same_cells(flow, line);
    if noun.is_none() && width.is_none() {
        return None;
    }
    let first = first_line(flow, line);
    let last = last_line(flow, line);
    let region = flow.lines[first].words.start..flow.lines[last].words.end;
    let phrases = match width {
        Some(width) => words_in_rows(flow, line..last + 1, width),
        None => phrases(flow, region.clone(), &noun?),
    };
    table(flow, &tokens(flow, region, &phrases))
}

/// How many cells a line has that holds a count and then the same word in each of them.
fn same_cells(flow: &Flow<'_>, line: usize) -> Option<usize> {
    let cells = behind_count(flow, line)?;
    let words = flow.words.get(cells)?;
    let first = words.first()?.text;
    let is_word =
        first.len() >= 3 && starts_capital(first) && first.chars().all(char::is_alphabetic);
    let are_same = words.len() >= 2 && words.iter().all(|word| word.text == first);
    (is_word && are_same).then_some(words.len())
}

/// The words behind the count with which a line begins.
fn behind_count(flow: &Flow<'_>, line: usize) -> Option<Range<usize>> {
    let words = flow.lines[line].words.clone();
    let len = count(flow, words.start, words.end)?;
    (words.start + len < words.end).then_some(words.start + len..words.end)
}

/// The cells of the rows that begin with a count: each is one word where there are as many words as
/// cells, else it ends with a word that another row has alone, or with an ending that the row repeats.
fn words_in_rows(flow: &Flow<'_>, lines: Range<usize>, width: usize) -> BTreeSet<String> {
    let rows: Vec<Range<usize>> = lines.filter_map(|line| behind_count(flow, line)).collect();
    let (single, longer): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.len() == width);
    let mut phrases: BTreeSet<String> =
        single.into_iter().flatten().map(|word| words_of(flow, word..word + 1)).collect();
    for row in longer {
        let ends_cell = |word: usize| {
            let last = tail(flow.words[word].text);
            let repeats = row.clone().filter(|other| tail(flow.words[*other].text) == last).count();
            repeats > 1 || phrases.contains(&words_of(flow, word..word + 1))
        };
        let mut cells = Vec::new();
        let mut from = row.start;
        for word in row.clone().filter(|word| ends_cell(*word)) {
            cells.push(words_of(flow, from..word + 1));
            from = word + 1;
        }
        if cells.len() == width && from == row.end {
            phrases.extend(cells);
        }
    }
    phrases
}

/// The word with which the phrases end, where a line holds two of them or more and nothing that a
/// sentence holds.
fn noun(flow: &Flow<'_>, line: usize) -> Option<String> {
    let words = flow.of_line(line);
    let last = tail(words.last()?.text);
    let is_noun = last.len() >= 4 && starts_capital(last) && last.chars().all(char::is_alphabetic);
    let count = words.iter().filter(|word| tail(word.text) == last).count();
    (is_noun && count >= 2 && is_cells(flow, line)).then(|| last.to_owned())
}

/// The last part of a word with hyphens.
fn tail(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

/// Whether a line can stand in such a table: titled words and counts.
fn is_cells(flow: &Flow<'_>, line: usize) -> bool {
    let words = flow.of_line(line);
    let is_cell = |text: &str| {
        starts_capital(text)
            || LINKS.contains(&text)
            || text.starts_with(|c: char| c.is_ascii_digit() || "(£".contains(c))
    };
    let titled = words.iter().filter(|word| is_cell(word.text)).count();
    let text = flow.line_text(line);
    words.len() <= LINE_WORDS
        && titled * 4 >= words.len() * 3
        && !flow.lines[line].is_barrier
        && !ends_with_stop(&text)
        && !text.ends_with([':', ';', '?'])
        && labels::find(&text).is_none()
}

fn first_line(flow: &Flow<'_>, line: usize) -> usize {
    let mut first = line;
    while first > line.saturating_sub(HEAD_LINES)
        && flow.lines[first - 1].page == flow.lines[line].page
        && is_cells(flow, first - 1)
    {
        first -= 1;
    }
    first
}

fn last_line(flow: &Flow<'_>, line: usize) -> usize {
    let mut last = line;
    while last + 1 < flow.lines.len().min(line + MOST_LINES) && is_cells(flow, last + 1) {
        last += 1;
    }
    last
}

/// The phrases that are sure: between a count, or another of them, and the noun.
fn phrases(flow: &Flow<'_>, region: Range<usize>, noun: &str) -> BTreeSet<String> {
    let mut phrases = BTreeSet::new();
    let mut from: Option<usize> = None;
    let mut at = region.start;
    // Where counts begin the rows, a label is told from a phrase by the count behind it.
    let has_counts = region.clone().filter(|at| count(flow, *at, region.end).is_some()).count() > 1;
    while at < region.end {
        if let Some(len) = count(flow, at, region.end) {
            at += len;
            from = Some(at);
            continue;
        }
        if tail(flow.words[at].text) == noun {
            if let Some(from) = from.filter(|from| at - from < PHRASE_WORDS) {
                phrases.insert(words_of(flow, from..at + 1));
            }
            // Else what follows on the next line may be a label.
            from = (has_counts || !flow.ends_line(at)).then_some(at + 1);
        } else if flow.words[at].cut {
            from = Some(at);
        }
        at += 1;
    }
    phrases
}

/// The words of a phrase as it is compared, whole over a hyphen at a line end.
fn words_of(flow: &Flow<'_>, words: Range<usize>) -> String {
    flow.joined(words).replace("- ", "-").to_lowercase()
}

/// How many words at a place are a count that is a cell.
fn count(flow: &Flow<'_>, at: usize, limit: usize) -> Option<usize> {
    let len = Kind::Count.value(flow, at, limit)?;
    let has_digit = flow.joined(at..at + len).contains(|c: char| c.is_ascii_digit());
    let begins = flow.starts_line(at) || flow.words[at].cut;
    let next = flow.words.get(at + len).map(|word| word.text);
    let ends = flow.ends_segment(at + len - 1) || next.is_some_and(starts_capital);
    (ends && (has_digit || begins)).then_some(len)
}

fn tokens(flow: &Flow<'_>, region: Range<usize>, phrases: &BTreeSet<String>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = region.start;
    while at < region.end {
        let is_cell = |len: &usize| {
            // The number behind "Year" is part of a name.
            *len > 1
                || flow.starts_line(at)
                || flow.words[at].cut
                || phrase(flow, at + len, region.end, phrases).is_some()
        };
        if let Some(len) = count(flow, at, region.end).filter(is_cell) {
            tokens.push(Token::Count(at..at + len));
            at += len;
        } else if let Some(len) = phrase(flow, at, region.end, phrases) {
            tokens.push(Token::Phrase(at..at + len));
            at += len;
        } else if ANY.contains(&flow.words[at].text)
            && phrase(flow, at + 1, region.end, phrases).is_some()
        {
            tokens.push(Token::Count(at..at + 1));
            at += 1;
        } else {
            let starts = flow.starts_line(at) || flow.words[at].cut;
            match tokens.last_mut() {
                Some(Token::Words(words)) if !starts => words.end = at + 1,
                _ => tokens.push(Token::Words(at..at + 1)),
            }
            at += 1;
        }
    }
    tokens
}

/// How many words at a place are a phrase.
fn phrase(flow: &Flow<'_>, at: usize, limit: usize, phrases: &BTreeSet<String>) -> Option<usize> {
    let mut lengths = 1..=PHRASE_WORDS.min(limit.saturating_sub(at));
    lengths.find(|len| phrases.contains(&words_of(flow, at..at + len)))
}

/// The rows of the tokens, where each has as many phrases.
fn table(flow: &Flow<'_>, tokens: &[Token]) -> Option<Found> {
    let has_counts =
        tokens.windows(2).any(|pair| matches!(pair, [Token::Count(_), Token::Phrase(_)]));
    let begins = |token: &Token| match token {
        Token::Count(_) => has_counts,
        Token::Phrase(_) => !has_counts,
        Token::Words(_) => false,
    };
    let first = tokens.iter().position(begins)?;
    let behind = first + usize::from(has_counts);
    let width =
        tokens[behind..].iter().take_while(|token| matches!(token, Token::Phrase(_))).count();
    if width < 2 {
        return None;
    }
    let mut rows: Vec<(Vec<Range<usize>>, Parts)> = Vec::new();
    let mut label = words_before(&tokens[..first]);
    let mut at = first;
    let mut last = None;
    while let Some(taken) = row_len(&tokens[at..], has_counts, width) {
        let cells = tokens[at..at + taken].iter().map(|token| Part::of(range(token))).collect();
        rows.push((std::mem::take(&mut label), cells));
        at += taken;
        last = Some(range(&tokens[at - 1]));
        let words =
            tokens[at..].iter().take_while(|token| matches!(token, Token::Words(_))).count();
        label = tokens[at..at + words].iter().map(range).collect();
        at += words;
    }
    let last = last?;
    if rows.len() < 2 {
        return None;
    }
    let has_labels = rows[1..].iter().any(|(label, _)| !label.is_empty());
    if !has_counts && !has_labels {
        return None;
    }
    let columns = rows[0].1.len();
    let head = std::mem::take(&mut rows[0].0);
    let begin = head.first().map_or_else(|| range(&tokens[first]).start, |words| words.start);
    let split = pieces::split(flow, &head, columns, has_labels)?;
    rows[0].0 = split.label;
    Some(Found {
        lines: flow.words[begin].line..flow.words[last.end - 1].line + 1,
        head: split.names.into_iter().collect(),
        rows: with_labels(rows),
        caption: None,
    })
}

/// The last stretches of words before the first row.
fn words_before(tokens: &[Token]) -> Vec<Range<usize>> {
    let count = tokens.iter().rev().take_while(|token| matches!(token, Token::Words(_))).count();
    tokens[tokens.len() - count..].iter().map(range).collect()
}

fn range(token: &Token) -> Range<usize> {
    match token {
        Token::Words(range) | Token::Count(range) | Token::Phrase(range) => range.clone(),
    }
}

/// How many tokens from the first on are a row.
fn row_len(tokens: &[Token], has_counts: bool, width: usize) -> Option<usize> {
    let before = usize::from(has_counts);
    let row = tokens.get(..before + width)?;
    let is_row = row.iter().enumerate().all(|(index, token)| match token {
        Token::Count(_) => index < before,
        Token::Phrase(_) => index >= before,
        Token::Words(_) => false,
    });
    is_row.then_some(row.len())
}

/// The rows with their labels; a row without one has that of the row above.
fn with_labels(rows: Vec<(Vec<Range<usize>>, Parts)>) -> Vec<Parts> {
    if rows.iter().all(|(label, _)| label.is_empty()) {
        return rows.into_iter().map(|(_, cells)| cells).collect();
    }
    // A label that stands in the middle of its rows belongs to those above it too.
    let first = rows.iter().find(|(label, _)| !label.is_empty()).map(|(label, _)| label.clone());
    let mut last: Option<Part> = None;
    let mut labelled = Vec::new();
    for (label, cells) in rows {
        let part = if label.is_empty() {
            match &last {
                Some(last) => last.again(),
                None => {
                    Part { words: first.clone().unwrap_or_default(), ..Part::default() }.again()
                }
            }
        } else {
            Part { words: label, ..Part::default() }
        };
        last = Some(part.clone());
        labelled.push(std::iter::once(part).chain(cells).collect());
    }
    labelled
}
