//! The command line: arguments in, answers out. Data goes to standard output, everything else to
//! standard error; exit 0 means done, 1 found something, 2 wrong use or nothing readable.

mod output;
mod verbs;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::output::Output;
use crate::verbs::Verb;

/// Review the papers of an industry-code modification, offline
///
/// Codicil reads reports, legal text, proposal forms and consultation responses, links every clause
/// that they cite, and searches them. Your files are read, never changed; nothing leaves this
/// computer.
#[derive(Parser)]
#[command(name = "codicil", version, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

/// The whole command line, for documentation.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the program on the arguments of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let wrong_use = error.use_stderr();
            // A closed terminal is no reason to fail twice.
            let _ = error.print();
            return ExitCode::from(if wrong_use { 2 } else { 0 });
        }
    };
    // Files are read in processes of this same program.
    if let Ok(program) = std::env::current_exe() {
        codicil_engine::read_in_worker(program);
    }
    let mut output = Output::new();
    match verbs::run(&cli.verb, &mut output) {
        Ok(exit) => ExitCode::from(exit),
        Err(failure) => failure.report(),
    }
}
