//! Which letters are words: a list of English words, and the document itself.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words everybody uses. Sorted.
static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../words/common.txt").lines().collect());

/// Further words. Sorted.
static MORE: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../words/more.txt").lines().collect());

fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Whether small letters are an English word of the list.
pub(crate) fn is_listed(word: &str) -> bool {
    is_common(word) || MORE.binary_search(&word).is_ok()
}

/// Whether letters stand for a word by themselves.
pub(crate) fn is_word(letters: &str) -> bool {
    let small = letters.to_lowercase();
    match letters.chars().count() {
        0 => false,
        // A single capital is a label or an initial.
        1 => letters == "a" || letters.chars().all(char::is_uppercase),
        len if len <= SHORT => is_common(&small) || PREFIXES.contains(&small.as_str()),
        _ => is_listed(&small),
    }
}

/// Letters below which a word of the longer list is too rare to be taken for one by itself.
const SHORT: usize = 4;

/// Beginnings of compounds that papers print as words.
const PREFIXES: &[&str] =
    &["non", "sub", "pre", "co", "re", "un", "anti", "post", "ex", "pro", "semi", "self", "de"];

/// The words of one document.
pub(super) struct Dictionary<'a> {
    /// How often each word stands between spaces in the document.
    counts: HashMap<&'a str, usize>,
}

impl<'a> Dictionary<'a> {
    /// Counts the words of a text.
    pub fn of(text: &'a str) -> Self {
        let mut counts = HashMap::new();
        for word in text.split_whitespace() {
            *counts.entry(bare(word)).or_insert(0) += 1;
        }
        Self { counts }
    }

    /// How often a word stands in the document, in this spelling.
    pub fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or_default()
    }

    /// Whether letters stand for a word by themselves.
    pub fn is_word(&self, letters: &str) -> bool {
        is_word(letters)
    }

    /// Whether joined letters are a word: one of the list, or one that the document spells often.
    pub fn is_joined_word(&self, letters: &str) -> bool {
        let small = letters.to_lowercase();
        is_listed(&small) || letters.len() > SHORT && self.count(letters) >= 2
    }
}

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{COMMON, Dictionary, MORE, is_listed};

    #[test]
    fn the_lists_are_sorted() {
        assert!(COMMON.is_sorted() && MORE.is_sorted());
    }

    #[test]
    fn the_list_knows_english_words() {
        assert!(is_listed("licence") && is_listed("will") && !is_listed("wil"));
    }

    #[test]
    fn a_document_brings_its_own_words() {
        let words = Dictionary::of("the Blorbing, a (Blorbing)");
        assert!(words.is_joined_word("Blorbing") && !words.is_joined_word("Blorbings"));
    }
}
