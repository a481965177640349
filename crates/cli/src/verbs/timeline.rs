use std::path::PathBuf;

use clap::ValueEnum;

use super::{DONE, NOTHING};
use crate::output::{Failure, Format, Output};

/// List the dates and periods of documents, and what follows from them
///
/// Reads every date as printed, with what happens then, the rows of timetables, periods such as
/// "10 Working Days following approval", and computes the day where the same document states the
/// date that a period is counted from. Impossible dates and contradictions are marked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: DatesFormat,
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum DatesFormat {
    /// For people: in the order of time
    #[default]
    Text,
    /// For programs: the versioned form
    Json,
    /// For spreadsheets: one row a date
    Csv,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let (answer, failures) = codicil_engine::timeline(&arguments.files)?;
    super::report_failures(&failures);
    let text = codicil_report::terminal::timeline;
    match arguments.format {
        DatesFormat::Text => output.answer(Format::Text, &answer, text)?,
        DatesFormat::Json => output.answer(Format::Json, &answer, text)?,
        DatesFormat::Csv => {
            let mut rows = Vec::new();
            codicil_report::csv::timeline(&answer, &mut rows)?;
            output.text(&String::from_utf8_lossy(&rows))?;
        }
    }
    Ok(if answer.documents.is_empty() { NOTHING } else { DONE })
}
