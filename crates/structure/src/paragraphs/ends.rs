//! What a format says itself about the ends of paragraphs, and what its recorded changes do to them.

use codicil_layout::Layout;
use codicil_text::Span;

use super::starts::{self, Part};
use crate::changes::Marks;
use crate::fate::Fates;
use crate::lines::TextLine;

/// The stated ends of paragraphs of a layout.
pub(super) struct Ends<'a> {
    layout: &'a Layout,
    /// For each line, whether the end of the paragraph before it was taken out, so that it goes on
    /// with that paragraph.
    joined: Vec<bool>,
}

impl<'a> Ends<'a> {
    /// Reads the ends that recorded changes took out between the lines of the flow. A paragraph
    /// taken out as a whole stays a block of its own, unless the words around it became one.
    pub fn of(layout: &'a Layout, lines: &[TextLine<'_>], fates: &Fates, marks: &Marks) -> Self {
        let mut joined = vec![false; lines.len()];
        if !layout.paragraphs_stated || marks.is_empty() {
            return Self { layout, joined };
        }
        let flow: Vec<usize> = (0..lines.len()).filter(|line| fates.is_flow(*line)).collect();
        // From the end, so that a paragraph of which nothing stays knows whether words that stay
        // follow in the same paragraph.
        let mut reaches = false;
        for pair in flow.windows(2).rev() {
            let (above, line) = (&lines[pair[0]], &lines[pair[1]]);
            let between = Span::new(above.span.end.min(line.span.start), line.span.start);
            let is_open = above.stated.cell == line.stated.cell
                && marks.end(&layout.text, between, false).is_some();
            reaches = is_open && (reaches || !marks.takes_out(&layout.text, line.span));
            joined[pair[1]] = reaches;
        }
        for pair in flow.windows(2) {
            let [above, line] = pair else { continue };
            // Nothing goes on with a paragraph of which nothing stays.
            let is_gone = !joined[*above] && marks.takes_out(&layout.text, lines[*above].span);
            joined[*line] &= !is_gone;
        }
        Self { layout, joined }
    }

    /// Whether the paragraphs are stated.
    pub fn states_paragraphs(&self) -> bool {
        self.layout.paragraphs_stated
    }

    /// Whether a line became one paragraph with the one before it.
    pub fn is_joined(&self, line: usize) -> bool {
        self.joined.get(line).copied().unwrap_or_default()
    }

    /// The parts of a line that may begin a block: in paragraphs as written, the line.
    pub fn parts(&self, line: &TextLine<'_>) -> Vec<Part> {
        if self.layout.paragraphs_stated {
            return vec![Part { range: 0..line.text.len(), deleted: false }];
        }
        starts::parts(line.text)
    }

    /// Whether a line goes on with the one above it, as far as the format says.
    /// `in_cell` says that both stand in one cell of a table, be it over a page end.
    pub fn goes_on(
        &self,
        index: usize,
        above: &TextLine<'_>,
        line: &TextLine<'_>,
        in_cell: bool,
    ) -> Option<bool> {
        if self.is_joined(index) {
            return Some(true);
        }
        if !in_cell && above.stated.cell != line.stated.cell
            || above.stated.part != line.stated.part
        {
            return Some(false);
        }
        // Of a cell that goes on over a page end the format sees two.
        let is_one = above.stated.cell == line.stated.cell;
        let stated = line.stated.begins.map(|begins| !begins).filter(|_| is_one);
        let is_item = line.stated.label.is_some_and(|len| len > 0);
        let changes_rank = above.stated.heading != line.stated.heading;
        stated.or((self.layout.paragraphs_stated || is_item || changes_rank).then_some(false))
    }
}
