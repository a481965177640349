//! Where pages begin: form feeds; the habit of some extractions to put one space before the first
//! line of a page; printed page numbers.

use codicil_layout::{Line, Page};

use super::lines::RawLine;

/// Splits lines into pages; true with them where the file marks its page ends itself.
pub(super) fn split(text: &str, lines: &[RawLine]) -> (Vec<Page>, bool) {
    let feeds = starts(lines, |index| lines[index].after_feed);
    if !feeds.is_empty() {
        return (fill(lines, &feeds), true);
    }
    let mut begins = spaced_starts(text, lines);
    let numbers = printed_numbers(text, lines);
    if begins.is_empty() {
        begins = starts_after_numbers(lines, &numbers);
    } else {
        add_silent_pages(lines, &numbers, &mut begins);
    }
    (fill(lines, &begins), false)
}

fn starts(lines: &[RawLine], is_start: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..lines.len()).filter(|index| is_start(*index)).collect()
}

/// The pages that begin at these lines, besides the first; an empty one at the end is no page.
fn fill(lines: &[RawLine], begins: &[usize]) -> Vec<Page> {
    let mut pages = vec![Page { number: 1, ..Page::default() }];
    let mut begins = begins.iter().copied().filter(|begin| *begin > 0).peekable();
    let mut blank_above = 0;
    for (index, line) in lines.iter().enumerate() {
        if begins.next_if_eq(&index).is_some() {
            let number = u32::try_from(pages.len() + 1).unwrap_or(u32::MAX);
            pages.push(Page { number, ..Page::default() });
            blank_above = 0;
        }
        if line.span.is_empty() {
            blank_above += 1;
            continue;
        }
        if let Some(page) = pages.last_mut() {
            page.lines.push(Line {
                span: line.span,
                indent: line.indent,
                blank_above,
                ..Line::default()
            });
        }
        blank_above = 0;
    }
    if pages.len() > 1 && pages.last().is_some_and(|page| page.lines.is_empty()) {
        pages.pop();
    }
    pages
}

/// Lines a page has at least on average, where one space marks its first.
const LINES_A_PAGE: usize = 4;

/// Pages up to which a paper may be of short pages only.
const FEW_PAGES: usize = 5;

/// The lines that begin with one space right under another line, where the file as a whole shows
/// that this is how its pages begin; none otherwise.
fn spaced_starts(text: &str, lines: &[RawLine]) -> Vec<usize> {
    let is_blank = |index: usize| lines[index].span.is_empty();
    let is_spaced = |index: usize| {
        lines[index].indent == 1
            && !is_blank(index)
            && text.as_bytes()[lines[index].span.start - 1] == b' '
    };
    let filled = (0..lines.len()).filter(|index| !is_blank(*index)).count();
    let indented = lines.iter().filter(|line| !line.span.is_empty() && line.indent > 1).count();
    let spaced = (0..lines.len()).filter(|index| is_spaced(*index)).count();
    // Lines that follow each other with one space before them are a list, not pages.
    let in_row = (1..lines.len()).filter(|index| is_spaced(*index) && is_spaced(index - 1)).count();
    let least = if spaced > FEW_PAGES { 2 * LINES_A_PAGE } else { LINES_A_PAGE };
    let is_habit =
        indented * 25 <= filled && spaced * least <= filled.max(least) && in_row * 10 <= spaced;
    if !is_habit {
        return Vec::new();
    }
    // A page begins where the line before it ended: a spaced line under a blank one is something
    // else, such as the note of a word processor.
    starts(lines, |index| is_spaced(index) && index > 0 && !is_blank(index - 1))
}

/// The lines that say "Page 2 of 24", with the number.
fn printed_numbers(text: &str, lines: &[RawLine]) -> Vec<(usize, usize)> {
    let number = |line: &RawLine| printed_number(line.span.of(text));
    lines.iter().enumerate().filter_map(|(at, line)| Some((at, number(line)?))).collect()
}

fn printed_number(line: &str) -> Option<usize> {
    if line.len() > 24 {
        return None;
    }
    let mut words = line.split_whitespace();
    let is_page = words.next()?.eq_ignore_ascii_case("page");
    let number = words.next()?.parse().ok()?;
    let is_of = words.next().is_none_or(|word| word.eq_ignore_ascii_case("of"));
    let is_total = words.next().is_none_or(|word| word.parse::<u32>().is_ok());
    (is_page && is_of && is_total && words.next().is_none()).then_some(number)
}

/// Page ends behind printed numbers that count up by one, in a file that shows no other.
fn starts_after_numbers(lines: &[RawLine], numbers: &[(usize, usize)]) -> Vec<usize> {
    let counts_up = numbers.len() >= 2 && numbers.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    if !counts_up {
        return Vec::new();
    }
    let next_filled =
        |at: usize| (at + 1..lines.len()).find(|index| !lines[*index].span.is_empty());
    numbers.iter().filter_map(|(at, _)| next_filled(*at)).collect()
}

/// Blank lines that a page of nothing but a foot leaves at its top, at least.
const SILENT_GAP: usize = 4;

/// Adds the pages that begin with blank lines, so that no spaced line marks them, where a printed
/// number shows that pages are missing before it.
fn add_silent_pages(lines: &[RawLine], numbers: &[(usize, usize)], begins: &mut Vec<usize>) {
    let mut known = 0;
    for (at, number) in numbers {
        let before = begins.partition_point(|begin| begin <= at);
        let page = before + 1;
        let from = before.checked_sub(1).map_or(0, |index| begins[index]).max(known);
        known = *at;
        let Some(missing) = number.checked_sub(page).filter(|missing| *missing > 0) else {
            continue;
        };
        let mut gaps = gaps(lines, from, *at);
        gaps.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        gaps.truncate(missing);
        if gaps.len() == missing {
            begins.extend(gaps.iter().map(|(index, _)| *index));
            begins.sort_unstable();
        }
    }
}

/// Lines between `from` and `to` with many blank lines above, and how many.
fn gaps(lines: &[RawLine], from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut blank = 0;
    for (index, line) in lines.iter().enumerate().take(to + 1).skip(from) {
        if line.span.is_empty() {
            blank += 1;
            continue;
        }
        if blank >= SILENT_GAP {
            found.push((index, blank));
        }
        blank = 0;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::plain::lines;

    fn firsts(text: &str) -> Vec<&str> {
        let lines = lines::split(text);
        let (pages, _) = split(text, &lines);
        pages.iter().map(|page| page.lines.first().map_or("", |line| line.span.of(text))).collect()
    }

    #[test]
    fn form_feeds_end_pages() {
        assert_eq!(firsts("one\ntwo\n\u{c}three\n\u{c}"), ["one", "three"]);
    }

    #[test]
    fn one_space_marks_the_first_line_of_a_page() {
        let page = "a line\n\n".repeat(8);
        let text = format!(" first\n\n{page}last\n second\n\n{page}last\n third\n");
        assert_eq!(firsts(&text), ["first", "second", "third"]);
    }

    #[test]
    fn a_spaced_line_under_a_blank_one_begins_no_page() {
        let page = "a line\n\n".repeat(8);
        let text = format!("first\n\n{page} Deleted: 8\n");
        assert_eq!(firsts(&text), ["first"]);
    }

    #[test]
    fn an_indented_text_is_one_page() {
        let text = " a\n  b\n b\n   c\n".repeat(50);
        assert_eq!(firsts(&text).len(), 1);
    }

    #[test]
    fn items_moved_in_by_one_space_begin_no_pages() {
        let item = "* an item\n * a part of it\n * another part\n";
        let text = format!("{}{}", item.repeat(3), "a line of text\n\n".repeat(40));
        assert_eq!(firsts(&text).len(), 1);
    }

    #[test]
    fn a_page_of_blanks_and_a_foot_is_found_by_its_number() {
        let body = "a line\n\n".repeat(12);
        let text = format!(
            " first\n\n{body}\n\n\n\n\nHouse of Words\n\nPage 2 of 3\n\nlast\n third\n{body}"
        );
        assert_eq!(firsts(&text), ["first", "House of Words", "third"]);
    }

    #[test]
    fn numbers_alone_end_pages_when_they_count_up() {
        let text = "one\nPage 1 of 2\ntwo\nPage 2 of 2\n";
        assert_eq!(firsts(text), ["one", "two"]);
        assert_eq!(firsts("one\nPage 4\ntwo\nPage 9\nthree\n").len(), 1);
    }
}
