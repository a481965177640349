//! Footnote marks that stick to the word before them: "premises1", "version 5.121", "£1,2002".

use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_text::{Repair, RepairKind, Span};
use regex::Regex;

use super::dictionary::{Dictionary, bare};
use crate::draft::Draft;
use crate::shapes::pattern;
use crate::write::Written;

static THOUSANDS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}(?:,\d{3})+$"));
static VERSION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:version|issue|v)\s?$"));

/// Blocks around a footnote in which its mark is looked for, besides its page and the one before.
const BLOCKS_AROUND: usize = 12;

/// Finds the mark of each footnote.
pub(super) fn find(written: &Written, drafts: &[Draft], words: &Dictionary<'_>) -> Vec<Repair> {
    let mut taken: Vec<Span> = Vec::new();
    let mut repairs = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        // A label that is not in the words of its note has its mark outside the words, too.
        let number = draft.note.as_deref().filter(|_| draft.label.is_some());
        let Some(number) = number.and_then(|label| label.parse().ok()) else { continue };
        if let Some(repair) = mark_of(written, drafts, words, index, number)
            && !taken.contains(&repair.span)
        {
            taken.push(repair.span);
            repairs.push(repair);
        }
    }
    repairs
}

fn mark_of(
    written: &Written,
    drafts: &[Draft],
    words: &Dictionary<'_>,
    note: usize,
    number: u32,
) -> Option<Repair> {
    let mark = number.to_string();
    let page = drafts[note].page;
    let near = |index: &usize| {
        let draft = &drafts[*index];
        let is_text = !matches!(draft.kind, BlockKind::Footnote | BlockKind::Contents);
        is_text && (draft.page + 1 >= page || index.abs_diff(note) <= BLOCKS_AROUND)
    };
    let from = drafts[..note].iter().rposition(|draft| draft.page + 1 < page).unwrap_or(0);
    let to = (note + BLOCKS_AROUND).min(drafts.len());
    let mut best: Option<(u8, Span, usize)> = None;
    for index in (from..to).filter(near) {
        let is_own_page = drafts[index].page == page;
        for (strength, span, stem) in
            candidates(written, words, written.spans[index], &mark, &drafts[note])
        {
            let strength = if is_own_page { strength + 1 } else { strength };
            if best.is_none_or(|(known, ..)| strength > known) {
                best = Some((strength, span, stem));
            }
        }
    }
    let (_, span, stem) = best?;
    let whole = span.of(&written.text);
    let tail = &whole[stem + mark.len()..];
    let repaired = format!("{}{tail}", &whole[..stem]);
    Some(Repair { span, repaired, kind: RepairKind::FootnoteMark })
}

/// Words of a block that may end with the mark: how likely, where, and how long they are without.
fn candidates(
    written: &Written,
    words: &Dictionary<'_>,
    block: Span,
    mark: &str,
    note: &Draft,
) -> Vec<(u8, Span, usize)> {
    let text = block.of(&written.text);
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end();
        let span = Span::new(block.start + at, block.start + at + word.len());
        let before = &text[..at];
        if let Some((stem, strength)) = strength(word, before, mark, words, note) {
            found.push((strength, span, stem));
        }
        at += piece.len();
    }
    found
}

/// Bytes of the word before the mark, and how sure the mark is.
fn strength(
    word: &str,
    before: &str,
    mark: &str,
    words: &Dictionary<'_>,
    note: &Draft,
) -> Option<(usize, u8)> {
    if let Some(found) = lettered_mark(word, mark) {
        return Some(found);
    }
    let closed = word.trim_end_matches(['.', ',', ';', ':', ')', '”', '’', '"']);
    let stem = match closed.strip_suffix(mark) {
        Some(stem) if !stem.is_empty() => stem,
        _ => return None,
    };
    let inner = bare(stem);
    let is_amount = stem.trim_start_matches(['£', '€', '$', '(']).contains(',')
        && THOUSANDS.is_match(stem.trim_start_matches(['£', '€', '$', '(']));
    let is_word = inner.len() > 1 && inner.chars().all(char::is_alphabetic) && words.is_word(inner);
    let is_explained = inner.len() >= 3 && note.words.split_whitespace().any(|w| bare(w) == inner);
    let strength = if stem.ends_with([')', '”', '’']) || is_word {
        9
    } else if is_amount || is_explained {
        8
    } else if inner.contains('.') && VERSION.is_match(before) {
        3
    } else {
        return None;
    };
    Some((stem.len(), strength))
}

/// A mark inside a bracketed letter: "(a1)".
fn lettered_mark(word: &str, mark: &str) -> Option<(usize, u8)> {
    let inner = word.strip_prefix('(')?;
    let letters = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
    let is_mark = letters == 1
        && inner[letters..].strip_prefix(mark).is_some_and(|rest| rest.starts_with(')'));
    is_mark.then_some((1 + letters, 5))
}
