//! Runs of a paragraph, with its tracked changes and the marks of its footnotes.

use super::super::model::{Change, Only, Piece, Run, Words};
use super::escaped;

/// Who changed what: each change gets a number of its own.
pub struct Changes {
    pub author: String,
    pub when: String,
    count: usize,
}

impl Changes {
    pub fn new(author: &str, when: &str) -> Self {
        Self { author: author.to_owned(), when: when.to_owned(), count: 0 }
    }

    fn attributes(&mut self) -> String {
        self.count += 1;
        format!(
            "w:id=\"{}\" w:author=\"{}\" w:date=\"{}\"",
            self.count,
            escaped(&self.author),
            self.when
        )
    }

    /// The mark that the end of a paragraph came or went; it lies in the properties of the paragraph.
    pub fn of_paragraph_end(&mut self, change: Change) -> String {
        format!("<w:rPr><w:{} {}/></w:rPr>", element(change), self.attributes())
    }

    fn around(&mut self, change: Option<Change>, runs: &str) -> String {
        match change {
            Some(change) => {
                let name = element(change);
                format!("<w:{name} {}>{runs}</w:{name}>", self.attributes())
            }
            None => runs.to_owned(),
        }
    }
}

fn element(change: Change) -> &'static str {
    match change {
        Change::Inserted => "ins",
        Change::Deleted => "del",
    }
}

/// The runs of `words`; `whole` is the change of the paragraph that they are.
pub fn runs(words: &Words, whole: Option<Change>, bold: bool, changes: &mut Changes) -> String {
    let mut out = String::new();
    for piece in &words.0 {
        let (run, change) = match piece {
            Piece::Run(run) if run.only == Some(Only::Text) => continue,
            Piece::Run(part) => {
                let change = whole.or(part.change);
                (run(part, bold, change == Some(Change::Deleted)), change)
            }
            Piece::Note(number) => (note_mark(*number), whole),
            Piece::Break => ("<w:r><w:br/></w:r>".to_owned(), whole),
            Piece::PageEnd => continue,
        };
        out.push_str(&changes.around(change, &run));
    }
    out
}

/// A tab, changed with its paragraph.
pub fn tab(whole: Option<Change>, changes: &mut Changes) -> String {
    changes.around(whole, "<w:r><w:tab/></w:r>")
}

fn run(run: &Run, bold: bool, deleted: bool) -> String {
    let properties = if bold || run.bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let element = if deleted { "delText" } else { "t" };
    format!(
        "<w:r>{properties}<w:{element} xml:space=\"preserve\">{}</w:{element}></w:r>",
        escaped(&run.text)
    )
}

fn note_mark(number: usize) -> String {
    format!(
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
         <w:footnoteReference w:id=\"{number}\"/></w:r>"
    )
}
