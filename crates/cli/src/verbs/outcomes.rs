use std::path::PathBuf;

use super::narrowing::NarrowingArguments;
use crate::output::{Failure, Format, Output};

/// Say whether a regime gives every party what a table intends
///
/// Proved for every party and every year of which both say something; or the smallest party that
/// gets something else, with its neighbour one step away that does not, and the clauses and rows of
/// both. Exit 1 where they differ.
#[derive(clap::Args)]
pub struct Arguments {
    /// File of the regime
    #[arg(value_name = "REGIME")]
    regime: PathBuf,
    /// File of the table: Markdown, or CSV with the same rows
    #[arg(long, value_name = "TABLE")]
    table: PathBuf,
    /// How rows combine, instead of what the table says: "report conflicts", "most onerous", "first row"
    #[arg(long, value_name = "HOW")]
    combine: Option<String>,
    #[command(flatten)]
    narrowing: NarrowingArguments,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let narrowing = arguments.narrowing.read();
    let answer = codicil_engine::outcomes(
        &arguments.regime,
        &arguments.table,
        arguments.combine.as_deref(),
        &narrowing,
    )?;
    super::narrowing::answer(arguments.format, &answer, output)
}
