use std::path::PathBuf;

use super::{DONE, FormatChoice};
use crate::output::{Failure, Output};

/// Show the headings and the clause tree of a document
#[derive(clap::Args)]
pub struct Arguments {
    /// File to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let answer = codicil_engine::outline(&arguments.file)?;
    output.answer(arguments.format.format, &answer, codicil_report::terminal::outline)?;
    Ok(DONE)
}
