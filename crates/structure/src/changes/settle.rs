//! Takes deleted words out of the paragraphs in the making.

use codicil_document::BlockKind;
use codicil_layout::Layout;
use codicil_text::Span;

use super::Marks;
use crate::draft::{Draft, Gone, Piece, push_words};
use crate::lines::TextLine;
use crate::paragraphs::relabel;

/// Settles all blocks: in one that stays, deleted words are taken out; one of which nothing stays is
/// marked as deleted and keeps its words.
pub(crate) fn settle(drafts: &mut [Draft], lines: &[TextLine<'_>], layout: &Layout, marks: &Marks) {
    if marks.is_empty() {
        return;
    }
    for draft in drafts {
        settle_one(draft, lines, layout, marks);
    }
}

fn settle_one(draft: &mut Draft, lines: &[TextLine<'_>], layout: &Layout, marks: &Marks) {
    let is_touched = draft.pieces.iter().any(|piece| marks.taken_out(piece.span).next().is_some());
    let bits = bits(draft, layout, marks);
    if !is_touched && !bits.iter().any(|bit| matches!(bit, Bit::Gone(_))) {
        return;
    }
    let (pieces, gone) = part(&bits);
    let mut words = String::new();
    for piece in &pieces {
        push_words(&mut words, piece.span.of(&layout.text), piece.glued);
    }
    let is_recorded = marks.over(whole(draft)).all(|mark| mark.recorded);
    let first = draft.pieces.first().and_then(|piece| lines.get(piece.line));
    let is_automatic = first.is_some_and(|line| line.stated.label.is_some());
    if is_whole(draft, &words, is_recorded, is_automatic) {
        draft.deleted = draft.kind != BlockKind::ChangeRemark;
        return;
    }
    draft.pieces = pieces;
    draft.gone = gone;
    draft.words = words;
    relabel(draft, lines, marks);
}

/// From the first to the last byte of a block in the text of the layout.
fn whole(draft: &Draft) -> Span {
    let spans = draft.pieces.iter().map(|piece| piece.span);
    spans.reduce(Span::cover).unwrap_or(Span::new(0, 0))
}

/// Whether nothing stays of a block: no word, or nothing but an automatic label; where the deletion
/// is only seen and not recorded, a stroke may also have missed a label, a stop or a dash.
fn is_whole(draft: &Draft, kept: &str, is_recorded: bool, is_automatic: bool) -> bool {
    let kept = kept.trim();
    let is_label = || draft.label_words() == Some(kept) && !draft.body().is_empty();
    kept.is_empty()
        || (is_automatic || !is_recorded) && is_label()
        || !is_recorded && !kept.contains(char::is_alphanumeric)
}

/// A part of a block, in the order of the text.
#[derive(Clone, Copy, Debug)]
enum Bit {
    /// Words that stay, of a line.
    Kept(Span, usize),
    /// Words, or the end of a paragraph, that were taken out.
    Gone(Span),
    /// White space that was there before and stays.
    OldSpace,
    /// White space that is new.
    NewSpace,
}

fn bits(draft: &Draft, layout: &Layout, marks: &Marks) -> Vec<Bit> {
    let text = &layout.text;
    let mut bits = Bits { bits: Vec::new(), text, marks };
    let mut last: Option<&Piece> = None;
    for piece in &draft.pieces {
        if let Some(last) = last {
            let start = last.span.end.min(piece.span.start);
            let between = Span::new(start, piece.span.start);
            let crosses = last.line != piece.line;
            if piece.glued && crosses && marks.end(text, between, false).is_some() {
                bits.end_gone(between);
            } else if !piece.glued {
                bits.bits.push(Bit::OldSpace);
            }
        }
        let mut at = piece.span.start;
        for out in marks.taken_out(piece.span) {
            bits.keep(Span::new(at, out.start), piece.line);
            bits.bits.push(Bit::Gone(out));
            at = out.end;
        }
        bits.keep(Span::new(at, piece.span.end), piece.line);
        last = Some(piece);
    }
    bits.bits
}

/// Parts of a block in the making.
struct Bits<'a> {
    bits: Vec<Bit>,
    text: &'a str,
    marks: &'a Marks,
}

impl Bits<'_> {
    /// The end of a paragraph that was taken out, with the white space around it.
    fn end_gone(&mut self, between: Span) {
        let end = between.of(self.text).find('\n').unwrap_or_default();
        let at = between.start + end;
        self.space(Span::new(between.start, at));
        self.bits.push(Bit::Gone(Span::new(at, at + 1)));
        self.space(Span::new(at + 1, between.end));
    }

    /// A stretch that stays, its outer white space apart.
    fn keep(&mut self, span: Span, line: usize) {
        let words = span.of(self.text);
        let body = words.trim();
        let start = span.start + words.len() - words.trim_start().len();
        if body.is_empty() {
            return self.space(span);
        }
        let inner = Span::new(start, start + body.len());
        self.space(Span::new(span.start, inner.start));
        self.bits.push(Bit::Kept(inner, line));
        self.space(Span::new(inner.end, span.end));
    }

    /// White space, as far as it stays.
    fn space(&mut self, span: Span) {
        for kept in self.marks.kept(span) {
            let is_new = self.marks.old(kept).is_empty();
            self.bits.push(if is_new { Bit::NewSpace } else { Bit::OldSpace });
        }
    }
}

/// Parts what stays from what was taken out. Between two words that stay, the text shows one space
/// at most, an old one if there is any; another old one that stood beside words taken out is
/// theirs.
fn part(bits: &[Bit]) -> (Vec<Piece>, Vec<Gone>) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut gone: Vec<Gone> = Vec::new();
    let gaps = gaps_with_old_space(bits);
    // Of the gap before the next word: whether its space is shown, whether the next words taken out
    // get one, and the first of those in it.
    let (mut shown, mut pending, mut first) = (false, false, 0);
    for bit in bits {
        let is_inside = !pieces.is_empty() && pieces.len() + 1 < gaps.len();
        match *bit {
            Bit::Kept(span, line) => {
                pieces.push(Piece { span, line, glued: !shown && !pieces.is_empty() });
                (shown, pending, first) = (false, false, gone.len());
            }
            Bit::NewSpace => shown |= is_inside && !gaps[pieces.len()],
            Bit::OldSpace if is_inside && !shown => shown = true,
            Bit::OldSpace => match gone[first..].last_mut() {
                Some(last) => last.trail = true,
                None => pending = !pieces.is_empty(),
            },
            Bit::Gone(span) => gone.push(Gone {
                span,
                before: pieces.len(),
                behind_space: shown,
                lead: std::mem::take(&mut pending),
                trail: false,
            }),
        }
    }
    (pieces, gone)
}

/// For the gap before each word that stays, and for the one behind the last: whether old white space
/// stays in it.
fn gaps_with_old_space(bits: &[Bit]) -> Vec<bool> {
    let mut gaps = vec![false];
    for bit in bits {
        if matches!(bit, Bit::Kept(..)) {
            gaps.push(false);
        } else if let Some(last) = gaps.last_mut() {
            *last |= matches!(bit, Bit::OldSpace);
        }
    }
    gaps
}
