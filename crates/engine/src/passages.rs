//! What of a document goes into the search index.

use codicil_document::{Block, BlockKind, Document};
use codicil_refs::{Reference, Target};
use codicil_search::{ClauseTerm, Passage};
use codicil_text::{RepairedText, Span};

/// What is known about a document beside its words.
pub(crate) struct Source<'a> {
    /// Its number in the library.
    pub id: i64,
    /// Its file name.
    pub file: &'a str,
    /// Prefix of the code that it speaks of.
    pub code: &'a str,
    /// Its words.
    pub document: &'a Document,
    /// Its references.
    pub references: &'a [Reference],
}

/// One passage for each block with words, in reading order.
pub(crate) fn passages(source: &Source<'_>) -> Vec<Passage> {
    let mut by_block: Vec<Vec<&Reference>> = vec![Vec::new(); source.document.blocks.len()];
    for reference in source.references {
        if let Some(list) = reference.block.and_then(|block| by_block.get_mut(block)) {
            list.push(reference);
        }
    }
    source
        .document
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != BlockKind::ChangeRemark || !block.span.is_empty())
        .map(|(index, block)| passage(source, index, block, &by_block[index]))
        .collect()
}

fn passage(source: &Source<'_>, index: usize, block: &Block, references: &[&Reference]) -> Passage {
    let document = source.document;
    let text = document.words(block.span).to_owned();
    let repaired = RepairedText::new(&document.text, block.span, &document.repairs).text;
    let metadata = &document.metadata;
    Passage {
        document: source.id,
        block: index,
        page: block.page,
        span: block.span,
        repaired: (repaired != text).then_some(repaired),
        text,
        clause: document.clause_path(block).map(|path| format!("{}:{path}", source.code)),
        headings: document.heading_path(block).into_iter().map(str::to_owned).collect(),
        kind: metadata.kind(),
        modification: metadata.modification.as_ref().map(|fact| fact.value.clone()),
        file: source.file.to_owned(),
        clauses: references.iter().flat_map(|reference| terms(block, reference)).collect(),
        names: references.iter().flat_map(|reference| names(reference)).collect(),
        respondent: None,
        category: None,
        question: None,
        answer: None,
    }
}

fn terms(block: &Block, reference: &Reference) -> Vec<ClauseTerm> {
    let start = reference.span.start.max(block.span.start) - block.span.start;
    let end = reference.span.end.clamp(block.span.start, block.span.end) - block.span.start;
    let span = Span::new(start, end.max(start));
    let term = |code: &String,
                from: &codicil_profile::Address,
                to: Option<&codicil_profile::Address>| ClauseTerm {
        code: code.clone(),
        from: from.clone(),
        to: to.cloned(),
        role: reference.role,
        span,
    };
    reference
        .targets
        .iter()
        .filter_map(|target| match target {
            Target::Provision { code, address } => Some(term(code, address, None)),
            Target::Range { code, from, to } => Some(term(code, from, Some(to))),
            Target::Named(_) => None,
        })
        .collect()
}

fn names(reference: &Reference) -> Vec<String> {
    reference
        .targets
        .iter()
        .filter_map(|target| match target {
            Target::Named(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}
