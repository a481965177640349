//! Which engine's words stand for a page.
//!
//! Both read every page. Where they agree, pdf-extract's words stand, with the looks that hayro
//! knows. Where they differ, a score decides: how much of the words an engine found, times the share
//! of its characters that have a meaning, times the share of its characters that have a width, times
//! a half to one for the share of its words that could be words. The higher one stands; at equal
//! scores, pdf-extract.

use std::collections::BTreeMap;

use super::draw::{Drawn, Glyph};
use super::rows::{self, Piece};

/// From this share of common words at common places on, the engines agree.
const AGREE: f32 = 0.97;

/// Below this share of common words, a person should look.
const DISAGREE: f32 = 0.9;

/// Above this share of characters without meaning or width, an engine is plainly at fault; below the
/// other, it is not. Where the one that is not stands against the one that is, nothing is in dispute.
const FAULTY: f32 = 0.1;
const CLEAN: f32 = 0.01;

/// The words of a page, decided.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    /// The characters.
    pub glyphs: Vec<Glyph>,
    /// The engines give different words.
    pub disputed: bool,
    /// The share of characters without a meaning, 0 to 1.
    pub unknown: f32,
}

/// Decides between what the engines found; `None` for an engine that failed.
pub(crate) fn choose(first: Option<Drawn>, second: Option<&Drawn>) -> Chosen {
    let (first, second) = match (first, second) {
        (None, None) => return Chosen::default(),
        (Some(first), None) => return only(&first),
        (None, Some(second)) => return only(second),
        (Some(first), Some(second)) => (first, second),
    };
    let (a, b) = (words(&first), words(second));
    if a.is_empty() || b.is_empty() {
        // One of them is silently empty: nothing to compare.
        return only(if a.is_empty() { second } else { &first });
    }
    if common(&a, &b, true) >= AGREE {
        let mut chosen = only(&first);
        dress(&mut chosen.glyphs, &second.glyphs);
        return chosen;
    }
    let most = (letters_in(&a)).max(letters_in(&b)) as f32;
    let (score_a, score_b) = (score(&first, &a, most), score(second, &b, most));
    let alike = common(&a, &b, false);
    let first_stands = score_a >= score_b && alike < AGREE;
    let (better, worse) = if first_stands { (&first, second) } else { (second, &first) };
    let disputed = alike < DISAGREE && !(faults(worse) > FAULTY && faults(better) < CLEAN);
    let mut chosen = if first_stands {
        let mut chosen = only(&first);
        dress(&mut chosen.glyphs, &second.glyphs);
        chosen
    } else {
        // The same words at other places: hayro follows the matrix of a form, pdf-extract does not.
        only(second)
    };
    chosen.disputed = disputed;
    chosen
}

fn only(drawn: &Drawn) -> Chosen {
    let (share, _) = shares(drawn);
    Chosen { glyphs: drawn.glyphs.clone(), disputed: false, unknown: share }
}

/// Whether the character says nothing about the letter: no meaning, or one of a private area.
pub(crate) fn is_unknown(ch: char) -> bool {
    matches!(ch, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// A word and where it begins, in steps of three points.
type Placed = (String, i32, i32);

fn words(drawn: &Drawn) -> Vec<Placed> {
    let step = |value: f32| (value / 3.0).round() as i32;
    let glyphs = rows::without_doubles(drawn.glyphs.clone());
    let mut by_angle: BTreeMap<u16, Vec<Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        by_angle.entry(glyph.angle).or_default().push(glyph);
    }
    let mut found = Vec::new();
    for (angle, mut glyphs) in by_angle {
        super::turn::straighten(&mut glyphs, angle);
        let pieces = rows::pieces(glyphs, &[]);
        for word in pieces.iter().flat_map(|piece: &Piece| &piece.words) {
            let y = word.glyphs.first().map_or(0.0, |glyph| glyph.y);
            found.push((word.text(), step(word.left()), step(y)));
        }
    }
    found
}

/// Twice the words that both have, divided by all words of both (F1); with places, only words at
/// about the same place are the same.
fn common(a: &[Placed], b: &[Placed], placed: bool) -> f32 {
    let mut left: BTreeMap<(&str, i32, i32), usize> = BTreeMap::new();
    let key = |word, x, y| if placed { (word, x, y) } else { (word, 0, 0) };
    for (word, x, y) in a {
        *left.entry(key(word.as_str(), *x, *y)).or_default() += 1;
    }
    let near = if placed { -1..=1 } else { 0..=0 };
    let mut both = 0;
    for (word, x, y) in b {
        let (word, x, y) = key(word.as_str(), *x, *y);
        let mut places = near.clone().flat_map(|dx| near.clone().map(move |dy| (dx, dy)));
        let found = places.find_map(|(dx, dy)| {
            let place = (word, x.saturating_add(dx), y.saturating_add(dy));
            left.get(&place).filter(|count| **count > 0).map(|_| place)
        });
        if let Some(count) = found.and_then(|place| left.get_mut(&place)) {
            *count -= 1;
            both += 1;
        }
    }
    2.0 * both as f32 / (a.len() + b.len()).max(1) as f32
}

fn letters_in(words: &[Placed]) -> usize {
    words.iter().map(|(word, _, _)| word.chars().filter(|ch| !is_unknown(*ch)).count()).sum()
}

fn score(drawn: &Drawn, words: &[Placed], most: f32) -> f32 {
    let plausible = words.iter().filter(|(word, _, _)| could_be_a_word(word)).count() as f32;
    let coverage = letters_in(words) as f32 / most.max(1.0);
    let (unknown, flat) = shares(drawn);
    coverage * (1.0 - unknown) * (1.0 - flat) * (0.5 + 0.5 * plausible / words.len().max(1) as f32)
}

/// The share of characters that have no meaning or no width.
fn faults(drawn: &Drawn) -> f32 {
    let (unknown, flat) = shares(drawn);
    unknown.max(flat)
}

/// The shares of characters without a meaning and of those without a width.
fn shares(drawn: &Drawn) -> (f32, f32) {
    let letters = drawn.glyphs.iter().filter(|glyph| glyph.ch != ' ');
    let (mut all, mut unknown, mut flat) = (0_usize, 0_usize, 0_usize);
    for glyph in letters {
        all += 1;
        unknown += usize::from(is_unknown(glyph.ch));
        flat += usize::from(glyph.advance.abs() < 0.01 * glyph.size);
    }
    let all = all.max(1) as f32;
    (unknown as f32 / all, flat as f32 / all)
}

/// Whether letters could be a word of a language: not too long, with a vowel, or a number, a mark
/// or a short name.
fn could_be_a_word(word: &str) -> bool {
    let letters = word.chars().filter(|ch| ch.is_alphabetic()).count();
    let vowels = |ch: char| !ch.is_ascii() || "aeiouyAEIOUY".contains(ch);
    letters < 25 && (letters <= 4 || word.chars().any(vowels)) && !word.contains(is_unknown)
}

/// Gives the glyphs of one engine the looks that the other knows of glyphs at the same place.
fn dress(glyphs: &mut [Glyph], looks: &[Glyph]) {
    let step = |value: f32| (value / 2.0).floor() as i32;
    let is_same =
        |a: &Glyph, b: &Glyph| a.ch == b.ch && (a.x - b.x).abs() < 1.0 && (a.y - b.y).abs() < 1.0;
    // Both engines draw in the order of the file; the places are looked up where they get out of
    // step.
    let mut by_place: Option<BTreeMap<(char, i32, i32), usize>> = None;
    let mut next = 0;
    for glyph in glyphs {
        let ahead = (next..looks.len().min(next + 4)).find(|i| is_same(glyph, &looks[*i]));
        let found = ahead.or_else(|| {
            let places = by_place.get_or_insert_with(|| {
                let place = |(i, look): (usize, &Glyph)| ((look.ch, step(look.x), step(look.y)), i);
                looks.iter().enumerate().map(place).collect()
            });
            let (x, y) = (step(glyph.x), step(glyph.y));
            (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))).find_map(|(dx, dy)| {
                places
                    .get(&(glyph.ch, x.saturating_add(dx), y.saturating_add(dy)))
                    .copied()
                    .filter(|i| is_same(glyph, &looks[*i]))
            })
        });
        if let Some(look) = found.and_then(|i| looks.get(i)) {
            next = found.unwrap_or(next) + 1;
            glyph.bold = look.bold;
            glyph.colour = look.colour;
            glyph.hidden = look.hidden;
            glyph.furniture = look.furniture;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Drawn, Glyph, choose};

    fn drawn(text: &str, dx: f32) -> Drawn {
        let glyphs = text
            .chars()
            .enumerate()
            .map(|(i, ch)| Glyph::plain(ch, 10.0 + dx + i as f32 * 5.0, 20.0, 5.0, 10.0))
            .collect();
        Drawn { glyphs, ..Drawn::default() }
    }

    fn text(glyphs: &[Glyph]) -> String {
        glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    #[test]
    fn where_they_agree_the_first_stands_with_the_looks_of_the_second() {
        let mut second = drawn("one fair copy", 0.2);
        second.glyphs[0].bold = Some(true);
        let chosen = choose(Some(drawn("one fair copy", 0.0)), Some(&second));
        assert_eq!(chosen.glyphs[0].x, 10.0);
        assert_eq!(chosen.glyphs[0].bold, Some(true));
        assert!(!chosen.disputed);
    }

    #[test]
    fn the_better_read_stands_and_a_dispute_is_told() {
        let bad = drawn("\u{FFFD}\u{FFFD}\u{FFFD} fair copy", 0.0);
        let chosen = choose(Some(bad.clone()), Some(&drawn("one fair copy", 0.0)));
        assert_eq!(text(&chosen.glyphs), "one fair copy");
        // An engine that is plainly at fault disputes nothing.
        assert!(!chosen.disputed);
        let chosen = choose(Some(drawn("one fair copy", 0.0)), Some(&bad));
        assert_eq!(text(&chosen.glyphs), "one fair copy");
        let chosen = choose(Some(drawn("one fair copy", 0.0)), Some(&drawn("two fine cops", 0.0)));
        assert!(chosen.disputed);
    }

    #[test]
    fn words_without_width_lose() {
        let mut flat = drawn("one fair copy", 0.0);
        for glyph in &mut flat.glyphs {
            glyph.advance = 0.0;
            glyph.x = 10.0 + (glyph.x - 10.0) * 0.02;
        }
        let chosen = choose(Some(flat), Some(&drawn("one fair copy", 0.0)));
        assert_eq!(chosen.glyphs[1].x, 15.0);
    }

    #[test]
    fn the_same_words_elsewhere_are_taken_from_the_second_without_a_dispute() {
        let chosen = choose(Some(drawn("one fair copy", 0.0)), Some(&drawn("one fair copy", 99.0)));
        assert_eq!(chosen.glyphs[0].x, 109.0);
        assert!(!chosen.disputed);
    }

    #[test]
    fn an_engine_that_fails_or_finds_nothing_leaves_it_to_the_other() {
        assert_eq!(choose(None, Some(&drawn("copy", 0.0))).glyphs.len(), 4);
        assert_eq!(choose(Some(Drawn::default()), Some(&drawn("copy", 0.0))).glyphs.len(), 4);
        assert!(choose(None, None).glyphs.is_empty());
    }
}
