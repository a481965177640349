//! Answers as JSON, indented, ended by a line end.

use std::io::{self, Write};

use serde::Serialize;

/// Writes an answer.
///
/// # Errors
///
/// Those of the writer.
pub fn write(answer: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, answer)?;
    out.write_all(b"\n")
}
