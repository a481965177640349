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
    let stated = 0..fates.groups.len();
    figures::remove(lines, fates);
    feet::remove(lines, &pages, fates);
    let before = fates.groups.len();
    repeated::remove(lines, &pages, fates);
    let repeated = before..fates.groups.len();
    links::remove(lines, &pages, fates);
    // Where what is repeated would be all that most pages have, it is the words of the paper: forms
    // that say the same on every page, slides, copies of one page.
    let with_words = pages.iter().filter(|page| (*page).clone().any(|line| fates.is_flow(line)));
    if with_words.count() * 2 < pages.len() {
        fates.put_back(stated);
        fates.put_back(repeated);
    }
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
