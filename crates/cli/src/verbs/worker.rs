use super::DONE;
use crate::output::{Failure, Output};

/// Reads one file for another process
///
/// Not for people: the request comes on standard input, the answer goes to standard output.
#[derive(clap::Args)]
#[command(hide = true)]
pub struct Arguments {}

pub(super) fn run(_: &Arguments, _: &mut Output) -> Result<u8, Failure> {
    codicil_engine::serve(std::io::stdin(), std::io::stdout())?;
    Ok(DONE)
}
