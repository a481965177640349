//! Conversion between byte offsets and UTF-16 code units, the unit of JavaScript strings.

use crate::Span;

/// Converts positions of one text. Built once a text; a look-up costs one search and at most
/// [`STEP`] bytes of counting.
#[derive(Clone, Debug)]
pub struct Utf16Index<'a> {
    text: &'a str,
    /// UTF-16 offset at every multiple of [`STEP`] bytes (or at the boundary before it).
    marks: Vec<(usize, usize)>,
}

/// Bytes between two marks.
const STEP: usize = 1024;

impl<'a> Utf16Index<'a> {
    /// Indexes `text`.
    pub fn new(text: &'a str) -> Self {
        let mut marks = vec![(0, 0)];
        let mut units = 0;
        let mut next = STEP;
        for (byte, character) in text.char_indices() {
            if byte >= next {
                marks.push((byte, units));
                next = byte + STEP;
            }
            units += character.len_utf16();
        }
        Self { text, marks }
    }

    /// The UTF-16 offset of a byte offset; one inside a character counts as its start, one past the
    /// end as the end.
    pub fn to_utf16(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let (mark, units) = self.marks[self.marks.partition_point(|mark| mark.0 <= byte) - 1];
        units + self.text[mark..byte].encode_utf16().count()
    }

    /// A span in UTF-16 code units.
    pub fn span_to_utf16(&self, span: Span) -> Span {
        Span::new(self.to_utf16(span.start), self.to_utf16(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16Index;

    #[test]
    fn counts_agree_with_the_standard_library_everywhere() {
        let text = "a£€😀".repeat(900);
        let index = Utf16Index::new(&text);
        for (byte, _) in text.char_indices().step_by(37) {
            assert_eq!(index.to_utf16(byte), text[..byte].encode_utf16().count());
        }
        assert_eq!(index.to_utf16(usize::MAX), text.encode_utf16().count());
    }
}
