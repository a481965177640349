//! Has anybody touched the files of the index since it was written?
//!
//! Opening an index does not look at the contents of its files, and a search of damaged ones may
//! answer wrongly, fail, or never end. Checking all contents at every opening costs too much for a
//! large index; names, sizes and times of change cost nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Below this, in bytes, contents are checked at every opening.
const SMALL: u64 = 16_000_000;

/// Beside the files of the index; tantivy leaves it alone.
const NAME: &str = "sealed.json";

/// Name, size, and time of change in nanoseconds since 1970.
type Files = BTreeMap<String, (u64, u128)>;

/// Notes the files as they are now.
pub(crate) fn seal(folder: &Path) {
    // Without the note the next opening checks the contents.
    if let Ok(words) = serde_json::to_string(&files(folder)) {
        let _ = std::fs::write(folder.join(NAME), words);
    }
}

/// True where the contents of the files need not be checked before they are used.
pub(crate) fn is_intact(folder: &Path) -> bool {
    let found = files(folder);
    let size: u64 = found.values().map(|(size, _)| size).sum();
    let noted = std::fs::read_to_string(folder.join(NAME))
        .ok()
        .and_then(|words| serde_json::from_str::<Files>(&words).ok());
    size > SMALL && noted == Some(found)
}

fn files(folder: &Path) -> Files {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let about =
                entry.metadata().ok().filter(|_| name != NAME && !name.ends_with(".lock"))?;
            let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            Some((name, (about.len(), changed.as_nanos())))
        })
        .collect()
}
