use std::path::PathBuf;

use super::DONE;
use crate::output::{Failure, Format, Output};

/// Say what a party gets under a regime, and by which clauses
///
/// The regime is a file such as corpus/rules/sec/R1.rules.toml; its form is described in
/// docs/rules.md. The party is described key by key. The answer is determined only where every
/// reading of the papers gives the same; otherwise it says what is open, and never fills it in.
#[derive(clap::Args)]
pub struct Arguments {
    /// File of the regime
    #[arg(value_name = "REGIME")]
    regime: PathBuf,
    /// The party, such as: --party party=Supplier domestic=250000
    #[arg(long, value_name = "KEY=VALUE", num_args = 1.., required_unless_present = "party_json")]
    party: Vec<String>,
    /// The party as a JSON object
    #[arg(long, value_name = "JSON", conflicts_with = "party")]
    party_json: Option<String>,
    /// Say also what the party would get for every value of this input
    #[arg(long, value_name = "KEY")]
    vary: Option<String>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let party = match &arguments.party_json {
        Some(json) => codicil_engine::party_of_json(json)?,
        None => codicil_engine::party_of_words(&arguments.party)?,
    };
    let answer = codicil_engine::assess(&arguments.regime, &party, arguments.vary.as_deref())?;
    output.answer(arguments.format, &answer, codicil_report::terminal::assess)?;
    Ok(DONE)
}
