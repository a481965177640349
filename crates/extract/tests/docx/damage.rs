//! Broken files and hostile ones: no panic, and what could be read is told.

use codicil_extract::{ExtractError, Extracted, read};

use crate::writer::{change, checked, clauses, docx, item, p, r, t, words, zipped};

/// A document with a bit of everything.
fn rich() -> crate::writer::Docx {
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        t("Cell one"),
        t("Cell two")
    );
    let body = [
        t("First words"),
        item(1, 0, "", &(r("clause ") + &change("del", &r("old")) + &change("ins", &r("new")))),
        p(&(r("cited") + r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#)),
        table,
        t("Last words"),
    ];
    docx(body.concat())
        .styles(r#"<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>"#)
        .numbering(&clauses())
        .part("footnotes", "footnotes", &format!(r#"<w:footnote w:id="1">{}</w:footnote>"#, t("Note")))
}

#[test]
fn a_zip_may_end_anywhere() {
    let bytes = rich().bytes();
    let mut read_in_part = 0;
    // Every length near the end, where the directory lies; steps before it.
    let near = bytes.len() - 150;
    for end in (0..near).step_by(9).chain(near..bytes.len()) {
        match read(&bytes[..end], "a.docx") {
            Ok(Extracted { layout, notices, .. }) => {
                checked(layout);
                read_in_part += usize::from(
                    notices.iter().any(|notice| notice.code == "damaged-file" && notice.loses_text),
                );
            }
            Err(
                ExtractError::Empty | ExtractError::UnknownFormat(_) | ExtractError::Damaged { .. },
            ) => {}
            Err(other) => panic!("{other} at {end}"),
        }
    }
    assert!(read_in_part > 50, "{read_in_part}");
    // Without the directory everything is still there.
    let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    let salvaged = read(&bytes[..directory], "a.docx").unwrap();
    assert_eq!(words(&salvaged.layout), words(&rich().layout()));
}

#[test]
fn any_byte_of_a_zip_may_be_wrong() {
    let bytes = rich().bytes();
    for at in (0..bytes.len()).step_by(13) {
        let mut broken = bytes.clone();
        broken[at] ^= 0x5A;
        if let Ok(read) = read(&broken, "a.docx") {
            checked(read.layout);
        }
    }
}

/// A document of these files, one of them replaced.
fn with(name: &str, text: &[u8]) -> Vec<u8> {
    let mut files = rich().files();
    for (known, bytes) in &mut files {
        if known == name {
            *bytes = text.to_vec();
        }
    }
    zipped(&files)
}

#[test]
fn xml_may_break_off_anywhere() {
    let xml = rich().document();
    for end in (0..xml.len()).step_by(17) {
        if let Ok(read) = read(&with("word/document.xml", &xml.as_bytes()[..end]), "a.docx") {
            let layout = checked(read.layout);
            assert!(read.notices.iter().any(|notice| notice.loses_text), "{end}");
            assert_eq!(words(&layout)[0], &"First words"[..words(&layout)[0].len()]);
        }
    }
}

#[test]
fn what_stands_before_a_fault_is_read_and_told() {
    let xml = rich().document().replace("<w:tbl>", "<w:tbl></w:x>");
    let read = read(&with("word/document.xml", xml.as_bytes()), "a.docx").unwrap();
    assert_eq!(words(&read.layout), ["First words", "1 clause oldnew", "cited", "Note"]);
    let notice = &read.notices[0];
    assert_eq!((notice.code.as_str(), notice.loses_text), ("damaged-part", true));
    assert!(notice.message.contains("read up to “cited”"), "{}", notice.message);
}

#[test]
fn a_fault_of_another_part_leaves_the_words() {
    for part in 1..=3 {
        let name = format!("word/part{part}.xml");
        let read = read(&with(&name, b"<w:x><<<"), "a.docx").unwrap();
        assert_eq!(words(&read.layout)[0], "First words");
        assert!(read.notices[0].message.contains(&name), "{}", read.notices[0].message);
    }
}

#[test]
fn faults_anywhere_in_xml_are_survived() {
    let xml = rich().document();
    let mut seed = 3_usize;
    for _ in 0..120 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = (seed >> 20) % xml.len();
        let junk =
            [&b"<"[..], b">", b"\"", b"&", b"</w:p>", b"<w:p>", b"\xFF", b"<w:tbl>", b"<!--"]
                [(seed >> 50) % 9];
        let broken = [&xml.as_bytes()[..at], junk, &xml.as_bytes()[at..]].concat();
        if let Ok(read) = read(&with("word/document.xml", &broken), "a.docx") {
            checked(read.layout);
        }
    }
}

#[test]
fn deep_content_is_left_out_and_told() {
    for (open, close) in [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ] {
        let body = t("One") + &open.repeat(5000) + &t("Deep") + &close.repeat(5000) + &t("Two");
        let read = docx(body).read().unwrap();
        let found = words(&read.layout);
        assert_eq!((found.first(), found.last()), (Some(&"One"), Some(&"Two")), "{open}");
        assert!(read.notices.iter().any(|notice| notice.code == "too-deep"));
    }
    let runs = "<w:hyperlink>".repeat(5000) + &r("x") + &"</w:hyperlink>".repeat(5000);
    assert_eq!(words(&docx(p(&(r("One") + &runs))).layout()), ["One"]);
}

#[test]
fn a_part_that_grows_without_end_is_cut() {
    let blank = " ".repeat(1 << 20);
    let mut xml = docx(t("One")).document().replace("</w:body></w:document>", "");
    for _ in 0..20 {
        xml.push_str(&blank);
    }
    let read = read(&with("word/document.xml", xml.as_bytes()), "a.docx").unwrap();
    assert_eq!(words(&read.layout), ["One"]);
    assert!(
        read.notices[0].message.contains("larger than what is read"),
        "{}",
        read.notices[0].message
    );
}

#[test]
fn repetition_does_not_multiply() {
    // One note, one comment, one long label and one long author, each named very often.
    let cite =
        r#"<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>"#
            .repeat(3000);
    let author = "A".repeat(50_000);
    let changed = format!(
        r#"<w:ins w:author="{author}">{}</w:ins>"#,
        (r("x") + "<w:del w:author=\"b\"/>").repeat(2000)
    );
    let label = "%1".to_owned() + &"y".repeat(50_000);
    let items = item(1, 0, "", &r("z")).repeat(500);
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{label}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    );
    let note = t(&"n".repeat(100_000));
    let layout = docx(p(&(r("One") + &cite)) + &p(&changed) + &items)
        .numbering(&numbering)
        .part("footnotes", "footnotes", &format!(r#"<w:footnote w:id="1">{note}</w:footnote>"#))
        .part("comments", "comments", &format!(r#"<w:comment w:id="1">{note}</w:comment>"#))
        .layout();
    assert!(layout.text.len() < 300_000, "{}", layout.text.len());
    assert!(
        layout
            .changes
            .iter()
            .all(|mark| mark.author.as_ref().is_none_or(|author| author.len() <= 200))
    );
}
