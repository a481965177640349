//! Compound files (OLE): Word documents with a password, and those of Word before 2007.

/// What a compound file holds, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ole {
    /// An Office document behind a password (MS-OFFCRYPTO: a stream `EncryptedPackage`).
    Encrypted,
    /// A binary Word document (MS-DOC: a stream `WordDocument`).
    OldWord,
}

/// The first bytes of a compound file.
const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Directory entries of a compound file have this size and alignment, in bytes.
const ENTRY: usize = 128;

/// Looks at the names in the directory of a compound file; `None` for anything else.
pub(crate) fn look(bytes: &[u8]) -> Option<Ole> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    // The directory lies anywhere, in sectors that are multiples of an entry.
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        bytes.chunks(ENTRY).any(|entry| entry.starts_with(&name))
    };
    if holds("EncryptedPackage") {
        Some(Ole::Encrypted)
    } else {
        holds("WordDocument").then_some(Ole::OldWord)
    }
}

#[cfg(test)]
mod tests {
    use super::{Ole, look};

    /// A compound file with one entry of this name in its directory.
    fn compound(name: &str) -> Vec<u8> {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(1024, 0);
        bytes
    }

    #[test]
    fn a_compound_file_is_told_by_its_streams() {
        assert_eq!(look(&compound("EncryptedPackage")), Some(Ole::Encrypted));
        assert_eq!(look(&compound("WordDocument")), Some(Ole::OldWord));
        assert_eq!(look(&compound("Workbook")), None);
        assert_eq!(look(&compound("WordDocuments")), None);
        assert_eq!(look(b"WordDocument"), None);
    }
}
