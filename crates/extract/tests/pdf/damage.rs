//! Files that are locked, broken, cut off, scanned, or something else.

use codicil_extract::{ExtractError, Format, read};
use codicil_layout::Unread;
use pdf_extract::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use crate::writer::{Page, pdf, pdf_with};
use crate::{codes, lines, reading};

fn two_pages() -> Vec<u8> {
    let words = |n: u32| format!("Words of page {n} and some more of them");
    pdf(&[
        Page::new().text(72.0, 100.0, 11.0, &words(1)),
        Page::new().text(72.0, 100.0, 11.0, &words(2)),
    ])
}

fn encrypted(user: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&two_pages()).unwrap();
    let id = || Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id(), id()]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: user,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[test]
fn a_password_is_asked_for_only_where_one_is_needed() {
    let open = reading(&encrypted(""));
    assert_eq!(lines(&open, 1), ["Words of page 2 and some more of them"]);
    assert_eq!(read(&encrypted("secret"), "a.pdf").unwrap_err(), ExtractError::Encrypted);
}

#[test]
fn a_file_cut_off_anywhere_is_read_in_part_or_refused_and_says_so() {
    let whole = two_pages();
    let (mut read_in_part, mut refused) = (0, 0);
    for end in (9..whole.len()).step_by(23) {
        match read(&whole[..end], "cut.pdf") {
            Ok(found) => {
                let end_is_there = whole[..end].windows(5).any(|five| five == b"%%EOF");
                assert!(end_is_there || codes(&found).contains(&"damaged-file"), "cut at {end}");
                read_in_part += 1;
            }
            Err(error) => {
                assert!(matches!(error, ExtractError::Damaged { .. }), "cut at {end}: {error}");
                refused += 1;
            }
        }
    }
    assert!(read_in_part > 3 && refused > 3, "{read_in_part} read, {refused} refused");
}

#[test]
fn the_pages_before_a_cut_are_kept() {
    let whole = two_pages();
    let second = whole.windows(9).position(|nine| nine == b"of page 2").unwrap();
    let read = reading(&whole[..second]);
    assert_eq!(lines(&read, 0), ["Words of page 1 and some more of them"]);
    let notice = read.notices.iter().find(|notice| notice.code == "damaged-file").unwrap();
    assert!(notice.loses_text);
}

#[test]
fn garbage_is_refused_and_breaks_nothing() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut noise = |len: usize| -> Vec<u8> {
        let next = |_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state as u8
        };
        (0..len).map(next).collect()
    };
    let mut bytes = b"%PDF-1.4\n".to_vec();
    bytes.extend(noise(4000));
    assert!(matches!(read(&bytes, "a.pdf"), Err(ExtractError::Damaged { .. })));
    // Single bytes changed in a good file: read or refused, nothing else.
    let whole = two_pages();
    for at in (0..whole.len()).step_by(41) {
        let mut changed = whole.clone();
        changed[at] ^= 0x15;
        let _ = read(&changed, "a.pdf");
    }
    // Brackets without end.
    let mut nested = b"%PDF-1.4\n1 0 obj\n".to_vec();
    nested.extend(b"[<<".repeat(50_000));
    let _ = read(&nested, "a.pdf");
}

#[test]
fn a_page_that_draws_itself_costs_no_more_than_itself() {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 300 100] \
                /Resources << /XObject << /Fm1 10 0 R >> >> /Length 7 >>\nstream\n/Fm1 Do\nendstream";
    let pages = [
        Page::new().raw("/Fm1 Do").text(72.0, 100.0, 11.0, "around the form"),
        Page::new().text(72.0, 100.0, 11.0, "next page"),
    ];
    let read = reading(&pdf_with(&pages, &[form], ""));
    assert_eq!(lines(&read, 0), ["around the form"]);
    assert_eq!(lines(&read, 1), ["next page"]);
}

#[test]
fn pictures_are_named_by_page() {
    let words = Page::new().text(72.0, 100.0, 11.0, "Words");
    let scan = Page::new().picture();
    let read = reading(&pdf(&[words.clone(), scan.clone(), scan.clone(), Page::new()]));
    let unread: Vec<Option<Unread>> = read.layout.pages.iter().map(|page| page.unread).collect();
    // An empty page has been read in full.
    assert_eq!(unread, [None, Some(Unread::Picture), Some(Unread::Picture), None]);
    assert_eq!(codes(&read), ["pages-without-text"]);
    let notice = &read.notices[0];
    assert!(notice.loses_text);
    assert_eq!(notice.page, Some(2));
    assert!(notice.message.starts_with("Pages 2–3 are pictures with no text. They can be viewed"));

    let read = reading(&pdf(&[scan.clone(), scan]));
    assert!(read.layout.text.is_empty());
    assert_eq!(codes(&read), ["pages-without-text"]);
}

#[test]
fn hidden_words_behind_a_picture_are_said_to_be_recognised() {
    let page = Page::new().picture().raw("3 Tr").text(72.0, 100.0, 11.0, "words behind a scan");
    let read = reading(&pdf(&[page]));
    assert_eq!(lines(&read, 0), ["words behind a scan"]);
    assert!(codes(&read).contains(&"recognised-text"));
}

#[test]
fn a_pdf_with_another_name_is_read_as_one() {
    let found = read(&two_pages(), "paper.txt").unwrap();
    assert_eq!(found.format, Format::Pdf);
    assert_eq!(codes(&found), ["mislabelled"]);
    assert!(found.notices[0].message.contains("named as plain text but holds a PDF"));
    // A few bytes before the header are common.
    let mut late = b"\r\nheader of a mail\r\n".to_vec();
    late.extend(two_pages());
    assert_eq!(read(&late, "paper.pdf").unwrap().format, Format::Pdf);
}
