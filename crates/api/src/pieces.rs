//! Text cut into pieces that are each shown one way.

use codicil_engine::{Document, Reference, Span, Target};

use crate::types::{Piece, PieceReference};

/// What is marked in a text; all spans are bytes of the canonical text.
pub(crate) struct Marks<'a> {
    /// References, in the order of the text.
    pub references: &'a [&'a Reference],
    /// What was searched for, sorted.
    pub hits: &'a [Span],
}

/// The words of `span`, cut where a reference, a repair or a hit begins or ends.
pub(crate) fn pieces(document: &Document, span: Span, marks: &Marks<'_>) -> Vec<Piece> {
    let references = outermost(span, marks.references);
    let mut cuts = vec![span.start, span.end];
    let first = document.repairs.partition_point(|repair| repair.span.start < span.start);
    let repairs: Vec<_> =
        document.repairs[first..].iter().take_while(|repair| repair.span.end <= span.end).collect();
    let marked = references.iter().map(|reference| reference.span);
    for mark in
        marked.chain(repairs.iter().map(|repair| repair.span)).chain(marks.hits.iter().copied())
    {
        cuts.extend(
            [mark.start, mark.end].into_iter().filter(|at| span.start < *at && *at < span.end),
        );
    }
    cuts.sort_unstable();
    cuts.dedup();
    let within = |part: Span, whole: Span| !whole.is_empty() && whole.contains(part);
    cuts.windows(2)
        .map(|pair| Span::new(pair[0], pair[1]))
        .filter(|part| !part.is_empty())
        .map(|part| Piece {
            text: document.words(part).to_owned(),
            hit: marks.hits.iter().any(|hit| within(part, *hit)),
            reference: references
                .iter()
                .find(|reference| within(part, reference.span))
                .map(|reference| piece_reference(reference)),
            repaired: repairs
                .iter()
                .find(|repair| within(part, repair.span))
                .map(|repair| repair.repaired.clone()),
        })
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

/// The references inside `span` that no other one holds; a list and its members would otherwise be
/// marked twice.
fn outermost<'a>(span: Span, references: &[&'a Reference]) -> Vec<&'a Reference> {
    let mut inside: Vec<&Reference> = references
        .iter()
        .copied()
        .filter(|reference| !reference.span.is_empty() && span.contains(reference.span))
        .collect();
    inside.sort_by_key(|reference| (reference.span.start, std::cmp::Reverse(reference.span.end)));
    let mut kept: Vec<&Reference> = Vec::new();
    for reference in inside {
        if kept.last().is_none_or(|last| last.span.end <= reference.span.start) {
            kept.push(reference);
        }
    }
    kept
}

fn piece_reference(reference: &Reference) -> PieceReference {
    PieceReference {
        kind: name_of(&reference.kind),
        role: name_of(&reference.role),
        targets: reference.targets.iter().map(ToString::to_string).collect(),
        opens: reference.targets.first().and_then(opens),
        malformed: reference.malformed,
        note: reference.note.clone(),
    }
}

/// The clause whose page a target opens: the first one of a range.
pub(crate) fn opens(target: &Target) -> Option<String> {
    match target {
        Target::Provision { code, address } => Some(format!("{code}:{address}")),
        Target::Range { code, from, .. } => Some(format!("{code}:{from}")),
        Target::Named(_) => None,
    }
}

/// The stable name of an enum value, as serde spells it.
pub(crate) fn name_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
