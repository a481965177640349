//! The lines of a layout with what their surroundings say about them.

use codicil_layout::{Layout, Stated};
use codicil_text::Span;

/// Bytes of the longest block; longer lines and paragraphs are split.
pub(crate) const LONGEST_BLOCK: usize = 20_000;

/// White space that some extractions leave where a rule parts footnotes from the text.
const RULE_WIDTH: usize = 20;

/// Lines from the start among which the title stands.
const TITLE_LINES: usize = 24;

/// One visual line, in the flow or not.
#[derive(Clone, Debug)]
pub(crate) struct TextLine<'a> {
    /// Its words, without outer white space.
    pub text: &'a str,
    /// Where they stand in the text of the layout.
    pub span: Span,
    /// The page, 1-based.
    pub page: u32,
    /// Empty lines above it on its page.
    pub gap: u32,
    /// True for the first lines of the document, where its title stands.
    pub starts_document: bool,
    /// White space characters after it.
    pub trailing: usize,
    /// True for the first line of a page but the first.
    pub tops_page: bool,
    /// True where a line of nothing but much white space stands above: the trace of a rule.
    pub ruled: bool,
    /// True where this is a later part of a line that was too long.
    pub split: bool,
    /// What the format says about the line.
    pub stated: &'a Stated,
}

impl TextLine<'_> {
    /// Its length in characters; good to a few per cent for measuring columns.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// All lines of a layout in order.
pub(crate) fn read(layout: &Layout) -> Vec<TextLine<'_>> {
    let mut lines = Vec::new();
    let mut last_end = 0;
    for page in &layout.pages {
        let worded = page.lines.iter().filter(|line| !line.of(layout).trim().is_empty());
        for (index, line) in worded.enumerate() {
            let between = Span::new(last_end.min(line.span.start), line.span.start);
            let whole = TextLine {
                text: line.of(layout),
                span: line.span,
                page: page.number,
                gap: line.blank_above,
                starts_document: lines.len() < TITLE_LINES,
                trailing: trailing(&layout.text, line.span.end),
                tops_page: index == 0 && page.number > 1,
                ruled: is_rule(between.of(&layout.text)),
                split: false,
                stated: &line.stated,
            };
            last_end = line.span.end;
            push_parts(&mut lines, whole);
        }
    }
    lines
}

fn trailing(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    rest.chars().take_while(|c| c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{c}')).count()
}

fn is_rule(between: &str) -> bool {
    between.lines().any(|line| {
        line.len() >= RULE_WIDTH
            && line.bytes().all(|byte| byte == b' ')
            // The indent of the line itself is no rule: something must end the white space.
            && between.len() > line.len() + 1
    })
}

fn push_parts<'a>(lines: &mut Vec<TextLine<'a>>, mut rest: TextLine<'a>) {
    while rest.text.len() > LONGEST_BLOCK {
        let cut = cut_before(rest.text, LONGEST_BLOCK);
        let (head, tail) = rest.text.split_at(cut);
        let body = tail.trim_start();
        let next = rest.span.end - body.len();
        let head = head.trim_end();
        let mut part = rest.clone();
        part.text = head;
        part.span = Span::new(rest.span.start, rest.span.start + head.len());
        part.trailing = 1;
        lines.push(part);
        rest = TextLine {
            text: body,
            span: Span::new(next, rest.span.end),
            gap: 0,
            tops_page: false,
            ruled: false,
            split: true,
            ..rest
        };
    }
    lines.push(rest);
}

/// Where to cut a text at `limit` or before: after a sentence, else at a space, else anywhere.
fn cut_before(text: &str, limit: usize) -> usize {
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = &text[..end];
    let sentence = window.rfind(". ").map(|at| at + 1).filter(|at| *at > limit / 2);
    sentence.or_else(|| window.rfind(' ').filter(|at| *at > 0)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use codicil_layout::{Layout, Line, Page};
    use codicil_text::{SourceMap, Span};

    use super::{LONGEST_BLOCK, read};

    #[test]
    fn a_long_line_is_cut_after_a_sentence() {
        let text = "One short sentence. ".repeat(3000);
        let span = Span::new(0, text.trim_end().len());
        let layout = Layout {
            map: SourceMap::identity(0, text.len()),
            text,
            pages: vec![Page {
                number: 1,
                lines: vec![Line { span, ..Line::default() }],
                ..Page::default()
            }],
            ..Layout::default()
        };
        let lines = read(&layout);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.text.len() <= LONGEST_BLOCK));
        assert!(lines.iter().all(|line| line.text.ends_with("sentence.")));
        assert!(lines.iter().all(|line| line.span.of(&layout.text) == line.text));
    }
}
