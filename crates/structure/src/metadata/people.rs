//! Who proposed a modification, and whom to ask.

use std::sync::LazyLock;

use codicil_document::{Block, Contact, Fact};
use codicil_text::Span;
use regex::Regex;

use super::{Paper, Place, within};
use crate::shapes::pattern;

static RAISED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.;] |\b[Tt]he )((?:[A-Z][\w&’.-]*)(?: (?:of|and|the|for|[A-Z][\w&’.-]*)){0,7}) (?:has )?raised (?:this|the|[A-Z]+\s?\d)",
    )
});
static RAISED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:was|were) raised by (?:the )?([A-Z][\w&’.-]*(?: (?:of|and|the|for|[A-Z][\w&’.()-]*)){0,7}?)(?: on | in |[,.;]|$)",
    )
});
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Proposer(?:[’']s)? [Nn]ame|Name of [Pp]roposer|Proposed by|Raised by|Proposer):?\s+([A-Z].+)$",
    )
});

/// The proposer: "… was raised by X", "X raised …", "Proposer: X".
pub(super) fn proposer(paper: &Paper<'_>, number: Option<&str>) -> Option<Fact<String>> {
    // A paper speaks of other modifications, too: the sentence names this one, or "the" one.
    let is_own = |words: &str| {
        number.is_none_or(|number| words.contains(number))
            || ["raised the modification", "raised this", "raised the proposal"]
                .iter()
                .any(|own| words.contains(own))
    };
    paper.blocks().find_map(|block| {
        let words = paper.words(block);
        let found = FIELD.captures(words).or_else(|| {
            if !words.contains("raised") || !is_own(words) {
                return None;
            }
            RAISED_BY.captures(words).or_else(|| RAISED.captures(words))
        })?;
        let name = found.get(1)?;
        let is_name = !["This", "That", "The", "It", "Proposer"].contains(&name.as_str());
        let value = expand(paper, name.as_str().trim_start_matches("The "));
        is_name.then(|| paper.fact(value, within(block, name.start(), name.end())))
    })
}

/// The full name of an acronym that the document explains: "Security Sub-Committee (SSC)".
fn expand(paper: &Paper<'_>, name: &str) -> String {
    let is_acronym = name.len() <= 8 && name.chars().all(|c| c.is_ascii_uppercase());
    if !is_acronym {
        return name.to_owned();
    }
    let bracketed = format!("({name})");
    let full = paper.blocks().find_map(|block| {
        let words = paper.words(block);
        let before = words[..words.find(&bracketed)?].trim_end();
        Some(capitalised_end(before).trim_start_matches("The ")).filter(|full| !full.is_empty())
    });
    full.map_or_else(|| name.to_owned(), |full| format!("{full} {bracketed}"))
}

/// The capitalised words at the end, with the small words between them.
fn capitalised_end(words: &str) -> &str {
    let mut start = words.len();
    for (at, word) in words.rmatch_indices(' ').map(|(at, _)| (at + 1, &words[at + 1..])) {
        let first = word.chars().next();
        let is_joint = ["of ", "and ", "for "].iter().any(|joint| word.starts_with(joint));
        if !first.is_some_and(char::is_uppercase) && !is_joint || words.len() - at > 90 {
            break;
        }
        if !is_joint {
            start = at;
        }
    }
    &words[start..]
}

static MAIL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"));
static PHONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\+?\(?\d[\d ()]{8,16}\d"));

/// Blocks below "Contact" that may belong to it.
const CONTACT_BLOCKS: usize = 8;

/// The person to ask, below a heading "… Contact".
pub(super) fn contact(paper: &Paper<'_>) -> Option<Fact<Contact>> {
    let blocks: Vec<&Block> = paper.blocks().take(60).collect();
    let at = blocks.iter().position(|block| {
        let words = paper.words(block).trim_end_matches(':');
        let small = words.to_lowercase();
        words.len() < 60 && (small.ends_with("contact") || small.starts_with("contact: "))
    })?;
    let at = if paper.words(blocks[at]).starts_with("Contact: ") { at } else { at + 1 };
    let mut contact = Contact::default();
    let mut place: Option<Span> = None;
    for block in blocks[at..].iter().take(CONTACT_BLOCKS) {
        if read_field(paper.words(block), &mut contact) {
            place = Some(place.map_or(block.span, |place| place.cover(block.span)));
        }
    }
    Some(paper.fact(contact, Place::Text(place?)))
}

/// Takes a name, number or address from a line; true when there was one.
fn read_field(words: &str, contact: &mut Contact) -> bool {
    if let Some(name) = words.strip_prefix("Contact: ").filter(|name| !name.contains('@')) {
        contact.name = Some(name.trim().to_owned());
        return true;
    }
    let (field, value) = words.split_once(':').map_or(("", words), |(f, v)| (f, v.trim()));
    let field = field.to_lowercase();
    if let Some(mail) = MAIL.find(words).filter(|_| contact.email.is_none()) {
        contact.email = Some(mail.as_str().to_owned());
    } else if field.contains("name") && contact.name.is_none() && !value.is_empty() {
        contact.name = Some(value.to_owned());
    } else if let Some(phone) = PHONE.find(value).filter(|_| contact.phone.is_none()) {
        contact.phone = Some(phone.as_str().to_owned());
    } else {
        return false;
    }
    true
}
