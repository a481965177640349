//! The package around the document: names, types, encodings, other formats.

use codicil_extract::{ExtractError, Format, read};

use crate::writer::{content_types, docx, r, t, top, words, zipped};

/// A document of these files.
fn files(named: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let files: Vec<_> =
        named.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())).collect();
    zipped(&files)
}

fn first_words(bytes: &[u8]) -> Vec<String> {
    let read = read(bytes, "a.docx").expect("a document");
    assert_eq!(read.format, Format::Docx);
    words(&read.layout).iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_document_is_told_by_its_bytes_whatever_its_name() {
    let bytes = docx(t("One")).bytes();
    for name in ["a.txt", "a.docm", "a.zip", "a"] {
        assert_eq!(read(&bytes, name).unwrap().format, Format::Docx);
    }
    assert!(codicil_extract::extensions().contains(&"docx"));
}

#[test]
fn the_document_is_found_through_relationships_and_types() {
    let xml = docx(t("One")).document().into_bytes();
    let types = content_types("Inhalt/Text.xml");
    let odd = files(&[
        ("[Content_Types].xml", types.clone()),
        ("_rels/.rels", top("/Inhalt/Text.xml")),
        ("Inhalt/Text.xml", xml.clone()),
    ]);
    assert_eq!(first_words(&odd), ["One"]);
    assert_eq!(
        first_words(&files(&[("[Content_Types].xml", types), ("Inhalt/Text.xml", xml.clone())])),
        ["One"]
    );
    assert_eq!(first_words(&files(&[("word/document2.xml", xml.clone())])), ["One"]);
    let macros = String::from_utf8(content_types("Inhalt/Text.xml")).unwrap().replace(
        "openxmlformats-officedocument.wordprocessingml.document.main",
        "ms-word.document.macroEnabled.main",
    );
    assert_eq!(
        first_words(&files(&[
            ("[Content_Types].xml", macros.into_bytes()),
            ("Inhalt/Text.xml", xml)
        ])),
        ["One"]
    );
}

#[test]
fn names_with_backslashes_and_other_case() {
    let documents = docx(t("One")).styles("").files();
    let renamed: Vec<_> = documents
        .into_iter()
        .map(|(name, bytes)| (name.replace('/', "\\").to_uppercase(), bytes))
        .collect();
    assert_eq!(first_words(&zipped(&renamed)), ["One"]);
}

#[test]
fn the_strict_form_is_read() {
    let strict = docx(t("One") + r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:rPr><w:b w:val="true"/></w:rPr><w:t>Two</w:t></w:r></w:p>"#)
        .document()
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let rels = String::from_utf8(top("word/document.xml")).unwrap().replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    );
    let layout = read(
        &files(&[("_rels/.rels", rels.into_bytes()), ("word/document.xml", strict.into_bytes())]),
        "a.docx",
    )
    .unwrap()
    .layout;
    let line = &layout.pages[0].lines[1];
    assert_eq!((line.stated.heading, line.stated.bold), (Some(1), Some(true)));
}

#[test]
fn any_prefix_and_the_default_namespace() {
    let xml = docx(t("One")).document();
    let other = xml.replace("<w:", "<x:").replace("</w:", "</x:").replace("xmlns:w=", "xmlns:x=");
    assert_eq!(first_words(&files(&[("word/document.xml", other.into_bytes())])), ["One"]);
    let bare = xml.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=");
    assert_eq!(first_words(&files(&[("word/document.xml", bare.into_bytes())])), ["One"]);
}

#[test]
fn parts_in_utf_16() {
    let xml = docx(t("Fünf €")).document().replace("UTF-8", "UTF-16");
    for mark in [true, false] {
        let text = if mark { format!("\u{FEFF}{xml}") } else { xml.clone() };
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(first_words(&files(&[("word/document.xml", little)])), ["Fünf €"]);
        assert_eq!(first_words(&files(&[("word/document.xml", big)])), ["Fünf €"]);
    }
}

#[test]
fn entities_are_never_expanded() {
    let bomb = r#"<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>"#;
    let xml = docx(t("One &b;&x; two")).document().replacen("?>", &format!("?>{bomb}"), 1);
    let bytes = files(&[("word/document.xml", xml.into_bytes())]);
    assert_eq!(first_words(&bytes), ["One &b;&x; two"]);
    let codes: Vec<_> =
        read(&bytes, "a.docx").unwrap().notices.into_iter().map(|notice| notice.code).collect();
    assert_eq!(codes, ["document-type"]);
}

#[test]
fn external_parts_are_not_followed() {
    let documents = docx(
        t("One") + r#"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>"#,
    )
    .part("header", "hdr", &t("Head"))
    .files();
    let outside: Vec<_> = documents
        .into_iter()
        .map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let text = if name.ends_with("document.xml.rels") {
                text.replace("Target=", r#"TargetMode="External" Target="#)
            } else {
                text
            };
            (name, text.into_bytes())
        })
        .collect();
    assert_eq!(first_words(&zipped(&outside)), ["One"]);
}

#[test]
fn other_office_documents_are_refused_by_what_they_are() {
    let types = String::from_utf8(content_types("xl/workbook.xml"))
        .unwrap()
        .replace("wordprocessingml.document", "spreadsheetml.sheet");
    let workbook = files(&[
        ("[Content_Types].xml", types.into_bytes()),
        ("_rels/.rels", top("xl/workbook.xml")),
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
    ]);
    assert!(matches!(read(&workbook, "a.docx").unwrap_err(), ExtractError::UnknownFormat(_)));
    let archive = files(&[("word/readme.txt", b"words".to_vec())]);
    assert!(matches!(read(&archive, "a.zip").unwrap_err(), ExtractError::UnknownFormat(_)));
}

/// A compound file with a stream of this name.
fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn passwords_and_old_documents_are_told() {
    assert_eq!(read(&compound("EncryptedPackage"), "a.docx").unwrap_err(), ExtractError::Encrypted);
    let old = read(&compound("WordDocument"), "a.doc").unwrap_err();
    assert!(old.to_string().contains("before 2007 (.doc)"), "{old}");
}

#[test]
fn a_document_without_its_main_part_is_damaged() {
    let without = files(&[
        ("[Content_Types].xml", content_types("word/document.xml")),
        ("word/styles.xml", b"<a/>".to_vec()),
    ]);
    let error = read(&without, "a.docx").unwrap_err();
    assert!(
        matches!(&error, ExtractError::Damaged { reason, .. } if reason.contains("missing")),
        "{error}"
    );
    let other = files(&[("word/document.xml", b"<html><body>One</body></html>".to_vec())]);
    assert!(matches!(read(&other, "a.docx").unwrap_err(), ExtractError::Damaged { .. }));
}

#[test]
fn a_choice_is_taken_once() {
    let choice = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"w99\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        r("new"),
        r("old")
    );
    assert_eq!(first_words(&docx(format!("<w:p>{choice}</w:p>")).bytes()), ["new"]);
    let empty = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"w99\"/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        r("old")
    );
    assert_eq!(first_words(&docx(format!("<w:p>{empty}</w:p>")).bytes()), ["old"]);
}
