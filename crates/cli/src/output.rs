//! Where answers and messages go.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use codicil_engine::EngineError;
use serde::Serialize;

/// The form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: the versioned form
    Json,
}

/// Why a verb did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The engine says why.
    Engine(EngineError),
    /// Wrong use.
    Usage(String),
    /// The reader of our output went away; nothing more to say.
    ClosedPipe,
    /// Standard output cannot be written.
    Output(io::Error),
}

impl Failure {
    /// Prints the failure to standard error and gives the exit code.
    pub fn report(&self) -> ExitCode {
        match self {
            Failure::ClosedPipe => return ExitCode::SUCCESS,
            Failure::Engine(error) => {
                eprintln!("codicil: {error}");
                if !error.hint().is_empty() {
                    eprintln!("  {}", error.hint());
                }
            }
            Failure::Usage(message) => eprintln!("codicil: {message}"),
            Failure::Output(error) => eprintln!("codicil: the answer cannot be written: {error}"),
        }
        ExitCode::from(2)
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Failure::Engine(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::Output(error),
        }
    }
}

/// Standard output, with or without styles.
pub struct Output {
    out: anstream::AutoStream<io::Stdout>,
}

impl Output {
    /// Standard output; styles only on a terminal that wants them (NO_COLOR is heard).
    pub fn new() -> Self {
        Self { out: anstream::stdout() }
    }

    /// Writes text as it is.
    pub fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes())?;
        Ok(self.out.flush()?)
    }

    /// Writes an answer in the form that was asked for.
    pub fn answer<T: Serialize>(
        &mut self,
        format: Format,
        answer: &T,
        text: impl FnOnce(&T) -> String,
    ) -> Result<(), Failure> {
        match format {
            Format::Json => codicil_report::json::write(answer, &mut self.out)?,
            Format::Text => self.text(&text(answer))?,
        }
        Ok(self.out.flush()?)
    }
}
