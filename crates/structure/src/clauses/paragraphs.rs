//! Which paragraph a label such as "(i)" is a part of: a letter after (h), or the first roman
//! number below it.

use crate::labels;

/// Paragraphs that may be open inside one another; no drafter goes deeper, and labels in disorder
/// must not nest without end.
const DEEPEST: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Letter,
    Roman,
    Capital,
    Number,
}

#[derive(Clone, Copy, Debug)]
struct Level {
    style: Style,
    value: u32,
    clause: usize,
}

/// The paragraphs that are open, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
    /// Where the label that was asked for last belongs.
    place: Option<(usize, Style, u32)>,
}

impl Levels {
    /// The clause above the paragraph with this label, or `None` for the clause itself. `next` is
    /// the label after it.
    pub fn parent_of(&mut self, label: &str, next: Option<&str>) -> Option<usize> {
        let (depth, style, value) = self.place_of(label, next);
        self.place = Some((depth, style, value));
        depth.checked_sub(1).map(|above| self.open[above].clause)
    }

    /// Opens the paragraph that was asked for last.
    pub fn enter(&mut self, label: &str, clause: usize) {
        let place = self.place.take().unwrap_or_else(|| self.place_of(label, None));
        let (depth, style, value) = place;
        self.open.truncate(depth);
        self.open.push(Level { style, value, clause });
    }

    /// The paragraph opened last.
    pub fn innermost(&self) -> Option<usize> {
        self.open.last().map(|level| level.clause)
    }

    fn place_of(&self, label: &str, next: Option<&str>) -> (usize, Style, u32) {
        let readings = readings(label);
        let goes_on = |level: &Level, readings: &[(Style, u32)], exactly: bool| {
            readings.iter().copied().find(|(style, value)| {
                *style == level.style
                    && (level.value.checked_add(1) == Some(*value)
                        || !exactly && *value > level.value)
            })
        };
        let begins_roman = labels::inner(label) == "i"
            && next.is_some_and(|next| labels::inner(next) == "ii")
            && self.open.last().is_some_and(|level| level.style != Style::Roman);
        if !begins_roman {
            for (depth, level) in self.open.iter().enumerate().rev() {
                if let Some((style, value)) = goes_on(level, &readings, true) {
                    return (depth, style, value);
                }
            }
        }
        if let Some((style, value)) = readings.iter().copied().rev().find(|(_, value)| *value == 1)
        {
            return (self.open.len().min(DEEPEST), style, value);
        }
        for (depth, level) in self.open.iter().enumerate().rev() {
            if let Some((style, value)) = goes_on(level, &readings, false) {
                return (depth, style, value);
            }
        }
        let (style, value) = readings.first().copied().unwrap_or((Style::Letter, 0));
        (self.open.len().min(DEEPEST), style, value)
    }
}

/// What a label may be: letters first.
fn readings(label: &str) -> Vec<(Style, u32)> {
    let inner = labels::inner(label);
    let mut readings = Vec::new();
    let is_capital = inner.starts_with(char::is_uppercase);
    if let Some(value) = labels::letters(inner) {
        readings.push((if is_capital { Style::Capital } else { Style::Letter }, value));
    }
    if let Some(value) = labels::roman(inner).filter(|_| !is_capital) {
        readings.push((Style::Roman, value));
    }
    if let Ok(value) = inner.parse() {
        readings.push((Style::Number, value));
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Levels};

    /// The depth of each label, clauses being numbered by their place.
    fn depths(labels: &[&str]) -> Vec<usize> {
        let mut levels = Levels::default();
        let mut parents: Vec<Option<usize>> = Vec::new();
        for (index, label) in labels.iter().enumerate() {
            let parent = levels.parent_of(label, labels.get(index + 1).copied());
            levels.enter(label, index);
            parents.push(parent);
        }
        let depth = |mut index: usize| {
            let mut depth = 0;
            while let Some(parent) = parents[index] {
                depth += 1;
                index = parent;
            }
            depth
        };
        (0..labels.len()).map(depth).collect()
    }

    #[test]
    fn labels_in_disorder_do_not_nest_without_end() {
        let labels = ["(a)", "(i)", "(A)", "(4294967295)", "(1)"].repeat(100);
        assert!(depths(&labels).into_iter().max().is_some_and(|depth| depth <= DEEPEST + 1));
    }

    #[test]
    fn letters_count_on_through_i() {
        assert_eq!(depths(&["(g)", "(h)", "(i)", "(j)"]), [0, 0, 0, 0]);
    }

    #[test]
    fn roman_numbers_stand_below_letters() {
        assert_eq!(depths(&["(a)", "(b)", "(i)", "(ii)", "(c)"]), [0, 0, 1, 1, 0]);
        assert_eq!(depths(&["(h)", "(i)", "(ii)", "(i)"]), [0, 1, 1, 0]);
    }

    #[test]
    fn three_kinds_nest() {
        assert_eq!(depths(&["(a)", "(i)", "(A)", "(B)", "(ii)", "(b)"]), [0, 1, 2, 2, 1, 0]);
    }

    #[test]
    fn double_letters_go_on_after_z() {
        assert_eq!(depths(&["(y)", "(z)", "(aa)", "(bb)"]), [0, 0, 0, 0]);
    }
}
