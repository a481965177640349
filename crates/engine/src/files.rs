//! Finding the files of an import.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::error::EngineError;

/// The files below some paths, sorted out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Files that a reader is for, in the order given; folders in the order of their names.
    pub readable: Vec<PathBuf>,
    /// Files that no reader is for, and places that could not be entered.
    pub skipped: Vec<Skipped>,
}

/// A file that is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: PathBuf,
    /// Why, in plain words.
    pub reason: String,
}

/// Looks for files: folders are walked to their depths, hidden files and links left out. A file
/// that is named itself is always readable here: its reader says what is wrong with it.
///
/// # Errors
///
/// [`EngineError::NotFound`] for a path that does not exist.
pub fn find(paths: &[PathBuf]) -> Result<Found, EngineError> {
    let mut found = Found::default();
    for path in paths {
        let kind =
            std::fs::metadata(path).map_err(|error| EngineError::unreachable(path, &error))?;
        if kind.is_dir() {
            walk(path, &mut found);
        } else {
            found.readable.push(path.clone());
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.readable.retain(|path| seen.insert(path.clone()));
    Ok(found)
}

/// The path as text. Bytes that are no text are written out ("\\xff"), so that two such names stay
/// two names.
pub(crate) fn path_name(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            name.push_str(&format!("\\x{byte:02x}"));
        }
    }
    name
}

fn walk(folder: &Path, found: &mut Found) {
    let entries = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => sort_in(entry.into_path(), found),
            Ok(entry) if entry.path_is_symlink() => found.skipped.push(Skipped {
                path: entry.into_path(),
                reason: "a link, not followed".to_owned(),
            }),
            Ok(_) => {}
            Err(error) => found.skipped.push(Skipped {
                path: error.path().unwrap_or(folder).to_owned(),
                reason: "cannot be opened".to_owned(),
            }),
        }
    }
}

fn sort_in(path: PathBuf, found: &mut Found) {
    let extension = extension(&path);
    if codicil_extract::extensions().contains(&extension.as_str()) {
        found.readable.push(path);
        return;
    }
    let reason = match extension.as_str() {
        "doc" => "the old Word format: save it as .docx and import that".to_owned(),
        "" => "no extension".to_owned(),
        other => format!("“.{other}”: not a paper that Codicil reads"),
    };
    found.skipped.push(Skipped { path, reason });
}

fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn folders_are_walked_in_order_and_odd_files_are_named() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.txt", "a.TXT", ".hidden.txt", "c.xlsx"] {
            std::fs::write(folder.path().join(name), "words").expect("a file");
        }
        let found = find(&[folder.path().to_owned()]).expect("the folder is there");
        let names: Vec<_> = found.readable.iter().filter_map(|path| path.file_name()).collect();
        assert_eq!(names, ["a.TXT", "b.txt"]);
        assert_eq!(found.skipped.len(), 1);
        assert_eq!(found.skipped[0].reason, "“.xlsx”: not a paper that Codicil reads");
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_stay_apart() {
        use std::os::unix::ffi::OsStrExt;

        let name = |bytes: &[u8]| {
            super::path_name(std::path::Path::new(std::ffi::OsStr::from_bytes(bytes)))
        };
        assert_eq!(name(b"a\xff.txt"), "a\\xff.txt");
        assert_ne!(name(b"a\xff.txt"), name(b"a\xfe.txt"));
        assert_eq!(name("é.txt".as_bytes()), "é.txt");
    }

    #[test]
    fn a_path_that_is_not_there_is_named() {
        let error = find(&["nowhere/at/all".into()]).expect_err("nothing is there");
        assert!(error.to_string().contains("nowhere/at/all"), "{error}");
    }
}
