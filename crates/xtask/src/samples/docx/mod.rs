//! The paper as a Word document: WordprocessingML (ECMA-376, part 1, chapter 17) in a zip that is
//! the same, byte for byte, whenever it is made.

mod body;
mod inline;
mod numbering;
mod parts;
mod styles;
mod tables;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::model::Paper;

/// One file inside the document.
pub struct Part {
    pub name: String,
    pub text: String,
}

/// What the document is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be read: lists letter themselves.
    Read,
    /// To be printed by LibreOffice, which shows the letter of an item beside a tracked change twice,
    /// as "(c)[(b)]", where Word shows it once: so letters are typed.
    Print,
}

/// The files of the document, in the order in which a reader looks for them.
pub fn parts(paper: &Paper, purpose: Purpose) -> Vec<Part> {
    parts::all(paper, purpose)
}

/// The parts in a zip.
///
/// # Errors
///
/// What the zip writer says.
pub fn zipped(parts: &[Part]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // A level above 9 is Zopfli's: its bytes depend on its version alone, while the bytes of the
    // other deflate depend on which library a build takes for it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(10))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for part in parts {
        zip.start_file(part.name.as_str(), options).map_err(|error| error.to_string())?;
        zip.write_all(part.text.as_bytes()).map_err(|error| error.to_string())?;
    }
    let bytes = zip.finish().map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// Text between tags or in an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const R: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
