//! What lies where in the folder of a library.

use std::path::{Path, PathBuf};

use crate::error::LibraryError;

/// The database.
const DATABASE: &str = "library.db";
/// Everything that Codicil puts into the folder; what begins with one of these is ours.
const OURS: [&str; 5] = [DATABASE, "lock", "index", "originals", "settings"];

/// The file that holds the documents.
pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join(DATABASE)
}

/// The folder for the search index of the library in `folder`.
pub fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index")
}

/// True where `folder` holds a library, whatever its state.
pub fn is_library(folder: &Path) -> bool {
    database(folder).is_file()
}

/// Makes sure that a library may be made in `folder`: it is empty, not there yet, or holds nothing
/// but what Codicil puts there.
pub(crate) fn prepare(folder: &Path) -> Result<(), LibraryError> {
    if folder.exists() && !folder.is_dir() {
        return Err(not_a_library(folder, "it is a file".to_owned()));
    }
    std::fs::create_dir_all(folder).map_err(|error| LibraryError::io(folder, error))?;
    let entries = std::fs::read_dir(folder).map_err(|error| LibraryError::io(folder, error))?;
    let mut foreign: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !OURS.iter().any(|ours| name.starts_with(ours)))
        .collect();
    foreign.sort();
    match foreign.first() {
        None => Ok(()),
        Some(name) => {
            Err(not_a_library(folder, format!("it holds other things, such as “{name}”")))
        }
    }
}

pub(crate) fn not_a_library(folder: &Path, reason: String) -> LibraryError {
    LibraryError::NotALibrary { folder: folder.to_owned(), reason }
}
