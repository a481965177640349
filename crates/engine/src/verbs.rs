//! The verbs that work on files alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use codicil_document::View;
use codicil_document::{BlockKind, Document, Fact};
use codicil_refs::Reference;
use codicil_report::answer::info::{ContactInfo, DocumentInfo, Evidence, InfoAnswer};
use codicil_report::answer::outline::{ClauseNode, HeadingAnswer, OutlineAnswer};
use codicil_report::answer::refs::{DocumentRefs, ReferenceAnswer, RefsAnswer};
use codicil_report::answer::text::{NoteText, TextAnswer};
use codicil_report::answer::{NoticeAnswer, Position};
use codicil_text::Span;

use crate::error::EngineError;
use crate::read::{ReadFile, read_file};

/// What documents say about themselves; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn info(files: &[PathBuf]) -> Result<(InfoAnswer, Vec<EngineError>), EngineError> {
    let (documents, failures) = each(files, |path, file| document_info(path, &file.document))?;
    Ok((InfoAnswer { schema: "codicil.info/1", documents }, failures))
}

/// The references of documents; and the files that could not be read.
///
/// # Errors
///
/// When none of the files could be read: the reason of the first.
pub fn refs(files: &[PathBuf]) -> Result<(RefsAnswer, Vec<EngineError>), EngineError> {
    let (documents, failures) = each(files, |path, file| DocumentRefs {
        path: path.display().to_string(),
        references: file
            .references
            .iter()
            .map(|reference| reference_answer(file, reference))
            .collect(),
    })?;
    Ok((RefsAnswer { schema: "codicil.refs/1", documents }, failures))
}

/// The headings and the clause tree of a document.
///
/// # Errors
///
/// When the file could not be read.
pub fn outline(path: &Path) -> Result<OutlineAnswer, EngineError> {
    let file = read_file(path)?;
    let document = &file.document;
    let headings = document.headings.iter().map(|heading| HeadingAnswer {
        text: document.words(heading.span).to_owned(),
        level: heading.level,
        number: heading.number.clone(),
        position: position(document, &file.profile.prefix, heading.span),
    });
    Ok(OutlineAnswer {
        schema: "codicil.outline/1",
        path: path.display().to_string(),
        headings: headings.collect(),
        clauses: clause_nodes(&file, None),
    })
}

/// The words of a document in reading order, in one state of its changes; with its notes.
///
/// # Errors
///
/// When the file could not be read.
pub fn text(path: &Path, view: View) -> Result<TextAnswer, EngineError> {
    let document = read_file(path)?.document;
    let name = match view {
        View::After => "after",
        View::Before => "before",
        View::Marked => "marked",
    };
    Ok(TextAnswer {
        schema: "codicil.text/1",
        path: path.display().to_string(),
        view: name,
        text: document.view(view),
        canonical: document.text.clone(),
        notes: notes(&document),
    })
}

/// The footnotes and remarks of a document.
fn notes(document: &Document) -> Vec<NoteText> {
    let blocks = document.blocks.iter().enumerate().filter(|(_, block)| !block.deleted);
    blocks
        .filter_map(|(index, block)| {
            let kind = match block.kind {
                BlockKind::Footnote => "footnote",
                BlockKind::ChangeRemark => "remark",
                _ => return None,
            };
            let mark = document.note_marks.iter().find(|mark| mark.note == Some(index));
            let printed = block.label.map(|label| document.words(label).to_owned());
            let start = block.label.map_or(block.span.start, |label| label.end);
            let words = Span::new(start.min(block.span.end), block.span.end);
            Some(NoteText {
                kind,
                label: printed.or_else(|| mark.map(|mark| mark.label.clone())),
                text: document.words(words).trim().to_owned(),
                page: block.page,
            })
        })
        .collect()
}

pub(crate) fn each<T>(
    files: &[PathBuf],
    make: impl Fn(&Path, &ReadFile) -> T,
) -> Result<(Vec<T>, Vec<EngineError>), EngineError> {
    let mut answers = Vec::new();
    let mut failures = Vec::new();
    for path in files {
        match read_file(path) {
            Ok(file) => answers.push(make(path, &file)),
            Err(error) => failures.push(error),
        }
    }
    if answers.is_empty() && !failures.is_empty() {
        return Err(failures.remove(0));
    }
    Ok((answers, failures))
}

/// The place of `span`; `code` is the prefix of clause addresses.
pub(crate) fn position(document: &Document, code: &str, span: Span) -> Position {
    let block = document.block_at(span.start).map(|index| &document.blocks[index]);
    Position {
        start: span.start,
        end: span.end,
        source: document.map.to_source(span),
        page: document.page_at(span.start),
        clause: block
            .and_then(|block| document.clause_path(block))
            .map(|path| format!("{code}:{path}")),
    }
}

pub(crate) fn reference_answer(file: &ReadFile, reference: &Reference) -> ReferenceAnswer {
    let mut position = position(&file.document, &file.profile.prefix, reference.span);
    position.source = reference.source;
    position.page = reference.page;
    ReferenceAnswer {
        text: reference.text.clone(),
        position,
        kind: reference.kind,
        role: reference.role,
        action: reference.action,
        targets: reference.targets.iter().map(ToString::to_string).collect(),
        malformed: reference.malformed,
        note: reference.note.clone(),
    }
}

fn clause_nodes(file: &ReadFile, parent: Option<usize>) -> Vec<ClauseNode> {
    let document = &file.document;
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (index, clause) in document.clauses.iter().enumerate() {
        children.entry(clause.parent).or_default().push(index);
    }
    nodes_below(file, &children, parent)
}

fn nodes_below(
    file: &ReadFile,
    children: &BTreeMap<Option<usize>, Vec<usize>>,
    parent: Option<usize>,
) -> Vec<ClauseNode> {
    let document = &file.document;
    let prefix = &file.profile.prefix;
    let Some(indexes) = children.get(&parent) else { return Vec::new() };
    indexes
        .iter()
        .map(|&index| {
            let clause = &document.clauses[index];
            let own = Span::new(clause.label.end.min(clause.span.end), clause.span.end);
            ClauseNode {
                target: format!("{prefix}:{}", clause.path),
                label: document.words(clause.label).to_owned(),
                words: first_words(document.words(own), 80),
                deleted: clause.deleted,
                quoted: clause.quoted,
                position: position(document, prefix, clause.extent),
                paragraphs: nodes_below(file, children, Some(index)),
            }
        })
        .collect()
}

/// The first words, at most `limit` characters, with an ellipsis where more follow.
pub(crate) fn first_words(words: &str, limit: usize) -> String {
    let words = words.trim();
    match words.char_indices().nth(limit) {
        None => words.to_owned(),
        Some((end, _)) => {
            let cut = words[..end].rfind(char::is_whitespace).unwrap_or(end);
            format!("{}…", words[..cut].trim_end())
        }
    }
}

/// What a document says about itself, in the form of the answer.
pub(crate) fn document_info(path: &Path, document: &Document) -> DocumentInfo {
    let metadata = &document.metadata;
    let mut info = DocumentInfo { path: path.display().to_string(), ..DocumentInfo::default() };
    let mut facts = Facts { document, info: &mut info };
    let kind = facts.take("kind", metadata.kind.as_ref()).map(|kind| kind.name().to_owned());
    let modification = facts.take("modification", metadata.modification.as_ref());
    let title = facts.take("title", metadata.title.as_ref());
    let stage = facts.take("stage", metadata.stage.as_ref());
    let version = facts.take("version", metadata.version.as_ref());
    let date = facts.take("date", metadata.date.as_ref());
    let classification = facts.take("classification", metadata.classification.as_ref());
    let pages = facts.take("pages", metadata.pages.as_ref());
    let proposer = facts.take("proposer", metadata.proposer.as_ref());
    let contact = facts.take("contact", metadata.contact.as_ref());
    let attachment_label = facts.take("attachment_label", metadata.attachment_label.as_ref());
    let path_type = facts.take("path_type", metadata.path_type.as_ref());
    let implementation_date =
        facts.take("implementation_date", metadata.implementation_date.as_ref());
    let baseline_version = facts.take("baseline_version", metadata.baseline_version.as_ref());
    DocumentInfo {
        kind,
        modification,
        title,
        stage,
        version,
        date,
        classification,
        pages,
        pages_found: document.pages.len() as u32,
        proposer,
        contact: contact.map(|contact| ContactInfo {
            name: contact.name,
            phone: contact.phone,
            email: contact.email,
        }),
        attachments: metadata.attachments.iter().map(|fact| fact.value.clone()).collect(),
        attachment_label,
        path_type,
        implementation_date,
        baseline_version,
        notices: document.notices.iter().map(NoticeAnswer::from).collect(),
        ..info
    }
}

/// Takes values out of facts and notes where they come from.
struct Facts<'a> {
    document: &'a Document,
    info: &'a mut DocumentInfo,
}

impl Facts<'_> {
    fn take<T: Clone>(&mut self, name: &'static str, fact: Option<&Fact<T>>) -> Option<T> {
        let fact = fact?;
        if let Some(confidence) = fact.confidence {
            self.info.confidence.insert(name, confidence);
        }
        let evidence = Evidence {
            text: fact.span.map(|span| self.document.words(span).to_owned()),
            start: fact.span.map(|span| span.start),
            end: fact.span.map(|span| span.end),
            source: fact.source,
            page: fact.span.map(|span| self.document.page_at(span.start)),
        };
        if fact.span.is_some() || fact.source.is_some() {
            self.info.evidence.insert(name, evidence);
        }
        Some(fact.value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::first_words;

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(first_words("  one two three ", 9), "one two…");
        assert_eq!(first_words("one", 9), "one");
    }
}
