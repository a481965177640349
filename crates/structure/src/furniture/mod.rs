//! What stands on the pages but not in the flow: running heads and feet, dumped links, letters of
//! pictures.

mod feet;
mod figures;
mod links;
mod repeated;

use std::ops::Range;

use crate::fate::Fates;
use crate::lines::TextLine;
pub(crate) use repeated::is_column_name;

/// Takes all furniture out of the flow.
pub(crate) fn remove(lines: &[TextLine<'_>], fates: &mut Fates) {
    let pages = pages(lines);
    figures::remove(lines, fates);
    feet::remove(lines, &pages, fates);
    repeated::remove(lines, &pages, fates);
    links::remove(lines, &pages, fates);
}

/// The lines of each page that has lines.
fn pages(lines: &[TextLine<'_>]) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(last) if lines[last.start].page == line.page => last.end = index + 1,
            _ => pages.push(index..index + 1),
        }
    }
    pages
}
