//! The zip around a Word document: parts by name, within limits, and what can be saved of a broken
//! one.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::names::key;

/// The largest part that is read, in bytes once inflated. The body of a thousand printed pages has
/// about 20 MB.
const PART_LIMIT: usize = 64 * 1024 * 1024;

/// The most that is inflated of one file, in bytes.
const TOTAL_LIMIT: usize = 160 * 1024 * 1024;

/// From this size on, in bytes, a part is asked whether it is a bomb.
const BOMB_SIZE: usize = 16 * 1024 * 1024;

/// How many times larger than its compressed form a part may be above [`BOMB_SIZE`]. The XML of real
/// papers shrinks to between a fifth and a fiftieth.
const BOMB_RATIO: usize = 250;

/// How many parts are listed; a paper with a thousand pictures has about as many.
const PART_COUNT_LIMIT: usize = 20_000;

/// The local header of a zip entry.
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// An opened zip.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    zip: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// The entries found one by one, once they are looked for.
    local: Option<Vec<Entry>>,
    inflated: usize,
    /// True where the directory at the end is gone and the entries were found one by one.
    pub salvaged: bool,
}

struct Entry {
    /// Its name as [`key`] writes it.
    name: String,
    place: Place,
}

/// Where the bytes of an entry are.
#[derive(Clone, Copy)]
enum Place {
    /// In the directory of the zip.
    Listed(usize),
    /// Behind a local header.
    Local { start: usize, length: Option<usize>, method: u16, encrypted: bool },
}

/// A part, inflated.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// Its bytes, as far as they could be read.
    pub bytes: Vec<u8>,
    /// Why the rest is missing.
    pub cut: Option<Cut>,
}

/// Why a part, or its end, could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The compressed data is broken or ends early.
    Broken,
    /// It is larger than what is read.
    TooLarge,
    /// A password is needed.
    Encrypted,
}

impl<'a> Archive<'a> {
    /// Opens a zip; without a directory its entries are looked for one by one. `None` if there is
    /// not one entry.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).ok().filter(|zip| !zip.is_empty());
        let salvaged = zip.is_none();
        let entries = match &zip {
            Some(zip) => listed(zip),
            None => local_entries(bytes),
        };
        (!entries.is_empty()).then_some(Self {
            bytes,
            entries,
            zip,
            local: None,
            inflated: 0,
            salvaged,
        })
    }

    /// The names of the parts, as [`key`] writes them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Reads a part by its name as [`key`] writes it.
    pub fn read(&mut self, name: &str) -> Option<Part> {
        let place = self.entries.iter().find(|entry| entry.name == name)?.place;
        let part = match place {
            Place::Listed(index) => self.read_listed(index, name),
            Place::Local { .. } => self.read_local(place),
        };
        self.inflated += part.bytes.len();
        Some(part)
    }

    fn budget(&self) -> usize {
        PART_LIMIT.min(TOTAL_LIMIT.saturating_sub(self.inflated))
    }

    fn read_listed(&mut self, index: usize, name: &str) -> Part {
        let budget = self.budget();
        let Some(zip) = &mut self.zip else { return Part::default() };
        let part = match zip.by_index(index) {
            Ok(file) => {
                let packed = usize::try_from(file.compressed_size()).unwrap_or(usize::MAX);
                inflate(file, packed, budget)
            }
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Part { bytes: Vec::new(), cut: Some(Cut::Encrypted) }
            }
            Err(_) => Part { bytes: Vec::new(), cut: Some(Cut::Broken) },
        };
        if part.bytes.is_empty() && part.cut == Some(Cut::Broken) {
            // The directory points to the wrong place: the entry may still be somewhere.
            let local = self.local.get_or_insert_with(|| local_entries(self.bytes));
            let found = local.iter().find(|entry| entry.name == name).map(|entry| entry.place);
            return found.map_or(part, |place| self.read_local(place));
        }
        part
    }

    fn read_local(&self, place: Place) -> Part {
        let Place::Local { start, length, method, encrypted } = place else {
            return Part::default();
        };
        if encrypted {
            return Part { bytes: Vec::new(), cut: Some(Cut::Encrypted) };
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let packed = &rest[..length.unwrap_or(rest.len()).min(rest.len())];
        let mut part = match method {
            0 => inflate(packed, packed.len(), self.budget()),
            8 => inflate(flate2::read::DeflateDecoder::new(packed), packed.len(), self.budget()),
            _ => Part { bytes: Vec::new(), cut: Some(Cut::Broken) },
        };
        if length.is_some_and(|length| length > rest.len()) {
            part.cut = part.cut.or(Some(Cut::Broken));
        }
        part
    }
}

fn listed(zip: &ZipArchive<Cursor<&[u8]>>) -> Vec<Entry> {
    let names = zip.file_names_raw().enumerate().take(PART_COUNT_LIMIT);
    let entry = |(index, name): (usize, &[u8])| Entry {
        name: key(&String::from_utf8_lossy(name)),
        place: Place::Listed(index),
    };
    names.map(entry).collect()
}

/// Reads to the end, to the limits, or to where the data breaks.
fn inflate(mut source: impl Read, packed: usize, budget: usize) -> Part {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match source.read(&mut buffer) {
            Ok(0) => return Part { bytes, cut: None },
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Part { bytes, cut: Some(Cut::Broken) },
        }
        let is_bomb = bytes.len() > BOMB_SIZE && bytes.len() / BOMB_RATIO > packed.max(1);
        if bytes.len() > budget || is_bomb {
            bytes.truncate(budget);
            return Part { bytes, cut: Some(Cut::TooLarge) };
        }
    }
}

/// The entries that local headers announce, in the order of the file.
fn local_entries(bytes: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some(found) = find(bytes, at, LOCAL_HEADER) {
        at = found + LOCAL_HEADER.len();
        if let Some((entry, end)) = local_entry(bytes, found) {
            entries.push(entry);
            at = end.max(at);
        }
        if entries.len() >= PART_COUNT_LIMIT {
            break;
        }
    }
    entries
}

/// The entry of a local header, and where to look for the next one.
fn local_entry(bytes: &[u8], header: usize) -> Option<(Entry, usize)> {
    let short = |offset: usize| -> Option<u16> {
        let two = bytes.get(header + offset..header + offset + 2)?;
        Some(u16::from_le_bytes([two[0], two[1]]))
    };
    let flags = short(6)?;
    let method = short(8)?;
    let packed = usize::from(short(18)?) | usize::from(short(20)?) << 16;
    let name_length = usize::from(short(26)?);
    let name_start = header + 30;
    let start = name_start + name_length + usize::from(short(28)?);
    let name = bytes.get(name_start..name_start + name_length)?;
    // With this flag the sizes stand behind the data; FFFFFFFF means a 64-bit size elsewhere.
    let is_known = flags & 8 == 0 && packed != 0xFFFF_FFFF;
    let place = Place::Local {
        start,
        length: is_known.then_some(packed),
        method,
        encrypted: flags & 1 != 0,
    };
    let end = if is_known { start.saturating_add(packed).min(bytes.len()) } else { start };
    Some((Entry { name: key(&String::from_utf8_lossy(name)), place }, end))
}

/// Where a pattern stands at or behind `from`.
fn find(bytes: &[u8], from: usize, pattern: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(pattern.len()).position(|window| window == pattern).map(|at| from + at)
}
