//! What stands in a paragraph: runs, and what wraps them.

use codicil_layout::MarkKind;

use super::draft::Draft;
use super::followers::{Follower, Kind};
use super::state::{AFTER, State};
use super::{Walker, is_formula, math, symbols};
use crate::docx::styles::{Letters, ParagraphStyle};
use crate::docx::xml::{Element, Tree};

/// Where runs stand.
#[derive(Clone, Copy)]
pub(super) struct Inline<'a> {
    pub style: &'a ParagraphStyle,
    pub state: State,
    /// Inside a link, whose letters are underlined for that.
    pub is_link: bool,
}

/// A run.
struct Run<'a> {
    state: State,
    letters: Letters,
    font: &'a str,
    /// The note whose own mark follows in this run: an index of the draft's citations.
    mark: Option<usize>,
}

impl<'a> Walker<'a> {
    /// Reads what stands in a paragraph or in a wrapper inside one.
    pub(super) fn inline(&mut self, parent: Element<'a>, at: Inline<'a>, draft: &mut Draft<'a>) {
        for child in parent.children() {
            if is_formula(child) {
                let letters = self.parts.styles.letters(None, at.style);
                let run = Run { state: at.state, letters, font: "", mark: None };
                self.words(&math::line(child), &run, draft);
                continue;
            }
            match child.word() {
                "r" => self.run(child, at, draft),
                "ins" | "del" | "moveFrom" | "moveTo" => {
                    let state = self.out.changes.inside(child, at.state);
                    self.inline(child, Inline { state, ..at }, draft);
                }
                "fldSimple" => {
                    self.fields.begin_simple(child.get("instr").unwrap_or_default());
                    self.inline(child, at, draft);
                    self.fields.end();
                }
                "hyperlink" => self.inline(child, Inline { is_link: true, ..at }, draft),
                "commentRangeEnd" => self.comment(child, draft),
                "subDoc" => self.tally.outside += 1,
                "pPr" => {}
                _ => self.inline(child, at, draft),
            }
        }
    }

    fn run(&mut self, element: Element<'a>, at: Inline<'a>, draft: &mut Draft<'a>) {
        let properties = element.child("rPr");
        let letters = self.parts.styles.letters(properties, at.style);
        let fonts = properties.and_then(|properties| properties.child("rFonts"));
        let font = fonts.and_then(|fonts| fonts.get("ascii")).unwrap_or_default();
        let state = self.shown_state(properties, letters, at);
        let mut run = Run { state, letters, font, mark: None };
        for child in element.children() {
            self.run_child(child, at, &mut run, draft);
        }
    }

    /// The state of letters that are struck through, or underlined as new words are, by hand.
    fn shown_state(
        &mut self,
        properties: Option<Element<'a>>,
        letters: Letters,
        at: Inline<'a>,
    ) -> State {
        if at.state.stands != [true, true] {
            return at.state;
        }
        let is_new = || {
            self.underlines_new
                && !at.is_link
                && !self.fields.is_link()
                && properties.is_some_and(is_underlined_in_colour)
        };
        let kind = if letters.struck == Some(true) {
            MarkKind::Deleted
        } else if is_new() {
            MarkKind::Inserted
        } else {
            return at.state;
        };
        at.state.inside(kind, self.out.changes.shown(kind))
    }

    fn run_child(
        &mut self,
        child: Element<'a>,
        at: Inline<'a>,
        run: &mut Run<'a>,
        draft: &mut Draft<'a>,
    ) {
        match child.word() {
            "t" | "delText" => self.words(child.text(), run, draft),
            "tab" | "ptab" => self.words("\t", run, draft),
            "br" if child.get("type") == Some("page") => self.page_break(run),
            "br" | "cr" => self.words(" ", run, draft),
            // Where a line may not break is a matter of lines, not of words.
            "noBreakHyphen" => self.words("-", run, draft),
            "sym" => self.sign(child, run, draft),
            "lastRenderedPageBreak" => self.turns.1 += 1,
            "fldChar" => self.field_character(child, run, draft),
            "instrText" | "delInstrText" => self.fields.instruct(child.text()),
            "footnoteReference" => self.cite(Kind::Footnote, child, run, draft),
            "endnoteReference" => self.cite(Kind::Endnote, child, run, draft),
            "commentReference" => self.comment(child, draft),
            "ruby" => {
                if let Some(base) = child.child("rubyBase") {
                    self.inline(base, at, draft);
                }
            }
            "drawing" | "pict" | "object" => self.picture(child, run, draft),
            "" if child.bears_words() => self.picture(child, run, draft),
            _ => {}
        }
    }

    /// Whether what stands here is shown to readers.
    fn is_shown(&self, run: &Run<'a>) -> bool {
        self.fields.is_shown() && run.letters.hidden != Some(true)
    }

    fn words(&mut self, text: &str, run: &Run<'a>, draft: &mut Draft<'a>) {
        if !self.fields.is_shown() || text.is_empty() {
            return;
        }
        let is_space = text.trim().is_empty();
        if run.letters.hidden == Some(true) {
            self.tally.hidden += usize::from(!is_space && run.state.is_anywhere());
            return;
        }
        if !run.state.is_anywhere() {
            self.tally.has_passing |= !is_space;
            return;
        }
        if let Some(cite) = run.mark.and_then(|mark| draft.cites.get_mut(mark)) {
            cite.label.push_str(text.trim());
            return;
        }
        if !is_space {
            let turns = self.take_turns();
            if draft.has_words == [false, false] {
                draft.turns_before += turns;
            } else {
                draft.turns_inside += turns;
            }
            draft.is_contents |= self.fields.is_contents();
        }
        if text.contains(symbols::is_private) {
            let text = self.unmasked(text, run.font);
            draft.push(&text, run.state, run.letters);
        } else {
            draft.push(text, run.state, run.letters);
        }
    }

    /// Letters of sign fonts as the characters they show.
    fn unmasked(&mut self, text: &str, font: &str) -> String {
        let font = if font.is_empty() { "Symbol" } else { font };
        let shown = |char: char| {
            if symbols::is_private(char) {
                symbols::shown(font, u32::from(char))
            } else {
                Some(char)
            }
        };
        let unknown = text.chars().filter(|char| shown(*char).is_none()).count();
        self.tally.unknown_signs += unknown;
        text.chars().map(|char| shown(char).unwrap_or('\u{FFFD}')).collect()
    }

    fn sign(&mut self, sign: Element<'a>, run: &Run<'a>, draft: &mut Draft<'a>) {
        let code = sign.get("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        let Some(code) = code else { return };
        let font = sign.get("font").unwrap_or(run.font);
        let shown = symbols::shown(font, code);
        if shown.is_none() && self.is_shown(run) {
            self.tally.unknown_signs += 1;
        }
        let char = shown.unwrap_or('\u{FFFD}');
        self.words(char.encode_utf8(&mut [0; 4]), run, draft);
    }

    fn page_break(&mut self, run: &Run<'a>) {
        if self.is_shown(run) && run.state.stands[AFTER] {
            self.turns.0 += 1;
        }
    }

    fn field_character(&mut self, child: Element<'a>, run: &Run<'a>, draft: &mut Draft<'a>) {
        if !self.matched.contains(&child.id()) {
            return;
        }
        match child.get("fldCharType") {
            Some("begin") => self.fields.begin(child),
            Some("separate") => self.fields.separate(),
            Some("end") => {
                let Some(ended) = self.fields.end() else { return };
                if let Some(sign) = ended.sign {
                    self.words(&sign, run, draft);
                }
                if ended.is_number && self.is_shown(run) && run.state.stands[AFTER] {
                    self.tally.field_numbers += 1;
                }
            }
            _ => {}
        }
    }

    fn cite(
        &mut self,
        kind: Kind,
        reference: Element<'a>,
        run: &mut Run<'a>,
        draft: &mut Draft<'a>,
    ) {
        if !self.is_shown(run) || !run.state.is_anywhere() {
            return;
        }
        let has_own_mark = reference.has_on("customMarkFollows");
        let label = if has_own_mark {
            run.mark = Some(draft.cites.len());
            String::new()
        } else {
            let page = self.out.page() + draft.turns_inside + self.turns.0.max(self.turns.1);
            let page = self.has_rendered_pages.then_some(page);
            let section = self.sections.properties();
            self.numbers.next(kind, run.state, section, (self.sections.at, page))
        };
        let id = reference.get("id").unwrap_or_default().trim();
        if let Some(note) = self.notes.get(&(kind, id))
            && self.told.insert((kind, id))
        {
            let cite = draft.cites.len();
            let follower = Follower::Note {
                note: *note,
                cite,
                label: String::new(),
                has_own_mark,
                state: run.state,
            };
            draft.followers.push(follower);
        }
        draft.cites.push(super::draft::Cite { at: draft.text.len(), label, state: run.state });
    }

    fn comment(&mut self, reference: Element<'a>, draft: &mut Draft<'a>) {
        let id = reference.get("id").unwrap_or_default().trim();
        if let Some(note) = self.notes.get(&(Kind::Comment, id))
            && self.told.insert((Kind::Comment, id))
        {
            self.tally.comments += 1;
            draft.followers.push(Follower::Comment(*note));
        }
    }

    /// A drawing or an object: its text boxes stand behind the paragraph.
    fn picture(&mut self, drawing: Element<'a>, run: &Run<'a>, draft: &mut Draft<'a>) {
        if !self.is_shown(run) || !run.state.is_anywhere() {
            return;
        }
        let boxes = drawing.within(&|element| element.word() == "txbxContent");
        if !boxes.is_empty() {
            let follower = |content| Follower::Box { content, state: run.state };
            draft.followers.extend(boxes.into_iter().map(follower));
            return;
        }
        let is_object = |element: Element<'a>| {
            matches!(element.name(), "chart" | "relIds" | "OLEObject" | "lockedCanvas")
        };
        let is_picture =
            |element: Element<'a>| matches!(element.name(), "pic" | "imagedata" | "blip");
        if !drawing.within(&is_object).is_empty() {
            self.tally.objects += 1;
        } else if !drawing.within(&is_picture).is_empty() {
            draft.pictures += 1;
        }
    }
}

/// Whether coloured lines under letters show new words: in a document that strikes out old ones by
/// hand and records no changes.
pub(super) fn underlines_new(document: &Tree) -> bool {
    let strikes = |properties: Element<'_>| Letters::of(Some(properties)).struck == Some(true);
    let records = ["ins", "del"].iter().any(|kind| document.all(kind).next().is_some());
    !records && document.all("rPr").any(strikes)
}

/// Letters with a line below and in a colour: one of the two alone is an emphasis. A link has a
/// style of its own.
fn is_underlined_in_colour(properties: Element<'_>) -> bool {
    let line = properties.child("u").and_then(|line| line.get("val"));
    let colour = properties.value_of("color").unwrap_or("auto");
    let style = properties.value_of("rStyle").unwrap_or_default();
    line.is_some_and(|line| line != "none")
        && !matches!(colour, "auto" | "000000")
        && !style.to_ascii_lowercase().contains("hyperlink")
}
