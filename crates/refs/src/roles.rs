//! What a reference does: names the document itself, announces a change, or mentions.

use std::sync::LazyLock;

use codicil_document::{BlockKind, Kind as DocumentKind};
use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Action, Kind, Role, Target};

/// An instruction at the head of its words: "Add new section", "Amend", "Delete".
static INSTRUCTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:\d+\.?\ |[•–-]\ )?(?P<verb>add|insert|include|amend|change|modify|replace|substitute|delete|remove|omit)\b",
    )
    .expect("tested")
});

/// Words just before a reference that announce a change to it.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)\b(?:
          (?P<not> (?:not|no|never|without|nor)\ (?:any\ |further\ |other\ |additional\ |the\ ){0,2} )?
        (?: (?P<amend> amend(?:s|ing)? | amendments?\ (?:to|of|in) | (?:legal\ text\ )?changes?\ (?:to|in)
                   | modif(?:y|ies|ying) | replac(?:e|es|ing) | revis(?:e|es|ing) | renumber(?:s|ing)? | additions?\ to
                   | (?:add|insert)(?:s|ing)?\ (?:[a-z]+\ ){1,6}(?:to|in|into) )
        | (?P<add> additions?\ of | add(?:s|ing)?(?:\ a)?(?:\ new)? | insert(?:s|ing)?(?:\ a)?(?:\ new)? )
        | (?P<delete> delet(?:e|es|ing) | deletion\ of | remov(?:e|es|ing) | removal\ of ) )
        )(?:\ (?:the|a|existing|draft|new|current|proposed))*\ $",
    )
    .expect("tested")
});

/// Words just after a reference that announce a change to it.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?P<not>\ not)?(?:\ ‘[^’]*’|\ \([^)]*\))?(?:\ also|\ therefore)?
        \ (?:is|are|be|being|will|should|shall|would|must|to|needs?|requires?|proposed)\ 
        (?:(?:be|been|being|to|need|have|hereby|also|therefore|proposed|now|then)\ ){0,4}
        (?: (?P<amend>amended|changed|modified|replaced|revised|updated|renumbered)
          | (?P<add>added|inserted|introduced)
          | (?P<delete>deleted|removed|omitted) )\b",
    )
    .expect("tested")
});

/// Words after a clause in which something changes: "In Section A1.1, insert".
static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^,? (?:insert|add|delete|replace|amend|substitute|omit|remove)\b").expect("tested")
});

/// The role of each reference of some words and, for a change, what it does.
pub(crate) fn of_all(
    context: &Context<'_>,
    words: &Words<'_>,
    found: &[Found],
) -> Vec<(Role, Option<Action>)> {
    let mut roles: Vec<_> = found.iter().map(|one| of(context, words, one)).collect();
    share(words.text, found, &mut roles);
    roles
}

/// The targets of a reference in its role: a paper that is an attachment names itself as one of the
/// modification, whichever paper it is attached to.
pub(crate) fn targets(context: &Context<'_>, role: Role, targets: Vec<Target>) -> Vec<Target> {
    let Some(modification) = context.modification().filter(|_| role == Role::SelfName) else {
        return targets;
    };
    targets
        .into_iter()
        .map(|target| match target {
            Target::Named(label) if label.starts_with("Attachment ") => {
                Target::Named(format!("{modification}/{label}"))
            }
            target => target,
        })
        .collect()
}

fn of(context: &Context<'_>, words: &Words<'_>, found: &Found) -> (Role, Option<Action>) {
    match found.kind {
        Kind::Modification if names_itself(context, words, found) => (Role::SelfName, None),
        Kind::Attachment if names_itself_as_attachment(context, words, found) => {
            (Role::SelfName, None)
        }
        Kind::Section if is_title_of_code(context, words, found) => (Role::Definition, None),
        kind if is_provision(kind) || is_of_code(found) => match change(words, found) {
            Some(action) => (Role::AmendmentTarget, Some(action)),
            None => (Role::Mention, None),
        },
        _ => (Role::Mention, None),
    }
}

/// Gives the members of a list the change that is announced for one of them: "amend Sections G5.26 to
/// G5.29 and G8.43", "G5.25 and Section G5.26 will be deleted".
fn share(text: &str, found: &[Found], roles: &mut [(Role, Option<Action>)]) {
    let joins = |at: usize, words: &[&str]| {
        let between = text.get(found[at].end..found[at + 1].start);
        between.is_some_and(|between| words.contains(&between))
    };
    for at in 0..found.len().saturating_sub(1) {
        let (here, next) = (roles[at], roles[at + 1]);
        if here.0 == Role::AmendmentTarget
            && is_provision(found[at + 1].kind)
            && next.0 == Role::Mention
            && joins(
                at,
                &[", ", " and ", ", and ", " or ", " and the ", " and a new ", " and new "],
            )
        {
            roles[at + 1] = here;
        }
    }
    for at in (0..found.len().saturating_sub(1)).rev() {
        let (here, next) = (roles[at], roles[at + 1]);
        if next.0 == Role::AmendmentTarget
            && is_provision(found[at].kind)
            && here.0 == Role::Mention
            && joins(at, &[" and ", ", and "])
        {
            roles[at] = next;
        }
    }
}

/// True for a schedule or an appendix of a code, which can be amended as its clauses can.
fn is_of_code(found: &Found) -> bool {
    let of_code = |target: &Target| matches!(target, Target::Named(name) if name.contains(':'));
    found.kind == Kind::Attachment && found.targets.iter().all(of_code)
}

/// True for a form that points at provisions of a code.
fn is_provision(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Clause
            | Kind::Subclause
            | Kind::Range
            | Kind::List
            | Kind::Section
            | Kind::Group
            | Kind::GroupRange
    )
}

/// True for "Section G" at the head of the code's own text.
fn is_title_of_code(context: &Context<'_>, words: &Words<'_>, found: &Found) -> bool {
    let is_code = context.document.metadata.kind() == DocumentKind::Code;
    is_code && words.are(BlockKind::Heading) && found.start == 0
}

/// The document's own modification in a running head, or in a title on its first pages.
fn names_itself(context: &Context<'_>, words: &Words<'_>, found: &Found) -> bool {
    let own = context
        .modification()
        .is_some_and(|own| found.targets.iter().any(|target| target.to_string() == own));
    own && words.block.is_none_or(|_| is_title(context, words))
}

/// True for the headings before the first numbered one: the title of the paper and its parts.
fn is_title(context: &Context<'_>, words: &Words<'_>) -> bool {
    let (Some(block), Some(index)) = (words.block, words.index) else { return false };
    let heading = context.document.headings.iter().find(|heading| heading.block == index);
    block.kind == BlockKind::Heading && heading.is_some_and(|heading| heading.level == 0)
}

fn names_itself_as_attachment(context: &Context<'_>, words: &Words<'_>, found: &Found) -> bool {
    let own = context.document.metadata.attachment_label.as_ref();
    let is_own =
        own.is_some_and(|own| found.targets.iter().any(|target| target.to_string() == own.value));
    is_own && (words.block.is_none() || is_title(context, words))
}

/// The change that the words around a reference announce.
fn change(words: &Words<'_>, found: &Found) -> Option<Action> {
    // A change is announced close by, and a line may be long.
    let (before, after) = (near(words.text, found.start).0, near(words.text, found.end).1);
    let instructed = instruction(words, before, after);
    // What a clause says of another is its rule and no change to it.
    if instructed.is_some() || words.block.is_some_and(|block| block.clause.is_some()) {
        return instructed;
    }
    // "The register kept under Section F2.4 will be amended": the register, not the section.
    let subject =
        !["under ", "by ", "with ", "against ", "to "].iter().any(|it| before.ends_with(it));
    let within = before.ends_with("In ") && WITHIN.is_match(after);
    captured(&BEFORE, before)
        .or_else(|| captured(&AFTER, after).filter(|_| subject))
        .or_else(|| within.then_some(Action::Amend))
}

/// The words close before and close after a place.
fn near(text: &str, at: usize) -> (&str, &str) {
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let to = text.floor_char_boundary(at.saturating_add(REACH));
    (&text[from..at], &text[at..to])
}

/// How far the words that announce a change may stand from a reference, in bytes.
const REACH: usize = 400;

/// An instruction says "as follows", or is a heading or line of its own.
fn instruction(words: &Words<'_>, before: &str, after: &str) -> Option<Action> {
    let captures = INSTRUCTION.captures(words.text)?;
    let whole_line = words.are(BlockKind::Heading) || after.trim_end().ends_with(':');
    let introduced = after.contains("as follows") || after.contains("to read");
    // A reference after another sentence or a second verb is not what is instructed.
    let close = before.len() < 80 && !before.contains(". ");
    if !(close && (whole_line || introduced)) {
        return None;
    }
    let between = before.get(captures.get(0)?.end()..)?.trim_end();
    let ends = |words: &[&str]| words.iter().any(|word| between.ends_with(word));
    if ends(&[" after", " before", " following", " below", " above", " under", " with"]) {
        return None;
    }
    // What goes into a clause, or comes out of it, amends the clause.
    let inside = ends(&[" in", " to", " into", " from", " of", " at"]);
    Some(if inside { Action::Amend } else { action(&captures["verb"]) })
}

fn action(verb: &str) -> Action {
    match verb.to_ascii_lowercase().as_str() {
        "add" | "insert" | "include" => Action::Add,
        "delete" | "remove" | "omit" => Action::Delete,
        _ => Action::Amend,
    }
}

fn captured(pattern: &Regex, words: &str) -> Option<Action> {
    let captures = pattern.captures(words)?;
    if captures.name("not").is_some() {
        return None;
    }
    let actions = [("amend", Action::Amend), ("add", Action::Add), ("delete", Action::Delete)];
    actions.into_iter().find(|(name, _)| captures.name(name).is_some()).map(|(_, action)| action)
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;
    use codicil_profile::builtin;

    use super::of_all;
    use crate::context::{Context, Words};
    use crate::{Action, Role, forms};

    fn roles(text: &str) -> Vec<(Role, Option<Action>)> {
        let document = Document::default();
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: None, index: None };
        let found = forms::find(&context, &words);
        of_all(&context, &words, &found)
    }

    fn changes(text: &str) -> Vec<Option<Action>> {
        roles(text).into_iter().map(|(_, action)| action).collect()
    }

    #[test]
    fn instructions_and_announcements_are_changes() {
        for (text, action) in [
            ("Add new section H3.7A as follows:", Action::Add),
            ("Amend H3.9 and H3.11 as follows:", Action::Amend),
            ("Delete Section H3.11 as follows:", Action::Delete),
            ("would bring amendments to SEC Section H in June", Action::Amend),
            ("It suggests that SEC Section H3.9 is amended so that", Action::Amend),
            ("Section G8.43 will be deleted.", Action::Delete),
            ("Section G8.43 (Widgets) will need to be amended", Action::Amend),
            ("a small addition to Section H10 of the text", Action::Amend),
            ("Insert the following definition in Section A1.1 as follows:", Action::Amend),
            ("In Section A1.1, insert the following definition:", Action::Amend),
            ("Delete the words “or both” from Section A1.1 as follows:", Action::Amend),
        ] {
            assert_eq!(changes(text), [Some(action)], "{text}");
        }
    }

    #[test]
    fn where_a_new_clause_goes_is_no_change_to_its_neighbour() {
        let text = "Add a new Section F2.7A after Section F2.7 as follows:";
        assert_eq!(changes(text), [Some(Action::Add), None]);
    }

    #[test]
    fn a_change_reaches_the_whole_list() {
        let (add, amend, delete) = (Some(Action::Add), Some(Action::Amend), Some(Action::Delete));
        assert_eq!(changes("It amends Sections G5.26 to G5.29 and G8.43."), [amend, amend]);
        assert_eq!(changes("Sections G5.2 to G5.4, and G5.9 are deleted"), [delete, delete]);
        assert_eq!(
            changes("will amend Section F2.4, delete Section F2.6 and insert a new Section F2.7A"),
            [amend, delete, add]
        );
        assert_eq!(changes("Under Section D6.4, Section G8.47 is amended"), [None, amend]);
    }

    #[test]
    fn anything_else_is_a_mention() {
        for text in [
            "SEC Section H3.9 lays down the steps",
            "Sections A and H are touched by it",
            "assessed against Section G3.6",
            "Section G3.6 was deleted by another modification",
            "Section G3.6 is not amended; the drafting does not amend Section G3.7",
            "No other changes to Section G3.6 are needed",
            "Weaknesses found under Section G3.6 shall be removed",
        ] {
            assert!(roles(text).iter().all(|role| *role == (Role::Mention, None)), "{text}");
        }
    }
}
