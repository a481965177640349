//! Reading files and folders into a library.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use codicil_amend::Change;
use codicil_document::{Document, Notice};
use codicil_library::{ChangeRow, Counts, Library, LibraryError, NewDocument, Seen};
use codicil_report::answer::NoticeAnswer;
use codicil_report::answer::import::{ImportAnswer, ImportedDocument, SkippedFile, Status};

use crate::corrections::Corrections;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::files::{Found, find, path_name};
use crate::read::{ReadFile, bytes, read_bytes, sha256};

/// How an import is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportOptions {
    /// Read files anew that seem unchanged.
    pub again: bool,
}

/// Where an import stands.
#[derive(Clone, Copy, Debug)]
pub enum ImportEvent<'a> {
    /// The files are found.
    Found {
        /// How many will be read.
        files: usize,
    },
    /// A file is being read.
    Reading {
        /// Its path.
        path: &'a Path,
    },
    /// A file is done.
    Finished {
        /// How it went.
        document: &'a ImportedDocument,
    },
    /// All files are done; the index is brought up to date.
    Indexing,
}

impl Engine {
    /// Reads files and folders into the library. Each document is stored whole or not at all, and
    /// what is stored stays when `stop` becomes true.
    ///
    /// # Errors
    ///
    /// When nothing was found to read, or the library cannot be written. A file that cannot be read
    /// is no error: it is listed as failed, with the reason.
    pub fn import(
        &self,
        paths: &[PathBuf],
        options: &ImportOptions,
        stop: &AtomicBool,
        follow: &mut dyn FnMut(&ImportEvent<'_>),
    ) -> Result<ImportAnswer, EngineError> {
        let found = find(paths)?;
        if found.readable.is_empty() {
            return Err(nothing_to_read(paths));
        }
        let mut writer = Library::open_for_writing(&self.folder)?;
        self.open_index_for_import(&writer)?;
        let _importing = Importing::begin(&self.importing);
        let number = writer.begin_run(seconds_now())?;
        let mut run = Run { writer, options, documents: Vec::new(), counts: Counts::default() };
        follow(&ImportEvent::Found { files: found.readable.len() });
        let mut cancelled = false;
        let mut indexed = Instant::now();
        for path in &found.readable {
            if stop.load(Ordering::Relaxed) {
                cancelled = true;
                break;
            }
            follow(&ImportEvent::Reading { path });
            let document = run.file(path, stop)?;
            follow(&ImportEvent::Finished { document: &document });
            run.count(document.status);
            run.documents.push(document);
            if indexed.elapsed() > BETWEEN_COMMITS {
                self.bring_index_up_to_date(&run.writer)?;
                indexed = Instant::now();
            }
        }
        run.writer.finish_run(number, seconds_now(), &run.counts, cancelled)?;
        follow(&ImportEvent::Indexing);
        self.forget_documents();
        self.bring_index_up_to_date(&run.writer)?;
        Ok(answer(run.documents, found, cancelled))
    }

    /// Takes the documents of an import out again; those that they replaced come back.
    ///
    /// # Errors
    ///
    /// When the library cannot be written.
    pub fn undo(&self, answer: &ImportAnswer) -> Result<(), EngineError> {
        let mut writer = Library::open_for_writing(&self.folder)?;
        for id in answer.documents.iter().filter_map(|document| document.stored) {
            // Another program may have taken it out meanwhile: it is gone, as it should be.
            match writer.withdraw(id) {
                Ok(()) | Err(LibraryError::NoDocument(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.forget_documents();
        self.bring_index_up_to_date(&writer)
    }
}

/// How long finished documents wait before they can be searched.
const BETWEEN_COMMITS: Duration = Duration::from_secs(3);

/// Holds the sign that an import runs, and takes it down however the import ends.
struct Importing<'a>(&'a AtomicBool);

impl<'a> Importing<'a> {
    fn begin(sign: &'a AtomicBool) -> Self {
        sign.store(true, Ordering::Relaxed);
        Self(sign)
    }
}

impl Drop for Importing<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// A running import.
struct Run<'a> {
    writer: Library,
    options: &'a ImportOptions,
    documents: Vec<ImportedDocument>,
    counts: Counts,
}

/// What the file system says about a file.
#[derive(Clone, Copy, Default)]
struct Stamp {
    size: u64,
    /// Nanoseconds since 1970; 0 where the system does not say.
    modified: i64,
}

impl Run<'_> {
    /// A file goes by its whole path in the library, whatever folder it was named from; the answer
    /// names it as it was asked for.
    fn file(&mut self, path: &Path, stop: &AtomicBool) -> Result<ImportedDocument, EngineError> {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let imported = self.file_at(path, path_name(&whole), stop)?;
        Ok(ImportedDocument { path: path_name(path), ..imported })
    }

    fn file_at(
        &mut self,
        path: &Path,
        name: String,
        stop: &AtomicBool,
    ) -> Result<ImportedDocument, EngineError> {
        let stamp = stamp(path);
        if !self.options.again
            && let Some(seen) = self.writer.unchanged(&name, stamp.size, stamp.modified)?
        {
            return self.seen(&name, &seen);
        }
        let bytes = match bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.failed(&name, stamp, None, &error),
        };
        let digest = sha256(&bytes);
        if !self.options.again
            && let Some(seen) = self.writer.with_content(&name, &digest)?
        {
            let (Seen::Here(id) | Seen::Elsewhere(id)) = seen;
            self.writer.note_name(&name, id, stamp.size, stamp.modified)?;
            return self.seen(&name, &seen);
        }
        let corrections = Corrections::of(&self.writer, &name, &digest)?;
        let stopped = || stop.load(Ordering::Relaxed);
        match read_bytes(path, &bytes, &corrections, &stopped) {
            Ok(file) => self.read(&name, stamp, &file),
            Err(error) => self.failed(&name, stamp, Some(&digest), &error),
        }
    }

    fn read(
        &mut self,
        path: &str,
        stamp: Stamp,
        file: &ReadFile,
    ) -> Result<ImportedDocument, EngineError> {
        let document = &file.document;
        let partial = document.notices.iter().any(|notice| notice.loses_text);
        let status = if partial { Status::Partial } else { Status::Read };
        let pages = document.pages.len() as u32;
        let changes: Vec<ChangeRow> = file.changes.iter().filter_map(change_row).collect();
        let stored = self.writer.store(&NewDocument {
            path,
            sha256: Some(&file.sha256),
            size: stamp.size,
            modified: stamp.modified,
            imported_at: seconds_now(),
            status: stored_status(status),
            code: &file.profile.prefix,
            pages,
            pages_read: pages_read(document),
            document,
            references: &file.references,
            changes: &changes,
        })?;
        Ok(ImportedDocument {
            path: path.to_owned(),
            sha256: Some(file.sha256.clone()),
            kind: document.metadata.kind.as_ref().map(|kind| kind.value.name().to_owned()),
            modification: document.metadata.modification.as_ref().map(|fact| fact.value.clone()),
            status,
            pages,
            pages_read: pages_read(document),
            notices: document.notices.iter().map(NoticeAnswer::from).collect(),
            stored: Some(stored),
        })
    }

    /// A file that could not be read is stored without words, so that the list of documents says so.
    /// What was read from it before is kept.
    fn failed(
        &mut self,
        path: &str,
        stamp: Stamp,
        digest: Option<&str>,
        error: &EngineError,
    ) -> Result<ImportedDocument, EngineError> {
        let before = self.writer.documents()?.into_iter().find(|row| row.path == path);
        let was_read =
            before.as_ref().is_some_and(|row| row.status != codicil_library::Status::Failed);
        let known =
            before.is_some_and(|row| (row.size, row.modified) == (stamp.size, stamp.modified));
        let kept = if was_read { " What was read from it before is kept." } else { "" };
        let notice = Notice::new("not-read", format!("{}{kept}", reason(error))).losing_text();
        let stored = match was_read || known {
            true => None,
            false => Some(self.store_failed(path, stamp, digest, &notice)?),
        };
        Ok(ImportedDocument {
            path: path.to_owned(),
            sha256: digest.map(str::to_owned),
            kind: None,
            modification: None,
            status: Status::Failed,
            pages: 0,
            pages_read: 0,
            notices: vec![NoticeAnswer::from(&notice)],
            stored,
        })
    }

    fn store_failed(
        &mut self,
        path: &str,
        stamp: Stamp,
        digest: Option<&str>,
        notice: &Notice,
    ) -> Result<i64, EngineError> {
        let document = Document { notices: vec![notice.clone()], ..Document::default() };
        Ok(self.writer.store(&NewDocument {
            path,
            sha256: digest,
            size: stamp.size,
            modified: stamp.modified,
            imported_at: seconds_now(),
            status: codicil_library::Status::Failed,
            code: "",
            pages: 0,
            pages_read: 0,
            document: &document,
            references: &[],
            changes: &[],
        })?)
    }

    fn seen(&self, path: &str, seen: &Seen) -> Result<ImportedDocument, EngineError> {
        let (status, id) = match seen {
            Seen::Here(id) => (Status::Unchanged, *id),
            Seen::Elsewhere(id) => (Status::Duplicate, *id),
        };
        let row = self.writer.row(id)?;
        let mut notices: Vec<NoticeAnswer> = row.notices.iter().map(NoticeAnswer::from).collect();
        if status == Status::Duplicate {
            let message = format!("Same content as “{}”. Read once, both names kept.", row.path);
            notices.push(NoticeAnswer { code: "duplicate".to_owned(), message, page: None });
        }
        Ok(ImportedDocument {
            path: path.to_owned(),
            sha256: row.sha256,
            kind: Some(row.kind.name().to_owned()),
            modification: row.modification,
            status,
            pages: row.pages,
            pages_read: row.pages_read,
            notices,
            stored: None,
        })
    }

    fn count(&mut self, status: Status) {
        let counts = &mut self.counts;
        let place = match status {
            Status::Read => &mut counts.read,
            Status::Partial => &mut counts.partial,
            Status::Failed => &mut counts.failed,
            Status::Duplicate => &mut counts.duplicate,
            Status::Unchanged => &mut counts.unchanged,
        };
        *place += 1;
    }
}

/// Pages whose words were read.
pub(crate) fn pages_read(document: &Document) -> u32 {
    document.pages.iter().filter(|page| page.read).count() as u32
}

fn stored_status(status: Status) -> codicil_library::Status {
    match status {
        Status::Partial => codicil_library::Status::Partial,
        Status::Failed => codicil_library::Status::Failed,
        _ => codicil_library::Status::Read,
    }
}

/// A change as the library keeps it.
pub(crate) fn change_row(change: &Change) -> Option<ChangeRow> {
    let (code, from, to) = change.provisions()?;
    let body = serde_json::to_string(change).ok()?;
    Some(ChangeRow { code: code.to_owned(), from: from.clone(), to: to.cloned(), body })
}

/// What a person is told about a file that could not be read; the file is named beside it.
fn reason(error: &EngineError) -> String {
    match error {
        EngineError::NotText { reason, .. } => sentence(reason),
        other => other.to_string(),
    }
}

/// The words with a capital at the beginning and a full stop at the end.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String =
        letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    let stop = if words.ends_with('.') { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

fn stamp(path: &Path) -> Stamp {
    let Ok(file) = path.metadata() else { return Stamp::default() };
    let since = file.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0);
    Stamp { size: file.len(), modified }
}

pub(crate) fn seconds_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn nothing_to_read(paths: &[PathBuf]) -> EngineError {
    let places: Vec<String> = paths.iter().map(|path| format!("“{}”", path.display())).collect();
    let extensions: Vec<String> =
        codicil_extract::extensions().iter().map(|extension| format!(".{extension}")).collect();
    EngineError::NothingToRead { places: places.join(", "), extensions: extensions.join(" or ") }
}

fn answer(documents: Vec<ImportedDocument>, found: Found, cancelled: bool) -> ImportAnswer {
    let skipped = found
        .skipped
        .into_iter()
        .map(|file| SkippedFile { path: file.path.display().to_string(), reason: file.reason });
    ImportAnswer { schema: "codicil.import/1", documents, skipped: skipped.collect(), cancelled }
}
