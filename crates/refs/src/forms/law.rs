//! Acts, regulations, directives, standards and licences.

use std::sync::LazyLock;

use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Kind, Target};

static ACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        (?: \b(?i:sections?|s\.|paragraph|schedule|part|regulation|article)\ ?
            (?P<section>\d{1,3}[A-Z]{0,2}(?:\([a-zA-Z0-9]{1,4}\))*)\ (?:of|to|in)\ (?:the\ )? )?
        (?: \b[Tt]he\ )?
        (?P<act> \b(?:[A-Z][a-z]+\ (?:(?:and|of|etc\.?|for|\([A-Z][A-Za-z\ ]{1,40}\))\ )?){1,8}(?:Act|Regulations|Order|Rules)\ (?:19|20)\d\d )",
    )
    .expect("tested")
});

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
          \bNIS\ Directive\b | \bDirective\ on\ Security\ of\ Network\ and\ Information\ Systems\b
        | \b(?:EU\ )?(?P<word>Directive|Regulation)\ (?:\((?:EU|EC)\)\ )?(?P<number>(?:No\.?\ )?\d{2,4}/\d{1,4}(?:/E[CU])?)
        | \b(?P<gdpr>General\ Data\ Protection\ Regulation|GDPR)\b",
    )
    .expect("tested")
});

static STANDARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:BS|ISO|IEC|ISO/IEC|BS EN|EN)\ ?\d{4,5}(?:-\d+)?\b").expect("tested")
});

/// The licence may stand before or after its conditions.
static CONDITIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?-u)
        (?: \b(?P<before>(?:[A-Z][A-Za-z]+\ ){1,3}Licen[cs]e)\ )?
        \b(?:[Ss]tandard\ )?(?:[Ll]icence\ )?[Cc]onditions?\ (?P<list>\d{1,3}[A-Z]{0,2}(?:\.\d{1,3})?(?:(?:,\ |\ and\ |\ or\ |\ to\ )\d{1,3}[A-Z]{0,2}(?:\.\d{1,3})?)*)
        (?P<of>\ of\ (?:the\ )?(?:[A-Za-z]+\ (?:and\ )?){0,4}?(?i:licen[cs]es?)\b)?",
    )
    .expect("tested")
});

pub(super) fn find(context: &Context<'_>, words: &Words<'_>) -> Vec<Found> {
    let text = words.text;
    let mut found = acts(text);
    found.extend(directives(text));
    found.extend(conditions(context, text));
    found.extend(standards(text));
    found.extend(licences(context, text));
    found
}

fn acts(text: &str) -> Vec<Found> {
    ACT.captures_iter(text)
        .filter_map(|captures| {
            let (whole, act) = (captures.get(0)?, captures.name("act")?);
            let name = act.as_str().strip_prefix("The ").unwrap_or(act.as_str());
            let section = captures.name("section");
            let start = match section {
                Some(_) => whole.start(),
                None => act.end() - name.len(),
            };
            let part = section.map(|section| format!(" s.{}", section.as_str()));
            let name = format!("UK:{name}{}", part.unwrap_or_default());
            Some(Found::named(start..whole.end(), Kind::Legislation, name))
        })
        .collect()
}

fn directives(text: &str) -> Vec<Found> {
    DIRECTIVE
        .captures_iter(text)
        .filter_map(|captures| {
            let name = match (captures.name("word"), captures.name("number")) {
                (Some(word), Some(number)) => format!("EU:{} {}", word.as_str(), number.as_str()),
                _ if captures.name("gdpr").is_some() => "EU:Regulation 2016/679 (GDPR)".to_owned(),
                _ => "EU:Directive 2016/1148 (NIS)".to_owned(),
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

/// "Conditions 3 and 7 of the electricity supply licence", "DCC Licence Condition 22".
fn conditions(context: &Context<'_>, text: &str) -> Vec<Found> {
    CONDITIONS
        .captures_iter(text)
        .filter_map(|captures| {
            let (whole, list) = (captures.get(0)?, captures.name("list")?.as_str());
            // Without the licence "Condition 4" may be one of anything.
            let named = captures.name("of").or_else(|| captures.name("before"))?.as_str();
            let licence = licence(context, named);
            let targets = list
                .split([' ', ','])
                .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                .map(|number| Target::Named(format!("{licence} condition {number}")))
                .collect();
            let (start, end) = (whole.start(), whole.end());
            Some(Found { start, end, kind: Kind::Licence, targets, malformed: None })
        })
        .collect()
}

/// The normal form of a licence as it is named.
fn licence<'a>(context: &'a Context<'_>, named: &str) -> &'a str {
    let lower = named.to_lowercase().replace("license", "licence");
    let known = |name: &&String| lower.contains(&name.to_lowercase());
    let longest = context.profile.licences.keys().filter(known).max_by_key(|name| name.len());
    longest.map_or("Licence", |name| &context.profile.licences[name])
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

    use crate::context::{Context, Words};
    use crate::forms::find;

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
        assert_eq!(read("The Water Act 2014 and"), ["UK:Water Act 2014"]);
        assert_eq!(read("Regulation (EU) 2016/679"), ["EU:Regulation 2016/679"]);
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
        assert_eq!(read("Condition 22 of the DCC Licence"), ["DCCLicence condition 22"]);
        assert_eq!(read("DCC Licence Condition 17.2"), ["DCCLicence condition 17.2"]);
        assert_eq!(read("Condition 3 is met"), Vec::<String>::new());
    }

    #[test]
    fn standards_are_no_clauses() {
        assert_eq!(read("a check to BS9999 and ISO 27001"), ["BS9999", "ISO27001"]);
    }
}
