//! Automatic numbering: what the lists of a document look like (ECMA-376 part 1, 17.9).

mod counters;
mod formats;

use std::collections::HashMap;

pub(crate) use counters::{Counters, Label};
pub(crate) use formats::Format;

use super::styles::{NumberingOf, ParagraphStyle, Styles};
use super::xml::{Element, Tree};

/// How many levels a list has.
pub(crate) const LEVELS: usize = 9;

/// The longest text of a level, in bytes; Word takes 31 characters.
const TEXT_LIMIT: usize = 120;

/// The largest start of a level; Word takes 32767.
const START_LIMIT: i64 = 1_000_000;

/// How many numbering styles may lead to each other.
const LINK_LIMIT: usize = 8;

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Level {
    /// Its first number.
    pub start: Option<i64>,
    /// How its number is written.
    pub format: Format,
    /// The text around the numbers: "%1.%2".
    pub text: String,
    /// Behind a level up to this one, 1-based, it begins anew; 0 for never; `None`: behind any above.
    pub restart: Option<i64>,
    /// All its numbers are written in figures (`w:isLgl`).
    pub is_legal: bool,
    /// What parts the label from the words.
    pub suffix: Suffix,
    /// Its sign is a picture.
    pub has_picture: bool,
    /// The paragraph style that this level belongs to.
    style: Option<String>,
}

/// What parts a label from the words behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Suffix {
    /// A tab or a space: read as a space.
    #[default]
    Space,
    /// Nothing.
    Nothing,
}

type Levels = [Option<Level>; LEVELS];

#[derive(Default)]
struct Abstract {
    levels: Levels,
    /// The numbering style whose list it takes.
    link: Option<String>,
}

/// A list (`w:num`).
#[derive(Default)]
pub(super) struct List {
    /// The definition that it shares its counters with.
    definition: i64,
    /// Levels that differ from the definition.
    levels: Levels,
    /// Where levels begin anew with the first paragraph of this list.
    starts: [Option<i64>; LEVELS],
}

/// The lists of a document.
#[derive(Default)]
pub(crate) struct Numbering {
    definitions: HashMap<i64, Abstract>,
    lists: HashMap<i64, List>,
}

/// A list and a level of it: where a paragraph is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// The list.
    pub list: i64,
    /// The level, 0-based, below [`LEVELS`].
    pub level: usize,
}

impl Numbering {
    /// Reads the part with the lists.
    pub fn read(tree: &Tree, styles: &Styles) -> Self {
        let mut numbering = Self::default();
        let Some(root) = tree.root() else { return numbering };
        for element in root.children() {
            match element.word() {
                "abstractNum" => {
                    let Some(id) = number(element, "abstractNumId") else { continue };
                    numbering.definitions.insert(id, definition(element));
                }
                "num" => {
                    let Some(id) = number(element, "numId") else { continue };
                    numbering.lists.insert(id, list(element));
                }
                _ => {}
            }
        }
        numbering.follow_links(styles);
        numbering
    }

    /// A definition that names a numbering style is that of the list which the style names.
    fn follow_links(&mut self, styles: &Styles) {
        let ids: Vec<(i64, i64)> =
            self.lists.iter().map(|(id, list)| (*id, list.definition)).collect();
        let target = |from: i64| {
            let link = self.definitions.get(&from)?.link.as_deref()?;
            Some(self.lists.get(&styles.list(link)?)?.definition)
        };
        let resolved: Vec<(i64, i64)> = ids
            .into_iter()
            .map(|(id, from)| {
                let steps =
                    std::iter::successors(Some(from), |at| target(*at).filter(|to| to != at));
                (id, steps.take(LINK_LIMIT).last().unwrap_or(from))
            })
            .collect();
        for (id, definition) in resolved {
            if let Some(list) = self.lists.get_mut(&id) {
                list.definition = definition;
            }
        }
    }

    /// Where a paragraph of this style with this direct numbering is numbered, if it is.
    pub fn of(&self, direct: &NumberingOf, style: &ParagraphStyle) -> Option<Numbered> {
        let list = direct.list.or(style.numbering.list).filter(|list| *list != 0)?;
        let known = self.lists.get(&list)?;
        let of_style = || {
            let ids = style.numbered_as.iter();
            let linked = ids.filter_map(|id| self.level_of(known, id)).next();
            linked.or_else(|| index(style.numbering.level?))
        };
        let own = direct.level.and_then(index);
        Some(Numbered { list, level: own.or_else(of_style).unwrap_or(0) })
    }

    /// The level of a list that belongs to a paragraph style.
    fn level_of(&self, list: &List, style: &str) -> Option<usize> {
        (0..LEVELS).find(|level| {
            self.level(list, *level).is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    fn level<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        let own = list.levels.get(level)?.as_ref();
        own.or_else(|| self.definitions.get(&list.definition)?.levels.get(level)?.as_ref())
    }

    /// The number with which a level of a list begins behind a higher one.
    fn start(&self, list: &List, level: usize) -> i64 {
        self.level(list, level).and_then(|level| level.start).unwrap_or(1)
    }
}

fn index(level: i64) -> Option<usize> {
    usize::try_from(level).ok().filter(|level| *level < LEVELS)
}

fn number(element: Element<'_>, attribute: &str) -> Option<i64> {
    element.get(attribute)?.trim().parse().ok()
}

fn start(number: i64) -> i64 {
    number.clamp(0, START_LIMIT)
}

fn definition(element: Element<'_>) -> Abstract {
    let mut read = Abstract {
        link: element.value_of("numStyleLink").map(str::to_owned),
        ..Abstract::default()
    };
    for child in element.children().filter(|child| child.word() == "lvl") {
        if let Some(at) = number(child, "ilvl").and_then(index) {
            read.levels[at] = Some(level(child));
        }
    }
    read
}

fn list(element: Element<'_>) -> List {
    let mut read =
        List { definition: element.number_of("abstractNumId").unwrap_or(-1), ..List::default() };
    for change in element.children().filter(|child| child.word() == "lvlOverride") {
        let Some(at) = number(change, "ilvl").and_then(index) else { continue };
        read.starts[at] = change.number_of("startOverride").map(start);
        read.levels[at] = change.child("lvl").map(level);
    }
    read
}

fn level(element: Element<'_>) -> Level {
    let format = element.child("numFmt");
    let name = format.and_then(|format| format.get("val")).unwrap_or("decimal");
    let text = element.value_of("lvlText").unwrap_or_default();
    Level {
        start: element.number_of("start").map(start),
        format: Format::named(name, format.and_then(|format| format.get("format"))),
        text: text[..text.floor_char_boundary(TEXT_LIMIT)].to_owned(),
        restart: element.number_of("lvlRestart"),
        is_legal: element.switch("isLgl").unwrap_or(false),
        suffix: match element.value_of("suff") {
            Some("nothing") => Suffix::Nothing,
            _ => Suffix::Space,
        },
        has_picture: element.child("lvlPicBulletId").is_some(),
        style: element.value_of("pStyle").map(str::to_owned),
    }
}
