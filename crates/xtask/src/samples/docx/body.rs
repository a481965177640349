//! The flow of the document: paragraphs, tables and sections.

use super::super::model::{Block, Change, Meta, Only, Paper, Piece, Run, What, Words};
use super::inline::{self, Changes};
use super::numbering::{self, BULLETS, HEADINGS};
use super::{DECLARATION, Purpose, R, W, escaped, tables};

/// A4 with margins, in twentieths of a point.
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1247\" w:right=\"1134\" \
                    w:bottom=\"1247\" w:left=\"1134\" w:header=\"567\" w:footer=\"510\" w:gutter=\"0\"/>";

/// `word/document.xml`.
pub fn document(paper: &Paper, purpose: Purpose) -> String {
    let mut body = Body {
        meta: &paper.meta,
        purpose,
        changes: Changes::new(&paper.meta.author, &paper.meta.changed),
        out: String::new(),
        page_due: false,
        section: String::new(),
    };
    for block in paper.blocks.iter().filter(|block| block.only != Some(Only::Text)) {
        body.block(block);
    }
    let section = body.section_properties();
    format!("{DECLARATION}<w:document {W} {R}><w:body>{}{section}</w:body></w:document>", body.out)
}

struct Body<'a> {
    meta: &'a Meta,
    purpose: Purpose,
    changes: Changes,
    out: String,
    /// Whether the next block begins a page.
    page_due: bool,
    /// Name of the running head and foot that hold here.
    section: String,
}

impl Body<'_> {
    fn block(&mut self, block: &Block) {
        let change = block.change;
        match &block.what {
            What::Heading { level, words } => self.heading(*level, words, change),
            What::Subtitle(words) => self.plain("Subtitle", words, change),
            What::Paragraph(words) => self.plain("BodyText", words, change),
            What::Bullet(words) => {
                self.paragraph("ListBullet", &numbered(BULLETS, 0), words, change);
            }
            What::Item { level, label, words, .. } if self.purpose == Purpose::Print => {
                self.labelled(&format!("({label})"), &typed_letter(*level), words, change);
            }
            What::Item { level, list, words, .. } => {
                let number = numbered(numbering::of_list(*list), *level);
                self.paragraph("ListLetter", &number, words, change);
            }
            What::Clause { label, words } => self.labelled(label, "", words, change),
            What::Table(table) => {
                self.page_break_before_table();
                self.out.push_str(&tables::table(table, &mut self.changes));
                // Two tables without a paragraph between them would be one.
                self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
            }
            What::Contents(lines) => self.contents(lines),
            What::Page => self.page_due = true,
            What::Section(name) => {
                let properties = self.section_properties();
                self.out.push_str(&format!(
                    "<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/>{properties}</w:pPr></w:p>"
                ));
                self.section.clone_from(name);
            }
        }
    }

    /// A paragraph that begins with a typed label and a tab.
    fn labelled(&mut self, label: &str, indent: &str, words: &Words, change: Option<Change>) {
        let style = if indent.is_empty() { "Clause" } else { "ListLetter" };
        let label = Words(vec![Piece::Run(Run { text: label.to_owned(), ..Run::default() })]);
        let label = inline::runs(&label, change, false, &mut self.changes);
        let tab = inline::tab(change, &mut self.changes);
        let text = inline::runs(words, change, false, &mut self.changes);
        self.write(style, indent, change, &format!("{label}{tab}{text}"));
    }

    fn plain(&mut self, style: &str, words: &Words, change: Option<Change>) {
        self.paragraph(style, "", words, change);
    }

    fn paragraph(&mut self, style: &str, number: &str, words: &Words, change: Option<Change>) {
        let runs = inline::runs(words, change, false, &mut self.changes);
        self.write(style, number, change, &runs);
    }

    fn write(&mut self, style: &str, number: &str, change: Option<Change>, runs: &str) {
        let page = if std::mem::take(&mut self.page_due) { "<w:pageBreakBefore/>" } else { "" };
        let end = change.map_or(String::new(), |change| self.changes.of_paragraph_end(change));
        self.out.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{page}{number}{end}</w:pPr>{runs}</w:p>"
        ));
    }

    /// A heading; where the word processor counts them, its printed number becomes automatic.
    fn heading(&mut self, level: u8, words: &Words, change: Option<Change>) {
        let style = match level {
            0 => "Title".to_owned(),
            level => format!("Heading{level}"),
        };
        let text = match words.0.first() {
            Some(Piece::Run(run)) => run.text.as_str(),
            _ => "",
        };
        let counted = self.meta.numbered_headings && level == 1;
        match text.split_once(". ").filter(|(number, _)| counted && number.parse::<u32>().is_ok()) {
            Some((number, _)) => {
                let mut rest = words.clone();
                if let Some(Piece::Run(run)) = rest.0.first_mut() {
                    run.text.drain(..number.len() + 2);
                }
                self.paragraph(&style, &numbered(HEADINGS, 0), &rest, change);
            }
            None => self.plain(&style, words, change),
        }
    }

    /// A page break in a paragraph of its own, since a table cannot ask for one.
    fn page_break_before_table(&mut self) {
        if std::mem::take(&mut self.page_due) {
            self.out.push_str(
                "<w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr>\
                 <w:r><w:br w:type=\"page\"/></w:r></w:p>",
            );
        }
    }

    /// The list of contents as the result of its field.
    fn contents(&mut self, lines: &[(String, String)]) {
        for (at, (title, page)) in lines.iter().enumerate() {
            let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText \
                         xml:space=\"preserve\"> TOC \\o \"1-1\" \\u </w:instrText></w:r>\
                         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
            let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
            let runs = format!(
                "{}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r><w:r><w:tab/></w:r>\
                 <w:r><w:t>{page}</w:t></w:r>{}",
                if at == 0 { begin } else { "" },
                escaped(title),
                if at + 1 == lines.len() { end } else { "" }
            );
            self.write("TOC1", "", None, &runs);
        }
    }

    fn section_properties(&self) -> String {
        let number = self.meta.running.keys().position(|name| *name == self.section);
        let parts = number.map_or(String::new(), |number| {
            format!(
                "<w:headerReference w:type=\"default\" r:id=\"head{number}\"/>\
                 <w:footerReference w:type=\"default\" r:id=\"foot{number}\"/>"
            )
        });
        format!("<w:sectPr>{parts}{PAGE}</w:sectPr>")
    }
}

fn numbered(number: usize, level: u8) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>")
}

/// Where a typed letter stands: as far in as an automatic one.
fn typed_letter(level: u8) -> String {
    let left = 1701 + 567 * u32::from(level);
    format!(
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"{left}\"/></w:tabs>\
         <w:ind w:left=\"{left}\" w:hanging=\"567\"/>"
    )
}
