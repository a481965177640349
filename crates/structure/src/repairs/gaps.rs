//! Gaps that kerning left inside words: "wil l", "facil i tate", "Assurance .".

use std::collections::HashMap;
use std::sync::LazyLock;

use codicil_text::{Repair, RepairKind, Span};
use regex::Regex;

use super::dictionary::Dictionary;
use crate::shapes::pattern;
use crate::write::Written;

/// Most pieces of one word.
const PIECES: usize = 4;

/// Pieces certainly broken from which on a document is taken to break words everywhere.
const HABIT: usize = 3;

/// Finds gaps inside words and before closing marks.
pub(super) fn find(written: &Written, words: &Dictionary<'_>) -> Vec<Repair> {
    let tokens = tokens(&written.text);
    let mut repairs = certain(written, words, &tokens);
    if repairs.len() >= HABIT {
        repairs.extend(likely(written, words, &tokens));
        repairs.extend(before_marks(written));
        repairs.extend(abbreviations(written));
    }
    repairs
}

/// "i .e." and the like.
fn abbreviations(written: &Written) -> impl Iterator<Item = Repair> {
    static BROKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:i ?\. ?e ?\.|e ?\. ?g ?\.)"));
    BROKEN.find_iter(&written.text).filter(|found| found.as_str().contains(' ')).map(|found| {
        let repaired = found.as_str().replace(' ', "");
        Repair { span: Span::new(found.start(), found.end()), repaired, kind: RepairKind::Gap }
    })
}

/// How often a document may hold a piece that is no word of its own.
const STRAY: usize = 4;

/// Letters between two spaces, with what is stuck to them.
#[derive(Clone, Copy, Debug)]
struct Token {
    /// The letters, without marks around them.
    letters: Span,
    /// True where nothing is stuck to the letters on this side.
    clean_start: bool,
    clean_end: bool,
    /// True where a line of the canonical text begins before it.
    begins_block: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut begins_block = true;
        for piece in line.split_inclusive([' ', '\n']) {
            let word = piece.trim_end();
            let body = word.trim_start_matches(|c: char| !c.is_alphabetic());
            let start = at + word.len() - body.len();
            let letters: usize =
                body.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            if !word.is_empty() {
                tokens.push(Token {
                    letters: Span::new(start, start + letters),
                    clean_start: start == at,
                    clean_end: start + letters == at + word.len(),
                    begins_block,
                });
                begins_block = false;
            }
            at += piece.len();
        }
    }
    tokens
}

/// Pieces that may be one word.
struct Group<'a> {
    pieces: Vec<&'a str>,
    joined: String,
    /// What follows them, where it could be a piece, too.
    next: Option<&'a str>,
}

/// Joins pieces of which at least one is no word, and which make one together.
fn certain(written: &Written, words: &Dictionary<'_>, tokens: &[Token]) -> Vec<Repair> {
    let suspects = suspects(written, tokens, |letters| !words.is_word(letters));
    join(written, tokens, &suspects, |group| {
        let begins_as_word = words.is_word(group.pieces[0]);
        // A short word before a rest that is none is rarely a piece of a short word.
        let is_short = begins_as_word && group.pieces[0].len() <= 2 && group.joined.len() < 6;
        // "to t he": the rest belongs to what follows.
        let rest = group.pieces.last().copied().unwrap_or_default();
        let goes_on = begins_as_word
            && group.next.is_some_and(|next| words.is_joined_word(&format!("{rest}{next}")));
        !is_short && !goes_on && words.is_joined_word(&group.joined)
    })
}

/// Joins pieces that are words, but not of this document, where the document spells the whole.
fn likely(written: &Written, words: &Dictionary<'_>, tokens: &[Token]) -> Vec<Repair> {
    let is_stray = |letters: &str| letters.len() > 2 && words.count(letters) <= STRAY;
    let suspects = suspects(written, tokens, is_stray);
    join(written, tokens, &suspects, |group| {
        group.pieces.len() == 2
            && group.joined.len() > 5
            && group.pieces.iter().all(|piece| words.is_word(piece) && is_stray(piece))
            && words.count(&group.joined) >= 2
    })
}

/// Which tokens may be pieces; each spelling is asked for once.
fn suspects(written: &Written, tokens: &[Token], is_suspect: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut suspect = |token: &Token| {
        let letters = token.letters.of(&written.text);
        *known.entry(letters).or_insert_with(|| !letters.is_empty() && is_suspect(letters))
    };
    tokens.iter().map(&mut suspect).collect()
}

fn join(
    written: &Written,
    tokens: &[Token],
    suspects: &[bool],
    is_word: impl Fn(&Group<'_>) -> bool,
) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let found = word_at(written, tokens, suspects, index, &is_word);
        match found {
            Some((count, repair)) => {
                repairs.push(repair);
                index += count;
            }
            None => index += 1,
        }
    }
    repairs
}

/// The longest word that begins with this token, and how many tokens it takes.
fn word_at(
    written: &Written,
    tokens: &[Token],
    suspects: &[bool],
    index: usize,
    is_word: impl Fn(&Group<'_>) -> bool,
) -> Option<(usize, Repair)> {
    let to = (index + PIECES).min(tokens.len());
    // The first suspect decides how many pieces there are at least.
    let suspect = suspects[index..to].iter().position(|suspect| *suspect)?;
    let longest = reach(written, tokens, index);
    ((suspect + 1).max(2)..=longest).rev().find_map(|count| {
        let group = &tokens[index..index + count];
        let pieces: Vec<&str> = group.iter().map(|t| t.letters.of(&written.text)).collect();
        let next = tokens.get(index + count).filter(|_| longest > count);
        let next = next.map(|token| token.letters.of(&written.text));
        let joined = pieces.concat();
        let candidate = Group { pieces, joined, next };
        is_word(&candidate).then(|| {
            let span = group[0].letters.cover(group[count - 1].letters);
            (count, Repair { span, repaired: candidate.joined.clone(), kind: RepairKind::Gap })
        })
    })
}

/// How many tokens from `index` on could be pieces of one word: letters with nothing between but
/// a space of the same line, small letters after the first.
fn reach(written: &Written, tokens: &[Token], index: usize) -> usize {
    let text = &written.text;
    let mut count = 0;
    for token in tokens[index..].iter().take(PIECES) {
        let letters = token.letters.of(text);
        let is_first = count == 0;
        let is_small = letters.chars().all(char::is_lowercase);
        let is_capitalised = is_first
            && letters.chars().next().is_some_and(char::is_uppercase)
            && letters.chars().skip(1).all(char::is_lowercase);
        let fits = !letters.is_empty() && (is_small || is_capitalised);
        if !fits || !is_first && (!token.clean_start || token.begins_block) {
            break;
        }
        if !is_first && !is_printed(written, token.letters.start - 1) {
            break;
        }
        count += 1;
        if !token.clean_end {
            break;
        }
    }
    count
}

/// Whether a space was printed on a line: the space that joins two lines breaks no word.
fn is_printed(written: &Written, space: usize) -> bool {
    let around = Span::new(space - 1, space + 2);
    let Some(source) = written.map.to_source(around) else { return false };
    source.len() <= 4
}

/// Spaces before a closing mark.
fn before_marks(written: &Written) -> Vec<Repair> {
    let bytes = written.text.as_bytes();
    let mut repairs = Vec::new();
    let mut word_start = 0;
    for at in 0..bytes.len() {
        if bytes[at] != b' ' && bytes[at] != b'\n' {
            continue;
        }
        let mark = bytes.get(at + 1).copied().unwrap_or_default();
        let after = bytes.get(at + 2).copied().unwrap_or(b'\n');
        let is_end = matches!(after, b' ' | b'\n' | 0xE2);
        let is_mark = matches!(mark, b'.' | b',' | b';' | b')') && is_end;
        let ends_word = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        if bytes[at] == b' ' && is_mark && ends_word {
            let word = &written.text[word_start..at];
            let repaired = format!("{word}{}", char::from(mark));
            repairs.push(Repair {
                span: Span::new(word_start, at + 2),
                repaired,
                kind: RepairKind::Gap,
            });
        }
        word_start = at + 1;
    }
    repairs
}
