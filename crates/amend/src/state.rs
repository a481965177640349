//! From changes to the state of one provision.

use codicil_profile::Address;
use codicil_refs::{Action, Target};

use crate::Change;

/// What a modification does to a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// None of its changes concerns it.
    Unchanged,
    /// Its text changes.
    Amended,
    /// It is new.
    New,
    /// It is taken away.
    Deleted,
    /// The changes contradict each other.
    Unclear,
}

/// The state of the provision at `address` after the changes of one modification.
///
/// Text that is shown as deleted stands above an instruction that only says "amend": the paper shows
/// what it means. A provision that is shown as deleted and announced as new is unclear.
pub fn state(changes: &[Change], address: &Address) -> State {
    let concerning: Vec<&Change> =
        changes.iter().filter(|change| change.concerns(address)).collect();
    let has = |action: Action| {
        concerning.iter().any(|change| change.action == action && reaches(change, address))
    };
    let kept = concerning.iter().any(|change| change.text.is_some() && !change.shown_deleted);
    match (has(Action::Add), has(Action::Delete)) {
        (true, true) => State::Unclear,
        (true, false) => State::New,
        (false, true) if kept => State::Amended,
        (false, true) => State::Deleted,
        (false, false) if concerning.is_empty() => State::Unchanged,
        (false, false) => State::Amended,
    }
}

/// The state of the provision at `address` after a modification, of whose papers each has its
/// changes in `papers`.
///
/// A paper that shows the provision's text says more than one that only announces something. Where
/// one paper takes it away and another shows its text as kept or new, the papers contradict each
/// other: they may be versions of each other, and which one counts is not ours to guess.
pub fn state_in_papers(papers: &[&[Change]], address: &Address) -> State {
    let states: Vec<(State, bool)> = papers
        .iter()
        .map(|changes| (state(changes, address), shows_kept_text(changes, address)))
        .filter(|(state, _)| *state != State::Unchanged)
        .collect();
    let has = |wanted: State| states.iter().any(|(state, _)| *state == wanted);
    let kept = states.iter().any(|(state, kept)| *kept && *state != State::Deleted);
    match (has(State::Deleted), has(State::New)) {
        (true, _) if kept => State::Unclear,
        _ if has(State::Unclear) => State::Unclear,
        (true, true) => State::Unclear,
        (true, false) => State::Deleted,
        (false, true) => State::New,
        (false, false) if states.is_empty() => State::Unchanged,
        (false, false) => State::Amended,
    }
}

fn shows_kept_text(changes: &[Change], address: &Address) -> bool {
    let concerning = changes.iter().filter(|change| change.concerns(address));
    concerning.into_iter().any(|change| change.text.is_some() && !change.shown_deleted)
}

/// True where the change is about the provision as a whole: adding or deleting a part of it only
/// amends it.
fn reaches(change: &Change, address: &Address) -> bool {
    match &change.target {
        Target::Provision { address: target, .. } => !target.is_inside(address),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use codicil_refs::Action;
    use codicil_text::Span;

    use super::{State, state, state_in_papers};
    use crate::Change;

    fn change(target: &str, action: Action, shown_deleted: bool) -> Change {
        Change {
            target: target.parse().expect("a target"),
            action,
            instruction: None,
            text: shown_deleted.then_some(Span { start: 0, end: 1 }),
            shown: None,
            shown_deleted,
        }
    }

    fn of(changes: &[Change], address: &str) -> State {
        state(changes, &address.parse().expect("an address"))
    }

    #[test]
    fn text_shown_as_deleted_stands_above_the_word_amend() {
        let changes =
            [change("SEC:G8.43", Action::Amend, true), change("SEC:G8.43", Action::Delete, true)];
        assert_eq!(of(&changes, "G8.43"), State::Deleted);
        assert_eq!(of(&changes, "G8.43(a)"), State::Deleted);
        assert_eq!(of(&changes, "G8.44"), State::Unchanged);
    }

    #[test]
    fn papers_of_one_modification_may_contradict_each_other() {
        let struck = [change("SEC:G8.43", Action::Delete, true)];
        let announced = [change("SEC:G8.43", Action::Amend, false)];
        let mut kept = announced.clone();
        kept[0].text = Some(Span { start: 0, end: 1 });
        let of =
            |papers: &[&[Change]]| state_in_papers(papers, &"G8.43".parse().expect("an address"));
        assert_eq!(of(&[&struck, &announced]), State::Deleted);
        assert_eq!(of(&[&kept, &struck]), State::Unclear);
        assert_eq!(of(&[&announced, &announced]), State::Amended);
        assert_eq!(of(&[]), State::Unchanged);
    }

    #[test]
    fn a_new_paragraph_amends_its_clause() {
        let changes = [change("SEC:G5.25(c)", Action::Add, false)];
        assert_eq!(of(&changes, "G5.25(c)"), State::New);
        assert_eq!(of(&changes, "G5.25"), State::Amended);
        assert_eq!(of(&changes, "G5.26"), State::Unchanged);
    }

    #[test]
    fn a_change_to_a_section_or_group_says_nothing_about_a_clause() {
        let changes =
            [change("SEC:G", Action::Amend, false), change("SEC:G8", Action::Amend, false)];
        assert_eq!(of(&changes, "G8.43"), State::Unchanged);
        assert_eq!(of(&changes, "G"), State::Amended);
    }

    #[test]
    fn ranges_reach_their_members_and_contradictions_are_unclear() {
        let changes = [
            change("SEC:G8.41..SEC:G8.46", Action::Delete, false),
            change("SEC:G8.44C", Action::Add, false),
        ];
        assert_eq!(of(&changes, "G8.45"), State::Deleted);
        assert_eq!(of(&changes, "G8.44C"), State::Unclear);
    }
}
