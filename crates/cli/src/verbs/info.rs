use std::path::PathBuf;

use super::{DONE, FormatChoice, NOTHING};
use crate::output::{Failure, Output};

/// Say what documents state about themselves
///
/// Kind, modification, title, stage, version, date and so on, read from the words of each file. What
/// a document does not state is left out; a guess says how sure it is.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let (answer, failures) = codicil_engine::info(&arguments.files)?;
    super::report_failures(&failures);
    output.answer(arguments.format.format, &answer, codicil_report::terminal::info)?;
    Ok(if answer.documents.is_empty() { NOTHING } else { DONE })
}
