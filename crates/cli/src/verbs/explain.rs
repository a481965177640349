use super::{DONE, FormatChoice};
use crate::output::{Failure, Output};

/// Say what a check reports, and why it matters
///
/// Without a check, all are listed with one line each.
#[derive(clap::Args)]
pub struct Arguments {
    /// Code or name of the check, such as R002 or reference-to-deleted-clause
    #[arg(value_name = "CHECK")]
    check: Option<String>,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let answer = codicil_engine::explain(arguments.check.as_deref())?;
    output.answer(arguments.format.format, &answer, codicil_report::terminal::explain)?;
    Ok(DONE)
}
