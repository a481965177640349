//! Paragraphs, lists, regions and breaks.

use super::super::model::{Block, Change, Meta, Only, Piece, What, Words};
use super::{inline, tables};

/// Reads the lines from `from` on.
///
/// # Errors
///
/// A sentence with the number of the line that cannot be taken.
pub fn read(lines: &[&str], from: usize, meta: &Meta) -> Result<(Vec<Block>, Vec<Words>), String> {
    let mut reader = Reader {
        meta,
        blocks: Vec::new(),
        notes: Vec::new(),
        lists: Lists::default(),
        regions: Vec::new(),
    };
    let mut at = from;
    while at < lines.len() {
        let next = reader.block(lines, at).map_err(|fault| format!("line {}: {fault}", at + 1))?;
        at = next;
    }
    if let Some(region) = reader.regions.last() {
        return Err(format!("{region:?} is not ended"));
    }
    reader.check_notes()?;
    Ok((reader.blocks, reader.notes))
}

#[derive(Clone, Copy, Debug)]
enum Region {
    Changed(Change),
    Only(Only),
}

struct Reader<'a> {
    meta: &'a Meta,
    blocks: Vec<Block>,
    notes: Vec<Words>,
    lists: Lists,
    regions: Vec<Region>,
}

impl Reader<'_> {
    /// Takes the block that begins at line `at`; gives the line after it.
    fn block(&mut self, lines: &[&str], at: usize) -> Result<usize, String> {
        let line = lines[at];
        if line.trim().is_empty() || line.starts_with('%') {
            return Ok(at + 1);
        }
        if let Some(command) = line.strip_prefix('@') {
            return self.command(command, lines, at);
        }
        let mut end = at;
        while end < lines.len() && !lines[end].trim().is_empty() && !lines[end].starts_with('@') {
            end += 1;
        }
        let text: Vec<&str> = lines[at..end].iter().map(|line| line.trim()).collect();
        self.paragraph(line.starts_with("  "), &text.join(" "))?;
        Ok(end)
    }

    fn command(&mut self, command: &str, lines: &[&str], at: usize) -> Result<usize, String> {
        let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
        match name {
            "page" => self.push(What::Page),
            "section" => {
                if !self.meta.running.contains_key(rest) {
                    return Err(format!("no foot is called `{rest}`"));
                }
                self.push(What::Section(rest.to_owned()));
            }
            "insert" => self.regions.push(Region::Changed(Change::Inserted)),
            "delete" => self.regions.push(Region::Changed(Change::Deleted)),
            "text" => self.regions.push(Region::Only(Only::Text)),
            "documents" => self.regions.push(Region::Only(Only::Documents)),
            "end" => {
                self.regions.pop().ok_or("`@end` ends nothing")?;
            }
            "table" | "contents" => {
                let length = lines[at + 1..]
                    .iter()
                    .position(|line| line.trim() == "@end")
                    .ok_or_else(|| format!("`@{name}` is not ended"))?;
                let inside = &lines[at + 1..at + 1 + length];
                self.push(if name == "table" {
                    What::Table(tables::read(rest, inside)?)
                } else {
                    What::Contents(contents(inside)?)
                });
                return Ok(at + length + 2);
            }
            _ => return Err(format!("`@{name}` is no command")),
        }
        Ok(at + 1)
    }

    fn paragraph(&mut self, inner: bool, text: &str) -> Result<(), String> {
        if let Some(note) = text.strip_prefix("[^").and_then(|rest| rest.split_once("]:")) {
            let next = self.notes.len() + 1;
            if note.0 != next.to_string() {
                return Err(format!("footnote {} stands where {next} is due", note.0));
            }
            self.notes.push(inline::words(note.1.trim())?);
            return Ok(());
        }
        let hashes = text.chars().take_while(|letter| *letter == '#').count();
        if (1..=5).contains(&hashes) && text[hashes..].starts_with(' ') {
            let words = inline::words(text[hashes..].trim())?;
            self.push(What::Heading { level: hashes as u8 - 1, words });
        } else if let Some(rest) = text.strip_prefix("~ ") {
            self.push(What::Subtitle(inline::words(rest)?));
        } else if let Some(rest) = text.strip_prefix("- ") {
            self.push(What::Bullet(inline::words(rest)?));
        } else if let Some((label, rest)) = label(text, ['(', ')']) {
            let level = u8::from(inner);
            let deleted = self.change() == Some(Change::Deleted);
            let list = self.lists.next(level, label, deleted)?;
            let words = inline::words(rest)?;
            self.push(What::Item { level, label: label.to_owned(), list, words });
        } else if let Some((label, rest)) = label(text, ['[', ']']) {
            self.push(What::Clause { label: label.to_owned(), words: inline::words(rest)? });
        } else {
            self.push(What::Paragraph(inline::words(text)?));
        }
        Ok(())
    }

    fn change(&self) -> Option<Change> {
        self.regions.iter().rev().find_map(|region| match region {
            Region::Changed(change) => Some(*change),
            Region::Only(_) => None,
        })
    }

    fn push(&mut self, what: What) {
        let only = self.regions.iter().rev().find_map(|region| match region {
            Region::Only(only) => Some(*only),
            Region::Changed(_) => None,
        });
        self.blocks.push(Block { what, change: self.change(), only });
    }

    /// Every mark has a footnote and every footnote a mark, in order.
    fn check_notes(&self) -> Result<(), String> {
        let mut due = 1;
        for words in self.blocks.iter().flat_map(all_words) {
            for piece in &words.0 {
                if let Piece::Note(number) = piece {
                    if *number > self.notes.len() {
                        return Err(format!("[^{number}] has no words"));
                    }
                    if *number != due {
                        return Err(format!("[^{number}] stands where [^{due}] is due"));
                    }
                    due += 1;
                }
            }
        }
        if due <= self.notes.len() {
            return Err(format!("footnote {due} is not cited"));
        }
        Ok(())
    }
}

/// All words of a block, in reading order.
fn all_words(block: &Block) -> Vec<&Words> {
    match &block.what {
        What::Heading { words, .. }
        | What::Subtitle(words)
        | What::Paragraph(words)
        | What::Bullet(words)
        | What::Item { words, .. }
        | What::Clause { words, .. } => vec![words],
        What::Table(table) => {
            table.rows.iter().flatten().flat_map(|cell| &cell.paragraphs).collect()
        }
        What::Contents(_) | What::Page | What::Section(_) => Vec::new(),
    }
}

/// A label between brackets at the start, and what follows it.
fn label(text: &str, [open, close]: [char; 2]) -> Option<(&str, &str)> {
    let (label, rest) = text.strip_prefix(open)?.split_once(close)?;
    let short = !label.is_empty()
        && label.len() < 12
        && label.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.');
    (short && rest.starts_with(' ')).then(|| (label, rest.trim_start()))
}

fn contents(lines: &[&str]) -> Result<Vec<(String, String)>, String> {
    lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let (title, page) =
                line.split_once('|').ok_or("a line of contents is `title | page`")?;
            Ok((title.trim().to_owned(), page.trim().to_owned()))
        })
        .collect()
}

/// The lists, counted as a word processor counts them once the changes are accepted.
#[derive(Default)]
struct Lists {
    count: usize,
    /// The last item at each level, 1-based.
    last: [usize; 2],
}

impl Lists {
    /// The number of the list that an item belongs to. (a) begins a list, and (i) one inside it.
    fn next(&mut self, level: u8, label: &str, deleted: bool) -> Result<usize, String> {
        let at = usize::from(level);
        if !deleted {
            if level == 0 && label == "a" {
                self.count += 1;
                self.last = [0, 0];
            }
            self.last[at] += 1;
            if level == 0 {
                self.last[1] = 0;
            }
            let due = if level == 0 { letters(self.last[0]) } else { roman(self.last[1]) };
            if label != due {
                return Err(format!("({label}) is ({due}) in a word processor"));
            }
        }
        self.count.checked_sub(1).ok_or_else(|| format!("({label}) stands outside a list"))
    }
}

/// a to z, then aa, bb, cc.
fn letters(number: usize) -> String {
    let letter = char::from(b'a' + ((number - 1) % 26) as u8);
    std::iter::repeat_n(letter, (number - 1) / 26 + 1).collect()
}

/// i to x; no sample goes further.
fn roman(number: usize) -> String {
    let upto = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    upto.get(number).map_or_else(String::new, |numeral| (*numeral).to_owned())
}
