use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tantivy::{IndexReader, ReloadPolicy, Searcher};

use crate::error::IndexError;
use crate::schema::{FORM, Fields, schema};
use crate::seal::is_intact;
use crate::writer::Writer;

/// What a commit says about itself.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Stamp {
    /// The form of the index.
    pub form: u32,
    /// The generation of the library that it was made from.
    pub generation: u64,
}

/// The search index of one library; one handle in one process.
///
/// Everything in it can be made again from the library. Where a method says so
/// ([`IndexError::must_rebuild`]), drop the handle, call [`Index::create`] and fill it anew.
pub struct Index {
    folder: PathBuf,
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
}

impl Index {
    /// Opens the index in `folder`, if it was made from the `generation` of the library.
    ///
    /// # Errors
    ///
    /// When there is none, it is of another generation or form, or it is damaged.
    pub fn open(folder: &Path, generation: u64) -> Result<Self, IndexError> {
        let opened = Self::open_as_is(folder)?;
        let found = opened.stamp()?.generation;
        if found != generation {
            return Err(IndexError::Stale(format!(
                "it was made from state {found} of the library, which is at {generation}"
            )));
        }
        Ok(opened)
    }

    /// Opens the index in `folder`, whatever generation of the library it was made from: while
    /// another process imports, its last commit is the newest there is.
    ///
    /// # Errors
    ///
    /// When there is none, it is of another form, or it is damaged.
    pub fn open_as_is(folder: &Path) -> Result<Self, IndexError> {
        // A commit of another process may take files away between two looks at the folder.
        Self::open_now(folder).or_else(|error| match error {
            IndexError::Broken(_) => Self::open_now(folder),
            other => Err(other),
        })
    }

    fn open_now(folder: &Path) -> Result<Self, IndexError> {
        if !folder.join("meta.json").is_file() {
            return Err(IndexError::Stale("there is none".to_owned()));
        }
        // Without it the files of the index are unknown: checksums find nothing, and nothing is
        // ever cleaned away.
        if !folder.join(".managed.json").is_file() {
            return Err(IndexError::Broken("its list of files is missing".to_owned()));
        }
        let opened = guard(|| {
            let index = tantivy::Index::open_in_dir(folder)?;
            Self::with(folder, index)
        })?;
        let found = opened.stamp()?;
        if found.form != FORM {
            return Err(IndexError::Stale(format!("it has form {}, not {FORM}", found.form)));
        }
        if opened.index.schema() != schema().0 {
            return Err(IndexError::Stale("its fields are others".to_owned()));
        }
        if !is_intact(folder) {
            opened.check()?;
        }
        Ok(opened)
    }

    /// Makes an empty index in `folder`. What is there is moved aside, beside the folder, and
    /// removed the next time.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn create(folder: &Path) -> Result<Self, IndexError> {
        move_aside(folder)?;
        std::fs::create_dir_all(folder).map_err(IndexError::Io)?;
        guard(|| Self::with(folder, tantivy::Index::create_in_dir(folder, schema().0)?))
    }

    fn with(folder: &Path, index: tantivy::Index) -> Result<Self, IndexError> {
        // Others do not change the index behind an open handle: no watching thread.
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { folder: folder.to_owned(), fields: schema().1, index, reader })
    }

    /// Begins to change the index; what is written counts once it is committed.
    ///
    /// # Errors
    ///
    /// [`IndexError::Busy`] while another writer is at work, or when the disk refuses.
    pub fn writer(&self) -> Result<Writer, IndexError> {
        guard(|| Writer::new(&self.index, self.reader.clone(), self.fields, &self.folder))
    }

    /// The folder of the index.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The generation of the library that the last commit was made from.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn generation(&self) -> Result<u64, IndexError> {
        Ok(self.stamp()?.generation)
    }

    /// Passages in the index.
    pub fn passages(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Reads every file of the index against its checksum.
    ///
    /// # Errors
    ///
    /// When one does not agree, or the list of files is missing.
    pub fn check(&self) -> Result<(), IndexError> {
        if !self.folder.join(".managed.json").is_file() {
            return Err(IndexError::Broken("its list of files is missing".to_owned()));
        }
        let damaged = guard(|| Ok(self.index.validate_checksum()?))?;
        let mut names: Vec<String> =
            damaged.iter().map(|path| path.display().to_string()).collect();
        names.sort();
        match names.is_empty() {
            true => Ok(()),
            false => Err(IndexError::Broken(format!("wrong checksums: {}", names.join(", ")))),
        }
    }

    fn stamp(&self) -> Result<Stamp, IndexError> {
        let payload = guard(|| Ok(self.index.load_metas()?.payload))?;
        // An index that was never committed has none: it is empty, as is a library at 0.
        let empty = Stamp { form: FORM, generation: 0 };
        payload.map_or(Ok(empty), |words| {
            serde_json::from_str(&words).map_err(|error| IndexError::Broken(error.to_string()))
        })
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }
}

/// Runs what may meet damaged files: tantivy does not only answer with errors then.
pub(crate) fn guard<T>(work: impl FnOnce() -> Result<T, IndexError>) -> Result<T, IndexError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let reason = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|reason| (*reason).to_owned()))
            .unwrap_or_else(|| "its files contradict one another".to_owned());
        Err(IndexError::Broken(reason))
    })
}

/// Renames the folder to "index.broken-1" beside it; earlier ones of that name go.
fn move_aside(folder: &Path) -> Result<(), IndexError> {
    let Some(name) = folder.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        return Ok(());
    };
    let broken = |number: u32| folder.with_file_name(format!("{name}.broken-{number}"));
    for number in 1..=9 {
        if broken(number).exists() {
            // A file that somebody holds open stays until the next time.
            let _ = std::fs::remove_dir_all(broken(number));
        }
    }
    if !folder.exists() {
        return Ok(());
    }
    let free = (1..=9).map(broken).find(|place| !place.exists());
    match free {
        Some(place) => std::fs::rename(folder, place).map_err(IndexError::Io),
        None => std::fs::remove_dir_all(folder).map_err(IndexError::Io),
    }
}
