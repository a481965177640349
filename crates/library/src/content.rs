//! A document as the library keeps it: compact JSON, packed with lz4.

use codicil_document::Document;

/// Packing makes JSON at most so much smaller; a larger claim is damage.
const MOST: usize = 256;

/// The document, packed.
pub(crate) fn pack(document: &Document) -> serde_json::Result<Vec<u8>> {
    Ok(lz4_flex::block::compress_prepend_size(&serde_json::to_vec(document)?))
}

/// The document of packed bytes, or of plain JSON as the first form of the library has it; on damage
/// what is wrong.
pub(crate) fn unpack(body: &[u8]) -> Result<Document, String> {
    let read = |json: &[u8]| serde_json::from_slice(json).map_err(|error| error.to_string());
    // Packed bytes begin with their length, plain JSON with a bracket; a packed document whose
    // length begins with the same byte is no JSON.
    if body.first() == Some(&b'{')
        && let Ok(document) = read(body)
    {
        return Ok(document);
    }
    let claimed = body.first_chunk().map(|size| u32::from_le_bytes(*size) as usize);
    if claimed.is_none_or(|size| size / MOST > body.len()) {
        return Err("its length is wrong".to_owned());
    }
    let json =
        lz4_flex::block::decompress_size_prepended(body).map_err(|error| error.to_string())?;
    read(&json)
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;

    use super::{pack, unpack};

    #[test]
    fn packed_and_plain_documents_are_read() {
        for length in [0, 1, 1_000, 70_000] {
            let document = Document { text: "word ".repeat(length), ..Document::default() };
            let packed = pack(&document).expect("packed");
            assert_eq!(unpack(&packed).as_ref(), Ok(&document));
            let plain = serde_json::to_vec(&document).expect("JSON");
            assert_eq!(unpack(&plain), Ok(document));
        }
    }

    #[test]
    fn damage_is_told_and_takes_no_memory() {
        let packed = pack(&Document::default()).expect("packed");
        assert!(unpack(&packed[..packed.len() / 2]).is_err());
        assert!(unpack(b"").is_err());
        assert!(unpack(&[0xff; 40]).is_err());
    }
}
