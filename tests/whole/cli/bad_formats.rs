//! PDF and Word files that are broken, locked or something else: each is a clear line in the report
//! of the reading, and the rest goes on.

use std::fs;
use std::io::{Cursor, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use zip::write::SimpleFileOptions;

use super::bad_input::{assert_told, folder_with_a_good_paper, imported};
use super::{Library, command, list, text};
use crate::tree;

/// What became of a file with these bytes.
fn read(name: &str, bytes: &[u8]) -> Value {
    let folder = folder_with_a_good_paper();
    fs::write(folder.path().join(name), bytes).unwrap();
    imported(folder.path(), name)
}

fn said(document: &Value) -> String {
    let notices = list(document, "notices");
    notices.iter().map(|notice| text(notice, "message")).collect::<Vec<_>>().join(" ")
}

/// A PDF of one page with these words, or with a picture where there are none.
fn pdf(words: &str) -> Vec<u8> {
    let content = match words {
        "" => "q 200 0 0 200 100 500 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \u{1}\u{2}\u{3}\u{4} EI Q"
            .to_owned(),
        words => format!("BT /F1 12 Tf 72 700 Td ({words}) Tj ET"),
    };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    file.extend(
        format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    file
}

/// A zip with these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
    ])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn sound_files_of_the_same_making_are_read() {
    for (name, bytes) in [
        ("sound.pdf", pdf("Clause G8.43 is cited here")),
        ("sound.docx", docx(&paragraph("Clause G8.43 is cited here"))),
    ] {
        let document = read(name, &bytes);
        assert_eq!(
            (&document["status"], &document["pages_read"]),
            (&"read".into(), &1.into()),
            "{document}"
        );
    }
}

#[test]
fn encrypted_pdf() {
    let locked = fs::read(tree::root().join("tests/whole/files/locked.pdf")).unwrap();
    let document = read("locked.pdf", &locked);
    assert_told(&document, &["failed"]);
    assert!(said(&document).contains("password"), "{document}");
}

#[test]
fn truncated_pdf() {
    let whole = pdf("Clause G8.43 is cited here");
    for length in [4, 40, whole.len() / 2, whole.len() - 60] {
        let document = read("cut.pdf", &whole[..length]);
        // What is cut may still hold all its words; never less than that in silence.
        if document["status"] != "read" {
            assert_told(&document, &["failed", "partial"]);
        }
    }
}

#[test]
fn zero_byte_pdf_and_docx() {
    for name in ["empty.pdf", "empty.docx"] {
        let document = read(name, b"");
        assert_told(&document, &["failed"]);
        assert!(said(&document).contains("empty"), "{document}");
    }
}

#[test]
fn pdf_of_pictures_alone() {
    let document = read("scan.pdf", &pdf(""));
    assert_told(&document, &["partial"]);
    assert_eq!((&document["pages"], &document["pages_read"]), (&1.into(), &0.into()), "{document}");
}

#[test]
fn mislabelled_files_are_read_as_what_they_are_or_refused_as_that() {
    let document = read("really-pdf.docx", &pdf("Clause G8.43 is cited here"));
    assert_told(&document, &["read"]);
    let document = read("really-docx.pdf", &docx(&paragraph("Clause G8.43 is cited here")));
    assert_told(&document, &["read"]);
    let document = read("picture.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
    assert_told(&document, &["failed"]);
}

#[test]
fn docx_that_is_no_zip_has_no_document_or_bad_xml() {
    let document = read("noise.docx", b"\x03\x9a\x01\0\xfe\x80 no zip at all \0\0\0\x11\x12\x13");
    assert_told(&document, &["failed"]);
    let document =
        read("hollow.docx", &zipped(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)]));
    assert_told(&document, &["failed"]);
    let body = format!("{}<w:p><w:r><w:t>Never closed</w:r>", paragraph("Words before the fault"));
    assert_told(&read("bad.docx", &docx(&body)), &["partial", "failed"]);
}

/// The reader of one file is killed while it works: the file says so, and the next is read.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_is_killed_costs_its_file_alone() {
    let folder = folder_with_a_good_paper();
    let words = "The party shall keep the record that G8.43 asks for.\n\n";
    fs::write(folder.path().join("a-large.txt"), words.repeat(6_000_000 / words.len())).unwrap();
    let library = Library::new();
    let place = library.path().to_str().unwrap().to_owned();
    let import =
        ["import", folder.path().to_str().unwrap(), "--library", &place, "--format", "json"];
    let mut child = command(&import).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let reader = child_of(child.id());
    std::process::Command::new("kill").args(["-KILL", &reader.to_string()]).status().unwrap();
    let mut out = String::new();
    std::io::Read::read_to_string(&mut child.stdout.take().unwrap(), &mut out).unwrap();
    child.wait().unwrap();
    let answer: Value = serde_json::from_str(&out).unwrap();
    let documents = list(&answer, "documents");
    assert_eq!(text(&documents[0], "status"), "failed", "{answer}");
    assert!(said(&documents[0]).contains("signal 9"), "{answer}");
    assert_eq!(text(&documents[1], "status"), "read", "the rest goes on: {answer}");
}

/// The number of the process that `parent` has started, once it has.
#[cfg(target_os = "linux")]
fn child_of(parent: u32) -> u32 {
    let until = Instant::now() + Duration::from_secs(60);
    while Instant::now() < until {
        let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children"));
        if let Some(child) = children.ok().and_then(|list| list.split(' ').next()?.parse().ok()) {
            return child;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("no reader was started");
}
