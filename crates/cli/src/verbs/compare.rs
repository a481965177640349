use std::path::PathBuf;

use super::narrowing::NarrowingArguments;
use crate::output::{Failure, Format, Output};

/// Say who changes between two regimes, and how
///
/// The sets of outcomes of a party are compared, never rule by rule. Proved that nobody changes; or
/// the smallest party of every kind of change. Exit 1 where somebody does.
#[derive(clap::Args)]
pub struct Arguments {
    /// File of the regime before
    #[arg(value_name = "BEFORE")]
    before: PathBuf,
    /// File of the regime after
    #[arg(value_name = "AFTER")]
    after: PathBuf,
    #[command(flatten)]
    narrowing: NarrowingArguments,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let narrowing = arguments.narrowing.read();
    let answer = codicil_engine::compare(&arguments.before, &arguments.after, &narrowing)?;
    super::narrowing::answer(arguments.format, &answer, output)
}
