//! From what is meant to what tantivy is asked.
//!
//! Scores come in tiers: how directly a passage answers counts before how often the words stand in
//! it. Tiers are thousands; BM25 stays below a hundred.

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur,
    PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Term as IndexTerm};

use crate::entry::stems_of;
use crate::error::IndexError;
use crate::lookup::Lookup;
use crate::query::{ClauseQuery, Leaf, Node, QuotedWord, Term};
use crate::schema::facet;
use crate::stem::stem;
use crate::words::words;

/// Its own text, or the definition of a term.
const OWN: Score = 10_000.0;
/// A change to it.
const AMENDED: Score = 8_000.0;
/// It is named.
const NAMED: Score = 6_000.0;
/// A range holds it.
const RANGE: Score = 4_000.0;
/// A part of it is named.
const PART: Score = 3_000.0;
/// What contains it is named.
const CONTAINS: Score = 2_000.0;
/// A phrase as it stands.
const PHRASE: Score = 1_500.0;
/// A phrase in another form.
const NEAR: Score = 800.0;
/// Something like it.
const SIMILAR: Score = 400.0;

/// How many similar words stand in for one.
const SIMILAR_WORDS: usize = 3;

type Boxed = Box<dyn Query>;

/// Turns parts of a query into questions for tantivy.
pub(crate) struct Compiler<'a> {
    pub lookup: &'a Lookup<'a>,
    /// When true, passages with any one of the ranking words will do.
    pub lenient: bool,
}

impl Compiler<'_> {
    pub fn node(&self, node: &Node) -> Result<Boxed, IndexError> {
        match node {
            Node::All(parts) => self.row(parts),
            Node::Any(parts) => {
                let parts = parts.iter().map(|part| self.node(part));
                Ok(best(parts.collect::<Result<_, _>>()?))
            }
            Node::Not(part) => {
                let parts = vec![(Occur::Must, all()), (Occur::MustNot, self.strictly(part)?)];
                Ok(Box::new(BooleanQuery::new(parts)))
            }
            Node::Leaf(Leaf::Word(_)) => self.row(std::slice::from_ref(node)),
            Node::Leaf(leaf) => self.leaf(leaf),
        }
    }

    /// What must not be there: the thing itself, not its like.
    fn strictly(&self, node: &Node) -> Result<Boxed, IndexError> {
        match node {
            Node::Leaf(Leaf::Phrase(words)) => Ok(self.phrase_as_it_stands(words)),
            other => self.node(other),
        }
    }

    fn row(&self, parts: &[Node]) -> Result<Boxed, IndexError> {
        let mut ranking: Vec<&Term> = Vec::new();
        let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
        let mut modifications: Vec<&str> = Vec::new();
        for part in parts {
            match part {
                Node::Leaf(Leaf::Word(term)) => ranking.push(term),
                Node::Leaf(Leaf::Modification(number)) => modifications.push(number),
                Node::Leaf(leaf) => clauses.push((Occur::Must, self.leaf(leaf)?)),
                Node::Not(inner) => clauses.push((Occur::MustNot, self.strictly(inner)?)),
                other => clauses.push((Occur::Must, self.node(other)?)),
            }
        }
        let others = clauses.iter().any(|(occur, _)| *occur == Occur::Must);
        let words = self.ranking(&ranking);
        for number in modifications {
            clauses.push((Occur::Must, self.modification(number, others, words.as_ref())));
        }
        let required = clauses.iter().any(|(occur, _)| *occur == Occur::Must);
        match words {
            Some(words) if required => clauses.push((Occur::Should, words.ranking)),
            Some(words) => clauses.push((Occur::Must, words.gated)),
            None if !required && clauses.is_empty() => return Ok(Box::new(EmptyQuery)),
            None if !required => clauses.push((Occur::Must, all())),
            None => {}
        }
        Ok(Box::new(BooleanQuery::new(clauses)))
    }

    fn leaf(&self, leaf: &Leaf) -> Result<Boxed, IndexError> {
        let fields = self.lookup.fields;
        Ok(match leaf {
            Leaf::Everything => all(),
            Leaf::Word(term) | Leaf::RequiredWord(term) => self.word(term),
            Leaf::Prefix(beginning) => {
                let found = self.lookup.beginning_with(fields.exact, beginning)?;
                set(found.iter().map(|word| IndexTerm::from_field_text(fields.exact, word)))
            }
            Leaf::Number(number) => term(fields.exact, number),
            Leaf::Phrase(words) => self.phrase(words)?,
            Leaf::Fuzzy(words) => self.fuzzy(words)?,
            Leaf::Clause(query) => self.clause(query)?,
            Leaf::Modification(number) => self.modification(number, false, None),
            Leaf::Objective(letter) => self.objective(letter)?,
        })
    }

    fn clause(&self, query: &ClauseQuery) -> Result<Boxed, IndexError> {
        let reached = self.lookup.reached(query)?;
        let tiers = [
            (OWN, reached.own),
            (AMENDED, reached.amended),
            (NAMED, reached.mentioned),
            (RANGE, reached.ranges),
            (PART, reached.parts),
            (CONTAINS, reached.containing),
        ];
        let mut ways: Vec<Boxed> = tiers
            .into_iter()
            .filter(|(_, terms)| !terms.is_empty())
            .map(|(tier, terms)| constant(set(terms), tier))
            .collect();
        if let Some(word) = &query.or_word {
            ways.push(term(self.lookup.fields.exact, word));
        }
        Ok(best(ways))
    }

    /// A passage that names the modification. Where other parts must be there too, also one of a paper
    /// about it; where words rank, one of such a paper that has any of them.
    fn modification(&self, number: &str, others: bool, words: Option<&Ranking>) -> Boxed {
        let fields = self.lookup.fields;
        let lower = number.to_lowercase();
        let mut ways = vec![
            constant(term(fields.names, &lower), NAMED),
            constant(term(fields.exact, &lower), NAMED),
        ];
        let about = || term(fields.facets[facet::MODIFICATION], number);
        match words {
            _ if others => ways.push(constant(about(), 1.0)),
            Some(words) => {
                let both = vec![about(), words.ranking.box_clone()];
                ways.push(constant(Box::new(BooleanQuery::intersection(both)), 1.0));
            }
            None => {}
        }
        best(ways)
    }

    fn objective(&self, letter: &str) -> Result<Boxed, IndexError> {
        let fields = self.lookup.fields;
        let codes = self.lookup.known()?.codes;
        let mut names: Vec<String> = codes
            .iter()
            .map(|code| format!("{}:objective({letter})", code.to_lowercase()))
            .collect();
        names.push(format!("objective({letter})"));
        let terms = names.iter().map(|name| IndexTerm::from_field_text(fields.names, name));
        Ok(constant(set(terms), NAMED))
    }

    fn phrase_as_it_stands(&self, words: &[QuotedWord]) -> Boxed {
        let fields = self.lookup.fields;
        let exact: Vec<&str> = words.iter().map(|word| word.exact.as_str()).collect();
        let as_typed = sequence(fields.exact, &exact);
        if words.iter().all(|word| !word.capital) {
            return as_typed;
        }
        Box::new(BooleanQuery::intersection(vec![as_typed, self.phrase_of_stems(words)]))
    }

    fn phrase_of_stems(&self, words: &[QuotedWord]) -> Boxed {
        let stems: Vec<String> = words
            .iter()
            .map(|word| if word.capital { format!("^{}", word.stem) } else { word.stem.clone() })
            .collect();
        sequence(self.lookup.fields.body, &stems)
    }

    /// The phrase as it stands; then with other endings; then with one word exchanged.
    fn phrase(&self, words: &[QuotedWord]) -> Result<Boxed, IndexError> {
        let mut ways = vec![
            constant(self.phrase_as_it_stands(words), PHRASE),
            constant(self.phrase_of_stems(words), NEAR),
        ];
        if words.iter().all(|word| !word.capital) {
            let stems: Vec<&str> = words.iter().map(|word| word.stem.as_str()).collect();
            for left_out in 0..words.len() {
                if may_be_exchanged(words, left_out) {
                    let rest = (0..stems.len()).filter(|&at| at != left_out).map(|at| {
                        (at, IndexTerm::from_field_text(self.lookup.fields.body, stems[at]))
                    });
                    ways.push(constant(
                        Box::new(PhraseQuery::new_with_offset(rest.collect())),
                        SIMILAR,
                    ));
                }
            }
        }
        ways.extend(self.defining(words.iter().map(|word| word.exact.as_str())));
        Ok(best(ways))
    }

    /// The passage that defines the words as a term.
    fn defining<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<Boxed> {
        let words: Vec<&str> = words.collect();
        let capital = stems_of(&words.join(" "));
        let found = term(self.lookup.fields.defines, &capital);
        (words.len() > 1).then(|| constant(found, OWN))
    }

    /// Words in any form, and all but one of several words near one another.
    fn fuzzy(&self, typed: &[String]) -> Result<Boxed, IndexError> {
        let body = self.lookup.fields.body;
        let mut forms = Vec::new();
        for word in typed {
            let stem = stem(word);
            let mut all = vec![stem.clone()];
            all.extend(self.lookup.similar(body, &stem, SIMILAR_WORDS)?);
            forms.push(all);
        }
        if let [forms] = forms.as_slice() {
            let similar = set(forms.iter().map(|form| IndexTerm::from_field_text(body, form)));
            return Ok(best(vec![
                constant(term(self.lookup.fields.exact, &typed[0]), PHRASE),
                constant(term(body, &forms[0]), NEAR),
                constant(similar, SIMILAR),
            ]));
        }
        let exact: Vec<&str> = typed.iter().map(String::as_str).collect();
        let stems: Vec<&str> = forms.iter().map(|forms| forms[0].as_str()).collect();
        let mut ways = vec![
            constant(sequence(self.lookup.fields.exact, &exact), PHRASE),
            constant(sequence(body, &stems), NEAR),
        ];
        ways.extend(self.defining(typed.iter().map(String::as_str)));
        ways.extend(self.all_but_one(&forms));
        Ok(best(ways))
    }

    fn all_but_one(&self, forms: &[Vec<String>]) -> Vec<Boxed> {
        let body = self.lookup.fields.body;
        let kept_sets = (0..forms.len()).map(|left_out| {
            (0..forms.len()).filter(|&at| at != left_out || forms.len() < 3).collect::<Vec<_>>()
        });
        kept_sets
            .filter(|kept| kept.len() > 1)
            .flat_map(|kept| {
                combinations(&kept, forms).into_iter().map(move |chosen| {
                    let terms: Vec<(usize, IndexTerm)> = chosen
                        .into_iter()
                        .map(|(at, form)| (at, IndexTerm::from_field_text(body, form)))
                        .collect();
                    constant(Box::new(PhraseQuery::new_with_offset(terms)), SIMILAR)
                })
            })
            .collect()
    }

    /// A word that must be there, or one that ranks.
    fn word(&self, term: &Term) -> Boxed {
        let body = self.lookup.fields.body;
        let stems =
            |form: &[String]| -> Vec<String> { form.iter().map(|word| stem(word)).collect() };
        let mut ways = vec![sequence(body, &stems(&term.words))];
        for form in &term.also {
            // Many words in a row are rarer than their letters, which says nothing here.
            let weight = (term.words.len() as Score / form.len() as Score).min(1.0);
            ways.push(Box::new(BoostQuery::new(sequence(body, &stems(form)), weight)));
        }
        best(ways)
    }

    fn ranking(&self, ranking: &[&Term]) -> Option<Ranking> {
        let telling: Vec<&Term> = ranking.iter().copied().filter(|term| !term.is_small()).collect();
        // "to be or not to be" has nothing else to go by.
        let kept = if telling.is_empty() { ranking.to_vec() } else { telling };
        if kept.is_empty() {
            return None;
        }
        let queries: Vec<Boxed> = kept.iter().map(|term| self.word(term)).collect();
        let least = match (kept.len(), self.lenient) {
            (_, true) | (1, _) => 1,
            (2 | 3, _) => 2,
            (count, _) => count.div_ceil(2),
        };
        let mut ways: Vec<Boxed> =
            vec![Box::new(BooleanQuery::union_with_minimum_required_clauses(
                queries.iter().map(|query| query.box_clone()).collect(),
                least,
            ))];
        // A name such as SMETS1 says enough by itself among many words.
        if kept.len() > 2 {
            let telling = kept.iter().zip(&queries).filter(|(term, _)| term.is_identifier());
            ways.extend(telling.map(|(_, query)| query.box_clone()));
        }
        let gate = constant(Box::new(BooleanQuery::union(ways)), 0.0);
        let ranking = || -> Boxed {
            Box::new(BooleanQuery::union(queries.iter().map(|query| query.box_clone()).collect()))
        };
        let gated = Box::new(BooleanQuery::intersection(vec![gate, ranking()]));
        Some(Ranking { ranking: ranking(), gated })
    }
}

/// Ordinary words: as they rank, and as they also decide what is found.
struct Ranking {
    ranking: Boxed,
    gated: Boxed,
}

fn is_stop(word: &str) -> bool {
    words(word).first().is_some_and(crate::words::Word::is_stop)
}

/// True where the rest still says something: a number is never exchanged, and of the words that are
/// left one is neither a number nor small.
fn may_be_exchanged(words: &[QuotedWord], left_out: usize) -> bool {
    let numeric = |word: &QuotedWord| word.exact.starts_with(|c: char| c.is_ascii_digit());
    let rest = words.iter().enumerate().filter(|(at, _)| *at != left_out);
    let says_something =
        rest.map(|(_, word)| word).any(|word| !is_stop(&word.exact) && !numeric(word));
    words.len() >= 3
        && !numeric(&words[left_out])
        && !is_stop(&words[left_out].exact)
        && says_something
}

/// Every choice of one form for each of the `kept` words.
fn combinations<'f>(kept: &[usize], forms: &'f [Vec<String>]) -> Vec<Vec<(usize, &'f String)>> {
    let mut chosen: Vec<Vec<(usize, &String)>> = vec![Vec::new()];
    for &at in kept {
        chosen = chosen
            .into_iter()
            .flat_map(|head| {
                forms[at].iter().map(move |form| {
                    let mut longer = head.clone();
                    longer.push((at, form));
                    longer
                })
            })
            .take(128)
            .collect();
    }
    chosen
}

fn all() -> Boxed {
    constant(Box::new(AllQuery), 0.0)
}

fn constant(query: Boxed, score: Score) -> Boxed {
    Box::new(ConstScoreQuery::new(query, score))
}

fn term(field: Field, word: &str) -> Boxed {
    Box::new(TermQuery::new(IndexTerm::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

fn set(terms: impl IntoIterator<Item = IndexTerm>) -> Boxed {
    Box::new(TermSetQuery::new(terms))
}

/// The words in a row, or the one word.
fn sequence(field: Field, words: &[impl AsRef<str>]) -> Boxed {
    match words {
        [] => Box::new(EmptyQuery),
        [word] => term(field, word.as_ref()),
        words => Box::new(PhraseQuery::new(
            words.iter().map(|word| IndexTerm::from_field_text(field, word.as_ref())).collect(),
        )),
    }
}

/// The best of several ways counts.
fn best(mut ways: Vec<Boxed>) -> Boxed {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.swap_remove(0),
        _ => Box::new(DisjunctionMaxQuery::new(ways)),
    }
}
