use std::path::PathBuf;

use clap::ValueEnum;
use codicil_engine::View;

use super::{DONE, FormatChoice};
use crate::output::{Failure, Output};

/// Print the words of a document in reading order
///
/// One paragraph a line, each label before its text with one space. Running heads and feet,
/// footnotes and remarks in the margin are left out; --notes puts the last two behind the text.
///
/// A change is one that the file records (tracked changes), that strokes through or under the words
/// show, or that a remark of the word processor names. Where a paper shows its new words in no such
/// way, they stand in every view.
#[derive(clap::Args)]
pub struct Arguments {
    /// File to read
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Which state of a changed document
    #[arg(long, value_enum, default_value_t)]
    view: ViewChoice,
    /// Print footnotes and remarks behind the text, each on a line with its label
    #[arg(long)]
    notes: bool,
    #[command(flatten)]
    format: FormatChoice,
}

/// Which state of a changed document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ViewChoice {
    /// All changes accepted
    #[default]
    After,
    /// All changes rejected: new words left out, deleted words back
    Before,
    /// Both, as [-deleted-] and {+new+} words; ¶ is the end of a paragraph that came or went alone
    Marked,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let view = match arguments.view {
        ViewChoice::After => View::After,
        ViewChoice::Before => View::Before,
        ViewChoice::Marked => View::Marked,
    };
    let answer = codicil_engine::text(&arguments.file, view)?;
    output.answer(arguments.format.format, &answer, |answer| {
        if arguments.notes { answer.with_notes() } else { answer.text.clone() }
    })?;
    Ok(DONE)
}
