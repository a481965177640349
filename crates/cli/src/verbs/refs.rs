use std::path::PathBuf;

use super::{DONE, FormatChoice, NOTHING};
use crate::output::{Failure, Output};

/// List every reference in documents
///
/// Clauses, ranges, lists, sections, modifications, objectives, attachments and more, each with what
/// it points at, what it does, and where its words stand.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let (answer, failures) = codicil_engine::refs(&arguments.files)?;
    super::report_failures(&failures);
    output.answer(arguments.format.format, &answer, codicil_report::terminal::refs)?;
    Ok(if answer.documents.is_empty() { NOTHING } else { DONE })
}
