//! The `codicil` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    codicil_cli::main()
}
