//! The numbers of modifications, in the forms that the profiles name: "SECMP0044", "DCP 350".

use codicil_profile::{ModificationForm, Profile, builtin};
use regex::{Match, Regex};

use crate::shapes::pattern;

/// Finds the numbers of modifications in words.
pub(crate) struct Numbers {
    /// In the forms of the code at hand.
    own: Regex,
    /// In the forms of any code known.
    any: Regex,
}

impl Numbers {
    /// The forms of a profile, and of all others.
    pub fn of(profile: &Profile) -> Self {
        let forms = |profile: &Profile| -> Vec<String> {
            profile.modifications.forms.iter().map(form).collect()
        };
        let own = forms(profile);
        let mut any = own.clone();
        any.extend(builtin().iter().flat_map(forms));
        Self { own: compile(&own), any: compile(&any) }
    }

    /// The first number in the forms of the code at hand.
    pub fn find_own<'a>(&self, words: &'a str) -> Option<Match<'a>> {
        self.own.find(words)
    }

    /// The first number in any form.
    pub fn find<'a>(&self, words: &'a str) -> Option<Match<'a>> {
        self.any.find(words)
    }

    /// The words behind a number that they begin with: "" for the number alone.
    pub fn behind<'a>(&self, words: &'a str) -> Option<&'a str> {
        let found = self.any.find(words).filter(|found| found.start() == 0)?;
        Some(words[found.end()..].trim_start_matches([' ', ':', '–', '-']))
    }
}

/// The number in its normal form: without spaces.
pub(crate) fn normal(number: &str) -> String {
    number.chars().filter(|c| !c.is_whitespace()).collect()
}

fn form(form: &ModificationForm) -> String {
    let suffix = if form.suffix { "[A-Z]{0,2}" } else { "" };
    format!(r"{}\s?\d{{{}}}{suffix}", regex::escape(&form.letters), form.digits)
}

fn compile(forms: &[String]) -> Regex {
    pattern(&format!(r"\b(?:{})\b", forms.join("|")))
}

#[cfg(test)]
mod tests {
    use codicil_profile::builtin;

    use super::{Numbers, normal};

    #[test]
    fn numbers_are_found_in_the_forms_of_the_profiles() {
        let numbers = Numbers::of(&builtin()[0]);
        let own = |words: &str| numbers.find_own(words).map(|found| normal(found.as_str()));
        assert_eq!(own("on SECMP0901, then").as_deref(), Some("SECMP0901"));
        assert_eq!(own("on SECMP00XX and DCP 901"), None);
        assert_eq!(numbers.find("on DCP 901").map(|found| found.as_str()), Some("DCP 901"));
        assert_eq!(numbers.behind("SECMP0901: Boats"), Some("Boats"));
        assert_eq!(numbers.behind("The SECMP0901"), None);
    }
}
