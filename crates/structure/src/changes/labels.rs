//! Labels of renumbered paragraphs in papers that LibreOffice printed with their changes shown: the
//! new number with the old one in brackets, "G8.44[G8.43]". A number in brackets alone is one that did
//! not change, in a paragraph out of which words were taken.

use codicil_layout::{Layout, Line, Mark, MarkKind};
use codicil_text::Span;

use crate::labels;

/// Longest label, in bytes.
const LONGEST: usize = 24;

/// What such labels say.
#[derive(Debug, Default)]
pub(super) struct Bracketed {
    /// The labels as printed, in order.
    pub whole: Vec<Span>,
    /// New and old numbers.
    pub marks: Vec<Mark>,
    /// The brackets, which are no words.
    pub signs: Vec<Span>,
}

/// Reads the labels of a layout whose changes are seen and not recorded.
pub(super) fn find(layout: &Layout) -> Bracketed {
    let mut found = Bracketed::default();
    if layout.changes.is_empty() || layout.changes.iter().any(|mark| mark.recorded) {
        return found;
    }
    let mut unchanged = "";
    for line in layout.pages.iter().flat_map(|page| &page.lines) {
        let Some((new, old)) = parts(layout, line) else { continue };
        let (new_words, old_words) = (new.of(&layout.text), old.of(&layout.text));
        // Behind a number in brackets alone, the program counts the next one as that.
        let is_counted_wrong = !new_words.is_empty() && new_words == unchanged;
        let is_unchanged = new_words.is_empty() || is_counted_wrong;
        if is_counted_wrong {
            found.signs.push(new);
        } else if !is_unchanged {
            found.marks.push(mark(MarkKind::Inserted, new));
            found.marks.push(mark(MarkKind::Deleted, old));
        }
        found.signs.push(Span::new(old.start - 1, old.start));
        found.signs.push(Span::new(old.end, old.end + 1));
        found.whole.push(Span::new(new.start, old.end + 1));
        unchanged = if is_unchanged { old_words } else { "" };
    }
    found.whole.sort_unstable();
    found
}

/// The number before the brackets, which may be empty, and the one in them.
fn parts(layout: &Layout, line: &Line) -> Option<(Span, Span)> {
    let words = line.of(layout);
    let first = words.split_whitespace().next().filter(|first| first.len() <= 2 * LONGEST)?;
    let (new, rest) = first.split_once('[')?;
    let old = rest.strip_suffix(']')?;
    let is_label = |words: &str| labels::find(words).is_some_and(|label| label.rest.is_empty());
    if !is_label(old) || !(new.is_empty() || is_label(new)) || words.len() == first.len() {
        return None;
    }
    let start = line.span.start;
    let open = start + new.len() + 1;
    Some((Span::new(start, start + new.len()), Span::new(open, open + old.len())))
}

fn mark(kind: MarkKind, span: Span) -> Mark {
    Mark { kind, span, author: None, date: None, recorded: false }
}
