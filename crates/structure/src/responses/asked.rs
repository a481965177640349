//! What a question begins with: "Question 2a:", "Q3.", "4.".

/// Whether a word begins a question: "Question", "Q1".
pub(super) fn is_question_word(first: &str) -> bool {
    let first = first.to_lowercase();
    first == "question" || first == "q" || first.starts_with("q1") || is_q_number(&first)
}

fn is_q_number(word: &str) -> bool {
    word.strip_prefix('q').is_some_and(|rest| is_number(trim(rest)))
}

/// The number that words begin with, and how many of them it takes: "Question 2a:", "Q3.", "4.".
pub(super) fn number(first: &str, second: Option<&str>) -> Option<(String, usize)> {
    let small = first.to_lowercase();
    if small == "question" || small == "q" {
        let number = trim(second?);
        return is_number(number).then(|| (number.to_owned(), 2));
    }
    if is_q_number(&small) {
        return Some((trim(&first[1..]).to_owned(), 1));
    }
    let is_labelled = first.ends_with(['.', ')', ':']) && is_number(trim(first));
    is_labelled.then(|| (trim(first).to_owned(), 1))
}

/// A number without what parts it from the words.
pub(super) fn trim(word: &str) -> &str {
    word.trim_end_matches([':', '.', ')', '–', '-'])
}

/// "12", "2a".
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let letters = &word.as_bytes()[digits..];
    (1..=3).contains(&digits) && letters.len() <= 1 && letters.iter().all(u8::is_ascii_alphabetic)
}

/// Whether a word is nothing but what parts a number from the words.
pub(super) fn is_dash(word: &str) -> bool {
    matches!(word, ":" | "-" | "–" | "—" | ".")
}
