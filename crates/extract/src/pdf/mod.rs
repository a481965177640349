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

    fn recognises(&self, bytes: &[u8], name: &str) -> bool {
        let header = bytes.windows(6).take(HEADER_WITHIN).position(|six| {
            six.starts_with(b"%PDF-") && six.last().is_some_and(u8::is_ascii_digit)
        });
        // Words about PDFs may name the header too; in a file of another name it begins a line.
        header.is_some_and(|at| {
            let begins =
                at.checked_sub(1).is_none_or(|before| matches!(bytes[before], b'\n' | b'\r'));
            begins || name.to_lowercase().ends_with(".pdf")
        })
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

#[cfg(test)]
mod tests {
    use super::PdfReader;
    use crate::Reader;

    #[test]
    fn the_header_is_told_from_words_about_it() {
        assert!(PdfReader.recognises(b"%PDF-1.7\n", "a.txt"));
        assert!(PdfReader.recognises(b"X-Header: 1\r\n%PDF-1.4\n", "a.bin"));
        assert!(PdfReader.recognises(b"\0\0%PDF-1.4\n", "A.PDF"));
        assert!(!PdfReader.recognises(b"A PDF begins with %PDF-1.7 as a rule.", "a.txt"));
        assert!(!PdfReader.recognises(b"", "a.pdf"));
    }
}
