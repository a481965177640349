//! Fields: what they show is read, what they are made from is not (ECMA-376 part 1, 17.16).

use std::collections::HashSet;

use crate::docx::xml::{Element, Id, Tree};

/// How much of an instruction is kept, in bytes: its first word is asked for.
const INSTRUCTION_LIMIT: usize = 64;

/// The fields that are open at one place.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

struct Field {
    instruction: String,
    /// Its instruction is over; what follows is shown.
    is_shown: bool,
    /// What a form field without a result shows.
    sign: Option<String>,
}

/// A field that ended.
pub(super) struct Ended {
    /// What it shows although the file holds no result: the box of a form.
    pub sign: Option<String>,
    /// It shows a number that the file does not hold.
    pub is_number: bool,
}

/// The field characters that belong together. Others are passed over: a field without an end would
/// hide the rest of the paper.
pub(super) fn matched(tree: &Tree) -> HashSet<Id> {
    let mut matched = HashSet::new();
    let mut open: Vec<(Id, Option<Id>)> = Vec::new();
    let characters = tree.root().map(|root| root.within(&|element| element.word() == "fldChar"));
    for character in characters.into_iter().flatten() {
        match character.get("fldCharType") {
            Some("begin") => open.push((character.id(), None)),
            Some("separate") => {
                if let Some((_, separate @ None)) = open.last_mut() {
                    *separate = Some(character.id());
                }
            }
            Some("end") => {
                if let Some((begin, separate)) = open.pop() {
                    matched.extend([begin, character.id()]);
                    matched.extend(separate);
                }
            }
            _ => {}
        }
    }
    matched
}

impl Fields {
    /// A field begins.
    pub fn begin(&mut self, character: Element<'_>) {
        let sign = character.child("ffData").and_then(form_sign);
        self.open.push(Field { instruction: String::new(), is_shown: false, sign });
    }

    /// A field whose instruction is an attribute begins; it is shown at once.
    pub fn begin_simple(&mut self, instruction: &str) {
        self.open.push(Field { instruction: kept(instruction), is_shown: true, sign: None });
    }

    /// The instruction of the innermost field is over.
    pub fn separate(&mut self) {
        if let Some(field) = self.open.last_mut() {
            field.is_shown = true;
        }
    }

    /// The innermost field ends.
    pub fn end(&mut self) -> Option<Ended> {
        let field = self.open.pop()?;
        let numbers = ["LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"];
        let is_number = !field.is_shown && numbers.contains(&field.kind());
        // A drop-down list has its entry as result too; a box has none.
        let is_box = field.kind() == "FORMCHECKBOX";
        Some(Ended { sign: field.sign.filter(|_| is_box || !field.is_shown), is_number })
    }

    /// Characters of an instruction.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_shown)
            && field.instruction.len() < INSTRUCTION_LIMIT
        {
            field.instruction.push_str(&kept(text));
        }
    }

    /// Whether words here are shown.
    pub fn is_shown(&self) -> bool {
        self.open.iter().all(|field| field.is_shown)
    }

    /// Whether this place is in a link.
    pub fn is_link(&self) -> bool {
        self.open.iter().any(|field| field.kind() == "HYPERLINK")
    }

    /// Whether this place is in a contents list.
    pub fn is_contents(&self) -> bool {
        self.open.iter().any(|field| field.is_shown && field.kind() == "TOC")
    }
}

impl Field {
    fn kind(&self) -> &str {
        self.instruction.split_whitespace().next().unwrap_or_default()
    }
}

fn kept(text: &str) -> String {
    text[..text.floor_char_boundary(INSTRUCTION_LIMIT)].to_owned()
}

/// What a form field shows by itself: a ticked or empty box, or the chosen entry of a list.
fn form_sign(data: Element<'_>) -> Option<String> {
    if let Some(check) = data.child("checkBox") {
        let is_ticked = check.switch("checked").or_else(|| check.switch("default"));
        return Some(if is_ticked.unwrap_or(false) { "☒" } else { "☐" }.to_owned());
    }
    let list = data.child("ddList")?;
    let chosen = list.number_of("result").or_else(|| list.number_of("default")).unwrap_or(0);
    let mut entries = list.children().filter(|child| child.word() == "listEntry");
    Some(entries.nth(usize::try_from(chosen).ok()?)?.get("val")?.to_owned())
}
