//! The words that introduce a reference: "SEC Sections", "TPD Section", "Clause", "this Part".

use codicil_profile::{Profile, of_alias};

use super::words::Text;
use crate::context::Context;

/// How a reference begins.
#[derive(Clone, Debug)]
pub(super) struct Head<'a> {
    /// The code it is of.
    pub profile: &'a Profile,
    /// The document of the code, for codes of several: "TPD".
    pub document: String,
    /// The word, in the singular as the profile writes it; `None` where there is none.
    pub word: Option<&'a str>,
    /// True for a word in the plural: "Sections".
    pub plural: bool,
    /// True for a word that begins with a capital.
    pub capital: bool,
    /// True where the code is named: "SEC Section G".
    pub named: bool,
    /// True for a word that the code does not use for its parts.
    pub misnomer: bool,
}

impl<'a> Head<'a> {
    /// The head of words that have none.
    pub fn none(context: &Context<'a>) -> Self {
        let profile = context.profile;
        Self {
            profile,
            document: String::new(),
            word: None,
            plural: false,
            capital: false,
            named: false,
            misnomer: false,
        }
    }

    /// True where something stands before the first address: what follows may be a section or group.
    pub fn leads(&self) -> bool {
        self.word.is_some() || self.named || !self.document.is_empty()
    }

    /// True where a letter alone is surely a section: "section I" may begin "section I wrote", and "A"
    /// after "Section G, " a sentence.
    pub fn leads_to_letter(&self, letter: &str, is_first: bool) -> bool {
        let is_word = matches!(letter, "A" | "I");
        self.leads()
            && (!is_word || self.named || if is_first { self.capital } else { self.plural })
    }

    /// True where one number alone is a whole clause or section of a code without letters.
    pub fn leads_to_number(&self) -> bool {
        let whole = &self.profile.clauses.whole;
        self.named && self.word.is_some()
            || self.word.is_some_and(|word| whole.iter().any(|known| known == word))
    }
}

/// The head at `start`, and where the first address stands.
pub(super) fn at<'a>(context: &Context<'a>, text: &Text<'_>, start: usize) -> (Head<'a>, usize) {
    let mut head = Head::none(context);
    let mut at = start;
    if let Some((profile, after)) = code_at(context, text, at) {
        (head.profile, head.named, at) = (profile, true, after);
    }
    if let Some((document, after)) = document_at(head.profile, text, at) {
        (head.document, at) = (document, after);
    }
    let Some(word) = text.word_at(at) else { return (head, at) };
    let after = text.skip_space(at + word.len());
    let singular = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let is = |known: &&'a String| known.eq_ignore_ascii_case(singular);
    let grammar = &head.profile.clauses;
    head.plural = singular.len() < word.len();
    head.capital = word.starts_with(char::is_uppercase);
    if let Some(word) = grammar.words.iter().find(is) {
        head.word = Some(word);
    } else if let Some(word) = grammar.misnomers.iter().find(is).filter(|_| head.capital) {
        head.word = Some(word);
        head.misnomer = true;
    } else {
        return (head, at);
    }
    if !head.named
        && let Some(profile) = code_after(context, text, after)
    {
        (head.profile, head.named) = (profile, true);
    }
    (head, after)
}

/// Where a reference begins whose word or address stands at `at`: the names of the code and of its
/// document stand before it.
pub(super) fn start_before(context: &Context<'_>, text: &Text<'_>, at: usize) -> usize {
    let mut start = at;
    for _ in 0..2 {
        let Some(word) = text.capitals_before(start) else { break };
        let from = start - word.len() - 1;
        let known = code_at(context, text, from).is_some()
            || document_at(context.profile, text, from).is_some()
            || document_of_other(text, from);
        if !known {
            break;
        }
        start = from;
    }
    start
}

/// The code that is named at `at`, and what follows it.
fn code_at<'a>(context: &Context<'a>, text: &Text<'_>, at: usize) -> Option<(&'a Profile, usize)> {
    let word = text.word_at(at)?;
    let after = at + word.len();
    if !text.rest(after).starts_with(' ') {
        return None;
    }
    Some((code(context, word)?, after + 1))
}

fn code<'a>(context: &Context<'a>, word: &str) -> Option<&'a Profile> {
    let own = context.profile;
    if own.prefix == word || own.aliases.iter().any(|alias| alias == word) {
        return Some(own);
    }
    of_alias(word)
}

fn document_at(profile: &Profile, text: &Text<'_>, at: usize) -> Option<(String, usize)> {
    let word = text.word_at(at)?;
    let known = profile.clauses.documents.iter().any(|name| name == word);
    let after = at + word.len();
    (known && text.rest(after).starts_with(' ')).then(|| (word.to_owned(), after + 1))
}

/// "UNC TPD Section G1" in a paper of another code.
fn document_of_other(text: &Text<'_>, at: usize) -> bool {
    text.capitals_before(at)
        .and_then(of_alias)
        .is_some_and(|profile| document_at(profile, text, at).is_some())
}

/// The code that is named behind the addresses: "Clause 35.1 of the DCUSA".
fn code_after<'a>(context: &Context<'a>, text: &Text<'_>, at: usize) -> Option<&'a Profile> {
    let rest = text.window(at, 80);
    let of = rest.find(" of ")?;
    let between = &rest[..of];
    let plain = |word: &str| {
        matches!(word, "and" | "or" | "to")
            || word.len() < 14 && word.starts_with(|c: char| c.is_ascii_digit() || c == '(')
            || word.len() < 14 && word[1..].starts_with(|c: char| c.is_ascii_digit())
            || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let words = between.split([' ', ',']).filter(|word| !word.is_empty());
    if between.is_empty() || !words.into_iter().all(|word| word.is_ascii() && plain(word)) {
        return None;
    }
    let name = rest[of + 4..].trim_start_matches("the ");
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    code(context, name)
}
