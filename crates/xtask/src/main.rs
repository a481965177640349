//! Developer commands; run as `cargo xtask VERB`.
//!
//! `generate` writes the files that are made from code; `generate --check` says which are out of
//! date and writes nothing. `samples` and `samples --check` do so for the sample library.
//! `new-check` begins a drafting check.

mod checks;
mod generate;
mod new_check;
mod reference;
mod samples;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask generate|samples [--check]
       cargo xtask new-check NAME --family FAMILY --code CODE

  generate          write ui/src/api/generated.ts, docs/checks.md, and the help of each verb in
                    docs/cli.md
  generate --check  write nothing; fail when one of them is out of date
  samples           write corpus/sample/ from corpus/sample/source/; PDF files need LibreOffice
  samples --check   write nothing; fail when a file is not what its source says
  new-check         write crates/checks/src/FAMILY/NAME.rs from a scaffold and list it";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["generate"] => generate::write(),
        ["generate", "--check"] => generate::check(),
        ["samples"] => samples::write(),
        ["samples", "--check"] => samples::check(),
        ["new-check", name, "--family", family, "--code", code] => {
            new_check::begin(name, family, code)
        }
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
