//! Papers that are no part of the code, by the names that its profile knows.

use crate::Kind;
use crate::context::{Context, Found, Words};

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, target) in &context.profile.documents {
        for (start, matched) in words.text.match_indices(name.as_str()) {
            let short = format!(" ({target})");
            let end = start + matched.len();
            let end = if words.text[end..].starts_with(&short) { end + short.len() } else { end };
            found.push(Found::named(start..end, Kind::External, target.clone()));
        }
    }
    found
}
