//! DOCX (WordprocessingML) to a layout.

use codicil_finding::Notice;
use codicil_layout::Layout;

use crate::{ExtractError, Format, Reader};

/// Reads DOCX (WordprocessingML).
pub(crate) struct DocxReader;

impl Reader for DocxReader {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn recognises(&self, bytes: &[u8], name: &str) -> bool {
        bytes.starts_with(b"PK\x03\x04") && name.to_lowercase().ends_with(".docx")
    }

    fn read(&self, _bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError> {
        Err(ExtractError::UnknownFormat("a DOCX (WordprocessingML) document".to_owned()))
    }
}
