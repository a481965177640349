use codicil_engine::Kind;
use codicil_engine::Filters;

use super::{DONE, FormatChoice, LibraryChoice};
use crate::output::{Failure, Output};

/// Search the library
///
/// Clause numbers, ranges, modification numbers, numbers and quoted phrases must be there; other
/// words rank. G8.42 also finds "Sections G8.41 to G8.43". Words in capitals inside quotes keep
/// their case. AND, OR, NOT, -word, word~ (similar words) and G8.* work as you would expect.
#[derive(clap::Args)]
pub struct Arguments {
    /// What to look for
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    /// Only documents of this kind (can be repeated)
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Kind>,
    /// Only papers of this modification (can be repeated)
    #[arg(long, value_name = "NUMBER")]
    modification: Vec<String>,
    /// Only documents with this in their file name (can be repeated)
    #[arg(long, value_name = "NAME")]
    document: Vec<String>,
    /// Only responses of this respondent (can be repeated)
    #[arg(long, value_name = "NAME")]
    respondent: Vec<String>,
    /// Only responses of this category of party, as filed (can be repeated)
    #[arg(long, value_name = "NAME")]
    category: Vec<String>,
    /// Only responses to this question (can be repeated)
    #[arg(long, value_name = "NUMBER")]
    question: Vec<String>,
    /// Only responses with this answer, as filed (can be repeated)
    #[arg(long, value_name = "ANSWER")]
    answer: Vec<String>,
    /// Only passages that refer to this section of the code (can be repeated)
    #[arg(long, value_name = "LETTER")]
    section: Vec<String>,
    /// How many passages
    #[arg(long, default_value_t = 20, value_name = "N")]
    limit: usize,
    /// How many passages to pass over first
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: usize,
    #[command(flatten)]
    library: LibraryChoice,
    #[command(flatten)]
    format: FormatChoice,
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("kinds are {}", names.join(", "))
    })
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<u8, Failure> {
    let filters = Filters {
        kinds: arguments.kind.clone(),
        modifications: arguments.modification.clone(),
        documents: arguments.document.clone(),
        respondents: arguments.respondent.clone(),
        categories: arguments.category.clone(),
        questions: arguments.question.clone(),
        answers: arguments.answer.clone(),
        sections: arguments.section.clone(),
    };
    let engine = arguments.library.open()?;
    let answer = engine.search(&arguments.query, &filters, arguments.offset, arguments.limit)?;
    output.answer(arguments.format.format, &answer, codicil_report::terminal::search)?;
    Ok(DONE)
}
