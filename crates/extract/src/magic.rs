//! What a file that is no text seems to be, for the message that refuses it.

/// First bytes and what they announce.
const KNOWN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
];

/// The format that the first bytes announce, if one of the known ones.
pub(crate) fn announced(bytes: &[u8]) -> Option<&'static str> {
    let known = KNOWN.iter().find(|(start, _)| bytes.starts_with(start));
    known.map(|(_, name)| *name).or_else(|| is_web_page(bytes).then_some("a web page (HTML)"))
}

/// Whether the bytes begin as a web page does. Its words stand between tags, which are no words.
fn is_web_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"].iter().any(|start| {
        bytes.get(..start.len()).is_some_and(|first| first.eq_ignore_ascii_case(start))
    })
}

/// What to call these bytes.
pub(crate) fn describe(bytes: &[u8]) -> &'static str {
    announced(bytes).unwrap_or("binary data")
}

/// Bytes looked at to tell text from binary data.
const SAMPLE: usize = 64 * 1024;

/// The share of control characters, one in so many, from which on bytes are no text.
const CONTROL_SHARE: usize = 50;

/// Whether the bytes look like text in an encoding of single bytes or in UTF-8.
pub(crate) fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_control = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    let controls = sample.iter().filter(|byte| is_control(byte)).count();
    announced(bytes).is_none() && controls * CONTROL_SHARE <= sample.len()
}

#[cfg(test)]
mod tests {
    use super::looks_like_text;

    #[test]
    fn a_stray_control_character_does_not_make_a_binary() {
        let mut text = "All words of a long line. ".repeat(20).into_bytes();
        text.push(2);
        assert!(looks_like_text(&text));
        assert!(!looks_like_text(b"ab\0\0\0\0"));
    }
}
