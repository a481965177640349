//! What the app remembers from one start to the next: one small file in its data folder.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::types::{ApiError, ErrorCode, Preferences};

/// How many libraries are remembered.
const REMEMBERED: usize = 8;

/// The name of the sample library, which no folder of papers gets.
pub(crate) const SAMPLE: &str = "Sample";

/// What the app remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Settings {
    /// What the person chose.
    pub preferences: Preferences,
    /// Libraries that were open, newest first.
    pub recent: Vec<PathBuf>,
    /// Which library was made for which folder of papers.
    pub sources: Vec<SourceFolder>,
}

/// A folder of papers and the library that was made for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SourceFolder {
    pub papers: PathBuf,
    pub library: PathBuf,
}

impl Settings {
    /// What was kept; the defaults where nothing was, or where the file is damaged: losing the list
    /// of recent libraries is no reason not to start.
    pub fn load(data: &Path) -> Self {
        let text = std::fs::read(file(data)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Writes the file beside the old one, then puts it in its place.
    pub fn save(&self, data: &Path) -> Result<(), ApiError> {
        self.write(data).map_err(|error| {
            ApiError::new(
                ErrorCode::Internal,
                format!("What you chose could not be kept in “{}”: {error}.", data.display()),
                "It holds until you close the app.",
            )
        })
    }

    fn write(&self, data: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(data)?;
        let fresh = data.join("settings.json.new");
        let mut out = std::fs::File::create(&fresh)?;
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")?;
        out.sync_all()?;
        std::fs::rename(fresh, file(data))
    }

    /// Puts a library at the head of the recent ones.
    pub fn remember(&mut self, library: &Path) {
        self.recent.retain(|folder| folder != library);
        self.recent.insert(0, library.to_owned());
        self.recent.truncate(REMEMBERED);
    }

    /// The library for a folder of papers: the one made for it before, or a new one with its name.
    pub fn library_for(&mut self, papers: &Path, libraries: &Path) -> PathBuf {
        if let Some(known) = self.sources.iter().find(|source| source.papers == papers) {
            return known.library.clone();
        }
        let name = crate::app::name_of_folder(papers);
        let library = (1..)
            .map(|number| {
                if number == 1 {
                    libraries.join(&name)
                } else {
                    libraries.join(format!("{name} {number}"))
                }
            })
            .filter(|folder| {
                folder.file_name().is_none_or(|name| !name.eq_ignore_ascii_case(SAMPLE))
            })
            .find(|folder| {
                !folder.exists() && self.sources.iter().all(|source| source.library != *folder)
            })
            .expect("the natural numbers do not end");
        self.sources.push(SourceFolder { papers: papers.to_owned(), library: library.clone() });
        library
    }
}

fn file(data: &Path) -> PathBuf {
    data.join("settings.json")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Settings;

    #[test]
    fn settings_survive_and_damage_is_forgiven() {
        let data = tempfile::tempdir().expect("a folder");
        let mut settings = Settings::default();
        settings.remember(Path::new("one"));
        settings.remember(Path::new("two"));
        settings.remember(Path::new("one"));
        settings.save(data.path()).expect("it can be written");
        assert_eq!(Settings::load(data.path()), settings);
        assert_eq!(settings.recent, [Path::new("one"), Path::new("two")]);
        std::fs::write(data.path().join("settings.json"), "{ broken").expect("it can be written");
        assert_eq!(Settings::load(data.path()), Settings::default());
    }

    #[test]
    fn a_folder_named_like_the_sample_gets_a_library_of_its_own() {
        let mut settings = Settings::default();
        let library = settings.library_for(Path::new("a/sample"), Path::new("libraries"));
        assert_eq!(library, Path::new("libraries/sample 2"));
    }

    #[test]
    fn two_folders_of_one_name_get_two_libraries() {
        let mut settings = Settings::default();
        let first = settings.library_for(Path::new("a/Papers"), Path::new("libraries"));
        let second = settings.library_for(Path::new("b/Papers"), Path::new("libraries"));
        assert_eq!(first, Path::new("libraries/Papers"));
        assert_eq!(second, Path::new("libraries/Papers 2"));
        assert_eq!(settings.library_for(Path::new("a/Papers"), Path::new("libraries")), first);
    }
}
