//! Text that does not run to the right: it is turned until it does, read, and its places are turned
//! back.

use codicil_text::Rect;

use super::draw::{Area, Glyph, Rule};

/// Turns glyphs that run at `angle` degrees clockwise about the page's corner until they run to the
/// right.
pub(crate) fn straighten(glyphs: &mut [Glyph], angle: u16) {
    if angle == 0 {
        return;
    }
    let (sin, cos) = sin_cos(angle);
    for glyph in glyphs {
        (glyph.x, glyph.y) = (glyph.x * cos + glyph.y * sin, glyph.y * cos - glyph.x * sin);
        glyph.angle = (glyph.angle + 360 - angle % 360) % 360;
    }
}

/// Turns a rule the same way; `None` for an angle that leaves it slanted.
pub(crate) fn straighten_rule(rule: &Rule, angle: u16) -> Option<Rule> {
    let turned = |at: f32, from: f32, to: f32, horizontal: bool| Rule {
        horizontal,
        at,
        from: from.min(to),
        to: from.max(to),
        ..*rule
    };
    // x' = x·cos + y·sin, y' = y·cos − x·sin.
    match (angle, rule.horizontal) {
        (0, _) => Some(*rule),
        (90, true) => Some(turned(rule.at, -rule.to, -rule.from, false)),
        (90, false) => Some(turned(-rule.at, rule.from, rule.to, true)),
        (180, horizontal) => Some(turned(-rule.at, -rule.to, -rule.from, horizontal)),
        (270, true) => Some(turned(-rule.at, rule.from, rule.to, false)),
        (270, false) => Some(turned(rule.at, -rule.to, -rule.from, true)),
        _ => None,
    }
}

/// Turns a box the same way: the upright box around it.
pub(crate) fn straighten_area(area: &Area, angle: u16) -> Area {
    around(area, sin_cos((360 - angle % 360) % 360))
}

/// The box on the page, in hundredths of a point, of an area that was read at this angle.
pub(crate) fn on_page(area: &Area, angle: u16) -> Rect {
    let area = around(area, sin_cos(angle));
    Rect {
        left: Rect::hundredths(area.left),
        top: Rect::hundredths(area.top),
        right: Rect::hundredths(area.right),
        bottom: Rect::hundredths(area.bottom),
    }
}

/// The upright box around an area turned clockwise.
fn around(area: &Area, (sin, cos): (f32, f32)) -> Area {
    let corners = [
        (area.left, area.top),
        (area.right, area.top),
        (area.right, area.bottom),
        (area.left, area.bottom),
    ];
    let turned = corners.map(|(x, y)| {
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        Area { left: x, top: y, right: x, bottom: y }
    });
    turned.into_iter().reduce(Area::cover).unwrap_or(*area)
}

fn sin_cos(angle: u16) -> (f32, f32) {
    // Exact where it matters most.
    match angle {
        0 => (0.0, 1.0),
        90 => (1.0, 0.0),
        180 => (0.0, -1.0),
        270 => (-1.0, 0.0),
        angle => f32::from(angle).to_radians().sin_cos(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Glyph, on_page, straighten, straighten_rule};
    use crate::pdf::draw::{Colour, Rule};

    #[test]
    fn turning_there_and_back_is_nothing() {
        for angle in [0, 45, 90, 180, 270] {
            let mut glyphs = vec![Glyph { angle, ..Glyph::plain('a', 30.0, 70.0, 5.0, 10.0) }];
            straighten(&mut glyphs, angle);
            assert_eq!(glyphs[0].angle, 0);
            let (x, y) = (glyphs[0].x, glyphs[0].y);
            let back = on_page(&Area { left: x, top: y, right: x, bottom: y }, angle);
            assert!((back.left - 3000).abs() <= 1 && (back.top - 7000).abs() <= 1, "{angle}");
        }
    }

    #[test]
    fn a_rule_turns_with_the_words() {
        let rule = Rule {
            horizontal: true,
            at: 10.0,
            from: 20.0,
            to: 50.0,
            thick: 0.5,
            colour: Colour::default(),
        };
        let turned = straighten_rule(&rule, 90).unwrap();
        assert!(!turned.horizontal);
        assert_eq!((turned.at, turned.from, turned.to), (10.0, -50.0, -20.0));
        assert_eq!(straighten_rule(&rule, 30), None);
    }
}
