//! Sections: their heads and feet, each different one once, and the pages that they begin.

use std::collections::HashSet;

use codicil_layout::Part;

use super::{Scope, Walker};
use crate::docx::parts::Parts;
use crate::docx::xml::{Element, Ns};

/// The sections of a document.
pub(super) struct Sections<'a> {
    /// Their properties in order.
    all: Vec<Element<'a>>,
    /// The section that is read.
    pub at: usize,
    /// The section whose heads are to be written before the next line.
    pub due: Option<usize>,
    /// Heads and feet are told apart for even and odd pages.
    has_even_pages: bool,
    /// The heads and feet that were met, by their ids.
    seen: HashSet<&'a str>,
    /// The words of those that were written.
    written: HashSet<(bool, String)>,
}

impl<'a> Sections<'a> {
    pub fn of(parts: &'a Parts) -> Self {
        // What a section was before a change lies in the change.
        let old: HashSet<_> = parts
            .document
            .all("sectPrChange")
            .flat_map(|change| change.children().map(Element::id))
            .collect();
        let settings = parts.settings.root();
        Self {
            all: parts.document.all("sectPr").filter(|all| !old.contains(&all.id())).collect(),
            at: 0,
            due: Some(0),
            has_even_pages: settings
                .and_then(|settings| settings.switch("evenAndOddHeaders"))
                .unwrap_or(false),
            seen: HashSet::new(),
            written: HashSet::new(),
        }
    }

    /// The properties of the section that is read.
    pub fn properties(&self) -> Option<Element<'a>> {
        self.all.get(self.at).copied()
    }
}

impl<'a> Walker<'a> {
    /// Writes the heads of a section.
    pub(super) fn heads(&mut self, section: usize) {
        self.running(section, true);
    }

    /// The section that is read ends: its feet are written, and the next one begins a page.
    pub(super) fn end_section(&mut self) {
        if let Some(due) = self.sections.due.take() {
            self.heads(due);
        }
        self.running(self.sections.at, false);
        self.sections.at += 1;
        let Some(next) = self.sections.properties() else { return };
        self.sections.due = Some(self.sections.at);
        if !matches!(next.value_of("type"), Some("continuous" | "nextColumn")) {
            self.turns.0 += 1;
        }
    }

    fn running(&mut self, section: usize, is_head: bool) {
        let Some(properties) = self.sections.all.get(section).copied() else { return };
        let name = if is_head { "headerReference" } else { "footerReference" };
        let has_first = properties.switch("titlePg").unwrap_or(false);
        for reference in properties.children().filter(|child| child.word() == name) {
            let is_used = match reference.get("type") {
                Some("first") => has_first,
                Some("even") => self.sections.has_even_pages,
                _ => true,
            };
            let parts = self.parts;
            let id = reference.attribute(Ns::R, "id").unwrap_or_default();
            if !is_used || !self.sections.seen.insert(id) {
                continue;
            }
            let Some(root) = parts.heads.get(id).and_then(|tree| tree.root()) else { continue };
            let words = root.within(&|element| !element.text().is_empty());
            let words: String = words.into_iter().map(Element::text).collect();
            if !self.sections.written.insert((is_head, words)) {
                continue;
            }
            self.running_lines(root, if is_head { Part::Head } else { Part::Foot });
        }
    }

    /// Heads and feet stand outside of everything that is open in the body.
    fn running_lines(&mut self, root: Element<'a>, part: Part) {
        let fields = std::mem::take(&mut self.fields);
        let lead = self.lead.take();
        let turns = std::mem::take(&mut self.turns);
        let row = self.row.take();
        self.story(root, &Scope { part: Some(part), ..Scope::BODY });
        (self.fields, self.lead, self.turns, self.row) = (fields, lead, turns, row);
    }
}
