//! Changes, read from one document.

use codicil_document::{Document, Kind};
use codicil_profile::{Address, Profile};
use codicil_refs::{Action, Reference, Role, Target};
use codicil_text::Span;
use serde::{Deserialize, Serialize};

use crate::shown;

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
    /// The changed words that show it, where the text is shown with its changes.
    #[serde(default)]
    pub shown: Option<Span>,
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

    /// The words that show it best: the deleted text, the changed words, the instruction, the text.
    pub fn evidence(&self) -> Span {
        let shown = self.text.filter(|_| self.shown_deleted).or(self.shown);
        shown.or(self.instruction).or(self.text).unwrap_or(Span { start: 0, end: 0 })
    }
}

/// The changes that a document makes or announces, in the order of the text.
pub fn changes(document: &Document, references: &[Reference], profile: &Profile) -> Vec<Change> {
    if document.metadata.kind() == Kind::Code {
        return Vec::new();
    }
    let mut changes = announced(document, references);
    let shown = shown::changes(document, profile);
    for change in &mut changes {
        let same = shown.iter().find(|other| other.target == change.target);
        change.shown = same.and_then(|other| other.shown);
    }
    changes.extend(shown);
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
                shown: None,
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

#[cfg(test)]
mod tests {
    use codicil_document::{
        Block, BlockKind, ChangeKind, Clause, Document, Fact, Kind, TrackedChange,
    };
    use codicil_profile::builtin;
    use codicil_refs::read;
    use codicil_text::Span;

    use super::{Change, changes};
    use crate::state;

    /// A paper of these lines; one that begins with a clause number is that clause, and "−" before it
    /// shows it as deleted.
    fn paper(lines: &[&str]) -> Document {
        let mut document = Document::default();
        for line in lines {
            let deleted = line.starts_with('−');
            let line = line.trim_start_matches('−');
            let start = document.text.len();
            document.text.push_str(line);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            let label = builtin()[0].clause_label(line);
            let clause = label.map(|(address, len)| {
                let label = Span::new(start, start + len);
                document.clauses.push(clause(address.to_string(), label, span, deleted));
                document.clauses.len() - 1
            });
            document.blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
                page: 1,
                label: None,
                heading: None,
                clause,
                deleted,
            });
        }
        document
    }

    fn clause(path: String, label: Span, span: Span, deleted: bool) -> Clause {
        Clause {
            path,
            label,
            span,
            extent: span,
            parent: None,
            heading: None,
            page: 1,
            deleted,
            quoted: false,
        }
    }

    fn changes_of(document: &Document) -> Vec<Change> {
        let profile = &builtin()[0];
        changes(document, &read(document, profile), profile)
    }

    fn state_of(document: &Document, address: &str) -> String {
        let address = address.parse().expect("an address");
        format!("{:?}", state(&changes_of(document), &address))
    }

    fn drafting() -> Document {
        paper(&[
            "Add new section H3.7A after Section H3.7 as follows:",
            "H3.7A The Panel shall publish a list.",
            "Amend H3.9 and H3.11 as follows:",
            "H3.9 The list shall be kept.",
            "−H3.11 The list shall be secret.",
            "Insert the following definition in Section A1.1 as follows:",
        ])
    }

    #[test]
    fn instructions_and_what_is_shown_give_the_state() {
        let document = drafting();
        for (address, expected) in [
            ("H3.7A", "New"),
            ("H3.7", "Unchanged"),
            ("H3.9", "Amended"),
            ("H3.11", "Deleted"),
            ("A1.1", "Amended"),
            ("H3.10", "Unchanged"),
        ] {
            assert_eq!(state_of(&document, address), expected, "{address}");
        }
    }

    #[test]
    fn a_change_points_at_its_instruction_and_its_text() {
        let document = drafting();
        let all = changes_of(&document);
        let words = |span: Option<Span>| span.map(|span| document.words(span));
        assert_eq!(words(all[0].instruction), Some("section H3.7A"));
        assert_eq!(words(all[0].text), Some("H3.7A The Panel shall publish a list."));
    }

    #[test]
    fn changed_words_are_better_evidence_than_an_instruction() {
        let mut document = drafting();
        let at = document.text.find("kept").expect("the word");
        document.changes.push(TrackedChange {
            kind: ChangeKind::Inserted,
            span: Span::new(at, at + 4),
            removed: None,
            author: None,
            date: None,
            recorded: true,
        });
        let address = "H3.9".parse().expect("an address");
        let all = changes_of(&document);
        let first = all.iter().find(|change| change.concerns(&address)).expect("a change");
        assert_eq!(document.words(first.evidence()), "kept");
        assert_eq!(state_of(&document, "H3.9"), "Amended");
    }

    #[test]
    fn the_code_itself_changes_nothing() {
        let mut document = drafting();
        let value = Kind::Code;
        document.metadata.kind = Some(Fact { value, span: None, source: None, confidence: None });
        assert_eq!(changes_of(&document), []);
    }
}
