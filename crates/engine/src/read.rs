//! One file, read: bytes, words, structure, references, changes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use codicil_amend::Change;
use codicil_document::Document;
use codicil_profile::Profile;
use codicil_refs::Reference;
use sha2::{Digest, Sha256};

use crate::error::EngineError;

/// A file, read.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its words and their structure.
    pub document: Document,
    /// Its references, in the order of the text.
    pub references: Vec<Reference>,
    /// What it does to clauses of the code.
    pub changes: Vec<Change>,
    /// The code it speaks of.
    pub profile: &'static Profile,
}

/// The bytes of a file.
///
/// # Errors
///
/// When it is not there or cannot be opened.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, EngineError> {
    std::fs::read(path).map_err(|error| EngineError::unreachable(path, &error))
}

/// SHA-256 of bytes, hexadecimal, lower case.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file.
///
/// # Errors
///
/// Only when nothing could be read; everything less is a notice of the document.
pub fn read_file(path: &Path) -> Result<ReadFile, EngineError> {
    read_bytes(path, &bytes(path)?)
}

/// Reads the bytes of the file at `path`; see [`read_file`].
pub(crate) fn read_bytes(path: &Path, bytes: &[u8]) -> Result<ReadFile, EngineError> {
    // A fault of ours in one document must not cost the others.
    catch_unwind(AssertUnwindSafe(|| read_all(path, bytes))).unwrap_or_else(|_| {
        Err(EngineError::NotText {
            path: path.to_owned(),
            reason: "Codicil met a fault of its own while reading this file. Nothing of it was read; the other files are not affected."
                .to_owned(),
        })
    })
}

fn read_all(path: &Path, bytes: &[u8]) -> Result<ReadFile, EngineError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let extracted = codicil_extract::read(bytes, &name).map_err(|error| EngineError::NotText {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    let profile = codicil_profile::detect(&extracted.layout.text);
    let mut document = codicil_structure::build(&extracted.layout, profile, &name);
    document.notices.splice(0..0, extracted.notices);
    let references = codicil_refs::read(&document, profile);
    let changes = codicil_amend::changes(&document, &references, profile);
    Ok(ReadFile { sha256: sha256(bytes), document, references, changes, profile })
}
