//! The verb `read-rules`: what drafted clauses and printed tables of outcomes may say.

use std::path::{Path, PathBuf};

use codicil_document::{BlockKind, Document, Kind, Table};
use codicil_english::{ClauseReading, ClauseText, Lexicon, Reading, read, read_known};
use codicil_report::answer::NoticeAnswer;
use codicil_report::answer::read_rules::{
    CandidateAnswer, CellNotRead, ClauseRules, DocumentRules, QuestionAnswer, ReadRulesAnswer,
    RowRules, TableRules, WordsAnswer,
};
use codicil_rules::Vocabulary;
use codicil_rules::table::{printed, to_markdown};

use super::load;
use crate::error::EngineError;
use crate::read::{ReadFile, read_file};
use crate::verbs::{each, position};

/// What the clauses and tables of documents may say; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn read_rules(files: &[PathBuf]) -> Result<(ReadRulesAnswer, Vec<EngineError>), EngineError> {
    let (lexicon, vocabulary) = (Lexicon::sec(), load::sec()?);
    let (documents, failures) =
        each(files, |path, file| of_document(path, file, &lexicon, &vocabulary))?;
    Ok((ReadRulesAnswer { schema: "codicil.rules/1", documents }, failures))
}

fn of_document(
    path: &Path,
    file: &ReadFile,
    lexicon: &Lexicon,
    vocabulary: &Vocabulary,
) -> DocumentRules {
    let document = &file.document;
    let reading = reading(document, lexicon);
    let count = |of: fn(&ClauseReading) -> usize| reading.clauses.iter().map(of).sum();
    DocumentRules {
        path: path.display().to_string(),
        words: count(|clause| clause.words),
        words_read: count(|clause| clause.words_read),
        share_read: reading.share_read(),
        clauses: reading.clauses.into_iter().map(|clause| clause_rules(file, clause)).collect(),
        tables: tables(path, document, vocabulary),
        notices: document.notices.iter().map(NoticeAnswer::from).collect(),
    }
}

/// What the clauses say as they stand after the modification: struck words are not read. Legal text
/// without clauses is read as one text; a report without them has nothing to be read.
pub(super) fn reading(document: &Document, lexicon: &Lexicon) -> Reading {
    if document.clauses.is_empty() {
        let kind = document.metadata.kind.as_ref().map_or(Kind::Other, |kind| kind.value);
        return match kind {
            Kind::LegalText | Kind::Code | Kind::Other => read(&document.text, lexicon),
            _ => Reading { clauses: Vec::new() },
        };
    }
    read_known(&pieces(document).collect::<Vec<_>>(), lexicon)
}

/// The clauses that stand after the modification, and their paragraphs, piece by piece.
fn pieces(document: &Document) -> impl Iterator<Item = ClauseText<'_>> {
    let blocks = document.blocks.iter().filter(|block| {
        !block.deleted && matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
    });
    blocks.filter_map(|block| {
        let clause = document.clauses.get(block.clause?)?;
        let text = document.words(block.span);
        (!clause.deleted).then_some(ClauseText { path: &clause.path, text, span: block.span })
    })
}

/// A text to begin a draft with: a plain text as it stands, of a paper the clauses after its changes.
///
/// # Errors
///
/// When the file cannot be read.
pub fn draft_text(path: &Path) -> Result<String, EngineError> {
    if let Ok((_, text)) = load::read(path)
        && !text.starts_with("%PDF")
    {
        return Ok(text);
    }
    Ok(clauses_of(&read_file(path)?.document))
}

/// The clauses of a paper after its changes, as a text.
pub(super) fn clauses_of(document: &Document) -> String {
    let pieces = pieces(document).map(|piece| format!("{}\n", piece.text));
    pieces.collect::<Vec<_>>().join("\n")
}

fn clause_rules(file: &ReadFile, clause: ClauseReading) -> ClauseRules {
    let (document, code) = (&file.document, file.profile.prefix.as_str());
    let mut place = position(document, code, clause.span);
    if !clause.path.is_empty() {
        place.clause = Some(format!("{code}:{}", clause.path));
    }
    ClauseRules {
        position: place,
        words: clause.words,
        words_read: clause.words_read,
        candidates: clause.candidates.into_iter().map(CandidateAnswer::from).collect(),
        not_read: clause
            .not_read
            .iter()
            .map(|span| WordsAnswer {
                text: document.words(*span).to_owned(),
                position: position(document, code, *span),
            })
            .collect(),
        questions: clause.questions.iter().map(QuestionAnswer::from).collect(),
    }
}

fn tables(path: &Path, document: &Document, vocabulary: &Vocabulary) -> Vec<TableRules> {
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    let tables = document.tables.iter();
    tables.filter_map(|table| outcome_table(&source, document, table, vocabulary)).collect()
}

fn outcome_table(
    source: &str,
    document: &Document,
    table: &Table,
    vocabulary: &Vocabulary,
) -> Option<TableRules> {
    let cells = |is_head: bool| -> Vec<Vec<String>> {
        let rows = table.rows.iter().filter(|row| row.is_head == is_head);
        rows.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect()
    };
    let name = name(document, table);
    let source = format!("{source}, page {}", table.page);
    let found = printed::read(&name, &source, &cells(true), &cells(false), vocabulary)?;
    let rows = found.table.rows.iter().zip(&found.places);
    Some(TableRules {
        name,
        page: table.page,
        rows: rows
            .map(|(row, place)| RowRules {
                row: *place,
                party: row.party.clone(),
                when: row.condition.to_string(),
                years: row.sequence.years.clone(),
            })
            .collect(),
        not_read: found
            .not_read
            .into_iter()
            .map(|cell| CellNotRead {
                row: cell.row,
                column: cell.column,
                words: cell.words,
                why: cell.why,
            })
            .collect(),
        markdown: to_markdown(&found.table),
    })
}

/// The caption of a table, or the heading that its first words stand under.
fn name(document: &Document, table: &Table) -> String {
    if let Some(caption) = table.caption {
        return document.words(caption).to_owned();
    }
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let first = cells.flat_map(|cell| &cell.spans).map(|span| span.start).min();
    let block = first.and_then(|at| document.block_at(at)).map(|index| &document.blocks[index]);
    let heading = block.and_then(|block| document.headings.get(block.heading?));
    heading.map(|heading| document.words(heading.span).to_owned()).unwrap_or_default()
}
