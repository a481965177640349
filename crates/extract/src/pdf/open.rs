//! Opens a file with both engines and pairs their pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use pdf_extract::{Document, Object, ObjectId};

use super::draw::View;
use super::forms;
use super::guard::caught;
use crate::ExtractError;

/// A file, opened by at least one engine.
pub(crate) struct Opened {
    /// By lopdf, which pdf-extract reads with.
    pub first: Option<Document>,
    /// By hayro.
    pub second: Option<Pdf>,
    /// Its pages in order.
    pub pages: Vec<PageAt>,
}

/// A page as the engines know it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageAt {
    /// Its object in lopdf's document.
    pub first: Option<ObjectId>,
    /// Its index in hayro's pages.
    pub second: Option<usize>,
    /// How it is shown.
    pub view: View,
}

/// The most pages that are read.
const MOST_PAGES: usize = 20_000;

/// Opens the file.
///
/// # Errors
///
/// [`ExtractError::Encrypted`] where a password is needed, [`ExtractError::Damaged`] where neither
/// engine finds a page.
pub(crate) fn open(bytes: &[u8]) -> Result<Opened, ExtractError> {
    let data = Arc::new(bytes.to_vec());
    let second = caught(|| Pdf::new(Arc::clone(&data)));
    if let Some(Err(LoadPdfError::Decryption(error))) = &second {
        return Err(match error {
            // A lock of another kind, such as a certificate, is opened by a key all the same.
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm => {
                ExtractError::Encrypted
            }
            DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption => {
                ExtractError::Damaged {
                    format: "a PDF",
                    reason: "its encryption is broken".to_owned(),
                }
            }
        });
    }
    let second = second.and_then(Result::ok);
    let first = caught(|| open_first(bytes)).flatten();
    let pages = caught(|| pair(first.as_ref(), second.as_ref())).unwrap_or_default();
    if pages.is_empty() {
        return Err(ExtractError::Damaged { format: "a PDF", reason: reason(bytes) });
    }
    Ok(Opened { first, second, pages })
}

fn open_first(bytes: &[u8]) -> Option<Document> {
    let mut document = Document::load_mem(bytes).ok()?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return None;
    }
    Some(document)
}

/// What is wrong with a file of which no page was found.
fn reason(bytes: &[u8]) -> String {
    if ends_early(bytes) { "it ends in the middle" } else { "it has no pages that can be found" }
        .to_owned()
}

/// Whether the mark at the end of every PDF is missing.
pub(crate) fn ends_early(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    !tail.windows(5).any(|five| five == b"%%EOF")
}

/// The pages that the page tree announces, where it can be read.
pub(crate) fn announced(document: &Document) -> Option<usize> {
    let tree = document.catalog().and_then(|root| root.get(b"Pages")).ok()?;
    let (_, tree) = document.dereference(tree).ok()?;
    let count = tree.as_dict().and_then(|tree| tree.get(b"Count")).ok()?;
    let (_, count) = document.dereference(count).ok()?;
    count.as_i64().ok().and_then(|count| usize::try_from(count).ok())
}

/// Pairs the pages of the engines by their objects. The list of the engine that found more stands;
/// lopdf's where both found as many, since it keeps a page that is shown twice.
fn pair(first: Option<&Document>, second: Option<&Pdf>) -> Vec<PageAt> {
    let ids: Vec<ObjectId> =
        first.map(|document| document.page_iter().take(MOST_PAGES).collect()).unwrap_or_default();
    let mut by_id: BTreeMap<(u32, i32), usize> = BTreeMap::new();
    let mut others: Vec<(Option<ObjectId>, View)> = Vec::new();
    if let Some(pdf) = second {
        for (i, page) in pdf.pages().iter().take(MOST_PAGES).enumerate() {
            let id = page.raw().obj_id();
            if let Some(id) = id {
                by_id.insert((id.obj_number, id.gen_number), i);
            }
            let id = id.and_then(|id| Some((id.obj_number, u16::try_from(id.gen_number).ok()?)));
            others.push((id, view_of(page)));
        }
    }
    if ids.len() >= others.len() {
        let Some(document) = first else { return Vec::new() };
        return ids
            .iter()
            .map(|id| {
                let second = by_id.get(&(id.0, i32::from(id.1))).copied();
                let view = second
                    .and_then(|i| others.get(i))
                    .map_or_else(|| view_in(document, *id), |(_, view)| *view);
                PageAt { first: Some(*id), second, view }
            })
            .collect();
    }
    others
        .into_iter()
        .enumerate()
        .map(|(i, (id, view))| {
            let first =
                id.filter(|id| first.is_some_and(|document| document.get_dictionary(*id).is_ok()));
            PageAt { first, second: Some(i), view }
        })
        .collect()
}

fn view_of(page: &hayro_interpret::hayro_syntax::page::Page<'_>) -> View {
    use hayro_interpret::hayro_syntax::page::Rotation;
    let turn = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    let (media, crop) = (page.media_box(), page.crop_box());
    View::new(
        Some([media.x0, media.y0, media.x1, media.y1]),
        Some([crop.x0, crop.y0, crop.x1, crop.y1]),
        turn,
    )
}

fn view_in(document: &Document, page: ObjectId) -> View {
    let corners = |key: &[u8]| -> Option<[f64; 4]> {
        let sides = forms::inherited(document, page, key)?.as_array().ok()?;
        let mut corners = [0.0; 4];
        for (corner, side) in corners.iter_mut().zip(sides) {
            let (_, side) = document.dereference(side).ok()?;
            *corner = f64::from(side.as_float().ok()?);
        }
        (sides.len() == 4).then_some(corners)
    };
    let turn = forms::inherited(document, page, b"Rotate").and_then(|turn| turn.as_i64().ok());
    View::new(corners(b"MediaBox"), corners(b"CropBox"), turn.unwrap_or(0))
}

/// The dictionary behind an object, followed through references.
pub(crate) fn dict_of<'a>(
    document: &'a Document,
    object: &'a Object,
) -> Option<&'a pdf_extract::Dictionary> {
    let (_, object) = document.dereference(object).ok()?;
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}
