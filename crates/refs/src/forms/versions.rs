//! Versions of the code: "Smart Energy Code (SEC) version 5.12", "SEC v6.0", "version 5.12 of the
//! SEC".

use codicil_profile::Profile;
use regex::Regex;

use crate::Kind;
use crate::context::{Context, Found, Words};

/// The pattern of a code's versions; `None` only for names that make no pattern.
pub(crate) fn pattern(profile: &Profile) -> Option<Regex> {
    let mut names: Vec<String> = vec![regex::escape(&profile.name)];
    names.extend(profile.aliases.iter().map(|alias| regex::escape(alias)));
    let names = names.join("|");
    let number = r"(\d{1,3}(?:\.\d{1,3}){1,2})";
    Regex::new(&format!(
        r"(?x)\b(?:
            (?:{names})(?:\ \((?:{names})\))?,?\ \(?(?:[Vv]ersion\ |[Vv]\.?\ ?){number}
          | (?:[Vv]ersion\ |[Vv]){number}\ of\ the\ (?:{names})
        )\b",
        names = names.replace(' ', r"\ "),
    ))
    .ok()
}

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let Some(pattern) = &context.version else { return Vec::new() };
    pattern
        .captures_iter(words.text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let number = captures.get(1).or_else(|| captures.get(2))?.as_str();
            let name = format!("{}:v{number}", context.profile.prefix);
            Some(Found::named(whole.range(), Kind::Version, name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;
    use codicil_profile::builtin;

    use super::find;
    use crate::context::{Context, Words};

    fn read(text: &str) -> Vec<String> {
        let document = Document::default();
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: None, index: None };
        find(&context, &words).iter().map(|found| found.targets[0].to_string()).collect()
    }

    #[test]
    fn versions_of_the_code_stand_after_or_before_its_name() {
        assert_eq!(read("drafted on the Smart Energy Code (SEC) version 8.3."), ["SEC:v8.3"]);
        assert_eq!(read("the SEC v6.10 and version 7.0 of the SEC"), ["SEC:v6.10", "SEC:v7.0"]);
    }

    #[test]
    fn other_versions_are_none_of_the_code() {
        assert_eq!(
            read("Version 0.2 of this paper; SMETS2 v4.2; SEC version five"),
            Vec::<String>::new()
        );
    }
}
