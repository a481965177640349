//! What each paragraph is: a line of the contents, a heading, a list item, a table row.

mod contents;
mod fields;
mod headings;
mod levels;
mod looks;
pub(crate) mod rows;

pub(crate) use contents::drop_leaders;

use codicil_document::BlockKind;

use crate::draft::{Aside, Draft};
use crate::labels::{self, LabelKind};
use crate::numbers::Numbers;

/// Decides the kind of every draft, and the level of the headings.
pub(crate) fn classify(drafts: &mut Vec<Draft>, numbers: &Numbers) {
    fields::join(drafts);
    let states_headings = mark_by_format(drafts);
    headings::mark_titles(drafts, numbers);
    contents::mark(drafts);
    // A paper that says which lines are headings says it of all of them.
    if states_headings {
        mark_items(drafts);
        rows::mark(drafts, None);
        return;
    }
    let looks = looks::Looks::of(drafts);
    headings::mark_stated(drafts, looks.as_ref());
    mark_items(drafts);
    rows::mark(drafts, looks.as_ref());
    headings::mark_unstated(drafts, looks.as_ref());
    match looks {
        Some(_) => looks::set_levels(drafts),
        None => levels::set(drafts),
    }
}

/// What the format says itself; answers whether it says which lines are headings.
fn mark_by_format(drafts: &mut [Draft]) -> bool {
    let mut states_headings = false;
    for draft in drafts.iter_mut().filter(|draft| draft.is_plain() || draft.grid.is_some()) {
        match (draft.aside, draft.stated_level) {
            (Some(Aside::Contents), _) => draft.kind = BlockKind::Contents,
            (None, Some(level)) if !draft.deleted => {
                make_heading(draft, level);
                states_headings |= level > 0;
            }
            _ => {}
        }
    }
    states_headings
}

/// Labelled paragraphs that are no headings and no clauses.
fn mark_items(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.is_plain() && draft.label.is_some()) {
        let kind = labels::find(&draft.words).map(|label| label.kind);
        if kind != Some(LabelKind::Clause) {
            draft.kind = BlockKind::ListItem;
        }
    }
}

/// Makes a draft a heading.
fn make_heading(draft: &mut Draft, level: u8) {
    draft.kind = BlockKind::Heading;
    draft.level = Some(level);
}

/// The next draft in the flow after `index`: footnotes and notes in the margin are passed over.
fn next_in_flow(drafts: &[Draft], index: usize) -> Option<&Draft> {
    drafts[index + 1..]
        .iter()
        .find(|draft| !matches!(draft.kind, BlockKind::Footnote | BlockKind::ChangeRemark))
}
