//! A paragraph while its runs are read.

use std::collections::BTreeMap;

use super::Follower;
use super::state::State;
use crate::docx::styles::Letters;

/// What was read of a paragraph.
#[derive(Default)]
pub(super) struct Draft<'a> {
    /// Its words in all states, in order.
    pub text: String,
    /// The states of stretches of [`Draft::text`], each up to an end.
    pub stretches: Vec<(usize, State)>,
    /// Whether it has words before and after the changes.
    pub has_words: [bool; 2],
    /// Where notes are cited.
    pub cites: Vec<Cite>,
    /// What stands behind it.
    pub followers: Vec<Follower<'a>>,
    /// Pages that end before its first word.
    pub turns_before: u32,
    /// Pages that end inside it.
    pub turns_inside: u32,
    /// Pictures in it.
    pub pictures: usize,
    /// Whether words of it stand in a contents list.
    pub is_contents: bool,
    letters: usize,
    bold: usize,
    sizes: BTreeMap<i32, usize>,
}

/// A place where a note is cited.
pub(super) struct Cite {
    /// In the text of the draft.
    pub at: usize,
    pub label: String,
    pub state: State,
}

impl Draft<'_> {
    /// Adds words.
    pub fn push(&mut self, text: &str, state: State, letters: Letters) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        match self.stretches.last_mut() {
            Some((end, last)) if *last == state => *end = self.text.len(),
            _ => self.stretches.push((self.text.len(), state)),
        }
        let count = text.chars().filter(|char| !char.is_whitespace()).count();
        if count == 0 {
            return;
        }
        for at in 0..2 {
            self.has_words[at] |= state.stands[at];
        }
        self.letters += count;
        self.bold += if letters.bold == Some(true) { count } else { 0 };
        if let Some(size) = letters.size {
            *self.sizes.entry(size).or_default() += count;
        }
    }

    /// Whether most letters are bold; `None` without letters.
    pub fn is_bold(&self) -> Option<bool> {
        (self.letters > 0).then_some(self.bold * 2 > self.letters)
    }

    /// The size of most letters, in hundredths of a point.
    pub fn size(&self) -> Option<i32> {
        let most = self.sizes.iter().max_by_key(|(_, count)| **count);
        most.map(|(size, _)| *size)
    }

    /// Parts a typed label from its words by a space where a tab does: "G1.7A⇥Where".
    pub fn space_label(&mut self) {
        /// The longest label that is typed, in bytes.
        const LABEL_LIMIT: usize = 16;
        let start = self.text.len() - self.text.trim_start().len();
        let Some(tab) = self.text[start..].find('\t').map(|at| start + at) else { return };
        let label = &self.text[start..tab];
        if label.is_empty() || label.len() > LABEL_LIMIT || label.contains(char::is_whitespace) {
            return;
        }
        let rest = &self.text[tab..];
        let gap = rest.len() - rest.trim_start_matches(['\t', ' ']).len();
        self.text.replace_range(tab..tab + gap, &" ".repeat(gap));
    }

    /// Puts the blanks of an empty paragraph before the words: where a change joins the two, they
    /// part the words from those before.
    pub fn lead_with(&mut self, blanks: &[(String, State)]) {
        let mut text = String::new();
        let mut stretches = Vec::new();
        for (blank, state) in blanks {
            text.push_str(blank);
            stretches.push((text.len(), *state));
        }
        let len = text.len();
        stretches.extend(self.stretches.iter().map(|(end, state)| (end + len, *state)));
        self.stretches = stretches;
        self.text.insert_str(0, &text);
        for cite in &mut self.cites {
            cite.at += len;
        }
    }

    /// The stretches from an offset on.
    pub fn pieces(&self, from: usize) -> impl Iterator<Item = (&str, State)> {
        let mut start = from;
        self.stretches.iter().filter_map(move |(end, state)| {
            let text = self.text.get(start..*end).filter(|text| !text.is_empty())?;
            start = *end;
            Some((text, *state))
        })
    }
}
