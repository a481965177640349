//! Words, spaces, columns, and where they stand on the page.

use codicil_layout::Part;
use codicil_text::Rect;

use crate::writer::{Page, WIDTH, pdf, pdf_with};
use crate::{codes, line, lines, reading};

#[test]
fn words_are_parted_by_spaces_and_by_gaps() {
    let page = Page::new()
        .text(72.0, 100.0, 12.0, "The keeper fills all kettles.")
        // Each word drawn on its own, without a space.
        .text(72.0, 130.0, 12.0, "Set")
        .text(95.0, 130.0, 12.0, "apart")
        // A word drawn in two parts that touch.
        .raw("BT /F1 12 Tf 1 0 0 1 72 682 Tm [(har) -30 (bour) -250 (light)] TJ ET");
    let read = reading(&pdf(&[page]));
    assert_eq!(lines(&read, 0), ["The keeper fills all kettles.", "Set apart", "harbour light"]);
    assert_eq!(read.layout.text, "The keeper fills all kettles.\nSet apart\nharbour light");
    assert!(read.layout.pages_stated);
    assert_eq!(codes(&read), Vec::<&str>::new());
    let first = line(&read, "The keeper fills all kettles.");
    assert_eq!(first.stated.size, Some(1200));
    let place = first.stated.place.as_ref().unwrap();
    assert_eq!(place.words.len(), 5);
    assert_eq!(place.words[1].span.of(&read.layout.text), "keeper");
    // "The " in Helvetica: 611 + 556 + 556 + 278 thousandths of 12 points.
    assert_eq!(place.words[0].left, 7200);
    assert!((place.words[1].left - 9601).abs() <= 5, "{place:?}");
    let Rect { left, top, bottom, .. } = place.rect;
    assert_eq!(left, 7200);
    assert!(top < 10000 && top > 8800 && bottom > 10000 && bottom < 10400, "{place:?}");
}

#[test]
fn a_hyphen_at_the_end_of_a_line_stays() {
    let page = Page::new().lines(72.0, 100.0, 11.0, 14.0, &["a most consider-", "able thing"]);
    let read = reading(&pdf(&[page]));
    assert_eq!(lines(&read, 0), ["a most consider-", "able thing"]);
}

#[test]
fn columns_are_read_one_after_the_other_and_heads_stay_outside() {
    let page = |n: usize| {
        let words = |side: &str| -> Vec<String> {
            (1..9).map(|i| format!("{side} column on page {n} line {i}")).collect()
        };
        let (left, right) = (words("left"), words("right"));
        let strs = |words: &[String]| words.to_vec();
        let mut page = Page::new()
            .text(72.0, 40.0, 9.0, "Orchard Code")
            .text(480.0, 40.0, 9.0, "Draft")
            .text(72.0, 810.0, 9.0, &format!("Page {n} of 2"));
        for (i, (l, r)) in strs(&left).iter().zip(&strs(&right)).enumerate() {
            let y = 100.0 + 13.0 * i as f32;
            page = page.text(72.0, y, 11.0, l).text(320.0, y, 11.0, r);
        }
        page
    };
    let read = reading(&pdf(&[page(1), page(2)]));
    let read_lines = lines(&read, 1);
    assert_eq!(read_lines[0], "Orchard Code Draft");
    assert_eq!(read_lines[1], "left column on page 2 line 1");
    assert_eq!(read_lines[8], "left column on page 2 line 8");
    assert_eq!(read_lines[9], "right column on page 2 line 1");
    assert_eq!(read_lines[17], "Page 2 of 2");
    let parts: Vec<Option<Part>> =
        read.layout.pages[1].lines.iter().map(|line| line.stated.part.clone()).collect();
    assert_eq!(parts[0], Some(Part::Head));
    assert_eq!(parts[1], None);
    assert_eq!(parts[17], Some(Part::Foot));
}

#[test]
fn a_box_beside_the_text_is_read_as_a_whole() {
    let mut page = Page::new();
    for i in 0..9 {
        let y = 100.0 + 14.0 * i as f32;
        page = page.text(72.0, y, 11.0, &format!("main words number {i}"));
    }
    page = page.raw("0.9 g 300 650 160 90 re f 0 g").lines(
        310.0,
        128.0,
        11.0,
        14.0,
        &["side words", "in a box"],
    );
    let read = reading(&pdf(&[page]));
    let all = lines(&read, 0);
    assert_eq!(all[8], "main words number 8");
    assert_eq!(all[9..], ["side words", "in a box"]);
}

#[test]
fn a_page_is_read_as_it_is_shown() {
    // Cropped: places count from the corner of the crop box; words outside it are not shown.
    let page = Page::new()
        .text(150.0, 200.0, 12.0, "shown")
        .text(10.0, 20.0, 12.0, "cropped away")
        .with("/CropBox [100 92 500 742]");
    let read = reading(&pdf(&[page]));
    assert_eq!(lines(&read, 0), ["shown"]);
    assert_eq!(codes(&read), ["words-outside-page"]);
    assert_eq!(read.layout.pages[0].size, Some((40000, 65000)));
    let place = line(&read, "shown").stated.place.as_ref().unwrap();
    assert_eq!(place.words[0].left, 5000);
    assert!(place.rect.top < 10000 && place.rect.bottom > 10000, "{place:?}");

    // Turned by a quarter: words drawn upwards on the sheet are level on the page.
    let page = Page::new().raw_text("0 1 -1 0 200 100 Tm", 12.0, "level words").with("/Rotate 90");
    let read = reading(&pdf(&[page]));
    assert_eq!(read.layout.pages[0].size, Some((84200, 59500)));
    let place = line(&read, "level words").stated.place.as_ref().unwrap();
    assert!((place.words[0].left - 10000).abs() < 5, "{place:?}");
    assert!(place.rect.top < 20000 && place.rect.bottom > 20000, "{place:?}");
}

#[test]
fn words_along_a_margin_do_not_mix_with_the_text() {
    let page = Page::new()
        .lines(72.0, 100.0, 11.0, 14.0, &["first words", "second words", "third words"])
        .raw_text("0 1 -1 0 30 700 Tm", 9.0, "along the margin");
    let read = reading(&pdf(&[page]));
    let all = lines(&read, 0);
    assert_eq!(all, ["first words", "second words", "third words", "along the margin"]);
    let place = line(&read, "along the margin").stated.place.as_ref().unwrap();
    assert!(place.rect.height() > 3 * place.rect.width(), "{place:?}");
}

#[test]
fn a_landscape_page_without_a_turn_is_read_along_its_words() {
    let mut page = Page::new();
    for i in 0..5 {
        let x = 100.0 + 14.0 * i as f32;
        page = page.raw_text(&format!("0 1 -1 0 {x} 72 Tm"), 11.0, &format!("sideways line {i}"));
    }
    let read = reading(&pdf(&[page]));
    assert_eq!(lines(&read, 0)[0..2], ["sideways line 0", "sideways line 1"]);
    let place = line(&read, "sideways line 0").stated.place.as_ref().unwrap();
    // It begins 72 points above the bottom of the page.
    assert!((place.rect.bottom - 77000).abs() < 5, "{place:?}");
    assert!(place.rect.left < 10000 && place.rect.right > 10000, "{place:?}");
}

#[test]
fn paragraphs_begin_where_their_places_show_it() {
    let page = Page::new().lines(
        72.0,
        100.0,
        11.0,
        13.0,
        &["a first paragraph of words that fill", "the whole of the line and end here so"],
    );
    let page = page.lines(
        72.0,
        145.0,
        11.0,
        13.0,
        &[
            "a second paragraph of words that fill",
            "the line.",
            "a third begins behind a short one",
        ],
    );
    let read = reading(&pdf(&[page]));
    let begins: Vec<Option<bool>> =
        read.layout.pages[0].lines.iter().map(|line| line.stated.begins).collect();
    assert_eq!(begins[1..], [Some(false), Some(true), Some(false), Some(true)]);
}

#[test]
fn a_form_is_drawn_at_its_place() {
    // pdf-extract does not follow the matrix of a form; the words are where the page shows them.
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 300 100] /Matrix [1 0 0 1 100 500] \
                /Resources << /Font << /F1 3 0 R >> >> /Length 45 >>\nstream\n\
                BT /F1 12 Tf 1 0 0 1 0 0 Tm (in a form) Tj ET  \nendstream";
    let page = Page::new().raw("q /Fm1 Do Q").text(72.0, 100.0, 12.0, "outside");
    let read = reading(&pdf_with(&[page], &[form], ""));
    assert_eq!(lines(&read, 0), ["outside", "in a form"]);
    let place = line(&read, "in a form").stated.place.as_ref().unwrap();
    assert_eq!(place.words[0].left, 10000);
    assert!(place.rect.right < Rect::hundredths(WIDTH));
}

#[test]
fn what_a_form_field_shows_belongs_to_the_page() {
    let look = "<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] \
                /Resources << /Font << /F1 3 0 R >> >> /Length 45 >>\nstream\n\
                BT /F1 12 Tf 1 0 0 1 2 5 Tm (filled in) Tj ET  \nendstream";
    let drawn = "<< /Type /Annot /Subtype /Widget /FT /Tx /V (filled in) /Rect [200 600 400 620] \
                 /AP << /N 10 0 R >> >>";
    let unseen = "<< /Type /Annot /Subtype /Widget /FT /Tx /V (hidden value) \
                  /Rect [200 500 400 520] >>";
    let comment = "<< /Type /Annot /Subtype /Text /Contents (a remark) /Rect [20 20 40 40] >>";
    let page = Page::new().text(72.0, 236.0, 12.0, "Name:").with("/Annots [11 0 R 12 0 R 13 0 R]");
    let read = reading(&pdf_with(&[page], &[look, drawn, unseen, comment], ""));
    assert_eq!(lines(&read, 0), ["Name: filled in"]);
    assert_eq!(codes(&read), ["form-fields", "annotations"]);
    assert!(read.notices.iter().all(|notice| notice.loses_text));
}
