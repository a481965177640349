//! The running numbers of the lists, counted as Word does: lists of one definition share their
//! counters, a level begins anew behind a higher one.

use std::collections::{HashMap, HashSet};

use super::{Format, LEVELS, List, Numbered, Numbering, Suffix};

/// The running numbers at one place of a document.
#[derive(Default)]
pub(crate) struct Counters {
    /// By definition: the number that each level reached.
    reached: HashMap<i64, [Option<i64>; LEVELS]>,
    /// Lists and levels that began at a start of their own. They do so once: behind a higher level
    /// they begin as the definition says.
    begun: HashSet<(i64, usize)>,
}

/// The label of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Its letters; never empty.
    pub text: String,
    /// What parts it from the words.
    pub suffix: Suffix,
}

impl Counters {
    /// Counts a paragraph; its label, if its level shows one.
    pub fn count(&mut self, numbering: &Numbering, at: Numbered) -> Option<Label> {
        let list = numbering.lists.get(&at.list)?;
        let reached = self.reached.entry(list.definition).or_default();
        let own_start = list.starts[at.level].filter(|_| self.begun.insert((at.list, at.level)));
        let next = match (own_start, reached[at.level]) {
            (Some(start), _) => start,
            (None, Some(number)) => number + 1,
            (None, None) => numbering.start(list, at.level),
        };
        reached[at.level] = Some(next);
        for (above, number) in reached.iter_mut().enumerate().take(at.level) {
            let start = list.starts[above].unwrap_or_else(|| numbering.start(list, above));
            number.get_or_insert(start);
        }
        for (below, number) in reached.iter_mut().enumerate().skip(at.level + 1) {
            let restart = numbering.level(list, below).and_then(|level| level.restart);
            let begins_anew = match restart {
                None => true,
                Some(level) => i64::try_from(at.level).is_ok_and(|at| at < level),
            };
            if begins_anew {
                *number = None;
            }
        }
        label(numbering, list, at.level, reached)
    }
}

fn label(
    numbering: &Numbering,
    list: &List,
    level: usize,
    reached: &[Option<i64>; LEVELS],
) -> Option<Label> {
    let own = numbering.level(list, level)?;
    let mut text = String::new();
    if own.format == Format::Bullet {
        // The sign is a letter of a sign font as a rule, which means something else in any other.
        if own.has_picture || !own.text.trim().is_empty() {
            text.push('•');
        }
    } else {
        let mut chars = own.text.chars().peekable();
        while let Some(char) = chars.next() {
            let named = (char == '%').then(|| chars.peek().and_then(|digit| digit.to_digit(10)));
            let at = named.flatten().and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
            let Some(at) = at.filter(|at| *at < LEVELS) else {
                text.push(char);
                continue;
            };
            chars.next();
            let format = numbering.level(list, at).map_or(&Format::Decimal, |level| &level.format);
            match (reached[at].filter(|_| at <= level), own.is_legal) {
                (None, _) => {}
                (Some(number), true) if *format != Format::None => {
                    text.push_str(&Format::Decimal.write(number));
                }
                (Some(number), _) => text.push_str(&format.write(number)),
            }
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(Label { text, suffix: own.suffix })
}
