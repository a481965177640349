//! One clause: where its text stands, what modifications do to it, who cites it, what it cites.

use std::collections::{BTreeMap, BTreeSet};

use codicil_document::{Clause, Kind};
use codicil_profile::Address;
use codicil_refs::{Reference, Relation, Role, Target, relation};
use codicil_report::answer::clause::{
    CitationAnswer, CitationVia, CitedAnswer, ClauseAnswer, DefinitionAnswer, PartAnswer,
    PlaceAnswer, TermAnswer,
};
use codicil_text::Span;

use crate::engine::{Engine, OpenDocument, lock};
use crate::error::EngineError;
use crate::verbs::{first_words, position};

/// The provision of the default code that words name as a whole, in normal form: "SEC:G8.43" for
/// "section g 8.43". `None` for anything more or less than one clause.
pub fn the_clause(words: &str) -> Option<String> {
    let default = codicil_profile::builtin().first()?;
    let named = candidates(words).into_iter().next()?;
    let clear = words.contains(':') || named.0 == default.prefix;
    clear.then(|| format!("{}:{}", named.0, named.1))
}

/// What a provision in normal form is a part of, in normal form.
pub fn parent_of(target: &str) -> Option<String> {
    let (code, address) = candidates(target).into_iter().next()?;
    address.parent().map(|parent| format!("{code}:{parent}"))
}

/// The provisions that words may name: the one with the code's prefix, or, without a prefix, that of
/// each code whose clauses are numbered so, the default code first.
fn candidates(words: &str) -> Vec<(String, Address)> {
    let profiles = codicil_profile::builtin();
    let words = words.trim();
    if let Some((code, address)) = words.split_once(':') {
        let code = code.trim().to_ascii_uppercase();
        let known = profiles.iter().any(|profile| profile.prefix == code);
        return address_of(address)
            .filter(|_| known)
            .map(|address| (code, address))
            .into_iter()
            .collect();
    }
    let rest = without_head(words);
    let Some(address) = address_of(rest) else { return Vec::new() };
    let named_as_section = rest.len() < words.len() && !address.section.is_empty();
    if address.numbers.is_empty() && !named_as_section {
        return Vec::new();
    }
    // A number alone is any number; "35.1" may be a clause.
    if address.section.is_empty() && address.numbers.len() < 2 {
        return Vec::new();
    }
    let fitting = profiles.iter().filter(|profile| profile.fits(&address));
    fitting.map(|profile| (profile.prefix.clone(), address.clone())).collect()
}

/// The words behind "SEC Section" and the like.
fn without_head(words: &str) -> &str {
    let mut rest = words;
    for word in ["sec ", "sections ", "section ", "clauses ", "clause "] {
        if let Some(head) = rest.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word)) {
            rest = rest[head.len()..].trim_start();
        }
    }
    rest
}

/// An address as typed: the letters of a section and of an insertion may be small ("g1.7a(w)").
fn address_of(words: &str) -> Option<Address> {
    let (number, paragraphs) = words.split_at(words.find('(').unwrap_or(words.len()));
    words.parse().or_else(|_| format!("{}{paragraphs}", number.to_uppercase()).parse()).ok()
}

/// A clause that a document holds: the document, and its index in the document's clauses.
#[derive(Clone)]
pub(crate) struct Site {
    pub open: std::sync::Arc<OpenDocument>,
    pub index: usize,
}

impl Site {
    pub fn clause(&self) -> &Clause {
        &self.open.document.clauses[self.index]
    }
}

impl Engine {
    /// The clause that `words` name.
    ///
    /// # Errors
    ///
    /// When they name none, or the library cannot be read.
    pub fn clause(&self, words: &str) -> Result<ClauseAnswer, EngineError> {
        let (code, address) = self.meant(words)?;
        let sites = self.sites(&code, &address)?;
        let definitions = definitions(&sites);
        let cited_by = self.cited_by(&code, &address)?;
        let cites = self.cites(&sites)?;
        let states = self.states(&code, &address, &sites)?;
        let consequences = consequences(&states, &cited_by);
        Ok(ClauseAnswer {
            schema: "codicil.clause/1",
            heading: heading(&sites),
            unknown: sites.is_empty() && cited_by.is_empty(),
            basis: basis(&address, &sites, &cited_by),
            parts: self.parts(&code, &address)?,
            terms: terms(&sites),
            clause: format!("{code}:{address}"),
            states,
            definitions,
            cited_by,
            cites,
            consequences,
        })
    }

    /// The provision that words mean: of the codes that they fit, the first that the library knows
    /// something of; the first of all where it knows nothing.
    fn meant(&self, words: &str) -> Result<(String, Address), EngineError> {
        let candidates = candidates(words);
        for (code, address) in &candidates {
            let library = lock(&self.library);
            if !library.sites(code, address)?.is_empty()
                || !library.citing(code, address)?.is_empty()
            {
                return Ok((code.clone(), address.clone()));
            }
        }
        let first = candidates.into_iter().next();
        first.ok_or_else(|| EngineError::NoClause { words: words.to_owned() })
    }

    /// The places where the provision's own text stands: the code first, then legal text, then
    /// quotations.
    fn sites(&self, code: &str, address: &Address) -> Result<Vec<Site>, EngineError> {
        let rows = lock(&self.library).sites(code, address)?;
        let mut sites = Vec::new();
        for row in rows {
            let open = self.document(row.document)?;
            if row.ordinal < open.document.clauses.len() {
                sites.push(Site { open, index: row.ordinal });
            }
        }
        sites.sort_by_key(|site| {
            let kind = site.open.summary.kind;
            (
                site.clause().quoted,
                kind != Kind::Code,
                kind != Kind::LegalText,
                site.open.summary.id,
                site.index,
            )
        });
        Ok(sites)
    }

    fn cited_by(&self, code: &str, address: &Address) -> Result<Vec<CitationAnswer>, EngineError> {
        let rows = lock(&self.library).citing(code, address)?;
        let mut found = BTreeSet::new();
        let mut citations = Vec::new();
        for row in rows {
            let open = self.document(row.document)?;
            let Some(reference) = open.references.get(row.ordinal) else { continue };
            let concerned = matches!(reference.role, Role::Mention | Role::AmendmentTarget);
            if !concerned || !found.insert((row.document, row.ordinal)) {
                continue;
            }
            if let Some((target, via)) = strongest(reference, code, address) {
                citations.push(citation(&open, reference, target, via));
            }
        }
        citations.sort_by_key(|citation| {
            (citation.via, citation.place.document, citation.place.position.start)
        });
        Ok(citations)
    }

    fn cites(&self, sites: &[Site]) -> Result<Vec<CitedAnswer>, EngineError> {
        let mut seen = BTreeSet::new();
        let mut cited = Vec::new();
        for site in sites {
            let extent = site.clause().extent;
            let inside = site.open.references.iter().filter(|reference| {
                reference.role == Role::Mention
                    && !reference.span.is_empty()
                    && extent.contains(reference.span)
            });
            for reference in inside {
                for target in &reference.targets {
                    if seen.insert(target.clone()) {
                        cited.push(CitedAnswer {
                            text: reference.text.clone(),
                            target: target.to_string(),
                            in_library: self.has_text(target)?,
                        });
                    }
                }
            }
        }
        Ok(cited)
    }

    /// True where text of the target, or of an end of it, is in the library.
    pub(crate) fn has_text(&self, target: &Target) -> Result<bool, EngineError> {
        let library = lock(&self.library);
        Ok(match target {
            Target::Provision { code, address } => {
                !library.sites(code, address)?.is_empty()
                    || !library.sites_inside(code, address)?.is_empty()
            }
            Target::Range { code, from, to } => {
                !library.sites(code, from)?.is_empty() && !library.sites(code, to)?.is_empty()
            }
            Target::Named(_) => false,
        })
    }

    fn parts(&self, code: &str, address: &Address) -> Result<Vec<PartAnswer>, EngineError> {
        let rows = lock(&self.library).sites_inside(code, address)?;
        let mut parts: BTreeMap<String, (Address, PartAnswer)> = BTreeMap::new();
        for row in rows {
            let open = self.document(row.document)?;
            let Some(clause) = open.document.clauses.get(row.ordinal) else { continue };
            let Ok(part) = clause.path.parse::<Address>() else { continue };
            // Only the next level: the parts of parts have pages of their own.
            if part.parent().as_ref() != Some(address) {
                continue;
            }
            let words = open
                .document
                .words(Span::new(clause.label.end.min(clause.span.end), clause.span.end));
            let answer = PartAnswer {
                clause: format!("{code}:{part}"),
                words: first_words(words, 80),
                deleted: clause.deleted,
            };
            parts.entry(part.sort_key()).or_insert((part, answer));
        }
        Ok(parts.into_values().map(|(_, answer)| answer).collect())
    }
}

fn definitions(sites: &[Site]) -> Vec<DefinitionAnswer> {
    sites
        .iter()
        .map(|site| {
            let document = &site.open.document;
            let clause = site.clause();
            let first = document.block_at(clause.extent.start).unwrap_or_default();
            let last =
                document.block_at(clause.extent.end.saturating_sub(1)).unwrap_or(first).max(first);
            let mut place = place_of(&site.open, clause.extent, clause.page);
            place.block = first;
            DefinitionAnswer {
                place,
                text: document.words(clause.extent).trim_end().to_owned(),
                deleted: clause.deleted,
                quoted: clause.quoted,
                last_block: last,
            }
        })
        .collect()
}

pub(crate) fn place_of(open: &OpenDocument, span: Span, page: u32) -> PlaceAnswer {
    let mut position = position(&open.document, &open.code, span);
    position.page = page;
    PlaceAnswer {
        path: open.summary.path.clone(),
        document: open.summary.id,
        kind: open.summary.kind.name(),
        modification: open.summary.modification.clone(),
        version: open.summary.version.clone(),
        block: open.document.block_at(span.start).unwrap_or_default(),
        position,
    }
}

/// The target of a reference that reaches the clause most directly, and how.
fn strongest<'a>(
    reference: &'a Reference,
    code: &str,
    address: &Address,
) -> Option<(&'a Target, CitationVia)> {
    let reach = |target: &'a Target| {
        let via = match relation(target, address, code)? {
            Relation::Direct => CitationVia::Direct,
            Relation::Range if is_group_range(target, address) => CitationVia::Group,
            Relation::Range => CitationVia::Range,
            Relation::Part => CitationVia::Part,
            Relation::Contains if names_a_section(target) => return None,
            Relation::Contains => CitationVia::Group,
        };
        Some((target, via))
    };
    reference.targets.iter().filter_map(reach).min_by_key(|(_, via)| *via)
}

/// A whole section holds every clause of it: naming it says nothing about one of them.
fn names_a_section(target: &Target) -> bool {
    matches!(target, Target::Provision { address, .. } if address.numbers.is_empty())
}

/// "Sections G3 to G6" for G5.14: the range is one of groups, not of clauses.
fn is_group_range(target: &Target, address: &Address) -> bool {
    matches!(target, Target::Range { from, .. } if from.numbers.len() < address.numbers.len())
}

fn citation(
    open: &OpenDocument,
    reference: &Reference,
    target: &Target,
    via: CitationVia,
) -> CitationAnswer {
    let mut place = place_of(open, reference.span, reference.page);
    place.position.source = reference.source;
    if let Some(block) = reference.block {
        place.block = block;
    }
    let deleted = reference
        .block
        .and_then(|block| open.document.blocks.get(block))
        .is_some_and(|block| block.deleted);
    CitationAnswer {
        place,
        text: reference.text.clone(),
        target: target.to_string(),
        via,
        role: reference.role,
        deleted,
        malformed: reference.malformed,
    }
}

/// The heading that a paper prints over the clause. An instruction ("Add new section G1.7A as
/// follows") is no heading of the code.
fn heading(sites: &[Site]) -> Option<String> {
    sites.iter().find_map(|site| {
        let heading = site.open.document.headings.get(site.clause().heading?)?;
        let instructs = site.open.references.iter().any(|reference| {
            reference.block == Some(heading.block) && reference.role == Role::AmendmentTarget
        });
        (!instructs && !site.clause().quoted).then(|| heading.title.clone())
    })
}

fn basis(address: &Address, sites: &[Site], cited_by: &[CitationAnswer]) -> String {
    let code = sites.iter().find(|site| site.open.summary.kind == Kind::Code);
    match (code, sites.first()) {
        (Some(site), _) => format!("Its text is taken from “{}”.", site.open.summary.file),
        (None, Some(site)) if site.clause().quoted => format!(
            "The code itself is not in the library: the text is as quoted in “{}”.",
            site.open.summary.file
        ),
        (None, Some(site)) => format!(
            "The code itself is not in the library: the text is as shown in “{}”.",
            site.open.summary.file
        ),
        (None, None) if cited_by.is_empty() => format!(
            "Nothing in the library has or cites {address}. That does not mean that it does not exist: import the part of the code that holds it."
        ),
        (None, None) => format!(
            "The text of {address} is not in the library; it is only cited. Import the part of the code that holds it to see it."
        ),
    }
}

fn consequences(
    states: &[codicil_report::answer::clause::StateAnswer],
    cited_by: &[CitationAnswer],
) -> Vec<String> {
    let mut sentences = Vec::new();
    for state in states.iter().filter(|state| state.state == "deleted") {
        let by = state.modification.as_deref().unwrap_or("the modification");
        let standing = |via: CitationVia| {
            cited_by
                .iter()
                .filter(|place| place.via == via && place.role == Role::Mention && !place.deleted)
                .count()
        };
        match standing(CitationVia::Direct) {
            0 => {}
            1 => sentences
                .push(format!("If {by} deletes it, 1 place that names it points at nothing.")),
            count => sentences
                .push(format!("If {by} deletes it, {count} places that name it point at nothing.")),
        }
        match standing(CitationVia::Range) {
            0 => {}
            1 => sentences
                .push(format!("If {by} deletes it, 1 range that it lies in needs checking.")),
            count => sentences
                .push(format!("If {by} deletes it, {count} ranges that it lies in need checking.")),
        }
    }
    sentences
}

/// Terms that the same papers define and the clause uses.
fn terms(sites: &[Site]) -> Vec<TermAnswer> {
    let mut seen = BTreeSet::new();
    let mut answers = Vec::new();
    for site in sites {
        let document = &site.open.document;
        let words = document.words(site.clause().extent);
        for (term, span) in crate::terms::defined_terms(document) {
            if words.contains(term.as_str()) && seen.insert(term.clone()) {
                let page = document.page_at(span.start);
                answers.push(TermAnswer { term, place: place_of(&site.open, span, page) });
            }
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::{parent_of, the_clause};

    #[test]
    fn one_clause_is_told_from_other_words() {
        assert_eq!(the_clause("g 8.43").as_deref(), Some("SEC:G8.43"));
        assert_eq!(the_clause("SEC Section G10.7 (d)").as_deref(), Some("SEC:G10.7(d)"));
        assert_eq!(the_clause("section g").as_deref(), Some("SEC:G"));
        assert_eq!(the_clause("sec:G8").as_deref(), Some("SEC:G8"));
        assert_eq!(the_clause("g1.7a(w)").as_deref(), Some("SEC:G1.7A(w)"));
        assert_eq!(the_clause("dcusa:35.1").as_deref(), Some("DCUSA:35.1"));
        let others = ["", "G", "250,000", "10.30", "G8.41 to G8.43", "shared resource", "XYZ:G8.1"];
        for words in others {
            assert_eq!(the_clause(words), None, "{words}");
        }
    }

    #[test]
    fn a_part_leads_to_its_whole() {
        assert_eq!(parent_of("SEC:G10.7(d)").as_deref(), Some("SEC:G10.7"));
        assert_eq!(parent_of("SEC:G"), None);
    }
}
