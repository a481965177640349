//! The library on disk: SQLite as the truth.
