//! What stands where on the pages of a paper, and its original for drawing them.

use std::path::Path;

use codicil_document::{PageSpan, Placed};

use crate::engine::{Engine, OpenDocument, lock};
use crate::error::EngineError;
use crate::read::{bytes, sha256};

/// Whether the original of a paper can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// The format has no pages to be drawn.
    NoPages,
    /// It is there.
    There,
    /// It is no longer at its place.
    Missing,
    /// The file at its place has another size or time of change.
    Changed,
}

impl OpenDocument {
    /// A page by its number.
    pub fn page(&self, number: u32) -> Option<&PageSpan> {
        self.document.pages.iter().find(|page| page.number == number)
    }

    /// The words of a page with their boxes, in reading order.
    pub fn words_on(&self, number: u32) -> impl Iterator<Item = &Placed> {
        // A block that runs over a page end has words on both: the page of the word counts.
        self.document.places.iter().filter(move |placed| placed.page == number)
    }
}

impl Engine {
    /// Whether the original of a document can be drawn: by its name, size and time alone, since a
    /// list asks for many.
    ///
    /// # Errors
    ///
    /// When there is no such document.
    pub fn original(&self, id: i64) -> Result<Original, EngineError> {
        let row = lock(&self.library).row(id)?;
        if !is_pdf(&row.file) {
            return Ok(Original::NoPages);
        }
        Ok(match std::fs::metadata(Path::new(&row.path)) {
            Err(_) => Original::Missing,
            Ok(file) if file.len() != row.size => Original::Changed,
            Ok(_) => Original::There,
        })
    }

    /// The bytes of a document's original.
    ///
    /// # Errors
    ///
    /// When it is not there, or its content is not what was read.
    pub fn original_bytes(&self, id: i64) -> Result<Vec<u8>, EngineError> {
        let row = lock(&self.library).row(id)?;
        let path = Path::new(&row.path);
        let bytes = bytes(path)?;
        if row.sha256.as_deref() != Some(sha256(&bytes).as_str()) {
            return Err(EngineError::Changed { path: path.to_owned() });
        }
        Ok(bytes)
    }
}

fn is_pdf(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("pdf"))
}
