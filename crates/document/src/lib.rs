//! A document as its readers see it: canonical text, pages, blocks, headings, clauses, metadata and
//! notices. Data only; nothing here reads a file or decides a meaning.
//!
//! All spans are byte ranges of [`Document::text`], the canonical text: the words in reading order,
//! one block a line, running heads and feet left out.

#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod changes;
mod metadata;
mod responses;
mod tables;
mod view;

pub use changes::{ChangeKind, TrackedChange, View};
pub use codicil_finding::Notice;
use codicil_text::{Rect, Repair, SourceMap, Span};
pub use metadata::{Contact, Fact, Kind, Metadata};
pub use responses::{Question, Response};
use serde::{Deserialize, Serialize};
pub use tables::{Cell, Table, TableBasis, TableRow};

/// A document, read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The canonical text: each block is one line of it, ended by `\n`.
    pub text: String,
    /// From the canonical text to the bytes of a plain-text file; empty for formats whose bytes are
    /// not their words.
    pub map: SourceMap,
    /// Where the words of each page lie; in order, without gaps or overlaps. A block that runs over
    /// a page end begins on its first page.
    pub pages: Vec<PageSpan>,
    /// The blocks in reading order; they do not overlap.
    pub blocks: Vec<Block>,
    /// The headings in reading order.
    pub headings: Vec<Heading>,
    /// The clauses and their paragraphs in reading order: a parent stands before its children.
    pub clauses: Vec<Clause>,
    /// What stands on the pages but not in the flow: running heads and feet, page numbers, links.
    pub furniture: Vec<Furniture>,
    /// Broken words and what they are read as; sorted, not overlapping.
    pub repairs: Vec<Repair>,
    /// What the document says about itself.
    pub metadata: Metadata,
    /// What a person must know about how it was read.
    pub notices: Vec<Notice>,
    /// The questions over its tables of consultation responses, in reading order.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// The responses in those tables, in reading order.
    #[serde(default)]
    pub responses: Vec<Response>,
    /// Its tables in reading order, those of consultation responses included.
    #[serde(default)]
    pub tables: Vec<Table>,
    /// The changes it records or shows, sorted by start.
    #[serde(default)]
    pub changes: Vec<TrackedChange>,
    /// Where footnotes are cited, where the mark is known and so not in the text; sorted by `at`.
    #[serde(default)]
    pub note_marks: Vec<NoteMark>,
    /// Where the words stand on their pages, one entry a word or a line; sorted by span. Empty for
    /// formats without places.
    #[serde(default)]
    pub places: Vec<Placed>,
}

/// The place where a footnote is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteMark {
    /// Where, in the canonical text: the end of the word it stands behind.
    pub at: usize,
    /// The printed number or sign.
    pub label: String,
    /// The block of the note: an index of [`Document::blocks`].
    pub note: Option<usize>,
}

/// Where words stand on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The words, in the canonical text.
    pub span: Span,
    /// The page, 1-based.
    pub page: u32,
    /// The box around them.
    pub rect: Rect,
}

/// The words of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSpan {
    /// 1-based position in the file.
    pub number: u32,
    /// Its part of the canonical text; empty for a page without words.
    pub span: Span,
    /// Width and height as shown, in hundredths of a point; `None` for formats without pages.
    #[serde(default)]
    pub size: Option<(i32, i32)>,
    /// False where words of the page are missing: a picture, or a page that could not be read.
    #[serde(default = "read")]
    pub read: bool,
}

/// Papers stored before pages could fail were read in full.
fn read() -> bool {
    true
}

/// One paragraph, heading, list item, table row: the unit that search returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the line end.
    pub span: Span,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// Its printed label ("(a)", "•", "G8.43", "1."), within `span`.
    pub label: Option<Span>,
    /// The heading it stands under: an index of [`Document::headings`]. A heading stands under
    /// itself.
    pub heading: Option<usize>,
    /// The clause it belongs to: an index of [`Document::clauses`].
    pub clause: Option<usize>,
    /// True where the paper shows the words as struck out or deleted.
    pub deleted: bool,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list, or a lettered paragraph of a clause.
    ListItem,
    /// A row of a table, its cells in order.
    TableRow,
    /// A footnote, with its number as label.
    Footnote,
    /// A line of a table of contents.
    Contents,
    /// A remark outside the running text: a note of the word processor about a change ("Deleted:
    /// 8"), or a comment in the margin.
    ChangeRemark,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its words with the number.
    pub span: Span,
    /// Depth: 0 for the title of the document, 1 for its sections, and so on.
    pub level: u8,
    /// The printed number: "3", "Appendix 2".
    pub number: Option<String>,
    /// Its words without the number.
    pub title: String,
    /// The page it stands on, 1-based.
    pub page: u32,
    /// The block it is: an index of [`Document::blocks`].
    pub block: usize,
}

/// A clause of a code, or a paragraph of one, whose own text stands in this document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Its address in the code without the code's name: "G1.7A(w)".
    pub path: String,
    /// The printed label: "G1.7A", "(w)".
    pub label: Span,
    /// Its own words with the label, without its paragraphs; where it continues after them, the
    /// first part.
    pub span: Span,
    /// Its words with all its paragraphs.
    pub extent: Span,
    /// The clause it is a paragraph of: an index of [`Document::clauses`].
    pub parent: Option<usize>,
    /// The heading printed over it in the code, as an index of [`Document::headings`].
    pub heading: Option<usize>,
    /// The page it begins on, 1-based.
    pub page: u32,
    /// True where the paper shows its text as struck out or deleted.
    pub deleted: bool,
    /// True where the text is quoted in a report and not part of legal text.
    pub quoted: bool,
}

/// What stands on a page but not in the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Its words, lines joined by one space.
    pub text: String,
    /// Where they stand in a plain-text file.
    pub source: Option<Span>,
    /// The page, 1-based.
    pub page: u32,
    /// The place in the canonical text where it was taken out.
    pub at: usize,
    /// From `text` to the bytes of a plain-text file.
    pub map: SourceMap,
}

/// Why words are not in the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureKind {
    /// A head or foot that runs over several pages.
    Running,
    /// The address of a link, written out by the extraction.
    Link,
    /// Letters of a picture or a process diagram.
    Figure,
}

impl Document {
    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The page on which `at` lies, 1-based; the last page for a place past the end.
    pub fn page_at(&self, at: usize) -> u32 {
        let next = self.pages.partition_point(|page| page.span.start <= at);
        match next.checked_sub(1) {
            Some(index) => self.pages[index].number,
            None => 1,
        }
    }

    /// The index of the block that holds `at`, if a block does.
    pub fn block_at(&self, at: usize) -> Option<usize> {
        let next = self.blocks.partition_point(|block| block.span.start <= at);
        let index = next.checked_sub(1)?;
        (at <= self.blocks[index].span.end).then_some(index)
    }

    /// The address of the clause that a block belongs to.
    pub fn clause_path(&self, block: &Block) -> Option<&str> {
        block.clause.and_then(|index| self.clauses.get(index)).map(|clause| clause.path.as_str())
    }

    /// The titles of the headings above a block, outermost first.
    pub fn heading_path(&self, block: &Block) -> Vec<&str> {
        let Some(own) = block.heading.filter(|own| *own < self.headings.len()) else {
            return Vec::new();
        };
        let mut path = Vec::new();
        let mut level = u8::MAX;
        for heading in self.headings[..=own].iter().rev() {
            if heading.level < level {
                path.push(heading.span.of(&self.text));
                level = heading.level;
            }
            if level == 0 {
                break;
            }
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::{Block, BlockKind, Document, Heading, PageSpan};

    /// "One" (level 1), "two" (level 2) and "Six" (level 1), each a heading and a block of its own.
    fn document() -> Document {
        let text = "One\ntwo\nSix\n".to_owned();
        let spans = [Span::new(0, 3), Span::new(4, 7), Span::new(8, 11)];
        let levels = [1, 2, 1];
        let headings = spans.iter().zip(levels).enumerate().map(|(block, (span, level))| Heading {
            span: *span,
            level,
            number: None,
            title: span.of(&text).to_owned(),
            page: 1,
            block,
        });
        let blocks = spans.iter().enumerate().map(|(index, span)| Block {
            kind: BlockKind::Heading,
            span: *span,
            page: 1,
            label: None,
            heading: Some(index),
            clause: None,
            deleted: false,
        });
        Document {
            headings: headings.collect(),
            blocks: blocks.collect(),
            pages: vec![
                PageSpan { number: 1, span: Span::new(0, 8), size: None, read: true },
                PageSpan { number: 2, span: Span::new(8, 12), size: None, read: true },
            ],
            text,
            ..Document::default()
        }
    }

    #[test]
    fn headings_above_are_those_of_lower_levels() {
        let document = document();
        assert_eq!(document.heading_path(&document.blocks[1]), ["One", "two"]);
        assert_eq!(document.heading_path(&document.blocks[2]), ["Six"]);
    }

    #[test]
    fn places_have_a_page_and_a_block() {
        let document = document();
        assert_eq!((document.page_at(7), document.page_at(8), document.page_at(99)), (1, 2, 2));
        assert_eq!(
            (document.block_at(5), document.block_at(11), document.block_at(12)),
            (Some(1), Some(2), None)
        );
    }
}
