//! Styles: what a paragraph or run gets from its style and the styles that is based on (ECMA-376
//! part 1, 17.7).

use std::collections::HashMap;

use super::xml::{Element, Tree};

/// How many styles may be based on each other.
const CHAIN_LIMIT: usize = 40;

/// Letters: what is asked of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    pub bold: Option<bool>,
    /// Hidden text.
    pub hidden: Option<bool>,
    /// Struck through, by one line or two.
    pub struck: Option<bool>,
    /// In hundredths of a point.
    pub size: Option<i32>,
}

impl Letters {
    /// What run properties (`w:rPr`) say.
    pub fn of(properties: Option<Element<'_>>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        // Half points; Word allows up to 1638 points.
        let size = properties.number_of("sz").filter(|size| (1..=3276).contains(size));
        Self {
            bold: properties.switch("b"),
            hidden: properties.switch("vanish"),
            struck: properties.switch("strike").max(properties.switch("dstrike")),
            size: size.and_then(|size| i32::try_from(size * 50).ok()),
        }
    }

    /// These, and where they say nothing, those.
    pub fn over(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            size: self.size.or(below.size),
        }
    }

    /// A character style over the style of the paragraph: what both switch on is off (17.7.3).
    pub fn toggled(self, paragraph: Self) -> Self {
        let toggle = |own: Option<bool>, below: Option<bool>| match (own, below) {
            (Some(own), Some(below)) => Some(own != below),
            (own, below) => own.or(below),
        };
        Self {
            bold: toggle(self.bold, paragraph.bold),
            hidden: toggle(self.hidden, paragraph.hidden),
            struck: toggle(self.struck, paragraph.struck),
            size: self.size.or(paragraph.size),
        }
    }
}

/// Where numbering is asked for: `w:numPr`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberingOf {
    /// The list (`w:numId`); 0 for none.
    pub list: Option<i64>,
    /// The level, 0-based.
    pub level: Option<i64>,
}

impl NumberingOf {
    /// What paragraph properties (`w:pPr`) say.
    pub fn of(properties: Element<'_>) -> Self {
        let Some(numbering) = properties.child("numPr") else { return Self::default() };
        Self { list: numbering.number_of("numId"), level: numbering.number_of("ilvl") }
    }
}

/// What a paragraph gets from its style.
#[derive(Clone, Debug, Default)]
pub(crate) struct ParagraphStyle {
    /// The level that makes it a heading: 0 for the title, 1 for sections.
    pub heading: Option<u8>,
    /// A line of a contents list.
    pub is_contents: bool,
    /// A caption.
    pub is_caption: bool,
    /// It begins a page.
    pub breaks_page: bool,
    /// Its numbering.
    pub numbering: NumberingOf,
    /// The styles to look for in the levels of a list: its own id and those it is based on, up to
    /// the one that names the list.
    pub numbered_as: Vec<String>,
    /// Its letters.
    pub letters: Letters,
}

/// The styles of a document.
#[derive(Default)]
pub(crate) struct Styles {
    paragraphs: HashMap<String, ParagraphStyle>,
    characters: HashMap<String, Letters>,
    /// The list that a numbering style names.
    lists: HashMap<String, i64>,
    default: ParagraphStyle,
    base: Letters,
}

impl Styles {
    /// Reads the part with the styles.
    pub fn read(tree: &Tree) -> Self {
        let mut styles = Self::default();
        let Some(root) = tree.root() else { return styles };
        let defaults = root.child("docDefaults").and_then(|defaults| defaults.child("rPrDefault"));
        styles.base = Letters::of(defaults.and_then(|default| default.child("rPr")));
        let all: HashMap<&str, Element<'_>> = root
            .children()
            .filter(|child| child.word() == "style")
            .filter_map(|style| Some((style.get("styleId")?, style)))
            .collect();
        for style in root.children().filter(|child| child.word() == "style") {
            let Some(id) = style.get("styleId") else { continue };
            let chain = chain(style, &all);
            match style.get("type") {
                Some("character") => {
                    styles.characters.insert(id.to_owned(), letters(&chain));
                }
                Some("numbering") => {
                    let numbering = style.child("pPr").map(NumberingOf::of).unwrap_or_default();
                    styles.lists.extend(numbering.list.map(|list| (id.to_owned(), list)));
                }
                Some("table") => {}
                _ => {
                    let read = paragraph(&chain);
                    if style.has_on("default") {
                        styles.default = read.clone();
                    }
                    styles.paragraphs.insert(id.to_owned(), read);
                }
            }
        }
        styles
    }

    /// The style of a paragraph; the default one if it names none that there is.
    pub fn paragraph(&self, id: Option<&str>) -> &ParagraphStyle {
        id.and_then(|id| self.paragraphs.get(id)).unwrap_or(&self.default)
    }

    /// The list that a numbering style names.
    pub fn list(&self, id: &str) -> Option<i64> {
        self.lists.get(id).copied()
    }

    /// The letters of a run with these properties in a paragraph of that style.
    pub fn letters(&self, properties: Option<Element<'_>>, paragraph: &ParagraphStyle) -> Letters {
        let named = properties.and_then(|properties| properties.value_of("rStyle"));
        let own = named.and_then(|id| self.characters.get(id)).copied().unwrap_or_default();
        Letters::of(properties).over(own.toggled(paragraph.letters)).over(self.base)
    }
}

/// A style and those it is based on, itself first.
fn chain<'a>(style: Element<'a>, all: &HashMap<&str, Element<'a>>) -> Vec<Element<'a>> {
    let mut chain = vec![style];
    let mut last = style;
    while let Some(next) = last.value_of("basedOn").and_then(|id| all.get(id)) {
        if chain.len() >= CHAIN_LIMIT || chain.iter().any(|known| known.id() == next.id()) {
            break;
        }
        chain.push(*next);
        last = *next;
    }
    chain
}

fn letters(chain: &[Element<'_>]) -> Letters {
    let below =
        |letters: Letters, style: &Element<'_>| letters.over(Letters::of(style.child("rPr")));
    chain.iter().fold(Letters::default(), below)
}

fn paragraph(chain: &[Element<'_>]) -> ParagraphStyle {
    let mut read = ParagraphStyle { letters: letters(chain), ..ParagraphStyle::default() };
    let names: Vec<String> = chain
        .iter()
        .map(|style| style.value_of("name").unwrap_or_default().to_lowercase())
        .collect();
    let own = names.first().map_or("", String::as_str);
    let properties = || chain.iter().filter_map(|style| style.child("pPr"));
    let outline = properties().find_map(|properties| properties.number_of("outlineLvl"));
    read.is_contents =
        own.starts_with("toc ") || own == "table of figures" || own == "contents heading";
    read.is_caption = names.iter().any(|name| name == "caption");
    read.heading = match outline {
        Some(level) => heading_of(level),
        None => names.iter().find_map(|name| heading_name(name)),
    };
    if read.is_contents {
        read.heading = None;
    }
    read.breaks_page =
        properties().find_map(|properties| properties.switch("pageBreakBefore")).unwrap_or(false);
    for style in chain {
        let numbering = style.child("pPr").map(NumberingOf::of).unwrap_or_default();
        read.numbering.level = read.numbering.level.or(numbering.level);
        if read.numbering.list.is_none() {
            read.numbered_as.extend(style.get("styleId").map(str::to_owned));
            read.numbering.list = numbering.list;
        }
    }
    read
}

/// The heading that an outline level (`w:outlineLvl`, 0 to 8) makes; 9 is running text.
pub(crate) fn heading_of(outline: i64) -> Option<u8> {
    u8::try_from(outline).ok().filter(|level| *level < 9).map(|level| level + 1)
}

/// The heading that the name of a built-in style makes; names are English in every language of Word.
fn heading_name(name: &str) -> Option<u8> {
    if name == "title" {
        return Some(0);
    }
    let number = name.strip_prefix("heading ")?;
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
