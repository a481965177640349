use std::path::PathBuf;

use super::{DONE, NOTHING};
use crate::output::{Failure, Format, Output};

/// Read drafted clauses and printed tables of outcomes into rule candidates
///
/// Each candidate names the words that it came from; what was not read is listed. Nothing is a rule
/// until a person accepts it: to use a candidate, write it into a file of rules (docs/rules.md). Words
/// that the paper strikes out are not read.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let (answer, failures) = codicil_engine::read_rules(&arguments.files)?;
    super::report_failures(&failures);
    output.answer(arguments.format, &answer, codicil_report::terminal::read_rules)?;
    Ok(if answer.documents.is_empty() { NOTHING } else { DONE })
}
