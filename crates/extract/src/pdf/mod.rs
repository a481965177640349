//! PDF to a layout.
//!
//! Two engines read every page into one common form ([`draw`]); [`agree`] decides between them. What
//! follows knows no engine: strokes, tables, lines, columns, running heads, notes, paragraphs.

mod agree;
mod compose;
mod draft;
mod draw;
mod extras;
mod first;
mod forms;
mod furniture;
mod grid;
mod guard;
mod notes;
mod notices;
mod open;
mod order;
mod paragraphs;
mod reading;
mod rows;
mod second;
mod sheet;
mod strokes;
mod turn;
mod write;

use codicil_finding::Notice;
use codicil_layout::Layout;

use crate::{ExtractError, Format, Reader};

/// Reads PDF.
pub(crate) struct PdfReader;

/// Bytes in which the header of a PDF must begin (ISO 32000-1, annex H: Acrobat takes the first
/// 1024).
const HEADER_WITHIN: usize = 1024;

/// Room for the engines' recursion, in bytes: both follow what a file nests.
const STACK: usize = 64 * 1024 * 1024;

impl Reader for PdfReader {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn recognises(&self, bytes: &[u8], _name: &str) -> bool {
        bytes.windows(5).take(HEADER_WITHIN).any(|five| five == b"%PDF-")
    }

    fn read(&self, bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError> {
        let broken =
            |reason: &str| ExtractError::Damaged { format: "a PDF", reason: reason.to_owned() };
        std::thread::scope(|scope| {
            let reading = std::thread::Builder::new()
                .name("pdf".to_owned())
                .stack_size(STACK)
                .spawn_scoped(scope, || guard::caught(|| reading::read(bytes)))
                .map_err(|_| ExtractError::Stopped("no memory is left for it".to_owned()))?;
            let read = reading.join().ok().flatten();
            read.unwrap_or_else(|| Err(broken("reading it fails")))
        })
    }
}
