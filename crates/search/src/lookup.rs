//! Questions to the dictionaries of the index: which codes, clauses, ranges and words there are.

use std::collections::BTreeSet;

use codicil_refs::Target;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::entry::tag;
use crate::error::IndexError;
use crate::parse::Known;
use crate::query::{ClauseQuery, Deed, Reach, Which};
use crate::schema::Fields;

/// How many terms one part of a query may stand for.
const MOST_TERMS: usize = 4096;

/// The dictionaries of the index at one moment.
pub(crate) struct Lookup<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
}

/// Terms that reach a clause, by how.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    /// Its own text.
    pub own: Vec<Term>,
    /// Announced changes.
    pub amended: Vec<Term>,
    /// Mentions.
    pub mentioned: Vec<Term>,
    /// Ranges.
    pub ranges: Vec<Term>,
    /// Parts of it.
    pub parts: Vec<Term>,
    /// What contains it.
    pub containing: Vec<Term>,
}

impl Lookup<'_> {
    /// The codes in the index and their documents.
    pub fn known(&self) -> Result<Known, IndexError> {
        let mut known = Known::default();
        for term in self.beginning_with(self.fields.codes, "")? {
            match term.split_once(':') {
                Some((_, document)) => known.documents.push(document.to_owned()),
                None => known.codes.push(term),
            }
        }
        Ok(known)
    }

    /// The terms of a field that begin so, sorted.
    pub fn beginning_with(&self, field: Field, beginning: &str) -> Result<Vec<String>, IndexError> {
        let mut found = BTreeSet::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut stream = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
            while stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                if !term.starts_with(beginning) {
                    break;
                }
                found.insert(term.to_owned());
            }
        }
        Ok(found.into_iter().collect())
    }

    /// In how many passages a term stands.
    pub fn frequency(&self, term: &Term) -> Result<u64, IndexError> {
        Ok(self.searcher.doc_freq(term)?)
    }

    /// Words of the dictionary that differ from `word` by one letter, `word` itself left out, the
    /// most frequent first.
    pub fn similar(
        &self,
        field: Field,
        word: &str,
        most: usize,
    ) -> Result<Vec<String>, IndexError> {
        let long_enough = word.chars().count() >= 4;
        let Some(first) = word.chars().next().filter(|_| long_enough) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for term in self.beginning_with(field, &first.to_string())? {
            if term != word && one_letter_apart(&term, word) {
                let frequency = self.frequency(&Term::from_field_text(field, &term))?;
                found.push((std::cmp::Reverse(frequency), term));
            }
        }
        found.sort();
        found.truncate(most);
        Ok(found.into_iter().map(|(_, term)| term).collect())
    }

    /// The terms that reach what a clause query asks for.
    pub fn reached(&self, query: &ClauseQuery) -> Result<Reached, IndexError> {
        let mut reached = Reached::default();
        let tags: &[char] = match query.deed {
            Deed::Any => &tag::ALL,
            Deed::Cite => &[tag::MENTIONED, tag::AMENDED],
            Deed::Amend => &[tag::AMENDED],
        };
        for code in self.known()?.codes {
            for &tag in tags {
                self.single(query, &code, tag, &mut reached)?;
                self.in_ranges(query, &code, tag, &mut reached)?;
            }
        }
        if query.deed != Deed::Any {
            reached.containing.clear();
        }
        Ok(reached)
    }

    fn single(
        &self,
        query: &ClauseQuery,
        code: &str,
        tag: char,
        reached: &mut Reached,
    ) -> Result<(), IndexError> {
        let field = self.fields.clauses;
        let head = format!("{tag}|{code}:");
        let mut words = self.beginning_with(field, &format!("{head}{}", common(&query.which)))?;
        // What contains a provision stands before it in the dictionary.
        if let Which::One(address) | Which::Range(address, _) = &query.which {
            words.extend(address.ancestors().map(|whole| format!("{head}{whole}")));
        }
        words.sort();
        words.dedup();
        for word in words.into_iter().take(MOST_TERMS) {
            let Ok(Target::Provision { address, .. }) = word[2..].parse() else {
                continue;
            };
            let term = Term::from_field_text(field, &word);
            match query.reach(code, &address, None) {
                Some(Reach::Direct) => match tag {
                    tag::OWN => reached.own.push(term),
                    tag::AMENDED => reached.amended.push(term),
                    _ => reached.mentioned.push(term),
                },
                Some(Reach::Part | Reach::Range) => reached.parts.push(term),
                Some(Reach::Contains) => reached.containing.push(term),
                None => {}
            }
        }
        Ok(())
    }

    fn in_ranges(
        &self,
        query: &ClauseQuery,
        code: &str,
        tag: char,
        reached: &mut Reached,
    ) -> Result<(), IndexError> {
        let field = self.fields.ranges;
        for word in self.beginning_with(field, &format!("{tag}|{code}:"))? {
            let Ok(Target::Range { from, to, .. }) = word[2..].parse() else { continue };
            let term = Term::from_field_text(field, &word);
            match query.reach(code, &from, Some(&to)) {
                Some(Reach::Direct | Reach::Range) => reached.ranges.push(term),
                Some(Reach::Part) => reached.parts.push(term),
                Some(Reach::Contains) => reached.containing.push(term),
                None => {}
            }
        }
        Ok(())
    }
}

/// What the addresses that are asked for have in common at their beginning.
fn common(which: &Which) -> String {
    match which {
        Which::One(address) => address.to_string(),
        Which::Range(from, to) => {
            let (from, to) = (from.to_string(), to.to_string());
            let same = from.chars().zip(to.chars()).take_while(|(one, other)| one == other);
            let same: String = same.map(|(c, _)| c).collect();
            // "G8.9 to G8.10" share "G8.", and members such as G8.9A share no more than that.
            same.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
        }
        Which::Beginning(beginning) => beginning.clone(),
    }
}

/// True where one letter was changed, left out, added, or exchanged with its neighbour.
pub(crate) fn one_letter_apart(one: &str, other: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        if one.len() <= other.len() { (one, other) } else { (other, one) }
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return short[same..] == long[same + 1..];
    }
    if same == short.len() {
        return true;
    }
    let exchanged = same + 1 < short.len()
        && short[same] == long[same + 1]
        && short[same + 1] == long[same]
        && short[same + 2..] == long[same + 2..];
    exchanged || short[same + 1..] == long[same + 1..]
}

#[cfg(test)]
mod tests {
    use super::one_letter_apart;

    #[test]
    fn one_letter_is_the_limit() {
        for (one, other) in [("share", "shares"), ("shard", "share"), ("form", "from"), ("a", "a")]
        {
            assert!(one_letter_apart(one, other) && one_letter_apart(other, one), "{one} {other}");
        }
        for (one, other) in [("share", "sheer"), ("share", "sharing"), ("abcd", "badc")] {
            assert!(!one_letter_apart(one, other), "{one} {other}");
        }
    }
}
