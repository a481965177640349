//! One file, read: bytes, words, structure, references, changes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use codicil_amend::Change;
use codicil_document::Document;
use codicil_profile::Profile;
use codicil_refs::Reference;
use sha2::{Digest, Sha256};

use crate::corrections::Corrections;
use crate::error::EngineError;
use crate::worker;

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
    read_bytes(path, &bytes(path)?, &Corrections::default(), &|| false)
}

/// Reads the bytes of the file at `path`, in the worker where the program has named one; see
/// [`read_file`]. When `stop` becomes true a worker is stopped and nothing is read.
pub(crate) fn read_bytes(
    path: &Path,
    bytes: &[u8],
    corrections: &Corrections,
    stop: &dyn Fn() -> bool,
) -> Result<ReadFile, EngineError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let read = match worker::program() {
        Some(program) => worker::read(program, &name, bytes, corrections, stop),
        None => read_here(&name, bytes, corrections),
    };
    read.map_err(|reason| EngineError::NotText { path: path.to_owned(), reason })
}

/// Reads bytes in this process; on failure, why, in words for people.
pub(crate) fn read_here(
    name: &str,
    bytes: &[u8],
    corrections: &Corrections,
) -> Result<ReadFile, String> {
    // A fault of ours in one document must not cost the others.
    catch_unwind(AssertUnwindSafe(|| read_all(name, bytes, corrections))).unwrap_or_else(|_| {
        Err("Codicil met a fault of its own while reading this file. Nothing of it was read; the other files are not affected."
            .to_owned())
    })
}

fn read_all(name: &str, bytes: &[u8], corrections: &Corrections) -> Result<ReadFile, String> {
    let extracted = codicil_extract::read(bytes, name).map_err(|error| error.to_string())?;
    let profile = codicil_profile::detect(&extracted.layout.text);
    let mut document =
        codicil_structure::build_as(&extracted.layout, profile, name, corrections.kind());
    document.notices.splice(0..0, extracted.notices);
    corrections.apply(&mut document);
    Ok(ReadFile { sha256: sha256(bytes), ..linked(document, &profile.prefix) })
}

/// The references and changes of a document that speaks of the code with this prefix.
pub(crate) fn linked(document: Document, code: &str) -> ReadFile {
    let profile = profile_of(code);
    let references = codicil_refs::read(&document, profile);
    let changes = codicil_amend::changes(&document, &references, profile);
    ReadFile { sha256: String::new(), document, references, changes, profile }
}

/// The profile with this prefix; the first one where none has it.
pub(crate) fn profile_of(code: &str) -> &'static Profile {
    let profiles = codicil_profile::builtin();
    profiles.iter().find(|profile| profile.prefix == code).unwrap_or(&profiles[0])
}
