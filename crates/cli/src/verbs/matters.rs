use std::path::PathBuf;

use super::narrowing::NarrowingArguments;
use crate::output::{Failure, Format, Output};

/// Say whether the outcome of any party turns on an input
///
/// Proved that the outcome is the same whatever the value of the inputs; or the smallest party that
/// gets something else when they, and nothing else of it, are changed. Exit 1 where it matters.
#[derive(clap::Args)]
pub struct Arguments {
    /// File of the regime
    #[arg(value_name = "REGIME")]
    regime: PathBuf,
    /// The inputs, all of which may change at once
    #[arg(long, required = true, num_args = 1.., value_name = "KEY")]
    input: Vec<String>,
    #[command(flatten)]
    narrowing: NarrowingArguments,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let narrowing = arguments.narrowing.read();
    let answer = codicil_engine::matters(&arguments.regime, &arguments.input, &narrowing)?;
    super::narrowing::answer(arguments.format, &answer, output)
}
