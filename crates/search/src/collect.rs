//! Gathers what tantivy finds: filters, counts by facet, and the order of the hits, in one pass.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::passage::{FacetCount, Filters};
use crate::schema::{FACETS, NO_ANSWER, facet};

/// Gathers the passages that pass the filters.
pub(crate) struct Gather<'a> {
    pub filters: &'a Filters,
    /// Only passages of this document.
    pub document: Option<i64>,
}

/// A passage found, before it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub score: Score,
    pub document: i64,
    pub block: u64,
    pub address: DocAddress,
}

/// What was gathered.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The passages that pass all filters, in no order.
    pub found: Vec<Found>,
    /// Counts by facet and value, each with the filters of the other facets applied.
    counts: BTreeMap<(usize, String), usize>,
}

impl Gathered {
    /// The best first; equals in the order of the documents and their text.
    pub fn sort(&mut self) {
        self.found.sort_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            by_score.then_with(|| (one.document, one.block).cmp(&(other.document, other.block)))
        });
    }

    /// The counts: by facet, the most frequent value first.
    pub fn facets(&self) -> Vec<FacetCount> {
        let mut facets: Vec<(usize, FacetCount)> = self
            .counts
            .iter()
            .map(|((facet, value), &count)| {
                (*facet, FacetCount { facet: FACETS[*facet], value: value.clone(), count })
            })
            .collect();
        facets.sort_by(|(one, a), (other, b)| {
            one.cmp(other).then(b.count.cmp(&a.count)).then_with(|| a.value.cmp(&b.value))
        });
        facets.into_iter().map(|(_, count)| count).collect()
    }
}

impl Collector for Gather<'_> {
    type Fruit = Gathered;
    type Child = SegmentGather;

    fn for_segment(
        &self,
        segment: SegmentOrdinal,
        reader: &SegmentReader,
    ) -> tantivy::Result<SegmentGather> {
        let columns = reader.fast_fields();
        let facets = FACETS.iter().enumerate().map(|(index, name)| {
            let column = columns.str(&format!("facet_{name}"))?;
            FacetColumn::new(column, |value| accepts(self.filters, index, value))
        });
        Ok(SegmentGather {
            segment,
            only: self.document,
            documents: columns.i64("document")?,
            blocks: columns.u64("block")?,
            facets: facets.collect::<tantivy::Result<_>>()?,
            active: (0..FACETS.len()).map(|index| is_active(self.filters, index)).collect(),
            found: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Gathered>) -> tantivy::Result<Gathered> {
        let mut all = Gathered::default();
        for fruit in fruits {
            all.found.extend(fruit.found);
            for (key, count) in fruit.counts {
                *all.counts.entry(key).or_default() += count;
            }
        }
        Ok(all)
    }
}

/// The values of one facet in one segment.
struct FacetColumn {
    column: Option<StrColumn>,
    /// By ordinal of the value: whether the filter accepts it.
    accepted: Vec<bool>,
    counts: Vec<usize>,
}

impl FacetColumn {
    fn new(column: Option<StrColumn>, accepts: impl Fn(&str) -> bool) -> tantivy::Result<Self> {
        let mut accepted = Vec::new();
        if let Some(column) = &column {
            let mut value = String::new();
            for ordinal in 0..column.num_terms() as u64 {
                value.clear();
                column.ord_to_str(ordinal, &mut value)?;
                accepted.push(accepts(&value));
            }
        }
        Ok(Self { counts: vec![0; accepted.len()], accepted, column })
    }

    fn ordinals(&self, passage: DocId) -> impl Iterator<Item = usize> + '_ {
        self.column.iter().flat_map(move |column| column.term_ords(passage)).map(|ord| ord as usize)
    }

    fn passes(&self, passage: DocId) -> bool {
        self.ordinals(passage).any(|ordinal| self.accepted.get(ordinal) == Some(&true))
    }

    fn count(&mut self, passage: DocId) {
        let ordinals: Vec<usize> = self.ordinals(passage).collect();
        for ordinal in ordinals {
            if let Some(count) = self.counts.get_mut(ordinal) {
                *count += 1;
            }
        }
    }
}

/// Gathers in one segment.
pub(crate) struct SegmentGather {
    segment: SegmentOrdinal,
    only: Option<i64>,
    documents: Column<i64>,
    blocks: Column<u64>,
    facets: Vec<FacetColumn>,
    /// By facet: whether a filter is set.
    active: Vec<bool>,
    found: Vec<Found>,
}

impl SegmentCollector for SegmentGather {
    type Fruit = Gathered;

    fn collect(&mut self, passage: DocId, score: Score) {
        let document = self.documents.first(passage).unwrap_or_default();
        if self.only.is_some_and(|only| only != document) {
            return;
        }
        let refusing: Vec<usize> = (0..self.facets.len())
            .filter(|&facet| self.active[facet] && !self.facets[facet].passes(passage))
            .collect();
        // A facet is counted where all the others accept the passage.
        match refusing.as_slice() {
            [] => {
                self.facets.iter_mut().for_each(|facet| facet.count(passage));
                let block = self.blocks.first(passage).unwrap_or_default();
                let address = DocAddress::new(self.segment, passage);
                self.found.push(Found { score, document, block, address });
            }
            [only] => self.facets[*only].count(passage),
            _ => {}
        }
    }

    fn harvest(self) -> Gathered {
        let mut gathered = Gathered { found: self.found, counts: BTreeMap::new() };
        for (index, facet) in self.facets.iter().enumerate() {
            let Some(column) = &facet.column else { continue };
            let mut value = String::new();
            for (ordinal, &count) in
                facet.counts.iter().enumerate().filter(|(_, count)| **count > 0)
            {
                value.clear();
                // A value that cannot be read is not shown; the hits stay.
                if column.ord_to_str(ordinal as u64, &mut value).is_ok() {
                    gathered.counts.insert((index, value.clone()), count);
                }
            }
        }
        gathered
    }
}

fn values(filters: &Filters, facet: usize) -> Vec<String> {
    match facet {
        facet::KIND => filters.kinds.iter().map(|kind| kind.name().to_owned()).collect(),
        facet::MODIFICATION => filters.modifications.clone(),
        facet::DOCUMENT => filters.documents.clone(),
        facet::SECTION => filters.sections.clone(),
        facet::RESPONDENT => filters.respondents.clone(),
        facet::CATEGORY => filters.categories.clone(),
        facet::QUESTION => filters.questions.clone(),
        facet::ANSWER => filters.answers.clone(),
        _ => Vec::new(),
    }
}

fn is_active(filters: &Filters, facet: usize) -> bool {
    !values(filters, facet).is_empty()
}

fn accepts(filters: &Filters, facet: usize, value: &str) -> bool {
    let value = levelled(value);
    values(filters, facet).iter().map(|wanted| levelled(wanted)).any(|wanted| match facet {
        facet::DOCUMENT => value.contains(&wanted),
        facet::RESPONDENT => value.starts_with(&wanted),
        facet::QUESTION => question_number(&value) == question_number(&wanted),
        facet::ANSWER if value == NO_ANSWER => {
            matches!(wanted.as_str(), "" | NO_ANSWER | "none" | "null" | "empty")
        }
        _ => value == wanted,
    })
}

/// "1" of "Q1", "Question 1", "1".
fn question_number(words: &str) -> &str {
    words.trim_start_matches("question").trim_start_matches('q').trim()
}

/// Small letters, one space between words.
fn levelled(value: &str) -> String {
    value.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
