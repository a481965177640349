use super::{DONE, FOUND, FormatChoice, LibraryChoice};
use crate::output::{Failure, Output};

/// Check the health of the library and its index
///
/// With --repair, whatever is derived from the documents is built anew: the search index, the links.
#[derive(clap::Args)]
pub struct Arguments {
    /// Build anew what is derived
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    library: LibraryChoice,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let engine = arguments.library.open()?;
    let answer = engine.doctor(arguments.repair)?;
    output.answer(arguments.format.format, &answer, codicil_report::terminal::doctor)?;
    Ok(if answer.healthy { DONE } else { FOUND })
}
