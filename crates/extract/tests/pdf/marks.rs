//! Strokes and footnotes.

use codicil_extract::Extracted;
use codicil_layout::{MarkKind, Part};

use crate::writer::{Page, pdf, pdf_with};
use crate::{codes, line, lines, reading};

fn changes(read: &Extracted) -> Vec<(MarkKind, &str)> {
    let changes = read.layout.changes.iter();
    changes.map(|change| (change.kind, change.span.of(&read.layout.text))).collect()
}

/// "The old new kettle" with strokes through "old" and under "new".
fn redline(colour: &str) -> Page {
    // Helvetica at 10 points: "The " is 20.01 wide, "old " 16.12, "new" 18.34.
    Page::new()
        .raw(&format!("{colour} rg"))
        .text(72.0, 100.0, 10.0, "The old new kettle")
        .raw("0 g")
        .stroke((92.0, 97.0), (105.4, 97.0), colour)
        .stroke((108.1, 100.9), (126.5, 100.9), colour)
}

#[test]
fn strokes_through_and_under_words_are_changes_that_are_not_recorded() {
    for colour in ["0.8 0 0", "0 0 0"] {
        let read = reading(&pdf(&[redline(colour)]));
        assert_eq!(
            changes(&read),
            [(MarkKind::Deleted, "old"), (MarkKind::Inserted, "new")],
            "{colour}"
        );
        assert!(read.layout.changes.iter().all(|change| !change.recorded));
        assert_eq!(codes(&read), ["changes-from-strokes"]);
    }
}

#[test]
fn headings_links_and_rules_of_tables_are_no_changes() {
    let page = Page::new()
        // "Heading words" is 66.7 points wide at 10 points.
        .text(72.0, 80.0, 10.0, "Heading words")
        .stroke((72.0, 81.5), (138.7, 81.5), "0 0 0")
        // A link in its usual colour, with and without its annotation.
        .text(72.0, 120.0, 10.0, "linked words")
        .stroke((72.0, 121.5), (127.0, 121.5), "0 0 1")
        .text(72.0, 140.0, 10.0, "www.example.org")
        .stroke((72.0, 141.5), (144.0, 141.5), "0 0 1")
        .grid(&[70.0, 130.0, 190.0], &[150.0, 162.0, 174.0])
        .text(72.0, 159.0, 10.0, "cell words")
        .text(132.0, 171.0, 10.0, "more of it");
    let link = "<< /Type /Annot /Subtype /Link /Rect [70 718 130 734] >>";
    let linked = redline("0.8 0 0").with("/Annots [10 0 R]");
    let read = reading(&pdf_with(std::slice::from_ref(&page), &[link], ""));
    assert_eq!(changes(&read), []);
    // Not either where the paper shows changes in a colour of its own.
    let read = reading(&pdf_with(&[page.with("/Annots [10 0 R]"), linked], &[link], ""));
    assert_eq!(changes(&read), [(MarkKind::Deleted, "old"), (MarkKind::Inserted, "new")]);
}

#[test]
fn a_footnote_leaves_its_mark_and_its_label() {
    let page = Page::new()
        .text(72.0, 100.0, 11.0, "The charge of $90")
        .text(161.0, 96.0, 6.5, "1")
        .text(167.5, 100.0, 11.0, "is due for 5 m")
        .text(234.2, 96.0, 6.5, "2")
        .text(72.0, 114.0, 11.0, "of rope.")
        .stroke((72.0, 740.0), (216.0, 740.0), "0 0 0")
        .text(72.0, 752.0, 6.0, "1")
        .text(76.0, 755.0, 9.0, "Set by the keeper in")
        .text(72.0, 766.0, 9.0, "the year before.");
    let read = reading(&pdf(&[page]));
    assert_eq!(
        lines(&read, 0),
        [
            "The charge of $90 is due for 5 m2",
            "of rope.",
            "Set by the keeper in",
            "the year before."
        ]
    );
    let note = Some(Part::Note("1".to_owned()));
    assert_eq!(line(&read, "Set by the keeper in").stated.part, note);
    assert_eq!(line(&read, "the year before.").stated.part, note);
    assert_eq!(line(&read, "the year before.").stated.begins, Some(false));
    let mark = &read.layout.note_marks[0];
    assert_eq!((mark.label.as_str(), read.layout.note_marks.len()), ("1", 1));
    assert!(read.layout.text[..mark.at].ends_with("$90"));
}
