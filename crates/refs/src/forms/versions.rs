//! Versions of the code: "Smart Energy Code (SEC) version 5.12", "SEC v6.0".

use regex::Regex;

use crate::Kind;
use crate::context::{Context, Found, Words};

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let profile = context.profile;
    if !words.text.contains("ersion ") && !words.text.contains(" v") {
        return Vec::new();
    }
    let mut names: Vec<String> = vec![regex::escape(&profile.name)];
    names.extend(profile.aliases.iter().map(|alias| regex::escape(alias)));
    let names = names.join("|");
    let pattern =
        format!(r"\b(?:{names})(?: \((?:{names})\))? (?:[Vv]ersion |v)(\d+(?:\.\d+){{1,2}})\b");
    let Ok(pattern) = Regex::new(&pattern) else { return Vec::new() };
    pattern
        .captures_iter(words.text)
        .filter_map(|captures| {
            let (whole, number) = (captures.get(0)?, captures.get(1)?.as_str());
            Some(Found::named(
                whole.range(),
                Kind::Version,
                format!("{}:v{number}", profile.prefix),
            ))
        })
        .collect()
}
