use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::error::LibraryError;
use crate::folder::{self, database, not_a_library};
use crate::lock::WriteLock;
use crate::schema;

/// How long a statement waits for another connection, which holds the file for moments only.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open library.
///
/// For reading, or for writing while it is held: see [`Library::open`] and
/// [`Library::open_for_writing`].
#[derive(Debug)]
pub struct Library {
    pub(crate) folder: PathBuf,
    pub(crate) connection: Connection,
    lock: Option<WriteLock>,
}

impl Library {
    /// Opens the library in `folder` for reading; an import that runs elsewhere does not disturb.
    ///
    /// # Errors
    ///
    /// When there is none, it is damaged, or a newer version made it.
    pub fn open(folder: &Path) -> Result<Self, LibraryError> {
        let mut connection = connect(folder)?;
        if schema::form(&connection)? < schema::SUPPORTED {
            let _lock = WriteLock::take(folder)?;
            schema::migrate(&mut connection)?;
        }
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self { folder: folder.to_owned(), connection, lock: None })
    }

    /// Opens the library in `folder` for writing; nobody else can until the value is dropped.
    ///
    /// # Errors
    ///
    /// Those of [`Library::open`], and [`LibraryError::InUse`].
    pub fn open_for_writing(folder: &Path) -> Result<Self, LibraryError> {
        if !folder::is_library(folder) {
            return Err(missing(folder));
        }
        let lock = WriteLock::take(folder)?;
        let mut connection = connect(folder)?;
        schema::migrate(&mut connection)?;
        Ok(Self { folder: folder.to_owned(), connection, lock: Some(lock) })
    }

    /// Makes an empty library in `folder` where there is none; opens it for writing in any case.
    ///
    /// # Errors
    ///
    /// When the folder holds other things or cannot be written, and those of
    /// [`Library::open_for_writing`].
    pub fn create(folder: &Path) -> Result<Self, LibraryError> {
        if !folder::is_library(folder) {
            folder::prepare(folder)?;
            let _lock = WriteLock::take(folder)?;
            make(folder)?;
        }
        Self::open_for_writing(folder)
    }

    /// The folder of the library.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// True while this value holds the right to write.
    pub fn is_writer(&self) -> bool {
        self.lock.is_some()
    }

    /// Counts every change of the documents: what is derived from them is stale when it was made at
    /// another count.
    ///
    /// # Errors
    ///
    /// [`LibraryError::Vanished`], or when the library cannot be read.
    pub fn generation(&self) -> Result<u64, LibraryError> {
        self.still_there()?;
        let value: i64 =
            self.connection.query_row("SELECT value FROM generation", [], |row| row.get(0))?;
        Ok(value.unsigned_abs())
    }

    /// Refuses where the file is gone: an open file can outlive its name, and answers then as if
    /// nothing had happened.
    fn still_there(&self) -> Result<(), LibraryError> {
        if folder::is_library(&self.folder) {
            return Ok(());
        }
        Err(LibraryError::Vanished { folder: self.folder.clone() })
    }

    /// Refuses where nothing may be written, or where there is nothing to write to any more.
    pub(crate) fn ready_to_write(&self) -> Result<(), LibraryError> {
        self.still_there()?;
        if self.is_writer() { Ok(()) } else { Err(LibraryError::ReadOnly) }
    }
}

fn missing(folder: &Path) -> LibraryError {
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => not_a_library(folder, "it holds no file “library.db”".to_owned()),
        _ => LibraryError::Missing { folder: folder.to_owned() },
    }
}

fn make(folder: &Path) -> Result<(), LibraryError> {
    let mut connection = Connection::open(database(folder))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    schema::migrate(&mut connection)
}

/// Connects to the database and makes sure that it is a library of a form that we know.
fn connect(folder: &Path) -> Result<Connection, LibraryError> {
    if !folder::is_library(folder) {
        return Err(missing(folder));
    }
    let connection = open_file(folder)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    let found = schema::form(&connection)?;
    let application = schema::application(&connection)?;
    if found == 0 && application == 0 {
        let tables: i64 =
            connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
        return Err(match tables {
            0 => LibraryError::Damaged("its file is empty".to_owned()),
            _ => not_a_library(folder, "its database belongs to another program".to_owned()),
        });
    }
    if application != schema::APPLICATION {
        return Err(not_a_library(folder, "its database belongs to another program".to_owned()));
    }
    if found > schema::SUPPORTED {
        return Err(LibraryError::Newer { found, supported: schema::SUPPORTED });
    }
    Ok(connection)
}

/// Opens the file; on a disk that cannot be written, as it stands there.
fn open_file(folder: &Path) -> Result<Connection, LibraryError> {
    let path = database(folder);
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&path, flags | OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let readable = connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()));
    match readable {
        Ok(()) => Ok(connection),
        Err(error) => {
            let code = error.sqlite_error_code();
            let unwritable = matches!(
                code,
                Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly)
            );
            if !unwritable {
                return Err(error.into());
            }
            let address = format!("file:{}?immutable=1", escaped(&path.to_string_lossy()));
            let flags = flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            Ok(Connection::open_with_flags(address, flags)?)
        }
    }
}

fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
