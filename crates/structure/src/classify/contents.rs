//! Tables of contents.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use regex::Regex;

use super::make_heading;
use crate::draft::Draft;
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

fn page_of(words: &str) -> Option<u32> {
    ENTRY.captures(words)?.get(1)?.as_str().parse().ok()
}
