//! Lists as their items end: "…; and", "….". Items are what structure found to be labelled paragraphs;
//! here they are put together, with lists inside items, and the words that end each are read.

use codicil_document::{Block, BlockKind, Document};
use codicil_text::{RepairedText, Span};

use super::labels::{self, Series};

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct List {
    /// The block over it that introduces it.
    pub lead: Option<usize>,
    /// Its items in order; at least one.
    pub items: Vec<Item>,
    /// The list and the item of it that this one stands in.
    pub parent: Option<(usize, usize)>,
    /// How its labels count.
    pub series: Series,
    /// True where words go on behind it with the sentence that it is a part of.
    pub goes_on: bool,
    /// True where something stands among its items that may have been one: words struck out, or a
    /// note of the word processor about a change.
    pub changed: bool,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// The block that it begins with.
    pub block: usize,
    /// Its printed label.
    pub label: Span,
    /// From its label to its last word, with the lists in it.
    pub span: Span,
    /// How it ends, with the lists in it.
    pub end: End,
    /// Whether lists stand in it.
    pub has_list: bool,
}

/// How an item ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The mark at the end, before a conjunction: one of `;,.:?!`.
    pub mark: Option<char>,
    /// The conjunction at the very end.
    pub word: Option<Conjunction>,
    /// The mark and the conjunction; the last word where it has neither.
    pub span: Span,
}

/// A word that joins an item to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conjunction {
    /// "and"
    And,
    /// "or"
    Or,
    /// "and/or", "but", "then"
    Other,
}

impl Conjunction {
    /// As it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Conjunction::And => "and",
            Conjunction::Or => "or",
            Conjunction::Other => "and/or",
        }
    }
}

/// The words that show how an item ends: its last word, with the mark and the conjunction.
pub(crate) fn shown(document: &Document, item: &Item) -> Span {
    if item.end.mark.is_none() && item.end.word.is_none() {
        return item.end.span;
    }
    let inside = Span::new(item.label.end.min(item.end.span.start), item.end.span.start);
    let before = document.words(inside).trim_end();
    let last = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    Span::new(inside.start + last, item.end.span.end)
}

/// The lists of a document, in the order of their first items.
pub(crate) fn read(document: &Document) -> Vec<List> {
    let mut reader = Reader { document, lists: Vec::new(), open: Vec::new(), pending: None };
    for index in 0..document.blocks.len() {
        reader.block(index);
    }
    reader.close(0);
    for index in (0..reader.lists.len()).rev() {
        reader.end_with_last(index);
    }
    reader.lists
}

struct Reader<'a> {
    document: &'a Document,
    lists: Vec<List>,
    /// The lists that are open, outermost first.
    open: Vec<usize>,
    /// Words behind the last item that belong to it, or to the sentence around the list.
    pending: Option<usize>,
}

impl Reader<'_> {
    fn block(&mut self, index: usize) {
        let block = &self.document.blocks[index];
        if block.kind == BlockKind::ChangeRemark || block.deleted {
            return self.mark_changed();
        }
        match block.kind {
            BlockKind::Footnote => {}
            BlockKind::ListItem | BlockKind::Paragraph => match self.item_label(block) {
                Some((label, series)) => self.item(index, label, series),
                None => self.paragraph(index),
            },
            _ => self.close(0),
        }
    }

    /// The label of a block that is an item: a lettered paragraph of a clause, or what structure took
    /// for an item. A number of a clause is none.
    fn item_label(&self, block: &Block) -> Option<(Span, Series)> {
        let label = block.label?;
        let words = self.document.words(label);
        let series = labels::series(words)?;
        let numbered_clause = series == Series::Number && block.clause.is_some();
        (!numbered_clause).then_some((label, series))
    }

    fn item(&mut self, index: usize, label: Span, series: Series) {
        let block = &self.document.blocks[index];
        match self.continues(index, label, series) {
            Some(depth) => {
                self.keep_pending();
                self.close(depth + 1);
            }
            None => {
                // Words between may have ended the list.
                if self.pending.is_some() || self.is_of_other_clause(index) {
                    self.close(0);
                }
                self.begin(index, series);
            }
        }
        let end = self.end_of(block);
        let item = Item { block: index, label, span: block.span, end, has_list: false };
        if let Some(list) = self.open.last() {
            self.lists[*list].items.push(item);
        }
    }

    /// The depth of the open list that a label goes on with, innermost first.
    fn continues(&self, index: usize, label: Span, series: Series) -> Option<usize> {
        let words = self.document.words(label);
        let parent = self.parent_clause(index);
        let exact = self.open.iter().enumerate().rev().find_map(|(depth, list)| {
            let list = &self.lists[*list];
            let last = list.items.last()?;
            let same = match (parent, self.parent_clause(last.block)) {
                // The clause tree has told which paragraphs belong together.
                (Some(mine), Some(theirs)) => mine == theirs,
                (None, None) => match series {
                    Series::Bullet(_) => list.series == series,
                    _ => labels::goes_on(self.document.words(last.label), words),
                },
                _ => false,
            };
            same.then_some(depth)
        });
        exact.or_else(|| self.in_disorder(words, series))
    }

    /// The same for a label that begins no list and goes on with none: "(b)" after "(b)", which the
    /// clause tree takes for a part of the first.
    fn in_disorder(&self, label: &str, series: Series) -> Option<usize> {
        if series != Series::Bracketed || labels::is_first(label) {
            return None;
        }
        let like = |list: &usize| {
            let last = self.lists[*list].items.last();
            last.is_some_and(|last| labels::alike(self.document.words(last.label), label))
        };
        self.open.iter().rposition(like)
    }

    /// The clause whose paragraph a block is.
    fn parent_clause(&self, index: usize) -> Option<usize> {
        let block = &self.document.blocks[index];
        let clause = &self.document.clauses[block.clause?];
        // Words that go on with a clause have its number without being its paragraph.
        (Some(clause.label) == block.label).then_some(clause.parent).flatten()
    }

    fn is_of_other_clause(&self, index: usize) -> bool {
        let Some(list) = self.open.last() else { return false };
        let Some(last) = self.lists[*list].items.last() else { return false };
        let root = |block: usize| {
            let mut clause = self.document.blocks[block].clause?;
            while let Some(parent) = self.document.clauses[clause].parent {
                clause = parent;
            }
            Some(clause)
        };
        root(last.block) != root(index)
    }

    fn begin(&mut self, index: usize, series: Series) {
        let parent =
            self.open.last().map(|list| (*list, self.lists[*list].items.len().saturating_sub(1)));
        if let Some((list, item)) = parent
            && let Some(item) = self.lists[list].items.get_mut(item)
        {
            item.has_list = true;
        }
        let above = self.document.blocks[..index].iter().rposition(|block| {
            !matches!(block.kind, BlockKind::Footnote | BlockKind::ChangeRemark) && !block.deleted
        });
        self.lists.push(List {
            lead: above,
            items: Vec::new(),
            parent,
            series,
            goes_on: false,
            changed: false,
        });
        self.open.push(self.lists.len() - 1);
    }

    fn paragraph(&mut self, index: usize) {
        if self.open.is_empty() {
            return;
        }
        let words = self.document.words(self.document.blocks[index].span);
        let small = words.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(');
        if small && self.pending.is_none() {
            self.pending = Some(index);
        } else {
            self.close(0);
        }
    }

    /// Gives the words behind the last item to it, since the list goes on.
    fn keep_pending(&mut self) {
        let Some(index) = self.pending.take() else { return };
        let block = &self.document.blocks[index];
        let end = self.end_of(block);
        if let Some(list) = self.open.last()
            && let Some(item) = self.lists[*list].items.last_mut()
        {
            item.end = end;
            item.span = item.span.cover(block.span);
            // What stands behind a list in the item ends the item.
            item.has_list = false;
        }
    }

    fn mark_changed(&mut self) {
        for list in &self.open {
            self.lists[*list].changed = true;
        }
    }

    /// Closes the lists from that depth on; words that wait go on with the sentence around them.
    fn close(&mut self, depth: usize) {
        let goes_on = self.pending.take().is_some();
        for list in self.open.drain(depth.min(self.open.len())..) {
            self.lists[list].goes_on |= goes_on;
        }
    }

    /// Gives the item that a list stands in the end of that list.
    fn end_with_last(&mut self, index: usize) {
        let Some((list, item)) = self.lists[index].parent else { return };
        let Some(last) = self.lists[index].items.last() else { return };
        let (end, span) = (last.end, last.span);
        if let Some(item) = self.lists[list].items.get_mut(item)
            && item.has_list
            && item.span.end < span.end
        {
            item.end = end;
            item.span = item.span.cover(span);
        }
    }

    fn end_of(&self, block: &Block) -> End {
        let document = self.document;
        let repaired = RepairedText::new(&document.text, block.span, &document.repairs);
        let (mark, word, tail) = tail(&repaired.text);
        let span = repaired.to_canonical(tail).unwrap_or(block.span);
        End { mark, word, span }
    }
}

/// Marks that end an item.
const MARKS: &[char] = &[';', ',', '.', ':', '?', '!'];

/// The mark and the conjunction at the end of some words, and where they stand.
fn tail(words: &str) -> (Option<char>, Option<Conjunction>, Span) {
    let trimmed = words.trim_end();
    let (last_at, last) = match trimmed.rfind(char::is_whitespace) {
        Some(at) => (at + trimmed[at..].chars().next().map_or(1, char::len_utf8), at),
        None => (0, 0),
    };
    let word = match trimmed[last_at..].to_ascii_lowercase().as_str() {
        "and" => Some(Conjunction::And),
        "or" => Some(Conjunction::Or),
        "and/or" | "but" | "then" | "plus" => Some(Conjunction::Other),
        _ => None,
    };
    let body = if word.is_some() { trimmed[..last].trim_end() } else { trimmed };
    // A mark may stand inside quotation marks or a bracket that ends with the item.
    let bare = body.trim_end_matches(['”', '’', '"', '\'', ')', '¶', ' ']);
    let marked = |words: &str| words.chars().next_back().filter(|last| MARKS.contains(last));
    let mark = marked(body).or_else(|| marked(bare));
    let start = match (marked(body), word) {
        (Some(mark), _) => body.len() - mark.len_utf8(),
        (None, Some(_)) => last_at,
        (None, None) => last_at,
    };
    (mark, word, Span::new(start.min(trimmed.len()), trimmed.len()))
}

#[cfg(test)]
mod tests {
    use super::{Conjunction, tail};

    #[test]
    fn ends_are_read() {
        let of = |words: &str| {
            let (mark, word, span) = tail(words);
            (mark, word, span.of(words).to_owned())
        };
        assert_eq!(of("pay the fee; and "), (Some(';'), Some(Conjunction::And), "; and".into()));
        assert_eq!(of("pay the fee or"), (None, Some(Conjunction::Or), "or".into()));
        assert_eq!(of("pay (the “Fee”)."), (Some('.'), None, ".".into()));
        assert_eq!(of("he says “pay.”"), (Some('.'), None, "“pay.”".into()));
        assert_eq!(of("pay the fee"), (None, None, "fee".into()));
        assert_eq!(of("; and"), (Some(';'), Some(Conjunction::And), "; and".into()));
        assert_eq!(of(""), (None, None, String::new()));
        assert_eq!(of("and"), (None, Some(Conjunction::And), "and".into()));
    }
}
