//! Boxes of fields and values: whom to ask, what a paper is. "Name:" and the name beside or below.

use std::ops::Range;

use super::cells::{Found, Part, Parts};
use super::flow::Flow;
use crate::shapes::{ends_with_stop, has_verb, starts_capital};

/// Most words of the name of a field.
const FIELD_WORDS: usize = 4;

/// Most words of a value.
const VALUE_WORDS: usize = 14;

/// Most fields of a box.
const MOST_FIELDS: usize = 60;

/// Fields that make a box.
const FIELDS: usize = 2;

/// The box whose first field begins with a line.
pub(super) fn at(flow: &Flow<'_>, line: usize) -> Option<Found> {
    let mut rows: Vec<Parts> = Vec::new();
    let mut end = line;
    while end < flow.lines.len() && rows.len() < MOST_FIELDS {
        let Some((fields, next)) = fields(flow, end) else { break };
        rows.extend(fields);
        end = next;
        // The title of a box ends like the name of a field.
        if rows[0][1].is_empty() {
            return None;
        }
    }
    let filled = rows.iter().filter(|row| !row[1].is_empty()).count();
    let is_distinct = (1..rows.len()).all(|index| {
        let name = |row: &Parts| row[0].words.first().map(|words| flow.joined(words.clone()));
        rows[..index].iter().all(|row| name(row) != name(&rows[index]))
    });
    let is_box = filled >= FIELDS && filled * 3 >= rows.len() * 2 && is_distinct;
    is_box.then(|| Found { lines: line..end, rows, caption: title(flow, line), ..Found::default() })
}

/// The line over a box that ends like the name of a field and is none: its title.
fn title(flow: &Flow<'_>, first: usize) -> Option<usize> {
    let above = first.checked_sub(1)?;
    let words = flow.of_line(above);
    let is_title = words.last()?.text.ends_with(':')
        && words.len() <= FIELD_WORDS
        && flow.lines[above].page == flow.lines[first].page
        && starts_capital(words[0].text);
    is_title.then_some(above)
}

/// The fields that begin with a line, and the line behind their values.
fn fields(flow: &Flow<'_>, line: usize) -> Option<(Vec<Parts>, usize)> {
    if flow.lines[line].is_barrier || flow.block(line).label.is_some() {
        return None;
    }
    let words = flow.lines[line].words.clone();
    let name = name_end(flow, words.clone())?;
    if name == words.end {
        let (value, next) = value_below(flow, line)?;
        return Some((vec![row(flow, words.start..name, value)?], next));
    }
    // Several fields may stand on a line, parted by larger gaps.
    let mut rows = Vec::new();
    let mut begin = words.start;
    let mut colon = name;
    for at in name..words.end {
        if flow.words[at].cut
            && at > colon
            && let Some(next) = name_end(flow, at..words.end)
        {
            rows.push(row(flow, begin..colon, colon..at)?);
            (begin, colon) = (at, next);
        }
    }
    let (rest, next) = value_beside(flow, line, colon..words.end);
    rows.push(row(flow, begin..colon, rest)?);
    Some((rows, next))
}

/// One past the last word of the name of a field, which ends with a colon.
fn name_end(flow: &Flow<'_>, words: Range<usize>) -> Option<usize> {
    let end = words.clone().find(|word| flow.words[*word].text.ends_with(':'))? + 1;
    let name = flow.joined(words.start..end);
    let bare = name.trim_end_matches(':');
    let is_name = end - words.start <= FIELD_WORDS
        && starts_capital(bare)
        && bare.chars().all(|c| c.is_alphabetic() || " -/&().’'".contains(c))
        && bare.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !has_verb(bare);
    is_name.then_some(end)
}

fn row(flow: &Flow<'_>, name: Range<usize>, value: Range<usize>) -> Option<Parts> {
    let words = flow.joined(value.clone());
    let is_value = value.len() <= VALUE_WORDS
        && !(ends_with_stop(&words) && value.len() > 5)
        && !(has_verb(&words) && value.len() > 6);
    is_value.then(|| vec![Part { is_field: true, ..Part::of(name) }, Part::of(value)])
}

/// The value below a field: the lines of the same block, else those of the next. Empty where another
/// field begins there.
fn value_below(flow: &Flow<'_>, line: usize) -> Option<(Range<usize>, usize)> {
    let end = flow.lines[line].words.end;
    let next = line + 1;
    let Some(below) = flow.lines.get(next) else { return Some((end..end, next)) };
    if below.is_barrier || name_end(flow, below.words.clone()).is_some() {
        return Some((end..end, next));
    }
    if below.page != flow.lines[line].page || flow.block(next).label.is_some() {
        return None;
    }
    let last = block_end(flow, next);
    Some((end..flow.lines[last].words.end, last + 1))
}

/// The value beside a field, with the lines of its block below, up to another field.
fn value_beside(flow: &Flow<'_>, line: usize, here: Range<usize>) -> (Range<usize>, usize) {
    let last = block_end(flow, line);
    (here.start..flow.lines[last].words.end.max(here.end), last + 1)
}

/// The last line of the block of a line before another field begins.
fn block_end(flow: &Flow<'_>, line: usize) -> usize {
    let block = flow.lines[line].block;
    let mut last = line;
    while flow.lines.get(last + 1).is_some_and(|next| next.block == block)
        && name_end(flow, flow.lines[last + 1].words.clone()).is_none()
    {
        last += 1;
    }
    last
}
