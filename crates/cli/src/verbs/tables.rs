use std::io::IsTerminal;
use std::path::PathBuf;

use clap::ValueEnum;
use codicil_report::answer::tables::TablesAnswer;

use super::{DONE, NOTHING};
use crate::output::{Failure, Format, Output};

/// Columns of a page where the answer goes to no terminal.
const PIPED_WIDTH: usize = 100;

/// List the tables of papers, row by row
///
/// Each table with its caption, the names of its columns and its rows; cells that a page broke are
/// whole, and a merged cell stands in each row that it belongs to. In text whose tables an
/// extraction flattened, rows and columns are rebuilt only where they can be told; the other words
/// stay text.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only this table, counted over all files
    #[arg(long, value_name = "N")]
    table: Option<usize>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    format: TablesFormat,
}

/// The form of an answer that holds tables.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum TablesFormat {
    /// For people
    #[default]
    Text,
    /// For programs: the versioned form
    Json,
    /// For spreadsheets: one table after another; with --table, its rows alone
    Csv,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let (mut answer, failures) = codicil_engine::tables(&arguments.files)?;
    super::report_failures(&failures);
    if let Some(number) = arguments.table {
        choose(&mut answer, number)?;
    }
    let width = width();
    let text = |answer: &TablesAnswer| codicil_report::terminal::tables(answer, width);
    match arguments.format {
        TablesFormat::Text => output.answer(Format::Text, &answer, text)?,
        TablesFormat::Json => output.answer(Format::Json, &answer, text)?,
        TablesFormat::Csv => {
            let mut rows = Vec::new();
            codicil_report::csv::tables(&answer, arguments.table.is_none(), &mut rows)?;
            output.text(&String::from_utf8_lossy(&rows))?;
        }
    }
    Ok(if answer.documents.is_empty() { NOTHING } else { DONE })
}

fn choose(answer: &mut TablesAnswer, number: usize) -> Result<(), Failure> {
    let count = answer.count();
    if !(1..=count).contains(&number) {
        let there = match count {
            0 => "no table was found".to_owned(),
            1 => "one table was found, number 1".to_owned(),
            _ => format!("tables 1 to {count} were found"),
        };
        return Err(Failure::Usage(format!(
            "there is no table {number}: {there}. Without --table all are listed with their numbers."
        )));
    }
    answer.keep(number);
    Ok(())
}

/// Columns of the terminal.
fn width() -> usize {
    if !std::io::stdout().is_terminal() {
        return PIPED_WIDTH;
    }
    terminal_size::terminal_size().map_or(PIPED_WIDTH, |(width, _)| usize::from(width.0))
}
