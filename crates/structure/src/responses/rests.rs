//! Names and categories that a narrow column broke over lines: their rests stand at the beginning of
//! the lines below, before the words of the respondent.

use std::collections::BTreeMap;

use codicil_text::Span;

use super::heads::Head;
use super::lines::{Line, Word, join};
use super::vocabulary::{is_capital, is_legal_form, is_trade_word, same};

/// Lines below the first in which a rest may stand.
const REACH: usize = 3;

/// Most words of a name that stand together in one line below.
const REST_WORDS: usize = 3;

/// A row with its lines.
#[derive(Clone, Debug)]
pub(super) struct Row<'l, 'a> {
    /// Its beginning.
    pub head: Head,
    /// The line it begins on.
    pub first: &'l Line<'a>,
    /// The words of its head, in the canonical text.
    pub head_span: Span,
    /// The blocks that hold its head.
    pub head_blocks: Vec<usize>,
    /// Its words: each line with the word at which those of the respondent begin.
    pub body: Vec<(&'l Line<'a>, usize)>,
    /// Whether the first line of the body is that of the head, and no rest can stand in it.
    pub shares_line: bool,
}

impl Row<'_, '_> {
    /// Lines in which a rest may stand.
    fn below(&self) -> std::ops::Range<usize> {
        let from = usize::from(self.shares_line);
        from..self.body.len().min(from + REACH)
    }

    /// Whether the words before a line of the body go on in it.
    fn is_open_before(&self, index: usize) -> bool {
        match index.checked_sub(1).and_then(|before| self.body.get(before)) {
            Some((line, from)) if *from < line.words.len() => {
                line.is_open() && !is_capital(line.last())
            }
            _ => true,
        }
    }
}

/// The rest of names that only the comparison of rows shows: the beginning of a name → its rest.
pub(super) type Known = BTreeMap<String, Vec<String>>;

/// What the rows of several tables say together about broken names: two rows of one respondent go
/// on with the same words in capitals.
pub(super) fn compare(rows: &[Row<'_, '_>]) -> Known {
    let mut seen: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for row in rows {
        let below = row.below().start;
        let Some((line, 0)) = row.body.get(below) else { continue };
        let words = line.words.iter().map(|word| word.text);
        let words = words.take_while(|word| is_capital(word)).take(REST_WORDS);
        seen.entry(row.head.name.as_str()).or_default().push(words.map(str::to_owned).collect());
    }
    let mut known = Known::new();
    for (name, beginnings) in seen {
        let [first, others @ ..] = beginnings.as_slice() else { continue };
        let shared =
            |other: &Vec<String>| first.iter().zip(other).take_while(|(a, b)| a == b).count();
        let count = others.iter().map(shared).max().unwrap_or(0);
        if count > 0 {
            known
                .insert(name.to_owned(), first[..count].iter().map(|w| w.to_lowercase()).collect());
        }
    }
    known
}

/// Takes the rests out of the words of a row and puts them to its name and category.
pub(super) fn take(row: &mut Row<'_, '_>, known: &Known) {
    let mut expected = known.get(&row.head.name).cloned().unwrap_or_default();
    for index in row.below() {
        let (line, from) = row.body[index];
        if from > 0 {
            break;
        }
        let taken = category_rest(row, &line.words)
            .or_else(|| expected_rest(row, &line.words, &mut expected))
            .or_else(|| cell_rest(row, line, index))
            .or_else(|| name_rest(row, &line.words, index));
        match taken {
            Some(taken) => row.body[index].1 = taken,
            None if index > row.below().start => break,
            None => {}
        }
    }
}

fn extend_name(row: &mut Row<'_, '_>, words: &[Word<'_>]) {
    if !words.is_empty() {
        row.head.name = format!("{} {}", row.head.name, join(words));
    }
}

/// The rest of a category that began above, with words of the name before it.
fn category_rest(row: &mut Row<'_, '_>, words: &[Word<'_>]) -> Option<usize> {
    let rest = row.head.category_rest.clone();
    let first = rest.first()?;
    let before = (0..=REST_WORDS.min(words.len())).find(|&before| {
        words[..before].iter().all(|word| is_capital(word.text))
            && same(&words[before..], std::slice::from_ref(first))
    })?;
    let count = (1..=rest.len()).rev().find(|&count| same(&words[before..], &rest[..count]))?;
    extend_name(row, &words[..before]);
    let found = join(&words[before..before + count]);
    row.head.category = row.head.category.take().map(|begun| format!("{begun} {found}"));
    row.head.category_rest.drain(..count);
    Some(before + count)
}

/// The rest of a name that another row shows.
fn expected_rest(
    row: &mut Row<'_, '_>,
    words: &[Word<'_>],
    expected: &mut Vec<String>,
) -> Option<usize> {
    let count = expected.len();
    if count == 0 || !same(words, expected) {
        return None;
    }
    expected.clear();
    extend_name(row, &words[..count]);
    Some(count)
}

/// A rest that a bar or white space parts from the words.
fn cell_rest(row: &mut Row<'_, '_>, line: &Line<'_>, index: usize) -> Option<usize> {
    let words = &line.words;
    let cut = (1..=REST_WORDS.min(words.len().checked_sub(1)?)).find(|&at| words[at].cut)?;
    let is_rest =
        words[..cut].iter().all(|word| is_capital(word.text)) && row.is_open_before(index);
    is_rest.then(|| {
        extend_name(row, &words[..cut]);
        cut
    })
}

/// A rest that only its words show: "Limited", or a word of the trade in the middle of a sentence.
fn name_rest(row: &mut Row<'_, '_>, words: &[Word<'_>], index: usize) -> Option<usize> {
    let ends = row.head.name.rsplit(' ').next().is_some_and(is_legal_form);
    if ends || !row.is_open_before(index) {
        return None;
    }
    let trade = words.iter().take(REST_WORDS).take_while(|word| is_trade_word(word.text)).count();
    let legal = words.get(trade).is_some_and(|word| {
        is_legal_form(word.text) && is_capital(word.text) || matches!(word.text, "plc" | "llp")
    });
    let count = trade + usize::from(legal);
    let next = words.get(count);
    let goes_on = next.is_none_or(|word| word.text.starts_with(char::is_lowercase)) || legal;
    // A line that is nothing but a word of the trade may also be a heading of the respondent's.
    let is_short = next.is_some() || words.len() == count;
    (count > 0 && goes_on && is_short).then(|| {
        extend_name(row, &words[..count]);
        count
    })
}
