//! How deep each heading stands. Without fonts, the level of a heading without a number is read from
//! what stands around it.

use codicil_document::BlockKind;

use super::headings;
use crate::draft::Draft;
use crate::labels::{self, LabelKind};
use crate::shapes::is_question;

/// The deepest level.
const DEEPEST: u8 = 6;

/// Sets the levels of headings without a number.
pub(super) fn set(drafts: &mut [Draft]) {
    let mut ranks = Ranks::default();
    for index in 0..drafts.len() {
        let Some(level) = drafts[index].level else { continue };
        if is_stated(&drafts[index], level) {
            ranks.begin_section(&drafts[index], level);
            continue;
        }
        drafts[index].level = Some(ranks.rank(drafts, index));
    }
}

/// Whether a heading says itself how deep it stands.
fn is_stated(draft: &Draft, level: u8) -> bool {
    level <= 1 || draft.words.starts_with('#') || has_number(draft)
}

/// The heading that stands last.
#[derive(Clone, Debug, Default)]
struct Last {
    level: u8,
    words: String,
    is_question: bool,
    /// The heading whose part it is, where that is how it got its level.
    whole: Option<Box<Last>>,
}

/// What has been read of the headings so far.
#[derive(Debug, Default)]
struct Ranks {
    section: u8,
    title: String,
    last: Last,
    /// True below a heading that repeats the title of its section right away: what follows is a
    /// part of it.
    repeats: bool,
    instruction: Option<u8>,
}

impl Ranks {
    fn begin_section(&mut self, draft: &Draft, level: u8) {
        // A heading such as "Contents" opens no section of its own.
        let opens = draft.label.is_some() || is_part(draft) || draft.words.starts_with('#');
        let section = if opens { level } else { 0 };
        *self = Self {
            section,
            title: flat(draft.body()),
            last: Last { level: section, words: flat(&draft.words), ..Last::default() },
            ..Self::default()
        };
    }

    fn rank(&mut self, drafts: &[Draft], index: usize) -> u8 {
        let words = flat(&drafts[index].words);
        let next =
            Last { is_question: is_question(&drafts[index].words), words, ..Last::default() };
        let (mut level, whole) = self.place(drafts, index, &next);
        // Instructions are of one rank, whatever text stands between them.
        if headings::is_instruction(&drafts[index].words) {
            level = *self.instruction.get_or_insert(level);
        }
        let level = level.min(DEEPEST);
        self.last = Last { level, whole, ..next };
        level
    }

    fn place(&mut self, drafts: &[Draft], index: usize, next: &Last) -> (u8, Option<Box<Last>>) {
        let top = self.section + 1;
        let above = index.checked_sub(1).map(|above| &drafts[above]);
        let is_under = above.is_some_and(|above| above.level.is_some_and(|level| level > 0));
        if self.section > 0 && next.words == self.title {
            self.repeats = is_under;
            return (top, None);
        }
        if is_under {
            return (self.last.level + 1, None);
        }
        if is_over_heading(drafts, index) {
            self.repeats = false;
            return (top, None);
        }
        if self.last.level < top {
            return (top, None);
        }
        self.beside(next, top)
    }

    /// The level of a heading that text parts from the last.
    fn beside(&self, next: &Last, top: u8) -> (u8, Option<Box<Last>>) {
        if self.repeats && self.last.level == top {
            return (top + 1, None);
        }
        if let Some(whole) = &self.last.whole {
            let goes_on = is_part_of(next, whole) || next.is_question && self.last.is_question;
            let level = if goes_on { self.last.level } else { whole.level };
            return (level, goes_on.then(|| whole.clone()));
        }
        let begins_questions = next.is_question && !self.last.is_question;
        if self.section > 0
            && self.last.level == top
            && (begins_questions || is_part_of(next, &self.last))
        {
            return (top + 1, Some(Box::new(self.last.clone())));
        }
        (self.last.level, None)
    }
}

/// Whether a title is named in another: "Benefits" in "Benefits and drawbacks of the change".
fn is_part_of(part: &Last, whole: &Last) -> bool {
    part.words.len() >= 4
        && part.words.len() < whole.words.len()
        && whole.words.contains(&part.words)
}

fn is_over_heading(drafts: &[Draft], index: usize) -> bool {
    drafts.get(index + 1).is_some_and(|next| {
        next.kind == BlockKind::Heading && next.level == Some(2) && !has_number(next)
    })
}

/// Small letters and figures only.
fn flat(words: &str) -> String {
    words.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != ' ', "").trim().to_owned()
}

fn is_part(draft: &Draft) -> bool {
    let parts = ["Appendix", "Annex", "Schedule"];
    parts.iter().any(|part| draft.words.starts_with(part)) || headings::is_group(&draft.words)
}

fn has_number(draft: &Draft) -> bool {
    let label = draft.label_words().unwrap_or_default();
    label.starts_with(|c: char| c.is_ascii_digit())
        || labels::find(&draft.words).is_some_and(|label| label.kind == LabelKind::Numbered)
}

#[cfg(test)]
mod tests {
    use codicil_document::BlockKind;

    use super::set;
    use crate::draft::Draft;

    /// The levels of these headings; "-" stands for a paragraph.
    fn levels(words: &[&str]) -> Vec<u8> {
        let draft = |words: &&str| {
            let label = crate::labels::find(words).map(|label| (label.start, label.text.len()));
            let level = label.filter(|_| words.starts_with(char::is_numeric)).map_or(2, |_| 1);
            let is_heading = *words != "-";
            Draft {
                kind: if is_heading { BlockKind::Heading } else { BlockKind::Paragraph },
                label,
                gap: 1,
                level: is_heading.then_some(level),
                words: (*words).to_owned(),
                ..Draft::empty()
            }
        };
        let mut drafts: Vec<Draft> = words.iter().map(draft).collect();
        set(&mut drafts);
        drafts.iter().filter_map(|draft| draft.level).collect()
    }

    #[test]
    fn a_heading_right_under_another_is_deeper() {
        assert_eq!(levels(&["1. Boats", "Past", "Rafts", "-", "Ships", "-"]), [1, 2, 3, 3]);
        assert_eq!(levels(&["1. Boats", "Past", "-", "Now", "Ships", "-"]), [1, 2, 2, 3]);
    }

    #[test]
    fn no_heading_is_deeper_than_the_deepest() {
        let found = levels(&["Boats"; 300]);
        assert_eq!(found.iter().max(), Some(&super::DEEPEST));
    }

    #[test]
    fn questions_below_a_title_are_its_parts() {
        let found =
            levels(&["7. Talks", "Terms", "-", "What next?", "-", "Who pays?", "-", "Rest", "-"]);
        assert_eq!(found, [1, 2, 3, 3, 2]);
    }

    #[test]
    fn what_a_title_names_is_a_part_of_it() {
        let found =
            levels(&["8. End", "Gains and losses", "-", "Gains", "-", "Losses", "-", "Votes", "-"]);
        assert_eq!(found, [1, 2, 3, 3, 2]);
    }

    #[test]
    fn a_title_repeated_right_away_holds_its_section() {
        assert_eq!(
            levels(&["3. Boats", "Boats", "-", "Large boats", "-", "Rafts", "-"]),
            [1, 2, 3, 3]
        );
    }

    #[test]
    fn instructions_are_of_one_rank() {
        let found = levels(&["1. Text", "Amend A1.1:", "Boats", "-", "Add A1.2:", "-"]);
        assert_eq!(found, [1, 2, 3, 2]);
    }
}
