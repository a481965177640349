//! Acts, regulations, directives, standards and licences.

use std::sync::LazyLock;

use regex::Regex;

use crate::Kind;
use crate::context::{Context, Found, Words};

static ACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: \b(?i:sections?|s\.|paragraph)\ ?(?P<section>\d+[A-Z]{0,2}(?:\(\w+\))*)\ of\ (?:the\ )? )?
        (?P<act> \b(?:[A-Z][a-z]+\ (?:(?:and|of|etc\.?|\([A-Z][a-z]+\))\ )?){1,6}(?:Act|Regulations|Order|Rules)\ (?:19|20)\d\d )",
    )
    .expect("tested")
});

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bNIS Directive\b|\bDirective on Security of Network and Information Systems\b|\b(?:EU )?Directive (?P<number>(?:\(EU\) )?\d{2,4}/\d{1,4}(?:/E[CU])?)")
        .expect("tested")
});

static STANDARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:BS|ISO|IEC|ISO/IEC|BS EN|EN)\ ?\d{4,5}(?:-\d+)?\b").expect("tested")
});

static CONDITIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:[Ss]tandard\ )?(?:[Ll]icence\ )?Conditions?\ (?P<list>\d+[A-Z]?(?:(?:,\ |\ and\ |\ or\ |\ to\ )\d+[A-Z]?)*)
        (?P<of>\ of\ (?:the\ )?(?:[a-z]+\ (?:and\ )?){0,4}(?i:supply\ licen[cs]e|distribution\ licen[cs]e|licen[cs]e))?",
    )
    .expect("tested")
});

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let text = words.text;
    let mut found = acts(text);
    found.extend(directives(text));
    found.extend(conditions(text));
    found.extend(standards(text));
    found.extend(licences(context, text));
    found
}

fn acts(text: &str) -> Vec<Found> {
    ACT.captures_iter(text)
        .filter_map(|captures| {
            let (whole, act) = (captures.get(0)?, captures.name("act")?.as_str());
            let act = act.strip_prefix("The ").unwrap_or(act);
            let section =
                captures.name("section").map(|section| format!(" s.{}", section.as_str()));
            let name = format!("UK:{act}{}", section.unwrap_or_default());
            Some(Found::named(whole.range(), Kind::Legislation, name))
        })
        .collect()
}

fn directives(text: &str) -> Vec<Found> {
    DIRECTIVE
        .captures_iter(text)
        .filter_map(|captures| {
            let name = match captures.name("number") {
                Some(number) => {
                    format!("EU:Directive {}", number.as_str().trim_start_matches("(EU) "))
                }
                None => "EU:Directive 2016/1148 (NIS)".to_owned(),
            };
            Some(Found::named(captures.get(0)?.range(), Kind::Legislation, name))
        })
        .collect()
}

fn standards(text: &str) -> Vec<Found> {
    STANDARD
        .find_iter(text)
        .map(|found| Found::named(found.range(), Kind::External, found.as_str().replace(' ', "")))
        .collect()
}

/// "Conditions 40 and 46 of the gas and electricity supply licence".
fn conditions(text: &str) -> Vec<Found> {
    CONDITIONS
        .captures_iter(text)
        .filter_map(|captures| {
            let (whole, list) = (captures.get(0)?, captures.name("list")?.as_str());
            // Without the licence "Condition 4" may be one of anything.
            let of = captures.name("of")?.as_str().to_lowercase();
            let licence = if of.contains("supply") { "EnergySupplyLicence" } else { "Licence" };
            let targets = list
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                .map(|number| crate::Target::Named(format!("{licence} condition {number}")))
                .collect();
            Some(Found {
                start: whole.start(),
                end: whole.end(),
                kind: Kind::Licence,
                targets,
                malformed: None,
            })
        })
        .collect()
}

fn licences(context: &Context<'_>, text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, target) in &context.profile.licences {
        for (start, matched) in text.match_indices(name.as_str()) {
            found.push(Found::named(start..start + matched.len(), Kind::Licence, target.clone()));
        }
    }
    found.sort_by_key(|found: &Found| (found.start, std::cmp::Reverse(found.end)));
    found
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
        let mut found = find(&context, &words);
        found.sort_by_key(|found| found.start);
        found.into_iter().flat_map(|found| found.targets).map(|target| target.to_string()).collect()
    }

    #[test]
    fn law_is_read_with_its_sections() {
        assert_eq!(
            read("procedure under Section 12A of the Water Act 2014, with"),
            ["UK:Water Act 2014 s.12A"]
        );
        assert_eq!(
            read("the Gas (Metering) Regulations 2011"),
            ["UK:Gas (Metering) Regulations 2011"]
        );
        assert_eq!(
            read("under Directive 2009/72/EC and the NIS Directive"),
            ["EU:Directive 2009/72/EC", "EU:Directive 2016/1148 (NIS)"]
        );
    }

    #[test]
    fn conditions_need_their_licence() {
        assert_eq!(
            read("Conditions 3 and 7 of the electricity supply licence"),
            ["EnergySupplyLicence condition 3", "EnergySupplyLicence condition 7"]
        );
        assert_eq!(read("Condition 3 is met"), Vec::<String>::new());
    }

    #[test]
    fn standards_are_no_clauses() {
        assert_eq!(read("a check to BS9999 and ISO 27001"), ["BS9999", "ISO27001"]);
    }
}
