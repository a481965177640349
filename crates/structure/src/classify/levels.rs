//! How deep each heading stands.

use codicil_document::BlockKind;

use crate::draft::Draft;
use crate::labels::{self, LabelKind};

/// Sets the levels of headings without a number by what stands around them.
pub(super) fn set(drafts: &mut [Draft]) {
    let mut section = 0_u8;
    let mut current = 1_u8;
    for index in 0..drafts.len() {
        let Some(level) = drafts[index].level else { continue };
        let is_stated = level <= 1 || has_numbers(&drafts[index]);
        if is_stated {
            section = level;
            current = level;
            continue;
        }
        let under_heading = index > 0 && drafts[index - 1].kind == BlockKind::Heading;
        let over_heading = drafts.get(index + 1).is_some_and(|next| {
            next.kind == BlockKind::Heading && next.level == Some(2) && !has_numbers(next)
        });
        let level = if under_heading && drafts[index - 1].level > Some(0) {
            current + 1
        } else if over_heading || current <= section {
            section + 1
        } else {
            current
        };
        let level = level.min(6);
        drafts[index].level = Some(level);
        current = level;
    }
}

fn has_numbers(draft: &Draft) -> bool {
    labels::find(&draft.words).is_some_and(|label| label.kind == LabelKind::Numbered)
}
