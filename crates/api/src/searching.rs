//! Searching, and the quick switcher.

use codicil_engine::{FacetCount, Filters, HitAnswer, Kind, Via};

use crate::app::{App, count};
use crate::convert::label;
use crate::types::*;

/// How many passages one request may fetch.
const MOST_HITS: u32 = 200;

impl App {
    /// See the list of commands.
    pub fn search(&self, request: SearchRequest) -> Result<SearchAnswer, ApiError> {
        let library = self.library()?;
        let filters = filters(&request.filters);
        let limit = request.limit.min(MOST_HITS) as usize;
        let found =
            library.engine.search(&request.query, &filters, request.offset as usize, limit)?;
        let titles = library.engine.documents()?;
        let title = |id: i64| titles.iter().find(|document| document.id == id);
        let hits = found.hits.iter().map(|hit| {
            let document = title(hit.document);
            search_hit(hit, document.map(|document| document.name_for_people()).unwrap_or_default())
        });
        Ok(SearchAnswer {
            clause: codicil_engine::the_clause(&request.query),
            total: count(found.total),
            documents: count(documents_found(&found.facet_counts, &filters)),
            hits: hits.collect(),
            facets: facets(&found.facet_counts),
            searched: count(titles.len()),
            not_searched: count(found.not_fully_read),
            means: found.means,
            warning: found.warning,
        })
    }

    /// See the list of commands.
    pub fn quick(&self, request: ListRequest) -> Result<Vec<QuickItem>, ApiError> {
        let library = self.library()?;
        let limit = request.limit as usize;
        let words = request.text.trim().to_lowercase();
        let clauses =
            self.clauses(ListRequest { text: request.text.clone(), limit: request.limit })?;
        let mut items: Vec<QuickItem> = clauses
            .into_iter()
            .map(|row| QuickItem {
                kind: "clause".to_owned(),
                id: row.clause,
                title: row.label,
                detail: row.words,
            })
            .collect();
        if let Some(clause) = codicil_engine::the_clause(&request.text)
            && !words.is_empty()
            && items.iter().all(|item| item.id != clause)
        {
            items.insert(
                0,
                QuickItem {
                    kind: "clause".to_owned(),
                    title: label(&clause).to_owned(),
                    detail: "Text not in library".to_owned(),
                    id: clause,
                },
            );
        }
        for document in library.engine.documents()? {
            let title = document.name_for_people();
            let fits = title.to_lowercase().contains(&words)
                || document.file.to_lowercase().contains(&words);
            if fits {
                items.push(QuickItem {
                    kind: "document".to_owned(),
                    id: document.id.to_string(),
                    title: title.to_owned(),
                    detail: document.file.clone(),
                });
            }
        }
        items.truncate(limit);
        Ok(items)
    }
}

/// How many documents have passages: those of the document facet that pass its own filter.
fn documents_found(counts: &[FacetCount], filters: &Filters) -> usize {
    let chosen = |value: &String| filters.documents.is_empty() || filters.documents.contains(value);
    let with_passages = counts.iter().filter(|item| item.facet == "document" && item.count > 0);
    with_passages.filter(|item| chosen(&item.value)).count()
}

fn filters(choices: &[FacetChoice]) -> Filters {
    let of = |facet: &str| -> Vec<String> {
        choices
            .iter()
            .filter(|choice| choice.facet == facet)
            .map(|choice| choice.value.clone())
            .collect()
    };
    Filters {
        kinds: of("kind").iter().filter_map(|name| Kind::from_name(name)).collect(),
        modifications: of("modification"),
        documents: of("document"),
        respondents: of("respondent"),
        categories: of("category"),
        questions: of("question"),
        answers: of("answer"),
        sections: of("section"),
    }
}

fn search_hit(hit: &HitAnswer, title: &str) -> SearchHit {
    SearchHit {
        document: hit.document,
        document_title: title.to_owned(),
        kind_title: Kind::from_name(hit.kind).unwrap_or_default().title().to_owned(),
        modification: hit.modification.clone(),
        block: count(hit.block),
        page: hit.position.page,
        clause: hit.position.clause.as_deref().map(|clause| label(clause).to_owned()),
        headings: hit.headings.clone(),
        snippet: hit
            .snippet
            .iter()
            .map(|part| Piece {
                text: part.text.clone(),
                hit: part.hit,
                reference: None,
                repaired: None,
            })
            .collect(),
        via: crate::pieces::name_of(&hit.via),
        via_text: via_text(hit),
        deleted: hit.deleted,
    }
}

fn via_text(hit: &HitAnswer) -> String {
    let words: String =
        hit.snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).take(1).collect();
    match hit.via {
        Via::Direct => "names it".to_owned(),
        Via::Range => format!("through the range “{words}”"),
        Via::Contains => "names what contains it".to_owned(),
        Via::Near => "similar words".to_owned(),
        Via::Repaired => "with a broken word repaired".to_owned(),
        Via::Words => "the words".to_owned(),
    }
}

/// The facets in the order in which they are shown, with their values for people.
fn facets(counts: &[FacetCount]) -> Vec<Facet> {
    let titles = [
        ("kind", "Kind"),
        ("modification", "Modification"),
        ("document", "Document"),
        ("section", "Section of the code"),
        ("respondent", "Respondent"),
        ("category", "Party category"),
        ("answer", "Answer"),
    ];
    titles
        .into_iter()
        .filter_map(|(facet, title)| {
            let values: Vec<FacetValue> = counts
                .iter()
                .filter(|item| item.facet == facet)
                .map(|item| FacetValue {
                    value: item.value.clone(),
                    title: value_title(facet, &item.value),
                    count: count(item.count),
                })
                .collect();
            (!values.is_empty()).then(|| Facet {
                facet: facet.to_owned(),
                title: title.to_owned(),
                values,
            })
        })
        .collect()
}

fn value_title(facet: &str, value: &str) -> String {
    match facet {
        "kind" => Kind::from_name(value).unwrap_or_default().title().to_owned(),
        "section" => format!("Section {value}"),
        _ => value.to_owned(),
    }
}
