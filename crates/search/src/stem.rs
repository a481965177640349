//! Stems: what is left of a word when its endings and its two spellings are levelled out.

use std::cell::RefCell;
use std::collections::HashMap;

use tantivy::tokenizer::{RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

/// How many stems a thread keeps at hand.
const KEPT: usize = 50_000;

/// Words whose American spelling differs inside; the beginnings, British first.
const BEGINNINGS: [(&str, &str); 14] = [
    ("behaviour", "behavior"),
    ("centre", "center"),
    ("colour", "color"),
    ("defence", "defense"),
    ("endeavour", "endeavor"),
    ("favour", "favor"),
    ("fulfil", "fulfill"),
    ("honour", "honor"),
    ("judgement", "judgment"),
    ("labour", "labor"),
    ("licence", "license"),
    ("neighbour", "neighbor"),
    ("programme", "program"),
    ("rumour", "rumor"),
];

/// Endings that Americans write with z.
const ENDINGS: [&str; 7] = ["ization", "izations", "ize", "ized", "izes", "izing", "izer"];

struct Kept {
    analyzer: TextAnalyzer,
    stems: HashMap<String, String>,
}

thread_local! {
    static KEPT_STEMS: RefCell<Kept> = RefCell::new(Kept {
        analyzer: TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::default()).build(),
        stems: HashMap::new(),
    });
}

/// The stem of a word in lower case. Words with digits are their own stems.
pub(crate) fn stem(word: &str) -> String {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    KEPT_STEMS.with_borrow_mut(|kept| {
        if let Some(stem) = kept.stems.get(word) {
            return stem.clone();
        }
        if kept.stems.len() >= KEPT {
            kept.stems.clear();
        }
        let levelled = british(word);
        let mut stem = levelled.clone();
        kept.analyzer.token_stream(&levelled).process(&mut |token| stem = token.text.clone());
        kept.stems.insert(word.to_owned(), stem.clone());
        stem
    })
}

fn british(word: &str) -> String {
    for (british, american) in BEGINNINGS {
        if !word.starts_with(british)
            && let Some(rest) = word.strip_prefix(american)
        {
            return format!("{british}{rest}");
        }
    }
    for ending in ENDINGS {
        // "size" and "prize" are no verbs with two spellings.
        if let Some(head) = word.strip_suffix(ending).filter(|head| head.len() >= 3) {
            return format!("{head}is{}", &ending[2..]);
        }
    }
    word.replace("analyz", "analys")
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (one, other) in [
            ("provider", "providers"),
            ("organize", "organised"),
            ("organization", "organisations"),
            ("licensed", "licence"),
            ("behavior", "behaviours"),
            ("analyzed", "analysed"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_keep_apart() {
        for (one, other) in [("size", "sise"), ("four", "for"), ("smets1", "smets2")] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
