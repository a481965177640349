//! What the verbs that ask about every party have in common.

use clap::Args;
use codicil_engine::Narrowing;
use codicil_report::answer::verdict::VerdictAnswer;

use super::{DONE, FOUND};
use crate::output::{Failure, Format, Output};

/// Which parties are asked about
#[derive(Args)]
pub(super) struct NarrowingArguments {
    /// Ask about these parties only, such as: --where "non_domestic = 0"
    #[arg(long = "where", value_name = "CONDITION")]
    holds: Vec<String>,
    /// Ask about parties with one role only
    #[arg(long)]
    one_role: bool,
    /// The reading of a regime that lists several [default: its first]
    #[arg(long, value_name = "READING")]
    reading: Option<String>,
}

impl NarrowingArguments {
    pub(super) fn read(&self) -> Narrowing {
        Narrowing {
            holds: self.holds.clone(),
            one_role: self.one_role,
            reading: self.reading.clone(),
        }
    }
}

/// Writes a verdict; the result is the exit code, which is 1 also where it cannot be told.
pub(super) fn answer(
    format: Format,
    answer: &VerdictAnswer,
    output: &mut Output,
) -> Result<u8, Failure> {
    output.answer(format, answer, codicil_report::terminal::verdict)?;
    Ok(if answer.is_proved() { DONE } else { FOUND })
}
