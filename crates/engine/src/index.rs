//! Keeps the search index at the state of the library.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use codicil_library::{Library, LibraryError, index_folder};
use codicil_report::answer::doctor::{Health, HealthCheck};
use codicil_search::{Index, IndexError};

use crate::engine::{Engine, lock};
use crate::error::EngineError;
use crate::passages::{Source, passages};

/// The generation of an index that lags behind its library; no library gets there.
const NONE: u64 = u64::MAX;

/// An open index and what is in it.
pub(crate) struct OpenIndex {
    pub index: Index,
    /// The documents whose passages it holds.
    documents: BTreeSet<i64>,
    /// The generation of the library that it holds.
    generation: u64,
}

impl From<IndexError> for EngineError {
    fn from(error: IndexError) -> Self {
        EngineError::Index(error.to_string())
    }
}

impl Engine {
    /// Runs `ask` on the index, opened and brought up to date where that is needed. An index that
    /// turns out to be damaged is made anew once.
    pub(crate) fn with_index<T>(
        &self,
        ask: impl Fn(&Index) -> Result<T, IndexError>,
    ) -> Result<T, EngineError> {
        let mut slot = lock(&self.index);
        let generation = lock(&self.library).generation()?;
        let stale = slot.as_ref().is_none_or(|open| open.generation != generation);
        // While this process imports, the index lags behind the library and is the newest there is.
        if slot.is_none() || stale && !self.importing.load(Ordering::Relaxed) {
            // The old handle goes first: two handles on one index would both clean up.
            *slot = None;
            *slot = Some(self.open_index(generation)?);
        }
        let Some(open) = slot.as_ref() else {
            return Err(EngineError::Index("it is not open".to_owned()));
        };
        match ask(&open.index) {
            Err(error) if error.must_rebuild() => {
                *slot = None;
                let writer = Library::open_for_writing(&self.folder)?;
                let open = rebuild(&writer)?;
                let answer = ask(&open.index)?;
                *slot = Some(open);
                Ok(answer)
            }
            other => Ok(other?),
        }
    }

    fn open_index(&self, generation: u64) -> Result<OpenIndex, EngineError> {
        let folder = index_folder(&self.folder);
        match Index::open(&folder, generation) {
            Ok(index) => {
                let documents = current(&lock(&self.library))?;
                Ok(OpenIndex { index, documents, generation })
            }
            Err(error) if error.must_rebuild() => match Library::open_for_writing(&self.folder) {
                Ok(writer) => rebuild(&writer),
                // Somebody else is importing: the last committed state answers meanwhile. It counts as
                // of no generation of the library, so that the next search looks for a newer one.
                Err(LibraryError::InUse { owner }) => Index::open_as_is(&folder)
                    .map(|index| OpenIndex { index, documents: BTreeSet::new(), generation: NONE })
                    .map_err(|_| LibraryError::InUse { owner }.into()),
                Err(other) => Err(other.into()),
            },
            Err(other) => Err(other.into()),
        }
    }

    /// Brings the index to the state of the library that `writer` has written.
    pub(crate) fn bring_index_up_to_date(&self, writer: &Library) -> Result<(), EngineError> {
        let mut slot = lock(&self.index);
        if let Some(open) = slot.as_mut() {
            match update(open, writer) {
                Ok(()) => return Ok(()),
                Err(UpdateError::Index(error)) if error.must_rebuild() => {}
                Err(error) => return Err(error.into()),
            }
        }
        *slot = None;
        *slot = Some(rebuild(writer)?);
        Ok(())
    }

    /// Opens the index as it was left by the last import, so that the next one only adds to it.
    pub(crate) fn open_index_for_import(&self, writer: &Library) -> Result<(), EngineError> {
        let mut slot = lock(&self.index);
        let generation = writer.generation()?;
        if slot.as_ref().is_some_and(|open| open.generation == generation) {
            return Ok(());
        }
        *slot = None;
        *slot = match Index::open(&index_folder(&self.folder), generation) {
            Ok(index) => Some(OpenIndex { index, documents: current(writer)?, generation }),
            Err(error) if error.must_rebuild() => Some(rebuild(writer)?),
            Err(other) => return Err(other.into()),
        };
        Ok(())
    }

    /// Has a document indexed once more when the index is next brought up to date.
    pub(crate) fn index_again(&self, document: i64) {
        if let Some(open) = lock(&self.index).as_mut() {
            open.documents.remove(&document);
        }
    }

    pub(crate) fn index_health(&self, repair: bool) -> Result<HealthCheck, EngineError> {
        let check = "search-index";
        let looked = self.look_at_index();
        if repair {
            let writer = Library::open_for_writing(&self.folder)?;
            let mut slot = lock(&self.index);
            *slot = None;
            let open = rebuild(&writer)?;
            let message =
                format!("The search index was built anew: {} passages.", open.index.passages());
            *slot = Some(open);
            return Ok(HealthCheck { check, status: Health::Repaired, message });
        }
        Ok(match looked {
            Ok(passages) => HealthCheck {
                check,
                status: Health::Good,
                message: format!("The search index holds {passages} passages and is up to date."),
            },
            Err(reason) => HealthCheck {
                check,
                status: Health::Bad,
                message: format!(
                    "{reason}. The next search builds it anew, or run `codicil doctor --repair`."
                ),
            },
        })
    }

    /// The number of passages of a sound index, without repairing anything.
    fn look_at_index(&self) -> Result<u64, String> {
        *lock(&self.index) = None;
        let generation = lock(&self.library).generation().map_err(|error| error.to_string())?;
        let sentence = |error: IndexError| {
            let text = error.to_string();
            let mut letters = text.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
                .unwrap_or_default()
        };
        let index = Index::open(&index_folder(&self.folder), generation).map_err(sentence)?;
        index.check().map_err(sentence)?;
        Ok(index.passages())
    }
}

/// Why an index could not be brought up to date.
#[derive(Debug)]
enum UpdateError {
    Index(IndexError),
    Library(LibraryError),
}

impl From<IndexError> for UpdateError {
    fn from(error: IndexError) -> Self {
        UpdateError::Index(error)
    }
}

impl From<LibraryError> for UpdateError {
    fn from(error: LibraryError) -> Self {
        UpdateError::Library(error)
    }
}

impl From<UpdateError> for EngineError {
    fn from(error: UpdateError) -> Self {
        match error {
            UpdateError::Index(error) => error.into(),
            UpdateError::Library(error) => error.into(),
        }
    }
}

fn current(library: &Library) -> Result<BTreeSet<i64>, LibraryError> {
    Ok(library.documents()?.into_iter().map(|row| row.id).collect())
}

fn rebuild(writer: &Library) -> Result<OpenIndex, EngineError> {
    let index = Index::create(&index_folder(writer.folder()))?;
    let mut open = OpenIndex { index, documents: BTreeSet::new(), generation: 0 };
    update(&mut open, writer)?;
    Ok(open)
}

fn update(open: &mut OpenIndex, library: &Library) -> Result<(), UpdateError> {
    let now = current(library)?;
    let generation = library.generation()?;
    let mut writer = open.index.writer()?;
    for gone in open.documents.difference(&now) {
        writer.delete_document(*gone)?;
    }
    for added in now.difference(&open.documents) {
        let stored = library.document(*added)?;
        let source = Source {
            id: *added,
            file: &stored.row.file,
            code: &stored.code,
            document: &stored.document,
            references: &stored.references,
        };
        writer.replace_document(*added, passages(&source))?;
    }
    writer.commit(generation)?;
    open.documents = now;
    open.generation = generation;
    Ok(())
}
