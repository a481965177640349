//! Bytes to layout and notices, one module per file format.
//!
//! A format is one module with one [`Reader`] and one line in [`READERS`]. Bad input is not an
//! error: a reader gives what it could read, with notices. Only a file of which nothing could be
//! read is an [`ExtractError`], with a reason that a person understands.

mod docx;
mod magic;
mod pdf;
mod plain;

use codicil_finding::Notice;
use codicil_layout::Layout;

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: usize = 256 * 1024 * 1024;

/// A file, read as its format says.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// Its pages and lines.
    pub layout: Layout,
    /// What a person must know about how it was read.
    pub notices: Vec<Notice>,
    /// The format it was read as.
    pub format: Format,
}

/// A file format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// PDF.
    Pdf,
    /// WordprocessingML in a zip, as Word and LibreOffice write it.
    Docx,
    /// Plain text.
    PlainText,
}

impl Format {
    /// Its name for people, with its article.
    fn name(self) -> &'static str {
        match self {
            Format::Pdf => "a PDF",
            Format::Docx => "a Word document",
            Format::PlainText => "plain text",
        }
    }
}

/// Nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    /// The file has no bytes, or none but white space.
    #[error("the file is empty")]
    Empty,
    /// The name says text, the bytes say otherwise.
    #[error("the file is named as text but holds {0}")]
    Binary(String),
    /// A format that is not read.
    #[error(
        "the file holds {0}, which cannot be read; save it as plain text (.txt) and import that"
    )]
    UnknownFormat(String),
    /// A password is needed to open it.
    #[error(
        "the file is protected by a password; none of its words can be read. Save a copy without a password and import that"
    )]
    Encrypted,
    /// The format is known, but nothing in it can be made out.
    #[error(
        "the file is damaged and cannot be opened as {format}: {reason}. Ask for it again or save it anew"
    )]
    Damaged {
        /// The format for people: "a PDF", "a Word document".
        format: &'static str,
        /// What is wrong, in words for people: "it ends in the middle".
        reason: String,
    },
    /// Reading took more time or memory than it may.
    #[error("reading it was stopped: {0}")]
    Stopped(String),
    /// More bytes than [`SIZE_LIMIT`].
    #[error("the file has {bytes} bytes; files of up to {limit} bytes are read")]
    TooLarge {
        /// The size of the file.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
}

/// Reads one format.
trait Reader: Sync {
    /// The format it reads.
    fn format(&self) -> Format;

    /// What the names of its files end in, lower case, without the dot; a walk through a folder
    /// takes these.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether these bytes are its format; the name of the file is a hint, no more.
    fn recognises(&self, bytes: &[u8], name: &str) -> bool;

    /// Reads the bytes.
    fn read(&self, bytes: &[u8]) -> Result<(Layout, Vec<Notice>), ExtractError>;
}

/// Every format, most particular first: plain text takes what no other reader recognises.
static READERS: &[&dyn Reader] = &[&pdf::PdfReader, &docx::DocxReader, &plain::PlainReader];

/// What the names of files that are read end in, lower case, without the dot.
pub fn extensions() -> Vec<&'static str> {
    READERS.iter().flat_map(|reader| reader.extensions()).copied().collect()
}

/// Reads a file. `name` is the name of the file, without its folder.
///
/// # Errors
///
/// When nothing could be read: an empty file, a binary, a format that is not read, or more than
/// [`SIZE_LIMIT`] bytes.
pub fn read(bytes: &[u8], name: &str) -> Result<Extracted, ExtractError> {
    if bytes.is_empty() {
        return Err(ExtractError::Empty);
    }
    check_size(bytes.len())?;
    let Some(reader) = READERS.iter().find(|reader| reader.recognises(bytes, name)) else {
        return Err(refusal(bytes, name));
    };
    let (layout, mut notices) = reader.read(bytes)?;
    let format = reader.format();
    notices.splice(0..0, mislabelled(name, format));
    Ok(Extracted { layout, notices, format })
}

/// A notice where the name of a file says one format and its bytes another.
fn mislabelled(name: &str, format: Format) -> Option<Notice> {
    let ending = ending(name).to_lowercase();
    let named = READERS.iter().find(|reader| reader.extensions().contains(&ending.as_str()))?;
    (named.format() != format).then(|| {
        Notice::new(
            "mislabelled",
            format!(
                "The file is named as {} but holds {}. It is read as what it holds; nothing is \
                 lost. Check that it is the file you mean.",
                named.format().name(),
                format.name()
            ),
        )
    })
}

fn check_size(bytes: usize) -> Result<(), ExtractError> {
    if bytes > SIZE_LIMIT {
        return Err(ExtractError::TooLarge { bytes, limit: SIZE_LIMIT });
    }
    Ok(())
}

fn refusal(bytes: &[u8], name: &str) -> ExtractError {
    let found = magic::describe(bytes);
    if is_text_name(name) {
        ExtractError::Binary(found.to_owned())
    } else {
        ExtractError::UnknownFormat(found.to_owned())
    }
}

fn is_text_name(name: &str) -> bool {
    ["txt", "text", "md", ""].iter().any(|known| ending(name).eq_ignore_ascii_case(known))
}

/// What stands behind the last dot of a name.
fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::{ExtractError, Format, SIZE_LIMIT, check_size, read};

    #[test]
    fn nothing_is_read_from_no_bytes() {
        assert_eq!(read(b"", "a.txt").unwrap_err(), ExtractError::Empty);
        assert_eq!(read(b" \n\n", "a.txt").unwrap_err(), ExtractError::Empty);
    }

    #[test]
    fn a_binary_named_as_text_is_refused_by_what_it_is() {
        let error = read(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "notes.txt").unwrap_err();
        assert_eq!(error.to_string(), "the file is named as text but holds a PNG picture");
        let error = read(&[0x7F, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0], "a.txt").unwrap_err();
        assert!(matches!(error, ExtractError::Binary(_)));
        let error = read(b"PK\x03\x04\x14\0\x06\0", "a.docx").unwrap_err();
        assert!(matches!(error, ExtractError::UnknownFormat(_)));
    }

    #[test]
    fn a_file_is_read_as_what_it_holds_and_the_wrong_name_is_told() {
        let error = read(b"%PDF-1.7\n%\xE2\xE3\n1 0 obj", "notes.txt").unwrap_err();
        assert!(matches!(error, ExtractError::Damaged { format: "a PDF", .. }), "{error}");
        let read_text = read(b"Some words.\n", "report.PDF").unwrap();
        assert_eq!(read_text.format, Format::PlainText);
        assert_eq!(read_text.notices[0].code, "mislabelled");
        assert!(read_text.notices[0].message.contains("named as a PDF but holds plain text"));
        for page in ["<!DOCTYPE html><p>Words", "\u{FEFF}\n <HTML lang=en>", "<html><body>"] {
            let error = read(page.as_bytes(), "report.pdf").unwrap_err();
            assert_eq!(error, ExtractError::UnknownFormat("a web page (HTML)".to_owned()));
        }
    }

    #[test]
    fn text_is_read_whatever_its_name() {
        let read = read(b"Some words.\n", "a.log").unwrap();
        assert_eq!(read.format, Format::PlainText);
        assert_eq!(read.layout.pages[0].lines.len(), 1);
        assert!(read.notices.is_empty());
    }

    #[test]
    fn a_file_over_the_limit_is_refused_with_both_sizes() {
        assert_eq!(check_size(SIZE_LIMIT), Ok(()));
        let error = check_size(SIZE_LIMIT + 1).unwrap_err();
        assert_eq!(error, ExtractError::TooLarge { bytes: SIZE_LIMIT + 1, limit: SIZE_LIMIT });
    }
}
