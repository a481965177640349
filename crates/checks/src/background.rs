use std::collections::BTreeMap;

use codicil_amend::{Change, State, state_in_papers};
use codicil_document::{Document, Kind};
use codicil_profile::Address;
use codicil_refs::Action;
use codicil_text::Span;

use crate::Paper;

/// What all papers under review say about clauses, in short: so that a check can ask what other
/// modifications do without holding all their papers.
#[derive(Clone, Debug, Default)]
pub struct Background {
    modifications: BTreeMap<(String, String), Vec<Known>>,
}

/// What is kept of a paper.
#[derive(Clone, Debug)]
struct Known {
    number: usize,
    kind: Kind,
    date: Option<String>,
    changes: Vec<Change>,
    /// For each change the words that show it best, short.
    evidence: Vec<Span>,
}

/// What another paper does to a clause, with the words that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// The paper.
    pub paper: usize,
    /// The words.
    pub span: Span,
    /// True where they are the struck-out text itself.
    pub shown: bool,
}

/// A modification that takes a clause away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deletion<'a> {
    /// The modification.
    pub modification: &'a str,
    /// The words that show it.
    pub evidence: Evidence,
    /// The latest date of a final report of the modification, where one is there: ISO 8601.
    pub final_report: Option<&'a str>,
}

impl Background {
    /// Keeps what a paper says.
    pub fn add(&mut self, paper: &Paper<'_>) {
        let code = paper.profile.prefix.clone();
        let Some(modification) = paper.modification() else { return };
        let known = Known {
            number: paper.number,
            kind: paper.kind(),
            date: paper.document.metadata.date.as_ref().map(|fact| fact.value.clone()),
            changes: paper.changes.to_vec(),
            evidence: paper.changes.iter().map(|it| evidence(paper.document, it)).collect(),
        };
        self.modifications.entry((code, modification.to_owned())).or_default().push(known);
    }

    /// True where another modification than that of the paper takes clauses of its code away.
    pub(crate) fn others_delete(&self, paper: &Paper<'_>) -> bool {
        self.modifications.iter().any(|((code, modification), papers)| {
            *code == paper.profile.prefix
                && paper.modification() != Some(modification)
                && papers.iter().flat_map(|it| &it.changes).any(|it| it.action == Action::Delete)
        })
    }

    /// The modifications whose papers take a clause of a code away, in the order of their numbers.
    pub(crate) fn deletions<'a>(
        &'a self,
        code: &'a str,
        address: &'a Address,
    ) -> impl Iterator<Item = Deletion<'a>> {
        let from = (code.to_owned(), String::new());
        let of_code =
            self.modifications.range(from..).take_while(move |((other, _), _)| other == code);
        of_code.filter_map(move |((_, modification), papers)| {
            let changes: Vec<&[Change]> = papers.iter().map(|it| it.changes.as_slice()).collect();
            if state_in_papers(&changes, address) != State::Deleted {
                return None;
            }
            let reports = papers.iter().filter(|paper| paper.kind == Kind::FinalReport);
            Some(Deletion {
                modification,
                evidence: papers.iter().filter_map(|paper| paper.deletes(address)).max_by_key(
                    // Struck-out text shows more than an announcement; of equals the first counts.
                    |evidence| (evidence.shown, std::cmp::Reverse(evidence.paper)),
                )?,
                final_report: reports.filter_map(|paper| paper.date.as_deref()).max(),
            })
        })
    }
}

impl Known {
    fn deletes(&self, address: &Address) -> Option<Evidence> {
        let changes = self.changes.iter().zip(&self.evidence);
        changes
            .filter(|(change, _)| change.action == Action::Delete || change.shown_deleted)
            .filter(|(change, _)| change.concerns(address))
            .map(|(change, span)| Evidence {
                paper: self.number,
                span: *span,
                shown: change.shown_deleted,
            })
            .max_by_key(|evidence| (evidence.shown, std::cmp::Reverse(evidence.span.start)))
    }
}

/// The words that show a change, short: the label of struck-out text instead of all of it.
fn evidence(document: &Document, change: &Change) -> Span {
    let span = change.evidence();
    let clause = document.clauses.iter().find(|clause| {
        change.shown_deleted && clause.extent.start == span.start && clause.extent.end == span.end
    });
    clause.map_or(span, |clause| clause.label)
}
