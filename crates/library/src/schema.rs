//! The forms that a library has had, and the way from each to the next.

use rusqlite::Connection;

use crate::error::LibraryError;

/// The steps, oldest first; a new one is a new file at the end.
const MIGRATIONS: [&str; 4] = [
    include_str!("../migrations/0001_documents.sql"),
    include_str!("../migrations/0002_packed_contents.sql"),
    include_str!("../migrations/0003_indexes.sql"),
    include_str!("../migrations/0004_corrections.sql"),
];

/// The newest form.
pub(crate) const SUPPORTED: u32 = MIGRATIONS.len() as u32;

/// Marks the file as a library of Codicil: "Codi".
pub(crate) const APPLICATION: i64 = 0x436f_6469;

/// The form of the library behind `connection`; 0 for an empty file.
pub(crate) fn form(connection: &Connection) -> Result<u32, LibraryError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The mark in the file; 0 for an empty one.
pub(crate) fn application(connection: &Connection) -> Result<i64, LibraryError> {
    Ok(connection.pragma_query_value(None, "application_id", |row| row.get(0))?)
}

/// Brings the library to the newest form, each step whole or not at all.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), LibraryError> {
    let from = form(connection)?;
    for (index, step) in MIGRATIONS.iter().enumerate().skip(from as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", index as u32 + 1)?;
        transaction.commit()?;
    }
    Ok(())
}
