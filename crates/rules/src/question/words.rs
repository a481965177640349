//! Parties and outcomes in sentences.

use crate::evaluate::Pattern;
use crate::{Party, Vocabulary};

/// A party: "a Supplier Party with 1 Domestic Premises and 50,000 Non-Domestic Premises". Counts of
/// `shown` stand there even where they are 0.
#[must_use]
pub fn party(party: &Party, vocabulary: &Vocabulary, shown: &[&str]) -> String {
    let roles: Vec<&str> = vocabulary
        .roles
        .iter()
        .filter(|role| party.holds(&role.name))
        .map(|role| role.says.as_str())
        .collect();
    let mut text = match roles.as_slice() {
        [] => "a party without a role".to_owned(),
        [one] => (*one).to_owned(),
        [first, others @ ..] => format!("{first} that is also {}", listed(others)),
    };
    let counts: Vec<String> = vocabulary
        .counts
        .iter()
        .filter(|count| party.count(&count.name) > 0 || shown.contains(&count.name.as_str()))
        .map(|count| format!("{} {}", number(party.count(&count.name)), count.unit))
        .collect();
    if !counts.is_empty() {
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        text.push_str(&format!(" with {}", listed(&counts)));
    }
    let facts: Vec<&str> = vocabulary
        .facts
        .iter()
        .filter(|fact| party.holds(&fact.name))
        .map(|fact| fact.says.as_str())
        .collect();
    if !facts.is_empty() {
        text.push_str(&format!(" that {}", listed(&facts)));
    }
    text
}

/// The outcomes of the years: "Full, Verification, Self"; several of one year are joined by "/", nothing
/// is "none", and what is not stated "?".
#[must_use]
pub fn years(pattern: &Pattern) -> String {
    let each: Vec<String> = pattern
        .iter()
        .map(|year| match (year.outcomes.is_empty(), year.not_stated) {
            (true, true) => "?".to_owned(),
            (true, false) => "none".to_owned(),
            (false, _) => year.outcomes.iter().cloned().collect::<Vec<_>>().join("/"),
        })
        .collect();
    each.join(", ")
}

/// A number with commas: 250,000.
#[must_use]
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0 { format!("-{text}") } else { text }
}

fn listed(words: &[&str]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_commas() {
        assert_eq!(
            [0, 999, 1_000, 250_001, -1_234_567].map(number),
            ["0", "999", "1,000", "250,001", "-1,234,567"]
        );
    }
}
