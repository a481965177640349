//! Words in double quotation marks that are a quotation: long, or over several paragraphs.

use codicil_document::Document;
use codicil_text::Span;

/// A quotation that is never closed ends after so many blocks; a forgotten mark must not silence a
/// whole paper.
const MOST_BLOCKS: usize = 12;

/// Words in marks that are shorter are a name or a term, and the sentence around them is the
/// author's, in bytes.
const SHORTEST: usize = 40;

/// The quotations of a document, sorted, not overlapping.
pub(crate) fn read(document: &Document) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (index, block) in document.blocks.iter().enumerate() {
        if open.is_some_and(|(_, opened)| index > opened + MOST_BLOCKS) {
            open = None;
        }
        for (at, mark) in document.words(block.span).char_indices() {
            let at = block.span.start + at;
            match mark {
                '“' => open = Some((at, index)),
                '”' => {
                    let quotation = open.take().map(|(start, _)| Span::new(start, at));
                    found.extend(quotation.filter(|quotation| quotation.len() >= SHORTEST));
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use codicil_document::{Block, BlockKind, Document};
    use codicil_text::Span;

    use super::read;

    fn document(lines: &[&str]) -> Document {
        let mut document = Document::default();
        for line in lines {
            let start = document.text.len();
            document.text.push_str(line);
            document.blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(start, document.text.len()),
                page: 1,
                label: None,
                heading: None,
                clause: None,
                deleted: false,
            });
            document.text.push('\n');
        }
        document
    }

    #[test]
    fn quotations_run_over_paragraphs_and_terms_are_none() {
        let document = document(&[
            "The “Keeper” writes: “the boats lie",
            "in the harbour until the ice has gone” and more.",
        ]);
        let quoted: Vec<&str> = read(&document).iter().map(|span| document.words(*span)).collect();
        assert_eq!(quoted, ["“the boats lie\nin the harbour until the ice has gone"]);
    }

    #[test]
    fn a_mark_that_is_never_closed_silences_little() {
        let mut lines = vec!["“the boats lie in the harbour until the ice"];
        lines.extend(["has gone"; 40]);
        lines.push("and away”");
        assert_eq!(read(&document(&lines)), []);
    }
}
