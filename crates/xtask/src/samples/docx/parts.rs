//! The files of a document beside its flow: relations, properties, footnotes, heads and feet.

use super::super::model::{Paper, Running};
use super::inline::{self, Changes};
use super::{DECLARATION, Part, Purpose, R, W, body, escaped, numbering, styles};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A file below `word/`: its name, its relation, and what it holds.
struct Inner {
    name: String,
    id: String,
    kind: &'static str,
    text: String,
}

/// All files of the document.
pub fn all(paper: &Paper, purpose: Purpose) -> Vec<Part> {
    let mut inner = vec![
        inner("styles", styles::part()),
        inner("numbering", numbering::part(paper)),
        inner("settings", settings()),
        inner("fontTable", fonts()),
        inner("footnotes", footnotes(paper)),
    ];
    for (number, running) in paper.meta.running.values().enumerate() {
        inner.push(edge(&format!("head{number}"), "header", running));
        inner.push(edge(&format!("foot{number}"), "footer", running));
    }
    let mut parts = vec![
        part("[Content_Types].xml", content_types(&inner)),
        part(
            "_rels/.rels",
            relations(&[
                ("document", "officeDocument", "word/document.xml"),
                ("core", "metadata/core-properties", "docProps/core.xml"),
                ("app", "extended-properties", "docProps/app.xml"),
            ]),
        ),
        part("docProps/core.xml", core(paper)),
        part("docProps/app.xml", app()),
        part("word/document.xml", body::document(paper, purpose)),
    ];
    let links: Vec<(&str, &str, &str)> =
        inner.iter().map(|one| (one.id.as_str(), one.kind, one.name.as_str())).collect();
    parts.push(part("word/_rels/document.xml.rels", relations(&links)));
    parts.extend(inner.iter().map(|one| part(&format!("word/{}", one.name), one.text.clone())));
    parts
}

fn part(name: &str, text: String) -> Part {
    Part { name: name.to_owned(), text }
}

fn inner(kind: &'static str, text: String) -> Inner {
    Inner { name: format!("{kind}.xml"), id: kind.to_owned(), kind, text }
}

fn content_types(inner: &[Inner]) -> String {
    let parts: String = inner
        .iter()
        .map(|one| {
            format!(
                "<Override PartName=\"/word/{}\" ContentType=\"{TYPES}.{}+xml\"/>",
                one.name, one.kind
            )
        })
        .collect();
    format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPES}.document.main+xml\"/>{parts}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>\
         </Types>"
    )
}

fn relations(links: &[(&str, &str, &str)]) -> String {
    let links: String = links
        .iter()
        .map(|(id, kind, target)| {
            let base = if kind.starts_with("metadata/") {
                format!("{PACKAGE}/relationships")
            } else {
                RELATIONS.to_owned()
            };
            format!("<Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}</Relationships>")
}

fn core(paper: &Paper) -> String {
    let meta = &paper.meta;
    let time = |name: &str| {
        format!(
            "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{}T09:00:00Z</dcterms:{name}>",
            meta.date
        )
    };
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:subject>{}</dc:subject><dc:creator>Example Code Administration Ltd</dc:creator>{}{}\
         </cp:coreProperties>",
        escaped(&meta.title),
        escaped(&meta.subject),
        time("created"),
        time("modified")
    )
}

fn app() -> String {
    format!(
        "{DECLARATION}<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Codicil sample papers</Application></Properties>"
    )
}

fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings {W}><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/>\
         </w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn fonts() -> String {
    format!(
        "{DECLARATION}<w:fonts {W}><w:font w:name=\"Liberation Sans\"><w:family w:val=\"swiss\"/>\
         <w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}

fn footnotes(paper: &Paper) -> String {
    let rule = |number: i32, kind: &str, element: &str| {
        format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{number}\"><w:p><w:r><w:{element}/></w:r></w:p>\
             </w:footnote>"
        )
    };
    let mut changes = Changes::new("", "");
    let notes: String = paper
        .notes
        .iter()
        .enumerate()
        .map(|(at, words)| {
            format!(
                "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
                 <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>\
                 <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>{}</w:p></w:footnote>",
                at + 1,
                inline::runs(words, None, false, &mut changes)
            )
        })
        .collect();
    format!(
        "{DECLARATION}<w:footnotes {W}>{}{}{notes}</w:footnotes>",
        rule(-1, "separator", "separator"),
        rule(0, "continuationSeparator", "continuationSeparator")
    )
}

fn edge(id: &str, kind: &'static str, running: &Running) -> Inner {
    let (element, style, lines) = if kind == "header" {
        ("hdr", "Header", &running.head)
    } else {
        ("ftr", "Footer", &running.foot)
    };
    let mut paragraphs: String = lines
        .iter()
        .enumerate()
        .map(|(at, cells)| {
            let style = if at == 0 && kind == "footer" { "FirstFooterLine" } else { style };
            let cells: Vec<String> = cells.iter().map(|cell| with_fields(cell)).collect();
            format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
                cells.join("<w:r><w:tab/></w:r>")
            )
        })
        .collect();
    if paragraphs.is_empty() {
        paragraphs = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr></w:p>");
    }
    let text = format!("{DECLARATION}<w:{element} {W} {R}>{paragraphs}</w:{element}>");
    Inner { name: format!("{id}.xml"), id: id.to_owned(), kind, text }
}

/// The runs of a cell, with fields for the number of the page and of all pages.
fn with_fields(cell: &str) -> String {
    let run = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
        }
    };
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
             {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
             <w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let mut out = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&run(before));
        out.push_str(&field(if name == "pages" { "NUMPAGES" } else { "PAGE" }));
        rest = after;
    }
    out.push_str(&run(rest));
    out
}
