use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use codicil_engine::{ImportEvent, ImportOptions};
use codicil_report::answer::import::Status;
use indicatif::{ProgressBar, ProgressStyle};

use super::{DONE, FormatChoice, LibraryChoice, NOTHING};
use crate::output::{Failure, Output};

/// Read files and folders into the library
///
/// Folders are read to their depths. A file that has not changed since it was last read costs
/// nothing. Ctrl+C stops; what was finished stays.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    library: LibraryChoice,
    #[command(flatten)]
    format: FormatChoice,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // Without a handler Ctrl+C ends the program, which is also safe: documents are stored whole.
    let _ = ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed));
    let engine = arguments.library.create()?;
    let bar = ProgressBar::no_length();
    bar.set_style(style());
    let answer = engine.import(
        &arguments.paths,
        &ImportOptions::default(),
        &stop,
        &mut |event| show(&bar, event),
    );
    bar.finish_and_clear();
    let answer = answer?;
    output.answer(arguments.format.format, &answer, codicil_report::terminal::import)?;
    let anything = answer.documents.iter().any(|document| document.status != Status::Failed);
    Ok(if anything { DONE } else { NOTHING })
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:30} {pos}/{len} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn show(bar: &ProgressBar, event: &ImportEvent<'_>) {
    match event {
        ImportEvent::Found { files } => bar.set_length(*files as u64),
        ImportEvent::Reading { path } => bar.set_message(path.display().to_string()),
        ImportEvent::Finished { .. } => bar.inc(1),
        ImportEvent::Indexing => bar.set_message("bringing the index up to date"),
    }
}
