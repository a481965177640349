//! What the places of lines say about the ends of paragraphs, where the format left it open or judged
//! by the width of the whole column.

use crate::fate::Fates;
use crate::labels;
use crate::lines::TextLine;
use crate::shapes::{ends_sentence, ends_with_leader, starts_small};

/// Left ends that differ by less than so many hundredths of a line's height are the same.
const SAME_EDGE: i32 = 40;

/// A line of at least so many heights is running text.
const WIDE: i32 = 25;

/// A line of fewer heights is a cell or a title.
const NARROW: i32 = 12;

/// Sizes that differ by more than so many per cent are two.
const OTHER_SIZE: i64 = 8;

/// Where the lines of passages end that are set narrower than their column.
#[derive(Clone, Debug, Default)]
pub(super) struct Passages {
    /// For each line, how far to the right any line of its passage comes.
    rights: Vec<i32>,
}

impl Passages {
    /// Measures the lines of the flow; nothing for a format without places.
    pub fn of(lines: &[TextLine<'_>], fates: &Fates) -> Self {
        if lines.iter().all(|line| line.stated.place.is_none()) {
            return Self::default();
        }
        let mut rights = vec![0; lines.len()];
        let flow: Vec<usize> = (0..lines.len()).filter(|line| fates.is_flow(*line)).collect();
        let mut start = 0;
        while start < flow.len() {
            let more = flow[start..].windows(2).take_while(|p| is_near(&lines[p[0]], &lines[p[1]]));
            let end = start + 1 + more.count();
            let right = flow[start..end].iter().map(|line| right(&lines[*line])).max();
            for line in &flow[start..end] {
                rights[*line] = right.unwrap_or_default();
            }
            start = end;
        }
        Self { rights }
    }

    /// What must be put right in what the format says about a line: whether it goes on with the one
    /// above it. `None` leaves it as it is.
    pub fn correct(&self, index: usize, above: &TextLine<'_>, line: &TextLine<'_>) -> Option<bool> {
        let (over, own) = (above.stated.place.as_ref()?, line.stated.place.as_ref()?);
        if ends_with_leader(above.text) {
            return Some(false);
        }
        match line.stated.begins {
            None if !is_same_look(above, line) => Some(false),
            Some(true) if is_near(above, line) && !ends_sentence(above.text) => {
                let height = over.rect.height().max(1);
                let ems = over.rect.width() / height;
                let first = own.words.first().map_or(0, |word| word.right - word.left);
                let limit = self.rights.get(index).copied().unwrap_or_default();
                let is_full =
                    over.rect.right.saturating_add(first).saturating_add(height / 4) > limit;
                let is_text = ems >= WIDE || ems >= NARROW && starts_small(line.text);
                (is_text && is_full && labels::find(line.text).is_none()).then_some(true)
            }
            _ => None,
        }
    }
}

fn right(line: &TextLine<'_>) -> i32 {
    line.stated.place.as_ref().map_or(0, |place| place.rect.right)
}

/// Whether two lines follow each other at the usual distance, from the same left end and in the same
/// letters.
fn is_near(above: &TextLine<'_>, line: &TextLine<'_>) -> bool {
    let (Some(over), Some(own)) = (&above.stated.place, &line.stated.place) else { return false };
    let edge = over.rect.height().saturating_mul(SAME_EDGE) / 100;
    above.page == line.page
        && line.gap == 0
        && own.rect.top >= over.rect.top
        && above.stated.cell == line.stated.cell
        && over.rect.left.saturating_sub(own.rect.left).saturating_abs() <= edge
        && is_same_look(above, line)
}

fn is_same_look(above: &TextLine<'_>, line: &TextLine<'_>) -> bool {
    let (Some(over), Some(own)) = (above.stated.size, line.stated.size) else { return true };
    let differs = i64::from(over).abs_diff(i64::from(own)) as i64 * 100;
    let is_bold = |line: &TextLine<'_>| line.stated.bold == Some(true);
    differs <= OTHER_SIZE * i64::from(over.max(own)) && is_bold(above) == is_bold(line)
}
