//! What a paper shows of its changes: clauses struck out or taken out, new ones, changed words inside
//! them.

use std::collections::BTreeSet;

use codicil_document::{ChangeKind, Clause, Document, TrackedChange};
use codicil_profile::Profile;
use codicil_refs::{Action, Target};
use codicil_text::Span;

use crate::Change;

/// The changes that the text itself shows, whatever the instructions over it say.
pub(crate) fn changes(document: &Document, profile: &Profile) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut whole: Vec<bool> = Vec::with_capacity(document.clauses.len());
    for clause in &document.clauses {
        let is_in_whole = clause.parent.and_then(|parent| whole.get(parent)) == Some(&true);
        let found = if is_in_whole { None } else { of_clause(document, clause) };
        whole.push(is_in_whole || found.is_some_and(|(action, _)| action != Action::Amend));
        let Some((action, shown)) = found else { continue };
        let Ok(address) = clause.path.parse() else { continue };
        changes.push(Change {
            target: Target::provision(&profile.prefix, address),
            action,
            instruction: None,
            text: Some(clause.extent),
            shown,
            shown_deleted: clause.deleted,
        });
    }
    rewritten(&mut changes);
    changes
}

/// What is shown to happen to a clause, and the change that shows it where that is not all of it.
fn of_clause(document: &Document, clause: &Clause) -> Option<(Action, Option<Span>)> {
    if clause.deleted {
        return Some((Action::Delete, None));
    }
    if clause.quoted {
        return None;
    }
    if is_new_as_a_whole(document, clause.extent) {
        return Some((Action::Add, None));
    }
    let change = within(document, clause.span)
        .find(|change| !document.words(change.span).trim().is_empty() || removes_words(change))?;
    Some((Action::Amend, Some(if change.span.is_empty() { clause.span } else { change.span })))
}

fn removes_words(change: &TrackedChange) -> bool {
    change.removed.as_deref().is_some_and(|words| !words.trim().is_empty())
}

/// The changes in a stretch of text or at its ends.
fn within(document: &Document, span: Span) -> impl Iterator<Item = &TrackedChange> {
    let from = document.changes.partition_point(|change| change.span.start < span.start);
    let changes = &document.changes[from..];
    changes.iter().take_while(move |change| change.span.start <= span.end)
}

/// Whether all words of a stretch are new.
fn is_new_as_a_whole(document: &Document, span: Span) -> bool {
    let mut at = span.start;
    for change in within(document, span) {
        let is_new = matches!(change.kind, ChangeKind::Inserted | ChangeKind::MovedHere);
        if !is_new || change.span.end <= at {
            continue;
        }
        let between = Span::new(at, change.span.start.max(at));
        if !document.words(between).trim().is_empty() {
            return false;
        }
        at = change.span.end;
    }
    at > span.start && document.words(Span::new(at.min(span.end), span.end)).trim().is_empty()
}

/// A clause of which one text is taken out and another put in is amended.
fn rewritten(changes: &mut [Change]) {
    let targets = |action: Action| -> BTreeSet<String> {
        let found = changes.iter().filter(|change| change.action == action);
        found.map(|change| change.target.to_string()).collect()
    };
    let (new, deleted) = (targets(Action::Add), targets(Action::Delete));
    for change in changes.iter_mut() {
        let target = change.target.to_string();
        if new.contains(&target) && deleted.contains(&target) {
            change.action = Action::Amend;
        }
    }
}

#[cfg(test)]
mod tests {
    use codicil_document::{ChangeKind, Clause, Document, TrackedChange};
    use codicil_profile::builtin;
    use codicil_text::Span;

    use super::changes;
    use crate::state;

    /// Clauses of these lines, each with its number as the first word.
    fn document(lines: &[&str]) -> Document {
        let mut document = Document::default();
        for line in lines {
            let start = document.text.len();
            document.text.push_str(line);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            let number = line.split(' ').next().unwrap_or_default();
            let outer = number.split('(').next().unwrap_or_default();
            let parent = document.clauses.iter().position(|clause| clause.path == outer);
            document.clauses.push(Clause {
                path: number.to_owned(),
                label: Span::new(start, start + number.len()),
                span,
                extent: span,
                parent: parent.filter(|_| outer != number),
                heading: None,
                page: 1,
                deleted: false,
                quoted: false,
            });
            if let Some(parent) = parent.filter(|_| outer != number) {
                document.clauses[parent].extent.end = span.end;
            }
        }
        document
    }

    fn change(document: &mut Document, kind: ChangeKind, words: &str, removed: Option<&str>) {
        let start = document.text.find(words).expect("the words");
        let end = if removed.is_some() { start } else { start + words.len() };
        document.changes.push(TrackedChange {
            kind,
            span: Span::new(start, end),
            removed: removed.map(str::to_owned),
            author: None,
            date: None,
            recorded: true,
        });
    }

    fn state_of(document: &Document, address: &str) -> String {
        let found = changes(document, &builtin()[0]);
        format!("{:?}", state(&found, &address.parse().expect("an address")))
    }

    #[test]
    fn new_words_make_a_clause_new_or_amend_it() {
        let mut document = document(&[
            "H2.1 One shall row:",
            "H2.1(a) always; and",
            "H2.1(b) with oars.",
            "H2.2 All shall sail.",
            "H2.3 None shall sink.",
        ]);
        change(&mut document, ChangeKind::Inserted, "H2.1(b) with oars.", None);
        change(&mut document, ChangeKind::Inserted, "H2.2 All shall sail.", None);
        change(&mut document, ChangeKind::Deleted, "sink.", Some("ever "));
        assert_eq!(state_of(&document, "H2.1"), "Amended");
        assert_eq!(state_of(&document, "H2.1(a)"), "Unchanged");
        assert_eq!(state_of(&document, "H2.1(b)"), "New");
        assert_eq!(state_of(&document, "H2.2"), "New");
        assert_eq!(state_of(&document, "H2.3"), "Amended");
        let found = changes(&document, &builtin()[0]);
        let evidence: Vec<&str> = found.iter().map(|c| document.words(c.evidence())).collect();
        let expected = ["H2.1(b) with oars.", "H2.2 All shall sail.", "H2.3 None shall sink."];
        assert_eq!(evidence, expected);
    }

    #[test]
    fn a_clause_taken_out_and_put_in_again_is_amended() {
        let mut document = document(&["H2.1 One may row.", "H2.1 One shall row."]);
        document.clauses[0].deleted = true;
        change(&mut document, ChangeKind::Inserted, "H2.1 One shall row.", None);
        assert_eq!(state_of(&document, "H2.1"), "Amended");
    }

    #[test]
    fn the_end_of_a_paragraph_that_came_changes_no_clause() {
        let mut document = document(&["H2.1 One may row.", "H2.2 One may sail."]);
        change(&mut document, ChangeKind::Inserted, "\n", None);
        assert_eq!(changes(&document, &builtin()[0]), []);
    }
}
