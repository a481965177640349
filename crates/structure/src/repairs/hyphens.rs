//! Hyphens that only marked the end of a line.

use codicil_text::{Repair, RepairKind, Span};

use super::dictionary::{Dictionary, bare, is_listed};
use crate::write::Written;

/// Finds words that a line end split, where the word without the hyphen is the likely one.
pub(super) fn find(written: &Written, words: &Dictionary<'_>) -> Vec<Repair> {
    written.hyphens.iter().filter_map(|hyphen| repair(written, words, *hyphen)).collect()
}

fn repair(written: &Written, words: &Dictionary<'_>, hyphen: usize) -> Option<Repair> {
    let text = &written.text;
    let sign = text[hyphen..].chars().next()?;
    let head = letters_before(text, hyphen);
    let tail = letters_after(text, hyphen + sign.len_utf8());
    let (first, second) = (head.of(text), tail.of(text));
    let joined = format!("{first}{second}");
    let is_two_words = words.is_word(first) && words.is_word(second);
    let is_spelt = words.count(bare(head.cover(tail).of(text))) > 1;
    let is_word = is_listed(&joined.to_lowercase()) || words.count(&joined) > 0;
    let is_small = second.chars().all(char::is_lowercase) && !second.is_empty();
    // A soft hyphen says itself that it belongs to no word.
    let is_soft = sign == '\u{AD}' && !joined.is_empty();
    (is_soft || is_word && is_small && !is_two_words && !is_spelt && !first.is_empty())
        .then(|| Repair { span: head.cover(tail), repaired: joined, kind: RepairKind::LineHyphen })
}

fn letters_before(text: &str, end: usize) -> Span {
    let len: usize =
        text[..end].chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    Span::new(end - len, end)
}

fn letters_after(text: &str, start: usize) -> Span {
    let len: usize =
        text[start..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    Span::new(start, start + len)
}
