//! Plain text: decoding, lines, and the pages that its marks and habits show.

mod decode;
mod lines;
mod pages;

use codicil_finding::Notice;
use codicil_layout::Layout;

use crate::{ExtractError, Format, Reader, magic};

/// Reads plain text.
pub(crate) struct PlainReader;

impl Reader for PlainReader {
    fn format(&self) -> Format {
        Format::PlainText
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn recognises(&self, bytes: &[u8], _name: &str) -> bool {
        decode::is_utf16(bytes) || magic::looks_like_text(bytes)
    }

    fn read(&self, bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError> {
        let decoded = decode::decode(bytes);
        if decoded.text.trim().is_empty() {
            return Err(ExtractError::Empty);
        }
        let lines = lines::split(&decoded.text);
        let (pages, pages_stated) = pages::split(&decoded.text, &lines);
        let layout = Layout {
            text: decoded.text,
            map: decoded.map,
            pages,
            pages_stated,
            ..Layout::default()
        };
        Ok((layout, decoded.notices))
    }
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::PlainReader;
    use crate::Reader;

    #[test]
    fn a_line_leads_back_to_its_bytes() {
        let bytes = b"\xEF\xBB\xBFFirst\r\n  second \xC2\xA3\r\n";
        let (layout, _) = PlainReader.read(bytes).unwrap();
        let line = &layout.pages[0].lines[1];
        assert_eq!(line.of(&layout), "second £");
        assert_eq!(line.indent, 2);
        let source = layout.map.to_source(line.span).unwrap();
        assert_eq!(&bytes[source.start..source.end], b"second \xC2\xA3");
    }

    #[test]
    fn one_very_long_line_is_one_line() {
        let bytes = vec![b'x'; 3_000_000];
        let (layout, _) = PlainReader.read(&bytes).unwrap();
        assert_eq!(layout.pages[0].lines[0].span, Span::new(0, 3_000_000));
        assert_eq!(layout.map.runs().len(), 1);
    }
}
