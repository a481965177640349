//! Footnotes, endnotes, comments, heads and feet.

use codicil_layout::{Layout, Part};

use crate::writer::{Docx, change, docx, lines, p, r, state, t, words};

/// A citation of a footnote.
fn cite(id: u32) -> String {
    format!(
        r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>"#
    )
}

/// A footnote with these paragraphs.
fn note(id: u32, inside: &str) -> String {
    format!(r#"<w:footnote w:id="{id}">{inside}</w:footnote>"#)
}

/// A paragraph of a note with its number.
fn numbered(text: &str) -> String {
    p(&("<w:r><w:footnoteRef/></w:r>".to_owned() + &r(text)))
}

const RULES: &str = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#;

fn with_notes(body: String, notes: &str) -> Docx {
    docx(body).part("footnotes", "footnotes", &(RULES.to_owned() + notes))
}

fn parts(layout: &Layout) -> Vec<Option<Part>> {
    lines(layout).iter().map(|line| line.stated.part.clone()).collect()
}

fn labels(layout: &Layout) -> Vec<&str> {
    layout.note_marks.iter().map(|mark| mark.label.as_str()).collect()
}

#[test]
fn a_note_stands_behind_its_paragraph_and_its_mark_not_in_the_text() {
    let body = p(&(r("Costs ") + &cite(3) + &r("rose") + &cite(2) + &r("."))) + &t("Next");
    let notes = note(2, &(numbered(" Second.") + &t("More."))) + &note(3, &numbered(" First."));
    let layout = with_notes(body, &notes).layout();
    assert_eq!(words(&layout), ["Costs rose.", "First.", "Second.", "More.", "Next"]);
    let note = |label: &str| Some(Part::Note(label.to_owned()));
    assert_eq!(parts(&layout), [None, note("1"), note("2"), note("2"), None]);
    let marks: Vec<_> = layout
        .note_marks
        .iter()
        .map(|mark| (&layout.text[..mark.at], mark.label.as_str()))
        .collect();
    assert_eq!(marks, [("Costs", "1"), ("Costs rose", "2")]);
}

#[test]
fn notes_have_marks_of_their_own() {
    let own = r#"<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>"#;
    let sign = r#"<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:sym w:font="Symbol" w:char="F02A"/></w:r>"#;
    let body = p(&(r("One") + own + &r(" two") + &cite(3) + sign));
    let notes = note(1, &p(&(r("*") + &r(" Starred"))))
        + &note(2, &t("Other"))
        + &note(3, &numbered("Numbered"));
    let layout = with_notes(body, &notes).layout();
    assert_eq!(words(&layout), ["One two", "Starred", "Numbered", "Other"]);
    assert_eq!(labels(&layout), ["*", "1", "∗"]);
}

#[test]
fn endnotes_have_numbers_of_their_own() {
    let end = r#"<w:r><w:endnoteReference w:id="1"/></w:r>"#;
    let layout = with_notes(p(&(r("One") + &cite(1) + end)), &note(1, &t("Foot")))
        .part(
            "endnotes",
            "endnotes",
            r#"<w:endnote w:id="1"><w:p><w:r><w:t>End</w:t></w:r></w:p></w:endnote>"#,
        )
        .layout();
    assert_eq!(words(&layout), ["One", "Foot", "End"]);
    assert_eq!(labels(&layout), ["1", "i"]);
}

#[test]
fn numbers_of_notes_follow_the_settings_and_the_sections() {
    let settings = r#"<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numRestart w:val="eachSect"/></w:footnotePr>"#;
    let section = r#"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"#;
    let own = r#"<w:sectPr><w:type w:val="continuous"/><w:footnotePr><w:numFmt w:val="decimal"/><w:numStart w:val="4"/></w:footnotePr></w:sectPr>"#;
    let body = p(&(r("One") + &cite(1) + &cite(2)))
        + section
        + &p(&(r("Two") + &cite(3) + &cite(4)))
        + own;
    let notes: String = (1..=4).map(|id| note(id, &numbered("N"))).collect();
    let layout = with_notes(body, &notes).part("settings", "settings", settings).layout();
    assert_eq!(labels(&layout), ["a", "b", "4", "5"]);
}

#[test]
fn a_note_of_a_table_stands_behind_its_row() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&(cell(&p(&(r("One") + &cite(1)))) + &cell(&t("Two")))),
        row(&cell(&t("Three")))
    );
    let layout = with_notes(body, &note(1, &numbered("Note"))).layout();
    assert_eq!(words(&layout), ["One", "Two", "Note", "Three"]);
    assert_eq!(lines(&layout)[2].stated.cell, None);
}

#[test]
fn a_note_stands_on_the_page_of_its_paragraph() {
    let hard = r#"<w:r><w:br w:type="page"/></w:r>"#;
    let inside = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let body = p(&(r("One") + &cite(1) + inside + &r("goes on") + hard)) + &t("Next");
    let layout = with_notes(body, &note(1, &numbered("Note"))).layout();
    let pages: Vec<usize> = layout.pages.iter().map(|page| page.lines.len()).collect();
    assert_eq!(words(&layout), ["Onegoes on", "Note", "Next"]);
    assert_eq!(pages, [2, 0, 1]);
}

#[test]
fn a_note_goes_with_its_citation() {
    let body = p(&(r("One") + &change("del", &cite(1)) + &change("ins", &cite(2)) + &cite(3)));
    let notes: String = (1..=3).map(|id| note(id, &numbered(&format!("N{id}")))).collect();
    let layout = with_notes(body, &notes).layout();
    assert_eq!(words(&layout), ["One", "N1", "N2", "N3"]);
    // A mark that is gone after the changes is not there.
    assert_eq!(labels(&layout), ["1", "2"]);
    let marks: Vec<_> = layout
        .changes
        .iter()
        .map(|mark| (mark.kind.stands_after(), mark.span.of(&layout.text)))
        .collect();
    assert_eq!(marks, [(false, "N1\n"), (true, "N2\n")]);
}

#[test]
fn notes_of_joined_paragraphs_stand_behind_the_joined_one() {
    let end = r#"<w:pPr><w:rPr><w:del w:id="1" w:author="Ann"/></w:rPr></w:pPr>"#;
    let body = format!("<w:p>{end}{}{}</w:p>", r("The boat"), cite(1)) + &t(" floats") + &t("Next");
    let layout = with_notes(body, &note(1, &numbered("Note"))).layout();
    assert_eq!(words(&layout), ["The boat", "floats", "Note", "Next"]);
    assert_eq!(state(&layout, true), ["The boat floats", "Next"]);
}

#[test]
fn a_note_is_told_once_and_may_cite_itself() {
    let body = p(&(r("One") + &cite(1) + &cite(1) + &cite(9)));
    let layout = with_notes(body, &note(1, &p(&(r("Note") + &cite(1))))).layout();
    assert_eq!(words(&layout), ["One", "Note"]);
    assert_eq!(labels(&layout), ["1", "2", "3", "4"]);
}

#[test]
fn comments_stand_behind_their_paragraph_with_their_author() {
    let reference = |id: u32| format!(r#"<w:r><w:commentReference w:id="{id}"/></w:r>"#);
    let body = p(&(r("One ")
        + r#"<w:commentRangeStart w:id="1"/>"#
        + &r("two")
        + r#"<w:commentRangeEnd w:id="1"/>"#
        + &reference(1)
        + &reference(2)))
        + &t("Next");
    let comments = format!(
        r#"<w:comment w:id="1" w:author="Ann Other" w:initials="AO">{}{}</w:comment><w:comment w:id="2" w:author="">{}</w:comment>"#,
        p(&("<w:r><w:annotationRef/></w:r>".to_owned() + &r("Is this right?"))),
        t("I doubt it."),
        t("Yes.")
    );
    let read = docx(body).part("comments", "comments", &comments).read().unwrap();
    assert_eq!(
        words(&read.layout),
        ["One two", "Ann Other: Is this right?", "I doubt it.", "Yes.", "Next"]
    );
    let comment = Some(Part::Comment);
    assert_eq!(parts(&read.layout), [None, comment.clone(), comment.clone(), comment, None]);
    assert_eq!(read.notices[0].message, "This document has 2 comments in its margin.");
}

/// A document with a head and feet, and section properties that name them.
fn running(body: &str, settings: &str) -> Layout {
    docx(body)
        .part("header", "hdr", &t("Head"))
        .part("footer", "ftr", &(t("Foot") + &t("Page 1")))
        .part("header", "hdr", &t("First head"))
        .part("header", "hdr", &t("Head"))
        .part("settings", "settings", settings)
        .layout()
}

#[test]
fn heads_and_feet_are_told_once() {
    let names = r#"<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>"#;
    let section = format!("<w:p><w:pPr><w:sectPr>{names}</w:sectPr></w:pPr>{}</w:p>", r("One"));
    // The second section names the same foot, and a head of the same words.
    let last = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId2"/></w:sectPr>"#;
    let layout = running(&(section.clone() + &t("Two") + last), "");
    assert_eq!(words(&layout), ["Head", "One", "Foot", "Page 1", "Two"]);
    assert_eq!(parts(&layout), [Some(Part::Head), None, Some(Part::Foot), Some(Part::Foot), None]);
    let with_title = section.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>");
    assert_eq!(
        words(&running(&(with_title + last), "")),
        ["Head", "First head", "One", "Foot", "Page 1"]
    );
}

#[test]
fn heads_of_even_pages_are_read_where_they_are_used() {
    let section = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="even" r:id="rId3"/><w:sectPrChange w:id="1"><w:sectPr><w:footerReference r:id="rId2"/></w:sectPr></w:sectPrChange></w:sectPr>"#;
    assert_eq!(words(&running(&(t("One") + section), "")), ["Head", "One"]);
    assert_eq!(
        words(&running(&(t("One") + section), "<w:evenAndOddHeaders/>")),
        ["Head", "First head", "One"]
    );
}

#[test]
fn a_table_in_a_head_is_lines() {
    let table = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        t("Left"),
        t("Right")
    );
    let layout = docx(
        t("One") + r#"<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>"#,
    )
    .part("header", "hdr", &table)
    .layout();
    assert_eq!(words(&layout), ["Left", "Right", "One"]);
    assert!(layout.tables.is_empty());
}
