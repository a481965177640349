//! `corpus/sample/manifest.toml`: from which bytes each file of the sample was made.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The manifest.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Manifest {
    /// [`super::VERSION`] when it was written.
    pub generator: u32,
    /// By name of the paper.
    pub papers: BTreeMap<String, Hashes>,
}

/// SHA-256 of the forms of a paper.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct Hashes {
    pub source: String,
    pub text: String,
    pub docx: String,
    pub pdf: String,
    /// What the document says that the PDF was printed from: a hash over its parts, so that a new
    /// compressor asks for no new print.
    pub printed: String,
}

impl Manifest {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// A sentence, where it is no manifest.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| format!("the manifest: {error}"))
    }

    /// Its text.
    pub fn text(&self) -> String {
        let mut out = format!(
            "# Written by `cargo xtask samples`; a test compares it with the files.\n\
             generator = {}\n",
            self.generator
        );
        for (name, hashes) in &self.papers {
            out.push_str(&format!(
                "\n[papers.\"{name}\"]\nsource = \"{}\"\ntext = \"{}\"\ndocx = \"{}\"\n\
                 printed = \"{}\"\npdf = \"{}\"\n",
                hashes.source, hashes.text, hashes.docx, hashes.printed, hashes.pdf
            ));
        }
        out
    }
}

/// SHA-256 in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Hashes, Manifest, hash};

    #[test]
    fn what_is_written_is_read() {
        let mut manifest = Manifest { generator: 3, ..Manifest::default() };
        let hashes = Hashes { source: hash(b"a"), ..Hashes::default() };
        manifest.papers.insert("A paper v1.0".to_owned(), hashes);
        assert_eq!(Manifest::read(&manifest.text()), Ok(manifest));
    }
}
