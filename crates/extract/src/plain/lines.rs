//! Text to lines: every kind of line end, and form feeds.

use codicil_text::Span;

/// One line of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawLine {
    /// Without the line end and without outer white space; empty for a blank line.
    pub span: Span,
    /// White space characters before it.
    pub indent: u32,
    /// True where a form feed stands before it.
    pub after_feed: bool,
}

/// Splits text at line feeds, carriage returns (one or both), vertical tabs and form feeds.
pub(super) fn split(text: &str) -> Vec<RawLine> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_feed = false;
    for at in 0..bytes.len() {
        let is_end = matches!(bytes[at], b'\n' | b'\r' | 0x0B | 0x0C);
        if !is_end || bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
            continue;
        }
        lines.push(raw_line(text, start, at, after_feed));
        start = at + 1;
        after_feed = bytes[at] == 0x0C;
    }
    if start < bytes.len() || after_feed {
        lines.push(raw_line(text, start, bytes.len(), after_feed));
    }
    lines
}

fn raw_line(text: &str, start: usize, end: usize, after_feed: bool) -> RawLine {
    let whole = &text[start..end];
    let body = whole.trim_start();
    let before = &whole[..whole.len() - body.len()];
    let from = start + before.len();
    let span = Span::new(from, from + body.trim_end().len());
    let indent = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
    RawLine { span, indent, after_feed }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\nb\r\nc\rd\n\ne";
        let lines: Vec<&str> = split(text).iter().map(|line| line.span.of(text)).collect();
        assert_eq!(lines, ["a", "b", "c", "d", "", "e"]);
    }

    #[test]
    fn a_form_feed_ends_a_line_and_marks_the_next() {
        let text = "a\u{c}b\n";
        let lines = split(text);
        assert_eq!(lines.iter().map(|line| line.after_feed).collect::<Vec<_>>(), [false, true]);
    }
}
