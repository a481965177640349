//! The text of a document in one of its states.

use codicil_text::Span;

use crate::{BlockKind, ChangeKind, Document, TrackedChange, View};

impl Document {
    /// The running text in one state, one paragraph a line; labels stand before their text with one
    /// space. Footnotes, remarks in the margin and running heads are left out.
    ///
    /// [`View::Marked`] shows `[-words taken out-]` and `{+new words+}`; `¶` stands for the end of a
    /// paragraph that came or went alone.
    pub fn view(&self, view: View) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut changes = self.changes.as_slice();
        for block in &self.blocks {
            let span = block.span;
            let before = changes.partition_point(|change| change.span.start < span.start);
            let until = changes.partition_point(|change| change.span.start <= span.end);
            let own = &changes[before..until];
            changes = &changes[before..];
            if matches!(block.kind, BlockKind::Footnote | BlockKind::ChangeRemark) {
                continue;
            }
            match view {
                View::After if block.deleted => {}
                View::After => {
                    out.push_str(self.words(span));
                    out.push('\n');
                }
                View::Before => self.before(span, own, &mut out),
                View::Marked if block.deleted => self.marked_deleted(span, own, &mut out),
                View::Marked => self.marked(span, own, &mut out),
            }
        }
        match view {
            View::After => out,
            View::Before | View::Marked => tidy(&out),
        }
    }

    /// A block as it was: without its new words, with those taken out.
    fn before(&self, block: Span, changes: &[TrackedChange], out: &mut String) {
        let mut at = block.start;
        for change in changes {
            if is_new(change.kind) || change.removed.is_some() {
                self.copy(&mut at, change.span.start, out);
                at = at.max(change.span.end);
                out.push_str(change.removed.as_deref().unwrap_or_default());
            }
        }
        self.copy(&mut at, block.end, out);
        if at <= block.end {
            out.push('\n');
        }
    }

    fn marked(&self, block: Span, changes: &[TrackedChange], out: &mut String) {
        let mut at = block.start;
        let is_new_as_a_whole =
            changes.iter().any(|change| is_new(change.kind) && change.span == block);
        for change in changes {
            let is_end = change.span.start == block.end && !change.span.is_empty();
            if is_end && is_new_as_a_whole {
                continue;
            }
            self.copy(&mut at, change.span.start, out);
            if is_new(change.kind) {
                let words = if is_end { "¶" } else { self.words(within(change.span, block)) };
                mark(("{+", "+}"), words, out);
                at = at.max(change.span.end.min(block.end));
            } else if let Some(removed) = &change.removed {
                mark(("[-", "-]"), if removed == "\n" { "¶" } else { removed }, out);
            }
        }
        self.copy(&mut at, block.end, out);
        out.push('\n');
    }

    fn marked_deleted(&self, block: Span, changes: &[TrackedChange], out: &mut String) {
        mark(("[-", "-]"), self.words(block), out);
        let new_end = changes.iter().any(|c| is_new(c.kind) && c.span.start == block.end);
        out.push_str(if new_end { "{+¶+}\n" } else { "\n" });
    }

    /// Copies the text from `at` on, and moves `at` behind it.
    fn copy(&self, at: &mut usize, to: usize, out: &mut String) {
        if *at < to {
            out.push_str(self.text.get(*at..to).unwrap_or_default());
            *at = to;
        }
    }
}

fn is_new(kind: ChangeKind) -> bool {
    matches!(kind, ChangeKind::Inserted | ChangeKind::MovedHere)
}

fn within(span: Span, block: Span) -> Span {
    let start = span.start.clamp(block.start, block.end);
    Span::new(start, span.end.clamp(start, block.end))
}

/// Puts words between two signs, their outer white space outside; a changed space shows itself.
fn mark((open, close): (&str, &str), words: &str, out: &mut String) {
    let inner = words.trim();
    if inner.is_empty() {
        out.push_str(words);
        return;
    }
    let start = words.len() - words.trim_start().len();
    out.push_str(&words[..start]);
    out.push_str(open);
    out.push_str(inner);
    out.push_str(close);
    out.push_str(&words[start + inner.len()..]);
}

/// One space between words, no empty paragraphs.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for line in text.lines() {
        let from = tidied.len();
        for word in line.split_whitespace() {
            if tidied.len() > from {
                tidied.push(' ');
            }
            tidied.push_str(word);
        }
        if tidied.len() > from {
            tidied.push('\n');
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use crate::{Block, BlockKind, ChangeKind, Document, TrackedChange, View};

    fn document(blocks: &[(&str, BlockKind, bool)]) -> Document {
        let mut document = Document::default();
        for (words, kind, deleted) in blocks {
            let start = document.text.len();
            document.text.push_str(words);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            document.blocks.push(Block {
                kind: *kind,
                span,
                page: 1,
                label: None,
                heading: None,
                clause: None,
                deleted: *deleted,
            });
        }
        document
    }

    fn change(kind: ChangeKind, span: (usize, usize), removed: Option<&str>) -> TrackedChange {
        TrackedChange {
            kind,
            span: Span::new(span.0, span.1),
            removed: removed.map(str::to_owned),
            author: None,
            date: None,
            recorded: true,
        }
    }

    fn views(document: &Document) -> [String; 3] {
        [View::After, View::Before, View::Marked].map(|view| document.view(view))
    }

    #[test]
    fn words_and_paragraphs_come_and_go() {
        let text = BlockKind::Paragraph;
        let mut document = document(&[
            ("A small boat.", text, false),
            ("All new.", text, false),
            ("Old.", text, true),
            ("1 Aside.", BlockKind::Footnote, false),
        ]);
        document.changes = vec![
            change(ChangeKind::Deleted, (1, 1), Some(" big")),
            change(ChangeKind::Inserted, (1, 7), None),
            change(ChangeKind::Inserted, (14, 22), None),
            change(ChangeKind::Inserted, (22, 23), None),
            change(ChangeKind::Deleted, (23, 27), None),
        ];
        let [after, before, marked] = views(&document);
        assert_eq!(after, "A small boat.\nAll new.\n");
        assert_eq!(before, "A big boat.\nOld.\n");
        assert_eq!(marked, "A [-big-] {+small+} boat.\n{+All new.+}\n[-Old.-]\n");
    }

    #[test]
    fn paragraphs_split_and_merge() {
        let mut document = document(&[
            ("One.", BlockKind::Paragraph, false),
            ("Two three.", BlockKind::Paragraph, false),
        ]);
        document.changes = vec![
            change(ChangeKind::Inserted, (4, 5), None),
            change(ChangeKind::Deleted, (8, 8), Some("\n")),
        ];
        let [after, before, marked] = views(&document);
        assert_eq!(after, "One.\nTwo three.\n");
        assert_eq!(before, "One.Two\nthree.\n");
        assert_eq!(marked, "One.{+¶+}\nTwo[-¶-] three.\n");
    }

    #[test]
    fn changes_that_lie_across_blocks_or_text_do_no_harm() {
        let mut document = document(&[("é.", BlockKind::Paragraph, false)]);
        document.changes = vec![
            change(ChangeKind::Inserted, (1, 2), None),
            change(ChangeKind::Inserted, (3, 900), None),
        ];
        for view in views(&document) {
            assert!(view.len() < 20);
        }
    }
}
