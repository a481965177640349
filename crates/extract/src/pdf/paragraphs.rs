//! Where paragraphs begin, as far as the places of the lines show it.

use std::collections::BTreeMap;

use super::draft::Draft;

/// A distance between lines of more than this many usual ones parts paragraphs.
const APART: f32 = 1.2;

/// White of more than this many ems between two lines, as between paragraphs with a line left free.
const CLEAR: f32 = 0.9;

/// A label with more than this many ems behind it is set apart by a tab, not by a stretched space.
const WIDE: f32 = 0.9;

/// Edges that differ by less than this many ems are the same.
const SAME_EDGE: f32 = 0.35;

/// The distance between baselines in ems where nothing else is known.
const USUAL: f32 = 1.2;

/// Sets [`Draft::begins`] and [`Draft::blank_above`] of the lines of a page.
pub(crate) fn mark(lines: &mut [Draft]) {
    let mut start = 0;
    while start < lines.len() {
        let key = |line: &Draft| (line.flow, line.slant, line.part.clone());
        let first = key(&lines[start]);
        let count = lines[start..].iter().take_while(|line| key(line) == first).count().max(1);
        let (before, rest) = lines.split_at_mut(start);
        mark_flow(&mut rest[..count]);
        if let (Some(above), Some(line)) = (before.last(), rest.first_mut()) {
            first_of_flow(above, line);
        }
        start += count;
    }
}

/// The first line of a column, a cell or what follows a table.
fn first_of_flow(above: &Draft, line: &mut Draft) {
    if line.cell.is_some() && above.cell != line.cell {
        line.begins = line.begins.or(Some(true));
        return;
    }
    let white = line.piece.area.top - above.piece.area.bottom;
    let below = above.slant == line.slant && above.part == line.part && line.is_body();
    if below && line.begins.is_none() && white > CLEAR * line.piece.size {
        line.begins = Some(true);
    }
    if above.slant == line.slant && line.cell.is_none() && white > 0.0 && above.part == line.part {
        let lines = white / (USUAL * line.piece.size) - 0.2;
        line.blank_above = lines.round().clamp(0.0, 99.0) as u32;
    }
    if line.begins.is_none() && line.is_body() && above.cell.is_some() {
        line.begins = Some(true);
    } else {
        over_a_break(above, line);
    }
}

/// Whether the first line of a column or page begins a paragraph, seen from the last line of the text
/// before it.
pub(crate) fn over_a_break(above: &Draft, line: &mut Draft) {
    if line.begins.is_some() || !line.is_body() || !above.is_body() {
        return;
    }
    let size = line.piece.size;
    let other_size = (size - above.piece.size).abs() > 0.08 * size.max(above.piece.size);
    let other_weight = matches!((line.bold(), above.bold()), (Some(a), Some(b)) if a != b);
    if other_size || other_weight || is_short(above, line) || ends_entry(above) {
        line.begins = Some(true);
    }
}

/// Whether the first word of `line` would have had room in the line above: then the one above ends
/// a paragraph.
fn is_short(above: &Draft, line: &Draft) -> bool {
    let size = line.piece.size;
    let Some(first) = line.piece.words.first() else { return false };
    // A space, and some room for letters set closer than measured.
    above.room > first.right() - first.left() + 0.7 * size
}

/// Whether the line above is a bold one that the line below does not go on with: a heading of the size
/// of the text. A paragraph whose first words are bold goes on in the middle of a sentence.
fn is_bold_lead(above: &Draft, line: &Draft) -> bool {
    above.bold() == Some(true)
        && line.bold() == Some(false)
        && above.begins != Some(false)
        && ends_sentence(above)
        && starts_sentence(line)
}

fn ends_sentence(line: &Draft) -> bool {
    line.piece.text().trim_end().ends_with(['?', '.', '!', ':'])
}

fn starts_sentence(line: &Draft) -> bool {
    line.piece.text().trim_start().starts_with(char::is_uppercase)
}

/// Whether the line ends as an entry of a contents list does: dots that lead to a page number.
fn ends_entry(line: &Draft) -> bool {
    // Dots may touch the words, the number, or neither.
    let text = line.piece.text();
    let before = text.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let dots = before.trim_end_matches(['.', ' ', '…', '_']);
    before.len() < text.len() && before.len() - dots.len() >= 4
}

fn mark_flow(lines: &mut [Draft]) {
    let pitches = pitches_of(lines);
    set_room(lines);
    if let Some(first) = lines.first_mut()
        && first.begins.is_none()
        && has_label(first)
    {
        first.begins = Some(true);
    }
    for i in 1..lines.len() {
        let (done, rest) = lines.split_at_mut(i);
        let Some((line, next)) = rest.split_first_mut() else { continue };
        let Some(above) = done.last() else { continue };
        let size = line.piece.size.max(above.piece.size);
        let pitch = pitches.get(&size_key(size)).or(pitches.get(&ANY_SIZE)).copied();
        let usual = pitch.filter(|pitch| *pitch >= 0.9 * size).unwrap_or(USUAL * size);
        let distance = line.piece.base - above.piece.base;
        line.blank_above = ((distance - usual) / (USUAL * line.piece.size).max(1.0) + 0.1)
            .round()
            .clamp(0.0, 99.0) as u32;
        if line.begins.is_none() {
            line.begins = begins(above, line, next.first(), usual);
        }
    }
}

/// Sets how much room each line of a flow leaves. Lines that are moved in, as quotations are, may be
/// moved in on both sides: three or more of them show where they end.
fn set_room(lines: &mut [Draft]) {
    let fold = |lines: &[Draft], of: fn(&Draft) -> f32, with: fn(f32, f32) -> f32, start: f32| {
        lines.iter().map(of).fold(start, with)
    };
    let right = fold(lines, |line| line.piece.area.right, f32::max, f32::NEG_INFINITY);
    let left = fold(lines, |line| line.piece.area.left, f32::min, f32::INFINITY);
    let mut start = 0;
    while start < lines.len() {
        let (edge, size) = (lines[start].piece.area.left, lines[start].piece.size);
        let same = |line: &&Draft| (line.piece.area.left - edge).abs() < SAME_EDGE * size;
        let count = lines[start..].iter().take_while(same).count().max(1);
        let run = &mut lines[start..start + count];
        let end = fold(run, |line| line.piece.area.right, f32::max, f32::NEG_INFINITY);
        let moved_in = edge - left > 0.8 * size && count >= 3;
        let end = if moved_in && end - edge > 0.6 * (right - left) { end } else { right };
        for line in run {
            // Where a cell or a box shows the end, it may be beyond all lines or before the longest.
            let end = match line.limit {
                Some(limit) if line.cell.is_some() => limit,
                Some(limit) => limit.min(end),
                None => end,
            };
            line.room = end - line.piece.area.right;
        }
        start += count;
    }
}

/// Pairs of lines of one size from which on they show their usual distance.
const ENOUGH: usize = 3;

/// Stands for lines of any sizes, where those of one size do not show a distance.
const ANY_SIZE: i32 = 0;

/// The usual distance between the baselines of lines of one size that follow each other: the most
/// frequent one, or a smaller one that is not rare, since paragraphs of one line stand further apart.
fn pitches_of(lines: &[Draft]) -> BTreeMap<i32, f32> {
    let mut steps: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
    for pair in lines.windows(2) {
        let [above, line] = pair else { continue };
        let size = line.piece.size.max(above.piece.size);
        let distance = line.piece.base - above.piece.base;
        if distance > 0.8 * size && distance < 2.4 * size {
            let step = (distance * 2.0).round() as i32;
            for key in [size_key(size), ANY_SIZE] {
                *steps.entry(key).or_default().entry(step).or_default() += 1;
            }
        }
    }
    let usual = |size: i32, steps: BTreeMap<i32, usize>| {
        let most = steps.values().max().copied()?;
        if size != ANY_SIZE && most < ENOUGH {
            return None;
        }
        let is_often = |count: usize| size != ANY_SIZE && count >= 2 && count * 4 >= most;
        let is_usual = |count: usize| count == most || is_often(count);
        let (step, _) = steps.iter().find(|(_, count)| is_usual(**count))?;
        Some(*step as f32 / 2.0)
    };
    steps.into_iter().filter_map(|(size, steps)| Some((size, usual(size, steps)?))).collect()
}

/// A size in half points.
fn size_key(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn begins(above: &Draft, line: &Draft, next: Option<&Draft>, usual: f32) -> Option<bool> {
    let size = line.piece.size;
    let distance = line.piece.base - above.piece.base;
    if distance < 0.0 || distance > usual * APART + 0.5 {
        return Some(true);
    }
    if (size - above.piece.size).abs() > 0.08 * size.max(above.piece.size) {
        return Some(true);
    }
    let label = has_label(line);
    if is_bullet(line) || (label && label_gap(line) > WIDE * size) {
        return Some(true);
    }
    let edge = SAME_EDGE * size;
    let (here, there) = (line.piece.area.left, above.piece.area.left);
    if is_short(above, line) || ends_entry(above) || is_bold_lead(above, line) {
        return Some(true);
    }
    if here > there + edge {
        // Hanging: the line stands below the words behind the label of the line above.
        let hangs = has_label(above)
            && above.piece.words.get(1).is_some_and(|word| (word.left() - here).abs() < 2.0 * edge);
        if hangs {
            return Some(false);
        }
        let returns = next.is_some_and(|next| next.piece.area.left < here - edge);
        return if returns || label { Some(true) } else { None };
    }
    if here < there - edge {
        // Back from the first line of a paragraph, or out to the next label.
        let from_indent = above.begins == Some(true) && !has_label(above);
        // Out from an item of a list that has ended with its sentence.
        let behind_item = has_label(above) && ends_sentence(above) && starts_sentence(line);
        if label || behind_item {
            return Some(true);
        }
        return if from_indent { Some(false) } else { None };
    }
    if label {
        return None;
    }
    Some(false)
}

/// Whether the line begins with a sign of a list.
fn is_bullet(line: &Draft) -> bool {
    let Some(first) = line.piece.words.first() else { return false };
    let sign = matches!(first.text().as_str(), "•" | "▪" | "◦" | "‣" | "➢" | "✓" | "●" | "○" | "■");
    sign && line.piece.words.len() > 1
}

/// Whether the line begins with a label that stands apart from its words: "(a)", "1.2", "G8.41".
fn has_label(line: &Draft) -> bool {
    let Some(first) = line.piece.words.first() else { return false };
    let text = first.text();
    let count = text.chars().count();
    let closed = text.ends_with([')', '.']) && count <= 8;
    let numbered = text.chars().any(|ch| ch.is_ascii_digit())
        && text.chars().all(|ch| ch.is_ascii_alphanumeric() || ".()-".contains(ch))
        && count <= 10;
    is_bullet(line) || ((closed || numbered) && label_gap(line) > 0.55 * line.piece.size)
}

/// The white behind the first word.
fn label_gap(line: &Draft) -> f32 {
    match line.piece.words.as_slice() {
        [first, second, ..] => second.left() - first.right(),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, mark};
    use crate::pdf::draw::Glyph;
    use crate::pdf::rows::{Piece, Word};

    /// Words at given left ends; letters are five points wide.
    fn line(words: &[(&str, f32)], y: f32) -> Draft {
        let words = words.iter().map(|(text, x)| {
            let letters = text.chars().enumerate();
            let glyphs = letters.map(|(i, ch)| Glyph::plain(ch, x + 5.0 * i as f32, y, 5.0, 10.0));
            Word { glyphs: glyphs.collect() }
        });
        Draft::new(Piece::new(words.collect()).unwrap(), 0)
    }

    fn full(y: f32) -> Draft {
        line(&[("full", 50.0), ("width", 150.0), ("lineoftext", 250.0)], y)
    }

    fn begins(mut lines: Vec<Draft>) -> Vec<Option<bool>> {
        mark(&mut lines);
        lines.iter().map(|line| line.begins).collect()
    }

    #[test]
    fn lines_at_the_usual_distance_go_on() {
        let lines = vec![full(100.0), full(112.0), full(124.0)];
        assert_eq!(begins(lines), [None, Some(false), Some(false)]);
    }

    #[test]
    fn white_above_begins() {
        let mut lines = vec![full(100.0), full(112.0), full(130.0), full(142.0), full(190.0)];
        mark(&mut lines);
        assert_eq!(lines[2].begins, Some(true));
        assert_eq!(lines[3].begins, Some(false));
        assert_eq!((lines[2].blank_above, lines[4].blank_above), (1, 3));
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        let lines = vec![full(100.0), line(&[("end.", 50.0)], 112.0), full(124.0)];
        assert_eq!(begins(lines), [None, Some(false), Some(true)]);
    }

    #[test]
    fn a_first_line_indent_begins_and_its_second_line_goes_on() {
        let indented = line(&[("new", 70.0), ("start", 150.0), ("lineoftext", 250.0)], 112.0);
        let lines = vec![full(100.0), indented, full(124.0)];
        assert_eq!(begins(lines), [None, Some(true), Some(false)]);
    }

    #[test]
    fn entries_of_a_contents_list_are_paragraphs() {
        let entry = |y| line(&[("Costs........................................7", 50.0)], y);
        assert_eq!(begins(vec![entry(100.0), entry(112.0)]), [None, Some(true)]);
    }

    #[test]
    fn quotations_moved_in_on_both_sides_are_one_paragraph() {
        let quoted = |words: &'static [(&'static str, f32)], y| line(words, y);
        let lines = vec![
            full(100.0),
            quoted(&[("quoted", 70.0), ("wordsofonelinehereandx", 120.0)], 112.0),
            quoted(&[("quoted", 70.0), ("wordsofthenextoneandxx", 120.0)], 124.0),
            quoted(&[("quoted", 70.0), ("wordsofathirdone", 120.0)], 136.0),
        ];
        assert_eq!(begins(lines)[2..], [Some(false), Some(false)]);
    }

    #[test]
    fn what_stands_further_left_behind_the_end_of_an_item_begins() {
        let item = |label: &'static str, y| line(&[(label, 80.0), ("item.", 110.0)], y);
        let lines = vec![item("(a)", 100.0), item("(b)", 124.0), line(&[("After", 50.0)], 148.0)];
        assert_eq!(begins(lines)[2], Some(true));
    }

    #[test]
    fn hanging_lines_belong_to_their_label() {
        let item = |label: &'static str, y| {
            line(&[(label, 50.0), ("width", 80.0), ("lineoftextandmore", 220.0)], y)
        };
        let hang = |y| line(&[("goes", 80.0), ("onandon", 270.0)], y);
        let lines = vec![item("(a)", 100.0), hang(112.0), item("(b)", 124.0), hang(136.0)];
        assert_eq!(begins(lines), [Some(true), Some(false), Some(true), Some(false)]);
    }
}
