use codicil_text::Span;

/// What a mark expects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// The words, as bytes of the text without marks.
    pub span: Span,
    /// The name.
    pub name: String,
}

/// Takes the marks out of a text and says what they expect.
///
/// # Panics
///
/// When a mark is not closed or names nothing: the test is wrong then.
pub fn unmark(marked: &str) -> (String, Vec<Expected>) {
    let (mut text, mut expected, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let (mark, after) = after.split_once("]]").expect("an open mark is closed");
        let (words, names) = mark.rsplit_once('|').expect("a mark names what it expects");
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        let names = names.split(',').map(|name| Expected { span, name: name.trim().to_owned() });
        expected.extend(names);
        rest = after;
    }
    text.push_str(rest);
    (text, expected)
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::{Expected, unmark};

    #[test]
    fn marks_become_spans_of_the_text_without_them() {
        let (text, expected) = unmark("one [[two|a, b]] [[three|c]].");
        assert_eq!(text, "one two three.");
        let mark =
            |start, end, name: &str| Expected { span: Span::new(start, end), name: name.into() };
        assert_eq!(expected, [mark(4, 7, "a"), mark(4, 7, "b"), mark(8, 13, "c")]);
    }
}
