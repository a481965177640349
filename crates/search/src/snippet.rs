//! The words around the first match.

use codicil_text::Span;

use crate::passage::Fragment;

/// How long a snippet is, in bytes; its ends move to the next space.
const LENGTH: usize = 240;
/// How much of it stands before the first match.
const BEFORE: usize = 70;

/// The words around the first of `matches`, which are sorted; the beginning of the text where there
/// is none.
pub(crate) fn snippet(text: &str, matches: &[Span]) -> Vec<Fragment> {
    let shown = window(text, matches.first().copied());
    let mut fragments = Vec::new();
    let mut push = |words: &str, hit: bool| {
        if !words.is_empty() {
            fragments.push(Fragment { text: words.to_owned(), hit });
        }
    };
    if shown.start > 0 {
        push("… ", false);
    }
    let mut at = shown.start;
    for span in matches.iter().filter(|span| shown.overlaps(**span)) {
        let end = span.end.min(shown.end);
        push(&text[at..span.start.max(at)], false);
        push(&text[span.start.max(at)..end], true);
        at = end;
    }
    push(&text[at..shown.end], false);
    if shown.end < text.len() {
        push(" …", false);
    }
    fragments
}

fn window(text: &str, first: Option<Span>) -> Span {
    let first = first.unwrap_or(Span::new(0, 0));
    if text.len() <= LENGTH {
        return Span::new(0, text.len());
    }
    let wanted = first.start.saturating_sub(BEFORE).min(text.len() - LENGTH);
    let start = match wanted {
        0 => 0,
        wanted => after_space(text, wanted).min(first.start),
    };
    let end = before_space(text, (start + LENGTH).min(text.len()));
    Span::new(start, end.max(first.end).max(start))
}

fn after_space(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at);
    text[at..].find(char::is_whitespace).map_or(at, |space| {
        let space = at + space;
        space + text[space..].chars().next().map_or(0, char::len_utf8)
    })
}

fn before_space(text: &str, at: usize) -> usize {
    if at == text.len() {
        return at;
    }
    let at = text.floor_char_boundary(at);
    text[..at].rfind(char::is_whitespace).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::snippet;

    fn drawn(text: &str, matches: &[Span]) -> String {
        snippet(text, matches)
            .iter()
            .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() })
            .collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(drawn("one two three", &[Span::new(4, 7)]), "one [two] three");
        assert_eq!(drawn("one two", &[]), "one two");
        assert_eq!(drawn("", &[]), "");
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_match() {
        let text = format!("{}match {}", "before ".repeat(40), "after é ".repeat(40));
        let at = text.find("match").expect("it is there");
        let shown = drawn(&text, &[Span::new(at, at + 5)]);
        assert!(shown.starts_with("… before") && shown.contains("before [match] after"), "{shown}");
        assert!(shown.ends_with(" …") && shown.len() < 280, "{shown}");
    }
}
