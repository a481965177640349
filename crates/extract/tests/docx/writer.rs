//! Writes small Word documents: a zip with XML parts.

#![expect(clippy::unwrap_used, reason = "a helper of tests")]

use std::io::{Cursor, Write};

use codicil_extract::{ExtractError, Extracted, read};
use codicil_layout::{Layout, Line, Part};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The declaration of namespaces that every part gets.
const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" "#,
    r#"xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart""#
);

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document in the making.
pub struct Docx {
    /// The XML in the body.
    pub body: String,
    /// Kind of relationship, id, file name in `word/`, XML.
    parts: Vec<(String, String, String, String)>,
}

/// A document with this body.
pub fn docx(body: impl Into<String>) -> Docx {
    Docx { body: body.into(), parts: Vec::new() }
}

impl Docx {
    /// Adds a part of this kind ("styles"), its root element being `root`.
    pub fn part(mut self, kind: &str, root: &str, inside: &str) -> Self {
        let index = self.parts.len() + 1;
        let xml = format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>");
        self.parts.push((kind.into(), format!("rId{index}"), format!("part{index}.xml"), xml));
        self
    }

    pub fn styles(self, inside: &str) -> Self {
        self.part("styles", "styles", inside)
    }

    pub fn numbering(self, inside: &str) -> Self {
        self.part("numbering", "numbering", inside)
    }

    /// The XML of the document part.
    pub fn document(&self) -> String {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{}</w:body></w:document>"#,
            self.body
        )
    }

    /// All parts with their names.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut related = String::new();
        for (kind, id, name, _) in &self.parts {
            related.push_str(&format!(
                r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{name}"/>"#
            ));
        }
        let mut files = vec![
            ("[Content_Types].xml".to_owned(), content_types("word/document.xml")),
            ("_rels/.rels".to_owned(), top("word/document.xml")),
            ("word/document.xml".to_owned(), self.document().into_bytes()),
            (
                "word/_rels/document.xml.rels".to_owned(),
                format!(r#"<Relationships xmlns="{RELATIONSHIPS}">{related}</Relationships>"#)
                    .into_bytes(),
            ),
        ];
        for (_, _, name, xml) in &self.parts {
            files.push((format!("word/{name}"), xml.clone().into_bytes()));
        }
        files
    }

    pub fn bytes(&self) -> Vec<u8> {
        zipped(&self.files())
    }

    pub fn read(&self) -> Result<Extracted, ExtractError> {
        read(&self.bytes(), "a.docx")
    }

    pub fn layout(&self) -> Layout {
        checked(self.read().unwrap().layout)
    }

    /// The codes of its notices.
    pub fn codes(&self) -> Vec<String> {
        self.read().unwrap().notices.into_iter().map(|notice| notice.code).collect()
    }
}

/// `_rels/.rels`, leading to this document.
pub fn top(target: &str) -> Vec<u8> {
    format!(
        r#"<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{TYPES}/officeDocument" Target="{target}"/></Relationships>"#
    )
    .into_bytes()
}

/// `[Content_Types].xml` of a document part.
pub fn content_types(part: &str) -> Vec<u8> {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{part}" ContentType="{kind}"/></Types>"#
    )
    .into_bytes()
}

/// A zip of these files.
pub fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The layout, if it keeps what layouts promise.
pub fn checked(layout: Layout) -> Layout {
    let mut last = 0;
    let lines: Vec<&Line> = layout.pages.iter().flat_map(|page| &page.lines).collect();
    for line in &lines {
        assert!(line.span.start >= last && line.span.end > line.span.start, "{line:?}");
        assert_eq!(line.of(&layout), line.of(&layout).trim());
        let label = line.stated.label.map_or(0, |label| label as usize);
        assert!(line.of(&layout).is_char_boundary(label));
        if let Some(cell) = line.stated.cell {
            assert!(layout.tables[cell.table].cells.len() > cell.cell);
        }
        last = line.span.end;
    }
    for pair in lines.windows(2) {
        let between = &layout.text[pair[0].span.end..pair[1].span.start];
        assert_eq!(between.matches('\n').count(), 1, "{between:?}");
    }
    let mut last = 0;
    for mark in &layout.changes {
        assert!(mark.span.start >= last && mark.span.end > mark.span.start, "{mark:?}");
        assert!(layout.text.get(mark.span.start..mark.span.end).is_some());
        last = mark.span.end;
    }
    for (index, page) in layout.pages.iter().enumerate() {
        assert_eq!(page.number as usize, index + 1);
    }
    for mark in &layout.note_marks {
        assert!(layout.text.is_char_boundary(mark.at));
    }
    layout
}

pub fn lines(layout: &Layout) -> Vec<&Line> {
    layout.pages.iter().flat_map(|page| &page.lines).collect()
}

/// The words of all lines.
pub fn words(layout: &Layout) -> Vec<&str> {
    lines(layout).into_iter().map(|line| line.of(layout)).collect()
}

/// The paragraphs with the changes accepted (true) or rejected, without empty ones and without notes,
/// heads, feet and comments: the marks applied to the text, nothing else.
pub fn state(layout: &Layout, after: bool) -> Vec<String> {
    let mut kept = vec![true; layout.text.len()];
    for mark in layout.changes.iter().filter(|mark| mark.kind.stands_after() != after) {
        kept[mark.span.start..mark.span.end].fill(false);
    }
    for line in lines(layout) {
        if matches!(line.stated.part, Some(Part::Head | Part::Foot | Part::Note(_) | Part::Comment))
        {
            kept[line.span.start..line.span.end].fill(false);
        }
    }
    let chars = layout.text.char_indices().filter(|(at, _)| kept[*at]).map(|(_, char)| char);
    let text: String = chars.collect();
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// A run with these words.
pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph with these runs.
pub fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A paragraph with these words.
pub fn t(text: &str) -> String {
    p(&r(text))
}

/// A paragraph with these properties and words.
pub fn pp(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

/// A paragraph of a list with these runs and properties of its end.
pub fn item(list: u32, level: u32, end: &str, runs: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr><w:rPr>{end}</w:rPr></w:pPr>{runs}</w:p>"#
    )
}

/// A change by Ann around runs.
pub fn change(kind: &str, runs: &str) -> String {
    format!(r#"<w:{kind} w:id="9" w:author="Ann" w:date="2021-03-04T05:06:07Z">{runs}</w:{kind}>"#)
}

/// A change by Ann in properties.
pub fn changed(kind: &str) -> String {
    format!(r#"<w:{kind} w:id="8" w:author="Ann" w:date="2021-03-04T05:06:07Z"/>"#)
}

/// A level of a list.
pub fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

/// A definition of lists with these levels, and a list for each of `lists`.
pub fn definition(id: u32, levels: &str, lists: &[u32]) -> (String, String) {
    let lists = lists
        .iter()
        .map(|list| format!(r#"<w:num w:numId="{list}"><w:abstractNumId w:val="{id}"/></w:num>"#));
    (format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#), lists.collect())
}

/// A list 1 of clauses: "1", "1.1", "(a)", "(i)".
pub fn clauses() -> String {
    let levels = [
        level(0, "decimal", "%1", ""),
        level(1, "decimal", "%1.%2", ""),
        level(2, "lowerLetter", "(%3)", ""),
        level(3, "lowerRoman", "(%4)", ""),
    ];
    let (definition, list) = definition(0, &levels.concat(), &[1]);
    definition + &list
}
