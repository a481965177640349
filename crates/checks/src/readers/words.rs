//! Words of a text.

use codicil_text::Span;

/// The words of some text: letters, with the hyphens and apostrophes inside them.
pub(crate) fn of(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_alphanumeric())?;
        let rest = &text[start..];
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
        let end = start + rest.find(|c: char| !joins(c)).unwrap_or(rest.len());
        at = end;
        let bare = text[start..end].trim_end_matches(['-', '’', '\'']);
        Some(Span::new(start, start + bare.len()))
    })
}

/// How many letters have to be put in, taken out, exchanged or swapped with their neighbour to make
/// one word of the other; `most + 1` where it is more than `most`.
pub(crate) fn distance(one: &str, other: &str, most: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > most || a.len().max(b.len()) > LONGEST {
        return most + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let exchange = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = exchange.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()].min(most + 1)
}

/// Longer words are not compared, in letters.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use super::{distance, of};

    #[test]
    fn words_end_where_letters_do() {
        let text = "The User’s “non-domestic” boats- (2).";
        let words: Vec<&str> = of(text).map(|span| span.of(text)).collect();
        assert_eq!(words, ["The", "User’s", "non-domestic", "boats", "2"]);
        assert_eq!(of("").count(), 0);
    }

    #[test]
    fn slips_are_counted() {
        assert_eq!(distance("Shared", "Share", 2), 1);
        assert_eq!(distance("casual", "causal", 2), 1);
        assert_eq!(distance("boat", "boat", 2), 0);
        assert_eq!(distance("boat", "harbour", 2), 3);
        assert_eq!(distance("", "ab", 2), 2);
    }
}
