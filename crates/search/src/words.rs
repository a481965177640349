//! Words as the index and the query both see them: one tokenizer for the text of papers, for what a
//! person types and for the words that are highlighted.
//!
//! A number is one word ("250,000", "8.41", "£1,200"), and so is a clause number ("G8.44C"). A hyphen
//! separates: "non-domestic" is two words in a row.

use codicil_text::Span;

use crate::stem::stem;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// In lower case; a number without the commas between thousands.
    pub exact: String,
    /// Its stem, spelling variants levelled out.
    pub stem: String,
    /// True where it begins with a capital.
    pub capital: bool,
    /// "£1200" where a sign stands before a number, "25%" where one follows.
    pub signed: Option<String>,
}

impl Word {
    /// True for a number, with or without decimals.
    pub fn is_number(&self) -> bool {
        self.exact.starts_with(|c: char| c.is_ascii_digit())
            && self.exact.chars().all(|c| c.is_ascii_digit() || c == '.')
    }

    /// True for a word of letters and digits, such as "SMETS1".
    pub fn is_identifier(&self) -> bool {
        let has = |class: fn(&char) -> bool| self.exact.chars().any(|c| class(&c));
        has(char::is_ascii_digit) && has(|c| c.is_alphabetic())
    }

    /// True for a word that every text has.
    pub fn is_stop(&self) -> bool {
        STOP_WORDS.binary_search(&self.exact.as_str()).is_ok()
    }
}

/// Words that rank nothing; sorted.
const STOP_WORDS: [&str; 73] = [
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but",
    "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "how", "i",
    "if", "in", "into", "is", "it", "its", "may", "me", "my", "no", "not", "of", "on", "or", "our",
    "shall", "should", "so", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "those", "to", "us", "was", "we", "were", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "you", "your",
];

/// The words of a text, in its order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|next| at + next) {
        let end = word_end(text, start);
        found.push(word(text, Span::new(start, end)));
        at = end;
    }
    found
}

fn word(text: &str, span: Span) -> Word {
    let raw = span.of(text);
    let mut exact = raw.to_lowercase();
    for end in ["'s", "’s"] {
        if let Some(owner) = exact.strip_suffix(end) {
            exact.truncate(owner.len());
        }
    }
    if exact.starts_with(|c: char| c.is_ascii_digit()) {
        exact.retain(|c| c != ',');
    }
    let before = text[..span.start].chars().next_back().filter(|c| matches!(c, '£' | '€' | '$'));
    let percent = text[span.end..].starts_with('%');
    let numeric = exact.starts_with(|c: char| c.is_ascii_digit());
    let signed = match (before, percent) {
        (Some(sign), _) if numeric => Some(format!("{sign}{exact}")),
        (None, true) if numeric => Some(format!("{exact}%")),
        _ => None,
    };
    Word { span, stem: stem(&exact), capital: raw.starts_with(char::is_uppercase), signed, exact }
}

/// Where the word that begins at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &text[end..];
        let run = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        end += run;
        let joint = text[end..].chars().next();
        let joined = match joint {
            Some('.') => is_digit_after(text, end) && ends_in_numeral(&text[start..end]),
            Some(',') => is_thousands(text, start, end),
            Some('\'' | '’') => {
                let after = joint.map_or(end, |c| end + c.len_utf8());
                text[after..].starts_with(char::is_alphabetic)
                    && text[..end].ends_with(char::is_alphabetic)
            }
            _ => false,
        };
        match joint {
            Some(c) if joined => end += c.len_utf8(),
            _ => return end,
        }
    }
}

fn is_digit_after(text: &str, at: usize) -> bool {
    text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

/// "8", "44C": a full stop and a digit may follow as a part of the same number.
fn ends_in_numeral(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_uppercase());
    word.len() - digits.len() <= 2 && digits.ends_with(|c: char| c.is_ascii_digit())
}

/// One to three digits before, and exactly three after the comma.
fn is_thousands(text: &str, start: usize, comma: usize) -> bool {
    let before = &text[start..comma];
    let group = before.rsplit(',').next().unwrap_or(before);
    let all_digits = before.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let after: Vec<u8> = text[comma + 1..].bytes().take(4).collect();
    let three = after.len() >= 3 && after[..3].iter().all(u8::is_ascii_digit);
    let fourth = after.get(3).is_some_and(u8::is_ascii_digit);
    all_digits && !group.is_empty() && group.len() <= 3 && three && !fourth
}

#[cfg(test)]
mod tests {
    use super::{STOP_WORDS, words};

    fn exact(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.exact).collect()
    }

    #[test]
    fn numbers_and_clause_numbers_are_one_word() {
        assert_eq!(exact("250,000 and 50,000."), ["250000", "and", "50000"]);
        assert_eq!(exact("G8.44C, G1.7A.2; 40,46"), ["g8.44c", "g1.7a.2", "40", "46"]);
        assert_eq!(exact("1,234,567.5"), ["1234567.5"]);
        assert_eq!(exact("However,ABCMP0044 (x)"), ["however", "abcmp0044", "x"]);
    }

    #[test]
    fn signs_stay_beside_their_number() {
        let found = words("£1,200 or 25%");
        assert_eq!(found[0].signed.as_deref(), Some("£1200"));
        assert_eq!(found[2].signed.as_deref(), Some("25%"));
        assert_eq!(found[0].exact, "1200");
    }

    #[test]
    fn hyphens_separate_and_owners_lose_their_mark() {
        assert_eq!(exact("Non-Domestic user’s"), ["non", "domestic", "user"]);
        assert!(words("Non")[0].capital && !words("non")[0].capital);
    }

    #[test]
    fn stop_words_are_sorted_for_their_search() {
        assert!(STOP_WORDS.is_sorted());
        assert!(words("the")[0].is_stop() && !words("threshold")[0].is_stop());
    }
}
