//! Walks through a document and writes its layout: the body, and at their places heads, feet, notes,
//! comments and text boxes.

mod draft;
mod fields;
mod followers;
mod math;
mod paragraphs;
mod runs;
mod sections;
mod state;
mod symbols;
mod tables;
mod writer;

use std::collections::{BTreeSet, HashMap, HashSet};

use codicil_layout::{CellAt, Layout, Part};

use fields::Fields;
use followers::{Follower, Kind, Numbers};
use sections::Sections;
use state::State;
use tables::RowTurns;
use writer::{Writer, Written};

use super::numbering::Counters;
use super::parts::Parts;
use super::xml::{Element, Id, Ns};

/// What was met on the way and is told to people.
#[derive(Default)]
pub(crate) struct Tally {
    /// Passages of hidden text, left out.
    pub hidden: usize,
    /// Pictures that stand alone in a paragraph.
    pub pictures: usize,
    /// Charts, diagrams, worksheets and other embedded objects.
    pub objects: usize,
    /// Documents inside the document, or beside it, whose words are not in its own text.
    pub outside: usize,
    /// Numbers that fields show and the file does not hold.
    pub field_numbers: usize,
    /// Signs whose meaning is not known.
    pub unknown_signs: usize,
    /// Comments.
    pub comments: usize,
    /// Words that were inserted and taken out again are left out.
    pub has_passing: bool,
    /// The authors of changes.
    pub authors: BTreeSet<String>,
    /// Changes of words.
    pub changes: usize,
    /// Automatic numbers that are others after the changes.
    pub numbers: usize,
    /// Changes of words that are shown by lines through or under the letters.
    pub shown: usize,
}

/// Reads the story of a document.
pub(crate) fn read(parts: &Parts) -> (Layout, Tally) {
    let mut walker = Walker::new(parts);
    if let Some(body) = parts.document.root().and_then(|root| root.child("body")) {
        walker.story(body, &Scope::BODY);
    }
    walker.end_section();
    walker.finish()
}

/// Where blocks stand.
#[derive(Clone)]
struct Scope {
    state: State,
    part: Option<Part>,
    cell: Option<CellAt>,
    is_contents: bool,
}

impl Scope {
    const BODY: Self = Self { state: State::BOTH, part: None, cell: None, is_contents: false };

    fn is_body(&self) -> bool {
        self.part.is_none() && self.cell.is_none()
    }
}

/// A sequence of paragraphs that may join: those of the body between two tables, of a cell, a note.
struct Flow<'a> {
    place: u32,
    groups: [Group; 2],
    /// Blanks of empty paragraphs that a change joins with the next one.
    blanks: Vec<(String, State)>,
    /// What waits for the end of a joined paragraph.
    waiting: Vec<(Follower<'a>, Scope)>,
}

/// A paragraph in one state, made of one or more paragraphs of the file.
#[derive(Clone, Copy, Default)]
struct Group {
    /// The end of its last paragraph does not stand in this state: the next one goes on with it.
    is_open: bool,
    has_words: bool,
    is_numbered: bool,
}

/// What is put before, or taken from, the first words of a story.
enum Lead {
    /// The author of a comment.
    Author(String),
    /// The mark that a note of its own mark begins with.
    Mark(String),
}

struct Walker<'a> {
    parts: &'a Parts,
    out: Writer,
    tally: Tally,
    counters: [Counters; 2],
    fields: Fields,
    matched: HashSet<Id>,
    notes: HashMap<(Kind, &'a str), Element<'a>>,
    told: HashSet<(Kind, &'a str)>,
    numbers: Numbers,
    sections: Sections<'a>,
    lead: Option<Lead>,
    /// Page ends since the last word: hard ones, and those of the last printing.
    turns: (u32, u32),
    row: Option<RowTurns<'a>>,
    places: u32,
    /// Whether the file says where its pages ended when it was last laid out.
    has_rendered_pages: bool,
    /// Whether coloured lines under letters show new words.
    underlines_new: bool,
}

impl<'a> Walker<'a> {
    fn new(parts: &'a Parts) -> Self {
        let mut notes = HashMap::new();
        let kinds = [
            (Kind::Footnote, &parts.footnotes),
            (Kind::Endnote, &parts.endnotes),
            (Kind::Comment, &parts.comments),
        ];
        for (kind, tree) in kinds {
            notes.extend(Parts::by_id(tree).into_iter().map(|(id, note)| ((kind, id), note)));
        }
        let trees = [&parts.document, &parts.footnotes, &parts.endnotes, &parts.comments];
        let matched =
            trees.into_iter().chain(parts.heads.values()).flat_map(fields::matched).collect();
        Self {
            parts,
            out: Writer::new(),
            tally: Tally::default(),
            counters: Default::default(),
            fields: Fields::default(),
            matched,
            notes,
            told: HashSet::new(),
            numbers: Numbers::of(parts.settings.root()),
            sections: Sections::of(parts),
            lead: None,
            turns: (0, 0),
            row: None,
            places: 0,
            underlines_new: runs::underlines_new(&parts.document),
            has_rendered_pages: parts.document.all("lastRenderedPageBreak").next().is_some(),
        }
    }

    fn finish(mut self) -> (Layout, Tally) {
        let (layout, Written { changes, numbers, shown }) = self.out.finish();
        self.tally.authors = layout.changes.iter().filter_map(|mark| mark.author.clone()).collect();
        (self.tally.changes, self.tally.numbers, self.tally.shown) = (changes, numbers, shown);
        (layout, self.tally)
    }

    fn place(&mut self) -> u32 {
        self.places += 1;
        self.places
    }

    fn flow(&mut self) -> Flow<'a> {
        Flow {
            place: self.place(),
            groups: Default::default(),
            blanks: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// Writes blocks that nothing before or behind them joins.
    fn story(&mut self, parent: Element<'a>, scope: &Scope) {
        let mut flow = self.flow();
        self.blocks(parent, scope, &mut flow);
        self.end_flow(&mut flow);
    }

    /// Nothing that follows joins with what was written.
    fn end_flow(&mut self, flow: &mut Flow<'a>) {
        flow.place = self.place();
        flow.groups = Default::default();
        flow.blanks.clear();
        for (follower, scope) in std::mem::take(&mut flow.waiting) {
            self.follow(follower, &scope);
        }
    }

    fn blocks(&mut self, parent: Element<'a>, scope: &Scope, flow: &mut Flow<'a>) {
        for child in parent.children() {
            match child.word() {
                "p" => self.paragraph(child, scope, flow),
                "tbl" => self.table(child, scope, flow),
                "altChunk" => self.tally.outside += 1,
                "sdt" => self.control(child, scope, flow),
                "ins" | "del" | "moveFrom" | "moveTo" => {
                    let state = self.out.changes.inside(child, scope.state);
                    self.blocks(child, &Scope { state, ..scope.clone() }, flow);
                }
                // Wrappers that mean nothing to readers; properties hold no blocks.
                _ => self.blocks(child, scope, flow),
            }
        }
    }

    /// A content control around blocks.
    fn control(&mut self, control: Element<'a>, scope: &Scope, flow: &mut Flow<'a>) {
        let Some(content) = control.child("sdtContent") else { return };
        let gallery = control
            .child("sdtPr")
            .and_then(|properties| properties.child("docPartObj"))
            .and_then(|part| part.value_of("docPartGallery"));
        let is_contents = scope.is_contents || gallery == Some("Table of Contents");
        self.blocks(content, &Scope { is_contents, ..scope.clone() }, flow);
    }

    /// Text or a picture stands where pages may have ended just before.
    fn take_turns(&mut self) -> u32 {
        let (hard, rendered) = std::mem::take(&mut self.turns);
        hard.max(rendered)
    }

    /// Makes the page right for a line, and writes the heads of a section before its first line.
    fn begin_line(&mut self, turns: u32) {
        self.turn(turns);
        if let Some(section) = self.sections.due.take() {
            self.heads(section);
        }
        if let Some(row) = &mut self.row {
            row.page.get_or_insert(self.out.page());
        }
    }

    /// Turns pages; those that end inside a row are turned behind it, so that a row is whole.
    fn turn(&mut self, turns: u32) {
        match &mut self.row {
            Some(row) if row.page.is_some() => row.cell += turns,
            _ => self.out.turn_pages(turns),
        }
    }
}

/// Whether an element is a formula.
fn is_formula(element: Element<'_>) -> bool {
    element.ns() == Ns::M && matches!(element.name(), "oMath" | "oMathPara")
}
