//! The list of clauses and the page of one.

use codicil_engine::{CitationVia, ClauseAnswer, OpenDocument, PlaceAnswer, Span};

use crate::app::{App, OpenLibrary, count};
use crate::convert::label;
use crate::documents::block_views;
use crate::pieces::{Marks, name_of, pieces};
use crate::types::*;

impl App {
    /// See the list of commands.
    pub fn clauses(&self, request: ListRequest) -> Result<Vec<ClauseRow>, ApiError> {
        let rows = self.library()?.engine.clauses(&request.text, request.limit as usize)?;
        Ok(rows
            .into_iter()
            .map(|row| ClauseRow {
                label: label(&row.clause).to_owned(),
                clause: row.clause,
                words: row.words,
                texts: count(row.texts),
                cited: count(row.cited),
                state: row.state.to_owned(),
            })
            .collect())
    }

    /// See the list of commands.
    pub fn clause(&self, request: ClauseRequest) -> Result<ClausePage, ApiError> {
        let library = self.library()?;
        let answer = library.engine.clause(&request.clause)?;
        let page = Page { library: &library };
        Ok(ClausePage {
            label: label(&answer.clause).to_owned(),
            heading: answer.heading.clone(),
            parent: codicil_engine::parent_of(&answer.clause),
            basis: answer.basis.clone(),
            states: page.states(&answer)?,
            texts: page.texts(&answer)?,
            cited_by: page.cited_by(&answer)?,
            cites: cites(&answer),
            parts: parts(&answer),
            consequences: answer.consequences.clone(),
            clause: answer.clause,
        })
    }
}

/// What the views of one page share.
struct Page<'a> {
    library: &'a OpenLibrary,
}

impl Page<'_> {
    fn states(&self, answer: &ClauseAnswer) -> Result<Vec<ClauseStateView>, ApiError> {
        let view = |state: &codicil_engine::StateAnswer| {
            Ok(ClauseStateView {
                modification: state.modification.clone(),
                state: state.state.replace(' ', "-"),
                text: state.explanation.clone(),
                evidence: state.evidence.as_ref().map(|place| self.place(place)).transpose()?,
            })
        };
        answer.states.iter().map(view).collect()
    }

    fn texts(&self, answer: &ClauseAnswer) -> Result<Vec<ClauseText>, ApiError> {
        let view = |text: &codicil_engine::DefinitionAnswer| {
            let open = self.library.engine.document(text.place.document)?;
            Ok(ClauseText {
                place: self.place(&text.place)?,
                blocks: block_views(&open, text.place.block..text.last_block + 1, &[]),
                deleted: text.deleted,
                quoted: text.quoted,
            })
        };
        answer.definitions.iter().map(view).collect()
    }

    fn cited_by(&self, answer: &ClauseAnswer) -> Result<Vec<CitingPlace>, ApiError> {
        let view = |citation: &codicil_engine::CitationAnswer| {
            Ok(CitingPlace {
                place: self.place(&citation.place)?,
                via: via_name(citation.via).to_owned(),
                via_text: via_text(citation.via, &citation.text),
                role: name_of(&citation.role),
                deleted: citation.deleted,
                malformed: citation.malformed,
            })
        };
        answer.cited_by.iter().map(view).collect()
    }

    fn place(&self, place: &PlaceAnswer) -> Result<PlaceView, ApiError> {
        let open = self.library.engine.document(place.document)?;
        Ok(PlaceView {
            document: place.document,
            document_title: open.summary.name_for_people().to_owned(),
            kind_title: open.summary.kind.title().to_owned(),
            modification: place.modification.clone(),
            block: count(place.block),
            page: place.position.page,
            clause: place.position.clause.as_deref().map(|clause| label(clause).to_owned()),
            words: words_around(&open, place),
        })
    }
}

/// The sentence, or about as much, around a place, with the place itself marked.
fn words_around(open: &OpenDocument, place: &PlaceAnswer) -> Vec<Piece> {
    let document = &open.document;
    let Some(block) = document.blocks.get(place.block) else { return Vec::new() };
    let hit = Span::new(place.position.start, place.position.end);
    let around = codicil_engine::window(document.words(block.span), block.span, hit, 160);
    let mut words = pieces(document, around, &Marks { references: &[], hits: &[hit] });
    if around.start > block.span.start {
        words.insert(0, plain("… "));
    }
    if around.end < block.span.end {
        words.push(plain(" …"));
    }
    words
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), hit: false, reference: None, repaired: None }
}

fn via_name(via: CitationVia) -> &'static str {
    match via {
        CitationVia::Direct => "direct",
        CitationVia::Range => "range",
        CitationVia::Part => "part",
        CitationVia::Group => "contains",
    }
}

fn via_text(via: CitationVia, words: &str) -> String {
    match via {
        CitationVia::Direct => "names it".to_owned(),
        CitationVia::Range => format!("through the range “{words}”"),
        CitationVia::Part => format!("names its part “{words}”"),
        CitationVia::Group => format!("through “{words}”, which contains it"),
    }
}

fn cites(answer: &ClauseAnswer) -> Vec<CitedTarget> {
    answer
        .cites
        .iter()
        .map(|cited| CitedTarget {
            text: cited.text.clone(),
            target: cited.target.clone(),
            opens: cited.target.parse().ok().as_ref().and_then(crate::pieces::opens),
            in_library: cited.in_library,
        })
        .collect()
}

fn parts(answer: &ClauseAnswer) -> Vec<ClausePart> {
    answer
        .parts
        .iter()
        .map(|part| ClausePart {
            label: label(&part.clause).to_owned(),
            clause: part.clause.clone(),
            words: part.words.clone(),
            deleted: part.deleted,
        })
        .collect()
}
