//! The characters of an XML part: UTF-8, UTF-16, or what its declaration names.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a part its declaration is looked for, in bytes.
const DECLARATION: usize = 256;

/// Decodes a part. The flag says whether bytes stood for no character and were replaced.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let (text, _, has_faults) = encoding(bytes).decode(bytes);
    (text, has_faults)
}

/// The encoding by the first bytes (XML 1.0, appendix F); a byte order mark wins over it.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    declared(bytes).filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8)
}

/// The encoding that the declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let declaration =
        start.trim_start_matches('\u{FEFF}').strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let label = value.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn parts_are_decoded_by_their_first_bytes() {
        let utf16: Vec<u8> = "<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16), ("<a>é</a>".into(), false));
        let big: Vec<u8> = "\u{FEFF}<a>é</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&big), ("<a>é</a>".into(), false));
        let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xE9</a>";
        assert!(decode(latin).0.ends_with("<a>é</a>"));
        assert_eq!(decode("\u{FEFF}<a/>".as_bytes()), ("<a/>".into(), false));
        assert_eq!(decode(b"<a>\xFF</a>"), ("<a>\u{FFFD}</a>".into(), true));
    }
}
