//! Words that the extraction broke, and what they are read as. The canonical text keeps the broken
//! form.

mod dictionary;
mod gaps;
mod hyphens;
mod marks;

use codicil_text::Repair;
pub(crate) use dictionary::{is_listed, is_word};

use crate::draft::Draft;
use crate::write::Written;

/// Finds the broken words of a text.
pub(crate) fn find(written: &Written, drafts: &[Draft]) -> Vec<Repair> {
    let words = dictionary::Dictionary::of(&written.text);
    let mut repairs = gaps::find(written, &words);
    repairs.extend(hyphens::find(written, &words));
    repairs.extend(marks::find(written, drafts, &words));
    repairs.sort_by_key(|repair| (repair.span.start, repair.span.end));
    let mut end = 0;
    repairs.retain(|repair| {
        let is_free = repair.span.start >= end;
        if is_free {
            end = repair.span.end;
        }
        is_free
    });
    repairs
}
