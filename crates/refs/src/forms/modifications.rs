//! Numbers of modifications: SECMP0044. A capital O typed for a zero is understood and marked.

use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    context
        .profile
        .modifications
        .forms
        .iter()
        .flat_map(|form| of_form(words.text, &form.letters, form.digits))
        .collect()
}

fn of_form(text: &str, letters: &str, digits: usize) -> Vec<Found> {
    // Most blocks name no modification; a plain search is much faster than a pattern.
    if !text.contains(letters) {
        return Vec::new();
    }
    let pattern = format!(
        r"\b{}\s?([O0-9]{{{},{}}})\b",
        regex::escape(letters),
        digits.saturating_sub(1).max(2),
        digits + 2
    );
    let Ok(pattern) = Regex::new(&pattern) else { return Vec::new() };
    pattern
        .captures_iter(text)
        .filter_map(|captures| {
            let (whole, printed) = (captures.get(0)?, captures.get(1)?.as_str());
            let number = number(printed, digits)?;
            let odd = printed != number || whole.len() != letters.len() + printed.len();
            let target = format!("{letters}{number}");
            let malformed =
                odd.then(|| format!("Written “{}”; understood as {target}.", whole.as_str()));
            Some(Found {
                start: whole.start(),
                end: whole.end(),
                kind: Kind::Modification,
                targets: vec![Target::Named(target)],
                malformed,
            })
        })
        .collect()
}

/// The digits of the number, a capital O read as zero; `None` where no such number can be meant.
fn number(printed: &str, digits: usize) -> Option<String> {
    if printed.len() == digits && printed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(printed.to_owned());
    }
    // Without an O a number of another length is another number, and not ours to guess.
    printed.contains('O').then_some(())?;
    let value: u32 = printed.replace('O', "0").parse().ok()?;
    let number = format!("{value:0digits$}");
    (number.len() == digits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::of_form;

    fn targets(text: &str) -> Vec<(String, bool)> {
        of_form(text, "SECMP", 4)
            .into_iter()
            .map(|found| (found.targets[0].to_string(), found.malformed.is_some()))
            .collect()
    }

    #[test]
    fn numbers_are_read_and_slips_marked() {
        assert_eq!(targets("SECMP0044: a title"), [("SECMP0044".to_owned(), false)]);
        assert_eq!(
            targets("on SECMPO0059 and SECMPO059"),
            [("SECMP0059".to_owned(), true), ("SECMP0059".to_owned(), true)]
        );
        assert_eq!(targets("the template SECMP00XX, or SECMP12345"), []);
    }
}
