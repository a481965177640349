//! Marks to the changes of the finished document.

use codicil_document::{ChangeKind, TrackedChange};
use codicil_layout::{Mark, MarkKind};
use codicil_text::{Run, Span};

use super::Marks;
use crate::draft::{Draft, Gone};
use crate::lines::TextLine;
use crate::write::Written;

/// What the changes are read from.
pub(crate) struct Source<'a> {
    /// The text of the layout.
    pub text: &'a str,
    pub lines: &'a [TextLine<'a>],
    pub written: &'a Written,
    pub marks: &'a Marks,
}

/// The changes of a document, sorted by start; at one place in the order of the file.
pub(crate) fn record(drafts: &[Draft], source: &Source<'_>) -> Vec<TrackedChange> {
    let mut changes = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let block = source.written.spans[index];
        if draft.deleted {
            changes.push(deleted(draft, block, source.marks));
        }
        for (gone, at) in draft.gone.iter().zip(&source.written.gone[index]) {
            changes.extend(taken_out(gone, *at, source.text, source.marks));
        }
        inserted(draft, block, source, &mut changes);
        changes.extend(new_end(draft, block, source));
    }
    changes.sort_by_key(|change| (change.span.start, change.span.end));
    changes
}

fn change(mark: &Mark, span: Span, removed: Option<String>) -> TrackedChange {
    TrackedChange {
        kind: match mark.kind {
            MarkKind::Inserted => ChangeKind::Inserted,
            MarkKind::Deleted => ChangeKind::Deleted,
            MarkKind::MovedHere => ChangeKind::MovedHere,
            MarkKind::MovedAway => ChangeKind::MovedAway,
        },
        span,
        removed,
        author: mark.author.clone(),
        date: mark.date.clone(),
        recorded: mark.recorded,
    }
}

/// A paragraph taken out as a whole. Where no mark says so, the words of the paper do.
fn deleted(draft: &Draft, block: Span, marks: &Marks) -> TrackedChange {
    let mark = draft
        .pieces
        .iter()
        .find_map(|piece| marks.over(piece.span).find(|mark| !mark.kind.stands_after()));
    match mark {
        Some(mark) => change(mark, block, None),
        None => TrackedChange {
            kind: ChangeKind::Deleted,
            span: block,
            removed: None,
            author: None,
            date: None,
            recorded: false,
        },
    }
}

fn taken_out(gone: &Gone, at: usize, source: &str, marks: &Marks) -> Option<TrackedChange> {
    let mark = marks.over(gone.span).find(|mark| !mark.kind.stands_after())?;
    if marks.is_sign(gone.span.start) {
        return None;
    }
    let raw = gone.span.of(source);
    let mut removed = String::new();
    if raw == "\n" {
        removed.push('\n');
    } else {
        let words = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let space = |is: bool| if is { " " } else { "" };
        removed.push_str(space(gone.lead || raw.starts_with(char::is_whitespace)));
        removed.push_str(&words);
        removed.push_str(space(gone.trail || raw.ends_with(char::is_whitespace)));
    }
    Some(change(mark, Span::new(at, at), Some(removed)))
}

/// The new words of a block that stays. The space between two words is new where all white space
/// that it stands for is.
fn inserted(draft: &Draft, block: Span, source: &Source<'_>, changes: &mut Vec<TrackedChange>) {
    if draft.deleted {
        return;
    }
    let first = changes.len();
    let mut last: Option<Run> = None;
    for run in source.written.map.pieces(block) {
        if let Some(last) = last
            && let Some(mark) = new_space(last, run, source.marks)
        {
            push(changes, first, mark, Span::new(last.text.end, run.text.start));
        }
        for mark in source.marks.over(run.source).filter(|mark| mark.kind.stands_after()) {
            let from = mark.span.start.max(run.source.start) - run.source.start;
            let to = mark.span.end.min(run.source.end) - run.source.start;
            let span = Span::new(run.text.start + from, run.text.start + to);
            push(changes, first, mark, span);
        }
        last = Some(run);
    }
    cover_label(draft, block, &mut changes[first..]);
}

/// The mark of new white space between two stretches of text, where all of it is new.
fn new_space(last: Run, next: Run, marks: &Marks) -> Option<&Mark> {
    if last.text.end == next.text.start || last.source.end >= next.source.start {
        return None;
    }
    let gap = Span::new(last.source.end, next.source.start);
    let kept = marks.kept(gap);
    let is_new = |span: &Span| {
        let covered = marks.over(*span).filter(|mark| mark.kind.stands_after());
        covered
            .map(|mark| mark.span.end.min(span.end) - mark.span.start.max(span.start))
            .sum::<usize>()
            == span.len()
    };
    let mark = kept.first().and_then(|first| marks.over(*first).next())?;
    kept.iter().all(is_new).then_some(mark)
}

/// Adds a stretch of new words to the changes of its block, which begin at `first`.
fn push(changes: &mut Vec<TrackedChange>, first: usize, mark: &Mark, span: Span) {
    let next = change(mark, span, None);
    match changes[first..].last_mut() {
        Some(last)
            if last.span.end == span.start && TrackedChange { span, ..last.clone() } == next =>
        {
            last.span.end = span.end;
        }
        _ => changes.push(next),
    }
}

/// A label that was put before new words when the page was made is new with them, though no stroke
/// shows it.
fn cover_label(draft: &Draft, block: Span, changes: &mut [TrackedChange]) {
    let [change] = changes else { return };
    let label_end = draft.label.map_or(0, |(start, len)| start + len);
    let is_body = change.span.end == block.end && change.span.start <= block.start + label_end + 1;
    if is_body && !change.recorded {
        change.span.start = block.start;
    }
}

/// The end of a paragraph that came.
fn new_end(draft: &Draft, block: Span, source: &Source<'_>) -> Option<TrackedChange> {
    let last = draft.last_line();
    let (line, next) = (source.lines.get(last)?, source.lines.get(last + 1)?);
    let between = Span::new(line.span.end.min(next.span.start), next.span.start);
    let mark = source.marks.end(source.text, between, true)?;
    // White space on either side of it parted the words before it came.
    let is_space =
        |span: &Span| span.of(source.text).contains(|c: char| c.is_whitespace() && c != '\n');
    let is_parted = source.marks.old(between).iter().any(is_space);
    let removed = is_parted.then(|| " ".to_owned());
    Some(change(mark, Span::new(block.end, block.end + 1), removed))
}
