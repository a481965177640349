use std::cell::OnceCell;

use codicil_amend::Change;
use codicil_document::{Block, BlockKind, Document, Kind};
use codicil_finding::At;
use codicil_profile::{Address, Profile};
use codicil_refs::Reference;
use codicil_text::{RepairKind, Span};

use crate::readers::dates::{self, Dated};
use crate::readers::lists::{self, List};
use crate::readers::quotations;

/// A paper under review, with what was read of it.
pub struct Paper<'a> {
    /// Its number, by which findings name it.
    pub number: usize,
    /// Its words.
    pub document: &'a Document,
    /// Its references, in the order of the text.
    pub references: &'a [Reference],
    /// What it does to clauses of the code.
    pub changes: &'a [Change],
    /// The code that it speaks of.
    pub profile: &'a Profile,
    lists: OnceCell<Vec<List>>,
    quotations: OnceCell<Vec<Span>>,
    dates: OnceCell<Vec<Dated>>,
}

/// Gaps in words on this many bytes of text or fewer, each, are the work of the extraction, so that a
/// space in a number shows nothing.
const BYTES_PER_GAP: usize = 1500;

impl<'a> Paper<'a> {
    /// A paper; `number` is how findings name it.
    pub fn new(
        number: usize,
        document: &'a Document,
        references: &'a [Reference],
        changes: &'a [Change],
        profile: &'a Profile,
    ) -> Self {
        Self {
            number,
            document,
            references,
            changes,
            profile,
            lists: OnceCell::new(),
            quotations: OnceCell::new(),
            dates: OnceCell::new(),
        }
    }

    /// What kind of paper it is.
    pub fn kind(&self) -> Kind {
        self.document.metadata.kind()
    }

    /// Its modification, where it states one.
    pub fn modification(&self) -> Option<&'a str> {
        self.document.metadata.modification.as_ref().map(|fact| fact.value.as_str())
    }

    /// True for a report: it describes, and quotes the drafting of others.
    pub(crate) fn is_report(&self) -> bool {
        matches!(
            self.kind(),
            Kind::InitialReport
                | Kind::DraftReport
                | Kind::FinalReport
                | Kind::ProposalForm
                | Kind::Consultation
        )
    }

    /// The words of a span.
    pub(crate) fn words(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    /// The words of a place.
    pub(crate) fn words_at(&self, at: At) -> &'a str {
        match at {
            At::Text(span) => self.words(span),
            At::Furniture { index, span } => {
                self.document.furniture.get(index).map_or("", |it| span.of(&it.text))
            }
        }
    }

    /// The block that holds a span.
    pub(crate) fn block(&self, span: Span) -> Option<&'a Block> {
        self.document.block_at(span.start).map(|index| &self.document.blocks[index])
    }

    /// The address of the clause that a span belongs to.
    pub(crate) fn clause_at(&self, span: Span) -> Option<&'a str> {
        self.document.clause_path(self.block(span)?)
    }

    /// Its lists, in the order of their first items.
    pub(crate) fn lists(&self) -> &[List] {
        self.lists.get_or_init(|| lists::read(self.document))
    }

    /// Its dates, those of running heads and feet at the end.
    pub(crate) fn dates(&self) -> &[Dated] {
        self.dates.get_or_init(|| dates::read(self.document))
    }

    /// True for words of a respondent.
    pub(crate) fn is_response(&self, span: Span) -> bool {
        // Responses stand in the order of the text, and their spans do not overlap.
        let responses = &self.document.responses;
        let next = responses.partition_point(|response| response.span.start < span.end);
        responses[..next].iter().rev().take(2).any(|response| response.span.overlaps(span))
    }

    /// True for words that the paper shows as struck out, and for the notes of a word processor.
    pub(crate) fn is_struck(&self, span: Span) -> bool {
        self.block(span).is_some_and(|block| block.deleted || block.kind == BlockKind::ChangeRemark)
    }

    /// True for words in quotation marks, and for a clause that a report quotes.
    pub(crate) fn is_quoted(&self, span: Span) -> bool {
        let quotations = self.quotations.get_or_init(|| quotations::read(self.document));
        let next = quotations.partition_point(|quotation| quotation.start < span.end);
        let in_marks = next.checked_sub(1).is_some_and(|last| quotations[last].overlaps(span));
        let clause = self.block(span).and_then(|block| block.clause);
        in_marks || clause.is_some_and(|index| self.document.clauses[index].quoted)
    }

    /// True for text of the code that the paper prints and does not change: its faults are not those
    /// of the paper.
    pub(crate) fn is_baseline(&self, span: Span) -> bool {
        match self.kind() {
            Kind::Code => true,
            Kind::LegalText => self.is_printed_only(span),
            _ => false,
        }
    }

    /// True for a clause that no instruction of the paper names and that shows no change, where the
    /// paper names others.
    fn is_printed_only(&self, span: Span) -> bool {
        let Some(clause) = self.block(span).and_then(|block| block.clause) else { return false };
        let clause = &self.document.clauses[clause];
        let Ok(address) = clause.path.parse::<Address>() else { return false };
        let whole = |address: &Address| {
            let mut whole = address.clone();
            whole.paragraphs.clear();
            whole
        };
        let address = whole(&address);
        let touches = |change: &Change| match change.provisions() {
            Some((_, from, Some(to))) => address.is_between(&whole(from), &whole(to)),
            Some((_, target, None)) => {
                let target = whole(target);
                address == target || address.is_inside(&target)
            }
            None => false,
        };
        let shows_change = self.document.changes.iter().any(|change| {
            clause.extent.start <= change.span.start && change.span.end <= clause.extent.end
        });
        !self.changes.is_empty() && !shows_change && !self.changes.iter().any(touches)
    }

    /// True for words of whoever wrote the paper: not quoted, not a respondent's, not struck out, not
    /// printed from the code.
    pub(crate) fn is_own(&self, span: Span) -> bool {
        !self.is_response(span)
            && !self.is_struck(span)
            && !self.is_quoted(span)
            && !self.is_baseline(span)
    }

    /// True where the extraction broke a word at the span or next to it: what looks like a fault may
    /// be none of the author's.
    pub(crate) fn is_damaged(&self, span: Span) -> bool {
        let repairs = &self.document.repairs;
        let from = repairs.partition_point(|repair| repair.span.end < span.start);
        repairs[from..].iter().take_while(|repair| repair.span.start <= span.end).next().is_some()
    }

    /// True where a space at the span shows nothing: other words of the block have gaps, or many of
    /// the paper.
    pub(crate) fn is_spaced_out(&self, span: Span) -> bool {
        let gaps = || {
            let repairs = self.document.repairs.iter();
            repairs.filter(|repair| repair.kind == RepairKind::Gap)
        };
        let block = self.block(span).map_or(span, |block| block.span);
        gaps().any(|gap| block.contains(gap.span))
            || gaps().count() * BYTES_PER_GAP > self.document.text.len()
    }
}
