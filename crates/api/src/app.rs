//! The state behind the commands: the host, the open library, the running import.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use codicil_engine::Engine;

use crate::jobs::Jobs;
use crate::settings::Settings;
use crate::types::*;

/// What a program lends to the commands: dialogs, folders, events.
pub trait Host: Send + Sync {
    /// Lets the person choose a folder; `None` when they chose none.
    fn pick_folder(&self, title: &str) -> Option<PathBuf>;
    /// Lets the person choose a file with one of these endings; `None` when they chose none.
    fn pick_file(&self, title: &str, endings: &[&str]) -> Option<PathBuf>;
    /// Tells the window how an import stands.
    fn import_progress(&self, progress: &ImportProgress);
    /// Keeps a failure that no command can answer with.
    fn report(&self, error: &ApiError) {
        eprintln!("codicil: {} {}", error.message, error.hint);
    }
    /// The folder where the program keeps its libraries and preferences.
    fn data_folder(&self) -> &Path;
    /// The folder with the sample papers.
    fn sample_folder(&self) -> &Path;
    /// The folder with the packs of rules.
    fn rules_folder(&self) -> &Path;
}

/// What is opened first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing: the first-run screen.
    Nothing,
    /// The library that was open last, where it is still there.
    LastLibrary,
    /// The sample library, read anew where its papers have changed.
    Sample,
    /// The library in this folder.
    Library(PathBuf),
}

/// The commands and their state. Cheap to share; every command may run on its own thread.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) open: Mutex<Option<Arc<OpenLibrary>>>,
    pub(crate) settings: Mutex<Settings>,
    pub(crate) folders: Mutex<Vec<PathBuf>>,
    /// Files of rules that the person has opened.
    pub(crate) rule_files: Mutex<Vec<PathBuf>>,
    /// The scratch text as it was checked last.
    pub(crate) draft: Mutex<Option<crate::rules::Desk>>,
    pub(crate) jobs: Arc<Jobs>,
    /// What is opened when the window first asks; by then it hears of imports.
    start: Mutex<Start>,
}

/// The open library.
pub(crate) struct OpenLibrary {
    pub engine: Engine,
    pub folder: PathBuf,
    pub sample: bool,
}

/// A lock whose holder failed is taken over: the state behind it is replaced as a whole, never left
/// half changed.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// Starts with what the host has kept. What is asked for is opened when the window first asks
    /// for its state.
    pub fn start(host: Arc<dyn Host>, start: Start) -> Self {
        let settings = Settings::load(host.data_folder());
        Self {
            host,
            open: Mutex::new(None),
            settings: Mutex::new(settings),
            folders: Mutex::new(Vec::new()),
            rule_files: Mutex::new(Vec::new()),
            draft: Mutex::new(None),
            jobs: Arc::new(Jobs::default()),
            start: Mutex::new(start),
        }
    }

    /// Opens what was asked for at the start. Where that fails the first-run screen shows, and the
    /// library stands among the recent ones, where opening it says why.
    fn open_at_start(&self) {
        let start = std::mem::replace(&mut *lock(&self.start), Start::Nothing);
        let opened = match start {
            Start::Nothing => return,
            Start::LastLibrary => {
                let last = lock(&self.settings).recent.first().cloned();
                last.map(|folder| self.open_folder(&folder).map(drop))
            }
            Start::Sample => Some(self.start_sample(Nothing {}).map(drop)),
            Start::Library(folder) => Some(self.open_folder(&folder).map(drop)),
        };
        if let Some(Err(error)) = opened {
            self.host.report(&error);
        }
    }

    /// See the list of commands.
    pub fn app_state(&self, _: Nothing) -> Result<AppState, ApiError> {
        self.open_at_start();
        let library = self.open_info();
        let settings = lock(&self.settings);
        Ok(AppState {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            library,
            recent: settings
                .recent
                .iter()
                .enumerate()
                .map(|(number, folder)| recent(number, folder))
                .collect(),
            preferences: settings.preferences.clone(),
        })
    }

    /// The open library. One that can no longer be read (its drive is gone) is closed, so that the
    /// window comes back to the first screen, where opening it again says why.
    fn open_info(&self) -> Option<LibraryInfo> {
        let open = lock(&self.open).clone()?;
        match open.info() {
            Ok(info) => Some(info),
            Err(error) => {
                self.host.report(&error);
                *lock(&self.open) = None;
                None
            }
        }
    }

    /// See the list of commands.
    pub fn set_preferences(&self, preferences: Preferences) -> Result<Preferences, ApiError> {
        let mut settings = lock(&self.settings);
        settings.preferences = Preferences { zoom: preferences.zoom.clamp(50, 400), ..preferences };
        settings.save(self.host.data_folder())?;
        Ok(settings.preferences.clone())
    }

    /// See the list of commands.
    pub fn choose_library(&self, _: Nothing) -> Result<Option<AppState>, ApiError> {
        match self.host.pick_folder("Open a library") {
            Some(folder) => self.open_folder(&folder).map(Some),
            None => Ok(None),
        }
    }

    /// See the list of commands.
    pub fn open_recent(&self, request: RecentRequest) -> Result<AppState, ApiError> {
        let folder = {
            let settings = lock(&self.settings);
            let number: Option<usize> = request.id.parse().ok();
            number.and_then(|number| settings.recent.get(number).cloned())
        };
        match folder {
            Some(folder) => self.open_folder(&folder),
            None => Err(ApiError::bad_request("There is no such library in the list.")),
        }
    }

    /// See the list of commands.
    pub fn close_library(&self, request: Nothing) -> Result<AppState, ApiError> {
        self.jobs.require_none()?;
        *lock(&self.open) = None;
        self.app_state(request)
    }

    pub(crate) fn open_folder(&self, folder: &Path) -> Result<AppState, ApiError> {
        self.jobs.require_none()?;
        let engine = Engine::open(folder)?;
        self.opened(engine, folder)?;
        self.app_state(Nothing {})
    }

    /// Makes an opened library the current one and remembers it.
    pub(crate) fn opened(
        &self,
        engine: Engine,
        folder: &Path,
    ) -> Result<Arc<OpenLibrary>, ApiError> {
        let sample = folder == self.sample_library();
        let open = Arc::new(OpenLibrary { engine, folder: folder.to_owned(), sample });
        *lock(&self.open) = Some(Arc::clone(&open));
        let mut settings = lock(&self.settings);
        settings.remember(folder);
        settings.save(self.host.data_folder())?;
        Ok(open)
    }

    pub(crate) fn library(&self) -> Result<Arc<OpenLibrary>, ApiError> {
        lock(&self.open).clone().ok_or_else(|| {
            ApiError::new(
                ErrorCode::NoLibrary,
                "No library is open.",
                "Choose a folder of papers or open a library.",
            )
        })
    }

    pub(crate) fn sample_library(&self) -> PathBuf {
        self.host.data_folder().join("libraries").join(crate::settings::SAMPLE)
    }
}

impl OpenLibrary {
    pub(crate) fn info(&self) -> Result<LibraryInfo, ApiError> {
        let documents = self.engine.documents()?;
        Ok(LibraryInfo {
            name: name_of_folder(&self.folder),
            place: self.folder.display().to_string(),
            documents: count(documents.len()),
            not_fully_read: count(
                documents.iter().filter(|document| !document.is_fully_read()).count(),
            ),
            sample: self.sample,
        })
    }
}

/// A count as the window takes it.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn name_of_folder(folder: &Path) -> String {
    folder
        .file_name()
        .map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}

fn recent(number: usize, folder: &Path) -> RecentLibrary {
    RecentLibrary {
        id: number.to_string(),
        name: name_of_folder(folder),
        place: folder.display().to_string(),
    }
}
