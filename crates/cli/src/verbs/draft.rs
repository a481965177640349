use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use codicil_engine::Draft;
use codicil_report::answer::draft::{DraftAnswer, DraftVerdict};
use codicil_report::answer::verdict::Found;

use super::{DONE, FOUND};
use crate::output::{Failure, Format, Output};

/// How often a watched file is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(150);

/// Say whether a scratch text gives what a table intends, while you edit it
///
/// The clauses of the file are read into rules, and the rules are held against the table of outcomes.
/// The file is never written to. With --watch the answer is given again whenever the file changes,
/// until Ctrl+C. Exit 1 where draft and table differ. Where a clause leaves a doubt there is no
/// verdict, unless --as-read takes it as it was read.
#[derive(clap::Args)]
pub struct Arguments {
    /// The text: plain text, or the clauses of a Word or PDF paper as they stand after its changes
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// File of the table: Markdown, or CSV with the same rows
    #[arg(long, value_name = "TABLE")]
    table: Option<PathBuf>,
    /// Take rules that leave a doubt as they were read
    #[arg(long)]
    as_read: bool,
    /// Answer again whenever the file changes
    #[arg(long)]
    watch: bool,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let mut draft = Draft::new(arguments.table.as_deref(), arguments.as_read)?;
    let changed = changed_at(&arguments.file);
    let answer = once(arguments, &mut draft, output)?;
    if arguments.watch {
        return watch(arguments, &mut draft, changed, output);
    }
    Ok(match &answer.verdict {
        DraftVerdict::Asked(asked) if asked.one_role.verdict == Found::Differs => FOUND,
        _ => DONE,
    })
}

/// Answers after every change, until the program is stopped or nobody reads its answers.
fn watch(
    arguments: &Arguments,
    draft: &mut Draft,
    mut changed: Option<SystemTime>,
    output: &mut Output,
) -> Result<u8, Failure> {
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = changed_at(&arguments.file);
        // A file that is just being written anew may be gone for a moment.
        if now.is_none() || now == changed {
            continue;
        }
        changed = now;
        match once(arguments, draft, output) {
            Ok(_) => {}
            Err(Failure::Engine(error)) => eprintln!("codicil: {error}"),
            Err(failure) => return Err(failure),
        }
    }
}

fn once(
    arguments: &Arguments,
    draft: &mut Draft,
    output: &mut Output,
) -> Result<DraftAnswer, Failure> {
    let text = codicil_engine::draft_text(&arguments.file)?;
    let answer = draft.edit(&text)?;
    output.answer(arguments.format, &answer, codicil_report::terminal::draft)?;
    Ok(answer)
}

fn changed_at(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).and_then(|about| about.modified()).ok()
}
