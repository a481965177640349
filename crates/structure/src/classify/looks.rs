//! What the size and weight of letters say about headings, where a format gives them.

use std::collections::BTreeMap;

use codicil_document::BlockKind;

use super::headings;
use crate::draft::{Draft, Look};
use crate::labels::{self, LabelKind};
use crate::shapes::{is_question, is_title_like};

/// Letters of so many per cent of the running text's size stand out.
const LARGER: i32 = 108;

/// Bold letters of fewer per cent of that size are those of a note or a side box.
const SMALLER: i32 = 85;

/// Titles that stand out from which on a paper is taken to set its headings apart.
const SET_APART: usize = 2;

/// Bold titles from which on a paper is taken to have bold headings.
const BOLD: usize = 3;

/// The deepest level.
const DEEPEST: u8 = 6;

/// Longest words, in bytes, that stand out as a heading.
const LONGEST: usize = 200;

/// Size and weight, as one rank: larger first, bold before plain.
type Rank = (i32, bool);

/// The letters of the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Looks {
    size: i32,
    bold: bool,
    /// True where the headings are bold: then a line that is merely larger belongs to the cover.
    bold_titles: bool,
}

impl Looks {
    /// The letters of the running text; `None` where they are not known, or where nothing that could
    /// be a heading stands out from them.
    pub fn of(drafts: &[Draft]) -> Option<Self> {
        let mut letters: BTreeMap<Rank, usize> = BTreeMap::new();
        for draft in drafts.iter().filter(|draft| draft.is_plain() && !draft.beside) {
            if let Some(rank) = rank(draft.look) {
                *letters.entry(rank).or_default() += draft.words.len();
            }
        }
        let ((size, bold), _) = letters.into_iter().max_by_key(|(_, letters)| *letters)?;
        let looks = Self { size, bold, bold_titles: false };
        let titles: Vec<&Draft> = drafts
            .iter()
            .filter(|draft| draft.is_plain() && looks.stands_out(draft) && could_be_title(draft))
            .collect();
        let (bold, plain): (Vec<&Draft>, Vec<&Draft>) =
            titles.iter().partition(|draft| draft.look.bold == Some(true));
        let bold_titles = bold.len() >= BOLD && plain.iter().all(|draft| draft.page == 1);
        (titles.len() >= SET_APART).then_some(Self { bold_titles, ..looks })
    }

    /// Whether the letters of a block are larger than those of the running text.
    pub fn is_larger(&self, draft: &Draft) -> bool {
        rank(draft.look).is_some_and(|(size, _)| {
            i64::from(size) * 100 >= i64::from(self.size) * i64::from(LARGER)
        })
    }

    /// Whether the letters of a block are larger than those of the running text, or bold where those
    /// are not.
    pub fn stands_out(&self, draft: &Draft) -> bool {
        rank(draft.look).is_some_and(|(size, bold)| {
            let is_smaller = i64::from(size) * 100 < i64::from(self.size) * i64::from(SMALLER);
            self.is_larger(draft) || bold && !self.bold && !is_smaller
        })
    }

    /// Whether a block that nothing but its letters shows is a heading. In smaller letters over a
    /// framed table it names the table.
    pub fn is_heading(&self, draft: &Draft, next: Option<&Draft>) -> bool {
        let is_small = draft.look.size.is_some_and(|size| size < self.size);
        let names_table = is_small && next.is_some_and(|next| next.grid.is_some());
        let is_cover = self.bold_titles && draft.look.bold != Some(true);
        let could_be = could_be_title(draft) && !names_table && !is_cover;
        draft.is_plain() && self.stands_out(draft) && could_be
    }
}

fn could_be_title(draft: &Draft) -> bool {
    let body = draft.body().trim_end_matches(':');
    let is_worded = draft.words.len() <= LONGEST && draft.line_count() <= 4;
    let is_item = draft.label.is_some()
        && labels::find(&draft.words)
            .is_none_or(|label| !matches!(label.kind, LabelKind::Numbered | LabelKind::Question));
    is_worded
        && !is_item
        && (is_title_like(body) || is_question(body) || headings::is_instruction(&draft.words))
}

fn rank(look: Look) -> Option<Rank> {
    // Half a point is the least difference that a designer makes.
    look.size.map(|size| (size.saturating_add(25) / 50 * 50, look.bold == Some(true)))
}

/// Sets the levels of the headings by their letters: those of the numbered sections are of level 1,
/// larger ones before them are titles, smaller ones are deeper.
pub(super) fn set_levels(drafts: &mut [Draft]) {
    let is_heading = |draft: &Draft| draft.kind == BlockKind::Heading && draft.level != Some(0);
    let mut ranks: Vec<Rank> =
        drafts.iter().filter(|draft| is_heading(draft)).filter_map(|d| rank(d.look)).collect();
    ranks.sort_unstable_by(|a, b| b.cmp(a));
    ranks.dedup();
    let top = sections(drafts).and_then(|section| ranks.iter().position(|rank| *rank == section));
    let top = top.unwrap_or(0);
    let mut last = 1;
    for draft in drafts.iter_mut().filter(|draft| draft.kind == BlockKind::Heading) {
        if draft.level == Some(0) {
            continue;
        }
        let place = rank(draft.look).and_then(|own| ranks.iter().position(|rank| *rank == own));
        let level = match place {
            Some(place) if place < top && draft.page == 1 => 0,
            Some(place) => u8::try_from(place.saturating_sub(top) + 1).unwrap_or(DEEPEST),
            None => last,
        };
        draft.level = Some(level.min(DEEPEST));
        last = level.clamp(1, DEEPEST);
    }
}

/// The letters of most headings that are numbered as sections: "3. Costs".
fn sections(drafts: &[Draft]) -> Option<Rank> {
    let mut counts: BTreeMap<Rank, usize> = BTreeMap::new();
    for draft in drafts.iter().filter(|draft| draft.kind == BlockKind::Heading) {
        let label = draft.label_words().unwrap_or_default().trim_end_matches('.');
        let is_section = !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(rank) = rank(draft.look).filter(|_| is_section) {
            *counts.entry(rank).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(rank, _)| rank)
}
