use std::path::PathBuf;

use super::narrowing::NarrowingArguments;
use crate::output::{Failure, Format, Output};

/// Find parties to whom rules of a regime give different outcomes at once
///
/// Proved that there are none; or the smallest of each kind. Exit 1 where there are some.
#[derive(clap::Args)]
pub struct Arguments {
    /// File of the regime
    #[arg(value_name = "REGIME")]
    regime: PathBuf,
    #[command(flatten)]
    narrowing: NarrowingArguments,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let narrowing = arguments.narrowing.read();
    let answer = codicil_engine::conflicts(&arguments.regime, &narrowing)?;
    super::narrowing::answer(arguments.format, &answer, output)
}
