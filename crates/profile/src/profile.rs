use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Address;

/// What a profile file says about one code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The prefix of its normal forms: "SEC".
    pub prefix: String,
    /// Its full name: "Smart Energy Code".
    pub name: String,
    /// Other names by which its papers call it.
    pub aliases: Vec<String>,
    /// How its clauses are numbered and called.
    pub clauses: ClauseGrammar,
    /// How its modifications are numbered.
    pub modifications: ModificationGrammar,
    /// Its objectives.
    pub objectives: Objectives,
    /// Consultations and reports: name → short name in addresses of their attachments.
    pub papers: BTreeMap<String, String>,
    /// Papers that are no part of it: name → normal form.
    pub documents: BTreeMap<String, String>,
    /// Licences: name → normal form.
    pub licences: BTreeMap<String, String>,
    /// Sections: letters → title.
    pub titles: BTreeMap<String, String>,
    /// How its consultations are answered.
    #[serde(default)]
    pub responses: ResponseWords,
}

/// The words that stand in the columns of collated consultation responses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseWords {
    /// The categories of respondents, as papers print them.
    pub categories: Vec<String>,
    /// The answers that may be filed.
    pub answers: Vec<String>,
}

/// How the clauses of a code are numbered and called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseGrammar {
    /// The letters that a section may have; empty where clauses have numbers only.
    pub sections: String,
    /// Numbers in a full address: 2 for G8.43.
    pub depth: usize,
    /// Words that introduce a clause, a group or a section, in the singular.
    pub words: Vec<String>,
    /// Words that are used wrongly for one.
    pub misnomers: Vec<String>,
    /// Those of the words after which one number is a whole clause ("Clause 35"), in codes without
    /// letters; in others a number alone says too little.
    #[serde(default)]
    pub whole: Vec<String>,
    /// Short names of documents that stand before a section, for codes of several.
    #[serde(default)]
    pub documents: Vec<String>,
    /// Words for the parts that stand behind its clauses, where papers use them for nothing else:
    /// "Schedule".
    #[serde(default)]
    pub annexed: Vec<String>,
}

/// How the modifications of a code are numbered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModificationGrammar {
    /// The forms, the most usual first.
    pub forms: Vec<ModificationForm>,
}

/// One form of a modification's number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModificationForm {
    /// The letters before the digits.
    pub letters: String,
    /// How many digits follow.
    pub digits: usize,
    /// True where its papers write a space between the two as a rule: "DCP 350".
    #[serde(default)]
    pub spaced: bool,
    /// True where a capital letter may follow the digits, for an alternative: "MP122A".
    #[serde(default)]
    pub suffix: bool,
    /// Words that may stand for the letters: "Modification" in "Modification 0712".
    #[serde(default)]
    pub words: Vec<String>,
}

/// The objectives of a code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objectives {
    /// Their letters, or digits where they are numbered.
    pub letters: String,
}

/// A profile file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// It is not TOML, or holds other fields than a profile.
    #[error("the profile cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
}

impl Profile {
    /// Reads a profile file.
    ///
    /// # Errors
    ///
    /// When it is not TOML or not a profile.
    pub fn from_toml(text: &str) -> Result<Self, ProfileError> {
        Ok(toml::from_str(text)?)
    }

    /// True where a clause of the code may have this address: its section and the number of its
    /// numbers fit.
    pub fn fits(&self, address: &Address) -> bool {
        let grammar = &self.clauses;
        let section = match address.section.as_str() {
            "" => grammar.sections.is_empty(),
            section => section.chars().all(|letter| grammar.sections.contains(letter)),
        };
        section && address.numbers.len() <= grammar.depth
    }

    /// The clause address that a line begins with, and its length in bytes: "G1.7A" for "G1.7A Where
    /// a Party …". Only full addresses count: a group or a section is no clause.
    pub fn clause_label(&self, line: &str) -> Option<(Address, usize)> {
        let end =
            line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(line.len());
        let label = line[..end].trim_end_matches('.');
        let address: Address = label.parse().ok()?;
        let plain = address.paragraphs.is_empty() && address.document.is_empty();
        (plain && self.fits(&address) && address.numbers.len() >= 2)
            .then_some((address, label.len()))
    }
}

static BUILTIN: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    [
        include_str!("../../../corpus/codes/sec.toml"),
        include_str!("../../../corpus/codes/bsc.toml"),
        include_str!("../../../corpus/codes/dcusa.toml"),
        include_str!("../../../corpus/codes/unc.toml"),
        include_str!("../../../corpus/codes/cusc.toml"),
    ]
    .into_iter()
    .map(|text| Profile::from_toml(text).expect("the profiles in the tree are tested"))
    .collect()
});

/// The profiles that come with Codicil; the first is the default.
pub fn builtin() -> &'static [Profile] {
    &BUILTIN
}

/// The profile of the code that its papers call so: by its prefix or another of its short names.
pub fn of_alias(alias: &str) -> Option<&'static Profile> {
    BUILTIN.iter().find(|profile| {
        profile.prefix == alias || profile.aliases.iter().any(|other| other == alias)
    })
}

/// The profile of the code that a text speaks of most, by its names and by the numbers of its
/// modifications; the default where it names none.
pub fn detect(text: &str) -> &'static Profile {
    let mut best = &BUILTIN[0];
    let mut most = mentions(text, best);
    for profile in &BUILTIN[1..] {
        let found = mentions(text, profile);
        if found > most {
            (best, most) = (profile, found);
        }
    }
    best
}

/// How much a text speaks of a code.
fn mentions(text: &str, profile: &Profile) -> usize {
    let short: usize = profile.aliases.iter().map(|alias| count_words(text, alias)).sum();
    let documents: usize =
        profile.clauses.documents.iter().map(|document| count_words(text, document)).sum();
    let modifications: usize =
        profile.modifications.forms.iter().map(|form| count_numbers(text, form)).sum();
    // The full name says more than an abbreviation that other trades use too.
    short + documents + modifications + 3 * text.matches(profile.name.as_str()).count()
}

fn count_words(text: &str, word: &str) -> usize {
    let stands_alone = |at: usize| {
        let after = text[at + word.len()..].chars().next();
        !after.is_some_and(char::is_alphanumeric)
    };
    starts(text, word).filter(|at| stands_alone(*at)).count()
}

fn count_numbers(text: &str, form: &ModificationForm) -> usize {
    let is_number = |at: usize| {
        let rest = &text[at + form.letters.len()..];
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        rest.bytes().take_while(u8::is_ascii_digit).count() == form.digits
    };
    starts(text, &form.letters).filter(|at| is_number(*at)).count()
}

/// Where words begin with `head`.
fn starts<'a>(text: &'a str, head: &'a str) -> impl Iterator<Item = usize> + 'a {
    let begins = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    text.match_indices(head).map(|(at, _)| at).filter(move |at| begins(at))
}

#[cfg(test)]
mod tests {
    use super::{builtin, detect};

    #[test]
    fn every_profile_in_the_tree_is_read_and_named_once() {
        let mut prefixes: Vec<&str> =
            builtin().iter().map(|profile| profile.prefix.as_str()).collect();
        assert_eq!(prefixes[0], "SEC");
        prefixes.sort_unstable();
        prefixes.dedup();
        assert_eq!(prefixes.len(), builtin().len());
    }

    #[test]
    fn the_code_is_the_one_that_is_named_most() {
        assert_eq!(detect("Nothing said.").prefix, "SEC");
        assert_eq!(detect("The BSC Panel, and the SECAS.").prefix, "BSC");
        assert_eq!(detect("SEC and SEC, once BSC").prefix, "SEC");
        assert_eq!(detect("DCP 350: a change report").prefix, "DCUSA");
        assert_eq!(detect("TPD Section G is amended").prefix, "UNC");
    }

    #[test]
    fn a_label_is_a_full_address_at_the_start() {
        let sec = &builtin()[0];
        let label =
            |line: &str| sec.clause_label(line).map(|(address, len)| (address.to_string(), len));
        assert_eq!(label("G1.7A Where a Party"), Some(("G1.7A".to_owned(), 5)));
        assert_eq!(label("G8.43. In assessing"), Some(("G8.43".to_owned(), 5)));
        assert_eq!(label("G8 The Panel"), None);
        assert_eq!(label("1.5 The Panel"), None);
        assert_eq!(label("SMETS1 Devices"), None);
    }
}
