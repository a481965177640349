//! Running heads and feet: rows that stand at the same place on several pages, numbers aside.

use std::collections::BTreeMap;

use super::draw::{Area, Furniture};
use super::rows::Piece;

/// The share of a page, from the top and from the bottom, in which heads and feet stand.
const ZONE: f32 = 0.17;

/// Rows that differ by less than this in height stand at the same place, in points.
const SAME_PLACE: f32 = 4.0;

/// A gap of this many ems sets a head or foot off from the text.
const SET_OFF: f32 = 0.9;

/// A row of a page: pieces on one baseline.
struct Row {
    pieces: Vec<usize>,
    key: String,
    base: f32,
    top: f32,
    bottom: f32,
    size: f32,
}

/// For each page, for each of its pieces, whether it is a running head or foot. A page is its box
/// and its pieces outside tables, sorted from top to bottom.
pub(crate) fn find(pages: &[(Area, &[Piece])]) -> Vec<Vec<Option<Furniture>>> {
    let rows: Vec<Vec<Row>> = pages.iter().map(|(_, pieces)| rows_of(pieces)).collect();
    // Where each text stands: the heights on all pages.
    let mut places: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for row in rows.iter().flatten() {
        places.entry(&row.key).or_default().push(row.base);
    }
    for places in places.values_mut() {
        places.sort_by(f32::total_cmp);
    }
    // How often a row stands at the same place: once a page, since rows of a page are apart.
    let repeats = |row: &Row| {
        let Some(places) = places.get(row.key.as_str()) else { return 0 };
        let from = places.partition_point(|base| *base < row.base - SAME_PLACE);
        places.partition_point(|base| *base <= row.base + SAME_PLACE) - from
    };
    let mut found = Vec::new();
    for ((area, pieces), rows) in pages.iter().zip(&rows) {
        let mut marks = vec![None; pieces.len()];
        let counts: Vec<usize> = rows.iter().map(repeats).collect();
        let repeated: Vec<bool> = counts.iter().map(|count| *count >= 2).collect();
        let head = count(
            rows.iter().zip(&repeated),
            |row| row.bottom < area.top + area.height() * ZONE,
            |a, b| b.top - a.bottom,
        );
        let foot = count(
            rows.iter().zip(&repeated).rev(),
            |row| row.top > area.bottom - area.height() * ZONE,
            |a, b| a.top - b.bottom,
        );
        // A foot on most pages is one even where a note stands close above it, and so is all that
        // stands below: the foot of one page may say something else in its further rows.
        let most = |count: usize| count >= 3 && count * 5 >= pages.len() * 3;
        let low = |row: &Row| row.top > area.bottom - area.height() * ZONE;
        let sure = counts.iter().zip(rows).position(|(count, row)| most(*count) && low(row));
        let foot = foot.max(sure.map_or(0, |first| rows.len() - first));
        for row in &rows[..head] {
            row.pieces.iter().for_each(|i| marks[*i] = Some(Furniture::Head));
        }
        for row in &rows[rows.len() - foot.min(rows.len() - head)..] {
            row.pieces.iter().for_each(|i| marks[*i] = Some(Furniture::Foot));
        }
        for (mark, piece) in marks.iter_mut().zip(*pieces) {
            let said = piece.words.iter().flat_map(|word| &word.glyphs);
            let said: Vec<Option<Furniture>> = said.map(|glyph| glyph.furniture).collect();
            let first = said.first().copied().flatten();
            if first.is_some() && said.iter().all(|other| *other == first) {
                *mark = first;
            }
        }
        found.push(marks);
    }
    found
}

/// How many rows, from the edge of the page inwards, are head or foot: whole groups of repeated
/// rows, each group set off by white from what follows.
fn count<'a>(
    rows: impl Iterator<Item = (&'a Row, &'a bool)>,
    in_zone: impl Fn(&Row) -> bool,
    gap: impl Fn(&Row, &Row) -> f32,
) -> usize {
    let (mut whole, mut seen) = (0, 0);
    let mut before: Option<&Row> = None;
    for (row, repeated) in rows {
        let apart = before.is_none_or(|b| gap(b, row) > SET_OFF * b.size.max(row.size));
        if apart {
            whole = seen;
        }
        if !repeated || !in_zone(row) {
            return if apart { seen } else { whole };
        }
        seen += 1;
        before = Some(row);
    }
    seen
}

fn rows_of(pieces: &[Piece]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        match rows.last_mut() {
            Some(row) if piece.base - row.base < 0.3 * row.size.min(piece.size) => {
                row.pieces.push(i);
                row.top = row.top.min(piece.area.top);
                row.bottom = row.bottom.max(piece.area.bottom);
            }
            _ => rows.push(Row {
                pieces: vec![i],
                key: String::new(),
                base: piece.base,
                top: piece.area.top,
                bottom: piece.area.bottom,
                size: piece.size,
            }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| pieces[*a].area.left.total_cmp(&pieces[*b].area.left));
        let texts: Vec<String> = row.pieces.iter().map(|i| pieces[*i].text()).collect();
        row.key = without_numbers(&texts.join(" "));
    }
    rows
}

/// The text with each run of digits as one sign.
fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        if !ch.is_numeric() {
            out.push(ch);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Area, Furniture, Piece};
    use crate::pdf::draw::Glyph;
    use crate::pdf::rows::Word;

    fn piece(text: &str, x: f32, y: f32) -> Piece {
        let words = text.split(' ').map(|word| {
            let letters = word.chars().enumerate();
            let glyphs =
                letters.map(|(i, ch)| Glyph::plain(ch, x + 5.0 * i as f32, y, 5.0, 10.0)).collect();
            Word { glyphs }
        });
        Piece::new(words.collect()).unwrap()
    }

    fn find(pages: &[Vec<Piece>]) -> Vec<Vec<Option<Furniture>>> {
        let area = Area { left: 0.0, top: 0.0, right: 595.0, bottom: 842.0 };
        super::find(&pages.iter().map(|pieces| (area, pieces.as_slice())).collect::<Vec<_>>())
    }

    #[test]
    fn what_stands_below_a_sure_foot_is_foot() {
        let page = |last: &str| {
            vec![
                piece("words of the page", 50.0, 300.0),
                piece("Administered by nobody", 50.0, 780.0),
                piece(last, 50.0, 790.0),
            ]
        };
        let found =
            find(&[page("Version 2"), page("Version 2"), page("Version 2"), page("DD MONTH YEAR")]);
        let foot = Some(Furniture::Foot);
        assert!(found.iter().all(|marks| *marks == [None, foot, foot]));
    }

    #[test]
    fn rows_that_repeat_at_the_edge_are_head_and_foot() {
        let page = |n: u32, first: &str| {
            vec![
                piece("Orchard Code", 50.0, 40.0),
                piece(first, 50.0, 90.0),
                piece("and more words", 50.0, 102.0),
                piece("Version 2", 50.0, 790.0),
                piece(&format!("Page {n} of 12"), 400.0, 790.0),
                piece("Example Administrator", 50.0, 800.0),
            ]
        };
        let found = find(&[page(9, "first words"), page(10, "other words")]);
        let expected = [
            Some(Furniture::Head),
            None,
            None,
            Some(Furniture::Foot),
            Some(Furniture::Foot),
            Some(Furniture::Foot),
        ];
        assert_eq!(found, [expected, expected]);
    }

    #[test]
    fn a_repeated_row_close_to_the_text_stays_in_it() {
        let page = |words: &str| vec![piece("Name Answer", 50.0, 60.0), piece(words, 50.0, 72.0)];
        let found = find(&[page("Alder yes"), page("Birch no")]);
        assert_eq!(found, [[None, None], [None, None]]);
    }

    #[test]
    fn a_foot_on_most_pages_needs_no_white_above_it() {
        let page = |words: &str| {
            vec![
                piece(&format!("About the {words}"), 50.0, 90.0),
                piece(words, 50.0, 778.0),
                piece("Orchard Code", 50.0, 790.0),
            ]
        };
        let found = find(&[page("first note"), page("other words"), page("third")]);
        assert!(found.iter().all(|marks| *marks == [None, None, Some(Furniture::Foot)]));
    }

    #[test]
    fn one_page_has_no_running_head() {
        let found = find(&[vec![piece("Title", 50.0, 40.0), piece("Text", 50.0, 90.0)]]);
        assert_eq!(found, [[None, None]]);
    }
}
