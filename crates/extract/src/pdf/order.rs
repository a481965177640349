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

/// What one side of a strip looks like.
struct Side {
    /// Baselines and extents of its rows.
    rows: Vec<Row>,
}

#[derive(Clone, Copy)]
struct Row {
    base: f32,
    size: f32,
    left: f32,
    right: f32,
    words: usize,
    block: bool,
    top: f32,
    bottom: f32,
}

impl Side {
    fn new<'a>(parts: impl Iterator<Item = &'a Part>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for part in parts {
            let area = part.area();
            let block = matches!(part, Part::Block(..));
            match rows.last_mut() {
                Some(row) if !block && !row.block && part.base() - row.base < 0.3 * row.size => {
                    row.left = row.left.min(area.left);
                    row.right = row.right.max(area.right);
                    row.words += part.words();
                    row.bottom = row.bottom.max(area.bottom);
                }
                _ => rows.push(Row {
                    base: part.base(),
                    size: part.size(),
                    left: area.left,
                    right: area.right,
                    words: part.words(),
                    block,
                    top: area.top,
                    bottom: area.bottom,
                }),
            }
        }
        Self { rows }
    }

    fn within(&self, top: f32, bottom: f32) -> Side {
        let inside = |row: &&Row| row.bottom > top && row.top < bottom;
        Side { rows: self.rows.iter().filter(inside).copied().collect() }
    }

    fn top(&self) -> f32 {
        self.rows.iter().map(|row| row.top).fold(f32::INFINITY, f32::min)
    }

    fn bottom(&self) -> f32 {
        self.rows.iter().map(|row| row.bottom).fold(f32::NEG_INFINITY, f32::max)
    }

    fn left(&self) -> f32 {
        self.rows.iter().map(|row| row.left).fold(f32::INFINITY, f32::min)
    }

    fn right(&self) -> f32 {
        self.rows.iter().map(|row| row.right).fold(f32::NEG_INFINITY, f32::max)
    }

    /// The share of its rows that fill most of its width.
    fn fullness(&self) -> f32 {
        let width = self.right() - self.left();
        let full = self.rows.iter().filter(|row| row.right - row.left >= 0.7 * width).count();
        full as f32 / self.rows.len().max(1) as f32
    }

    fn words_a_row(&self) -> f32 {
        let words: usize = self.rows.iter().map(|row| row.words).sum();
        words as f32 / self.rows.len().max(1) as f32
    }
}

fn columns_of(run: &[&Part], at: f32) -> Option<Strip> {
    let is_right = |part: &&&Part| part.area().left >= at - 0.5;
    let right = Side::new(run.iter().filter(is_right).copied());
    let left = Side::new(run.iter().filter(|part| !is_right(part)).copied());
    if left.rows.len() < 2 || right.rows.len() < 2 {
        return None;
    }
    // Where both sides stand next to each other.
    let (top, bottom) = (left.top().max(right.top()), left.bottom().min(right.bottom()));
    let (l, r) = (left.within(top, bottom), right.within(top, bottom));
    if l.rows.len() < 2 || r.rows.len() < 2 {
        return None;
    }
    let aligned = l
        .rows
        .iter()
        .filter(|row| {
            let near = r.rows.partition_point(|other| other.base < row.base - 0.2 * row.size);
            r.rows.get(near).is_some_and(|other| other.base < row.base + 0.2 * row.size)
        })
        .count() as f32
        / l.rows.len().min(r.rows.len()) as f32;
    let texts = l.rows.len() >= 4
        && r.rows.len() >= 4
        && l.fullness() >= 0.5
        && r.fullness() >= 0.5
        && l.words_a_row() >= 2.5
        && r.words_a_row() >= 2.5;
    let apart = aligned <= 0.34
        && l.rows.len() + r.rows.len() >= 5
        && l.words_a_row() >= 1.3
        && r.words_a_row() >= 1.3;
    if !texts && !apart {
        return None;
    }
    // A heading above or a foot below, set off by white, is no part of a column.
    let mut strip = Strip {
        at,
        top: left.top().min(right.top()),
        bottom: left.bottom().max(right.bottom()),
        lines: l.rows.len() + r.rows.len(),
    };
    for side in [&left, &right] {
        for pair in side.rows.windows(2) {
            let [a, b] = pair else { continue };
            let white = b.top - a.bottom > 1.2 * a.size.max(b.size);
            if white && b.top <= top + 1.0 {
                strip.top = strip.top.max((a.bottom + b.top) / 2.0);
            } else if white && a.bottom >= bottom - 1.0 {
                strip.bottom = strip.bottom.min((a.bottom + b.top) / 2.0);
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
    for line in lines {
        let Some(line) = joined(line) else { continue };
        while let Some((index, _)) = blocks.next_if(|(_, area)| area.bottom <= line.base) {
            out.push(Item::Block(index));
        }
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
        let area = Area { left: 200.0, top: 45.0, right: 300.0, bottom: 70.0 };
        parts.push(Part::Block(7, area));
        assert_eq!(order(parts)[2], "[7]");
    }
}
