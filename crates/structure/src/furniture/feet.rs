//! Feet that are spread over several lines: "Page 2 of 24" with the version, date, classification
//! and copyright around it.

use std::ops::Range;
use std::sync::LazyLock;

use codicil_document::FurnitureKind;
use regex::Regex;

use crate::dates;
use crate::fate::Fates;
use crate::lines::TextLine;
use crate::shapes::{ends_with_stop, pattern};

static PAGE_OF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:page\s+)?\d{1,4}\s+of\s+\d{1,4}$|^page\s+\d{1,4}$"));

/// Lines that only a head or foot has.
static FOOT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:version|issue|v)\s?\d+(?:\.\d+)*$",
        r"|^(?:©|copyright\b).*$",
        // "(c)" is the third paragraph of a list far more often than a copyright.
        r"|^\(c\)\s(?:[A-Z][\w&.’-]*\s){0,6}(?:19|20)\d\d$",
        r"|^(?:administered|managed|prepared|produced|published) by .*$",
        r"|^this document is(?: (?:classed|classified) as \w+)?$",
        r"|^(?:classed|classified) as \w+$",
        r"|^(?:this document has a )?classification:?(?: of)? \w+$",
        r"|^[A-Z]{2,8}[ _]?\d+(?:[_/]\d+)+$",
        r"|^DD MONTH YEAR$",
    ))
});

/// Lines that name a paper, as heads and feet do; elsewhere they are titles.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[A-Z]{1,6}\d{2,4}[A-Z]{0,2}\s?[–:-]?$",
        r"|^(?:[A-Z][\w’-]*\s)*(?:Report|Proposal|Form|Consultation|Modification|Text|Draft",
        r"|Attachment [A-Z]|Responses)(?: Draft)?$",
    ))
});

/// Most lines that a foot has above or below its page number.
const REACH: usize = 10;

/// Blank lines above a line that begins a foot for certain.
const FOOT_GAP: u32 = 4;

/// Takes feet out of the flow.
pub(super) fn remove(lines: &[TextLine<'_>], pages: &[Range<usize>], fates: &mut Fates) {
    for page in pages {
        for index in page.clone() {
            if fates.is_flow(index) && PAGE_OF.is_match(lines[index].text) {
                let first = first_line(lines, page.start, index, fates);
                let last = last_line(lines, page.end, index, fates);
                let foot = (first..=last).filter(|line| fates.is_flow(*line)).collect();
                fates.remove(FurnitureKind::Running, foot);
            }
        }
    }
}

fn is_foot(words: &str) -> bool {
    words.len() <= 110 && FOOT.is_match(words) || dates::is_date(words)
}

fn is_name(words: &str) -> bool {
    words.len() <= 60 && !ends_with_stop(words) && NAME.is_match(words)
}

/// The first line of the foot whose page number is at `anchor`.
fn first_line(lines: &[TextLine<'_>], from: usize, anchor: usize, fates: &Fates) -> usize {
    let mut first = anchor;
    let lowest = anchor.saturating_sub(REACH).max(from);
    for index in (lowest..anchor).rev() {
        let belongs = is_foot(lines[index].text) || is_name(lines[index].text);
        if lines[index + 1].gap >= FOOT_GAP || !belongs || !fates.is_flow(index) {
            break;
        }
        first = index;
    }
    first
}

fn last_line(lines: &[TextLine<'_>], to: usize, anchor: usize, fates: &Fates) -> usize {
    let highest = (anchor + REACH + 1).min(to);
    let belongs = |index: &usize| {
        fates.is_flow(*index) && is_foot(lines[*index].text) && lines[*index].gap < FOOT_GAP
    };
    (anchor + 1..highest).take_while(belongs).last().unwrap_or(anchor)
}

#[cfg(test)]
mod tests {
    use super::is_foot;

    #[test]
    fn a_third_paragraph_is_no_copyright() {
        assert!(is_foot("© Example Ltd 2018") && is_foot("(c) Example Code Company 2018"));
        assert!(!is_foot("(c) give the level of assurance that the risk calls for."));
        assert!(!is_foot("(c) each of those who took part in 2018"));
    }
}
