//! The order in which a page is read: columns one after the other, boxes as a whole.
//!
//! A page is cut along a white strip where the words on both sides are columns of text; what is not
//! cut is read row by row. Words on both sides are columns where both have lines that mostly fill
//! them, or where the lines of one side stand at other heights than those of the other. A column of
//! labels or the cells of a table without rules are neither: their lines stand at the same heights,
//! and one side is not full.

use super::draw::Area;
use super::rows::{Piece, Word};

/// A part of a page: a piece of a line, or something that is read as a whole.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// A piece of a line.
    Piece(Piece),
    /// A table or a box, with its index.
    Block(usize, Area),
}

impl Part {
    fn area(&self) -> Area {
        match self {
            Part::Piece(piece) => piece.area,
            Part::Block(_, area) => *area,
        }
    }

    fn size(&self) -> f32 {
        match self {
            Part::Piece(piece) => piece.size,
            Part::Block(..) => 10.0,
        }
    }

    /// Its baseline; for a block, its upper side.
    fn base(&self) -> f32 {
        match self {
            Part::Piece(piece) => piece.base,
            Part::Block(_, area) => area.top,
        }
    }

    fn words(&self) -> usize {
        match self {
            Part::Piece(piece) => piece.words.len(),
            Part::Block(..) => 4,
        }
    }
}

/// What is read next.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// A line, with the number of the column it stands in.
    Line(Piece, usize),
    /// A table or a box.
    Block(usize),
}

/// The most parts that are cut into columns, and how deep.
const MOST_PARTS: usize = 3_000;
const DEEPEST: usize = 8;

/// The narrowest strip between two columns, in points and in ems.
const STRIP: (f32, f32) = (7.0, 0.75);

/// The items in reading order. `columns` counts the columns of all calls for one page.
pub(crate) fn read(parts: Vec<Part>, columns: &mut usize) -> Vec<Item> {
    let mut out = Vec::new();
    cut(parts, &mut out, columns, 0);
    out
}

fn cut(mut parts: Vec<Part>, out: &mut Vec<Item>, columns: &mut usize, depth: usize) {
    if parts.is_empty() {
        return;
    }
    parts.sort_by(|a, b| {
        a.base().total_cmp(&b.base()).then(a.area().left.total_cmp(&b.area().left))
    });
    if depth < DEEPEST
        && (4..=MOST_PARTS).contains(&parts.len())
        && let Some(strip) = best_strip(&parts)
    {
        let (mut above, mut left, mut right, mut below) = (vec![], vec![], vec![], vec![]);
        for part in parts {
            let area = part.area();
            if area.bottom <= strip.top || middle(&area) < strip.top {
                above.push(part);
            } else if middle(&area) > strip.bottom {
                below.push(part);
            } else if area.left >= strip.at - 0.5 {
                right.push(part);
            } else {
                left.push(part);
            }
        }
        for group in [above, left, right, below] {
            cut(group, out, columns, depth + 1);
        }
        return;
    }
    by_rows(parts, out, columns);
}

fn middle(area: &Area) -> f32 {
    (area.top + area.bottom) / 2.0
}

/// A white strip: the left edge of the words on its right, and how far down the page it reaches.
#[derive(Clone, Copy, Debug)]
struct Strip {
    at: f32,
    top: f32,
    bottom: f32,
    lines: usize,
}

fn best_strip(parts: &[Part]) -> Option<Strip> {
    // Columns begin at an edge at which several lines begin.
    let mut lefts: Vec<f32> = parts.iter().map(|part| part.area().left).collect();
    lefts.sort_by(f32::total_cmp);
    let mut edges: Vec<(usize, f32)> = Vec::new();
    let mut start = 0;
    while start < lefts.len() {
        let count = lefts[start..].partition_point(|left| left - lefts[start] <= 2.0).max(1);
        if start > 0 && count >= 2 {
            edges.push((count, lefts[start]));
        }
        start += count;
    }
    edges.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    edges
        .iter()
        .take(24)
        .filter_map(|(_, at)| strip_at(parts, *at))
        .max_by(|a, b| a.lines.cmp(&b.lines).then(b.at.total_cmp(&a.at)))
}

/// The longest stretch of the page in which nothing crosses the strip left of `at` and both sides
/// are columns.
fn strip_at(parts: &[Part], at: f32) -> Option<Strip> {
    let mut best: Option<Strip> = None;
    let mut run: Vec<&Part> = Vec::new();
    let close = |run: &mut Vec<&Part>, best: &mut Option<Strip>| {
        if let Some(strip) = columns_of(run, at)
            && best.is_none_or(|known| known.lines < strip.lines)
        {
            *best = Some(strip);
        }
        run.clear();
    };
    for part in parts {
        let area = part.area();
        let wide = STRIP.0.max(STRIP.1 * part.size().min(14.0));
        if area.left < at - 0.5 && area.right > at - wide {
            close(&mut run, &mut best);
        } else {
            run.push(part);
        }
    }
    close(&mut run, &mut best);
    best
}

/// The parts on one side of a strip, from top to bottom. A side may itself hold columns, so it is
/// judged by its pieces, not by its rows.
struct Side<'a> {
    parts: Vec<&'a Part>,
}

impl Side<'_> {
    fn within(&self, top: f32, bottom: f32) -> Self {
        let inside = |part: &&&Part| part.area().bottom > top && part.area().top < bottom;
        Side { parts: self.parts.iter().filter(inside).copied().collect() }
    }

    fn top(&self) -> f32 {
        self.parts.iter().map(|part| part.area().top).fold(f32::INFINITY, f32::min)
    }

    fn bottom(&self) -> f32 {
        self.parts.iter().map(|part| part.area().bottom).fold(f32::NEG_INFINITY, f32::max)
    }

    /// The number of baselines.
    fn rows(&self) -> usize {
        let mut count = 0;
        let mut base = f32::NEG_INFINITY;
        for part in &self.parts {
            if part.base() - base > 0.2 * part.size() {
                count += 1;
                base = part.base();
            }
        }
        count
    }

    /// The share of its pieces that are nearly as wide as its widest ones.
    fn fullness(&self) -> f32 {
        let mut widths: Vec<f32> = self.parts.iter().map(|part| part.area().width()).collect();
        widths.sort_by(f32::total_cmp);
        let Some(wide) = widths.get(widths.len() * 9 / 10) else { return 0.0 };
        let full = widths.iter().filter(|width| **width >= 0.7 * wide).count();
        full as f32 / widths.len() as f32
    }

    fn words_a_piece(&self) -> f32 {
        let words: usize = self.parts.iter().map(|part| part.words()).sum();
        words as f32 / self.parts.len().max(1) as f32
    }

    /// The share of the rows of the side with fewer that stand at the height of one of the other.
    fn aligned(&self, other: &Side<'_>) -> f32 {
        let near = |part: &&&Part, others: &[&Part]| {
            let slack = 0.2 * part.size();
            let from = others.partition_point(|other| other.base() < part.base() - slack);
            others.get(from).is_some_and(|other| other.base() < part.base() + slack)
        };
        let (few, many) = if self.rows() <= other.rows() { (self, other) } else { (other, self) };
        let aligned = few.parts.iter().filter(|part| near(part, &many.parts)).count();
        aligned as f32 / few.parts.len().max(1) as f32
    }
}

fn columns_of(run: &[&Part], at: f32) -> Option<Strip> {
    let is_right = |part: &&&Part| part.area().left >= at - 0.5;
    let right = Side { parts: run.iter().filter(is_right).copied().collect() };
    let left = Side { parts: run.iter().filter(|part| !is_right(part)).copied().collect() };
    if left.parts.len() < 2 || right.parts.len() < 2 {
        return None;
    }
    // Where both sides stand next to each other.
    let (top, bottom) = (left.top().max(right.top()), left.bottom().min(right.bottom()));
    let (l, r) = (left.within(top, bottom), right.within(top, bottom));
    let (rows_l, rows_r) = (l.rows(), r.rows());
    if rows_l < 2 || rows_r < 2 {
        return None;
    }
    let (words_l, words_r) = (l.words_a_piece(), r.words_a_piece());
    let texts = rows_l.min(rows_r) >= 4
        && l.fullness() >= 0.5
        && r.fullness() >= 0.5
        && words_l.min(words_r) >= 2.5;
    let apart = rows_l + rows_r >= 5 && words_l.min(words_r) >= 1.3 && l.aligned(&r) <= 0.34;
    if !texts && !apart {
        return None;
    }
    // A heading above or a foot below, set off by white, is no part of a column.
    let mut strip = Strip {
        at,
        top: left.top().min(right.top()),
        bottom: left.bottom().max(right.bottom()),
        lines: rows_l + rows_r,
    };
    for side in [&left, &right] {
        for pair in side.parts.windows(2) {
            let [a, b] = pair else { continue };
            let (over, under) = (a.area(), b.area());
            let white = under.top - over.bottom > 1.2 * a.size().max(b.size());
            if white && under.top <= top + 1.0 {
                strip.top = strip.top.max((over.bottom + under.top) / 2.0);
            } else if white && over.bottom >= bottom - 1.0 {
                strip.bottom = strip.bottom.min((over.bottom + under.top) / 2.0);
            }
        }
    }
    Some(strip)
}

/// Reads parts that are not columns: row by row, a block behind the lines next to it.
fn by_rows(parts: Vec<Part>, out: &mut Vec<Item>, columns: &mut usize) {
    let column = *columns;
    *columns += 1;
    let mut blocks: Vec<(usize, Area)> = Vec::new();
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    let mut row: Option<(f32, f32)> = None;
    for part in parts {
        match part {
            Part::Block(index, area) => blocks.push((index, area)),
            Part::Piece(piece) => {
                let same =
                    row.is_some_and(|(base, size)| piece.base - base < 0.3 * size.min(piece.size));
                if same && let Some(line) = lines.last_mut() {
                    line.push(piece);
                } else {
                    row = Some((piece.base, piece.size));
                    lines.push(vec![piece]);
                }
            }
        }
    }
    blocks.sort_by(|a, b| a.1.bottom.total_cmp(&b.1.bottom).then(a.1.left.total_cmp(&b.1.left)));
    let mut blocks = blocks.into_iter().peekable();
    // The baselines of the two lines before, and whether a block stands beside them.
    let (mut last, mut step): (Option<f32>, Option<f32>) = (None, None);
    let mut beside = false;
    for line in lines {
        let Some(line) = joined(line) else { continue };
        let usual = step.map_or(1.6 * line.size, |step| 1.3 * step.min(2.0 * line.size));
        let follows = last.is_some_and(|last| line.base - last <= usual);
        // A box beside a paragraph that goes on below it is read when the paragraph ends.
        while let Some((index, _)) =
            blocks.next_if(|(_, area)| area.bottom <= line.base && !(beside && follows))
        {
            out.push(Item::Block(index));
        }
        beside = (beside && follows)
            || blocks.peek().is_some_and(|(_, area)| {
                area.top < line.area.bottom && area.bottom > line.area.top
            });
        step = last.map(|last| line.base - last);
        last = Some(line.base);
        out.push(Item::Line(line, column));
    }
    out.extend(blocks.map(|(index, _)| Item::Block(index)));
}

/// One line of the pieces of a row.
pub(crate) fn joined(mut pieces: Vec<Piece>) -> Option<Piece> {
    pieces.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    let words: Vec<Word> = pieces.into_iter().flat_map(|piece| piece.words).collect();
    Piece::new(words)
}

#[cfg(test)]
mod tests {
    use super::{Area, Item, Part, read};
    use crate::pdf::draw::Glyph;
    use crate::pdf::rows::{Piece, Word};

    fn piece(text: &str, x: f32, y: f32) -> Part {
        let mut at = x;
        let words = text
            .split(' ')
            .map(|word| {
                let glyphs = word
                    .chars()
                    .map(|ch| {
                        at += 5.0;
                        Glyph::plain(ch, at - 5.0, y, 5.0, 10.0)
                    })
                    .collect();
                at += 3.0;
                Word { glyphs }
            })
            .collect();
        Part::Piece(Piece::new(words).unwrap())
    }

    fn order(parts: Vec<Part>) -> Vec<String> {
        read(parts, &mut 0)
            .iter()
            .map(|item| match item {
                Item::Line(line, _) => line.text(),
                Item::Block(index) => format!("[{index}]"),
            })
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut parts = vec![piece("a title over both of the two columns here", 50.0, 20.0)];
        for i in 0..5 {
            let y = 50.0 + 12.0 * i as f32;
            parts.push(piece(&format!("left side words {i}"), 50.0, y));
            parts.push(piece(&format!("right side word {i}"), 200.0, y));
        }
        parts.push(piece("a last line over both of the two columns", 50.0, 130.0));
        let read = order(parts);
        assert!(read[0].starts_with("a title"));
        assert_eq!(read[1..4], ["left side words 0", "left side words 1", "left side words 2"]);
        assert_eq!(read[6], "right side word 0");
        assert!(read[11].starts_with("a last line"));
    }

    #[test]
    fn labels_stay_with_their_lines() {
        let mut parts = Vec::new();
        for i in 0..6 {
            let y = 50.0 + 12.0 * i as f32;
            if i % 2 == 0 {
                parts.push(piece(&format!("{i}.1"), 50.0, y));
            }
            parts.push(piece("the words of a clause go on", 100.0, y));
        }
        assert_eq!(order(parts)[0], "0.1 the words of a clause go on");
    }

    #[test]
    fn notes_beside_the_text_are_not_woven_into_it() {
        let mut parts = Vec::new();
        for i in 0..8 {
            parts.push(piece("the main column of text", 50.0, 50.0 + 14.0 * i as f32));
        }
        for i in 0..3 {
            parts.push(piece("a side note", 250.0, 71.0 + 9.0 * i as f32));
        }
        let read = order(parts);
        assert!(read[..8].iter().all(|line| line == "the main column of text"));
        assert!(read[8..].iter().all(|line| line == "a side note"));
    }

    #[test]
    fn a_block_follows_the_lines_beside_it() {
        let mut parts = Vec::new();
        for i in 0..4 {
            parts.push(piece("some words of text", 50.0, 50.0 + 14.0 * i as f32));
        }
        parts.push(piece("another paragraph", 50.0, 120.0));
        let area = Area { left: 200.0, top: 45.0, right: 300.0, bottom: 70.0 };
        parts.push(Part::Block(7, area));
        // The paragraph beside the box goes on below it.
        assert_eq!(order(parts)[4..], ["[7]", "another paragraph"]);
    }
}
