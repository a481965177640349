//! Glyphs to words, and words to the pieces of lines that stand together.
//!
//! All glyphs run to the right here; what runs otherwise has been turned before.

use std::collections::BTreeSet;

use super::draw::{Area, Glyph, Rule};

/// A word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    /// Its characters from left to right.
    pub glyphs: Vec<Glyph>,
}

impl Word {
    /// Its characters as text.
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    /// Left end.
    pub(crate) fn left(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min)
    }

    /// Right end.
    pub(crate) fn right(&self) -> f32 {
        self.glyphs.iter().map(Glyph::right).fold(f32::NEG_INFINITY, f32::max)
    }
}

/// Words on one baseline with no wide gap between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    /// Its words from left to right.
    pub words: Vec<Word>,
    /// The box around its letters.
    pub area: Area,
    /// Its baseline.
    pub base: f32,
    /// Size of most of its letters.
    pub size: f32,
}

impl Piece {
    /// The piece of these words; `None` for none.
    pub(crate) fn new(words: Vec<Word>) -> Option<Self> {
        let mut sizes: Vec<(f32, f32)> = words
            .iter()
            .flat_map(|word| &word.glyphs)
            .filter(|glyph| !glyph.raised)
            .map(|glyph| (glyph.size, glyph.y))
            .collect();
        if sizes.is_empty() {
            sizes = words.iter().flat_map(|w| &w.glyphs).map(|g| (g.size, g.y)).collect();
        }
        sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (size, _) = *sizes.get(sizes.len() / 2)?;
        let mut bases: Vec<f32> = sizes.iter().map(|(_, base)| *base).collect();
        bases.sort_by(f32::total_cmp);
        let base = *bases.get(bases.len() / 2)?;
        let area = words
            .iter()
            .flat_map(|word| &word.glyphs)
            .map(|glyph| Area {
                left: glyph.x,
                top: glyph.y - glyph.size * ASCENT,
                right: glyph.right(),
                bottom: glyph.y + glyph.size * DESCENT,
            })
            .reduce(Area::cover)?;
        Some(Self { words, area, base, size })
    }

    /// Its words, parted by spaces.
    pub(crate) fn text(&self) -> String {
        let words: Vec<String> = self.words.iter().map(Word::text).collect();
        words.join(" ")
    }
}

/// How far letters reach above the baseline, in parts of their size.
pub(crate) const ASCENT: f32 = 0.78;

/// How far letters reach below the baseline.
pub(crate) const DESCENT: f32 = 0.22;

/// A gap of this many ems ends a piece: the next words may belong to another column.
const PIECE_GAP: f32 = 0.9;

/// Glyphs whose baselines differ by less than this many ems stand in one row.
const SAME_ROW: f32 = 0.2;

/// How much smaller than its neighbour a raised mark is.
const MARK_SIZE: f32 = 0.87;

/// Leaves out glyphs that are drawn twice at the same place: shadows and letters made bold by
/// drawing them again. The same letter twice in a word ("ll") is further apart.
pub(crate) fn without_doubles(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    /// The most letters of one kind in a line that one is compared with.
    const MOST: usize = 200;
    let mut order: Vec<usize> = (0..glyphs.len()).filter(|i| glyphs[*i].ch != ' ').collect();
    order.sort_by(|a, b| {
        let (a, b) = (&glyphs[*a], &glyphs[*b]);
        (a.ch, a.angle).cmp(&(b.ch, b.angle)).then(a.y.total_cmp(&b.y))
    });
    let mut double = vec![false; glyphs.len()];
    for (at, i) in order.iter().enumerate() {
        let glyph = &glyphs[*i];
        let near = (0.3 * glyph.advance.abs()).clamp(0.02 * glyph.size, 0.12 * glyph.size);
        for j in order[at + 1..].iter().take(MOST) {
            let other = &glyphs[*j];
            if other.ch != glyph.ch || other.angle != glyph.angle || other.y - glyph.y > near {
                break;
            }
            if (other.x - glyph.x).abs() <= near {
                // The one that is drawn first stays.
                double[*i.max(j)] = true;
            }
        }
    }
    glyphs.into_iter().zip(double).filter(|(_, double)| !double).map(|(glyph, _)| glyph).collect()
}

/// The pieces of these glyphs, from top to bottom and left to right. `walls` are vertical rules: no
/// piece goes through one.
pub(crate) fn pieces(glyphs: Vec<Glyph>, walls: &[Rule]) -> Vec<Piece> {
    let mut rows = rows(glyphs);
    lower_marks(&mut rows);
    let mut found = Vec::new();
    for row in rows {
        split(row, walls, &mut found);
    }
    found.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.area.left.total_cmp(&b.area.left)));
    found
}

/// Glyphs grouped by their baselines, each row from left to right.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    let mut start: Option<(f32, f32)> = None;
    for glyph in glyphs {
        let same =
            start.is_some_and(|(y, size)| glyph.y - y <= SAME_ROW * size.min(glyph.size).max(1.0));
        if same && let Some(row) = rows.last_mut() {
            row.push(glyph);
        } else {
            start = Some((glyph.y, glyph.size));
            rows.push(vec![glyph]);
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// Moves small raised glyphs (footnote marks, powers, "st" of "1st") into the row that they are
/// raised above.
fn lower_marks(rows: &mut [Vec<Glyph>]) {
    for at in 0..rows.len() {
        let (head, below) = rows.split_at_mut(at + 1);
        let Some(row) = head.last_mut() else { continue };
        let Some(first) = row.first() else { continue };
        let (y, size) = (first.y, first.size);
        // Only rows that a mark of this size can be raised above.
        let reach = below
            .iter()
            .take(8)
            .take_while(|other| other.first().is_none_or(|o| o.y - y < size.max(o.size) * 1.3))
            .count();
        let mut moved = vec![None; row.len()];
        let mut start = 0;
        while start < row.len() {
            let end = run_end(row, start);
            let run = &row[start..end];
            if let Some(to) = (0..reach).find(|to| stands_on(run, &below[*to])) {
                moved[start..end].fill(Some(to));
            }
            start = end;
        }
        if moved.iter().all(Option::is_none) {
            continue;
        }
        let old = std::mem::take(row);
        let mut touched = BTreeSet::new();
        for (mut glyph, to) in old.into_iter().zip(moved) {
            match to {
                Some(to) => {
                    glyph.raised = glyph.ch != ' ';
                    below[to].push(glyph);
                    touched.insert(to);
                }
                None => row.push(glyph),
            }
        }
        for to in touched {
            below[to].sort_by(|a, b| a.x.total_cmp(&b.x));
        }
    }
}

/// The end of the run of close glyphs of one size that begins at `start`.
fn run_end(row: &[Glyph], start: usize) -> usize {
    let mut end = start + 1;
    while end < row.len() {
        let (before, glyph) = (&row[end - 1], &row[end]);
        let close = glyph.x - before.right() < 0.4 * before.size;
        if !close || (glyph.size - before.size).abs() > 0.1 * before.size {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the run is smaller than the letters of `row`, raised above them and next to one.
fn stands_on(run: &[Glyph], row: &[Glyph]) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let fits = |glyph: &Glyph, gap: f32| {
        let rise = glyph.y - first.y;
        first.size <= MARK_SIZE * glyph.size
            && rise > 0.12 * glyph.size
            && rise < 0.75 * glyph.size
            && gap.abs() < 0.45 * glyph.size
            && glyph.ch != ' '
    };
    let after = row.partition_point(|glyph| glyph.x < first.x);
    let before = row[..after].iter().rev().take(3);
    let left = before.clone().any(|glyph| fits(glyph, first.x - glyph.right()));
    let next = row[after..].iter().take(3);
    left || next.clone().any(|glyph| fits(glyph, glyph.x - last.right()))
}

/// The gap, in ems, from which on two letters without a space between them belong to two words.
fn word_gap(row: &[Glyph]) -> f32 {
    // Letters set apart ("H E A D") have a usual gap that parts no words.
    let mut gaps: Vec<f32> = row
        .windows(2)
        .filter_map(|pair| {
            let [a, b] = pair else { return None };
            let gap = (b.x - a.right()) / a.size.max(b.size);
            (a.ch != ' ' && b.ch != ' ' && gap > -0.3 && gap < 1.0).then_some(gap)
        })
        .collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
    let usual = if usual > 0.04 && gaps.len() >= 4 { usual } else { 0.0 };
    // Where spaces are drawn, a gap without one is more likely kerning.
    let least = if row.iter().any(|glyph| glyph.ch == ' ') { 0.18 } else { 0.13 };
    usual * 1.5 + least
}

fn split(row: Vec<Glyph>, walls: &[Rule], out: &mut Vec<Piece>) {
    let limit = word_gap(&row);
    let (mut words, mut word): (Vec<Word>, Word) = (Vec::new(), Word::default());
    let mut spaced = 0.0_f32;
    let mut right = f32::NEG_INFINITY;
    let mut size = 0.0_f32;
    for glyph in row {
        if glyph.ch == ' ' {
            spaced = spaced.max(glyph.advance);
            continue;
        }
        let em = glyph.size.max(if glyph.raised { size } else { 0.0 }).max(0.1);
        let gap = (glyph.x - right) / em;
        let walled = right.is_finite()
            && gap > 0.1
            && walls.iter().any(|wall| {
                wall.at > right - 0.05 * em
                    && wall.at < glyph.x + 0.05 * em
                    && wall.from < glyph.y
                    && wall.to > glyph.y - 0.3 * em
            });
        let parted = gap > limit || gap < -1.5 || (spaced > 0.0 && gap > 0.06) || walled;
        if parted && !word.glyphs.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if (gap > PIECE_GAP || walled) && !words.is_empty() {
            out.extend(Piece::new(std::mem::take(&mut words)));
        }
        // Letters drawn over each other do not move the right end back.
        right = if parted { glyph.right() } else { right.max(glyph.right()) };
        size = glyph.size;
        spaced = 0.0;
        word.glyphs.push(glyph);
    }
    if !word.glyphs.is_empty() {
        words.push(word);
    }
    out.extend(Piece::new(words));
}

#[cfg(test)]
mod tests {
    use super::{Glyph, Piece, pieces, without_doubles};

    /// Letters half an em wide from `x`; a space in `text` is a gap without a glyph.
    fn written(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        text.chars()
            .enumerate()
            .filter(|(_, ch)| *ch != ' ')
            .map(|(i, ch)| Glyph::plain(ch, x + i as f32 * size * 0.5, y, size * 0.5, size))
            .collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        pieces(glyphs, &[]).iter().map(Piece::text).collect()
    }

    #[test]
    fn words_come_from_gaps_where_no_space_is_drawn() {
        assert_eq!(texts(written("to be sure", 10.0, 20.0, 10.0)), ["to be sure"]);
    }

    #[test]
    fn kerning_parts_no_word_where_spaces_are_drawn() {
        let mut glyphs = written("will", 10.0, 20.0, 10.0);
        glyphs[3].x += 1.5;
        glyphs.push(Glyph::plain(' ', 32.0, 20.0, 2.5, 10.0));
        glyphs.extend(written("go", 35.0, 20.0, 10.0));
        assert_eq!(texts(glyphs), ["will go"]);
    }

    #[test]
    fn letters_set_apart_are_one_word() {
        let spread: Vec<Glyph> = "HEADING"
            .chars()
            .enumerate()
            .map(|(i, ch)| Glyph::plain(ch, 10.0 + i as f32 * 7.0, 20.0, 5.0, 10.0))
            .collect();
        assert_eq!(texts(spread), ["HEADING"]);
    }

    #[test]
    fn a_letter_drawn_twice_counts_once() {
        let mut glyphs = written("bold", 10.0, 20.0, 10.0);
        glyphs.extend(written("bold", 10.3, 20.0, 10.0));
        assert_eq!(texts(without_doubles(glyphs)), ["bold"]);
        assert_eq!(texts(without_doubles(written("seem", 0.0, 9.0, 8.0))), ["seem"]);
        // Narrow letters stand close: "ll" in a sans serif is two fifths of an em wide.
        let narrow = |i: u8| Glyph::plain('l', 10.0 + 2.2 * f32::from(i), 20.0, 2.2, 10.0);
        assert_eq!(texts(without_doubles(vec![narrow(0), narrow(1)])), ["ll"]);
    }

    #[test]
    fn a_small_raised_number_joins_the_word_it_stands_behind() {
        let mut glyphs = written("charge", 10.0, 20.0, 10.0);
        glyphs.extend(written("2", 40.0, 16.5, 6.0));
        glyphs.extend(written("applies", 48.0, 20.0, 10.0));
        let found = pieces(glyphs, &[]);
        assert_eq!(found[0].text(), "charge2 applies");
        assert!(found[0].words[0].glyphs[6].raised);
        assert_eq!(found[0].size, 10.0);
    }

    #[test]
    fn a_line_above_is_not_a_mark() {
        let mut glyphs = written("small print", 10.0, 12.0, 6.0);
        glyphs.extend(written("large", 10.0, 24.0, 10.0));
        assert_eq!(texts(glyphs), ["small print", "large"]);
    }
}
