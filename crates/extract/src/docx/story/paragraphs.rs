//! Paragraphs: their labels before and after the changes, and how they join.

use codicil_layout::{MarkKind, Part, Stated};

use super::draft::Draft;
use super::followers::Follower;
use super::runs::Inline;
use super::state::{AFTER, BEFORE, ChangeId, State};
use super::writer::{End, Paragraph, Piece};
use super::{Flow, Lead, Scope, Walker};
use crate::docx::numbering::{Label, Numbered, Suffix};
use crate::docx::styles::{Letters, NumberingOf, ParagraphStyle, heading_of};
use crate::docx::xml::Element;

/// The labels of a paragraph.
#[derive(Default)]
struct Labels {
    /// Before and after the changes.
    shown: [Option<Label>; 2],
    /// The level of its list.
    level: Option<usize>,
}

impl<'a> Walker<'a> {
    pub(super) fn paragraph(&mut self, p: Element<'a>, scope: &Scope, flow: &mut Flow<'a>) {
        let properties = p.child("pPr");
        let styles = &self.parts.styles;
        let style =
            styles.paragraph(properties.and_then(|properties| properties.value_of("pStyle")));
        let mark = self.mark(properties, style, scope.state);
        if self.breaks_page(properties, style) && scope.cell.is_none() && scope.state.stands[AFTER]
        {
            self.turns.0 += 1;
        }
        let mut draft = Draft::default();
        self.inline(p, Inline { style, state: scope.state, is_link: false }, &mut draft);
        let labels = self.number(properties, style, &draft, mark, scope, flow);
        self.tally.pictures += if draft.text.trim().is_empty() { draft.pictures } else { 0 };

        let goes_on = flow.groups[AFTER].is_open && flow.groups[AFTER].has_words;
        for (at, group) in flow.groups.iter_mut().enumerate() {
            let has_words = draft.has_words[at] || labels.shown[at].is_some();
            group.has_words = group.is_open && group.has_words || has_words;
            group.is_open = !mark.stands[at];
        }
        let end = End { mark, has_words: flow.groups.map(|group| group.has_words) };
        if draft.text.trim().is_empty() && labels.shown == [None, None] {
            self.out.blank(flow.place, mark);
            if mark.stands != [true, true] {
                flow.blanks.extend(draft.pieces(0).map(|(text, state)| (text.to_owned(), state)));
            }
        } else {
            draft.lead_with(&std::mem::take(&mut flow.blanks));
            let stated = self.stated(properties, style, &draft, scope, &labels, !goes_on);
            self.emit(&mut draft, labels, stated, properties, flow.place, end);
        }
        let section_ends =
            scope.is_body() && properties.is_some_and(|all| all.child("sectPr").is_some());
        self.follow_up(draft, scope, flow);
        if section_ends {
            self.end_section();
        }
    }

    /// Where the end of a paragraph stands. A hidden end, or that of a dropped capital, stands
    /// nowhere: readers see one paragraph.
    fn mark(
        &mut self,
        properties: Option<Element<'a>>,
        style: &ParagraphStyle,
        state: State,
    ) -> State {
        let Some(properties) = properties else { return state };
        let mark = properties.child("rPr");
        let is_hidden = mark.is_some_and(|mark| {
            mark.child("specVanish").is_some()
                || Letters::of(Some(mark)).over(style.letters).hidden == Some(true)
        });
        let is_capital = properties
            .child("framePr")
            .and_then(|frame| frame.get("dropCap"))
            .is_some_and(|kind| kind != "none");
        let state = self.out.changes.within(mark, state);
        if is_hidden || is_capital { State { stands: [false, false], ..state } } else { state }
    }

    fn breaks_page(&self, properties: Option<Element<'a>>, style: &ParagraphStyle) -> bool {
        let direct = properties.and_then(|properties| properties.switch("pageBreakBefore"));
        direct.unwrap_or(style.breaks_page)
    }

    /// Counts a paragraph in both states. A paragraph that is joined from several has one number, at
    /// its first words.
    fn number(
        &mut self,
        properties: Option<Element<'a>>,
        style: &'a ParagraphStyle,
        draft: &Draft<'a>,
        mark: State,
        scope: &Scope,
        flow: &mut Flow<'a>,
    ) -> Labels {
        let mut labels = Labels::default();
        // A number without words is shown in a cell, where it names the row, and beside a picture.
        let shows_alone =
            draft.has_words == [false, false] && (scope.cell.is_some() || draft.pictures > 0);
        for at in [BEFORE, AFTER] {
            let group = flow.groups[at];
            let has_number = group.is_open && group.is_numbered;
            let counts = draft.has_words[at] || mark.stands[at] && scope.state.stands[at];
            let numbered = if at == AFTER {
                self.numbered(properties, style)
            } else {
                self.numbered_before(properties, style)
            };
            let label = numbered.filter(|_| counts && !has_number).and_then(|numbered| {
                labels.level = Some(numbered.level);
                self.counters[at].count(&self.parts.numbering, numbered)
            });
            flow.groups[at].is_numbered = has_number || counts && draft.has_words[at];
            labels.shown[at] = label.filter(|_| draft.has_words[at] || shows_alone);
        }
        labels
    }

    fn numbered(
        &self,
        properties: Option<Element<'a>>,
        style: &ParagraphStyle,
    ) -> Option<Numbered> {
        let direct = properties.map(NumberingOf::of).unwrap_or_default();
        self.parts.numbering.of(&direct, style)
    }

    /// How it was numbered before a change of its properties.
    fn numbered_before(
        &self,
        properties: Option<Element<'a>>,
        style: &'a ParagraphStyle,
    ) -> Option<Numbered> {
        let change = properties.and_then(|properties| properties.child("pPrChange"));
        if let Some(change) = change {
            let old = change.child("pPr");
            let style = old.and_then(|old| old.value_of("pStyle"));
            return self.numbered(old, self.parts.styles.paragraph(style));
        }
        let is_new = properties
            .and_then(|properties| properties.child("numPr"))
            .is_some_and(|numbering| numbering.child("ins").is_some());
        self.numbered(properties.filter(|_| !is_new), style)
    }

    fn stated(
        &self,
        properties: Option<Element<'a>>,
        style: &ParagraphStyle,
        draft: &Draft<'a>,
        scope: &Scope,
        labels: &Labels,
        begins: bool,
    ) -> Stated {
        let outline = properties.and_then(|properties| properties.number_of("outlineLvl"));
        let is_contents = scope.is_contents || style.is_contents || draft.is_contents;
        let own_part = || {
            let caption = style.is_caption.then_some(Part::Caption);
            if is_contents { Some(Part::Contents) } else { caption }
        };
        let part = scope.part.clone().or_else(own_part);
        let heading = outline.map_or(style.heading, heading_of);
        let level = labels.level.and_then(|level| u8::try_from(level).ok());
        Stated {
            begins: Some(begins),
            heading: heading.filter(|_| part.is_none()),
            label: None,
            depth: level.filter(|_| labels.shown.iter().any(Option::is_some)),
            part,
            cell: scope.cell,
            size: draft.size(),
            bold: draft.is_bold(),
            place: None,
        }
    }

    fn emit(
        &mut self,
        draft: &mut Draft<'a>,
        labels: Labels,
        mut stated: Stated,
        properties: Option<Element<'a>>,
        place: u32,
        end: End,
    ) {
        let turns =
            draft.turns_before + if draft.text.trim().is_empty() { self.take_turns() } else { 0 };
        self.begin_line(turns);
        let changed =
            properties.and_then(|properties| properties.child("pPrChange")).map(|change| {
                [MarkKind::Deleted, MarkKind::Inserted]
                    .map(|kind| self.out.changes.of(change, kind))
            });
        let mut from = 0;
        let mut written = written_labels(&labels, draft, changed);
        stated.label = written.first().and_then(|(label, _, _)| u32::try_from(label.len()).ok());
        if written.is_empty() {
            draft.space_label();
        } else if labels.shown.iter().flatten().all(|label| label.suffix == Suffix::Space) {
            from = draft.text.len() - draft.text.trim_start().len();
        }
        match self.lead.take() {
            Some(Lead::Author(name)) => {
                written.insert(0, (format!("{name}:"), Suffix::Space, State::BOTH));
                stated.label = None;
            }
            Some(Lead::Mark(mark)) => {
                let start = draft.text.len() - draft.text.trim_start().len();
                from =
                    if draft.text[start..].starts_with(&mark) { start + mark.len() } else { from };
            }
            None => {}
        }
        let label = |(text, suffix, state): &(String, Suffix, State)| {
            let gap =
                if *suffix == Suffix::Space && !draft.text.trim().is_empty() { " " } else { "" };
            (format!("{text}{gap}"), *state)
        };
        let written: Vec<(String, State)> = written.iter().map(label).collect();
        let piece = |(text, state)| Piece { text, state };
        let labels = written.iter().map(|(text, state)| piece((text, *state))).collect();
        let pieces = draft.pieces(from).map(piece).collect();
        let base = self.out.paragraph(Paragraph { place, labels, pieces, stated, end });
        for cite in draft.cites.iter().filter(|cite| cite.state.stands[AFTER]) {
            let at = base + cite.at.saturating_sub(from);
            self.out.note_mark(base, at, cite.label.clone());
        }
    }

    /// What stands behind a paragraph is written, or waits for the end of the joined one. It stands
    /// on the page where the paragraph begins; the pages that end in the paragraph end behind it.
    fn follow_up(&mut self, mut draft: Draft<'a>, scope: &Scope, flow: &mut Flow<'a>) {
        let inside = draft.turns_inside;
        self.turns = (self.turns.0 + inside, self.turns.1 + inside);
        for follower in &mut draft.followers {
            if let Follower::Note { cite, label, .. } = follower {
                *label = draft.cites.get(*cite).map(|cite| cite.label.clone()).unwrap_or_default();
            }
        }
        let followers = std::mem::take(&mut draft.followers);
        for follower in followers {
            match &mut self.row {
                // Notes of a table stand behind the row.
                Some(row) if !matches!(follower, Follower::Box { .. }) && scope.cell.is_some() => {
                    row.followers.push(follower);
                }
                _ => flow.waiting.push((follower, scope.clone())),
            }
        }
        let joins = flow.groups.iter().any(|group| group.is_open && group.has_words);
        if !joins && !flow.waiting.is_empty() {
            for (follower, scope) in std::mem::take(&mut flow.waiting) {
                self.follow(follower, &scope);
            }
        }
    }
}

/// The labels as they are written: one where both states have the same; otherwise the new one, which
/// readers see, and behind it the old one.
fn written_labels(
    labels: &Labels,
    draft: &Draft<'_>,
    changed: Option<[ChangeId; 2]>,
) -> Vec<(String, Suffix, State)> {
    let stands_in_both = draft.has_words[BEFORE] == draft.has_words[AFTER];
    if let [Some(before), Some(after)] = &labels.shown
        && before.text == after.text
        && stands_in_both
    {
        return vec![(after.text.clone(), after.suffix, State::BOTH)];
    }
    let written = |at: usize| {
        let label = labels.shown[at].as_ref()?;
        let mut stands = [false, false];
        stands[at] = true;
        let around = draft.stretches.iter().find(|(_, state)| state.stands == stands);
        // A new paragraph brings its number with it; the number of another one changes by itself.
        let is_new = !draft.has_words[1 - at];
        let change = if is_new {
            around.and_then(|(_, state)| state.change)
        } else {
            changed.map(|changed| changed[at])
        };
        Some((label.text.clone(), label.suffix, State { stands, change }))
    };
    [AFTER, BEFORE].into_iter().filter_map(written).collect()
}
