//! Whatever stands in a text, a reading comes to an end, its spans lie on characters, and every word
//! is accounted for once.

use std::path::Path;

use codicil_english::{ClauseText, Lexicon, Reading, read, read_known};
use codicil_rules::Repeats;

/// A small generator, so that a failure can be repeated from its seed.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).expect("the corpus can be read"))
            .expect("the corpus can be read")
    }
}

/// The texts of all clauses of the corpus.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clauses");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus can be read")
        .map(|entry| entry.expect("the corpus can be read").path())
        .collect();
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let parsed: toml::Value =
            toml::from_str(&std::fs::read_to_string(file).expect("the corpus can be read"))
                .expect("the corpus can be read");
        for clause in parsed["clause"].as_array().expect("the corpus can be read") {
            texts.push(clause["text"].as_str().expect("the corpus can be read").to_owned());
        }
    }
    texts
}

/// What must hold of every reading of every text.
fn check(text: &str, reading: &Reading) {
    let mut covered = vec![0_u8; text.len()];
    for clause in &reading.clauses {
        for span in clause.read.iter().chain(&clause.not_read) {
            assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
            covered[span.start..span.end].iter_mut().for_each(|count| *count += 1);
        }
        assert!(clause.words_read <= clause.words);
        for candidate in &clause.candidates {
            assert!(text.get(candidate.span.start..candidate.span.end).is_some());
            for part in &candidate.parts {
                assert!(!part.span.of(text).is_empty(), "{part:?} in {text:?}");
            }
            for question in &candidate.questions {
                assert!(text.get(question.span.start..question.span.end).is_some());
            }
            if let Some(sequence) = &candidate.sequence {
                assert!(!sequence.years.is_empty());
                if let Repeats::From(from) = sequence.repeats {
                    assert!(from < sequence.years.len());
                }
            }
        }
    }
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        assert_eq!(covered[at], 1, "{letter:?} at {at} of {text:?}");
    }
}

fn mutated(texts: &[String], random: &mut Random) -> String {
    let mut chars: Vec<char> = texts[random.next(texts.len())].chars().collect();
    let signs = [
        '(', ')', ',', ';', ':', '.', '"', '“', '-', '–', '\n', ' ', 'a', 'I', '5', '%', 'é',
        '\u{2011}', '𝔊', '\u{0}', '½', 'ﬁ', 'İ',
    ];
    for _ in 0..=random.next(12) {
        let at = random.next(chars.len());
        match random.next(5) {
            0 if !chars.is_empty() => drop(chars.remove(at)),
            1 => chars.insert(at, signs[random.next(signs.len())]),
            2 => {
                let other: Vec<char> = texts[random.next(texts.len())].chars().collect();
                let from = random.next(other.len());
                let piece = other[from..(from + 40).min(other.len())].to_vec();
                chars.splice(at..at, piece);
            }
            3 => chars.truncate(at.max(1)),
            _ => {
                let end = (at + random.next(30)).min(chars.len());
                let piece = chars[at..end].to_vec();
                chars.splice(at..at, piece);
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn every_word_of_every_clause_is_accounted_for_once() {
    let lexicon = Lexicon::sec();
    for text in texts() {
        check(&text, &read(&text, &lexicon));
    }
}

#[test]
fn mutated_clauses_are_read_without_harm() {
    let lexicon = Lexicon::sec();
    let texts = texts();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..1500 {
        let text = mutated(&texts, &mut random);
        check(&text, &read(&text, &lexicon));
    }
}

#[test]
fn deep_nesting_and_long_repetition_come_to_an_end() {
    let lexicon = Lexicon::sec();
    for text in [
        "(".repeat(3000),
        "Where (a) (i) (A) (1) ".repeat(300),
        "where if unless ".repeat(400),
        "the sum of the sum of ".repeat(300),
        "five times ".repeat(500) + "the number of Domestic Premises exceeds 5",
        "Where a User is a Supplier Party and ".repeat(200),
        "not ".repeat(2000),
        "it shall, ".repeat(500),
        "and the User shall ".repeat(300),
        "\"T\" means ".repeat(300),
        "(a) ".repeat(1000),
        "Domestic Premises supplied by it and ".repeat(300),
        "Sections G8.1 and ".repeat(500),
        "Where ".to_owned() + &"a User which is ".repeat(3000),
        "A User ".to_owned() + &"(".repeat(3000),
        "Where ".to_owned() + &"neither ".repeat(3000),
        "the number of Domestic Premises supplied by a User which ".repeat(300),
        "in each year a Full User Security Assessment and ".repeat(200),
    ] {
        check(&text, &read(&text, &lexicon));
    }
}

#[test]
fn a_known_tree_is_read_like_its_text() {
    let lexicon = Lexicon::sec();
    let text = "G8.1 A Network Party shall schedule:\n(a) in the first year, a Full User Security Assessment; and\n\
                (b) in each year thereafter, a Verification User Security Assessment.";
    let whole = read(text, &lexicon);
    let mut pieces = Vec::new();
    for (path, words) in [("G8.1", "G8.1 "), ("G8.1(a)", "(a) "), ("G8.1(b)", "(b) ")] {
        let start = text.find(words).unwrap();
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        let span = codicil_text::Span::new(start, end);
        pieces.push(ClauseText { path, text: &text[start..end], span });
    }
    let known = read_known(&pieces, &lexicon);
    check(text, &known);
    assert_eq!(known.clauses[0].candidates, whole.clauses[0].candidates);
    assert_eq!(known.clauses[0].candidates.len(), 1);
}

#[test]
fn a_reading_survives_being_stored() {
    let reading = read(&texts()[0], &Lexicon::sec());
    let stored = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&stored).unwrap(), reading);
}
