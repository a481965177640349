//! PDF to a layout.

use codicil_finding::Notice;
use codicil_layout::Layout;

use crate::{ExtractError, Format, Reader};

/// Reads PDF.
pub(crate) struct PdfReader;

impl Reader for PdfReader {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn recognises(&self, bytes: &[u8], _name: &str) -> bool {
        bytes.windows(5).take(1024).any(|five| five == b"%PDF-")
    }

    fn read(&self, _bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError> {
        Err(ExtractError::UnknownFormat("a PDF document".to_owned()))
    }
}
