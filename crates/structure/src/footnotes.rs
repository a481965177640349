//! Footnotes: taken out of the paragraph that they interrupt.

use std::sync::LazyLock;

use regex::Regex;

use crate::fate::{Fates, Note};
use crate::lines::TextLine;
use crate::shapes::{ends_with_stop, first_word, is_title_like, pattern, starts_capital};

static START: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^(\d{1,2})(?:\s*[\p{Lu}“‘"(]|\s+(?:https?:|www\.|\p{Ll}))"#));

/// Share of a page, in tenths, above which no footnote stands unless a rule shows it.
const UPPER_TENTHS: usize = 5;

/// Finds the footnotes of all pages.
pub(crate) fn remove(lines: &[TextLine<'_>], fates: &mut Fates) {
    let mut page_start = 0;
    let mut index = 0;
    while index < lines.len() {
        if lines[index].page != lines[page_start].page {
            page_start = index;
        }
        match note_at(lines, fates, page_start, index) {
            Some(note) => {
                index = note.lines.last().map_or(index, |last| *last) + 1;
                fates.note(note);
            }
            None => index += 1,
        }
    }
}

fn note_at(lines: &[TextLine<'_>], fates: &Fates, page_start: usize, index: usize) -> Option<Note> {
    if !fates.is_flow(index) {
        return None;
    }
    let words = lines[index].text;
    let stands_alone = is_number_alone(lines, index);
    let printed = match START.captures(words).and_then(|found| found.get(1)) {
        Some(found) => found.as_str(),
        None if stands_alone => words,
        None => return None,
    };
    let number: u32 = printed.parse().ok()?;
    let is_next = fates.notes.last().is_some_and(|note| {
        let last = note.label.as_deref().and_then(|label| label.parse::<u32>().ok());
        last.and_then(|last| last.checked_add(1)) == Some(number)
            && note.lines.last().is_some_and(|last| last + 1 == index)
    });
    let is_start = lines[index].ruled
        || is_next && lines[index].gap <= 2
        || is_low(lines, page_start, index) && has_mark(lines, page_start, index, number);
    if number == 0 || !is_start {
        return None;
    }
    Some(Note {
        label: Some(number.to_string()),
        label_len: printed.len(),
        lines: note_lines(lines, fates, index),
    })
}

/// Whether the line is a number with its note on the next line.
fn is_number_alone(lines: &[TextLine<'_>], index: usize) -> bool {
    let words = lines[index].text;
    let is_number = words.len() <= 2 && words.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && lines.get(index + 1).is_some_and(|next| {
            next.page == lines[index].page && next.gap <= 1 && starts_capital(next.text)
        })
}

/// Whether the line stands in the lower part of its page.
fn is_low(lines: &[TextLine<'_>], page_start: usize, index: usize) -> bool {
    let page = lines[index].page;
    let after = lines[index..].iter().take(100).take_while(|line| line.page == page).count();
    let before = index - page_start;
    before > 3 && after <= 14 && before * 10 >= (before + after) * UPPER_TENTHS
}

/// Lines above a note in which its mark is looked for.
const MARK_REACH: usize = 120;

/// Whether a word above ends with the number, as a mark that lost its height does.
fn has_mark(lines: &[TextLine<'_>], page_start: usize, index: usize, number: u32) -> bool {
    let mark = number.to_string();
    let from = page_start.max(index.saturating_sub(MARK_REACH));
    lines[from..index].iter().any(|line| {
        line.text.split_whitespace().any(|word| {
            let bare = word.trim_end_matches(['.', ',', ';', ':', ')']);
            bare.strip_suffix(mark.as_str()).is_some_and(|stem| {
                stem.ends_with(|c: char| c.is_lowercase() || matches!(c, ')' | '”' | '’' | '.'))
            })
        })
    })
}

/// The lines of the note that begins at `start`: to the end of its paragraph.
fn note_lines(lines: &[TextLine<'_>], fates: &Fates, start: usize) -> Vec<usize> {
    let mut taken = vec![start];
    let mut width = lines[start].width();
    for index in start + 1..lines.len() {
        let (last, next) = (&lines[index - 1], &lines[index]);
        if next.page != last.page || !fates.is_flow(index) || next.gap > 2 || next.split {
            break;
        }
        if index == start + 1 && is_number_alone(lines, start) {
            width = next.width();
            taken.push(index);
            continue;
        }
        let ended = ends_with_stop(last.text) || last.text.contains("://");
        let fits = last.width() + 1 + first_word(next.text).chars().count() <= width;
        if START.is_match(next.text) || ended && (fits || is_title_like(next.text)) {
            break;
        }
        width = width.max(next.width());
        taken.push(index);
    }
    taken
}
