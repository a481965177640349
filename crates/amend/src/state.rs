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

    use super::{State, state};
    use crate::Change;

    fn change(target: &str, action: Action, shown_deleted: bool) -> Change {
        Change {
            target: target.parse().expect("a target"),
            action,
            instruction: None,
            text: shown_deleted.then_some(Span { start: 0, end: 1 }),
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
