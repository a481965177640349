//! What pdf-extract sees on a page: glyphs. Its rules are left to the other engine, which keeps the
//! ones painted with `f*` and knows the colours.

use pdf_extract::{
    ColorSpace, Document, Object, OutputDev, OutputError, Path, Transform, dictionary,
    output_doc_page,
};

use super::draw::{Drawn, Glyph, View, angle_of, push_letters};
use super::guard::caught;
use super::second::MOST_GLYPHS;

/// Reads one page of `document`; `None` where the engine fails on it. What it had read until then
/// is not used: half a page would look like a whole one.
///
/// The engine looks a page up by walking through all of them, so the page is first made the only
/// one of the document; what it inherits it finds through its parent as before.
pub(crate) fn page(document: &mut Document, page: (u32, u16), view: &View) -> Option<Drawn> {
    alone(document, page)?;
    let mut ear = Ear { view: *view, drawn: Drawn::default() };
    let document = &*document;
    let done = caught(|| output_doc_page(document, &mut ear, 1).is_ok())?;
    done.then_some(ear.drawn)
}

/// Makes the page the only one in the page tree.
fn alone(document: &mut Document, page: (u32, u16)) -> Option<()> {
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).ok()?;
    let tree = (document.max_id.checked_add(1)?, 0);
    let kids = vec![Object::Reference(page)];
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
    document.objects.insert(tree, Object::Dictionary(pages));
    document.get_dictionary_mut(root).ok()?.set("Pages", Object::Reference(tree));
    let dict = document.get_dictionary_mut(page).ok()?;
    if dict.get_type().is_err() {
        dict.set("Type", "Page");
    }
    Some(())
}

struct Ear {
    view: View,
    drawn: Drawn,
}

impl OutputDev for Ear {
    fn begin_page(
        &mut self,
        _: u32,
        _: &pdf_extract::MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.drawn.glyphs.len() >= MOST_GLYPHS {
            return Ok(());
        }
        let m = self.view.matrix;
        let turned = |x: f64, y: f64| (m[0] * x + m[2] * y, m[1] * x + m[3] * y);
        let (x, y) = turned(trm.m31, trm.m32);
        // A negative size with a mirrored matrix is a plain letter written another way.
        let (ax, ay) = turned(trm.m11 * font_size, trm.m12 * font_size);
        let (cx, cy) = turned(trm.m21 * font_size, trm.m22 * font_size);
        let glyph = Glyph {
            x: (x + m[4]) as f32,
            y: (y + m[5]) as f32,
            advance: (width * ax.hypot(ay)) as f32,
            angle: angle_of(ax, ay),
            size: cx.hypot(cy) as f32,
            ..Glyph::plain(' ', 0.0, 0.0, 0.0, 1.0)
        };
        // No text stands for a letter that the font gives no meaning.
        let text = if text.is_empty() { "\u{FFFD}" } else { text };
        push_letters(&mut self.drawn.glyphs, text, glyph);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        _: &Transform,
        _: &ColorSpace,
        _: &[f64],
        _: &Path,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn fill(
        &mut self,
        _: &Transform,
        _: &ColorSpace,
        _: &[f64],
        _: &Path,
    ) -> Result<(), OutputError> {
        Ok(())
    }
}
