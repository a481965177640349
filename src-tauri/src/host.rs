//! What the desktop lends to the commands.

use std::path::{Path, PathBuf};

use codicil_api::{Host, ImportProgress};
use tauri::{AppHandle, Emitter, Manager, path::BaseDirectory};
use tauri_plugin_dialog::DialogExt;

use crate::options::Options;

/// The desktop: dialogs, events to the window, the platform's folders.
pub struct DesktopHost {
    app: AppHandle,
    data: PathBuf,
    sample: PathBuf,
    rules: PathBuf,
}

impl DesktopHost {
    /// Asks the platform for its folders.
    ///
    /// # Errors
    ///
    /// When the platform has no data folder.
    pub fn new(app: AppHandle, _options: &Options) -> tauri::Result<Self> {
        let data = app.path().app_data_dir()?;
        let sample = app.path().resolve("sample", BaseDirectory::Resource)?;
        let rules = app.path().resolve("rules", BaseDirectory::Resource)?;
        Ok(Self { app, data, sample, rules })
    }
}

impl Host for DesktopHost {
    fn pick_folder(&self, title: &str) -> Option<PathBuf> {
        let picked = self.app.dialog().file().set_title(title).blocking_pick_folder()?;
        picked.into_path().ok()
    }

    fn pick_file(&self, title: &str, endings: &[&str]) -> Option<PathBuf> {
        let dialog = self.app.dialog().file().set_title(title).add_filter(title, endings);
        dialog.blocking_pick_file()?.into_path().ok()
    }

    fn import_progress(&self, progress: &ImportProgress) {
        // A window that is closing does not listen; the import goes on and ends by itself.
        let _ = self.app.emit_to("main", "import", progress);
    }

    fn data_folder(&self) -> &Path {
        &self.data
    }

    fn sample_folder(&self) -> &Path {
        &self.sample
    }

    fn rules_folder(&self) -> &Path {
        &self.rules
    }
}
