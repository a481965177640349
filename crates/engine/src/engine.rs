//! An open library: its documents, its index, and the answers over both.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use codicil_amend::Change;
use codicil_document::{Document, Kind, Notice};
use codicil_library::{DocumentRow, Library};
use codicil_refs::Reference;
use codicil_report::answer::findings::FindingsAnswer;
use codicil_report::answer::import::Status;

use crate::error::EngineError;
use crate::index::OpenIndex;

/// How many opened documents are kept at hand.
const KEPT_DOCUMENTS: usize = 64;

/// An open library. Every method may be called from any thread; an import runs beside searches.
pub struct Engine {
    pub(crate) folder: PathBuf,
    pub(crate) library: Mutex<Library>,
    /// The index, once it was needed; the only handle on it in this process.
    pub(crate) index: Mutex<Option<OpenIndex>>,
    /// True while an import of this process runs.
    pub(crate) importing: AtomicBool,
    /// What the checks reported, and on which state of the library.
    pub(crate) findings: Mutex<Option<(u64, Arc<FindingsAnswer>)>>,
    /// Opened documents, the oldest first.
    kept: Mutex<VecDeque<Arc<OpenDocument>>>,
}

/// A document of the library, opened.
#[derive(Clone, Debug)]
pub struct OpenDocument {
    /// What the list of documents says about it.
    pub summary: DocumentSummary,
    /// Prefix of the code that it speaks of.
    pub code: String,
    /// Its words.
    pub document: Document,
    /// Its references, in the order of the text.
    pub references: Vec<Reference>,
    /// What it does to clauses of the code.
    pub changes: Vec<Change>,
}

/// A line of the list of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentSummary {
    /// Its number in the library.
    pub id: i64,
    /// The path it was read from.
    pub path: String,
    /// The name of the file.
    pub file: String,
    /// What kind of paper it is.
    pub kind: Kind,
    /// Its modification.
    pub modification: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Pages in the file.
    pub pages: u32,
    /// Pages whose words were read.
    pub pages_read: u32,
    /// How reading went: read, partial or failed.
    pub status: Status,
    /// What a person must know.
    pub notices: Vec<Notice>,
    /// True where a person has corrected something about it.
    pub corrected: bool,
}

impl DocumentSummary {
    /// Its title, or the name of the file where it states none.
    pub fn name_for_people(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.file)
    }

    /// False where words may be missing.
    pub fn is_fully_read(&self) -> bool {
        self.status == Status::Read
    }
}

impl From<DocumentRow> for DocumentSummary {
    fn from(row: DocumentRow) -> Self {
        Self {
            id: row.id,
            path: row.path,
            file: row.file,
            kind: row.kind,
            modification: row.modification,
            title: row.title,
            version: row.version,
            date: row.date,
            pages: row.pages,
            pages_read: row.pages_read,
            status: match row.status {
                codicil_library::Status::Read => Status::Read,
                codicil_library::Status::Partial => Status::Partial,
                codicil_library::Status::Failed => Status::Failed,
            },
            notices: row.notices,
            corrected: row.corrected,
        }
    }
}

/// Takes over a lock whose holder failed: what is behind these is replaced as a whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Engine {
    /// Opens the library in `folder` for reading; an import takes the right to write while it runs.
    ///
    /// # Errors
    ///
    /// When there is no library, it is damaged, or a newer version made it.
    pub fn open(folder: &Path) -> Result<Self, EngineError> {
        Ok(Self::with(folder, Library::open(folder)?))
    }

    /// Opens the library in `folder`, making an empty one where there is none.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written, holds something else, or a newer version made it.
    pub fn create(folder: &Path) -> Result<Self, EngineError> {
        Library::create(folder)?;
        Self::open(folder)
    }

    fn with(folder: &Path, library: Library) -> Self {
        Self {
            folder: folder.to_owned(),
            library: Mutex::new(library),
            index: Mutex::new(None),
            importing: AtomicBool::new(false),
            findings: Mutex::new(None),
            kept: Mutex::new(VecDeque::new()),
        }
    }

    /// The documents of the library, in the order of their paths.
    ///
    /// # Errors
    ///
    /// Those of the library.
    pub fn documents(&self) -> Result<Vec<DocumentSummary>, EngineError> {
        Ok(lock(&self.library).documents()?.into_iter().map(DocumentSummary::from).collect())
    }

    /// Opens a document.
    ///
    /// # Errors
    ///
    /// When there is no such document, or the library cannot be read.
    pub fn document(&self, id: i64) -> Result<Arc<OpenDocument>, EngineError> {
        if let Some(open) = lock(&self.kept).iter().find(|open| open.summary.id == id) {
            return Ok(Arc::clone(open));
        }
        let stored = lock(&self.library).document(id)?;
        let open = Arc::new(OpenDocument {
            changes: stored
                .changes
                .iter()
                .filter_map(|row| serde_json::from_str(&row.body).ok())
                .collect(),
            summary: stored.row.into(),
            code: stored.code,
            document: stored.document,
            references: stored.references,
        });
        let mut kept = lock(&self.kept);
        if kept.len() >= KEPT_DOCUMENTS {
            kept.pop_front();
        }
        kept.push_back(Arc::clone(&open));
        Ok(open)
    }

    /// Forgets opened documents, after the library has changed.
    pub(crate) fn forget_documents(&self) {
        lock(&self.kept).clear();
    }
}
