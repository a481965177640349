//! What hayro-interpret sees on a page: glyphs with colour and weight, rules, areas, pictures.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, RenderContent, SoftMask, interpret_page,
};

use super::draw::{Area, Colour, Drawn, Furniture, Glyph, Rule, View, angle_of, push_letters};

/// The thickest filled box that is a line, in points.
const THICKEST: f64 = 3.0;

/// How much longer than thick a filled box must be to be a line.
const SLIM: f64 = 3.0;

/// The most rules, areas and pictures kept of a page; a drawing with more is no table.
const MOST_SHAPES: usize = 20_000;

/// The most glyphs kept of a page.
pub(crate) const MOST_GLYPHS: usize = 400_000;

/// Interprets a page: its content, or what its annotations and form fields show.
pub(crate) fn page<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    view: &View,
    content: RenderContent,
) -> Drawn {
    let settings = InterpreterSettings { render_content: content, ..Default::default() };
    let bounds = Rect::new(0.0, 0.0, f64::from(view.width), f64::from(view.height));
    let mut context = Context::new(Affine::new(view.matrix), bounds, cache, page.xref(), settings);
    let mut eye = Eye { bounds, ..Eye::default() };
    interpret_page(page, &mut context, &mut eye);
    eye.drawn
}

#[derive(Default)]
struct Eye {
    drawn: Drawn,
    bounds: Rect,
    /// Marked content that is open: what each says about the place of its words.
    marked: Vec<Option<Furniture>>,
}

impl Eye {
    fn full(&self) -> bool {
        let drawn = &self.drawn;
        drawn.rules.len() + drawn.areas.len() + drawn.pictures.len() >= MOST_SHAPES
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine, width: f64, colour: Colour) {
        let scale = transform.determinant().abs().sqrt();
        let thick = (width * scale).max(0.1);
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    last = transform * to;
                    start = last;
                }
                PathEl::LineTo(to) => {
                    let to = transform * to;
                    self.line(last, to, thick, colour);
                    last = to;
                }
                PathEl::ClosePath => {
                    self.line(last, start, thick, colour);
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                    self.drawn.curves += 1;
                    last = transform * to;
                }
            }
        }
    }

    fn line(&mut self, a: Point, b: Point, thick: f64, colour: Colour) {
        let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        // A short thick stroke is a filled box drawn another way.
        if dx.max(dy) < thick * 0.5 || self.full() || colour.is_white() {
            return;
        }
        if thick > THICKEST {
            let half = thick / 2.0;
            let (half_x, half_y) = if dx > dy { (0.0, half) } else { (half, 0.0) };
            self.area(
                a.x.min(b.x) - half_x,
                a.y.min(b.y) - half_y,
                a.x.max(b.x) + half_x,
                a.y.max(b.y) + half_y,
            );
            return;
        }
        let horizontal = if dy <= 0.3 && dx > dy {
            true
        } else if dx <= 0.3 && dy > dx {
            false
        } else {
            return;
        };
        let (at, from, to) = if horizontal {
            ((a.y + b.y) / 2.0, a.x.min(b.x), a.x.max(b.x))
        } else {
            ((a.x + b.x) / 2.0, a.y.min(b.y), a.y.max(b.y))
        };
        self.rule(horizontal, at, from, to, thick, colour);
    }

    fn rule(&mut self, horizontal: bool, at: f64, from: f64, to: f64, thick: f64, colour: Colour) {
        let values = [at, from, to];
        if values.iter().all(|value| value.is_finite() && value.abs() < 1e6) {
            self.drawn.rules.push(Rule {
                horizontal,
                at: at as f32,
                from: from as f32,
                to: to as f32,
                thick: thick as f32,
                colour,
            });
        }
    }

    fn area(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        if let Some(area) = sane_area(Rect::new(left, top, right, bottom)) {
            self.drawn.areas.push(area);
        }
    }

    /// Takes a filled path apart into its boxes: thin ones are rules.
    fn fill(&mut self, path: &BezPath, transform: Affine, colour: Colour) {
        let mut corners: Vec<Point> = Vec::new();
        let mut curved = false;
        for element in path.elements().iter().chain(&[PathEl::MoveTo(Point::ZERO)]) {
            match *element {
                PathEl::MoveTo(to) => {
                    if !curved {
                        self.filled_box(&corners, colour);
                    }
                    corners.clear();
                    corners.push(transform * to);
                    curved = false;
                }
                PathEl::LineTo(to) => corners.push(transform * to),
                PathEl::ClosePath => {}
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => {
                    self.drawn.curves += 1;
                    curved = true;
                }
            }
        }
    }

    fn filled_box(&mut self, corners: &[Point], colour: Colour) {
        let Some(found) = upright_box(corners) else { return };
        if self.full() || colour.is_white() {
            return;
        }
        let (width, height) = (found.width(), found.height());
        if height <= THICKEST && width >= height * SLIM {
            self.rule(true, found.center().y, found.x0, found.x1, height.max(0.1), colour);
        } else if width <= THICKEST && height >= width * SLIM {
            self.rule(false, found.center().x, found.y0, found.y1, width.max(0.1), colour);
        } else {
            self.area(found.x0, found.y0, found.x1, found.y1);
        }
    }

    fn glyph(&mut self, glyph: &FontGlyph<'_>, matrix: Affine, look: Glyph) {
        let [a, b, c, d, x, y] = matrix.as_coeffs();
        let size = (c.hypot(d) * 1000.0) as f32;
        let wide = match glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(glyph) => glyph.advance_width(),
        };
        let advance = f64::from(wide.unwrap_or(500.0)) * a.hypot(b);
        let placed = Glyph {
            x: x as f32,
            y: y as f32,
            advance: advance as f32,
            angle: angle_of(a, b),
            size,
            ..look
        };
        let known = match glyph.as_unicode() {
            Some(BfString::Char('\0')) | None => None,
            Some(BfString::Char(ch)) => Some(ch.to_string()),
            Some(BfString::String(text)) => Some(text),
        };
        match known {
            Some(text) => {
                push_letters(&mut self.drawn.glyphs, &text, placed);
            }
            None => {
                // A glyph that draws nothing is a space, whatever the font calls it.
                let blank = matches!(glyph, FontGlyph::Outline(outline)
                    if outline.outline().elements().is_empty());
                push_letters(&mut self.drawn.glyphs, if blank { " " } else { "\u{FFFD}" }, placed);
            }
        }
    }
}

impl<'a> Device<'a> for Eye {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let Some(colour) = seen(&props.paint) else { return };
        match draw_mode {
            DrawMode::Fill(_) => self.fill(path, props.transform, colour),
            DrawMode::Stroke(stroke) => {
                self.stroke(path, props.transform, f64::from(stroke.line_width), colour);
            }
            DrawMode::FillAndStroke(_, stroke) => {
                self.fill(path, props.transform, colour);
                self.stroke(path, props.transform, f64::from(stroke.line_width), colour);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(
        &mut self,
        glyph_run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        draw_mode: &DrawMode,
    ) {
        // Every glyph of a run is of the same font.
        let bold = glyph_run.glyphs().first().and_then(|glyph| match &**glyph {
            FontGlyph::Outline(outline) => outline.font_data(),
            FontGlyph::Type3(_) => None,
        });
        let bold = bold.and_then(|font| is_bold(font.postscript_name.as_deref(), font.weight));
        let look = Glyph {
            bold,
            colour: seen(&props.paint),
            hidden: matches!(draw_mode, DrawMode::Invisible),
            furniture: self.marked.iter().rev().find_map(|mark| *mark),
            ..Glyph::plain(' ', 0.0, 0.0, 0.0, 1.0)
        };
        for glyph in glyph_run.glyphs() {
            if self.drawn.glyphs.len() >= MOST_GLYPHS {
                return;
            }
            self.glyph(glyph, props.transform * glyph.transform(), look);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let placed = (props.transform * size.to_path(0.1)).bounding_box().intersect(self.bounds);
        if let Some(area) = sane_area(placed)
            && !self.full()
        {
            self.drawn.pictures.push(area);
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let furniture = properties.filter(|_| tag == b"Artifact").and_then(furniture);
        self.marked.push(furniture);
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

/// Whether the artifact is a running head or foot (ISO 32000-1, 14.8.2.2.2).
fn furniture(properties: &Dict<'_>) -> Option<Furniture> {
    use hayro_interpret::hayro_syntax::object::Name;
    let subtype = properties.get::<Name<'_>>(b"Subtype")?;
    match &*subtype {
        b"Header" => Some(Furniture::Head),
        b"Footer" => Some(Furniture::Foot),
        _ => None,
    }
}

/// The colour that a paint leaves on the page; `None` where it leaves none.
fn seen(paint: &Paint<'_>) -> Option<Colour> {
    match paint {
        Paint::Color(colour) => {
            let [r, g, b, a] = colour.to_rgba().to_rgba8();
            (a > 20).then_some(Colour([r, g, b]))
        }
        Paint::Pattern(_) => Some(Colour([128, 128, 128])),
    }
}

/// Whether a font is bold, from its name or its weight (400 is regular, 700 bold).
fn is_bold(name: Option<&str>, weight: Option<u32>) -> Option<bool> {
    let named = name.map(|name| {
        let name = name.to_lowercase();
        ["bold", "black", "heavy", "-bd", ",bd"].iter().any(|word| name.contains(word))
    });
    match (named, weight) {
        (Some(true), _) => Some(true),
        (_, Some(weight)) => Some(weight >= 600),
        (named, None) => named,
    }
}

/// The box that these corners are, where they are one that stands upright.
fn upright_box(corners: &[Point]) -> Option<Rect> {
    if !(4..=6).contains(&corners.len()) {
        return None;
    }
    let first = corners.first()?;
    let around = corners
        .iter()
        .fold(Rect::from_points(*first, *first), |around, corner| around.union_pt(*corner));
    let near = |a: f64, b: f64| (a - b).abs() < 0.05;
    let cornered = corners.iter().all(|corner| {
        (near(corner.x, around.x0) || near(corner.x, around.x1))
            && (near(corner.y, around.y0) || near(corner.y, around.y1))
    });
    cornered.then_some(around)
}

fn sane_area(rect: Rect) -> Option<Area> {
    let sides = [rect.x0, rect.y0, rect.x1, rect.y1];
    let sane = sides.iter().all(|side| side.is_finite() && side.abs() < 1e6)
        && rect.width() > 0.0
        && rect.height() > 0.0;
    sane.then_some(Area {
        left: rect.x0 as f32,
        top: rect.y0 as f32,
        right: rect.x1 as f32,
        bottom: rect.y1 as f32,
    })
}

#[cfg(test)]
mod tests {
    use super::is_bold;

    #[test]
    fn a_font_is_bold_by_name_or_weight() {
        assert_eq!(is_bold(Some("ABCDEF+LiberationSans-Bold"), Some(400)), Some(true));
        assert_eq!(is_bold(Some("Arial"), Some(700)), Some(true));
        assert_eq!(is_bold(Some("Arial"), None), Some(false));
        assert_eq!(is_bold(None, None), None);
    }
}
