//! One writer at a time. The right to write is a lock of the operating system on `lock`, which ends
//! with the process; `lock.owner` only says who has it, so a left-over file is harmless.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::error::LibraryError;

/// Who may write to a library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Number of the process; 0 where it is not known.
    pub process: u32,
    /// Name of the program.
    pub program: String,
    /// Since when, in seconds since 1970.
    pub since: u64,
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.process == 0 {
            return f.write_str("another program");
        }
        let minute = self.since / 60 % 60;
        let hour = self.since / 3600 % 24;
        write!(f, "“{}” (process {}, since {hour:02}:{minute:02} UTC)", self.program, self.process)
    }
}

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(crate) struct WriteLock {
    _file: File,
}

impl WriteLock {
    /// Takes the right to write to the library in `folder`.
    pub(crate) fn take(folder: &Path) -> Result<Self, LibraryError> {
        let io = |error| LibraryError::io(folder, error);
        let file = OpenOptions::new()
            .create(true)
            .write(true)
            .truncate(false)
            .open(folder.join("lock"))
            .map_err(io)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LibraryError::InUse { owner: owner(folder) });
            }
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        let words = serde_json::to_string(&this_process()).unwrap_or_default();
        // It only informs: without it the lock still holds.
        let _ = std::fs::write(folder.join("lock.owner"), words);
        Ok(Self { _file: file })
    }
}

fn owner(folder: &Path) -> Owner {
    std::fs::read_to_string(folder.join("lock.owner"))
        .ok()
        .and_then(|words| serde_json::from_str(&words).ok())
        .unwrap_or_default()
}

fn this_process() -> Owner {
    let program = std::env::current_exe()
        .ok()
        .and_then(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "codicil".to_owned());
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    Owner { process: std::process::id(), program, since }
}
