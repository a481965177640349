//! Tables of contents.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use codicil_text::Span;
use regex::Regex;

use super::make_heading;
use crate::draft::{Draft, Piece};
use crate::shapes::pattern;

static TITLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:table of )?contents?(?: page)?:?$"));
static ENTRY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^.+?(?:\s?[.…·_]{3,}\s?|\s(?:\.\s){3,}|\s)(\d{1,3})$"));
static LEADER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\.{4,}|(?:\. ){4,}|…{2,})\s?\d{1,3}$"));

/// Marks the heading "Contents" and the entries below it; elsewhere lines with dot leaders.
pub(super) fn mark(drafts: &mut [Draft]) {
    let mut inside = false;
    let mut last_page = 0;
    for draft in drafts.iter_mut() {
        if draft.is_plain() && TITLE.is_match(&draft.words) {
            make_heading(draft, 1);
            (inside, last_page) = (true, 0);
            continue;
        }
        let page = page_of(&draft.words);
        let goes_on = inside && page.is_some_and(|page| page >= last_page);
        if draft.is_plain() && (goes_on || LEADER.is_match(&draft.words)) {
            draft.kind = BlockKind::Contents;
            last_page = page.unwrap_or(last_page);
        } else {
            inside = false;
        }
    }
}

static DOTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*(?:[.…·_]{4,}|…{2,}|(?:\s\.){4,})\s*"));

/// Takes the leader dots out of the lines of the contents: they are drawn, not written.
pub(crate) fn drop_leaders(drafts: &mut [Draft], source: &str) {
    for draft in drafts.iter_mut().filter(|draft| draft.kind == BlockKind::Contents) {
        let mut pieces = Vec::with_capacity(draft.pieces.len() + 1);
        for piece in &draft.pieces {
            let words = piece.span.of(source);
            let Some(dots) = DOTS.find(words).filter(|dots| dots.start() > 0) else {
                pieces.push(*piece);
                continue;
            };
            let at = piece.span.start;
            pieces.push(Piece { span: Span::new(at, at + dots.start()), ..*piece });
            let page = Span::new(at + dots.end(), piece.span.end);
            if !page.is_empty() {
                pieces.push(Piece { span: page, glued: false, ..*piece });
            }
        }
        // Where words were taken out, their places count the pieces.
        if draft.gone.is_empty() {
            draft.pieces = pieces;
        }
    }
}

fn page_of(words: &str) -> Option<u32> {
    ENTRY.captures(words)?.get(1)?.as_str().parse().ok()
}
