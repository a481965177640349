//! Pages: heads, feet, footnotes and the white space of an extraction.

use super::super::model::{Paper, Running, TextStyle};
use super::{notes, plain, wrapped};

/// What follows what.
pub enum Entry {
    Paragraph(Paragraph),
    /// The words of this footnote stand at the end of the page.
    Note(usize),
    Page,
    Section(String),
}

pub struct Paragraph {
    pub lines: Vec<String>,
    pub heading: bool,
}

#[derive(Default)]
struct Page<'a> {
    section: &'a str,
    paragraphs: Vec<&'a Paragraph>,
    notes: Vec<usize>,
}

/// The text of the whole paper.
pub fn laid_out(paper: &Paper, entries: &[Entry]) -> String {
    let mut pages = vec![Page::default()];
    for entry in entries {
        let page = pages.last_mut().expect("there is always a page");
        match entry {
            Entry::Paragraph(paragraph) => page.paragraphs.push(paragraph),
            Entry::Note(number) => page.notes.push(*number),
            Entry::Page => {
                let section = page.section;
                pages.push(Page { section, ..Page::default() });
            }
            Entry::Section(name) => pages.push(Page { section: name, ..Page::default() }),
        }
    }
    let count = pages.len();
    let style = &paper.meta.text;
    let texts: Vec<String> =
        pages.iter().enumerate().map(|(at, page)| page_text(paper, page, at + 1, count)).collect();
    if style.form_feeds {
        texts.join("\u{c}")
    } else {
        texts.iter().map(|text| format!(" {text}")).collect()
    }
}

fn page_text(paper: &Paper, page: &Page<'_>, number: usize, count: usize) -> String {
    let style = &paper.meta.text;
    let none = Running::default();
    let running = paper.meta.running.get(page.section).unwrap_or(&none);
    let lines = |lines: &[Vec<String>]| -> Vec<String> {
        let cells = lines.iter().flatten().filter(|cell| !cell.is_empty());
        cells
            .map(|cell| {
                cell.replace("{page}", &number.to_string()).replace("{pages}", &count.to_string())
            })
            .collect()
    };
    let shown = style.foot_on.is_empty() || style.foot_on.contains(&number);
    let head = lines(&running.head);
    let foot = if shown { lines(&running.foot) } else { Vec::new() };
    let (above, below) =
        if style.foot_on_top { ([head, foot].concat(), Vec::new()) } else { (head, foot) };
    let mut out = Out { style, text: String::new() };
    out.running(&above);
    for paragraph in &page.paragraphs {
        out.paragraph(&paragraph.lines, paragraph.heading);
    }
    out.notes(paper, &page.notes);
    out.running(&below);
    // The last line of a page is followed by the next page, not by an empty line.
    if out.text.ends_with("\n\n") {
        out.text.pop();
    }
    out.text
}

struct Out<'a> {
    style: &'a TextStyle,
    text: String,
}

impl Out<'_> {
    fn paragraph(&mut self, lines: &[String], heading: bool) {
        if lines.is_empty() {
            return;
        }
        let first = self.text.is_empty();
        if self.style.spread {
            if heading && !first {
                self.text.push_str(" \n\n");
            }
            // A heading of several lines is kept together.
            let gap = if heading { " \n" } else { " \n\n" };
            self.text.push_str(&lines.join(gap));
            self.text.push_str(" \n\n");
        } else {
            if !first {
                self.text.push('\n');
            }
            self.text.push_str(&lines.join("\n"));
            self.text.push_str(if self.style.form_feeds { "\n" } else { " \n" });
        }
    }

    /// A running head or foot: lines one below the other, or each by itself where the extraction
    /// took it from the narrow cells of a cover.
    fn running(&mut self, lines: &[String]) {
        if self.style.form_feeds {
            self.paragraph(lines, false);
        } else {
            lines.iter().for_each(|line| self.paragraph(std::slice::from_ref(line), false));
        }
    }

    /// A rule that has become white space, and the footnotes of the page.
    fn notes(&mut self, paper: &Paper, numbers: &[usize]) {
        let mut lines = Vec::new();
        for number in numbers {
            let words = &paper.notes[number - 1];
            debug_assert!(notes(words).next().is_none(), "a footnote cites no footnote");
            let text = format!("{number} {}", plain(words));
            lines.push(wrapped(&text, self.style.width));
        }
        for (at, mut note) in lines.into_iter().enumerate() {
            if at == 0 {
                if !self.style.spread && !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.text.push_str(&format!("{}\n", " ".repeat(54)));
                let gap = if self.style.form_feeds { "\n" } else { " \n\n" };
                self.text.push_str(&note.join(gap));
                self.text.push_str(if self.style.spread { " \n\n" } else { "\n" });
            } else {
                self.paragraph(&std::mem::take(&mut note), false);
            }
        }
    }
}
