//! Heads and feet that say the same on several pages.

use std::collections::BTreeMap;
use std::ops::Range;

use codicil_document::FurnitureKind;

use crate::fate::Fates;
use crate::lines::TextLine;

/// Lines looked at from each end of a page.
const EDGE: usize = 6;

/// Bytes above which a line is text and no head.
const LONGEST: usize = 160;

/// Takes out what is printed at the same end of two pages in five or more.
pub(super) fn remove(lines: &[TextLine<'_>], pages: &[Range<usize>], fates: &mut Fates) {
    if pages.len() < 2 {
        return;
    }
    let heads = ColumnHeads::of(lines);
    for ends in [End::Top, End::Bottom] {
        let edges: Vec<Vec<usize>> =
            pages.iter().map(|page| ends.lines(page.clone(), fates)).collect();
        let counts = counts(lines, &edges);
        let is_running = |line: &usize| {
            let count = counts.get(&shape(lines[*line].text)).copied().unwrap_or_default();
            let is_head = matches!(ends, End::Top) && heads.is_repeated(lines, *line);
            is_head || count >= 2 && count * 5 >= pages.len() * 2
        };
        for edge in &edges {
            let mut run: Vec<usize> = edge.iter().copied().take_while(is_running).collect();
            if !run.is_empty() {
                run.sort_unstable();
                if matches!(ends, End::Bottom) {
                    run.drain(..end_of_text(lines, &run));
                }
                fates.remove(FurnitureKind::Running, run);
            }
        }
    }
}

/// How many lines of a run at the foot of a page end the text above it instead.
fn end_of_text(lines: &[TextLine<'_>], run: &[usize]) -> usize {
    let goes_on = run.iter().take_while(|line| goes_on(lines, **line)).count();
    // Where white sets the foot off, what stands above the white adjoins the text.
    let set_off = |line: &usize| lines[*line].gap > 0;
    let adjoins = if run.first().is_some_and(|first| !set_off(first)) {
        run.iter().position(set_off).unwrap_or(0)
    } else {
        0
    };
    goes_on.max(adjoins)
}

/// Whether a line is the rest of the paragraph above it: two paragraphs that end in the same words at
/// the foot of their pages are no running foot.
fn goes_on(lines: &[TextLine<'_>], line: usize) -> bool {
    let Some(above) = line.checked_sub(1).map(|above| &lines[above]) else { return false };
    let line = &lines[line];
    let reads_on = line.text.starts_with(char::is_lowercase)
        && line.text.ends_with(['.', ';', ':'])
        && !above.text.ends_with(['.', ';', ':']);
    above.page == line.page && line.stated.begins.map_or(reads_on, |begins| !begins && reads_on)
}

/// Names of columns in the tables of such papers.
const COLUMNS: &[&str] = &[
    "respondent",
    "category",
    "response",
    "rationale",
    "comments",
    "comment",
    "answer",
    "party",
    "organisation",
    "activity",
    "date",
    "acronym",
    "defined",
    "term",
    "definition",
    "name",
    "type",
    "section",
    "clause",
    "change",
    "description",
    "impact",
    "code",
    "respondent's",
    "view",
];

/// Rows of column names, which a table repeats at the top of each page that it runs over.
struct ColumnHeads<'a> {
    /// The first line of each wording.
    first: BTreeMap<&'a str, usize>,
}

impl<'a> ColumnHeads<'a> {
    fn of(lines: &[TextLine<'a>]) -> Self {
        let mut first = BTreeMap::new();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| is_column_head(line.text))
        {
            first.entry(line.text).or_insert(index);
        }
        Self { first }
    }

    fn is_repeated(&self, lines: &[TextLine<'_>], line: usize) -> bool {
        self.first.get(lines[line].text).is_some_and(|first| *first < line)
    }
}

fn is_column_head(words: &str) -> bool {
    words.len() < 80 && words.split_whitespace().count() >= 3 && is_column_name(words)
}

/// Whether all words are those of names of columns.
pub(crate) fn is_column_name(words: &str) -> bool {
    let is_column = |word: &str| COLUMNS.contains(&word.to_lowercase().as_str());
    !words.is_empty() && words.split_whitespace().all(is_column)
}

#[derive(Clone, Copy)]
enum End {
    Top,
    Bottom,
}

impl End {
    /// The lines of a page at this end, from the outside in.
    fn lines(self, page: Range<usize>, fates: &Fates) -> Vec<usize> {
        let in_flow = |line: &usize| fates.is_flow(*line);
        match self {
            End::Top => page.filter(in_flow).take(EDGE).collect(),
            End::Bottom => page.rev().filter(in_flow).take(EDGE).collect(),
        }
    }
}

/// On how many pages each line is found, figures apart.
fn counts(lines: &[TextLine<'_>], edges: &[Vec<usize>]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for edge in edges {
        let mut shapes: Vec<String> = edge
            .iter()
            .filter(|line| is_candidate(lines[**line].text))
            .map(|line| shape(lines[*line].text))
            .collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    counts
}

fn is_candidate(words: &str) -> bool {
    words.len() <= LONGEST && !words.starts_with(['•', '(', '●', '–']) && !is_mark_row(words)
}

/// A row of a table of crosses, which many pages may have.
fn is_mark_row(words: &str) -> bool {
    words.split_whitespace().any(|word| word.eq_ignore_ascii_case("x"))
}

/// The line with its figures made alike.
fn shape(words: &str) -> String {
    let mut shape = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        shape.push_str(if shape.is_empty() { "" } else { " " });
        let mut last_was_digit = false;
        for character in word.chars() {
            if !character.is_ascii_digit() {
                shape.push(character);
            } else if !last_was_digit {
                shape.push('#');
            }
            last_was_digit = character.is_ascii_digit();
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use codicil_layout::Stated;
    use codicil_text::Span;

    use super::{Fates, TextLine, remove};

    /// Pages of lines, with the empty lines above each.
    fn in_flow(pages: &[&[(&'static str, u32)]]) -> Vec<&'static str> {
        let stated = &Stated::default();
        let mut lines = Vec::new();
        let mut ranges = Vec::new();
        for (page, texts) in (1..).zip(pages) {
            let start = lines.len();
            lines.extend(texts.iter().map(move |(text, gap)| TextLine {
                text,
                span: Span::new(0, 0),
                page,
                gap: *gap,
                starts_document: false,
                trailing: 0,
                tops_page: false,
                ruled: false,
                split: false,
                stated,
            }));
            ranges.push(start..lines.len());
        }
        let mut fates = Fates::new(lines.len());
        remove(&lines, &ranges, &mut fates);
        let texts = pages.iter().flat_map(|page| page.iter()).map(|(text, _)| *text);
        texts.enumerate().filter(|(line, _)| fates.is_flow(*line)).map(|(_, text)| text).collect()
    }

    #[test]
    fn the_end_of_a_paragraph_is_no_foot() {
        let page =
            |first: &'static str| [(first, 1), ("paragraphs (a) to (c).", 0), ("Draft 2", 1)];
        let (one, two) = (page("repeats the sequence of"), page("gives again what is due under"));
        let left = in_flow(&[&one, &two]);
        assert_eq!(left.iter().filter(|line| line.starts_with("paragraphs")).count(), 2);
        assert!(!left.contains(&"Draft 2"));
    }

    #[test]
    fn what_adjoins_the_text_above_the_white_is_no_foot() {
        let page =
            |first: &'static str| [(first, 1), ("Networks", 0), ("Draft 2", 1), ("Page 3", 0)];
        let (one, two) =
            (page("Hollin Network Party No comment"), page("Hollin Network Party Yes."));
        assert_eq!(in_flow(&[&one, &two]).iter().filter(|line| **line == "Networks").count(), 2);
    }

    #[test]
    fn a_foot_without_white_is_a_foot() {
        let page = |first: &'static str| [(first, 0), ("Draft 2", 0), ("Page 3", 0)];
        let (one, two) = (page("Words of one page."), page("Words of another page."));
        assert_eq!(in_flow(&[&one, &two]).len(), 2);
    }
}
