//! What a page draws, in the common form that both engines fill: glyphs, rules, areas, pictures.
//!
//! Points (1/72 inch), from the top left corner of the page as it is shown, y downwards.

/// One character drawn on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// The character; U+FFFD where the font does not say which one it draws.
    pub ch: char,
    /// Where it begins, on the baseline.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// How far it advances along the line, without letter spacing.
    pub advance: f32,
    /// Direction of the line in degrees clockwise, 0 to 359; 0 runs to the right.
    pub angle: u16,
    /// Size of the letters (the em).
    pub size: f32,
    /// Whether it is bold, where the font says so.
    pub bold: Option<bool>,
    /// Fill colour, where known.
    pub colour: Option<Colour>,
    /// It is drawn invisibly: the words behind the picture of a scanned page.
    pub hidden: bool,
    /// The file marks it as a running head or foot.
    pub furniture: Option<Furniture>,
    /// It stands above the baseline of its line, smaller: set while lines are put together.
    pub raised: bool,
    /// A stroke runs through it, in this colour; set by `strokes`.
    pub struck: Option<Stroke>,
    /// A stroke runs under it, in this colour; set by `strokes`.
    pub under: Option<Stroke>,
}

/// A stroke through or under a glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// It is two lines.
    pub double: bool,
}

/// Where the file says that words stand outside the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// At the top.
    Head,
    /// At the bottom.
    Foot,
}

impl Glyph {
    /// A plain character that runs to the right.
    pub(crate) fn plain(ch: char, x: f32, y: f32, advance: f32, size: f32) -> Self {
        Self {
            ch,
            x,
            y,
            advance,
            angle: 0,
            size,
            bold: None,
            colour: None,
            hidden: false,
            furniture: None,
            raised: false,
            struck: None,
            under: None,
        }
    }

    /// Right end, for a glyph that runs to the right.
    pub(crate) fn right(&self) -> f32 {
        self.x + self.advance
    }

    /// Middle, for a glyph that runs to the right.
    pub(crate) fn middle(&self) -> f32 {
        self.x + self.advance / 2.0
    }

    /// Whether its place and size are numbers that a page can have.
    pub(crate) fn is_sane(&self) -> bool {
        let fits = |value: f32| value.is_finite() && value.abs() < 1e6;
        fits(self.x) && fits(self.y) && fits(self.advance) && self.size > 0.05 && self.size < 1e5
    }
}

/// Red, green, blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Colour(pub [u8; 3]);

impl Colour {
    /// Whether it is black or a grey.
    pub(crate) fn is_grey(self) -> bool {
        let [r, g, b] = self.0;
        r.max(g).max(b) - r.min(g).min(b) < 40
    }

    /// Whether it cannot be seen on white paper.
    pub(crate) fn is_white(self) -> bool {
        self.0.iter().all(|part| *part >= 250)
    }
}

/// A horizontal or vertical line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Whether it runs from left to right.
    pub horizontal: bool,
    /// Its distance from the top (horizontal) or from the left, at the middle of its thickness.
    pub at: f32,
    /// Its left or upper end.
    pub from: f32,
    /// Its right or lower end.
    pub to: f32,
    /// Its thickness.
    pub thick: f32,
    /// Its colour.
    pub colour: Colour,
}

impl Rule {
    /// Its length.
    pub(crate) fn len(&self) -> f32 {
        self.to - self.from
    }
}

/// A box on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Area {
    /// Left side.
    pub left: f32,
    /// Upper side.
    pub top: f32,
    /// Right side.
    pub right: f32,
    /// Lower side.
    pub bottom: f32,
}

impl Area {
    /// The smallest box around both.
    pub(crate) fn cover(self, other: Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Its width.
    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Its height.
    pub(crate) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether the point is in it.
    pub(crate) fn holds(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// Whether the other box is in it, give or take `slack` points.
    pub(crate) fn encloses(&self, other: &Area, slack: f32) -> bool {
        other.left >= self.left - slack
            && other.right <= self.right + slack
            && other.top >= self.top - slack
            && other.bottom <= self.bottom + slack
    }

    /// The part that both share, if any.
    pub(crate) fn shared(&self, other: &Area) -> Option<Area> {
        let area = Area {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (area.width() > 0.0 && area.height() > 0.0).then_some(area)
    }
}

/// What one engine found on one page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawn {
    /// The characters, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Horizontal and vertical lines: strokes and thin filled boxes.
    pub rules: Vec<Rule>,
    /// Filled boxes that are no lines.
    pub areas: Vec<Area>,
    /// Pictures.
    pub pictures: Vec<Area>,
    /// Number of curves, which tell a drawing from a page without anything.
    pub curves: usize,
}

/// A page as shown: its size, and the way from the co-ordinates of the file to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Matrix `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f.
    pub matrix: [f64; 6],
}

/// A4, for a page that does not say its size.
const A4: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

impl View {
    /// The view of a page with these boxes (lower left and upper right corner) and this turn in
    /// degrees (ISO 32000-1, 7.7.3.3 and 14.11.2): the crop box, cut to the media box, turned
    /// clockwise.
    pub(crate) fn new(media: Option<[f64; 4]>, crop: Option<[f64; 4]>, turn: i64) -> Self {
        let tidy = |b: [f64; 4]| [b[0].min(b[2]), b[1].min(b[3]), b[0].max(b[2]), b[1].max(b[3])];
        let usable = |b: &[f64; 4]| {
            b.iter().all(|v| v.is_finite() && v.abs() < 1e6)
                && b[2] - b[0] >= 1.0
                && b[3] - b[1] >= 1.0
        };
        let media = media.map(tidy).filter(usable).unwrap_or(A4);
        let crop = crop.map(tidy).unwrap_or(media);
        let cut = [
            crop[0].max(media[0]),
            crop[1].max(media[1]),
            crop[2].min(media[2]),
            crop[3].min(media[3]),
        ];
        let shown = if usable(&cut) { cut } else { media };
        let [x0, y0, x1, y1] = shown;
        let (w, h) = (x1 - x0, y1 - y0);
        let (width, height, matrix) = match turn.rem_euclid(360) {
            90 => (h, w, [0.0, 1.0, 1.0, 0.0, -y0, -x0]),
            180 => (w, h, [-1.0, 0.0, 0.0, 1.0, x1, -y0]),
            270 => (h, w, [0.0, -1.0, -1.0, 0.0, y1, x1]),
            _ => (w, h, [1.0, 0.0, 0.0, -1.0, -x0, y1]),
        };
        Self { width: width as f32, height: height as f32, matrix }
    }
}

/// The angle of a direction on the page in whole degrees clockwise, 0 to 359.
pub(crate) fn angle_of(dx: f64, dy: f64) -> u16 {
    if !dx.is_finite() || !dy.is_finite() || (dx == 0.0 && dy == 0.0) {
        return 0;
    }
    let degrees = dy.atan2(dx).to_degrees().round() as i32;
    degrees.rem_euclid(360) as u16
}

/// The characters that a glyph stands for: ligatures taken apart, signs of symbol fonts named,
/// characters that draw nothing left out.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(|ch| {
        let apart: &'static str = match ch {
            '\u{FB00}' => "ff",
            '\u{FB01}' => "fi",
            '\u{FB02}' => "fl",
            '\u{FB03}' => "ffi",
            '\u{FB04}' => "ffl",
            '\u{FB05}' | '\u{FB06}' => "st",
            _ => "",
        };
        // Word draws bullets with the Symbol and Wingdings fonts, whose characters stand in the
        // private area from U+F000.
        let single = match ch {
            '\u{FB00}'..='\u{FB06}' => None,
            '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => Some(' '),
            '\u{AD}' => Some('-'),
            '\u{F0B7}' | '\u{F06C}' | '\u{F09F}' => Some('•'),
            '\u{F0A7}' | '\u{F06E}' => Some('▪'),
            '\u{F0D8}' => Some('➢'),
            '\u{F0FC}' => Some('✓'),
            '\u{F0E0}' => Some('→'),
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => None,
            ch if ch.is_control() => None,
            ch => Some(ch),
        };
        apart.chars().chain(single)
    })
}

/// Puts the characters of one drawn glyph on the page, sharing its advance among them.
pub(crate) fn push_letters(out: &mut Vec<Glyph>, text: &str, glyph: Glyph) -> bool {
    let count = letters(text).count();
    if count == 0 || !glyph.is_sane() {
        return false;
    }
    let share = glyph.advance / count as f32;
    let (sin, cos) = f32::from(glyph.angle).to_radians().sin_cos();
    for (i, ch) in letters(text).enumerate() {
        let along = share * i as f32;
        let place = Glyph {
            ch,
            x: glyph.x + along * cos,
            y: glyph.y + along * sin,
            advance: share,
            ..glyph
        };
        out.push(place);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{View, letters};

    fn at(view: &View, x: f64, y: f64) -> (f64, f64) {
        let m = view.matrix;
        (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
    }

    #[test]
    fn a_page_is_seen_cropped_and_turned() {
        let media = Some([0.0, 0.0, 600.0, 800.0]);
        let view = View::new(media, None, 0);
        assert_eq!((view.width, view.height), (600.0, 800.0));
        assert_eq!(at(&view, 0.0, 800.0), (0.0, 0.0));
        let view = View::new(media, Some([50.0, 100.0, 550.0, 700.0]), 0);
        assert_eq!(at(&view, 50.0, 700.0), (0.0, 0.0));
        // Turned clockwise by a quarter, the lower left corner becomes the upper left one.
        let view = View::new(media, None, 90);
        assert_eq!((view.width, view.height), (800.0, 600.0));
        assert_eq!(at(&view, 0.0, 0.0), (0.0, 0.0));
        assert_eq!(at(&view, 600.0, 0.0), (0.0, 600.0));
        let view = View::new(media, None, 180);
        assert_eq!(at(&view, 600.0, 0.0), (0.0, 0.0));
        let view = View::new(media, None, -90);
        assert_eq!(at(&view, 600.0, 800.0), (0.0, 0.0));
    }

    #[test]
    fn a_page_of_nonsense_size_is_a4() {
        let view = View::new(Some([0.0, 0.0, f64::NAN, 1e30]), Some([5.0, 5.0, 5.0, 5.0]), 45);
        assert_eq!((view.width, view.height), (595.0, 842.0));
    }

    #[test]
    fn ligatures_and_bullets_are_written_out() {
        assert_eq!(letters("e\u{FB03}cient").collect::<String>(), "efficient");
        assert_eq!(letters("\u{F0B7}\u{200B}\u{A0}").collect::<String>(), "• ");
    }
}
