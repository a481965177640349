//! How deep each heading stands.

use codicil_document::BlockKind;

use crate::draft::Draft;
use crate::labels::{self, LabelKind};

/// Sets the levels of headings without a number by what stands around them.
pub(super) fn set(drafts: &mut [Draft]) {
    let mut section = 0_u8;
    let mut current = 0_u8;
    let mut instruction = None;
    for index in 0..drafts.len() {
        let Some(level) = drafts[index].level else { continue };
        let is_stated =
            level <= 1 || drafts[index].words.starts_with('#') || has_numbers(&drafts[index]);
        if is_stated {
            // A heading such as "Contents" opens no section of its own.
            section =
                if drafts[index].label.is_some() || is_part(&drafts[index]) { level } else { 0 };
            current = section;
            instruction = None;
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
        // Instructions are of one rank, whatever text stands between them.
        let level = if super::headings::is_instruction(&drafts[index].words) {
            *instruction.get_or_insert(level)
        } else {
            level
        };
        let level = level.min(6);
        drafts[index].level = Some(level);
        current = level;
    }
}

fn is_part(draft: &Draft) -> bool {
    let parts = ["Appendix", "Annex", "Schedule"];
    parts.iter().any(|part| draft.words.starts_with(part))
        || super::headings::is_group(&draft.words)
}

fn has_numbers(draft: &Draft) -> bool {
    let label = draft.label_words().unwrap_or_default();
    label.starts_with(|c: char| c.is_ascii_digit())
        || labels::find(&draft.words).is_some_and(|label| label.kind == LabelKind::Numbered)
}
