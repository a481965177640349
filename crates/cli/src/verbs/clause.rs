use super::{DONE, FormatChoice, LibraryChoice};
use crate::output::{Failure, Output};

/// Show a clause: its text, its state, who cites it
///
/// Citations through ranges, lists and groups are named as such. A clause whose text is in none of
/// the documents is "not in library", which does not mean that it does not exist.
#[derive(clap::Args)]
pub struct Arguments {
    /// The clause, such as G8.43 or SEC:G10.7(d)
    #[arg(value_name = "REF")]
    clause: String,
    #[command(flatten)]
    library: LibraryChoice,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let engine = arguments.library.open()?;
    let answer = engine.clause(&arguments.clause)?;
    output.answer(arguments.format.format, &answer, codicil_report::terminal::clause)?;
    Ok(DONE)
}
