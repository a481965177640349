//! The paper as an extraction of its text would have it: lines of one width, the running head and
//! foot among them, footnotes at the end of their page, tables without their rules, and what was
//! deleted in balloons.

mod pages;
mod tables;

use super::model::{Block, Change, Only, Paper, Piece, What, Words};
use pages::{Entry, Paragraph};

/// Characters in a line of a balloon.
const BALLOON: usize = 54;
/// Stands in a text for the end of a page; from the private use area, so that no paper has it.
const PAGE_END: char = '\u{E000}';

/// The text form.
pub fn text(paper: &Paper) -> String {
    let mut writer = Writer { width: paper.meta.text.width, entries: Vec::new() };
    let mut blocks = paper.blocks.iter().filter(|block| block.only != Some(Only::Documents));
    let mut struck = Vec::new();
    for block in &mut blocks {
        if block.change == Some(Change::Deleted) {
            struck.push(block);
            continue;
        }
        writer.balloon_of_blocks(&std::mem::take(&mut struck));
        writer.block(block);
    }
    writer.balloon_of_blocks(&struck);
    pages::laid_out(paper, &writer.entries)
}

struct Writer {
    width: usize,
    entries: Vec<Entry>,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match &block.what {
            What::Heading { words, .. } => self.paragraph("", words, true),
            What::Subtitle(words) | What::Paragraph(words) => self.paragraph("", words, false),
            What::Bullet(words) => self.paragraph("• ", words, false),
            What::Item { label, words, .. } => self.paragraph(&format!("({label}) "), words, false),
            What::Clause { label, words } => self.paragraph(&format!("{label} "), words, false),
            What::Table(table) => tables::entries(table, self.width, &mut self.entries),
            What::Contents(lines) => {
                for (title, page) in lines {
                    self.lines(vec![format!("{title} {page}")], false);
                }
            }
            What::Page => self.entries.push(Entry::Page),
            What::Section(name) => self.entries.push(Entry::Section(name.clone())),
        }
    }

    fn paragraph(&mut self, label: &str, words: &Words, heading: bool) {
        let text = format!("{label}{}", plain(words));
        for (at, part) in text.split(PAGE_END).enumerate() {
            if at > 0 {
                self.entries.push(Entry::Page);
            }
            self.lines(wrapped(part.trim_start(), self.width), heading);
        }
        self.entries.extend(notes(words));
        for deleted in deletions(words) {
            self.balloon(&deleted);
        }
    }

    fn lines(&mut self, lines: Vec<String>, heading: bool) {
        self.entries.push(Entry::Paragraph(Paragraph { lines, heading }));
    }

    fn balloon(&mut self, words: &str) {
        let balloon = format!("Deleted: {}", words.trim());
        self.lines(wrapped(&balloon, BALLOON), false);
    }

    /// Paragraphs that were deleted one after another share a balloon.
    fn balloon_of_blocks(&mut self, blocks: &[&Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let (label, words) = match &block.what {
                What::Item { label, words, .. } => (format!("({label}) "), words),
                What::Clause { label, words } => (format!("{label} "), words),
                What::Heading { words, .. }
                | What::Subtitle(words)
                | What::Paragraph(words)
                | What::Bullet(words) => (String::new(), words),
                What::Table(_) | What::Contents(_) | What::Page | What::Section(_) => continue,
            };
            let end = if at + 1 < blocks.len() { "¶" } else { "" };
            let text = format!("{label}{}{end}", plain(words));
            if at == 0 {
                self.balloon(&text);
            } else {
                self.lines(wrapped(&text, BALLOON), false);
            }
        }
    }
}

/// The words as they stand in the flow of an extraction, marks of footnotes glued to the word before.
fn plain(words: &Words) -> String {
    let mut out = String::new();
    for piece in &words.0 {
        match piece {
            Piece::Run(run) => {
                if run.only != Some(Only::Documents) && run.change != Some(Change::Deleted) {
                    out.push_str(&run.text);
                }
            }
            Piece::Note(number) => out.push_str(&number.to_string()),
            Piece::Break => out.push('\n'),
            Piece::PageEnd => out.push(PAGE_END),
        }
    }
    out
}

/// The words of each deletion inside a paragraph.
fn deletions(words: &Words) -> Vec<String> {
    words
        .0
        .iter()
        .filter_map(|piece| match piece {
            Piece::Run(run) if run.change == Some(Change::Deleted) => Some(run.text.clone()),
            _ => None,
        })
        .collect()
}

/// The footnotes that the words cite.
fn notes(words: &Words) -> impl Iterator<Item = Entry> {
    words.0.iter().filter_map(|piece| match piece {
        Piece::Note(number) => Some(Entry::Note(*number)),
        _ => None,
    })
}

/// `text` in lines of at most `width` characters; its own line ends stay. Only the two spaces that
/// a paper has by mistake are kept as they are.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        let mut length = 0;
        for (at, word) in part.split(' ').enumerate() {
            let more = word.chars().filter(|letter| *letter != PAGE_END).count();
            if at > 0 && length + 1 + more > width && !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
                line = String::new();
                length = 0;
            } else if at > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += more;
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::{text, wrapped};

    fn made(head: &str, body: &str) -> String {
        text(&parse::paper(&format!("title: A paper\n{head}\n----\n{body}")).unwrap())
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("one\ntwo", 8), ["one", "two"]);
        assert_eq!(wrapped("averylongword x", 5), ["averylongword", "x"]);
    }

    #[test]
    fn deletions_become_balloons() {
        let text =
            made("", "[C1.2] See C3{--8--}{++9++}.\n\n@delete\n[C4.1] Gone.\n\nToo.\n@end\n");
        assert_eq!(text, "C1.2 See C39.\n\nDeleted: 8\n\nDeleted: C4.1 Gone.¶\n\nToo.\n");
    }

    #[test]
    fn pages_have_their_head_and_foot_and_notes() {
        let text = made(
            "head: A paper\nfoot: Sample | Page {page} of {pages}",
            "One.[^1]\n\n[^1]: A note.\n\n@page\n\nTwo.\n",
        );
        let rule = " ".repeat(54);
        assert_eq!(
            text,
            format!(
                "A paper\n\nOne.1\n\n{rule}\n1 A note.\n\nSample\nPage 1 of 2\n\u{c}A paper\n\nTwo.\n\n\
                 Sample\nPage 2 of 2\n"
            )
        );
    }

    #[test]
    fn a_narrow_cell_goes_on_beside_the_next_one() {
        let text = made(
            "text.width: 40",
            "@table 20 20 60 head=1 text=line/9,8\n| Who | What | Why |\n\
             | Heron Energy | Large | Because the river is {page}wide and the boat is small. |\n@end\n",
        );
        assert_eq!(
            text,
            "Who What Why\n\nHeron Large Because the river is wide\n\u{c}\
             Who What Why\n\nEnergy and the boat is small.\n"
        );
    }

    #[test]
    fn an_extraction_has_words_of_its_own() {
        assert_eq!(made("", "wil{t: }l{d: not} do\n"), "wil l do\n");
    }
}
