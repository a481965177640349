//! Addresses of pages and mail boxes. They are links and nothing else: "sec-section-g" in one is no
//! reference to a section.

use std::sync::LazyLock;

use regex::Regex;

use crate::Kind;
use crate::context::{Context, Found, Words};

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:https?://|mailto:|www\.)[^\s<>“”]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
        .expect("tested")
});

pub(super) fn find(_: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    in_words(words.text)
}

/// The links in a text; a bracket or stop at the end belongs to the sentence.
pub(super) fn in_words(text: &str) -> Vec<Found> {
    LINK.find_iter(text)
        .map(|link| {
            let address = link.as_str().trim_end_matches(['.', ',', ';', ':', ')', ']', '’', '\'']);
            Found::named(link.start()..link.start() + address.len(), Kind::Link, address)
        })
        .collect()
}
