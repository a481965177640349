//! Addresses of links that an extraction wrote out at the end of a page.

use std::ops::Range;

use codicil_document::FurnitureKind;

use crate::fate::Fates;
use crate::lines::TextLine;
use crate::shapes::is_bare_link;

/// Takes the bare links at the end of each page out of the flow. One that a colon announces is text.
pub(super) fn remove(lines: &[TextLine<'_>], pages: &[Range<usize>], fates: &mut Fates) {
    let has_pages = pages.len() > 1;
    for page in pages {
        // A format with places has no addresses but those that are printed.
        if page.clone().any(|line| lines[line].stated.place.is_some()) {
            continue;
        }
        let in_flow: Vec<usize> = page.clone().rev().filter(|line| fates.is_flow(*line)).collect();
        let mut links: Vec<usize> = in_flow
            .iter()
            .copied()
            .take_while(|line| is_dumped(lines[*line].text, has_pages))
            .collect();
        let above = in_flow.get(links.len()).map(|line| lines[*line].text).unwrap_or_default();
        if links.is_empty() || above.ends_with(':') {
            continue;
        }
        links.reverse();
        fates.remove(FurnitureKind::Link, links);
    }
}

fn is_dumped(words: &str, has_pages: bool) -> bool {
    is_bare_link(words) && (has_pages || words.starts_with("mailto:"))
}
