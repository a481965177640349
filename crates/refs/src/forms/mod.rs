//! The forms of reference, one file each. Where two forms claim the same words, the one that
//! stands first in the list has them.

mod attachments;
pub(crate) mod internal;
mod law;
mod links;
mod modifications;
mod objectives;
mod papers;
mod provisions;
mod relative;
pub(crate) mod versions;

use std::collections::BTreeMap;

use crate::context::{Context, Found, Words};

/// Looks for one form in some words.
type Form = fn(&Context<'_>, &Words<'_>) -> Vec<Found>;

/// Every form, the most particular first: "Section 89 of the Energy Act" is law before it is a
/// section.
const FORMS: &[Form] = &[
    links::find,
    internal::contents,
    modifications::find,
    law::find,
    versions::find,
    attachments::find,
    objectives::find,
    provisions::find,
    relative::find,
    relative::numbered,
    internal::find,
    papers::find,
];

/// The references in some words, in their order; none overlaps another.
pub(crate) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let mut taken: BTreeMap<usize, Found> = BTreeMap::new();
    for form in FORMS {
        for found in form(context, words) {
            let before = taken.range(..found.end).next_back();
            let free = before.is_none_or(|(_, other)| other.end <= found.start);
            if free && found.start < found.end {
                taken.insert(found.start, found);
            }
        }
    }
    taken.into_values().collect()
}

/// The links in some words.
pub(crate) fn links(words: &Words<'_>) -> Vec<Found> {
    links::in_words(words.text)
}
