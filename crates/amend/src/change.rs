//! Changes, read from one document.

use codicil_document::{Document, Kind};
use codicil_profile::{Address, Profile};
use codicil_refs::{Action, Reference, Role, Target};
use codicil_text::Span;
use serde::{Deserialize, Serialize};

/// What one document says or shows about one provision, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The provision, or the range.
    pub target: Target,
    /// What is done to it.
    pub action: Action,
    /// The words that say so: an instruction or an announcement.
    pub instruction: Option<Span>,
    /// The provision's own text where it is shown, with its paragraphs.
    pub text: Option<Span>,
    /// True where that text is shown as struck out or deleted.
    pub shown_deleted: bool,
}

impl Change {
    /// The code, the provision and, for a range, its end; `None` for what is no provision.
    pub fn provisions(&self) -> Option<(&str, &Address, Option<&Address>)> {
        match &self.target {
            Target::Provision { code, address } => Some((code, address, None)),
            Target::Range { code, from, to } => Some((code, from, Some(to))),
            Target::Named(_) => None,
        }
    }

    /// True where it is about this provision, a part of it, or a clause that it is a part of. A
    /// change to a whole section says nothing about one clause.
    pub fn concerns(&self, address: &Address) -> bool {
        match self.provisions() {
            Some((_, target, None)) => {
                target == address
                    || target.is_inside(address) && !address.numbers.is_empty()
                    || address.is_inside(target) && target.numbers.len() > 1
            }
            Some((_, from, Some(to))) => address.is_between(from, to),
            None => false,
        }
    }

    /// The words that show it best: the deleted text, the instruction, the text.
    pub fn evidence(&self) -> Span {
        let shown = self.text.filter(|_| self.shown_deleted);
        shown.or(self.instruction).or(self.text).unwrap_or(Span { start: 0, end: 0 })
    }
}

/// The changes that a document makes or announces, in the order of the text.
pub fn changes(document: &Document, references: &[Reference], profile: &Profile) -> Vec<Change> {
    if document.metadata.kind() == Kind::Code {
        return Vec::new();
    }
    let mut changes = announced(document, references);
    changes.extend(shown_deleted(document, profile));
    changes.sort_by_key(|change| change.evidence().start);
    changes
}

/// Those that words announce.
fn announced(document: &Document, references: &[Reference]) -> Vec<Change> {
    let mut changes = Vec::new();
    for reference in references.iter().filter(|reference| reference.role == Role::AmendmentTarget) {
        let Some(action) = reference.action else { continue };
        for target in reference.targets.iter().filter(|target| !matches!(target, Target::Named(_)))
        {
            let text = own_text(document, target);
            changes.push(Change {
                target: target.clone(),
                action,
                instruction: Some(reference.span),
                text: text.map(|(span, _)| span),
                shown_deleted: text.is_some_and(|(_, deleted)| deleted),
            });
        }
    }
    changes
}

/// The text of a provision where the document shows it, and whether it is shown as deleted.
fn own_text(document: &Document, target: &Target) -> Option<(Span, bool)> {
    let Target::Provision { address, .. } = target else { return None };
    let path = address.to_string();
    let clause = document.clauses.iter().find(|clause| clause.path == path && !clause.quoted)?;
    Some((clause.extent, clause.deleted))
}

/// Clauses whose text is shown as deleted, whatever the instruction above them says.
fn shown_deleted(document: &Document, profile: &Profile) -> Vec<Change> {
    let is_deleted =
        |index: usize| document.clauses.get(index).is_some_and(|clause| clause.deleted);
    document
        .clauses
        .iter()
        .filter(|clause| clause.deleted && !clause.parent.is_some_and(is_deleted))
        .filter_map(|clause| {
            Some(Change {
                target: Target::provision(&profile.prefix, clause.path.parse().ok()?),
                action: Action::Delete,
                instruction: None,
                text: Some(clause.extent),
                shown_deleted: true,
            })
        })
        .collect()
}
