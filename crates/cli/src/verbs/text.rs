use std::path::PathBuf;

use clap::ValueEnum;
use codicil_engine::View;

use super::{DONE, FormatChoice};
use crate::output::{Failure, Output};

/// Print the words of a document in reading order
///
/// One paragraph a line; running heads and feet are left out.
#[derive(clap::Args)]
pub struct Arguments {
    /// File to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Which state of a changed document
    #[arg(long, value_enum, default_value_t)]
    view: ViewChoice,
    #[command(flatten)]
    format: FormatChoice,
}

/// Which state of a changed document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ViewChoice {
    /// Changes accepted: deleted words are left out
    #[default]
    After,
    /// Deleted words kept, as if the changes were rejected
    Before,
    /// Deleted words kept and marked
    Marked,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let view = match arguments.view {
        ViewChoice::After => View::After,
        ViewChoice::Before => View::Before,
        ViewChoice::Marked => View::Marked,
    };
    let answer = codicil_engine::text(&arguments.file, view)?;
    output.answer(arguments.format.format, &answer, |answer| answer.text.clone())?;
    Ok(DONE)
}
