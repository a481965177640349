//! The words that tell a cell: categories, answers, and what names of respondents look like.

use codicil_profile::ResponseWords;

use super::lines::Word;

/// Words that begin a sentence rather than a name.
const NO_NAMES: &[&str] = &[
    "a",
    "an",
    "the",
    "as",
    "any",
    "each",
    "every",
    "our",
    "this",
    "all",
    "for",
    "if",
    "where",
    "we",
    "i",
    "it",
    "that",
    "these",
    "those",
    "in",
    "on",
    "at",
    "by",
    "of",
    "to",
    "and",
    "or",
    "but",
    "no",
    "yes",
    "not",
    "when",
    "while",
    "however",
    "therefore",
    "there",
    "please",
    "see",
    "both",
    "some",
    "other",
    "such",
    "with",
    "from",
    "question",
    "page",
    "only",
    "most",
    "many",
];

/// Small words inside names.
const LINKS: &[&str] =
    &["and", "of", "the", "for", "on", "behalf", "plc", "t/a", "as", "by", "&", "-", "–", "/"];

/// What ends the name of a company.
const LEGAL_FORMS: &[&str] =
    &["limited", "ltd", "ltd.", "plc", "plc.", "llp", "inc", "inc.", "(uk)", "uk"];

/// Words with which names of the trade end, and sentences seldom go on in capitals.
const TRADE_WORDS: &[&str] = &[
    "energy",
    "power",
    "gas",
    "electricity",
    "networks",
    "supply",
    "services",
    "solutions",
    "utilities",
    "trading",
    "metering",
    "data",
    "systems",
    "distribution",
    "generation",
    "renewables",
    "group",
    "holdings",
    "company",
    "retail",
    "technologies",
    "international",
];

/// Most words in a name.
pub(super) const LONGEST_NAME: usize = 8;

/// A phrase that a cell may hold.
pub(super) type Phrase = Vec<String>;

/// The words that tell a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    categories: Vec<Phrase>,
    answers: Vec<Phrase>,
}

/// A phrase found in a line, or the beginning of one that the line below ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matched {
    /// Words of the line that it takes.
    pub len: usize,
    /// Its words that are still to come.
    pub rest: Phrase,
}

impl Vocabulary {
    /// The words of a code.
    pub fn of(words: &ResponseWords) -> Self {
        let phrases = |list: &[String]| {
            let mut phrases: Vec<Phrase> = list.iter().map(|words| phrase(words)).collect();
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            phrases
        };
        Self { categories: phrases(&words.categories), answers: phrases(&words.answers) }
    }

    /// Adds a category that a table shows.
    pub fn learn(&mut self, category: Phrase) {
        let at = self.categories.partition_point(|known| known.len() >= category.len());
        self.categories.insert(at, category);
    }

    /// The longest category at the start of the words, whole.
    pub fn category(&self, words: &[Word<'_>]) -> Option<usize> {
        self.categories.iter().find(|phrase| begins_with(words, phrase)).map(Vec::len)
    }

    /// The categories whose first words stand at the start, the others being still to come.
    pub fn begun(&self, words: &[Word<'_>]) -> Vec<Matched> {
        let mut begun: Vec<Matched> = Vec::new();
        for phrase in self.categories.iter().filter(|phrase| !begins_with(words, phrase)) {
            for len in (1..phrase.len()).rev() {
                if begins_with(words, &phrase[..len]) {
                    begun.push(Matched { len, rest: phrase[len..].to_vec() });
                    break;
                }
            }
        }
        begun
    }

    /// Whether the words are a category and nothing else.
    pub fn is_category(&self, words: &str) -> bool {
        self.categories.contains(&phrase(words))
    }

    /// The longest answer at the start of some words, where nothing of the word behind it belongs to
    /// it: the bytes it takes.
    pub fn answer_of(&self, words: &str) -> Option<usize> {
        let small = words.to_lowercase();
        // Letters that change their length with their case are in no answer.
        if small.len() != words.len() {
            return None;
        }
        self.answers.iter().map(|answer| answer.join(" ")).find_map(|answer| {
            let rest = small.strip_prefix(&answer)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(answer.len())
        })
    }

    /// The longest answer at the start of the words.
    pub fn answer(&self, words: &[Word<'_>]) -> Option<usize> {
        self.answers.iter().find(|phrase| begins_with(words, phrase)).map(Vec::len)
    }
}

/// The words of a phrase, in small letters.
pub(super) fn phrase(words: &str) -> Phrase {
    words.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether the words begin with a phrase, written with a capital.
fn begins_with(words: &[Word<'_>], phrase: &[String]) -> bool {
    words.len() >= phrase.len()
        && words.first().is_some_and(|word| word.text.starts_with(char::is_uppercase))
        && words.iter().zip(phrase).skip(1).all(|(word, _)| !word.cut)
        && same(words, phrase)
}

/// Whether the words begin with those of the phrase, in capitals or not.
pub(super) fn same(words: &[Word<'_>], phrase: &[String]) -> bool {
    words.len() >= phrase.len()
        && words.iter().zip(phrase).all(|(word, wanted)| word.text.to_lowercase() == *wanted)
}

/// Whether the words can be the name of a respondent.
pub(super) fn is_name(words: &[Word<'_>]) -> bool {
    let Some(first) = words.first() else { return false };
    words.len() <= LONGEST_NAME
        && first.text.starts_with(char::is_alphanumeric)
        && !NO_NAMES.contains(&first.text.to_lowercase().as_str())
        && words.iter().skip(1).all(|word| is_name_word(word.text))
        && words.iter().all(|word| !word.text.ends_with(['?', '!', ':', ';']))
}

/// Whether every word of a name is written as names are: "npower" alone is none.
pub(super) fn is_titled(words: &[Word<'_>]) -> bool {
    is_name(words)
        && words.iter().all(|word| is_name_word(word.text))
        && words.last().is_some_and(|word| is_legal_form(word.text) || !LINKS.contains(&word.text))
}

fn is_name_word(word: &str) -> bool {
    LINKS.contains(&word)
        || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
}

/// Whether the word ends the name of a company: "Limited".
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&word.to_lowercase().as_str())
}

/// Whether the word is one with which names of the trade end, written with a capital.
pub(super) fn is_trade_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && TRADE_WORDS.contains(&word.to_lowercase().as_str())
}

/// Whether the word, in small letters, ends names of companies.
pub(super) fn is_company_word(word: &str) -> bool {
    is_legal_form(word) || TRADE_WORDS.contains(&word)
}

/// Whether the word begins with a capital, as the parts of names do.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '&')
}
