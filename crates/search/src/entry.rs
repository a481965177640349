//! From a passage to an entry of the index.

use std::sync::LazyLock;

use codicil_refs::Role;
use regex::Regex;
use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::passage::{ClauseTerm, Passage};
use crate::schema::{Fields, NO_ANSWER, facet};
use crate::stored::StoredPassage;
use crate::words::{Word, words};

/// Positions left empty between a text and its repaired form, so that no phrase spans both.
const GAP: usize = 64;

/// A term in quotation marks and the words that define it.
static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"[“"‘']([A-Z][^“”"‘’']{1,80})[”"’'][^.;:”"]{0,24}?\b(?:shall mean|means?|has the meaning|have the meaning|is defined as)\b"#,
    )
    .expect("a pattern of ours")
});

/// Capitalised words and their letters in brackets.
static ACRONYM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"((?:[A-Z][\w’'-]*(?:\s+(?:of|and|for|the|to|in)\b)?[\s-]+){1,7}[A-Z][\w’'-]*)\s+\([“"‘]?(?:the\s+)?(?:[A-Z][a-z]+\s+){0,3}([A-Z][A-Za-z]{1,7})[”"’]?\)"#)
        .expect("a pattern of ours")
});

/// What a term of the `clauses` and `ranges` fields says is done to the provision.
pub(crate) mod tag {
    /// The passage is its own text.
    pub(crate) const OWN: char = 'd';
    /// A change to it is announced.
    pub(crate) const AMENDED: char = 'a';
    /// It is mentioned.
    pub(crate) const MENTIONED: char = 'm';
    /// All of them.
    pub(crate) const ALL: [char; 3] = [OWN, AMENDED, MENTIONED];
}

fn tag_of(role: Role) -> char {
    match role {
        Role::Definition => tag::OWN,
        Role::AmendmentTarget => tag::AMENDED,
        Role::Mention | Role::SelfName => tag::MENTIONED,
    }
}

/// The entry for a passage.
pub(crate) fn entry(fields: &Fields, passage: &Passage) -> serde_json::Result<TantivyDocument> {
    let mut entry = TantivyDocument::default();
    entry.add_i64(fields.document, passage.document);
    entry.add_u64(fields.block, passage.block as u64);
    let found = words(&passage.text);
    let repaired = passage.repaired.as_deref().map(words).unwrap_or_default();
    entry.add_pre_tokenized_text(fields.body, tokens(&found, &repaired, stems));
    entry.add_pre_tokenized_text(fields.exact, tokens(&found, &repaired, exact));
    add_clauses(&mut entry, fields, passage);
    for name in &passage.names {
        entry.add_text(fields.names, name.to_lowercase());
    }
    add_terms(&mut entry, fields, passage.repaired.as_deref().unwrap_or(&passage.text));
    add_facets(&mut entry, fields, passage);
    entry.add_bytes(fields.stored, &serde_json::to_vec(&StoredPassage::from(passage))?);
    Ok(entry)
}

fn stems(word: &Word, emit: &mut dyn FnMut(String)) {
    emit(word.stem.clone());
    if word.capital {
        emit(format!("^{}", word.stem));
    }
}

fn exact(word: &Word, emit: &mut dyn FnMut(String)) {
    emit(word.exact.clone());
    if let Some(signed) = &word.signed {
        emit(signed.clone());
    }
}

fn tokens(
    text: &[Word],
    repaired: &[Word],
    forms: fn(&Word, &mut dyn FnMut(String)),
) -> PreTokenizedString {
    let mut tokens = Vec::with_capacity(text.len() * 3 / 2);
    let places = (0..).zip(text).chain((text.len() + GAP..).zip(repaired));
    for (position, word) in places {
        forms(word, &mut |text| tokens.push(Token { position, text, ..Token::default() }));
    }
    PreTokenizedString { text: String::new(), tokens }
}

fn add_clauses(entry: &mut TantivyDocument, fields: &Fields, passage: &Passage) {
    let mut singles: Vec<String> = Vec::new();
    let mut ranges: Vec<String> = Vec::new();
    singles.extend(passage.clause.as_ref().map(|clause| format!("{}|{clause}", tag::OWN)));
    for ClauseTerm { code, from, to, role, .. } in &passage.clauses {
        let tag = tag_of(*role);
        match to {
            None => singles.push(format!("{tag}|{code}:{from}")),
            Some(to) => ranges.push(format!("{tag}|{code}:{from}..{code}:{to}")),
        }
        entry.add_text(fields.codes, code);
        if !from.document.is_empty() {
            entry.add_text(fields.codes, format!("{code}:{}", from.document));
        }
    }
    for (field, mut terms) in [(fields.clauses, singles), (fields.ranges, ranges)] {
        terms.sort();
        terms.dedup();
        terms.iter().for_each(|term| entry.add_text(field, term));
    }
}

fn add_terms(entry: &mut TantivyDocument, fields: &Fields, text: &str) {
    for defined in DEFINITION.captures_iter(text) {
        entry.add_text(fields.defines, stems_of(&defined[1]));
    }
    let inline = ACRONYM
        .captures_iter(text)
        .filter_map(|found| Some((found[2].to_lowercase(), spelled_out(&found[1], &found[2])?)));
    for (short, long) in inline.chain(glossary_row(text)) {
        entry.add_text(fields.acronyms, format!("~{}={short}", stems_of(&long)));
        entry.add_text(fields.acronyms, format!("{short}={long}"));
    }
}

/// "ABC Alphabet Building Committee": letters and what they stand for, and nothing else.
fn glossary_row(text: &str) -> Option<(String, String)> {
    let (short, long) = text.trim().split_once(char::is_whitespace)?;
    let letters =
        short.len() >= 2 && short.len() <= 8 && short.chars().all(|c| c.is_ascii_uppercase());
    let long = long.trim();
    let spelled = letters.then(|| spelled_out(long, short)).flatten()?;
    let whole = words(long).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ");
    (spelled == whole).then(|| (short.to_lowercase(), spelled))
}

/// The stems of a text, joined by spaces.
pub(crate) fn stems_of(text: &str) -> String {
    let stems: Vec<String> = words(text).into_iter().map(|word| word.stem).collect();
    stems.join(" ")
}

/// The last words of `before` whose initials are the letters of `short`, small words aside.
fn spelled_out(before: &str, short: &str) -> Option<String> {
    let found = words(before);
    let letters: Vec<char> = short.to_lowercase().chars().collect();
    // Small words may stand between the large ones, but not without end.
    let least = found.len().saturating_sub(4 * letters.len());
    for start in (least..found.len()).rev() {
        let tail = &found[start..];
        let full: Vec<char> = tail.iter().filter_map(|word| word.exact.chars().next()).collect();
        let large: Vec<char> = tail
            .iter()
            .filter(|word| !word.is_stop())
            .filter_map(|word| word.exact.chars().next())
            .collect();
        if tail.len() > 1 && !tail[0].is_stop() && (full == letters || large == letters) {
            let long: Vec<&str> = tail.iter().map(|word| word.exact.as_str()).collect();
            return Some(long.join(" "));
        }
    }
    None
}

fn add_facets(entry: &mut TantivyDocument, fields: &Fields, passage: &Passage) {
    let mut add = |index: usize, value: Option<&str>| {
        if let Some(value) = value {
            entry.add_text(fields.facets[index], value);
        }
    };
    add(facet::KIND, Some(passage.kind.name()));
    add(facet::MODIFICATION, passage.modification.as_deref());
    add(facet::DOCUMENT, Some(&passage.file));
    add(facet::RESPONDENT, passage.respondent.as_deref());
    add(facet::CATEGORY, passage.category.as_deref());
    add(facet::QUESTION, passage.question.as_deref());
    let unanswered =
        (passage.question.is_some() && passage.respondent.is_some()).then_some(NO_ANSWER);
    add(facet::ANSWER, passage.answer.as_deref().or(unanswered));
    let mut sections: Vec<&str> = passage
        .clauses
        .iter()
        .flat_map(|term| [Some(&term.from), term.to.as_ref()])
        .flatten()
        .map(|address| address.section.as_str())
        .filter(|section| !section.is_empty())
        .collect();
    sections.sort_unstable();
    sections.dedup();
    sections.into_iter().for_each(|section| add(facet::SECTION, Some(section)));
}

#[cfg(test)]
mod tests {
    use super::{ACRONYM, DEFINITION, glossary_row, spelled_out, stems_of};

    #[test]
    fn definitions_are_told_from_quotations() {
        let defined = |text: &str| DEFINITION.captures(text).map(|found| found[1].to_owned());
        assert_eq!(defined("a \"Shared Store\" shall mean any"), Some("Shared Store".into()));
        assert_eq!(defined("“Shared Store” means any"), Some("Shared Store".into()));
        assert_eq!(defined("‘Shared Store’ is a good name. It means little"), None);
        assert_eq!(stems_of("Shared Stores"), "share store");
    }

    #[test]
    fn acronyms_need_their_initials() {
        let found = |text: &str| {
            let found = ACRONYM.captures(text)?;
            spelled_out(&found[1], &found[2])
        };
        assert_eq!(
            found("the Budget Sub-Committee (BSC) met"),
            Some("budget sub committee".into())
        );
        assert_eq!(found("the Office of Gas Matters (OGM)"), Some("office of gas matters".into()));
        assert_eq!(found("The Panel (Monday)"), None);
        let user = found("the Party Gas Measuring Office (Party GMO)");
        assert_eq!(user, Some("gas measuring office".into()));
        let row = |text: &str| glossary_row(text).map(|(short, long)| format!("{short}: {long}"));
        assert_eq!(row("BSC Budget Sub-Committee"), Some("bsc: budget sub committee".into()));
        assert_eq!(row("OGM Office of Gas Matters"), Some("ogm: office of gas matters".into()));
        assert_eq!(row("BSC the Budget Sub-Committee met"), None);
        assert_eq!(row("A All"), None);
    }
}
