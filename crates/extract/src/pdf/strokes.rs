//! Strokes through and under words.
//!
//! A stroke is a thin horizontal rule that begins and ends with the letters of one line: a rule of a
//! table or of a paragraph's border goes on beyond them. Through the letters it stands 0.12 to 0.5 em
//! above the baseline, under them from 0.12 em above to 0.32 em below it. (LibreOffice prints deleted
//! words of 10 to 12 points with a stroke 3 points above the baseline, inserted ones with a stroke
//! 0.9 points below it.)

use std::collections::{BTreeMap, BTreeSet};

use super::draw::{Area, Colour, Glyph, Rule, Stroke};

/// The most rules of a page that are tried as strokes.
const MOST_RULES: usize = 5_000;

/// The thickest stroke, in points or in ems of its letters, whichever is more.
const THICKEST: (f32, f32) = (1.6, 0.16);

/// Marks the glyphs with the strokes through and under them. Gives the rules that are no strokes.
///
/// `links` are the boxes of links: a stroke under a link is part of its look.
pub(crate) fn mark(glyphs: &mut [Glyph], rules: Vec<Rule>, links: &[Area]) -> Vec<Rule> {
    let mut bands: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let mut largest = 0.0_f32;
    for (i, glyph) in glyphs.iter().enumerate() {
        if glyph.angle == 0 && glyph.ch != ' ' {
            bands.entry(glyph.y.floor() as i32).or_default().push(i);
            largest = largest.max(glyph.size.min(80.0));
        }
    }
    for band in bands.values_mut() {
        band.sort_by(|a, b| glyphs[*a].x.total_cmp(&glyphs[*b].x));
    }
    let mut heights: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
    let mut tried = 0;
    let mut rest = Vec::new();
    for rule in rules {
        let fits = rule.horizontal && rule.len() >= 1.5 && tried < MOST_RULES;
        tried += usize::from(fits);
        let covered = if fits { covered(&rule, glyphs, &bands, largest) } else { None };
        let Some((through, covered)) = covered else {
            rest.push(rule);
            continue;
        };
        for i in covered {
            let place = heights.entry(i).or_insert((f32::NAN, f32::NAN));
            let Some(glyph) = glyphs.get_mut(i) else { continue };
            let (slot, height) = if through {
                (&mut glyph.struck, &mut place.0)
            } else {
                (&mut glyph.under, &mut place.1)
            };
            let again = (*height - rule.at).abs();
            *height = rule.at;
            let double = slot.is_some_and(|known| known.double) || again > 0.05 * glyph.size;
            *slot = Some(Stroke { colour: rule.colour, double });
        }
    }
    unmark_links(glyphs, links);
    rest
}

/// The glyphs that the rule goes through (true) or under, if it begins and ends with them.
fn covered(
    rule: &Rule,
    glyphs: &[Glyph],
    bands: &BTreeMap<i32, Vec<usize>>,
    largest: f32,
) -> Option<(bool, Vec<usize>)> {
    let from = (rule.at - 0.33 * largest).floor() as i32;
    let to = (rule.at + 0.5 * largest).ceil() as i32;
    let (mut through, mut under) = (Vec::new(), Vec::new());
    for (_, band) in bands.range(from..=to) {
        let start = band.partition_point(|i| glyphs[*i].x < rule.from - largest);
        for i in &band[start..] {
            let glyph = &glyphs[*i];
            if glyph.x > rule.to {
                break;
            }
            if glyph.middle() < rule.from - 0.3 || glyph.middle() > rule.to + 0.3 {
                continue;
            }
            let above = (glyph.y - rule.at) / glyph.size;
            if rule.thick > THICKEST.0.max(THICKEST.1 * glyph.size) {
                continue;
            }
            if (0.12..=0.5).contains(&above) {
                through.push(*i);
            } else if (-0.32..0.12).contains(&above) {
                under.push(*i);
            }
        }
    }
    let is_through = through.len() >= under.len();
    let mut found = if is_through { through } else { under };
    found.sort_by(|a, b| glyphs[*a].x.total_cmp(&glyphs[*b].x));
    let (first, last) = (glyphs.get(*found.first()?)?, glyphs.get(*found.last()?)?);
    let slack = 0.75 * first.size.max(last.size);
    let fits = rule.from >= first.x - slack && rule.to <= last.right() + slack;
    let inked: f32 = found.iter().map(|i| glyphs[*i].advance).sum();
    (fits && inked >= 0.5 * rule.len()).then_some((is_through, found))
}

/// Draws strokes under a word on to the letters of the same colour that they spare: some programs
/// leave out the strokes under letters that reach below the line.
pub(crate) fn go_on_under(word: &mut [Glyph]) {
    let spared = |glyph: &Glyph| {
        glyph.under.is_none()
            && matches!(glyph.ch, 'g' | 'j' | 'p' | 'q' | 'y' | 'Q' | ',' | ';' | '(' | ')')
    };
    for at in 1..word.len() {
        if spared(&word[at]) && word[at].colour == word[at - 1].colour {
            word[at].under = word[at - 1].under;
        }
    }
    for at in (1..word.len()).rev() {
        if spared(&word[at - 1]) && word[at].colour == word[at - 1].colour {
            word[at - 1].under = word[at].under;
        }
    }
}

fn unmark_links(glyphs: &mut [Glyph], links: &[Area]) {
    let links: Vec<&Area> = links.iter().take(2_000).collect();
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.under.is_some()) {
        let (x, y) = (glyph.middle(), glyph.y - 0.3 * glyph.size);
        if links.iter().any(|link| link.holds(x, y)) {
            glyph.under = None;
        }
    }
}

/// What the strokes of a whole paper say about strokes under words. A stroke under a word is an
/// insertion only where the paper shows by other signs that it marks changes:
///
/// - in a colour: where the paper strikes words out, in whatever colour; or where a line holds, next
///   to each other, words with the stroke and words of another colour without it;
/// - in black or grey: where the paper strikes words out in black or grey too; but not where the
///   whole line is bold, which is a heading.
///
/// Strokes under links and under addresses of the web and of mail are never changes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    struck: bool,
    struck_grey: bool,
    mixed: BTreeSet<Colour>,
}

impl Evidence {
    /// Takes the glyphs of one line into account.
    pub(crate) fn add(&mut self, line: &[&Glyph]) {
        for stroke in line.iter().filter_map(|glyph| glyph.struck) {
            self.struck = true;
            self.struck_grey |= stroke.colour.is_grey();
        }
        for glyph in line {
            let Some(stroke) = glyph.under else { continue };
            let mixed = !stroke.colour.is_grey()
                && !self.mixed.contains(&stroke.colour)
                && line.iter().any(|other| {
                    other.under.is_none() && other.colour.is_some() && other.colour != glyph.colour
                });
            if mixed {
                self.mixed.insert(stroke.colour);
            }
        }
    }

    /// Whether a stroke under a word of a line says that the word is inserted.
    pub(crate) fn inserts(&self, stroke: Stroke, whole_line_bold: bool) -> bool {
        if stroke.colour.is_grey() {
            self.struck_grey && !whole_line_bold
        } else {
            self.struck || self.mixed.contains(&stroke.colour)
        }
    }
}

/// Whether a word is an address of the web or of mail.
pub(crate) fn is_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains("://")
        || word.contains("www.")
        || (word.contains('@') && word.contains('.'))
        || [".co.uk", ".com", ".org", ".gov.uk"].iter().any(|end| word.contains(end))
}

#[cfg(test)]
mod tests {
    use super::{Area, Colour, Evidence, Glyph, Rule, Stroke, go_on_under, is_address, mark};

    const RED: Colour = Colour([200, 0, 0]);
    const BLACK: Colour = Colour([0, 0, 0]);

    fn line(text: &str) -> Vec<Glyph> {
        text.chars()
            .enumerate()
            .map(|(i, ch)| Glyph::plain(ch, 100.0 + i as f32 * 5.0, 200.0, 5.0, 10.0))
            .collect()
    }

    fn rule(from: f32, to: f32, at: f32, colour: Colour) -> Rule {
        Rule { horizontal: true, at, from, to, thick: 0.6, colour }
    }

    fn with(glyphs: &[Glyph], pick: impl Fn(&Glyph) -> bool) -> String {
        glyphs.iter().filter(|glyph| pick(glyph)).map(|glyph| glyph.ch).collect()
    }

    #[test]
    fn a_stroke_through_and_a_stroke_under_are_told_apart() {
        let mut glyphs = line("old new kept");
        let rules = vec![rule(100.0, 115.0, 197.0, RED), rule(120.0, 135.0, 200.9, RED)];
        let rest = mark(&mut glyphs, rules, &[]);
        assert!(rest.is_empty());
        assert_eq!(with(&glyphs, |glyph| glyph.struck.is_some()), "old");
        assert_eq!(with(&glyphs, |glyph| glyph.under.is_some()), "new");
    }

    #[test]
    fn a_rule_of_a_table_is_no_stroke() {
        let mut glyphs = line("cell");
        let table = rule(90.0, 300.0, 202.0, BLACK);
        assert_eq!(mark(&mut glyphs, vec![table], &[]), [table]);
        assert_eq!(with(&glyphs, |glyph| glyph.under.is_some()), "");
    }

    #[test]
    fn a_link_is_no_change() {
        let mut glyphs = line("here");
        let link = Area { left: 99.0, top: 190.0, right: 121.0, bottom: 203.0 };
        mark(&mut glyphs, vec![rule(100.0, 120.0, 201.0, Colour([0, 0, 255]))], &[link]);
        assert_eq!(with(&glyphs, |glyph| glyph.under.is_some()), "");
        assert!(is_address("www.example.org") && is_address("a@b.example"));
        assert!(!is_address("e.g."));
    }

    #[test]
    fn letters_below_the_line_are_under_the_stroke_of_their_word() {
        let mut glyphs = line("gray,");
        for glyph in &mut glyphs[1..3] {
            glyph.under = Some(Stroke { colour: RED, double: false });
        }
        glyphs[4].colour = Some(BLACK);
        go_on_under(&mut glyphs);
        assert_eq!(with(&glyphs, |glyph| glyph.under.is_some()), "gray");
    }

    #[test]
    fn two_lines_are_a_double_stroke() {
        let mut glyphs = line("moved");
        let rules = vec![rule(100.0, 125.0, 196.0, RED), rule(100.0, 125.0, 197.5, RED)];
        mark(&mut glyphs, rules, &[]);
        assert!(glyphs[0].struck.unwrap().double);
    }

    #[test]
    fn an_underlined_heading_inserts_nothing() {
        let under = |colour| Stroke { colour, double: false };
        let mut evidence = Evidence::default();
        assert!(!evidence.inserts(under(BLACK), false));
        assert!(!evidence.inserts(under(RED), false));
        // A struck word in red: red strokes under words insert, black ones do not.
        let struck = Glyph { struck: Some(under(RED)), ..line("x")[0] };
        evidence.add(&[&struck]);
        assert!(evidence.inserts(under(RED), false));
        assert!(!evidence.inserts(under(BLACK), false));
        let struck = Glyph { struck: Some(under(BLACK)), ..line("x")[0] };
        evidence.add(&[&struck]);
        assert!(evidence.inserts(under(BLACK), false));
        assert!(!evidence.inserts(under(BLACK), true));
    }

    #[test]
    fn colour_among_words_of_another_colour_inserts() {
        let red = Glyph {
            colour: Some(RED),
            under: Some(Stroke { colour: RED, double: false }),
            ..line("x")[0]
        };
        let black = Glyph { colour: Some(BLACK), ..line("y")[0] };
        let mut evidence = Evidence::default();
        evidence.add(&[&red]);
        assert!(!evidence.inserts(red.under.unwrap(), false));
        evidence.add(&[&red, &black]);
        assert!(evidence.inserts(red.under.unwrap(), false));
    }
}
