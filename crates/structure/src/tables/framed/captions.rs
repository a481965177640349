//! The lines that name a table: "Table 3: Costs".

use std::sync::LazyLock;

use regex::Regex;

use crate::draft::{Aside, Draft};
use crate::shapes::{is_title_like, pattern};

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Table|Figure|Chart) ?(?:\d{1,3}(?:\.\d{1,3})?[a-z]?|[A-Z]|[IVX]{1,5})(?:\s?[:.–-]|\s|$)",
    )
});

/// Longest caption in bytes.
const LONGEST: usize = 250;

/// Longest title over a table, where nothing but its place makes it a caption, in bytes.
const LONGEST_TITLE: usize = 100;

/// Marks the captions right over or below framed tables that say so: "Table 3: Costs".
pub(crate) fn mark(drafts: &mut [Draft]) {
    for (index, _) in beside_tables(drafts) {
        let draft = &mut drafts[index];
        if draft.is_plain() && is_caption(&draft.words) {
            draft.aside = Some(Aside::Caption);
        }
    }
}

/// Marks the titles right over framed tables that are no headings, once the headings are known.
pub(crate) fn mark_titles(drafts: &mut [Draft]) {
    for (index, is_over) in beside_tables(drafts) {
        let draft = &mut drafts[index];
        let is_title = draft.words.len() <= LONGEST_TITLE && is_title_like(&draft.words);
        if is_over && draft.is_plain() && draft.label.is_none() && is_title {
            draft.aside = Some(Aside::Caption);
        }
    }
}

/// The blocks of the flow that stand right over (true) or below a framed table.
fn beside_tables(drafts: &[Draft]) -> Vec<(usize, bool)> {
    let flow: Vec<usize> = (0..drafts.len()).filter(|index| !drafts[*index].beside).collect();
    let beside = flow.windows(2).filter_map(|pair| {
        match (drafts[pair[0]].grid.is_some(), drafts[pair[1]].grid.is_some()) {
            (false, true) => Some((pair[0], true)),
            (true, false) => Some((pair[1], false)),
            _ => None,
        }
    });
    beside.collect()
}

fn is_caption(words: &str) -> bool {
    words.len() <= LONGEST && !words.ends_with('.') && CAPTION.is_match(words)
}
