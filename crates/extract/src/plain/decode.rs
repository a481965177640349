//! Bytes to characters, with the map back.

use codicil_finding::Notice;
use codicil_text::{Run, SourceMap, Span};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The characters of a file.
pub(super) struct Decoded {
    pub text: String,
    pub map: SourceMap,
    pub notices: Vec<Notice>,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_LE_MARK: &[u8] = b"\xFF\xFE";
const UTF16_BE_MARK: &[u8] = b"\xFE\xFF";

/// Above this size, runs of characters whose lengths differ from their bytes are mapped together,
/// so that the map does not outgrow the file many times.
const FINE_MAP_LIMIT: usize = 8 * 1024 * 1024;

/// Characters mapped together in such a file.
const COARSE_GRAIN: usize = 64;

/// Whether the bytes begin with the mark of UTF-16.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(UTF16_LE_MARK) || bytes.starts_with(UTF16_BE_MARK)
}

/// Decodes a file: UTF-8, UTF-16 with its mark, otherwise windows-1252, which reads any byte.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if is_utf16(bytes) {
        return decode_utf16(bytes);
    }
    let start = if bytes.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 };
    match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => Decoded {
            text: text.to_owned(),
            map: SourceMap::identity(start, text.len()),
            notices: Vec::new(),
        },
        Err(_) if start > 0 || is_mostly_utf8(bytes) => decode_damaged_utf8(bytes, start),
        Err(_) => decode_windows_1252(bytes),
    }
}

/// Whether more characters of several bytes are whole than broken.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

fn decode_damaged_utf8(bytes: &[u8], start: usize) -> Decoded {
    let mut writer = Writer::new(bytes.len());
    let mut at = start;
    let mut broken = 0;
    for chunk in bytes[start..].utf8_chunks() {
        writer.exact(chunk.valid(), at);
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            writer
                .character(char::REPLACEMENT_CHARACTER, Span::new(at, at + chunk.invalid().len()));
            at += chunk.invalid().len();
            broken += 1;
        }
    }
    let places = if broken == 1 { "1 place".to_owned() } else { format!("{broken} places") };
    let message = format!(
        "The file is UTF-8, but in {places} its bytes are no characters. They are shown as \u{FFFD}; \
         words there may not be found. Save the file as UTF-8 again from its program if they matter."
    );
    writer.finish(vec![Notice::new("undecodable-bytes", message).losing_text()])
}

fn decode_windows_1252(bytes: &[u8]) -> Decoded {
    let mut writer = Writer::new(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let single = [*byte];
        let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(&single);
        writer.piece(&decoded, Span::new(at, at + 1));
    }
    let message = "The file is not UTF-8; it was read as Windows-1252, the usual encoding of older \
                   Windows programs. Signs such as £ and quotation marks may be wrong if it is \
                   neither. Save it as UTF-8 to be sure.";
    writer.finish(vec![Notice::new("not-utf-8", message)])
}

fn decode_utf16(bytes: &[u8]) -> Decoded {
    let encoding = if bytes.starts_with(UTF16_LE_MARK) { UTF_16LE } else { UTF_16BE };
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if encoding == UTF_16LE { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    let mut writer = Writer::new(bytes.len());
    let mut at = UTF16_LE_MARK.len();
    let mut broken = bytes.len() % 2 == 1;
    for decoded in char::decode_utf16(bytes[at..].chunks_exact(2).map(unit)) {
        let width = decoded.as_ref().map_or(2, |character| character.len_utf16() * 2);
        broken |= decoded.is_err();
        let character = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        writer.character(character, Span::new(at, at + width));
        at += width;
    }
    let mut notices = Vec::new();
    if broken {
        let message = "The file is UTF-16, but some of its bytes are no characters. Words there may \
                       not be found. Save it as UTF-8 from its program if they matter.";
        notices.push(Notice::new("undecodable-bytes", message).losing_text());
    }
    writer.finish(notices)
}

/// Builds text and map together.
struct Writer {
    text: String,
    map: SourceMap,
    /// The stretch of unequal lengths that is not in the map yet.
    open: Option<(Run, usize)>,
    grain: usize,
}

impl Writer {
    fn new(bytes: usize) -> Self {
        let grain = if bytes > FINE_MAP_LIMIT { COARSE_GRAIN } else { 1 };
        Self { text: String::with_capacity(bytes), map: SourceMap::default(), open: None, grain }
    }

    fn exact(&mut self, piece: &str, source: usize) {
        self.close();
        let text = Span::new(self.text.len(), self.text.len() + piece.len());
        self.text.push_str(piece);
        self.map.push(Run { text, source: Span::new(source, source + piece.len()) });
    }

    fn character(&mut self, character: char, source: Span) {
        self.piece(character.encode_utf8(&mut [0; 4]), source);
    }

    fn piece(&mut self, piece: &str, source: Span) {
        if piece.len() == source.len() && self.open.is_none() {
            return self.exact(piece, source.start);
        }
        let text = Span::new(self.text.len(), self.text.len() + piece.len());
        self.text.push_str(piece);
        let (run, count) = match self.open.take() {
            Some((run, count)) => {
                (Run { text: run.text.cover(text), source: run.source.cover(source) }, count + 1)
            }
            None => (Run { text, source }, 1),
        };
        self.open = Some((run, count));
        if count >= self.grain {
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some((run, _)) = self.open.take() {
            self.map.push(run);
        }
    }

    fn finish(mut self, notices: Vec<Notice>) -> Decoded {
        self.close();
        Decoded { text: self.text, map: self.map, notices }
    }
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::{COARSE_GRAIN, FINE_MAP_LIMIT, Writer, decode};

    #[test]
    fn a_mark_is_not_a_character() {
        let decoded = decode(b"\xEF\xBB\xBFab");
        assert_eq!(decoded.text, "ab");
        assert_eq!(decoded.map.to_source(Span::new(0, 1)), Some(Span::new(3, 4)));
    }

    #[test]
    fn windows_1252_is_read_with_a_notice() {
        let decoded = decode(b"Cost \x935\x94: \xA3600 each");
        assert_eq!(decoded.text, "Cost “5”: £600 each");
        assert_eq!(decoded.notices[0].code, "not-utf-8");
        let pound = decoded.text.find('£').unwrap();
        let source = decoded.map.to_source(Span::new(pound, pound + "£600".len())).unwrap();
        assert_eq!(source, Span::new(10, 14));
    }

    #[test]
    fn utf_16_leads_back_to_its_bytes() {
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend("a😀é".encode_utf16().flat_map(u16::to_le_bytes));
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "a😀é");
        assert_eq!(decoded.map.to_source(Span::new(0, 1)), Some(Span::new(2, 4)));
        assert_eq!(decoded.map.to_source(Span::new(1, 5)), Some(Span::new(4, 8)));
        assert_eq!(decoded.map.to_source(Span::new(5, 7)), Some(Span::new(8, 10)));
    }

    #[test]
    fn a_damaged_character_costs_no_more_than_itself() {
        let decoded = decode("Für £5 und \u{FFFD}".replace('\u{FFFD}', "x").as_bytes());
        assert!(decoded.notices.is_empty());
        let mut bytes = "Für £5 – ".as_bytes().to_vec();
        bytes.extend([0xE2, 0x82, b' ', b'o', b'k']);
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "Für £5 – \u{FFFD} ok");
        assert!(decoded.notices[0].loses_text);
        let end = decoded.text.len();
        let source = decoded.map.to_source(Span::new(end - 2, end)).unwrap();
        assert_eq!(&bytes[source.start..source.end], b"ok");
    }

    #[test]
    fn the_map_of_a_large_file_stays_small() {
        let mut writer = Writer::new(FINE_MAP_LIMIT + 1);
        for at in 0..10_000 {
            writer.character('£', Span::new(at, at + 1));
        }
        let runs = writer.finish(Vec::new()).map.runs().len();
        assert!((1..=10_000 / COARSE_GRAIN + 1).contains(&runs), "{runs} runs");
    }
}
