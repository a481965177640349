//! The marks of a layout, put in order.

use codicil_layout::{Layout, Mark, MarkKind};
use codicil_text::Span;

use super::labels;

/// The marks of a layout: sorted, apart from each other, touching ones of one kind joined.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    all: Vec<Mark>,
    /// Where signs begin that are taken out and are no words: sorted.
    signs: Vec<usize>,
}

impl Marks {
    /// Takes the marks of a layout; one that is no stretch of its text, or lies over another, is
    /// left out.
    pub fn of(layout: &Layout) -> Self {
        let text = &layout.text;
        let printed = labels::find(layout);
        let is_sound = |mark: &Mark| {
            let span = mark.span;
            !span.is_empty() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
        };
        let stated = layout.changes.iter().filter(|mark| is_sound(mark));
        let mut sorted: Vec<Mark> = stated.flat_map(|mark| outside(mark, &printed.whole)).collect();
        let mut signs: Vec<usize> = printed.signs.iter().map(|sign| sign.start).collect();
        signs.sort_unstable();
        let sign = |span: Span| Mark {
            kind: MarkKind::Deleted,
            span,
            author: None,
            date: None,
            recorded: false,
        };
        sorted.extend(printed.marks);
        sorted.extend(printed.signs.into_iter().map(sign));
        sorted.sort_by_key(|mark| (mark.span.start, mark.span.end));
        let is_sign = |at: usize| signs.binary_search(&at).is_ok();
        let mut all: Vec<Mark> = Vec::with_capacity(sorted.len());
        for mark in sorted {
            match all.last_mut() {
                Some(last) if mark.span.start < last.span.end => {}
                Some(last)
                    if last.span.end == mark.span.start
                        && is_same(last, &mark)
                        && !is_sign(mark.span.start)
                        && !is_sign(last.span.start) =>
                {
                    last.span.end = mark.span.end;
                }
                _ => all.push(mark),
            }
        }
        Self { all, signs }
    }

    /// Whether what is taken out at a place is a sign of the printing, and no word.
    pub fn is_sign(&self, at: usize) -> bool {
        self.signs.binary_search(&at).is_ok()
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The marks that lie over a stretch of the layout's text.
    pub fn over(&self, span: Span) -> impl Iterator<Item = &Mark> {
        let from = self.all.partition_point(|mark| mark.span.end <= span.start);
        self.all[from..].iter().take_while(move |mark| mark.span.start < span.end)
    }

    /// The parts of a stretch that are taken out, in order.
    pub fn taken_out(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        self.over(span).filter(|mark| !mark.kind.stands_after()).map(move |mark| {
            Span::new(mark.span.start.max(span.start), mark.span.end.min(span.end))
        })
    }

    /// The parts of a stretch that stay, in order.
    pub fn kept(&self, span: Span) -> Vec<Span> {
        self.without(span, false)
    }

    /// The parts of a stretch that were there before, in order.
    pub fn old(&self, span: Span) -> Vec<Span> {
        self.without(span, true)
    }

    /// The parts over which no mark lies of what is new, or of what is taken out.
    fn without(&self, span: Span, new: bool) -> Vec<Span> {
        let mut parts = Vec::new();
        let mut at = span.start;
        for mark in self.over(span).filter(|mark| mark.kind.stands_after() == new) {
            if at < mark.span.start {
                parts.push(Span::new(at, mark.span.start));
            }
            at = mark.span.end;
        }
        if at < span.end {
            parts.push(Span::new(at, span.end));
        }
        parts
    }

    /// Whether a stretch has words and all of them are taken out.
    pub fn takes_out(&self, text: &str, span: Span) -> bool {
        !span.of(text).trim().is_empty()
            && self.kept(span).iter().all(|kept| kept.of(text).trim().is_empty())
    }

    /// The mark of the end of a paragraph, where all ends in a stretch between two lines are
    /// recorded as new (`new`) or as taken out. Strokes on a page say nothing about ends.
    pub fn end(&self, text: &str, between: Span, new: bool) -> Option<&Mark> {
        let mut first = None;
        for (at, _) in between.of(text).match_indices('\n') {
            let end = Span::new(between.start + at, between.start + at + 1);
            let mark = self.over(end).find(|m| m.recorded && m.kind.stands_after() == new)?;
            first.get_or_insert(mark);
        }
        first
    }
}

/// The parts of a mark outside of some stretches, which are sorted.
fn outside(mark: &Mark, stretches: &[Span]) -> Vec<Mark> {
    let from = stretches.partition_point(|stretch| stretch.end <= mark.span.start);
    let over = stretches[from..].iter().take_while(|stretch| stretch.start < mark.span.end);
    let mut parts = Vec::new();
    let mut at = mark.span.start;
    for stretch in over {
        if at < stretch.start {
            parts.push(Mark { span: Span::new(at, stretch.start), ..mark.clone() });
        }
        at = stretch.end;
    }
    if at < mark.span.end {
        parts.push(Mark { span: Span::new(at, mark.span.end), ..mark.clone() });
    }
    parts
}

fn is_same(a: &Mark, b: &Mark) -> bool {
    a.kind == b.kind && a.recorded == b.recorded && a.author == b.author && a.date == b.date
}
