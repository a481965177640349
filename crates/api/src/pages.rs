//! Pages as they are printed: what stands where, and the original to draw them from.

use codicil_engine::{Original, Span};

use crate::app::{App, count};
use crate::types::*;

impl App {
    /// See the list of commands.
    pub fn page(&self, request: PageRequest) -> Result<PageView, ApiError> {
        let library = self.library()?;
        let open = library.engine.document(request.document)?;
        let page = open
            .page(request.page)
            .ok_or_else(|| ApiError::bad_request("There is no such page in the paper."))?;
        let (width, height) = page.size.unwrap_or_default();
        let hits: Vec<Span> = match request.query.trim() {
            "" => Vec::new(),
            query => library.engine.matches(request.document, query)?,
        };
        let document = &open.document;
        let words = open.words_on(request.page).map(|placed| PageWord {
            left: points(placed.rect.left),
            top: points(placed.rect.top),
            width: points(placed.rect.width()),
            height: points(placed.rect.height()),
            block: count(document.block_at(placed.span.start).unwrap_or_default()),
            hit: hits.iter().any(|hit| hit.overlaps(placed.span)),
            reference: open.references.iter().any(|it| it.span.overlaps(placed.span)),
        });
        Ok(PageView {
            page: request.page,
            width: points(width),
            height: points(height),
            words: words.collect(),
            unread: (!page.read).then(|| UNREAD.to_owned()),
        })
    }

    /// The bytes of a paper's original, for drawing its pages; outside the list of commands, since
    /// they do not cross as JSON.
    ///
    /// # Errors
    ///
    /// When the original is gone or another one now.
    pub fn document_file(&self, request: DocumentRequest) -> Result<Vec<u8>, ApiError> {
        Ok(self.library()?.engine.original_bytes(request.document)?)
    }
}

const UNREAD: &str = "Words of this page could not be read. It can be looked at, but not searched or \
                      checked.";

impl From<Original> for PagePictures {
    fn from(original: Original) -> Self {
        match original {
            Original::NoPages => PagePictures::None,
            Original::There => PagePictures::Available,
            Original::Missing => PagePictures::FileMissing,
            Original::Changed => PagePictures::FileChanged,
        }
    }
}

/// Points of hundredths of a point.
fn points(hundredths: i32) -> f64 {
    f64::from(hundredths) / 100.0
}
