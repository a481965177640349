//! Helpers for tests: marked text, and papers read through the whole pipeline.
//!
//! Marked text says in the text itself what is expected of it: `[[words|name]]` says that `name`, and
//! nothing else, is reported on exactly those words; several names are parted by commas.

mod marked;
mod paper;

pub use marked::{Expected, unmark};
pub use paper::{ReadPaper, read, set};
