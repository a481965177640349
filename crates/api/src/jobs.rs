//! Imports that run while the window is used.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use codicil_engine::{Engine, EngineError, ImportEvent, ImportOptions};

use crate::app::{App, Host, OpenLibrary, count, lock, name_of_folder};
use crate::types::*;

/// The import that runs, if one does.
#[derive(Default)]
pub(crate) struct Jobs {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last: u32,
    running: Option<Running>,
}

impl State {
    fn require_none(&self) -> Result<(), ApiError> {
        match self.running {
            None => Ok(()),
            Some(_) => Err(ApiError::new(
                ErrorCode::Busy,
                "An import is running.",
                "Wait until it is done, or stop it.",
            )),
        }
    }
}

struct Running {
    job: u32,
    stop: Arc<AtomicBool>,
    undo: Arc<AtomicBool>,
}

impl Jobs {
    /// Fails while an import runs.
    pub fn require_none(&self) -> Result<(), ApiError> {
        lock(&self.state).require_none()
    }

    fn begin(&self) -> Result<Signals, ApiError> {
        // One look for both, or two imports that are asked for at once would both begin.
        let mut state = lock(&self.state);
        state.require_none()?;
        state.last += 1;
        let signals = Signals { job: state.last, stop: Arc::default(), undo: Arc::default() };
        state.running = Some(Running {
            job: signals.job,
            stop: Arc::clone(&signals.stop),
            undo: Arc::clone(&signals.undo),
        });
        Ok(signals)
    }

    fn end(&self) {
        lock(&self.state).running = None;
    }
}

/// How a running import hears that it should stop.
struct Signals {
    job: u32,
    stop: Arc<AtomicBool>,
    undo: Arc<AtomicBool>,
}

impl App {
    /// See the list of commands.
    pub fn choose_folder(&self, _: Nothing) -> Result<Option<FolderSurvey>, ApiError> {
        let Some(folder) = self.host.pick_folder("Choose a folder of papers") else {
            return Ok(None);
        };
        let found = codicil_engine::find(std::slice::from_ref(&folder))?;
        let mut folders = lock(&self.folders);
        folders.push(folder.clone());
        let open = lock(&self.open).clone();
        let library = match &open {
            Some(open) => open.folder.clone(),
            None => lock(&self.settings).library_for(&folder, &self.libraries()),
        };
        Ok(Some(FolderSurvey {
            id: (folders.len() - 1).to_string(),
            name: name_of_folder(&folder),
            place: folder.display().to_string(),
            readable: count(found.readable.len()),
            bytes: found
                .readable
                .iter()
                .filter_map(|path| path.metadata().ok())
                .map(|file| file.len())
                .sum(),
            skipped: skipped(&found.skipped),
            library_place: library.display().to_string(),
            adds_to_open_library: open.is_some(),
        }))
    }

    /// See the list of commands.
    pub fn start_import(&self, request: FolderRequest) -> Result<ImportStarted, ApiError> {
        let number: Option<usize> = request.folder.parse().ok();
        let folder = number
            .and_then(|number| lock(&self.folders).get(number).cloned())
            .ok_or_else(|| ApiError::bad_request("That folder was not chosen."))?;
        let open = lock(&self.open).clone();
        let library = match open {
            Some(open) => open,
            None => {
                let place = lock(&self.settings).library_for(&folder, &self.libraries());
                self.opened(Engine::create(&place)?, &place)?
            }
        };
        self.start_job(library, folder)
    }

    /// See the list of commands.
    pub fn start_sample(&self, _: Nothing) -> Result<ImportStarted, ApiError> {
        self.jobs.require_none()?;
        let place = self.sample_library();
        let library = self.opened(Engine::create(&place)?, &place)?;
        self.start_job(library, self.host.sample_folder().to_owned())
    }

    /// See the list of commands.
    pub fn cancel_import(&self, request: CancelRequest) -> Result<Nothing, ApiError> {
        let state = lock(&self.jobs.state);
        // An import that has just ended needs no stopping.
        if let Some(running) = state.running.as_ref().filter(|running| running.job == request.job) {
            running.undo.store(!request.keep, Ordering::Relaxed);
            running.stop.store(true, Ordering::Relaxed);
        }
        Ok(Nothing {})
    }

    fn libraries(&self) -> PathBuf {
        self.host.data_folder().join("libraries")
    }

    fn start_job(
        &self,
        library: Arc<OpenLibrary>,
        folder: PathBuf,
    ) -> Result<ImportStarted, ApiError> {
        let signals = self.jobs.begin()?;
        let job = signals.job;
        let work = Work {
            host: Arc::clone(&self.host),
            jobs: Arc::clone(&self.jobs),
            library,
            folder,
            signals,
        };
        let started =
            std::thread::Builder::new().name("import".to_owned()).spawn(move || work.run());
        match started {
            Ok(_) => Ok(ImportStarted { job }),
            Err(error) => {
                self.jobs.end();
                Err(ApiError::internal(&error))
            }
        }
    }
}

/// What an import needs while it runs.
struct Work {
    host: Arc<dyn Host>,
    jobs: Arc<Jobs>,
    library: Arc<OpenLibrary>,
    folder: PathBuf,
    signals: Signals,
}

impl Work {
    fn run(self) {
        let mut progress = ImportProgress {
            job: self.signals.job,
            stage: ImportStage::Finding,
            done: 0,
            total: 0,
            file: None,
            finished: None,
            error: None,
        };
        self.host.import_progress(&progress);
        // A fault of ours must not leave the window waiting for an end that never comes.
        let result = catch_unwind(AssertUnwindSafe(|| self.import(&mut progress)));
        let result = match result {
            Ok(result) => result.map_err(ApiError::from),
            Err(_) => Err(ApiError::internal(&"the import broke off")),
        };
        progress.file = None;
        progress.finished = None;
        match result {
            Ok(cancelled) => {
                progress.stage = if cancelled { ImportStage::Cancelled } else { ImportStage::Done }
            }
            Err(error) => {
                progress.stage = ImportStage::Failed;
                progress.error = Some(error);
            }
        }
        // Ended before it is told, so that whoever hears of the end can start the next.
        self.jobs.end();
        self.host.import_progress(&progress);
    }

    /// True when the person stopped it.
    fn import(&self, progress: &mut ImportProgress) -> Result<bool, EngineError> {
        let engine = &self.library.engine;
        let folders = std::slice::from_ref(&self.folder);
        let answer = engine.import(
            folders,
            &ImportOptions::default(),
            &self.signals.stop,
            &mut |event| {
                follow(progress, event);
                self.host.import_progress(progress);
            },
        )?;
        if answer.cancelled && self.signals.undo.load(Ordering::Relaxed) {
            engine.undo(&answer)?;
        }
        Ok(answer.cancelled)
    }
}

fn follow(progress: &mut ImportProgress, event: &ImportEvent<'_>) {
    progress.finished = None;
    match event {
        ImportEvent::Found { files } => {
            progress.total = count(*files);
            progress.stage = ImportStage::Reading;
        }
        ImportEvent::Reading { path } => progress.file = Some(file_name(path)),
        ImportEvent::Finished { document, .. } => {
            progress.done += 1;
            progress.finished = Some(ImportedFile {
                name: file_name(Path::new(&document.path)),
                status: document.status.into(),
                notices: document.notices.iter().map(Into::into).collect(),
            });
        }
        ImportEvent::Indexing => {
            progress.stage = ImportStage::Indexing;
            progress.file = None;
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Files passed over, by reason in the order of first appearance.
fn skipped(files: &[codicil_engine::Skipped]) -> Vec<SkippedFiles> {
    let mut by_reason: Vec<SkippedFiles> = Vec::new();
    for file in files {
        let index = match by_reason.iter().position(|group| group.reason == file.reason) {
            Some(index) => index,
            None => {
                by_reason.push(SkippedFiles {
                    reason: file.reason.clone(),
                    count: 0,
                    examples: Vec::new(),
                });
                by_reason.len() - 1
            }
        };
        let group = &mut by_reason[index];
        group.count += 1;
        if group.examples.len() < 3 {
            group.examples.push(file_name(&file.path));
        }
    }
    by_reason
}
