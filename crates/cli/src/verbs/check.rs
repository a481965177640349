use std::path::PathBuf;

use super::{DONE, FOUND, FormatChoice, LibraryChoice, NOTHING};
use crate::output::{Failure, Output};

/// Look for faults of drafting
///
/// Runs every check on the files named, taken together as one set, or on all documents of the library
/// where no file is named. Findings come the gravest and surest first, each with both sides of what it
/// says. Exit 1: something was found. `codicil explain` lists the checks.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to check; without any, the library is checked
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    library: LibraryChoice,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let format = arguments.format.format;
    let answer = if arguments.files.is_empty() {
        let engine = arguments.library.open()?;
        (*engine.findings(&mut |_, _| {})?).clone()
    } else {
        let (answer, failures) = codicil_engine::check(&arguments.files)?;
        super::report_failures(&failures);
        answer
    };
    output.answer(format, &answer, codicil_report::terminal::findings)?;
    Ok(match (answer.documents.is_empty(), answer.findings.is_empty()) {
        (true, _) => NOTHING,
        (_, true) => DONE,
        (_, false) => FOUND,
    })
}
