use std::path::PathBuf;

use clap::ValueEnum;

use super::{DONE, NOTHING};
use crate::output::{Failure, Format, Output};

/// List what respondents answered in a consultation
///
/// Reads the tables of collated responses: question by question, each respondent with the category,
/// the answer as filed and the words, in reading order and whole over page ends.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: RowsFormat,
}

/// The form of an answer that is a table.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum RowsFormat {
    /// For people
    #[default]
    Text,
    /// For programs: the versioned form
    Json,
    /// For spreadsheets: one row a response
    Csv,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let (answer, failures) = codicil_engine::responses(&arguments.files)?;
    super::report_failures(&failures);
    let text = codicil_report::terminal::responses;
    match arguments.format {
        RowsFormat::Text => output.answer(Format::Text, &answer, text)?,
        RowsFormat::Json => output.answer(Format::Json, &answer, text)?,
        RowsFormat::Csv => {
            let mut rows = Vec::new();
            codicil_report::csv::responses(&answer, &mut rows)?;
            output.text(&String::from_utf8_lossy(&rows))?;
        }
    }
    Ok(if answer.documents.is_empty() { NOTHING } else { DONE })
}
