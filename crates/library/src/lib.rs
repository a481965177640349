//! The library on disk: documents, what they cite, and the journal of imports, in SQLite. The truth
//! of Codicil; the search index is made from it.
//!
//! A document is in whole or not at all, and one process writes at a time; readers never wait.
//!
//! ```text
//! <library>/library.db     documents, references, corrections, journal (WAL)
//! <library>/lock           held by the process that writes
//! <library>/lock.owner     who that is, for people
//! <library>/index/         the search index; not this crate's
//! ```

mod check;
mod citing;
mod content;
mod corrections;
mod error;
mod folder;
mod journal;
mod library;
mod lock;
mod row;
mod schema;
mod store;

pub use check::{Check, CheckKind};
pub use citing::{CitingRow, ClauseRow, SiteRow};
pub use error::LibraryError;
pub use folder::{index_folder, is_library};
pub use journal::{Counts, Run};
pub use library::Library;
pub use lock::Owner;
pub use row::{ChangeRow, DocumentRow, Status, StoredDocument};
pub use store::{NewDocument, Seen};
