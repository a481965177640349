//! What stands behind the paragraph that names it: notes, comments, text boxes.

use codicil_layout::Part;

use super::state::{AFTER, BEFORE, State};
use super::{Lead, Scope, Walker};
use crate::docx::numbering::Format;
use crate::docx::xml::Element;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Footnote,
    Endnote,
    Comment,
}

/// Blocks that stand behind a paragraph.
pub(super) enum Follower<'a> {
    Note {
        note: Element<'a>,
        /// An index of the citations of the paragraph.
        cite: usize,
        label: String,
        /// The note begins with its mark.
        has_own_mark: bool,
        state: State,
    },
    Comment(Element<'a>),
    Box {
        content: Element<'a>,
        state: State,
    },
}

impl<'a> Walker<'a> {
    /// Writes blocks that stand behind a paragraph.
    pub(super) fn follow(&mut self, follower: Follower<'a>, scope: &Scope) {
        let fields = std::mem::take(&mut self.fields);
        let turns = std::mem::take(&mut self.turns);
        match follower {
            Follower::Note { note, label, has_own_mark, state, .. } => {
                self.lead = (has_own_mark && !label.is_empty()).then(|| Lead::Mark(label.clone()));
                let part = Some(Part::Note(label));
                self.story(note, &Scope { state, part, ..Scope::BODY });
            }
            Follower::Comment(comment) => {
                let author = comment.get("author").map(str::trim).filter(|name| !name.is_empty());
                self.lead = author.map(|name| Lead::Author(name.to_owned()));
                self.story(comment, &Scope { part: Some(Part::Comment), ..Scope::BODY });
            }
            Follower::Box { content, state } => {
                self.story(content, &Scope { state, is_contents: false, ..scope.clone() });
            }
        }
        self.lead = None;
        self.fields = fields;
        self.turns = (self.turns.0 + turns.0, self.turns.1 + turns.1);
    }
}

/// The numbers of notes (ECMA-376 part 1, 17.11).
pub(super) struct Numbers {
    footnotes: Sequence,
    endnotes: Sequence,
}

#[derive(Default)]
struct Sequence {
    settings: Settings,
    /// The last numbers before and after the changes.
    last: [i64; 2],
    /// The section and page of the last citation.
    seen: (usize, Option<u32>),
}

#[derive(Clone, Default)]
struct Settings {
    format: Option<Format>,
    start: Option<i64>,
    restart: Option<Restart>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Restart {
    Never,
    Section,
    Page,
}

impl Settings {
    fn of(element: Option<Element<'_>>) -> Self {
        let Some(element) = element else { return Self::default() };
        Self {
            format: element.value_of("numFmt").map(|name| Format::named(name, None)),
            start: element.number_of("numStart"),
            restart: element.value_of("numRestart").map(|name| match name {
                "eachSect" => Restart::Section,
                "eachPage" => Restart::Page,
                _ => Restart::Never,
            }),
        }
    }
}

impl Numbers {
    /// Numbering as the settings of the document say.
    pub fn of(settings: Option<Element<'_>>) -> Self {
        let sequence = |name: &str| {
            let settings = Settings::of(settings.and_then(|settings| settings.child(name)));
            Sequence { settings, ..Sequence::default() }
        };
        Self { footnotes: sequence("footnotePr"), endnotes: sequence("endnotePr") }
    }

    /// The number of the next note. `section` holds the properties of the section, which go before
    /// the settings; `place` is the section and, where it is known, the page.
    pub fn next(
        &mut self,
        kind: Kind,
        state: State,
        section: Option<Element<'_>>,
        place: (usize, Option<u32>),
    ) -> String {
        let (sequence, name, usual) = match kind {
            Kind::Endnote => (&mut self.endnotes, "endnotePr", Format::LowerRoman),
            _ => (&mut self.footnotes, "footnotePr", Format::Decimal),
        };
        let own = Settings::of(section.and_then(|section| section.child(name)));
        let restart = own.restart.or(sequence.settings.restart).unwrap_or(Restart::Never);
        let begins_anew = match restart {
            Restart::Never => false,
            Restart::Section => place.0 != sequence.seen.0,
            Restart::Page => place.1 != sequence.seen.1,
        };
        sequence.seen = place;
        let start = own.start.or(sequence.settings.start).unwrap_or(1).clamp(0, 1_000_000);
        let mut numbers = [0, 0];
        for at in [BEFORE, AFTER] {
            if begins_anew {
                sequence.last[at] = 0;
            }
            sequence.last[at] += i64::from(state.stands[at]);
            numbers[at] = sequence.last[at] + start - 1;
        }
        let format = own.format.or_else(|| sequence.settings.format.clone()).unwrap_or(usual);
        format.write(numbers[if state.stands[AFTER] { AFTER } else { BEFORE }])
    }
}
