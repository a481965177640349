//! Opening documents.

use codicil_engine::{Block, BlockKind, OpenDocument, Reference, Span};
use codicil_text::utf16::Utf16Index;

use crate::app::{App, count};
use crate::pieces::{Marks, name_of, pieces};
use crate::types::*;

/// How many blocks one request may fetch.
const MOST_BLOCKS: u32 = 500;

impl App {
    /// See the list of commands.
    pub fn documents(&self, _: Nothing) -> Result<Vec<DocumentRow>, ApiError> {
        Ok(self.library()?.engine.documents()?.iter().map(Into::into).collect())
    }

    /// See the list of commands.
    pub fn document(&self, request: DocumentRequest) -> Result<DocumentView, ApiError> {
        let library = self.library()?;
        let open = library.engine.document(request.document)?;
        let document = &open.document;
        let outline = document.headings.iter().map(|heading| OutlineEntry {
            title: document.words(heading.span).to_owned(),
            level: heading.level,
            page: heading.page,
            block: count(heading.block),
        });
        Ok(DocumentView {
            row: (&open.summary).into(),
            facts: crate::facts::facts(document),
            outline: outline.collect(),
            blocks: count(document.blocks.len()),
            page_pictures: library.engine.original(request.document)?.into(),
            correctable: crate::corrections::correctable(document),
        })
    }

    /// See the list of commands.
    pub fn document_blocks(&self, request: BlocksRequest) -> Result<Vec<BlockView>, ApiError> {
        let library = self.library()?;
        let open = library.engine.document(request.document)?;
        let hits = match request.query.trim() {
            "" => Vec::new(),
            query => library.engine.matches(request.document, query)?,
        };
        let from = request.from as usize;
        let until = from.saturating_add(request.count.min(MOST_BLOCKS) as usize);
        Ok(block_views(&open, from..until, &hits))
    }
}

/// The blocks of that range that exist, with `hits` marked.
pub(crate) fn block_views(
    open: &OpenDocument,
    range: std::ops::Range<usize>,
    hits: &[Span],
) -> Vec<BlockView> {
    let document = &open.document;
    let range = range.start.min(document.blocks.len())..range.end.min(document.blocks.len());
    let units = Utf16Index::new(&document.text);
    let mut by_block: Vec<Vec<&Reference>> = vec![Vec::new(); range.len()];
    for reference in &open.references {
        let place = reference.block.and_then(|block| block.checked_sub(range.start));
        if let Some(list) = place.and_then(|place| by_block.get_mut(place)) {
            list.push(reference);
        }
    }
    range
        .clone()
        .zip(by_block)
        .map(|(index, references)| {
            let block = &document.blocks[index];
            let inside: Vec<Span> =
                hits.iter().copied().filter(|hit| hit.overlaps(block.span)).collect();
            BlockView {
                index: count(index),
                kind: name_of(&block.kind),
                level: heading_level(open, index, block),
                depth: depth(open, block),
                page: block.page,
                clause: document.clause_path(block).map(|path| format!("{}:{path}", open.code)),
                deleted: block.deleted,
                start: count(units.to_utf16(block.span.start)),
                pieces: pieces(
                    document,
                    block.span,
                    &Marks { references: &references, hits: &inside },
                ),
            }
        })
        .collect()
}

fn heading_level(open: &OpenDocument, index: usize, block: &Block) -> Option<u8> {
    let is_heading = block.kind == BlockKind::Heading;
    let heading = block.heading.and_then(|heading| open.document.headings.get(heading));
    heading.filter(|heading| is_heading && heading.block == index).map(|heading| heading.level)
}

/// How deep a block is inside its clause: the number of clauses above it.
fn depth(open: &OpenDocument, block: &Block) -> u8 {
    let mut depth = 0;
    let mut at = block.clause.and_then(|clause| open.document.clauses.get(clause));
    while let Some(parent) = at.and_then(|clause| clause.parent) {
        depth += 1;
        at = open.document.clauses.get(parent);
        if depth == u8::MAX {
            break;
        }
    }
    depth
}
