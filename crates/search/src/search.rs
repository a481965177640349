use codicil_text::Span;
use tantivy::schema::Value;
use tantivy::{Searcher, TantivyDocument};

use crate::collect::{Found, Gather, Gathered};
use crate::compile::Compiler;
use crate::error::IndexError;
use crate::expand::expand;
use crate::index::{Index, guard};
use crate::lookup::Lookup;
use crate::matching::matches;
use crate::means::means;
use crate::parse::parse;
use crate::passage::{Filters, Hit, SearchPage};
use crate::query::{Node, Query};
use crate::snippet::snippet;
use crate::stored::StoredPassage;

/// What is said where no passage has enough of the words.
const LENIENT: &str =
    "No passage has all these words, or most of them. Those with any of them are shown.";

impl Index {
    /// The passages that answer `typed` and pass the filters: `limit` of them after the first
    /// `offset`, best first. A query that does not parse is searched as plain words, with a warning.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn search(
        &self,
        typed: &str,
        filters: &Filters,
        offset: usize,
        limit: usize,
    ) -> Result<SearchPage, IndexError> {
        guard(|| {
            let searcher = self.searcher();
            let answered = self.answer(&searcher, typed, filters, None)?;
            let page = answered.gathered.found.iter().skip(offset).take(limit);
            let hits = page.map(|found| self.hit(&searcher, &answered.query.node, found));
            Ok(SearchPage {
                total: answered.gathered.found.len(),
                hits: hits.collect::<Result<_, _>>()?,
                facets: answered.gathered.facets(),
                means: means(&answered.query.node),
                warning: answered.query.warning,
            })
        })
    }

    /// The words of one document that answer `typed`, as spans of its canonical text, in its order.
    ///
    /// # Errors
    ///
    /// When the index is damaged.
    pub fn matches(&self, typed: &str, document: i64) -> Result<Vec<Span>, IndexError> {
        guard(|| {
            let searcher = self.searcher();
            let answered = self.answer(&searcher, typed, &Filters::default(), Some(document))?;
            let mut found = answered.gathered.found;
            found.sort_by_key(|found| found.block);
            let mut spans = Vec::new();
            for found in &found {
                spans.extend(self.hit(&searcher, &answered.query.node, found)?.matches);
            }
            Ok(spans)
        })
    }

    fn answer(
        &self,
        searcher: &Searcher,
        typed: &str,
        filters: &Filters,
        document: Option<i64>,
    ) -> Result<Answered, IndexError> {
        let lookup = Lookup { searcher, fields: self.fields() };
        let mut query = parse(typed, &lookup.known()?);
        expand(&mut query.node, &lookup)?;
        let gather = Gather { filters, document };
        let mut compiler = Compiler { lookup: &lookup, lenient: false };
        let mut gathered = searcher.search(&*compiler.node(&query.node)?, &gather)?;
        if gathered.found.is_empty() && is_plain(&query.node) {
            compiler.lenient = true;
            gathered = searcher.search(&*compiler.node(&query.node)?, &gather)?;
            if !gathered.found.is_empty() && query.warning.is_none() {
                query.warning = Some(LENIENT.to_owned());
            }
        }
        gathered.sort();
        Ok(Answered { query, gathered })
    }

    fn hit(&self, searcher: &Searcher, node: &Node, found: &Found) -> Result<Hit, IndexError> {
        let entry: TantivyDocument = searcher.doc(found.address)?;
        let bytes = entry.get_first(self.fields().stored).and_then(|value| value.as_bytes());
        let passage: StoredPassage = serde_json::from_slice(bytes.unwrap_or_default())
            .map_err(|error| IndexError::Broken(error.to_string()))?;
        let matches = matches(node, &passage);
        Ok(Hit {
            document: passage.document,
            block: passage.block,
            page: passage.page,
            span: passage.span,
            snippet: snippet(&passage.text, &matches.spans),
            matches: matches.spans.iter().map(|span| span.shifted(passage.span.start)).collect(),
            clause: passage.clause,
            headings: passage.headings,
            score: found.score,
            via: matches.via,
        })
    }
}

/// A query, and what was found for it in order.
struct Answered {
    query: Query,
    gathered: Gathered,
}

/// True where several ordinary words decide what is found.
fn is_plain(node: &Node) -> bool {
    node.wanted().len() > 1
}
