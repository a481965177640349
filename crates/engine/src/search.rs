//! Searching a library.

use std::collections::BTreeMap;

use codicil_report::answer::Position;
use codicil_report::answer::search::{Fragment, HitAnswer, SearchAnswer};
use codicil_search::{Filters, Hit};
use codicil_text::Span;

use crate::engine::{DocumentSummary, Engine};
use crate::error::EngineError;

impl Engine {
    /// The passages that answer `query` and pass the filters: `limit` of them after the first
    /// `offset`, best first. A query that does not parse is searched as typed, with a warning.
    ///
    /// # Errors
    ///
    /// When the library or its index cannot be read.
    pub fn search(
        &self,
        query: &str,
        filters: &Filters,
        offset: usize,
        limit: usize,
    ) -> Result<SearchAnswer, EngineError> {
        let page = self.with_index(|index| index.search(query, filters, offset, limit))?;
        let documents = self.documents()?;
        let by_id: BTreeMap<i64, &DocumentSummary> =
            documents.iter().map(|document| (document.id, document)).collect();
        let mut hits = Vec::with_capacity(page.hits.len());
        for hit in &page.hits {
            // A document that was removed since the index was read is no hit any more.
            let Some(summary) = by_id.get(&hit.document) else { continue };
            hits.push(self.hit(summary, hit)?);
        }
        let mut facets: BTreeMap<&'static str, BTreeMap<String, usize>> = BTreeMap::new();
        for count in &page.facets {
            facets.entry(count.facet).or_default().insert(count.value.clone(), count.count);
        }
        Ok(SearchAnswer {
            schema: "codicil.search/1",
            means: page.means,
            warning: page.warning,
            total: page.total,
            hits,
            facets,
            facet_counts: page.facets,
            not_fully_read: documents.iter().filter(|document| !document.is_fully_read()).count(),
        })
    }

    /// The words of one document that answer `query`, in the order of its text.
    ///
    /// # Errors
    ///
    /// When the library or its index cannot be read.
    pub fn matches(&self, document: i64, query: &str) -> Result<Vec<Span>, EngineError> {
        self.with_index(|index| index.matches(query, document))
    }

    fn hit(&self, summary: &DocumentSummary, hit: &Hit) -> Result<HitAnswer, EngineError> {
        let open = self.document(summary.id)?;
        let deleted = open.document.blocks.get(hit.block).is_some_and(|block| block.deleted);
        Ok(HitAnswer {
            path: summary.path.clone(),
            document: summary.id,
            block: hit.block,
            modification: summary.modification.clone(),
            kind: summary.kind.name(),
            position: Position {
                start: hit.span.start,
                end: hit.span.end,
                source: open.document.map.to_source(hit.span),
                page: hit.page,
                clause: hit.clause.clone(),
            },
            headings: hit.headings.clone(),
            snippet: hit
                .snippet
                .iter()
                .map(|part| Fragment { text: part.text.clone(), hit: part.hit })
                .collect(),
            score: hit.score,
            via: hit.via,
            deleted,
        })
    }
}

/// The part of a block around `hit`, about `reach` bytes to each side, cut between words. `block` is
/// the block's span, `words` its words; the result is a span of the same text as `block`.
pub fn window(words: &str, block: Span, hit: Span, reach: usize) -> Span {
    let inside = |at: usize| at.clamp(block.start, block.end) - block.start;
    let (first, last) = (inside(hit.start), inside(hit.end));
    let start = match first.checked_sub(reach) {
        None | Some(0) => 0,
        Some(at) => words
            .get(..floor(words, at))
            .and_then(|head| head.rfind(' '))
            .map_or(0, |space| space + 1),
    };
    let end = match last + reach {
        at if at >= words.len() => words.len(),
        at => {
            let at = floor(words, at);
            words.get(at..).and_then(|tail| tail.find(' ')).map_or(words.len(), |space| at + space)
        }
    };
    Span::new(block.start + start.min(first), block.start + end.max(last))
}

/// The character boundary at or before `at`.
fn floor(words: &str, at: usize) -> usize {
    (0..=at.min(words.len())).rev().find(|at| words.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use codicil_text::Span;

    use super::window;

    #[test]
    fn a_window_is_cut_between_words_and_holds_the_hit() {
        let words = "one two three four five six seven";
        let block = Span::new(100, 100 + words.len());
        let hit = Span::new(114, 118); // four
        let around = window(words, block, hit, 5);
        assert_eq!(&words[around.start - 100..around.end - 100], "three four five");
        assert_eq!(window(words, block, hit, 500), block);
    }

    #[test]
    fn other_alphabets_are_cut_between_characters() {
        let words = "ééé ééé X ééé ééé";
        let block = Span::new(0, words.len());
        let at = words.find('X').unwrap_or_default();
        let around = window(words, block, Span::new(at, at + 1), 3);
        assert!(words.get(around.start..around.end).is_some_and(|part| part.contains('X')));
    }
}
