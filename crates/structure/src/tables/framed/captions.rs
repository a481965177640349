//! The lines that name a table: "Table 3: Costs".

use std::sync::LazyLock;

use regex::Regex;

use crate::draft::{Aside, Draft};
use crate::shapes::pattern;

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Table|Figure|Chart) ?(?:\d{1,3}(?:\.\d{1,3})?[a-z]?|[A-Z]|[IVX]{1,5})(?:\s?[:.–-]|\s|$)",
    )
});

/// Longest caption in bytes.
const LONGEST: usize = 250;

/// Marks the captions right over or below framed tables that their words show.
pub(crate) fn mark(drafts: &mut [Draft]) {
    let flow: Vec<usize> = (0..drafts.len()).filter(|index| !drafts[*index].beside).collect();
    for pair in flow.windows(2) {
        let [first, second] = pair else { continue };
        let (over, below) = (drafts[*first].grid.is_some(), drafts[*second].grid.is_some());
        for (index, is_beside) in [(*first, below && !over), (*second, over && !below)] {
            let draft = &mut drafts[index];
            if is_beside && draft.is_plain() && is_caption(&draft.words) {
                draft.aside = Some(Aside::Caption);
            }
        }
    }
}

fn is_caption(words: &str) -> bool {
    words.len() <= LONGEST && !words.ends_with('.') && CAPTION.is_match(words)
}
