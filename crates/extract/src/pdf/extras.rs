//! What a PDF holds beside its pages: links, comments, form fields, attached files.

use pdf_extract::{Dictionary, Document, Object, ObjectId};

use super::draw::{Area, View};
use super::open::dict_of;

/// The most annotations of a page that are looked at.
const MOST: usize = 5_000;

/// What is attached to a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// Where its links are, on the page as shown.
    pub links: Vec<Area>,
    /// Comments whose words are not drawn on the page.
    pub comments: usize,
    /// Form fields that are filled in but have no appearance to read.
    pub fields: usize,
    /// Form fields and comments that are drawn on the page.
    pub drawn: usize,
}

/// Looks through the annotations of a page.
pub(crate) fn of_page(document: &Document, page: ObjectId, view: &View) -> Extras {
    let mut extras = Extras::default();
    let annotations = document
        .get_dictionary(page)
        .and_then(|page| page.get(b"Annots"))
        .and_then(|list| document.dereference(list))
        .and_then(|(_, list)| list.as_array());
    let Ok(annotations) = annotations else { return extras };
    for annotation in annotations.iter().take(MOST).filter_map(|object| dict_of(document, object)) {
        let kind = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let hidden = number(document, annotation, b"F").is_some_and(|flags| flags as i64 & 2 != 0);
        if hidden {
            continue;
        }
        let shown = has_appearance(document, annotation);
        match kind {
            b"Link" => extras.links.extend(area(document, annotation, view)),
            b"Widget" => {
                if shown {
                    extras.drawn += 1;
                } else if is_filled(document, annotation) {
                    extras.fields += 1;
                }
            }
            b"FreeText" | b"Stamp" if shown => extras.drawn += 1,
            b"Text" | b"FreeText" | b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly"
            | b"Caret" | b"Square" | b"Circle" | b"Polygon" | b"Line" | b"Ink" | b"Stamp"
                if has_words(document, annotation, b"Contents") =>
            {
                extras.comments += 1;
            }
            _ => {}
        }
    }
    extras
}

/// The number of files attached to the document.
pub(crate) fn attached(document: &Document) -> usize {
    let Ok(root) = document.catalog() else { return 0 };
    let files = root
        .get(b"Names")
        .ok()
        .and_then(|names| dict_of(document, names))
        .and_then(|names| names.get(b"EmbeddedFiles").ok());
    files.map_or(0, |tree| leaves(document, tree, 0))
}

/// The entries of a name tree, at most [`MOST`].
fn leaves(document: &Document, tree: &Object, depth: usize) -> usize {
    let Some(tree) = dict_of(document, tree).filter(|_| depth < 8) else { return 0 };
    let list = |key: &[u8]| {
        let list = tree.get(key).ok()?;
        document.dereference(list).ok()?.1.as_array().ok()
    };
    let own = list(b"Names").map_or(0, |names| names.len() / 2);
    let mut below = 0;
    for kid in list(b"Kids").into_iter().flatten().take(64) {
        below += leaves(document, kid, depth + 1);
        if below > MOST {
            break;
        }
    }
    (own + below).min(MOST)
}

/// Whether the document is a form whose fields another program lays out (XFA): its pages hold no
/// more than a request to open it elsewhere.
pub(crate) fn is_laid_out_elsewhere(document: &Document) -> bool {
    document
        .catalog()
        .ok()
        .and_then(|root| root.get(b"AcroForm").ok())
        .and_then(|form| dict_of(document, form))
        .is_some_and(|form| form.has(b"XFA"))
}

fn has_appearance(document: &Document, annotation: &Dictionary) -> bool {
    annotation
        .get(b"AP")
        .ok()
        .and_then(|looks| dict_of(document, looks))
        .is_some_and(|looks| looks.has(b"N"))
}

/// Whether a field has a value of its own or of the field that it belongs to.
fn is_filled(document: &Document, field: &Dictionary) -> bool {
    let mut at = field;
    for _ in 0..8 {
        if has_words(document, at, b"V") {
            return true;
        }
        let parent = at.get(b"Parent").ok().and_then(|parent| dict_of(document, parent));
        let Some(parent) = parent else { return false };
        at = parent;
    }
    false
}

fn has_words(document: &Document, dict: &Dictionary, key: &[u8]) -> bool {
    let Ok(value) = dict.get(key).and_then(|value| document.dereference(value)) else {
        return false;
    };
    match value.1 {
        Object::String(text, _) => text.iter().any(|byte| byte.is_ascii_graphic()),
        Object::Stream(_) => true,
        Object::Array(values) => !values.is_empty(),
        _ => false,
    }
}

fn number(document: &Document, dict: &Dictionary, key: &[u8]) -> Option<f32> {
    let (_, value) = document.dereference(dict.get(key).ok()?).ok()?;
    value.as_float().ok()
}

fn area(document: &Document, annotation: &Dictionary, view: &View) -> Option<Area> {
    let (_, sides) = document.dereference(annotation.get(b"Rect").ok()?).ok()?;
    let sides: Vec<f64> = sides
        .as_array()
        .ok()?
        .iter()
        .filter_map(|side| document.dereference(side).ok()?.1.as_float().ok())
        .map(f64::from)
        .collect();
    let [x0, y0, x1, y1] = sides.as_slice() else { return None };
    let m = view.matrix;
    let corner = |x: f64, y: f64| {
        let (x, y) = (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        Area { left: x as f32, top: y as f32, right: x as f32, bottom: y as f32 }
    };
    Some(corner(*x0, *y0).cover(corner(*x1, *y1)))
}
