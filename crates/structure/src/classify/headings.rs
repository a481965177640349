//! Headings, told without any word about fonts.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use regex::Regex;

use super::looks::Looks;
use super::{make_heading, next_in_flow};
use crate::draft::Draft;
use crate::labels::{self, LabelKind};
use crate::numbers::Numbers;
use crate::shapes::{ends_sentence, has_verb, is_question, is_title_like, pattern};

/// Pages on which the title of a document may stand.
const TITLE_PAGES: u32 = 2;

/// Blocks from the start in which the title may stand.
const TITLE_BLOCKS: usize = 24;

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^Stage \d+\b",
        r"|^(?:Draft|Final|Initial) (?:Modification Report|Legal Text)$",
        r"|^(?:Modification )?Proposal Form$|^Legal [Tt]ext$",
    ))
});

/// Titles of the document and of its stage.
pub(super) fn mark_titles(drafts: &mut Vec<Draft>, numbers: &Numbers) {
    join_number_and_title(drafts, numbers);
    for draft in drafts.iter_mut().take(TITLE_BLOCKS) {
        let could_be = draft.is_plain() && draft.page <= TITLE_PAGES && draft.words.len() <= 200;
        let is_sentence = draft.words.ends_with(['.', ';', ':']) && draft.words.len() > 40
            || has_verb(&draft.words);
        let is_title = TITLE.is_match(&draft.words) || numbers.behind(&draft.words).is_some();
        if could_be && !is_sentence && is_title {
            make_heading(draft, 0);
        }
    }
}

/// Puts the number of a modification and the title below it together.
fn join_number_and_title(drafts: &mut Vec<Draft>, numbers: &Numbers) {
    let is_alone = |draft: &Draft| draft.is_plain() && numbers.behind(&draft.words) == Some("");
    let Some(at) = drafts.iter().take(TITLE_BLOCKS).position(is_alone) else { return };
    let is_title = |next: &Draft| {
        next.is_plain()
            && next.label.is_none()
            && !next.tops_page
            && is_title_like(&next.words)
            && !TITLE.is_match(&next.words)
    };
    if drafts.get(at + 1).is_some_and(is_title) {
        let title = drafts.remove(at + 1);
        drafts[at].join(title);
    }
}

static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Appendix|Annex|Schedule|Section|SECTION|Part|Chapter|Attachment) (?:[A-Z]{0,2}\d[\d.]*[A-Z]?|[A-Z]|[IVX]+)\b",
    )
});
static GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Z]{1,2}\d{1,3})\.?\s+\p{Lu}"));

/// Whether the words are the title of a group of clauses: "G8 ASSURANCE".
pub(super) fn is_group(words: &str) -> bool {
    GROUP.is_match(words) && is_title_like(words) && !has_verb(words)
}

static INSTRUCTION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:Add|Amend|Insert|Delete|Remove|Replace|Substitute)\b.*:$"));

/// Whether the words tell what to do with a clause: "Amend G8.43 as follows:".
pub(super) fn is_instruction(words: &str) -> bool {
    words.len() < 160 && INSTRUCTION.is_match(words)
}

/// Headings that say so: by a number, by "Appendix 2", by a question, as an instruction. Where a paper
/// sets its headings apart by their letters, only what stands out is one.
pub(super) fn mark_stated(drafts: &mut [Draft], looks: Option<&Looks>) {
    let mut last_number = 0;
    for index in 0..drafts.len() {
        let stands_out = looks.is_none_or(|looks| looks.stands_out(&drafts[index]));
        if !drafts[index].is_plain() || !stands_out {
            continue;
        }
        if let Some(len) = bare_number(drafts, index, last_number + 1) {
            last_number += 1;
            drafts[index].label = Some((0, len));
            make_heading(&mut drafts[index], 1);
            continue;
        }
        let words = &drafts[index].words;
        let level = marked_level(words).or_else(|| numbered_level(drafts, index)).or_else(|| {
            if is_group(words) {
                return Some(1);
            }
            if PART.is_match(words) && is_title_like_part(words) {
                return Some(if words.starts_with("Section") { 2 } else { 1 });
            }
            (is_instruction(words) || is_free_question(drafts, index)).then_some(2)
        });
        if let Some(level) = level {
            make_heading(&mut drafts[index], level);
        }
    }
}

/// The length of a section number without a stop ("2 Background"), where it is the number due.
fn bare_number(drafts: &[Draft], index: usize, due: u32) -> Option<usize> {
    let draft = &drafts[index];
    let (number, title) = draft.words.split_once(' ')?;
    let is_due = number.len() <= 2 && number.parse() == Ok(due);
    let is_title = is_title_like(title) && !has_verb(title) && !draft.has_cells;
    let heads = next_in_flow(drafts, index).is_some_and(|next| {
        ends_sentence(&next.words) || next.label.is_some() || is_title_like(&next.words)
    });
    (is_due && is_title && heads && draft.line_count() <= 2 && follows_an_end(drafts, index))
        .then_some(number.len())
}

fn is_title_like_part(words: &str) -> bool {
    words.len() <= 130 && !ends_sentence(words) && is_title_like(words)
}

/// The level of a heading in Markdown: 0 for "# Title".
fn marked_level(words: &str) -> Option<u8> {
    let title = words.trim_start_matches('#');
    let marks = words.len() - title.len();
    let is_heading = (1..=6).contains(&marks) && title.starts_with(' ') && words.len() < 200;
    is_heading.then(|| u8::try_from(marks - 1).unwrap_or_default())
}

/// The level of a numbered title or question: 1 for "3.", 2 for "3.1".
fn numbered_level(drafts: &[Draft], index: usize) -> Option<u8> {
    let draft = &drafts[index];
    let label = labels::find(&draft.words)?;
    let body = draft.body();
    match label.kind {
        LabelKind::Question => (draft.words.len() <= 400).then_some(2),
        LabelKind::Numbered => {
            let is_heading = is_title_like(body) || is_question(body);
            let depth = label.text.trim_end_matches('.').split('.').count();
            let is_item = is_between_items(drafts, index);
            (is_heading && !is_item).then(|| u8::try_from(depth).unwrap_or(u8::MAX))
        }
        _ => None,
    }
}

/// Whether a numbered line stands in a list: the next one is numbered in the same way, with no
/// text between.
fn is_between_items(drafts: &[Draft], index: usize) -> bool {
    let depth = |draft: &Draft| {
        let label = labels::find(&draft.words)?;
        (label.kind == LabelKind::Numbered)
            .then(|| label.text.trim_end_matches('.').matches('.').count())
    };
    let draft = &drafts[index];
    let is_item = |next: &Draft| next.gap <= draft.gap && depth(next) == depth(draft);
    let follows_question =
        index.checked_sub(1).is_some_and(|before| is_question(&drafts[before].words));
    !is_question(&draft.words)
        && !follows_question
        && next_in_flow(drafts, index).is_some_and(is_item)
}

fn is_free_question(drafts: &[Draft], index: usize) -> bool {
    let draft = &drafts[index];
    let is_alone = draft.label.is_none() && is_question(&draft.words) && draft.words.len() <= 200;
    let sentences = draft.words.matches(". ").count() + draft.words.matches("? ").count();
    is_alone && sentences == 0 && draft.words.starts_with(char::is_uppercase)
}

/// Short answers of a form, which look like titles.
const ANSWERS: &[&str] = &["yes", "no", "none", "n/a", "not applicable", "tbc", "to be confirmed"];

/// Titles that nothing but their letters shows, or, where nothing stands out by them, their shape and
/// their place.
pub(super) fn mark_unstated(drafts: &mut [Draft], looks: Option<&Looks>) {
    // From the end, so that a title over a title finds that one decided.
    for index in (0..drafts.len()).rev() {
        let is_heading = match looks {
            Some(looks) => looks.is_heading(&drafts[index], next_in_flow(drafts, index)),
            None => is_unstated(drafts, index),
        };
        if is_heading {
            make_heading(&mut drafts[index], 2);
        }
    }
}

fn is_unstated(drafts: &[Draft], index: usize) -> bool {
    let draft = &drafts[index];
    if !draft.is_plain() || draft.label.is_some() || draft.line_count() > 3 {
        return false;
    }
    let words = draft.words.as_str();
    if has_verb(words) {
        return false;
    }
    let is_answer = ANSWERS.iter().any(|answer| words.eq_ignore_ascii_case(answer));
    let title = words.strip_suffix(':').filter(|title| title.split(' ').count() <= 3);
    if is_answer || !is_title_like(title.unwrap_or(words)) || title.is_some() && is_lead_in(words) {
        return false;
    }
    !answers_on_line(drafts, index)
        && follows_an_end(drafts, index)
        && next_in_flow(drafts, index).is_some_and(|next| heads(draft, next))
}

/// Whether the words answer a question on its own line.
fn answers_on_line(drafts: &[Draft], index: usize) -> bool {
    let last = index.checked_sub(1).map(|before| &drafts[before]);
    last.is_some_and(|last| last.last_line() == drafts[index].first_line())
}

fn is_lead_in(words: &str) -> bool {
    ["that:", "following:", "is:", "are:", "to:", "note:", "agreed:", "of:"]
        .iter()
        .any(|end| words.ends_with(end))
}

/// Whether what stands before has ended.
fn follows_an_end(drafts: &[Draft], index: usize) -> bool {
    let Some(last) = index.checked_sub(1).map(|before| &drafts[before]) else { return true };
    match last.kind {
        BlockKind::Paragraph => {
            let is_title = last.label.is_none() && is_title_like(&last.words);
            ends_sentence(&last.words)
                || is_title
                || drafts[index].gap > 1
                || drafts[index].tops_page
        }
        BlockKind::TableRow => drafts[index].gap > last.gap || drafts[index].tops_page,
        _ => true,
    }
}

/// Whether a title can stand over `next`.
fn heads(title: &Draft, next: &Draft) -> bool {
    match next.kind {
        BlockKind::Heading => next.level == Some(2) && next.gap <= title.gap.max(1) + 1,
        BlockKind::Paragraph => next.words.len() > title.words.len() || ends_sentence(&next.words),
        BlockKind::ListItem | BlockKind::TableRow => true,
        BlockKind::Contents | BlockKind::Footnote | BlockKind::ChangeRemark => false,
    }
}
