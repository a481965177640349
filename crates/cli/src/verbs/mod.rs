//! The verbs, one file each; the list below is the only other place that names them.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use codicil_engine::Engine;

use crate::output::{Failure, Format, Output};

mod narrowing;

macro_rules! verbs {
    ($($module:ident $variant:ident),+ $(,)?) => {
        $(mod $module;)+

        /// What to do.
        #[allow(clippy::large_enum_variant, reason = "there is one value, made once")]
        #[derive(Subcommand)]
        pub enum Verb {
            $(
                #[allow(missing_docs, reason = "the help stands on the arguments of the verb")]
                $variant($module::Arguments),
            )+
        }

        /// Runs a verb; the result is the exit code.
        pub fn run(verb: &Verb, output: &mut Output) -> Result<u8, Failure> {
            match verb {
                $(Verb::$variant(arguments) => $module::run(arguments, output),)+
            }
        }
    };
}

verbs! {
    import Import,
    search Search,
    clause Clause,
    check Check,
    explain Explain,
    info Info,
    outline Outline,
    text Text,
    refs Refs,
    responses Responses,
    tables Tables,
    timeline Timeline,
    assess Assess,
    outcomes Outcomes,
    compare Compare,
    gaps Gaps,
    conflicts Conflicts,
    matters Matters,
    read_rules ReadRules,
    draft Draft,
    doctor Doctor,
    worker Worker,
}

/// Done.
const DONE: u8 = 0;
/// The verb looked for something and found it wanting.
const FOUND: u8 = 1;
/// Nothing could be read.
const NOTHING: u8 = 2;

/// Which library
#[derive(Args)]
struct LibraryChoice {
    /// Folder of the library [default: the platform's data folder]
    #[arg(long, value_name = "DIR", global = true)]
    library: Option<PathBuf>,
}

impl LibraryChoice {
    fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.library {
            return Ok(folder.clone());
        }
        directories::ProjectDirs::from("uk", "Codicil", "Codicil")
            .map(|folders| folders.data_dir().join("library"))
            .ok_or_else(|| {
                Failure::Usage(
                    "this system has no data folder; name the library with --library DIR.".into(),
                )
            })
    }

    fn open(&self) -> Result<Engine, Failure> {
        Ok(Engine::open(&self.folder()?)?)
    }

    fn create(&self) -> Result<Engine, Failure> {
        Ok(Engine::create(&self.folder()?)?)
    }
}

/// The form of the answer
#[derive(Args)]
struct FormatChoice {
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Says on standard error which files could not be read; the others are answered.
fn report_failures(failures: &[codicil_engine::EngineError]) {
    for failure in failures {
        eprintln!("codicil: {failure}");
    }
}
