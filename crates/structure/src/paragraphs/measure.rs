//! How wide the lines of a document are, and how far apart.

use crate::fate::Fates;
use crate::lines::TextLine;
use crate::shapes::{ends_sentence, starts_small};

/// Characters from which on a line counts as running text.
const TEXT_WIDTH: usize = 40;

/// The habits of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Blank lines that may lie between two lines of one paragraph.
    pub step: u32,
    /// Characters of a full line.
    pub width: usize,
}

impl Measure {
    /// Measures the lines in the flow.
    pub fn of(lines: &[TextLine<'_>], fates: &Fates) -> Self {
        let flow: Vec<&TextLine<'_>> =
            (0..lines.len()).filter(|i| fates.is_flow(*i)).map(|i| &lines[i]).collect();
        Self { step: step(&flow), width: width(&flow) }
    }
}

/// One where lines that surely belong together often have a blank line between, else none.
fn step(lines: &[&TextLine<'_>]) -> u32 {
    let goes_on = |pair: &&[&TextLine<'_>]| {
        !pair[1].tops_page
            && starts_small(pair[1].text)
            && pair[0].width() >= TEXT_WIDTH
            && !ends_sentence(pair[0].text)
    };
    let (mut close, mut spaced) = (0_usize, 0_usize);
    for pair in lines.windows(2).filter(goes_on) {
        match pair[1].gap {
            0 => close += 1,
            1 => spaced += 1,
            _ => {}
        }
    }
    u32::from(spaced > 0 && spaced * 4 >= close)
}

/// The width that nine in ten lines of running text do not pass.
fn width(lines: &[&TextLine<'_>]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| line.width()).filter(|width| *width >= TEXT_WIDTH).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(TEXT_WIDTH * 2)
}
