//! What a reference does: names the document itself, announces a change, or mentions.

use std::sync::LazyLock;

use codicil_document::BlockKind;
use regex::Regex;

use crate::context::{Context, Found, Words};
use crate::{Action, Kind, Role};

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
          (?P<amend> amend(?:s|ing)? | amendments?\ (?:to|of|in) | (?:legal\ text\ )?changes?\ (?:to|in) | modif(?:y|ies|ying) | replac(?:e|es|ing) | revis(?:e|es|ing) )
        | (?P<add> (?:simple\ )?additions?\ (?:to|of) | add(?:s|ing)?(?:\ a)?(?:\ new)? | insert(?:s|ing)?(?:\ a)?(?:\ new)? )
        | (?P<delete> delet(?:e|es|ing) | deletion\ of | remov(?:e|es|ing) | removal\ of )
        )(?:\ (?:the|a|existing|draft|new|current|proposed))*\ $",
    )
    .expect("tested")
});

/// Words just after a reference that announce a change to it.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:\ ‘[^’]*’|\ \([^)]*\))?\ (?:is|are|be|will\ be|should\ be|shall\ be|would\ be|to\ be)\ (?:hereby\ )?
        (?: (?P<amend>amended|changed|modified|replaced|revised) | (?P<add>added|inserted) | (?P<delete>deleted|removed|omitted) )\b",
    )
    .expect("tested")
});

/// The role of a reference and, for a change, what it does.
pub(crate) fn of(
    context: &Context<'_>,
    words: &Words<'_>,
    found: &Found,
) -> (Role, Option<Action>) {
    match found.kind {
        Kind::Modification if names_itself(context, words, found) => (Role::SelfName, None),
        Kind::Attachment if names_itself_as_attachment(context, words, found) => {
            (Role::SelfName, None)
        }
        Kind::Clause
        | Kind::Subclause
        | Kind::Range
        | Kind::List
        | Kind::Section
        | Kind::Group
        | Kind::GroupRange => match change(words, found) {
            Some(action) => (Role::AmendmentTarget, Some(action)),
            None => (Role::Mention, None),
        },
        _ => (Role::Mention, None),
    }
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
    let (before, after) = (&words.text[..found.start], &words.text[found.end..]);
    instruction(words, before, after)
        .or_else(|| captured(&BEFORE, before))
        .or_else(|| captured(&AFTER, after))
}

/// An instruction says "as follows", or is a heading or line of its own.
fn instruction(words: &Words<'_>, before: &str, after: &str) -> Option<Action> {
    let captures = INSTRUCTION.captures(words.text)?;
    let whole_line = words.are(BlockKind::Heading) || after.trim_end().ends_with(':');
    let introduced = after.contains("as follows") || after.contains("to read");
    // A reference after another sentence or a second verb is not what is instructed.
    let close = before.len() < 80 && !before.contains(". ");
    (close && (whole_line || introduced)).then(|| action(&captures["verb"]))
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
    let actions = [("amend", Action::Amend), ("add", Action::Add), ("delete", Action::Delete)];
    actions.into_iter().find(|(name, _)| captures.name(name).is_some()).map(|(_, action)| action)
}

#[cfg(test)]
mod tests {
    use codicil_document::Document;
    use codicil_profile::builtin;

    use super::of;
    use crate::context::{Context, Words};
    use crate::{Action, Role, forms};

    fn first_role(text: &str) -> (Role, Option<Action>) {
        let document = Document::default();
        let context = Context::new(&document, &builtin()[0]);
        let words = Words { text, block: None, index: None };
        let found = forms::find(&context, &words);
        of(&context, &words, found.first().expect(text))
    }

    #[test]
    fn instructions_and_announcements_are_changes() {
        let change = |text: &str| first_role(text).1;
        assert_eq!(change("Add new section G1.7A as follows:"), Some(Action::Add));
        assert_eq!(change("Amend G8.43 and G8.46 as follows:"), Some(Action::Amend));
        assert_eq!(change("Delete Section G8.46 as follows:"), Some(Action::Delete));
        assert_eq!(change("will make amendments to SEC Section G to ensure"), Some(Action::Amend));
        assert_eq!(
            change("It proposes that SEC Section G8.47 is amended to align"),
            Some(Action::Amend)
        );
        assert_eq!(change("Section G8.43 will be deleted."), Some(Action::Delete));
        assert_eq!(change("a simple addition to Section G10 of the draft"), Some(Action::Add));
    }

    #[test]
    fn anything_else_is_a_mention() {
        for text in [
            "SEC Section G8.47 sets out the cycle",
            "Sections A and G will be impacted",
            "assessed against Section G3.6",
        ] {
            assert_eq!(first_role(text), (Role::Mention, None), "{text}");
        }
    }
}
